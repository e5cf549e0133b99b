import { flag } from '../flags.js';
import { reading, unread, type Reading } from '../reading.js';
import { ROMAN, clean, isDoubted, plainWords, statesNothing } from '../text.js';
import { numberInWords } from './number-words.js';

/** A document of cooperation, or what was done to one. */
export type Instrument = 'KESEPAKATAN_BERSAMA' | 'NOTA_KESEPAKATAN' | 'PKS' | 'PERATURAN_BERSAMA' | 'FOREIGN_MOU';
export type AgreementAct = 'AGREEMENT' | 'AMENDMENT' | 'TERMINATION';

export interface DocumentKind {
  readonly act: AgreementAct;
  /** Several where one row holds several documents: `MoU & PKS`. None where only the act is told. */
  readonly instruments: readonly Instrument[];
  /** The text calls itself an addendum. */
  readonly addendum?: boolean;
}

const INSTRUMENTS: readonly (readonly [instrument: Instrument, words: RegExp])[] = [
  ['FOREIGN_MOU', /\b(?:msp|memorandum saling pengertian|letter of intent|loi|sister city|sister province)\b/u],
  ['PERATURAN_BERSAMA', /\b(?:peraturan bersama|perber|permakades|permades)\b/u],
  ['PKS', /\b(?:pks|perjanjian kerja ?sama|perjanjian|kontrak|spk|perjanjian teknis|rencana kerja|mou teknis)\b/u],
  [
    'KESEPAKATAN_BERSAMA',
    new RegExp(
      String.raw`\b(?:kb|mou|nkb|nota kesepahaman|nota kesepakatan bersama|kesepakatan bersama|kesepakatan|` +
        String.raw`memorandum of understanding|kad|kerja sama antar daerah|ksdd|ksb|kesepahaman)\b`,
      'u',
    ),
  ],
];

/** `KB`, `MoU & PKS`, `Nota Kesepakatan`, `Amandemen`, `Pemutusan`. */
export const readDocumentKind = (raw: string): Reading<DocumentKind> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const words = plainWords(text);
  const synergy = /\bnota kesepakatan\b(?! bersama)|^nk$/u.test(words);
  const found = INSTRUMENTS.filter(([, pattern]) => pattern.test(words)).map(([instrument]) =>
    instrument === 'KESEPAKATAN_BERSAMA' && synergy ? 'NOTA_KESEPAKATAN' : instrument,
  );
  const instruments = found.includes('PERATURAN_BERSAMA') ? ['PERATURAN_BERSAMA' as const] : found.toReversed();
  const ends = /\b(?:pemutusan|pengakhiran|pembatalan|pencabutan)\b/u.test(words);
  const amends = /\b(?:amandemen|amendemen|perubahan|perpanjangan)\b/u.test(words);
  const addendum = /\b(?:addendum|adendum)\b/u.test(words);
  const act = ends ? 'TERMINATION' : amends || (addendum && instruments.length === 0) ? 'AMENDMENT' : 'AGREEMENT';
  if (act === 'AGREEMENT' && instruments.length === 0) return unread(raw, flag('CODE_UNKNOWN', { text }));
  return reading(raw, {
    value: { act, instruments, ...(addendum && { addendum }) },
    flags: act === 'AGREEMENT' && instruments.length > 1 ? [flag('SEVERAL_RECORDS', { instruments })] : [],
  });
};

export interface Rank {
  readonly label: string;
  /** Place in the order: harapan I comes after juara III. None for winners without ranks. */
  readonly order?: number;
}

const ORDINALS: Readonly<Record<string, number>> = {
  pertama: 1,
  kesatu: 1,
  kedua: 2,
  ketiga: 3,
  keempat: 4,
  kelima: 5,
  keenam: 6,
  utama: 1,
};
const ordinal = (word: string): number | undefined =>
  /^\d{1,3}$/u.test(word) ? Number(word) : (ROMAN[word] ?? ORDINALS[word] ?? numberInWords(word));

