import { CAPACITY_WORDS, codeList, type CodeList, type FieldChange, type Meaning } from '#kernel';
import { codeColumns, documentColumns, partyOf, type Hidden, type ModelQuery, type QueryColumn } from '#runtime';
import { RECORD_READERS, ROLE_WORDS } from '#contexts/access/contract';
import { REPAIR_KINDS, REPAIR_STATUSES, correctionBoard, type CorrectionEntry, type RepairParty, type RepairStatus } from '../read/correction-board.model.js';

/** Consumer that keeps the context's read models. */
export const CORRECTIONS = 'corrections';

const STATUS_WORDS: Readonly<Record<RepairStatus, Meaning>> = {
  WAITING: ['menunggu keputusan orang kedua', 'waiting for the second person'],
  CONFIRMED: ['disetujui dan berlaku', 'confirmed, and in effect'],
  REFUSED: ['ditolak orang kedua, dengan alasan', 'refused by the second person, with a reason'],
  WITHDRAWN: ['ditarik kembali oleh yang meminta, dengan alasan', 'withdrawn by the one who asked, with a reason'],
  LAPSED: ['gugur karena catatannya dibatalkan', 'lapsed because the record was voided'],
};
const KIND_WORDS: Readonly<Record<(typeof REPAIR_KINDS)[number], Meaning>> = {
  CORRECTION: ['perbaikan isian satu kejadian', 'correction of fields of one event'], VOIDING: ['pembatalan seluruh catatan', 'voiding of the whole record'],
};

/** What the codes of corrections mean. */
export const CORRECTION_CODES: readonly CodeList[] = [
  codeList(['Keadaan permintaan perbaikan', 'State of a request for correction'], REPAIR_STATUSES, STATUS_WORDS),
  codeList(['Jenis permintaan perbaikan', 'Kind of request for correction'], REPAIR_KINDS, KIND_WORDS),
];

const isHidden = (value: unknown): value is Hidden => typeof value === 'object' && value !== null && 'hidden' in value;

/** As JSON where it is no text; what is hidden from the reader stays hidden. */
const text = (value: unknown): string | Hidden | undefined =>
  (value === undefined || typeof value === 'string' || isHidden(value) ? value : JSON.stringify(value));

/** The value of the one field that was asked for; of several an object, by field. */
const values = (changes: readonly FieldChange[] = [], of: (change: FieldChange) => unknown): string | Hidden | undefined =>
  text(changes.length > 1
    ? Object.fromEntries(changes.map((change) => [change.field, isHidden(of(change)) ? 'tersembunyi / hidden' : of(change)]))
    : changes[0] && of(changes[0]));

type Entry = CorrectionEntry & { readonly id: string };
type Column = QueryColumn<Entry>;

/** Who asked or decided, as a register on paper has it: in which office and capacity, for which region, by which mandate. */
const partyColumns = (name: string, [id, en]: Meaning, of: (entry: CorrectionEntry) => RepairParty | undefined): readonly Column[] => [
  ...codeColumns<Entry>(`peran_${name}`, [`peran yang ${id}`, `role of who ${en}`], ROLE_WORDS, (entry) => of(entry)?.role),
  {
    title: `wilayah_${name}`, meaning: [`wilayah untuk mana yang ${id} bertindak`, `region for which who ${en} acted`],
    value: (entry, places) => {
      const scope = of(entry)?.scope;
      return scope && places.address(scope);
    },
  },
  { title: `kantor_${name}`, meaning: [`id kantor yang ${id}`, `id of the office that ${en}`], value: (entry) => of(entry)?.officeId },
  ...codeColumns<Entry>(`kedudukan_${name}`, [`kedudukan yang ${id}`, `capacity of who ${en}`], CAPACITY_WORDS, (entry) => of(entry)?.capacity),
  ...documentColumns<Entry>(`mandat_${name}`, [`mandat yang ${id}`, `mandate of who ${en}`], (entry) => of(entry)?.mandate),
];

