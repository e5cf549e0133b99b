import {
  PARTY_KIND_CODES,
  dayInLetter,
  inLetters,
  inWords,
  kindOfParty,
  levelOf,
  type CodeList,
  type RegionCode,
  type Scope,
} from '#kernel';
import type { FormPart, GridCell, PaperBlock } from '#paper';
import {
  AGREEMENT_INSTRUMENT_CODES,
  AGREEMENT_SCHEME_CODES,
  agreementReportDueOn,
  type AgreementRecord,
} from '#contexts/agreements/contract';
import type { AgreementsOnPaper, PaperMade, PlaceOnPaper } from './agreement-facts.js';
import {
  capitalised,
  figure,
  headTitleOf,
  heading,
  howMany,
  instrumentInLetter,
  isOwnOf,
  numbered,
  paragraph,
  partyInLetter,
  regionHead,
  signedBy,
  stageInLetter,
  tableOrNil,
  tableOrWords,
  termInLetter,
} from './agreement-parts.js';
import { countsOf, inYear, type Counts, type ReportYear } from './cooperation-counts.js';
import { obstaclesOf } from './cooperation-obstacles.js';

/** To whom the report goes, and who has a copy (AGR-15). */
export const recipientsOf = ({
  code,
  name,
  around,
}: PlaceOnPaper): { readonly to: string; readonly copies: readonly string[] } => {
  const level = levelOf(code as RegionCode);
  if (level === 1) return { to: 'Menteri Dalam Negeri', copies: [] };
  const [nearest, further] = around;
  if (level === 2) return { to: nearest ? headTitleOf(nearest) : 'Gubernur', copies: ['Menteri Dalam Negeri'] };
  return {
    to: `Badan Permusyawaratan ${name}`,
    copies: further && nearest ? [`${headTitleOf(further)} melalui ${headTitleOf(nearest)}`] : [],
  };
};

const COLUMNS = (year: ReportYear): readonly string[] => [
  `Berjalan pada 1 Januari ${year.year}`,
  'Baru ditandatangani',
  'Berakhir',
  `Berjalan pada ${dayInLetter(year.until)}`,
];
const cells = ({ before, signed, ended, running }: Counts, bold = false): readonly GridCell[] =>
  [before, signed, ended, running].map((count) => figure(count, bold));

/** Counts by one member of the agreements, with all of them together at the end. */
const countTable = (
  name: string,
  codes: CodeList,
  agreements: readonly AgreementRecord[],
  codeOf: (agreement: AgreementRecord) => string,
  year: ReportYear,
): FormPart => {
  const found = Object.keys(codes.codes).filter((code) => agreements.some((each) => codeOf(each) === code));
  return {
    kind: 'grid',
    widths: [5, 1.8, 1.8, 1.6, 1.9],
    lines: true,
    small: true,
    head: [name, ...COLUMNS(year)],
    rows: [
      ...found.map((code) => [
        capitalised(inWords(codes, code)),
        ...cells(
          countsOf(
            agreements.filter((each) => codeOf(each) === code),
            year,
          ),
        ),
      ]),
      [[{ text: 'Jumlah', bold: true }], ...cells(countsOf(agreements, year), true)],
    ],
  };
};

/** With what kinds of bodies: an agreement counts once for each kind that the region's own bodies are not. */
const partnersTable = (agreements: readonly AgreementRecord[], region: Scope): FormPart => {
  const partnersOf = ({ parties }: AgreementRecord): ReadonlySet<string> =>
    new Set(parties.filter((party) => !isOwnOf(region)({ parties: [party] })).map(kindOfParty));
  const rows = Object.keys(PARTY_KIND_CODES.codes).flatMap((kind) => {
    const count = agreements.filter((each) => partnersOf(each).has(kind)).length;
    return count === 0 ? [] : [[capitalised(inWords(PARTY_KIND_CODES, kind)), figure(count)]];
  });
  return tableOrWords({ widths: [9, 3], head: ['Mitra', 'Banyaknya kerja sama'], rows }, 'Nihil.');
};

/** Of so many activities the first ones are told. */
const MOST_ACTIVITIES = 300;

const activities = (agreements: readonly AgreementRecord[], { from, until }: ReportYear): readonly FormPart[] => {
  const found = agreements.flatMap(({ title, activities: all }) =>
    all.filter(({ on }) => on >= from && on <= until).map(({ on, description }) => ({ on, description, title })),
  );
  const told = found.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  return [
    tableOrWords(
      {
        widths: [0.7, 2.3, 5.4, 4],
        head: ['No.', 'Tanggal', 'Kegiatan', 'Kerja sama'],
        rows: told
          .slice(0, MOST_ACTIVITIES)
          .map(({ on, description, title }, index) => [`${index + 1}.`, dayInLetter(on), description, title]),
      },
      'Nihil: tidak ada kegiatan yang dicatat dalam tahun ini.',
    ),
    ...(told.length > MOST_ACTIVITIES
      ? [paragraph(`Dan ${told.length - MOST_ACTIVITIES} kegiatan lain, menurut catatan tiap kerja sama.`)]
      : []),
  ];
};