/** `Juara I`, `juara 2`, `Harapan I` = 4, `3`, `Terbaik II`, `pemenang`. */
export const readRank = (raw: string): Reading<Rank> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const words = plainWords(text)
    .replace(/\b(?:ke|peringkat|ranking|rank|juara|terbaik|pemenang|no|nomor)\b/gu, ' ')
    .trim();
  const harapan = /\bharapan\b/u.test(words);
  const order = ordinal(words.replace(/\bharapan\b/u, '').trim());
  if (order !== undefined && order > 0) {
    return reading(raw, {
      value: { label: `${harapan ? 'HARAPAN' : 'JUARA'} ${order}`, order: harapan ? order + 3 : order },
    });
  }
  if (/\b(?:pemenang|juara umum|favorit|nominasi|nominator|finalis|\d+ besar|terbaik)\b/iu.test(text))
    return reading(raw, { value: { label: text.toUpperCase() } });
  return unread(raw, flag('CODE_UNKNOWN', { text }));
};

/**
 * Money for a visit. `source` as the field of visits has it; APBD_KAB and APBD_PROV only where the words or the origin
 * tell which.
 */
export interface Funding {
  readonly source: 'DANA_DESA' | 'ADD' | 'PADES' | 'APBD' | 'APBD_KAB' | 'APBD_PROV' | 'APBN' | 'PIHAK_KETIGA' | 'OWN';
  readonly fiscalYear?: number;
  readonly text: string;
}

const SOURCES: readonly (readonly [source: Funding['source'], words: RegExp])[] = [
  ['ADD', /\badd\b|\balokasi dana desa\b/u],
  ['DANA_DESA', /\bdd\b|\bdds\b|\bdana desa\b/u],
  ['PADES', /\bpade?sa?\b|\bpad desa\b|\bpendapatan asli desa\b/u],
  ['APBD_PROV', /\b(?:apbd|pad) (?:prov|provinsi|propinsi|i|tk i)\b/u],
  ['APBD_KAB', /\b(?:apbd|pad) (?:kab|kabupaten|kota|ii|tk ii)\b/u],
  ['APBD', /\bapbd\b(?! des)/u],
  ['APBN', /\bapbn\b|\bdipa\b/u],
  ['OWN', /\bswadaya\b|\biuran\b|\bpribadi\b|\bmandiri\b|\bkas bum\p{L}*\b|\bswadana\b/u],
  ['PIHAK_KETIGA', /\bcsr\b|\bpihak (?:ke ?3|ketiga)\b|\bperusahaan\b|\bsponsor\b|\bhibah\b|\bpt\b/u],
];

/** Budgets and revenues that are several sources, or of somebody not named, where no source stands beside them. */
const AMBIGUOUS: readonly (readonly [words: RegExp, candidates: readonly Funding['source'][]])[] = [
  [/\bapb ?desa?\b|\bapbd desa?\b|\banggaran pendapatan dan belanja desa\b/u, ['ADD', 'DANA_DESA', 'PADES']],
  [/\bpad\b|\bpendapatan asli daerah\b/u, ['APBD_KAB', 'APBD_PROV', 'PADES']],
];

/** `DD 2025`, `APBD Prov`, `swadaya`, `CSR`. */
export const readFunding = (raw: string): Reading<Funding> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const words = plainWords(text);
  const found = SOURCES.filter(([, pattern]) => pattern.test(words)).map(([source]) => source);
  const sources = found.filter(
    (source, index) =>
      !(source === 'DANA_DESA' && found.includes('ADD') && !/\bdd\b/u.test(words)) &&
      !(source === 'APBD' && index > 0 && found[index - 1]?.startsWith('APBD_')),
  );
  const year = /\b(?:19|20)\d\d\b/u.exec(words)?.[0];
  const doubt = isDoubted(text) ? [flag('DOUBTED')] : [];
  const [source, ...others] = sources;
  const candidates = source ? undefined : AMBIGUOUS.find(([pattern]) => pattern.test(words))?.[1];
  if (candidates) return unread(raw, ...doubt, flag('CODE_AMBIGUOUS', { text, candidates }));
  if (!source || others.length > 0)
    return unread(raw, ...doubt, flag('CODE_UNKNOWN', { text, ...(source && { sources }) }));
  return reading(raw, {
    value: { source, ...(year !== undefined && { fiscalYear: Number(year) }), text },
    flags: doubt,
    ...(doubt.length > 0 && { confidence: 'APPROX' }),
  });
};