/** @param categories of the records that can be corrected. */
export const correctionListOf = (categories: readonly string[]): ModelQuery<Entry> => ({
  path: 'corrections',
  summary: ['Perbaikan dan pembatalan catatan yang diminta', 'Corrections and voidings that were asked for'],
  model: correctionBoard,
  consumer: CORRECTIONS,
  roles: RECORD_READERS,
  scopeField: 'regions',
  /** What is asked for was entered by who asks, like each mandate by whose it is; what stands in the record may be anybody's. */
  enteredBy: ({ requestedBy, decidedBy }, [part, _index, value]) => {
    if (part === 'decidedBy') return decidedBy && partyOf(decidedBy);
    return part === 'requestedBy' || (part === 'asked' && value === 'new') ? partyOf(requestedBy) : undefined;
  },
  tellsPastOf: ({ category, recordId }) => `${category}-${recordId}`,
  parameters: {
    status: { field: 'status', kind: 'in', form: REPAIR_STATUSES, summary: ['Keadaan permintaan', 'State of the request'] },
    kind: { field: 'kind', kind: 'in', form: REPAIR_KINDS, summary: ['Perbaikan atau pembatalan', 'Correction or voiding'] },
    category: { field: 'category', kind: 'in', form: categories, summary: ['Jenis catatan', 'Kind of record'] },
    record: { field: 'recordId', kind: 'equals', form: 'id', summary: ['Id catatan', 'Id of the record'] },
    region: { field: 'regions', kind: 'within', summary: ['Wilayah para pihak, dengan isinya', 'Region of a party, with all that lies in it'] },
  },
  defaultSort: { field: 'requestedAt' },
  columns: [
    { title: 'id', meaning: ['id permintaan di semua catatan', 'id of the request among all records'], forPrograms: true, value: ({ id }) => id },
    ...codeColumns<Entry>('status', ['keadaan permintaan', 'state of the request'], STATUS_WORDS, ({ status }) => status),
    ...codeColumns<Entry>('jenis', ['perbaikan isian atau pembatalan', 'correction of a field or voiding'], KIND_WORDS, ({ kind }) => kind),
    { title: 'jenis_catatan', meaning: ['jenis catatan yang diperbaiki', 'kind of the record concerned'], value: ({ category }) => category },
    { title: 'id_catatan', meaning: ['id catatan yang diperbaiki', 'id of the record concerned'], value: ({ recordId }) => recordId },
    {
      title: 'wilayah', meaning: ['wilayah para pihak, dipisah titik koma', 'the parties\' regions, between semicolons'],
      value: ({ regions }, places) => regions.map((code) => places.address(code)).join('; '),
    },
    { title: 'kode_wilayah', forPrograms: true, meaning: ['kode wilayah para pihak, dipisah spasi', 'codes of the parties\' regions, between spaces'], value: ({ regions }) => regions.join(' ') },
    { title: 'permintaan', meaning: ['nomor permintaan dalam catatan itu', 'number of the request within that record'], value: ({ requestId }) => requestId },
    {
      title: 'kejadian', meaning: ['jenis kejadian yang isiannya diperbaiki', 'type of the event whose fields are corrected'],
      value: ({ asked }) => asked?.[0]?.targetType,
    },
    {
      title: 'isian', meaning: ['isian yang diperbaiki, sebagai JSON pointer, dipisahkan spasi', 'fields that are corrected, as JSON pointers, separated by spaces'],
      value: ({ asked }) => asked?.map(({ field }) => field).join(' '),
    },
    { title: 'lama', meaning: ['nilai semula; bila beberapa isian, objek JSON menurut isian', 'value before; of several fields a JSON object by field'], value: ({ asked }) => values(asked, ({ old }) => old) },
    { title: 'baru', meaning: ['nilai yang diminta, seperti di atas', 'value asked for, as above'], value: ({ asked }) => values(asked, (change) => change.new) },
    { title: 'alasan', meaning: ['alasan permintaan', 'reason of the request'], value: ({ reason }) => reason },
    {
      title: 'diminta_pada', meaning: ['waktu permintaan dicatat', 'instant at which the request was recorded'],
      type: 'instant', value: ({ requestedAt }) => requestedAt,
    },
    ...partyColumns('peminta', ['meminta', 'asked'], ({ requestedBy }) => requestedBy),
    {
      title: 'diputus_pada', meaning: ['waktu keputusan dicatat', 'instant at which the decision was recorded'],
      type: 'instant', value: ({ decidedAt }) => decidedAt,
    },
    ...partyColumns('pemutus', ['memutus', 'decided'], ({ decidedBy }) => decidedBy),
    { title: 'alasan_penolakan', meaning: ['alasan penolakan', 'reason of the refusal'], value: ({ refusal }) => refusal },
    { title: 'alasan_penarikan', meaning: ['alasan penarikan', 'reason of the withdrawal'], value: ({ withdrawal }) => withdrawal },
  ],
});
