import { readAmount, type Amount } from '../cells/amounts.js';
import { readDocumentKind, type DocumentKind } from '../cells/code-words.js';
import { readDate, readDates, type DateSpan, type PartialDate } from '../cells/dates.js';
import { readDocumentNumbers, yearInNumber, type DocumentNumber } from '../cells/document-numbers.js';
import { readParties, type Parties } from '../cells/parties.js';
import { findPlace, readPlace, villagesWithin, type Place, type RegionNames } from '../cells/places.js';
import { typed } from '../cells/region-words.js';
import { readSignatories } from '../cells/signatories.js';
import { endOf, readEnd, readTerm } from '../cells/terms.js';
import { isUnit, unitOf } from '../cells/units.js';
import { flag, type Flag } from '../flags.js';
import { readText, reading, unread, type Reading } from '../reading.js';
import { clean } from '../text.js';
import type { TableRow } from '../table/table-row.js';
import type { AgreementCells, AgreementReading, Scheme } from './agreement-cells.js';
import { agreementsTogether } from './agreements-together.js';
import { cellOf, rowReading, textOf } from './row-reading.js';

/** The agreements of a register, and what its rows say of each other. */
export const readAgreements = (rows: readonly TableRow[], regions: RegionNames): readonly AgreementReading[] =>
  agreementsTogether(rows.map((row) => readAgreement(row, regions)));

const readAgreement = (row: TableRow, regions: RegionNames): AgreementReading => {
  const remark = clean(textOf(row, 'remark'));
  const kind = cellOf(row, 'kind', readDocumentKind);
  const numbers = cellOf(row, 'number', readDocumentNumbers);
  const parties = cellOf(row, 'parties', (text) =>
    readParties(text, amongVillages(kind, textOf(row, 'place'), regions)),
  );
  const signedOn = withNumberYear(
    cellOf(row, 'signedOn', (text) => readDate(text, { remark })),
    numbers,
  );
  const validFrom = validFromOf(remark, signedOn);
  const refersTo = /\b(?:no|nomor)\b\.?\s*(\d{1,5})\b(?![/.]\w)/iu.exec(remark)?.[1];
  const cells: AgreementCells = {
    numbers,
    kind,
    parties,
    signedOn,
    validFrom,
    subject: cellOf(row, 'subject', readText),
    signatures: signaturesOf(remark, signedOn),
    end:
      kind.value?.act === 'TERMINATION'
        ? unread('')
        : endOf(signedOn, cellOf(row, 'term', readTerm), cellOf(row, 'endsOn', readEnd)),
    amount: withRateFromRemark(cellOf(row, 'amount', readAmount), remark),
    place: cellOf(row, 'place', (text) => placeOf(text, regions)),
    signatories: cellOf(row, 'signatories', readSignatories),
    scheme: schemeOf(parties, signedOn),
  };
  return { ...rowReading(row, cells, rowFlags(cells, remark)), ...(refersTo !== undefined && { refersTo }) };
};

/** Villages that make a joint regulation lie in the district where it was made. */
const amongVillages = (kind: Reading<DocumentKind>, place: string, regions: RegionNames): RegionNames => {
  const district =
    kind.value?.instruments.includes('PERATURAN_BERSAMA') && typed(clean(place)).types?.[0] === 'KECAMATAN'
      ? findPlace(place, regions).candidates
      : [];
  return district.length > 0 ? villagesWithin(regions, district) : regions;
};

