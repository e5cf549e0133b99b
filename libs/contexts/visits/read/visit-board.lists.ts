import {
  REGION_LEVELS,
  amount,
  levelOf,
  regencyOf,
  rowKey,
  withAncestors,
  yearOf,
  type Contribution,
  type Label,
  type TotalDeclaration,
} from '#kernel';
import type { VisitBoardEntry } from './visit-board.document.js';

export const BOARD = { name: 'visit_board', version: 5 } as const;

const YEAR = { kind: 'integer', label: ['tahun mulai menurut rencana', 'year of the planned start'] } as const;

const measures = (visits: Label) =>
  ({
    visits,
    travellers: ['Orang dalam Surat Tugas kunjungan itu', 'Persons on the travel orders of these visits'],
    plannedRupiah: [
      'Anggaran kunjungan itu dalam rupiah; kunjungan ke beberapa wilayah dihitung utuh di masing-masing',
      'Budgets of these visits in rupiah; a visit to several regions counts as a whole in each',
    ],
  }) as const;

/**
 * The totals of the board that can be listed: where visits went. Visits that were declined, cancelled or voided count
 * in none.
 */
export const VISIT_LISTS = {
  destinations: {
    label: ['Wilayah tujuan kunjungan belajar', 'Destinations of study visits'],
    dimensions: {
      level: { kind: 'text', label: ['jenis wilayah', 'kind of region'] },
      region: {
        kind: 'region',
        label: [
          'wilayah tuan rumah, atau wilayah tempat tuan rumah berada',
          'region of a host, or one in which a host lies',
        ],
      },
      year: YEAR,
    },
    measures: measures(['Kunjungan ke wilayah itu, masing-masing sekali', 'Visits to that region, each once']),
  },
  edges: {
    label: ['Jejaring kunjungan antarkabupaten/kota', 'Network of visits between regencies and cities'],
    dimensions: {
      host: {
        kind: 'region',
        label: [
          'kabupaten/kota tuan rumah; provinsi, bila tuan rumahnya provinsi',
          'regency or city of the host; the province, where that is the host',
        ],
      },
      origin: {
        kind: 'region',
        label: [
          'kabupaten/kota asal; provinsi, bila asalnya provinsi',
          'regency or city of origin; the province, where that is the origin',
        ],
      },
      year: YEAR,
    },
    measures: measures([
      'Kunjungan dari asal itu ke tuan rumah itu, masing-masing sekali',
      'Visits from that origin to that host, each once',
    ]),
  },
} as const satisfies Readonly<Record<string, TotalDeclaration>>;

/** A visit that takes place, or is planned to. */
export const listedContribution = (visit: VisitBoardEntry): Contribution => {
  const year = yearOf(visit.plannedStart);
  const destinations = new Set(visit.hostRegions.flatMap(withAncestors));
  const origin = visit.originRegion && (regencyOf(visit.originRegion) ?? visit.originRegion);
  const hosts = new Set(visit.hostRegions.map((host) => regencyOf(host) ?? host));
  return {
    totals: [
      ...[...destinations].map((region) =>
        rowKey(BOARD, VISIT_LISTS, 'destinations', { level: REGION_LEVELS[levelOf(region) - 1]!, region, year }),
      ),
      ...(origin ? [...hosts].map((host) => rowKey(BOARD, VISIT_LISTS, 'edges', { host, origin, year })) : []),
    ],
    measures: {
      visits: 1n,
      plannedRupiah: amount(visit.budget),
      ...(visit.travellers && { travellers: BigInt(visit.travellers) }),
    },
  };
};
