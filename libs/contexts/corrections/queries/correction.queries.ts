import { FIELD_CHANGE, streamName, type CodeList, type FieldChange } from '#kernel';
import {
  columnsOf,
  inWordsIfHidden,
  isHidden,
  partyOf,
  regionWithin,
  type Hidden,
  type ModelQuery,
  type QueryColumn,
} from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import {
  REPAIR_KIND_CODES,
  REPAIR_STATUS_CODES,
  correctionBoard,
  correctionDocument,
  type CorrectionEntry,
} from '../read/correction-board.model.js';

/** Consumer that keeps the context's read models. */
export const CORRECTIONS = 'corrections';

/** What the codes of corrections mean. */
export const CORRECTION_CODES: readonly CodeList[] = [REPAIR_STATUS_CODES, REPAIR_KIND_CODES];

const column = columnsOf(correctionDocument);

/** As JSON where it is no text; what is hidden from the reader stays hidden. */
const text = (value: unknown): string | Hidden | undefined =>
  value === undefined || typeof value === 'string' || isHidden(value) ? value : JSON.stringify(value);

/** The value of the one field that was asked for; of several an object, by field. */
const values = (
  changes: readonly FieldChange[] = [],
  of: (change: FieldChange) => unknown,
): string | Hidden | undefined =>
  text(
    changes.length > 1
      ? Object.fromEntries(changes.map((change) => [change.field, inWordsIfHidden(of(change))]))
      : changes[0] && of(changes[0]),
  );

type Entry = CorrectionEntry & { readonly id: string };

/**
 * Who asked or decided, as a register on paper has it: in which office and capacity, for which region, by which
 * mandate.
 */
const partyColumns = (name: string, who: 'requestedBy' | 'decidedBy'): readonly QueryColumn<Entry>[] => [
  ...column(`peran_${name}`, `${who}.role`),
  ...column(`wilayah_${name}`, `${who}.scope`, {
    how: ['dengan kecamatan dan kabupaten/kotanya', 'with its district and regency or city'],
    value: (entry, places) => {
      const scope = entry[who]?.scope;
      return scope && places.address(scope);
    },
  }),
  ...column(`kantor_${name}`, `${who}.officeId`),
  ...column(`kedudukan_${name}`, `${who}.capacity`),
  ...column(`nomor_mandat_${name}`, `${who}.mandate.number`),
  ...column(`tanggal_mandat_${name}`, `${who}.mandate.date`),
];

/** @param categories of the records that can be corrected. */
export const correctionListOf = (categories: readonly string[]): ModelQuery<Entry> => ({
  path: 'corrections',
  summary: ['Perbaikan dan pembatalan catatan yang diminta', 'Corrections and voidings that were asked for'],
  model: correctionBoard,
  consumer: CORRECTIONS,
  roles: RECORD_READERS,
  scopeField: 'regions',
  /**
   * What is asked for was entered by who asks, like each mandate by whose it is; what stands in the record may be
   * anybody's.
   */
  enteredBy: ({ requestedBy, decidedBy }, [part, _index, value]) => {
    if (part === 'decidedBy') return decidedBy && partyOf(decidedBy);
    return part === 'requestedBy' || (part === 'asked' && value === 'new') ? partyOf(requestedBy) : undefined;
  },
  tellsPastOf: ({ category, recordId }) => streamName({ category }, recordId),
  parameters: {
    status: {
      field: 'status',
      kind: 'in',
      form: Object.keys(REPAIR_STATUS_CODES.codes),
      summary: ['Keadaan permintaan', 'State of the request'],
    },
    kind: {
      field: 'kind',
      kind: 'in',
      form: Object.keys(REPAIR_KIND_CODES.codes),
      summary: ['Perbaikan atau pembatalan', 'Correction or voiding'],
    },
    category: { field: 'category', kind: 'in', form: categories, summary: ['Jenis catatan', 'Kind of record'] },
    record: { field: 'recordId', kind: 'equals', form: 'id', summary: ['Id catatan', 'Id of the record'] },
    region: regionWithin(['Wilayah para pihak', 'Region of a party']),
  },
  defaultSort: { field: 'requestedAt' },
  document: correctionDocument,
  columns: [
    ...column('status', 'status'),
    ...column('jenis', 'kind'),
    ...column('jenis_catatan', 'category'),
    ...column('id_catatan', 'recordId'),
    {
      title: 'wilayah',
      meaning: ['wilayah para pihak, dipisah titik koma', "the parties' regions, between semicolons"],
      value: ({ regions }, places) => regions.map((code) => places.address(code)).join('; '),
    },
    ...column('kode_wilayah', 'regions', { forPrograms: true }),
    ...column('permintaan', 'requestId'),
    {
      title: 'kejadian',
      meaning: FIELD_CHANGE.fields['targetType']!.label,
      value: ({ asked }) => asked?.[0]?.targetType,
    },
    ...column('isian', 'asked', {
      how: ['isian, sebagai JSON pointer, dipisahkan spasi', 'fields, as JSON pointers, separated by spaces'],
      value: ({ asked }) => asked?.map(({ field }) => field).join(' '),
    }),
    ...column('lama', 'asked', {
      how: [
        'nilai semula; bila beberapa isian, objek JSON menurut isian',
        'value before; of several fields a JSON object by field',
      ],
      value: ({ asked }) => values(asked, ({ old }) => old),
    }),
    ...column('baru', 'asked', {
      how: [
        'nilai yang diminta; bila beberapa isian, objek JSON menurut isian',
        'value asked for; of several fields a JSON object by field',
      ],
      value: ({ asked }) => values(asked, (change) => change.new),
    }),
    ...column('alasan', 'reason'),
    ...column('diminta_pada', 'requestedAt'),
    ...partyColumns('peminta', 'requestedBy'),
    ...column('diputus_pada', 'decidedAt'),
    ...partyColumns('pemutus', 'decidedBy'),
    ...column('alasan_penolakan', 'refusal'),
    ...column('alasan_penarikan', 'withdrawal'),
    ...column('id', 'id', { forPrograms: true }),
  ],
});
