import {
  FLAG,
  INTEGER,
  START,
  TEXT,
  collectionOf,
  field,
  listOf,
  optional,
  record,
  totalKey,
  wordsOf,
  type Instant,
  type Position,
  type ReadModel,
  type ReadStore,
  type TypeOf,
} from '#kernel';
import { columnsOf, type ModelQuery, type TotalsQuery } from '#runtime';

const trip = record({
  title: field(['judul perjalanan', 'title of the trip'], TEXT),
  status: field(['tahap', 'stage'], TEXT),
  year: field(['tahun', 'year'], INTEGER),
  plannedStart: field(['hari mulai', 'first day'], TEXT),
  regions: field(['wilayah', 'regions'], listOf(TEXT)),
  urgent: optional(['apakah mendesak', 'whether it is urgent'], FLAG),
});
export type Trip = TypeOf<typeof trip>;

const column = columnsOf(trip);

const board: ReadModel<Trip> = {
  name: 'trip_board',
  version: 1,
  events: {},
  fields: { status: 'text', year: 'integer', regions: 'regions', plannedStart: 'text', urgent: 'boolean' },
  sorts: ['plannedStart', 'title'],
  keys: () => [],
  fold: (trip) => trip,
  words: ({ title }) => wordsOf(title),
};

export const tripList: ModelQuery<Trip> = {
  path: 'trips',
  summary: ['Perjalanan', 'Trips'],
  model: board,
  consumer: 'trips',
  scopeField: 'regions',
  category: 'trip',
  roles: ['REGENCY_PMD', 'MINISTRY_OFFICER'],
  parameters: {
    region: { field: 'regions', kind: 'within', summary: ['Wilayah', 'Region'] },
    status: { field: 'status', kind: 'in', summary: ['Tahap', 'Stage'] },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun', 'Year'] },
    urgent: { field: 'urgent', kind: 'equals', summary: ['Mendesak', 'Urgent'] },
    from: { field: 'plannedStart', kind: 'from', form: 'date', summary: ['Mulai dari', 'Starting from'] },
    to: { field: 'plannedStart', kind: 'to', form: 'date', summary: ['Mulai sampai', 'Starting until'] },
  },
  defaultSort: { field: 'plannedStart', descending: true },
  document: trip,
  columns: [...column('judul', 'title'), ...column('tahun', 'year'), ...column('mendesak', 'urgent')],
};

const yearKey = (region: string, year: string): string => totalKey(board, 'trips', { region, year });

export const tripTotals: TotalsQuery = {
  path: 'trips/totals',
  summary: ['Jumlah perjalanan', 'Totals of trips'],
  consumer: 'trips',
  roles: ['REGENCY_PMD', 'MINISTRY_OFFICER'],
  parameters: {
    region: { form: 'region', summary: ['Wilayah', 'Region'] },
    year: { required: true, form: 'year', summary: ['Tahun', 'Year'] },
  },
  labels: { trips: ['Perjalanan', 'Trips'], fundingRupiah: ['Dana', 'Money'] },
  measures: {
    trips: { trips: ['Semua perjalanan', 'All trips'] },
    fundingRupiah: { total: ['Semua sumber dana', 'All sources of money'] },
  },
  keys: ({ year = '' }, region) => ({
    trips: yearKey(region, year),
    fundingRupiah: `${yearKey(region, year)}|funding`,
  }),
};

const entry = (
  title: string,
  status: string,
  plannedStart: string,
  regions: readonly string[],
  more: Partial<Trip> = {},
): Trip => ({ title, status, plannedStart, regions, year: Number(plannedStart.slice(0, 4)), ...more });

/**
 * Visible to the ministry: all. To 63.10: angsana, formula. To 62.03: angsana, kapuas. To nobody below the country:
 * bali.
 */
export const tripsById: Readonly<Record<string, Trip>> = {
  angsana: entry('Kaji banding Angsana', 'CLOSED', '2024-11-19', ['62.03.02.2007', '63.10.09.2009'], { urgent: true }),
  kapuas: entry('Rapat Kapuas', 'PROPOSED', '2024-05-02', ['62.03.02']),
  formula: entry('=HYPERLINK("http://evil")', 'PROPOSED', '2023-01-05', ['63.10.11']),
  bali: entry('Studi tiru, "Bali"', 'CLOSED', '2022-07-01', ['51.03']),
};

export const fill = async (
  store: ReadStore,
  entries: Readonly<Record<string, Trip>> = tripsById,
): Promise<ReadStore> => {
  const position = '7' as Position;
  await store.prepare([collectionOf(board)]);
  await store.commit({
    consumer: 'trips',
    expected: { position: START },
    next: position,
    totals: [
      { key: yearKey('ID', '2024'), add: { trips: 2n, CLOSED: 1n, PROPOSED: 0n, spentRupiah: 5n } },
      { key: yearKey('63.10', '2024'), add: { trips: 1n } },
      { key: `${yearKey('ID', '2024')}|funding`, add: { ADD: 62_500_000n, total: 9_007_199_254_740_993n } },
    ],
    documents: Object.entries(entries).map(([id, doc]) => ({
      collection: collectionOf(board),
      id,
      expected: START,
      position,
      doc,
      words: [...wordsOf(doc.title)],
    })),
  });
  return store;
};

export const THEN = '2024-06-30T16:59:59.000Z' as Instant;
