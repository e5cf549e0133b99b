import { covers, type Meaning } from '#kernel';
import {
  type AGREEMENTS,
  agreementsTogether,
  codesOf,
  hasFlag,
  readAgreement,
  type AgreementCells,
  type AgreementReading,
  type TableRow,
} from '#import';
import type { AnyReading } from './any-reading.js';
import type { RegisterKind } from './register-kind.js';
import { agreementProposals } from './agreement-proposals.js';
import { agreementIn } from './agreement-record.js';
import { agreementRecordings } from './agreement-recordings.js';
import { chosenIn, withValues, writtenIn } from './settled-cells.js';

type Field = keyof typeof AGREEMENTS.headings;

/** Which readings a field has; those without one are shown as they stand, and not recorded. */
const READ_AS: Readonly<Partial<Record<Field, readonly (keyof AgreementCells)[]>>> = {
  number: ['numbers'],
  kind: ['kind'],
  subject: ['subject'],
  parties: ['parties'],
  signedOn: ['signedOn'],
  amount: ['amount'],
  place: ['place'],
  signatories: ['signatories'],
  parent: ['parent'],
  split: ['split'],
  remark: ['validFrom', 'signatures'],
};

const anyOf = (read: AgreementReading): AnyReading => read as unknown as AnyReading;

/** The end is that of its own column where it is told there, otherwise that of the term. */
const isEndAt = (field: string, { cells }: TableRow): boolean => {
  const at = (cells['endsOn']?.text ?? '').trim() !== '' || !cells['term'] ? 'endsOn' : 'term';
  return field === at;
};

/** Registers of agreements. */
export const agreementRegister: RegisterKind = {
  layout: 'AGREEMENTS',
  fields: {
    no: ['nomor urut', 'serial number'],
    number: ['nomor naskah', 'number'],
    kind: ['jenis naskah', 'kind of document'],
    subject: ['judul', 'title'],
    parties: ['para pihak', 'parties'],
    signedOn: ['tanggal tanda tangan', 'signed on'],
    term: ['jangka waktu', 'term'],
    endsOn: ['tanggal berakhir', 'ends on'],
    amount: ['nilai', 'value'],
    place: ['tempat', 'place'],
    signatories: ['penandatangan', 'signatories'],
    parent: ['naskah induk atau yang diubah', 'parent document, or the one that is changed'],
    split: ['satu atau beberapa perjanjian', 'one agreement or several'],
    remark: ['keterangan', 'remark'],
  } satisfies Record<Field, Meaning>,
  computed: { scheme: ['skema', 'scheme'] },
  cellsAt: (field, row) =>
    isEndAt(field, row) ? ['end'] : Object.hasOwn(READ_AS, field) ? READ_AS[field as Field]! : [],
  choosable: (read) => {
    const { parties, place } = agreementIn(read).cells;
    return { parties: (parties.value ?? []).map(({ raw }) => raw), place: place.value ? [place.value.text] : [] };
  },
  settledAt: {
    BILATERAL_OR_JOINT: 'split',
    PARENT_PROPOSED: 'parent',
    PARENT_MISSING: 'parent',
    ENDS_ANOTHER: 'parent',
    CHANGES_ANOTHER: 'parent',
    NUMBER_ORDER_UNCERTAIN: 'number',
    NUMBER_COUNT_DIFFERS: 'number',
    DUPLICATE_NUMBER: 'number',
    TERMINATED_AFTER_END: 'signedOn',
  },
  days: ['signedOn', 'endsOn', 'term'],
  needed: [['parties'], ['subject'], ['signedOn']],
  fingerprint: ['number', 'kind', 'subject', 'parties', 'signedOn', 'amount'],
  read: (row, names, settlements) =>
    anyOf(
      readAgreement(withValues(row, settlements), names, {
        chosen: chosenIn(settlements),
        written: writtenIn(settlements),
      }),
    ),
  compare: (rows, merged) =>
    agreementsTogether(
      rows.map(agreementIn),
      merged.map(({ read, into }) => ({ read: agreementIn(read), into })),
    ) as unknown as ReturnType<RegisterKind['compare']>,
  /** No party lies, or may lie, in the office's region. */
  isOutside: (read, keptIn) => {
    const { parties } = agreementIn(read).cells;
    const unsettled = hasFlag(parties, 'REGION_UNKNOWN') || hasFlag(parties, 'REGION_NOT_NAMED');
    const codes = (parties.value ?? []).flatMap(codesOf);
    return codes.length > 0 && !unsettled && !codes.some((code) => covers(keptIn, code));
  },
  awaits: (read) => {
    const { cells, parentRow } = agreementIn(read);
    return (cells.kind.value?.act ?? 'AGREEMENT') === 'AGREEMENT' ? undefined : parentRow;
  },
  proposals: (flag, read) => agreementProposals(flag, agreementIn(read)),
  recordings: (row, context) => agreementRecordings(row, context, agreementRegister),
};
