import type { AgreementReading, AgreementCells, Instrument, Party, Reading, Scheme } from '#import';
import type { HistoricalAddendumRecord, HistoricalAgreementRecord } from '#contexts/agreements/contract';
import type { AnyReading } from './any-reading.js';
import type { ImportRow } from './import-row.js';
import { LONGEST, besideOf, cellsOf, kept, partyOf, provenanceOf, rowFlagsOf, sourceOf } from './record-parts.js';
import type { RecordingContext, RegisterKind } from './register-kind.js';

/** One document of a row. */
export interface Part {
  readonly agreementId: string;
  readonly instrument?: Instrument;
  readonly parties: readonly Reading<Party>[];
}

/** Where in the record stands what a field of the register says. */
const POINTERS = {
  number: '/numbers',
  kind: '/instrument',
  subject: '/title',
  parties: '/parties',
  signedOn: '/signedOn',
  term: '/term',
  endsOn: '/term',
  amount: '/value',
  place: '/place',
  signatories: '/signatories',
  parent: '/parent',
  split: '/parties',
  remark: '/validFrom',
};

/** A row of a register of agreements. */
export const agreementIn = (read: AnyReading): AgreementReading => read as unknown as AgreementReading;
export const agreementOf = ({ read }: ImportRow): AgreementReading => agreementIn(read);

/** A Nota Kesepakatan is one with a ministry; with anybody else its like is a Kesepakatan Bersama (AGR-03). */
export const instrumentOf = (
  instrument: Instrument,
  scheme: Scheme | undefined,
): HistoricalAgreementRecord['instrument'] => {
  switch (instrument) {
    case 'NOTA_KESEPAKATAN':
      return scheme === undefined || scheme === 'SINERGI_PUSAT' ? 'NOTA_KESEPAKATAN_SINERGI' : 'KESEPAKATAN_BERSAMA';
    case 'PERATURAN_BERSAMA':
      return 'PERATURAN_BERSAMA_KEPALA_DESA';
    case 'FOREIGN_MOU':
      return 'KESEPAKATAN_BERSAMA';
    default:
      return scheme === 'DESA_PIHAK_KETIGA' ? 'PERJANJIAN_BERSAMA_PIHAK_KETIGA' : instrument;
  }
};

export const termOf = ({ value, confidence }: AgreementCells['end']): Pick<HistoricalAgreementRecord, 'term'> => {
  if (!value || value.kind === 'FOR') return {};
  if (value.kind === 'OPEN_ENDED') return { term: { end: 'OPEN_ENDED' } };
  return { term: { end: 'UNTIL', until: value.until, ...(confidence === 'DERIVED' && { derived: true }) } };
};

const TELLS_ARREARS = /\b(?:tunggak\p{L}*|denda|kekurangan|arrears)/iu;
const isArrears = ({ cells }: ImportRow['table']): boolean => TELLS_ARREARS.test(cells['amount']?.text ?? '');

/** What it is worth; a rate stays one, and arrears are no value. */
export const valueOf = (row: ImportRow): Pick<HistoricalAgreementRecord, 'value' | 'arrears'> => {
  const { value } = agreementOf(row).cells.amount;
  if (!value) return {};
  if (isArrears(row.table)) return { arrears: value.rupiah };
  return { value: { rupiah: value.rupiah, ...(value.per?.length && { per: value.per }) } };
};

/** Each number; the party that gave it only where there is one for each, and an officer took their order for right. */
const numbersOf = (row: ImportRow): HistoricalAgreementRecord['numbers'] => {
  const numbers = agreementOf(row).cells.numbers.value ?? [];
  const inOrder = row.flags.some(({ code, accepted }) => code === 'NUMBER_ORDER_UNCERTAIN' && accepted);
  return numbers.map(({ number }, index) => ({
    number: kept(number, LONGEST.title) || '-',
    ...(inOrder && { partyNo: index + 1 }),
  }));
};

