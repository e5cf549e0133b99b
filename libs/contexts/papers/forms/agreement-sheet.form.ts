import { dayInLetter, inWords } from '#kernel';
import type { FormPart, GridCell, PaperBlock } from '#paper';
import {
  AGREEMENT_AFFAIR_CODES,
  AGREEMENT_PLANNING_CODES,
  AGREEMENT_SCHEME_CODES,
  AGREEMENT_SIGN_METHOD_CODES,
} from '#contexts/agreements/contract';
import { legalBasesOf } from './agreement-bases.js';
import type { AgreementNamed, AgreementOnPaper, PaperMade } from './agreement-facts.js';
import {
  KEEPER,
  NONE,
  capitalised,
  heading,
  instrumentInLetter,
  moneyLine,
  paragraph,
  partyInLetter,
  partyPlace,
  signedBy,
  stageInLetter,
  sumOf,
  tableOrWords,
  termInLetter,
  weekdayInLetter,
} from './agreement-parts.js';
import { moneyInLetter } from './form-parts.js';
import { historyParts } from './agreement-history.parts.js';

type Fact = readonly [label: string, value: string | undefined];

/** Labels with what stands beside them; what is not known is left out. */
const facts = (rows: readonly Fact[]): FormPart => ({
  kind: 'grid',
  widths: [2.6, 0.25, 9],
  lines: false,
  rows: rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, ':', value]])),
});

const section = (title: string, ...parts: readonly FormPart[]): readonly PaperBlock[] => [
  ...(parts[0] ? [{ kind: 'together' as const, blocks: [heading(title), parts[0]] }] : [heading(title)]),
  ...parts.slice(1),
];

const object = ({ agreement }: AgreementOnPaper): FormPart =>
  facts([
    ['Bentuk', instrumentInLetter(agreement.instrument)],
    ['Skema', capitalised(inWords(AGREEMENT_SCHEME_CODES, agreement.scheme))],
    ['Objek', agreement.object],
    ['Urusan', agreement.urusan.map((each) => inWords(AGREEMENT_AFFAIR_CODES, each)).join('; ') || undefined],
    ['Maksud dan tujuan', agreement.purpose],
    [
      'Dasar perencanaan',
      agreement.planning &&
        `${inWords(AGREEMENT_PLANNING_CODES, agreement.planning.basis)}: ${agreement.planning.statement}`,
    ],
    ['Keadaan', capitalised(stageInLetter(agreement.stage))],
  ]);

/** Each party with who signed for it, in which office and capacity, its numbers and the day. */
const parties = ({ agreement, party, signatory }: AgreementOnPaper): FormPart =>
  tableOrWords(
    {
      widths: [3.6, 3.6, 2.8, 2.3],
      head: ['Pihak', 'Penanda tangan', 'Nomor naskah / register', 'Ditandatangani'],
      rows: agreement.parties.map((each): readonly GridCell[] => {
        const by = signatory(each.no);
        return [
          [{ text: partyPlace(each.no), bold: true }, { text: partyInLetter(each, party) }],
          by
            ? [
                ...(by.name === undefined ? [] : [{ text: by.name, bold: true }]),
                ...(by.title === undefined ? [] : [{ text: by.title }]),
                ...(by.as === undefined ? [] : [{ text: by.as }]),
              ]
            : 'belum menandatangani',
          [
            { text: each.documentNumber ?? NONE },
            ...(each.registerNo === undefined ? [] : [{ text: `register ${each.registerNo}` }]),
          ],
          each.signedOn === undefined
            ? NONE
            : [
                { text: weekdayInLetter(each.signedOn) },
                ...(each.signMethod ? [{ text: inWords(AGREEMENT_SIGN_METHOD_CODES, each.signMethod) }] : []),
              ],
        ];
      }),
    },
    '',
  );

/** Who was there and signed for nobody: witnesses and facilitators, each by themselves. */
const attended = ({ agreement }: AgreementOnPaper): FormPart => {
  const of = (role: 'WITNESS' | 'FACILITATOR'): string =>
    agreement.attended
      .filter((each) => each.role === role)
      .map(({ officialName, title }) => `${officialName} (${title})`)
      .join('; ') || 'tidak dicatat';
  return facts([
    ['Saksi', of('WITNESS')],
    ['Fasilitator', of('FACILITATOR')],
    ['Tempat', agreement.place?.text],
  ]);
};

const texts = ({ agreement }: AgreementOnPaper): readonly FormPart[] => [
  tableOrWords(
    {
      widths: [0.9, 2.2, 7.9, 0.9],
      head: ['Versi', 'Tanggal', 'Sidik SHA-256 naskah', 'Final'],
      rows: agreement.versions.map(({ version, on, sha256 }) => [
        String(version),
        dayInLetter(on),
        sha256,
        sha256 === agreement.textSha256 ? 'ya' : '',
      ]),
    },
    'Belum ada naskah.',
  ),
  paragraph(
    agreement.textSha256 === undefined
      ? 'Naskah belum final.'
      : 'Semua tanda tangan diberikan atas naskah yang final, dengan sidik SHA-256 di atas.',
  ),
];