/** Rooms and buildings are no regions: a place that is not found is a text. */
const placeOf = (text: string, regions: RegionNames): Reading<Place> => {
  const read = readPlace(text, regions);
  return read.quarantine ? reading(text, { value: { text: clean(text) } }) : read;
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

/** `berlaku surut sejak 1 Januari 2022`; otherwise from the day of signing. */
const validFromOf = (remark: string, signedOn: Reading<PartialDate>): Reading<PartialDate> => {
  const since =
    /\bberlaku\b(?: surut)?(?: sejak| mulai| terhitung(?: sejak| mulai)?)?(?: tanggal| tgl)?\s+(.*\d.*)$/iu.exec(
      remark,
    )?.[1];
  const from = since === undefined || /^(?:sampai|s\.?d|hingga)/iu.test(since) ? undefined : readDate(since);
  if (from?.value === undefined) return { ...signedOn, flags: [], quarantine: false };
  const before = signedOn.value !== undefined && from.value < signedOn.value;
  return reading(remark, {
    ...from,
    provenance: 'REMARK',
    flags: [
      ...from.flags,
      ...(before ? [flag('RETROACTIVE', { signedOn: signedOn.value, validFrom: from.value, clause: remark })] : []),
    ],
  });
};

/** `ttd di 2 tempat, 10 dan 17 Okt`: each signature has its day, the last one makes the agreement. */
const signaturesOf = (remark: string, signedOn: Reading<PartialDate>): Reading<DateSpan> => {
  if (!/\b(?:ttd|tanda ?tangan|ditandatangani)\b/iu.test(remark)) return unread('');
  const dates = readDates(remark.replace(/\d+\s*(?:tempat|lokasi|kali|pihak|kota)\b,?/giu, ' '), {
    remark: signedOn.value?.slice(0, 4) ?? '',
  });
  return dates.value && (dates.value.days?.length ?? 0) > 1
    ? { ...dates, raw: remark, provenance: 'REMARK' }
    : unread('');
};

/** `nilai per bulan` in the remark makes the amount a rate. */
const withRateFromRemark = (amount: Reading<Amount>, remark: string): Reading<Amount> => {
  const unit = /\b(?:nilai|biaya|harga|tarif|sewa)?\s*(?:per|\/|setiap|tiap)\s*(\p{L}+)/iu.exec(remark)?.[1];
  if (!amount.value || amount.value.per || unit === undefined || !isUnit(unit)) return amount;
  return reading(amount.raw, {
    ...amount,
    value: { ...amount.value, per: [unitOf(unit)] },
    flags: [...amount.flags, flag('RATE', { per: [unitOf(unit)], remark })],
  });
};

/** PP 28/2018: before 13 July 2018 a ministry was a third party. */
const MINISTRIES_APART_FROM = '2018-07-13';

const schemeOf = ({ raw, value = [] }: Parties, { value: signedOn }: Reading<PartialDate>): Reading<Scheme> => {
  const kinds = value.map((party) => party.value?.kind);
  if (kinds.length < 2 || kinds.includes(undefined)) return unread(raw);
  const has = (...wanted: readonly (typeof kinds)[number][]): boolean => kinds.some((kind) => wanted.includes(kind));
  const scheme: Scheme = has('FOREIGN')
    ? 'KSDPL'
    : kinds.every((kind) => kind === 'VILLAGE')
      ? 'ANTAR_DESA'
      : has('CENTRAL_UNIT') && (signedOn ?? MINISTRIES_APART_FROM) >= MINISTRIES_APART_FROM
        ? 'SINERGI_PUSAT'
        : kinds.every((kind) => kind === 'REGION' || kind === 'OFFICE')
          ? 'KSDD'
          : 'KSDPK';
  return reading(raw, { value: scheme, confidence: 'DERIVED', provenance: 'COMPUTED' });
};

const rowFlags = ({ numbers, kind, parties, scheme }: AgreementCells, remark: string): readonly Flag[] => {
  const [given, sides] = [numbers.value?.length ?? 0, parties.value?.length ?? 0];
  const addenda = /(\d+)\s*(?:x|kali)\s*(?:addendum|adendum|perubahan)/iu.exec(remark)?.[1];
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
    ...(kind.value &&
    kind.value.instruments.length < 2 &&
    /\b(?:\d baris )?2 dokumen\b|\bsekaligus\b|\b(?:mou|kb)\s*(?:dan|&|\+)\s*pks\b/iu.test(remark)
      ? [flag('SEVERAL_RECORDS', { remark })]
      : []),
    ...(/\btanpa (?:surat )?(?:kuasa|mandat)\b/iu.test(remark) ? [flag('E_NO_AUTHORITY', { remark })] : []),
    ...(scheme.value === 'KSDPL' ? [flag('DPRD_APPROVAL_MISSING')] : []),
    ...(addenda !== undefined ? [flag('ADDENDUM_UNDATED', { count: Number(addenda) })] : []),
    ...(/\b(?:induk|kb|mou)\b[^;]*\b(?:tdk|tidak|blm|belum)\b[^;]*\bada\b/iu.test(remark) ||
    (kind.value?.addendum && !/\bno\b\.?\s*\d/iu.test(remark))
      ? [flag('PARENT_MISSING', { remark })]
      : []),
  ];
};
