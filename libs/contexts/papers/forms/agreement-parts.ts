import {
  NATIONAL,
  actsForRegion,
  amount,
  dayInLetter,
  inLetters,
  inRupiah,
  inWords,
  isGovernment,
  levelOf,
  weekdayOf,
  type LocalDate,
  type PartyRef,
  type Rupiah,
  type Scope,
} from '#kernel';
import type { FormPart, GridCell, GridLine, PaperBlock } from '#paper';
import {
  AGREEMENT_INSTRUMENT_CODES,
  AGREEMENT_MONEY_SOURCE_CODES,
  AGREEMENT_STAGE_CODES,
  type AgreementRecord,
} from '#contexts/agreements/contract';
import type { PlaceOnPaper } from './agreement-facts.js';
import { BLANK } from './form-parts.js';

/** Where nothing is known, or nothing is. */
export const NONE = '–';

const PLACES = ['KESATU', 'KEDUA', 'KETIGA', 'KEEMPAT', 'KELIMA', 'KEENAM', 'KETUJUH', 'KEDELAPAN', 'KESEMBILAN'];

/** As texts call the parties in their order: `PIHAK KESATU`. */
export const partyPlace = (no: number): string => `PIHAK ${PLACES[no - 1] ?? `KE-${no}`}`;

/** The instrument without its explanation: `Perjanjian Kerja Sama (PKS)`. */
export const instrumentInLetter = (instrument: AgreementRecord['instrument']): string =>
  inWords(AGREEMENT_INSTRUMENT_CODES, instrument);

/** The stage up to its explanation: `berlaku`. */
export const stageInLetter = (stage: AgreementRecord['stage']): string =>
  inWords(AGREEMENT_STAGE_CODES, stage).split(',')[0]!;

/** `Selasa, 10 Maret 2020`. */
export const weekdayInLetter = (day: LocalDate): string => `${weekdayOf(day)}, ${dayInLetter(day)}`;

/** `3 (tiga) kerja sama`. */
export const howMany = (count: number): string => `${count} (${inLetters(count)}) kerja sama`;

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The term: `10 Maret 2020 s.d. 31 Desember 2024`. */
export const termInLetter = ({
  validFrom,
  validUntil,
  openEnded,
}: Pick<AgreementRecord, 'validFrom' | 'validUntil' | 'openEnded'>): string =>
  validFrom === undefined
    ? NONE
    : `${dayInLetter(validFrom)} s.d. ${
        validUntil ? dayInLetter(validUntil) : openEnded ? 'diakhiri (tanpa batas waktu)' : BLANK
      }`;

type Money = NonNullable<AgreementRecord['funding']>[number];

/** What each line of the funding says: `Rp5.000.000 per desa (APB Desa)`. */
export const moneyLine = ({ source, amount: sum, per }: Money): string => {
  const words = inWords(AGREEMENT_MONEY_SOURCE_CODES, source);
  return sum === undefined ? words : `${inRupiah(sum)}${per === undefined ? '' : ` per ${per}`} (${words})`;
};

/** What is told as a sum, and no rate, taken together; undefined where nothing is. */
export const sumOf = (funding: readonly Money[] = []): Rupiah | undefined => {
  const sums = funding.flatMap(({ amount: sum, per }) => (sum === undefined || per !== undefined ? [] : [amount(sum)]));
  return sums.length === 0 ? undefined : (String(sums.reduce((all, each) => all + each, 0n)) as Rupiah);
};

/** The value in a cell of a table: the sum, else each line, else that none is told. */
export const valueLines = ({ funding = [] }: Pick<AgreementRecord, 'funding'>): readonly GridLine[] => {
  const sum = sumOf(funding);
  const rates = funding.filter(({ amount: each, per }) => each === undefined || per !== undefined);
  const lines = [...(sum === undefined ? [] : [inRupiah(sum)]), ...rates.map(moneyLine)];
  return (lines.length > 0 ? lines : [NONE]).map((text) => ({ text }));
};

/** A list in a cell: each entry in a line of its own, numbered where there are several. */
export const numbered = (texts: readonly string[]): GridCell =>
  texts.length === 0
    ? NONE
    : texts.length === 1
      ? texts[0]!
      : texts.map((text, index) => ({ text: `${index + 1}. ${text}` }));

/** Numbers that parties gave, in the order of the parties; of those that gave none it is told, unless none did. */
export const numbersOf = (
  { parties }: Pick<AgreementRecord, 'parties'>,
  of: 'documentNumber' | 'registerNo',
): GridCell => (parties.some((party) => party[of]) ? numbered(parties.map((party) => party[of] ?? NONE)) : NONE);