/**
 * Follow-up status of the inspectorate: 1 sesuai, 2 belum sesuai, 3 belum ditindaklanjuti, 4 tidak dapat
 * ditindaklanjuti.
 */
export type FollowUpStatus = 1 | 2 | 3 | 4;

export interface FollowUp {
  readonly status?: FollowUpStatus;
  /** Of an aggregate: how many recommendations have which status. */
  readonly counts?: Readonly<Partial<Record<FollowUpStatus, number>>>;
  /** As it is written beside a count, `169 (63,05 %)`. */
  readonly percent?: number;
}

const STATUSES: readonly (readonly [status: FollowUpStatus, words: RegExp, certain: boolean])[] = [
  [4, /^(?:4|tdd|tptd|tidak dapat (?:di)?tindak ?lanjut[ia]?(?: ?i)?)$/u, true],
  [3, /^(?:3|bd|bt|btl|belum (?:di)?tindak ?lanjut[ia]?(?: ?i)?|belum)$/u, true],
  [2, /^(?:2|bs|belum sesuai)$/u, true],
  [2, /^(?:proses|dalam proses|belum selesai|sebagian)$/u, false],
  [1, /^(?:1|s|sesuai|telah sesuai|sudah sesuai)$/u, true],
  [1, /^(?:selesai|tuntas|lunas|sudah)$/u, false],
];

const statusOf = (words: string): readonly [status: FollowUpStatus, certain: boolean] | undefined => {
  const found = STATUSES.find(([, pattern]) => pattern.test(words));
  return found && [found[0], found[2]];
};

const countOf = (digits: string): number => Number(digits.replaceAll('.', ''));

/** `S`, `BS`, `3`, `582 selesai / 22 proses`, `4.225 S; 1.294 BS`, `65 / 25`. */
export const readFollowUp = (raw: string): Reading<FollowUp> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const single = statusOf(plainWords(text));
  if (single)
    return reading(raw, {
      value: { status: single[0] },
      ...(!single[1] && { confidence: 'APPROX', flags: [flag('CODE_UNCERTAIN', { text })] }),
    });
  const percent = /^(\d{1,3}(?:\.\d{3})*)\s*\(\s*(\d{1,3}(?:,\d+)?)\s*%\s*\)$/u.exec(text);
  if (percent)
    return reading(raw, {
      value: {
        counts: { 1: countOf(percent[1] as string) },
        percent: Number((percent[2] as string).replace(',', '.')),
      },
      flags: [flag('AGGREGATE')],
    });
  const parts = text
    .split(/\s*[;/,+]\s*|\s+dan\s+/u)
    .map((part) => /^(\d{1,3}(?:\.\d{3})*|\d+)\s*([\p{L} ]*)$/u.exec(part));
  if (parts.length > 1 && parts.every((part) => part !== null)) return aggregate(raw, parts);
  return unread(raw, flag('CODE_UNKNOWN', { text }));
};

const aggregate = (raw: string, parts: readonly RegExpExecArray[]): Reading<FollowUp> => {
  const counts: Partial<Record<FollowUpStatus, number>> = {};
  let certain = true;
  for (const [index, [, digits = '', words = '']] of parts.entries()) {
    // Two bare numbers are those that are done, and the rest.
    const status =
      words.trim() === '' && parts.length === 2
        ? ([(index + 1) as FollowUpStatus, false] as const)
        : statusOf(plainWords(words));
    if (!status || counts[status[0]] !== undefined) return unread(raw, flag('CODE_UNKNOWN', { text: raw }));
    counts[status[0]] = countOf(digits);
    certain &&= status[1];
  }
  return reading(raw, {
    value: { counts },
    flags: [flag('AGGREGATE'), ...(certain ? [] : [flag('CODE_UNCERTAIN', { text: raw })])],
    confidence: certain ? 'EXACT' : 'APPROX',
  });
};