/** Each agreement of the year, with where it stands. */
const annex = (agreements: readonly AgreementRecord[], { party }: AgreementsOnPaper): FormPart =>
  tableOrNil(
    {
      widths: [0.7, 3.6, 3.4, 2, 2.2, 1.7],
      small: 'least',
      head: ['No.', 'Judul dan bentuk', 'Para pihak', 'Ditandatangani', 'Berlaku', 'Keadaan'],
      rows: agreements.map((agreement, index) => [
        `${index + 1}.`,
        [{ text: agreement.title, bold: true }, { text: instrumentInLetter(agreement.instrument) }],
        numbered(agreement.parties.map((each) => partyInLetter(each, party))),
        agreement.signedOn ? dayInLetter(agreement.signedOn) : '–',
        termInLetter(agreement),
        stageInLetter(agreement.stage),
      ]),
    },
    'NIHIL',
  );

const recap = (counts: Counts, { year, until }: ReportYear): string =>
  `Dalam tahun ${year} ditandatangani ${howMany(counts.signed)}, ${howMany(counts.ended)} berakhir, dan ${howMany(counts.running)} berjalan pada ${dayInLetter(until)}.`;

/** Laporan tahunan kerja sama: of the region's own agreements, to whoever stands above it (AGR-15). */
export const yearlyCooperationForm = (facts: AgreementsOnPaper, year: ReportYear): PaperMade => {
  const { region } = facts;
  const village = levelOf(region.code as RegionCode) === 4;
  const agreements = facts.agreements.filter((each) => inYear(each, year));
  const { to, copies } = recipientsOf(region);
  const due = dayInLetter(agreementReportDueOn(year.year));
  const name = village ? 'Laporan Tahunan Kerja Sama Desa' : 'Laporan Tahunan Kerja Sama Daerah';
  return {
    title: `${name} ${region.name} tahun ${year.year}`,
    blocks: [
      regionHead(region),
      {
        kind: 'naming',
        name,
        beneath: [
          region.name,
          `TAHUN ${year.year}`,
          ...(year.over ? [] : [`(sementara, sampai dengan ${dayInLetter(year.until)})`]),
        ],
      },
      {
        kind: 'grid',
        widths: [2, 0.25, 9],
        lines: false,
        rows: [
          ['Kepada Yth.', ':', to],
          ...(copies.length > 0 ? [['Tembusan', ':', copies.join('; ')]] : []),
          ['Disampaikan', ':', `paling lambat ${due}`],
        ],
      },
      heading('I. PENDAHULUAN'),
      paragraph(
        `Laporan ini memuat kerja sama yang salah satu pihaknya Pemerintah ${region.name} sendiri, termasuk perangkatnya, menurut catatan sampai dengan ${dayInLetter(year.until)}. ${recap(countsOf(agreements, year), year)}`,
      ),
      { kind: 'together', blocks: [heading('II. REKAPITULASI'), paragraph('Menurut bentuk naskah:')] },
      countTable('Bentuk naskah', AGREEMENT_INSTRUMENT_CODES, agreements, ({ instrument }) => instrument, year),
      {
        kind: 'together',
        blocks: [
          paragraph('Menurut skema:'),
          countTable('Skema', AGREEMENT_SCHEME_CODES, agreements, ({ scheme }) => scheme, year),
        ],
      },
      {
        kind: 'together',
        blocks: [
          paragraph('Menurut mitra; satu kerja sama dapat mempunyai beberapa mitra:'),
          partnersTable(agreements, region.code),
        ],
      },
      heading('III. PELAKSANAAN'),
      ...activities(agreements, year),
      ...obstaclesOf(agreements, year),
      {
        kind: 'together',
        blocks: [
          heading('V. PENUTUP'),
          paragraph('Demikian laporan ini disampaikan untuk menjadi bahan pembinaan dan pengawasan.'),
          signedBy(headTitleOf(region), false),
        ],
      },
      { kind: 'sheet' },
      { kind: 'naming', name: 'Lampiran', beneath: [`Kerja sama yang berjalan dalam tahun ${year.year}`] },
      annex(agreements, facts),
      paragraph(`Banyaknya: ${agreements.length} (${inLetters(agreements.length)}).`),
    ] satisfies readonly PaperBlock[],
  };
};
