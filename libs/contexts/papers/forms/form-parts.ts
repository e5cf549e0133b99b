import {
  amount,
  covers,
  dayInLetter,
  inLetters,
  inRupiah,
  isGovernment,
  partyName,
  type LocalDate,
  type PartyRef,
  type RegionRef,
  type Rupiah,
} from '#kernel';
import type { FormPart, GridLine, PaperBlock } from '#paper';
import { HIDDEN_WORDS, isHidden } from '#runtime';
import type { FundingSource, VisitKind, VisitTerms } from '#contexts/visits/contract';
import type { PaperFacts, Signer, TravellerOnPaper } from './paper-facts.js';

/** As letters call them. */
const KINDS: Readonly<Record<VisitKind, string>> = {
  KAJI_BANDING: 'kaji banding',
  STUDI_TIRU: 'studi tiru',
  STUDI_BANDING: 'studi banding',
  ORIENTASI_LAPANGAN: 'orientasi lapangan',
  KUNJUNGAN_KERJA: 'kunjungan kerja',
};
const SOURCES: Readonly<Record<FundingSource, string>> = {
  DANA_DESA: 'Dana Desa',
  ADD: 'Alokasi Dana Desa (ADD)',
  PADES: 'Pendapatan Asli Desa',
  APBD_KAB: 'APBD Kabupaten/Kota',
  APBD_PROV: 'APBD Provinsi',
  APBN: 'APBN',
  PIHAK_KETIGA: 'pihak ketiga',
  HOST: 'tuan rumah',
  HIBAH_LN: 'hibah luar negeri',
};

/** Left to be filled in by hand. */
export const BLANK = '……………………………';
/** The same in a narrow column. */
const NARROW = '………………';

/** What is known of a traveller, or the room for it. */
export const knownOf = ({ person }: TravellerOnPaper, part: 'name' | 'nip' | 'rank' | 'position' | 'office'): string =>
  isHidden(person) ? HIDDEN_WORDS : (person?.[part] ?? (part === 'rank' ? NARROW : BLANK));

/** Position and office, as far as they are known. */
export const positionOf = (traveller: TravellerOnPaper): string => {
  const { person } = traveller;
  if (isHidden(person)) return HIDDEN_WORDS;
  return [person?.position, person?.office].filter(Boolean).join(', ') || BLANK;
};

export const letterhead = ({ authorities, office }: PaperFacts): PaperBlock => ({
  kind: 'letterhead',
  above: authorities,
  name: office.name,
});

/** `Rp62.500.000 (enam puluh dua juta lima ratus ribu rupiah)`. */
export const moneyInLetter = (money: Rupiah): string => `${inRupiah(money)} (${inLetters(amount(money))} rupiah)`;

/** From where the money is to come, by fiscal year. */
export const sourcesInLetter = ({ fundingSources, costBorneByHost, costBorneBy }: VisitTerms): string =>
  fundingSources.map(({ source, fiscalYear }) => `${SOURCES[source]} Tahun Anggaran ${fiscalYear}`).join('; ') ||
  (costBorneByHost ? 'ditanggung tuan rumah' : costBorneBy ? `ditanggung ${partyName(costBorneBy)}` : BLANK);

export const kindInLetter = ({ kind }: VisitTerms): string => KINDS[kind];

/** Things one after another in a sentence; where one holds a comma itself, they are parted by semicolons. */
export const listed = (things: readonly string[]): string =>
  things.length < 2
    ? things.join('')
    : `${things.slice(0, -1).join(things.some((each) => each.includes(',')) ? '; ' : ', ')} dan ${things.at(-1)!}`;

/** A host as it is called beside the others: what it lies in is told by the host that is just that. */
export const hostInLetter = ({ journey, place }: PaperFacts, host: PartyRef): string => {
  const { region } = host;
  const within = journey.terms.hosts.some(
    ({ region: around, ...other }) =>
      region && around && isGovernment(other) && around.code !== region.code && covers(around.code, region.code),
  );
  return within ? place(host).split(', ')[0]! : place(host);
};

export const hostsInLetter = (facts: PaperFacts): string =>
  listed(facts.journey.terms.hosts.map((host) => hostInLetter(facts, host)));

/** Part of an enumeration, whatever sign its text ends with. */
export const item = (text: string, end = ';'): string => `${text.replace(/[\s.;,]+$/u, '')}${end}`;

const nameLines = (name: string | undefined): readonly GridLine[] => [
  { text: name ?? BLANK, bold: true, underlined: name !== undefined, above: 40 },
];

/** Place, day, office and name, at the right side of the page. */
export const signature = (
  where: readonly (readonly [label: string, value: string])[],
  { titles, name }: Signer,
  beside: readonly GridLine[] = [],
): FormPart => ({
  kind: 'grid',
  widths: [5, 5],
  lines: false,
  whole: true,
  rows: [
    [
      beside,
      [
        ...where.map(([label, value]) => ({ text: `${label} ${value}` })),
        ...titles.map((text, index) => ({ text: index === titles.length - 1 ? `${text},` : text, bold: true })),
        ...nameLines(name),
        { text: `NIP ${BLANK}` },
      ],
    ],
  ],
});

/** Where letters of a central body are signed is left to be filled in. */
const seatName = (region: RegionRef | undefined): string =>
  region?.nameAtTime.replace(/^(?:Kabupaten|Provinsi) /u, '') ?? BLANK;

/** Where the office sits, and the day on which it signs. */
export const signedAt = (
  { office, journey }: PaperFacts,
  on: LocalDate | undefined,
  [where, when]: readonly [where: string, when: string] = ['Ditetapkan di', 'pada tanggal'],
): readonly (readonly [label: string, value: string])[] => [
  [where, seatName(office.region ?? journey.terms.origin.region)],
  [when, on === undefined ? BLANK : dayInLetter(on)],
];

/** `Menimbang : a. … b. …`: a label with what stands beneath it, one after another. */
export const clause = (label: string, items: readonly string[], marks: 'letters' | 'numbers' | 'none'): FormPart => ({
  kind: 'grid',
  widths: [1.7, 0.25, 0.45, 10],
  lines: false,
  rows: items.map((text, index) => [
    index === 0 ? label : '',
    index === 0 ? ':' : '',
    marks === 'none' ? '' : `${marks === 'letters' ? String.fromCharCode(97 + (index % 26)) : index + 1}.`,
    text,
  ]),
});
