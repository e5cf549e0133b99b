import { readDocumentKind, type DocumentKind } from '../cells/code-words.js';
import { withRegions } from '../cells/chosen-regions.js';
import { readDate, type PartialDate } from '../cells/dates.js';
import { readDocumentNumbers, yearInNumber, type DocumentNumber } from '../cells/document-numbers.js';
import { readParties, type Parties } from '../cells/parties.js';
import { findPlace, readPlace, villagesWithin, type Place, type RegionNames } from '../cells/places.js';
import { typed } from '../cells/region-words.js';
import { readSignatories } from '../cells/signatories.js';
import { endOf, readEnd, readTerm } from '../cells/terms.js';
import { flag, type Flag } from '../flags.js';
import { readText, reading, unread, type Reading } from '../reading.js';
import { clean } from '../text.js';
import type { TableRow } from '../table/table-row.js';
import { anyRowFlags } from './any-row.js';
import type { AgreementCells, AgreementReading, SettledOfRow } from './agreement-cells.js';
import {
  madeOn,
  parentInRemark,
  readAgreementAmount,
  readParent,
  readSplit,
  signaturesOf,
  validFromOf,
  withDocumentsOfRemark,
} from './agreement-remarks.js';
import { schemeOf } from './agreement-scheme.js';
import { agreementsTogether } from './agreements-together.js';
import { atOneGo } from './duplicates.js';
import { withNearNames } from './near-names.js';
import { cellOf, rowReading, textOf } from './row-reading.js';

/** The agreements of a register, and what its rows say of each other. */
export const readAgreements = (rows: readonly TableRow[], regions: RegionNames): readonly AgreementReading[] =>
  atOneGo(agreementsTogether(rows.map((row) => readAgreement(row, regions))));

/** One row by itself, with what a person settled of it. */
export const readAgreement = (
  row: TableRow,
  regions: RegionNames,
  { chosen = {}, written = new Set() }: SettledOfRow = {},
): AgreementReading => {
  const remark = clean(textOf(row, 'remark'));
  const stated = cellOf(row, 'kind', readDocumentKind);
  const kind = written.has('kind') ? withoutFlag(stated, 'SEVERAL_RECORDS') : withDocumentsOfRemark(stated, remark);
  const numbers = cellOf(row, 'number', readDocumentNumbers);
  const split = cellOf(row, 'split', readSplit);
  const parties = askedOnce(
    withNearNames(
      withRegions(
        cellOf(row, 'parties', (text) => readParties(text, amongVillages(kind, textOf(row, 'place'), regions))),
        chosen['parties'],
      ),
      regions,
    ),
    split,
  );
  const signedOn = withNumberYear(
    cellOf(row, 'signedOn', (text) => readDate(text, { remark })),
    numbers,
  );
  const signatures = written.has('signedOn') ? unread('') : signaturesOf(remark, signedOn);
  const parent = cellOf(row, 'parent', readParent);
  const cells: AgreementCells = {
    numbers,
    kind,
    parties,
    signedOn,
    validFrom: validFromOf(remark, signedOn),
    subject: cellOf(row, 'subject', readText),
    signatures,
    end:
      kind.value?.act === 'TERMINATION'
        ? unread('')
        : endOf(madeOn(signedOn, signatures), cellOf(row, 'term', readTerm), cellOf(row, 'endsOn', readEnd)),
    amount: cellOf(row, 'amount', (text) => readAgreementAmount(text, remark)),
    place: cellOf(row, 'place', (text) => placeOf(text, regions, chosen['place'])),
    signatories: cellOf(row, 'signatories', readSignatories),
    scheme: schemeOf(parties, signedOn),
    parent: parent.value || written.has('parent') ? parent : parentInRemark(remark, kind.value?.act),
    split,
  };
  const { value: ref } = cells.parent;
  const addenda = /(\d+)\s*(?:x|kali)\s*(?:addendum|adendum|perubahan)/iu.exec(remark)?.[1];
  return {
    ...rowReading(row, cells, [...anyRowFlags(row, ['parties', 'subject']), ...rowFlags(cells, remark, addenda)]),
    ...(ref && 'no' in ref && { refersTo: ref.no }),
    ...(ref === undefined && written.has('parent') && { parentUnknown: true }),
    ...(addenda !== undefined && { addendaTold: Number(addenda) }),
    ...(WITHOUT_AUTHORITY.test(remark) && { withoutAuthority: true }),
  };
};

