import { covers, type Meaning } from '#kernel';
import { type VISITS, compareVisits, readVisit, type RowReading, type TableRow, type VisitCells } from '#import';
import { DANA_DESA_BAN_FROM } from '#contexts/visits/contract';
import type { Settlement } from '../domain/import.events.js';
import type { AnyReading } from './any-reading.js';
import type { RegisterKind } from './register-kind.js';
import { chosenIn, withValues, writtenIn } from './settled-cells.js';
import { visitRecord } from './visit-record.js';

/** VIS-04: first fiscal year in which Dana Desa pays for no travel outside the regency. */
const RULES = { danaDesaBanFrom: DANA_DESA_BAN_FROM };

/** Which reading a field has; those without one are shown as they stand, and not recorded. */
const READ_AS: Readonly<Partial<Record<string, keyof VisitCells>>> = {
  origin: 'origins',
  host: 'hosts',
  dates: 'dates',
  persons: 'persons',
  topic: 'topic',
  cost: 'cost',
  source: 'source',
  outcome: 'outcome',
} satisfies Partial<Record<keyof typeof VISITS.headings, keyof VisitCells>>;

const visitIn = (read: AnyReading): RowReading<VisitCells> => read as unknown as RowReading<VisitCells>;
const anyOf = (read: RowReading<VisitCells>): AnyReading => read as unknown as AnyReading;

/** Dates that were written anew are the whole visit; the day of the return counts again where that is written, too. */
const withoutReturn = (row: TableRow, settlements: readonly Settlement[]): TableRow => {
  const { returned } = row.cells;
  const anew = writtenIn(settlements);
  return returned && anew.has('dates') && !anew.has('returned')
    ? { ...row, cells: { ...row.cells, returned: { ...returned, text: '' } } }
    : row;
};

/** Registers of study visits. */
export const visitRegister: RegisterKind = {
  layout: 'VISITS',
  fields: {
    no: ['nomor urut', 'serial number'],
    origin: ['asal', 'origin'],
    host: ['tujuan', 'host'],
    dates: ['tanggal', 'dates'],
    returned: ['tanggal kembali', 'day of the return'],
    persons: ['jumlah orang', 'persons'],
    leader: ['pimpinan', 'leader'],
    topic: ['materi', 'topic'],
    cost: ['biaya', 'cost'],
    source: ['sumber dana', 'source of money'],
    outcome: ['hasil', 'outcome'],
    reference: ['sumber berita', 'reference'],
  } satisfies Record<keyof typeof VISITS.headings, Meaning>,
  computed: {},
  cellsAt: (field) => {
    const cell = Object.hasOwn(READ_AS, field) ? READ_AS[field] : undefined;
    return cell === undefined ? [] : cell === 'cost' ? ['cost', 'total'] : [cell];
  },
  choosable: (read) => {
    const { origins, hosts } = visitIn(read).cells;
    return { origin: (origins.value ?? []).map(({ raw }) => raw), host: (hosts.value ?? []).map(({ raw }) => raw) };
  },
  settledAt: {},
  days: ['dates'],
  needed: [['dates'], ['origin', 'host']],
  fingerprint: ['origin', 'host', 'dates', 'persons', 'topic', 'cost'],
  read: (row, names, settlements) =>
    anyOf(readVisit(withoutReturn(withValues(row, settlements), settlements), names, RULES, chosenIn(settlements))),
  compare: (rows) => compareVisits(rows.map(visitIn)) as unknown as ReturnType<RegisterKind['compare']>,
  /** An origin that is certain lies elsewhere. */
  isOutside: (read, keptIn) =>
    (visitIn(read).cells.origins.value ?? []).some(
      ({ value }) => value?.region !== undefined && !covers(keptIn, value.region),
    ),
  awaits: () => undefined,
  proposals: () => [],
  recordings: (row, context) => [
    {
      command: 'ImportHistoricalRecord',
      id: row.recordId,
      input: visitRecord(row, visitIn(row.read), context, visitRegister),
    },
  ],
};