/** A government by what it governs, any other body as it is called. */
export const partyInLetter = (party: PartyRef, place: (party: PartyRef) => string): string =>
  isGovernment(party) ? `Pemerintah ${place(party)}` : place(party);

/** Whether the region itself is one of the parties, by its government, an agency or its council. */
export const isOwnOf =
  (region: Scope) =>
  ({ parties }: Pick<AgreementRecord, 'parties'>): boolean =>
    parties.some((party) => party.region?.code === region && actsForRegion(party));

/** The last day on which it was in force, as far as that is known; undefined while nothing ends it. */
export const lastDayOf = ({
  termination,
  validUntil,
}: Pick<AgreementRecord, 'termination' | 'validUntil'>): LocalDate | undefined => {
  const ends = [termination?.on, validUntil].filter((day) => day !== undefined);
  return ends.length === 0 ? undefined : ends.reduce((one, other) => (other < one ? other : one));
};

/** The letterhead of a region's own government. */
export const regionHead = ({ code, name, around }: PlaceOnPaper): PaperBlock => {
  if (code === NATIONAL) return { kind: 'letterhead', above: [], name: 'Republik Indonesia' };
  const [level, within] = [levelOf(code), around.map((each) => each.name)];
  if (level <= 2) return { kind: 'letterhead', above: [], name: `Pemerintah ${name}` };
  const [regency, ...between] = within.slice(0, -1).reverse();
  return {
    kind: 'letterhead',
    above: [`Pemerintah ${regency!}`, ...between],
    name: level === 3 ? name : `Pemerintah ${name}`,
  };
};

/** What the head of a region is called: `Bupati Barito Kuala`. */
export const headTitleOf = ({ name }: Pick<PlaceOnPaper, 'name'>): string => {
  const bare = name.replace(/^(?:Kabupaten|Kota|Provinsi|Kecamatan|Desa|Kelurahan) /u, '');
  const title = [
    ['Provinsi ', 'Gubernur'],
    ['Kabupaten ', 'Bupati'],
    ['Kota ', 'Wali Kota'],
    ['Kecamatan ', 'Camat'],
    ['Kelurahan ', 'Lurah'],
  ].find(([word]) => name.startsWith(word!))?.[1];
  if (title) return `${title} ${bare}`;
  return name.startsWith('Desa ') ? `Kepala ${name}` : `Kepala ${bare}`;
};

/** Room for a name, and for the number of a civil servant: who was elected has none. */
const nameRoom = (servant: boolean): readonly GridLine[] => [
  { text: BLANK, bold: true, above: 46 },
  ...(servant ? [{ text: `NIP ${BLANK}` }] : []),
];

/** Who has seen what another signs: to its left. */
export const seenBy = (): readonly GridLine[] => [
  { text: 'Mengetahui,' },
  { text: `${BLANK},`, bold: true },
  ...nameRoom(true),
];

/** Place, day, title and room for a signature, beside what stands to its left. */
export const signedBy = (title: string, servant = true, beside: readonly GridLine[] = []): FormPart => ({
  kind: 'grid',
  widths: [5, 5],
  lines: false,
  whole: true,
  rows: [[beside, [{ text: `${BLANK}, ${BLANK}` }, { text: `${title},`, bold: true }, ...nameRoom(servant)]]],
});

/** The official who keeps the register, whatever his office calls him. */
export const KEEPER = 'Pejabat yang menatausahakan kerja sama';

export const heading = (text: string): FormPart => ({ kind: 'paragraph', text, bold: true });
export const paragraph = (text: string): FormPart => ({ kind: 'paragraph', text });

type Grid = Extract<FormPart, { kind: 'grid' }>;
type GridOf = Omit<Grid, 'kind' | 'lines'>;

const table = (grid: GridOf): FormPart => ({ kind: 'grid', lines: true, ...grid });

/** A table of a book: where nothing stands in it, that is said in words across it. */
export const tableOrNil = (grid: GridOf, nothing: string): FormPart =>
  table({
    ...grid,
    rows:
      grid.rows.length > 0
        ? grid.rows
        : [[{ over: grid.widths.length, lines: [{ text: nothing, align: 'centre' as const }] }]],
  });

/** A table within a paper, or a sentence that there is nothing. */
export const tableOrWords = (grid: GridOf, nothing: string): FormPart =>
  grid.rows.length > 0 ? table({ small: true, ...grid }) : paragraph(nothing);

/** A cell with a number in its middle. */
export const figure = (count: number, bold = false): GridCell => [{ text: String(count), align: 'centre', bold }];