const WITHOUT_AUTHORITY = /\btanpa (?:surat )?(?:kuasa|mandat)\b/iu;

const withoutFlag = <T>(before: Reading<T>, code: Flag['code']): Reading<T> =>
  reading(before.raw, { ...before, flags: before.flags.filter((each) => each.code !== code) });

/** Whether it is one agreement or several is asked once: not where a person said so. */
const askedOnce = (parties: Parties, split: AgreementCells['split']): Parties =>
  split.value ? withoutFlag(parties, 'BILATERAL_OR_JOINT') : parties;

/** Villages that make a joint regulation lie in the district where it was made. */
const amongVillages = (kind: Reading<DocumentKind>, place: string, regions: RegionNames): RegionNames => {
  const district =
    kind.value?.instruments.includes('PERATURAN_BERSAMA') && typed(clean(place)).types?.[0] === 'KECAMATAN'
      ? findPlace(place, regions).candidates
      : [];
  return district.length > 0 ? villagesWithin(regions, district) : regions;
};

/** Rooms and buildings are no regions: a place that is not found is a text. */
const placeOf = (
  text: string,
  regions: RegionNames,
  chosen: NonNullable<SettledOfRow['chosen']>[string] = new Map(),
): Reading<Place> => {
  const region = chosen.get(text);
  if (region) return reading(text, { value: { text: clean(text), region } });
  const read = readPlace(text, regions);
  if (read.quarantine) return reading(text, { value: { text: clean(text) } });
  return { ...read, flags: read.flags.map((each) => ({ ...each, details: { ...each.details, party: text } })) };
};

const withNumberYear = (
  signedOn: Reading<PartialDate>,
  { value = [] }: Reading<readonly DocumentNumber[]>,
): Reading<PartialDate> => {
  const years = value.flatMap((number) => yearInNumber(number) ?? []);
  if (
    signedOn.value === undefined ||
    years.length === 0 ||
    years.some((year) => signedOn.value?.startsWith(String(year)))
  )
    return signedOn;
  return reading(signedOn.raw, {
    ...signedOn,
    confidence: 'CONFLICTING',
    flags: [...signedOn.flags, flag('NUMBER_YEAR_CONFLICT', { years, signedOn: signedOn.value })],
  });
};

const rowFlags = (
  { numbers, kind, parties, scheme, parent }: AgreementCells,
  remark: string,
  addenda: string | undefined,
): readonly Flag[] => {
  const [given, sides] = [numbers.value?.length ?? 0, parties.value?.length ?? 0];
  return [
    ...(given > 1
      ? [
          given === sides
            ? flag('NUMBER_ORDER_UNCERTAIN', { numbers: given })
            : flag('NUMBER_COUNT_DIFFERS', { numbers: given, parties: sides }),
        ]
      : []),
    ...(sides > 0 && (parties.value ?? []).every(({ value }) => value?.kind === 'CENTRAL_UNIT')
      ? [flag('OUT_OF_SCOPE')]
      : []),
    ...(WITHOUT_AUTHORITY.test(remark) ? [flag('E_NO_AUTHORITY', { remark })] : []),
    ...(scheme.value === 'KSDPL' || scheme.value === 'KSDLL' ? [flag('DPRD_APPROVAL_MISSING')] : []),
    ...(addenda !== undefined ? [flag('ADDENDUM_UNDATED', { count: Number(addenda) })] : []),
    ...(parent.value === undefined &&
    (/\b(?:induk|kb|mou)\b[^;]*\b(?:tdk|tidak|blm|belum)\b[^;]*\bada\b/iu.test(remark) ||
      (kind.value?.addendum && kind.value.act === 'AGREEMENT'))
      ? [flag('PARENT_MISSING', { remark })]
      : []),
  ];
};
