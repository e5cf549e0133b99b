import { readAmount, type Amount } from '../cells/amounts.js';
import { readDocumentKind, type DocumentKind } from '../cells/code-words.js';
import { readDate, readDates, type DateSpan, type PartialDate } from '../cells/dates.js';
import { isUnit, unitOf } from '../cells/units.js';
import { flag } from '../flags.js';
import { flagged, reading, unread, type Reading } from '../reading.js';
import { clean, statesNothing } from '../text.js';
import type { ParentRef, Split } from './agreement-cells.js';

/** `berlaku surut sejak 1 Januari 2022`; unread where the remark tells nothing of it: then from the day of signing. */
export const validFromOf = (remark: string, signedOn: Reading<PartialDate>): Reading<PartialDate> => {
  const since =
    /\bberlaku\b(?: surut)?(?: sejak| mulai| terhitung(?: sejak| mulai)?)?(?: tanggal| tgl)?\s+(.*\d.*)$/iu.exec(
      remark,
    )?.[1];
  const from = since === undefined || /^(?:sampai|s\.?d|hingga)/iu.test(since) ? undefined : readDate(since);
  if (from?.value === undefined) return unread('');
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
export const signaturesOf = (remark: string, signedOn: Reading<PartialDate>): Reading<DateSpan> => {
  if (!/\b(?:ttd|tanda ?tangan|ditandatangani)\b/iu.test(remark)) return unread('');
  const dates = readDates(remark.replace(/\d+\s*(?:tempat|lokasi|kali|pihak|kota)\b,?/giu, ' '), {
    remark: signedOn.value?.slice(0, 4) ?? '',
  });
  return dates.value && (dates.value.days?.length ?? 0) > 1
    ? { ...dates, raw: remark, provenance: 'REMARK' }
    : unread('');
};

/** The day on which the agreement is made: that of the last signature, where they have different days. */
export const madeOn = (signedOn: Reading<PartialDate>, signatures: Reading<DateSpan>): Reading<PartialDate> =>
  signatures.value ? { ...signedOn, value: signatures.value.until } : signedOn;

/** `nilai per bulan` in the remark makes the amount a rate. */
export const withRateFromRemark = (amount: Reading<Amount>, remark: string): Reading<Amount> => {
  const unit = /\b(?:nilai|biaya|harga|tarif|sewa)?\s*(?:per|\/|setiap|tiap)\s*(\p{L}+)/iu.exec(remark)?.[1];
  if (!amount.value || amount.value.per || unit === undefined || !isUnit(unit)) return amount;
  return reading(amount.raw, {
    ...amount,
    value: { ...amount.value, per: [unitOf(unit)] },
    flags: [...amount.flags, flag('RATE', { per: [unitOf(unit)], remark })],
  });
};

export const readAgreementAmount = (text: string, remark: string): Reading<Amount> =>
  withRateFromRemark(readAmount(text), remark);

const BOTH = new RegExp(
  String.raw`\b(?:mou|kb|nk|nota kesepa(?:katan|haman)|kesepakatan(?: bersama)?)\s*(?:dan|&|\+|/|serta)\s*(?:pks|perjanjian)\b|` +
    String.raw`\b(?:pks|perjanjian kerja sama)\s*(?:dan|&|\+|/|serta)\s*(?:mou|kb|nk|nota kesepa|kesepakatan)`,
  'iu',
);
const TWO = /\b(?:1 baris )?(?:2|dua) (?:dokumen|naskah)\b/iu;

/** `MoU dan PKS sekaligus` in the remark makes two documents of a row; `2 dokumen` alone asks which they are. */
export const withDocumentsOfRemark = (kind: Reading<DocumentKind>, remark: string): Reading<DocumentKind> => {
  const { value } = kind;
  if (value?.act !== 'AGREEMENT' || value.instruments.length !== 1) return kind;
  if (BOTH.test(remark)) {
    const umbrella =
      value.instruments[0] === 'PKS' ? readDocumentKind(remark).value?.instruments[0] : value.instruments[0];
    const instruments = [
      umbrella === undefined || umbrella === 'PKS' ? 'KESEPAKATAN_BERSAMA' : umbrella,
      'PKS',
    ] as const;
    return reading(kind.raw, {
      ...kind,
      value: { ...value, instruments },
      confidence: 'APPROX',
      provenance: 'REMARK',
      flags: [...kind.flags, flag('SEVERAL_RECORDS', { instruments, remark })],
    });
  }
  return TWO.test(remark) ? flagged(kind, flag('SEVERAL_RECORDS', { remark })) : kind;
};

const SERIAL = /^(?:no|nomor|nr)?\.?\s*(\d{1,5})$/iu;
const ROW = /^(?:baris|row)\s*(\d{1,7})$/iu;
/** A number with a slash, a letter or a year is that of a document or a law, and no serial number. */
const REFERS = /\b(?:no|nomor)\b\.?\s*(?:urut\s*)?(\d{1,5})\b(?!\s*\/|\.\w|,?\s*(?:tahun|thn|th)\b)/iu;
/** Words that lead from an agreement of its own to the one on which it rests. */
const RESTS_ON =
  /\b(?:induk|dasar|berdasarkan|turunan|pelaksana(?:an)?|menindaklanjuti|lanjutan|perpanjangan|pembaruan)\b/iu;

/** A cell that names the parent: `no 8` of the register, `baris 9` of the file, or the number of a document. */
export const readParent = (raw: string): Reading<ParentRef> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const [no, row] = [SERIAL, ROW].map((form) => form.exec(text)?.[1]);
  if (row !== undefined) return reading<ParentRef>(raw, { value: { row: Number(row) } });
  return reading<ParentRef>(raw, {
    value: no === undefined ? { number: text.replace(/^(?:no(?:mor)?)\b\s*[.:]*\s*/iu, '') } : { no },
  });
};

/** `lihat no 19`, `amandemen no 21`; of an agreement only where it says that it rests on the other. */
export const parentInRemark = (remark: string, act: DocumentKind['act'] | undefined): Reading<ParentRef> => {
  const no = REFERS.exec(remark)?.[1];
  return no === undefined || ((act ?? 'AGREEMENT') === 'AGREEMENT' && !RESTS_ON.test(remark))
    ? unread('')
    : reading<ParentRef>(remark, { value: { no }, provenance: 'REMARK' });
};

/** What an officer says of a row of many parties: `bilateral`, `bersama`. */
export const readSplit = (raw: string): Reading<Split> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  if (/bilateral|masing-masing|dua pihak|2 pihak|sendiri-sendiri/iu.test(text))
    return reading<Split>(raw, { value: 'BILATERAL' });
  if (/multi|bersama|joint|satu|^1\b|banyak pihak/iu.test(text)) return reading<Split>(raw, { value: 'JOINT' });
  return unread(raw, flag('CODE_UNKNOWN', { text }));
};