const term = ({ agreement }: AgreementOnPaper): FormPart =>
  facts([
    ['Jangka waktu', agreement.validFrom === undefined ? 'belum berlaku' : termInLetter(agreement)],
    ['Hari terakhir', agreement.validUntil && weekdayInLetter(agreement.validUntil)],
    ['Berlaku surut', agreement.term?.retroactiveClause],
    ['Perpanjangan', agreement.term?.extensionClause ?? 'tidak ada klausul perpanjangan yang dicatat'],
  ]);

const money = ({ agreement, party }: AgreementOnPaper): FormPart => {
  const { funding = [], parties: all } = agreement;
  const sum = sumOf(funding);
  return tableOrWords(
    {
      widths: [5, 7],
      head: ['Pihak yang membayar', 'Pembiayaan'],
      rows: [
        ...funding.map((line) => {
          const payer = all.find(({ no }) => no === line.partyNo);
          return [payer ? partyInLetter(payer, party) : 'tidak disebut', moneyLine(line)];
        }),
        ...(sum === undefined || funding.length < 2 ? [] : [['Jumlah', moneyInLetter(sum)]]),
      ],
    },
    'Naskah tidak menyebut pembiayaan.',
  );
};

const plan = ({ agreement }: AgreementOnPaper): readonly FormPart[] =>
  agreement.actionPlan?.length
    ? [
        tableOrWords(
          {
            widths: [0.7, 6, 4, 1.4],
            head: ['No.', 'Kegiatan dalam rencana aksi', 'Penanggung jawab', 'Tahun'],
            rows: agreement.actionPlan.map(({ activity, responsible, year }, index) => [
              `${index + 1}.`,
              activity,
              responsible,
              String(year),
            ]),
          },
          '',
        ),
      ]
    : [];

const named = ({ title, instrument, signedOn }: AgreementNamed): string =>
  `${title} (${instrumentInLetter(instrument)}${signedOn ? `, ${dayInLetter(signedOn)}` : ''})`;

const HIDDEN_TITLE = 'tidak tampak bagi pembaca';

/** What stands above and beneath it, as far as the reader may see it. */
const tree = ({ agreement, parent, renewed, children }: AgreementOnPaper): FormPart => {
  const unseen = agreement.children.length - children.length;
  return facts([
    ['Perjanjian induk', agreement.parentId === undefined ? 'tidak ada' : parent ? named(parent) : HIDDEN_TITLE],
    ['Memperbarui', agreement.renewsId === undefined ? undefined : renewed ? named(renewed) : HIDDEN_TITLE],
    ...(children.length === 0 && unseen === 0
      ? [['Perjanjian pelaksana', 'tidak ada'] as const]
      : children.map((child, index): Fact => [
          index === 0 ? 'Perjanjian pelaksana' : '',
          `${index + 1}. ${named(child)}`,
        ])),
    ...(unseen > 0
      ? [[children.length === 0 ? 'Perjanjian pelaksana' : '', `${unseen} lainnya ${HIDDEN_TITLE}`] as const]
      : []),
  ]);
};

const bases = ({ agreement }: AgreementOnPaper): FormPart => {
  const found = legalBasesOf(agreement, agreement.signedOn ?? agreement.updatedOn);
  return {
    kind: 'grid',
    widths: [0.5, 11],
    lines: false,
    rows:
      found.length > 0
        ? found.map((text, index) => [`${index + 1}.`, `${text}.`])
        : [['–', 'Untuk tanggal ini tidak ada dasar hukum yang dicatat di sini.']],
  };
};

/** Lembar kerja sama: all that the record says of one agreement, on few pages. */
export const agreementSheetForm = (facts: AgreementOnPaper): PaperMade => {
  const { agreement } = facts;
  const { funding = [] } = agreement;
  const sum = sumOf(funding);
  return {
    title: `Lembar kerja sama: ${agreement.title}`,
    blocks: [
      { kind: 'naming', name: 'Lembar Kerja Sama', beneath: [agreement.title] },
      ...section('I. POKOK KERJA SAMA', object(facts)),
      ...section('II. PARA PIHAK DAN PENANDA TANGAN', parties(facts)),
      ...section('III. SAKSI DAN FASILITATOR', attended(facts)),
      ...section('IV. NASKAH', ...texts(facts)),
      ...section('V. JANGKA WAKTU', term(facts)),
      ...section('VI. PEMBIAYAAN DAN RENCANA AKSI', money(facts), ...plan(facts)),
      ...(sum !== undefined && funding.length === 1 ? [paragraph(`Nilai: ${moneyInLetter(sum)}.`)] : []),
      ...section('VII. POHON PERJANJIAN', tree(facts)),
      ...historyParts(agreement).flatMap(([title, ...parts]) => section(title, ...parts)),
      ...section('XII. DASAR HUKUM', bases(facts)),
      {
        kind: 'together',
        blocks: [
          paragraph(
            `Lembar ini disusun dari catatan kerja sama; naskah bertanda tangan tetap yang berlaku bila berbeda.`,
          ),
          signedBy(KEEPER),
        ],
      },
    ],
  };
};
