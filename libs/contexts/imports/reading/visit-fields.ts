import type { Meaning } from '#kernel';
import { FLAGS, type FlagCode, type VISITS, type VisitCells } from '#import';

/** What each field of a register of visits is called, in the order in which it is shown. */
export const VISIT_FIELDS = {
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
} as const satisfies Readonly<Record<keyof typeof VISITS.headings, Meaning>>;
export type VisitField = keyof typeof VISIT_FIELDS;

export const VISIT_FIELD_NAMES = Object.keys(VISIT_FIELDS) as readonly VisitField[];

/** Which reading a field has; those without one are shown as they stand, and not recorded. */
export const READ_AS = {
  origin: 'origins',
  host: 'hosts',
  dates: 'dates',
  persons: 'persons',
  topic: 'topic',
  cost: 'cost',
  source: 'source',
  outcome: 'outcome',
} as const satisfies Partial<Record<VisitField, keyof VisitCells>>;
export type ReadField = keyof typeof READ_AS;
export const READ_FIELDS = Object.keys(READ_AS) as readonly ReadField[];

/** What no officer accepts as it is: the row itself is not whole, or says nothing, or is not the office's. */
const NEVER_ACCEPTED: ReadonlySet<FlagCode> = new Set([
  'TOO_MANY_CELLS',
  'CELL_TOO_LONG',
  'QUOTE_IN_ROW',
  'NOTHING_ABOVE',
  'NOTHING_STATED',
  'EXAMPLE_ROW',
  'E_SCOPE',
]);

/** Whether somebody has to decide on it before the row is recorded. */
export const waits = (code: FlagCode): boolean => FLAGS[code][0] === 'ASK' || FLAGS[code][0] === 'QUARANTINE';
export const isAcceptable = (code: FlagCode): boolean => waits(code) && !NEVER_ACCEPTED.has(code);