const signatoriesOf = (row: ImportRow): HistoricalAgreementRecord['signatories'] =>
  (agreementOf(row).cells.signatories.value ?? []).map(({ title, capacity, role, needsMandate, count }) => ({
    title: kept(title, LONGEST.title) || '-',
    capacity,
    role,
    ...(role === 'SIGNATORY' && needsMandate && { mandateUnknown: true }),
    ...(count !== undefined && { count }),
  }));

const placeOf = ({ value }: AgreementCells['place']): Pick<HistoricalAgreementRecord, 'place'> => {
  const text = kept(value?.text ?? '', LONGEST.party);
  if (!value || text === '') return {};
  return { place: { text, ...(value.region && { region: value.region }), ...(value.virtual && { virtual: true }) } };
};

const ofFile = (row: ImportRow, context: RecordingContext, kind: RegisterKind) => {
  const { signedOn, validFrom, signatures } = agreementOf(row).cells;
  const late = row.flags.some(({ code }) => code === 'TERMINATED_AFTER_END');
  const cells = cellsOf(row, kind, POINTERS).flatMap((cell) => {
    // A remark is no source of what it does not tell.
    if (cell.field === POINTERS.remark && cell.from !== 'SETTLED')
      return [
        ...(validFrom.provenance === 'REMARK' ? [cell] : []),
        ...(signatures.value
          ? [{ ...cell, field: '/signatures', confidence: signatures.confidence, from: 'REMARK' as const }]
          : []),
      ];
    // The length of the term is told beside the end that is stated.
    return cell.field === POINTERS.endsOn && kind.cellsAt('term', row.table).length === 0
      ? [cell, ...besideOf(row.table, 'term', POINTERS.term, cell.confidence)]
      : [cell];
  });
  return {
    source: sourceOf(row, context),
    cells,
    flags: rowFlagsOf(row),
    provenance: provenanceOf(row, late ? { ...signedOn, confidence: 'CONFLICTING' } : signedOn, POINTERS),
  };
};

const titleOf = (row: ImportRow): { readonly title?: string } => {
  const title = kept(agreementOf(row).cells.subject.value ?? '', LONGEST.text);
  return title === '' ? {} : { title };
};

/** The record of one document of a row: what it says, and nothing that it does not say (COM-07). */
export const agreementRecord = (
  row: ImportRow,
  { agreementId, instrument, parties }: Part,
  parent: HistoricalAgreementRecord['parent'],
  context: RecordingContext,
  kind: RegisterKind,
): HistoricalAgreementRecord => {
  const { cells, withoutAuthority, addendaTold } = agreementOf(row);
  const { signedOn, signatures, validFrom, scheme, end } = cells;
  const made = signatures.value?.until ?? signedOn.value;
  return {
    agreementId,
    act: cells.kind.value?.act ?? 'AGREEMENT',
    ...(instrument && { instrument: instrumentOf(instrument, scheme.value)! }),
    ...(cells.kind.value?.addendum && { addendum: true }),
    numbers: numbersOf(row),
    ...titleOf(row),
    parties: parties.map(partyOf),
    ...(scheme.value && { scheme: scheme.value }),
    ...(made !== undefined && { signedOn: made }),
    ...(signatures.value?.days && { signatures: signatures.value.days }),
    ...(validFrom.value !== undefined && validFrom.value !== signedOn.value && { validFrom: validFrom.value }),
    ...termOf(end),
    ...valueOf(row),
    ...placeOf(cells.place),
    signatories: signatoriesOf(row),
    ...(withoutAuthority && { withoutAuthority }),
    ...(addendaTold !== undefined && { addendaTold }),
    ...(parent && { parent }),
    keptIn: context.keptIn,
    officeId: context.officeId,
    ...ofFile(row, context, kind),
  };
};

/** What a row tells of an agreement in another one. */
export const changeOf = (
  row: ImportRow,
  agreementId: string,
  context: RecordingContext,
  kind: RegisterKind,
): Omit<HistoricalAddendumRecord, 'term' | 'value'> => {
  const { value: on } = agreementOf(row).cells.signedOn;
  return {
    agreementId,
    changeId: row.recordId,
    numbers: numbersOf(row),
    ...titleOf(row),
    ...(on !== undefined && { on }),
    ...ofFile(row, context, kind),
  };
};
