import { dayInLetter, lengthInLetter } from '#kernel';
import type { GridCell, GridLine, PaperBlock } from '#paper';
import {
  BLANK,
  hostInLetter,
  hostsInLetter,
  kindInLetter,
  knownOf,
  letterhead,
  listed,
  positionOf,
  signature,
  signedAt,
  sourcesInLetter,
} from './form-parts.js';
import type { PaperFacts, PaperForm, TravellerOnPaper } from './paper-facts.js';

const lines = (...texts: readonly string[]): readonly GridLine[] => texts.map((text) => ({ text }));

/** Which sheet it is, and its number, on one line. */
const NUMBERED = [4.6, 1.5, 0.25, 4.25] as const;

/** Sheet 1 (PMK 113/PMK.05/2012, annex): who travels, what for, how long, on whose budget. */
const firstSheet = (facts: PaperFacts, traveller: TravellerOnPaper): readonly PaperBlock[] => {
  const { journey, order, office, signer, place } = facts;
  const { terms } = journey;
  const rows: readonly (readonly [no: string, labels: readonly string[], values: readonly string[]])[] = [
    ['1.', ['Pejabat yang memberi perintah'], [signer.titles.join(' ')]],
    [
      '2.',
      ['Nama / NIP pelaksana perjalanan dinas'],
      [`${knownOf(traveller, 'name')} / NIP ${knownOf(traveller, 'nip')}`],
    ],
    [
      '3.',
      ['a. Pangkat dan golongan', 'b. Jabatan / instansi', 'c. Tingkat biaya perjalanan dinas'],
      [`a. ${knownOf(traveller, 'rank')}`, `b. ${positionOf(traveller)}`, `c. ${BLANK}`],
    ],
    ['4.', ['Maksud perjalanan dinas'], [`${kindInLetter(terms)} tentang ${listed(terms.topics)}`]],
    ['5.', ['Alat angkutan yang dipergunakan'], [BLANK]],
    ['6.', ['a. Tempat berangkat', 'b. Tempat tujuan'], [`a. ${place(terms.origin)}`, `b. ${hostsInLetter(facts)}`]],
    [
      '7.',
      ['a. Lamanya perjalanan dinas', 'b. Tanggal berangkat', 'c. Tanggal harus kembali'],
      [`a. ${lengthInLetter(order.from, order.to)}`, `b. ${dayInLetter(order.from)}`, `c. ${dayInLetter(order.to)}`],
    ],
    ['8.', ['Pengikut'], ['–']],
    [
      '9.',
      ['Pembebanan anggaran', 'a. Instansi', 'b. Sumber dana', 'c. Kode rekening'],
      [' ', `a. ${office.name}`, `b. ${sourcesInLetter(terms)}`, `c. ${BLANK}`],
    ],
    ['10.', ['Keterangan lain-lain'], [`Surat Tugas nomor ${order.orderNo}`]],
  ];
  return [
    letterhead(facts),
    {
      kind: 'grid',
      widths: NUMBERED,
      lines: false,
      rows: [
        ['', 'Lembar ke', ':', 'I (satu)'],
        ['', 'Nomor', ':', traveller.spdNo],
      ],
    },
    { kind: 'naming', name: 'Surat Perjalanan Dinas (SPD)', beneath: [] },
    {
      kind: 'grid',
      widths: [0.6, 4, 6],
      lines: true,
      // What is told by letters stands letter beside letter, however many lines each takes.
      rows: rows.flatMap(([no, labels, values]) =>
        labels.map((label, index) => [index === 0 ? no : '', label, values[index]!]),
      ),
    },
    signature(signedAt(facts, order.document.date, ['Dikeluarkan di', 'Tanggal']), signer),
  ];
};

/** Room to sign, in points. */
const TO_SIGN = 26;

/** Where somebody arrived or left, signed by whoever heads the place. */
const confirmed = (...facts: readonly (readonly [label: string, value: string])[]): readonly GridLine[] => [
  ...facts.map(([label, value]) => ({ text: `${label}: ${value}` })),
  { text: `(${BLANK})`, above: TO_SIGN },
  { text: `NIP ${BLANK}` },
];

const station = (no: string, at: string, next: string): readonly GridCell[] => [
  no,
  confirmed(['Tiba di', at], ['Pada tanggal', BLANK], ['Kepala', BLANK]),
  confirmed(['Berangkat dari', at], ['Ke', next], ['Pada tanggal', BLANK], ['Kepala', BLANK]),
];

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'] as const;
/** Beyond that, figures. */
const stepNo = (index: number): string => `${ROMAN[index] ?? index + 1}.`;

/** Sheet 2: arrivals and departures, to be signed by those who are visited. */
const secondSheet = (facts: PaperFacts, traveller: TravellerOnPaper): readonly PaperBlock[] => {
  const { journey, order, signer, place } = facts;
  const { origin, hosts } = journey.terms;
  const [home, stops] = [place(origin), hosts.map((host) => hostInLetter(facts, host))];
  return [
    { kind: 'sheet' },
    {
      kind: 'grid',
      widths: NUMBERED,
      lines: false,
      rows: [
        ['', 'Lembar ke', ':', 'II (dua)'],
        ['', 'Nomor', ':', traveller.spdNo],
      ],
    },
    {
      kind: 'grid',
      widths: [0.6, 5, 5],
      lines: true,
      small: true,
      rows: [
        [
          stepNo(0),
          '',
          [
            ...lines(
              `Berangkat dari (tempat kedudukan): ${home}`,
              `Ke: ${stops[0] ?? BLANK}`,
              `Pada tanggal: ${dayInLetter(order.from)}`,
              ...signer.titles,
            ),
            { text: signer.name ?? `(${BLANK})`, above: TO_SIGN },
            { text: `NIP ${BLANK}` },
          ],
        ],
        ...stops.map((stop, index) => station(stepNo(index + 1), stop, stops[index + 1] ?? home)),
        [
          stepNo(stops.length + 1),
          [
            ...lines(`Tiba di (tempat kedudukan): ${home}`, `Pada tanggal: ${BLANK}`, ...signer.titles),
            { text: signer.name ?? `(${BLANK})`, above: TO_SIGN },
            { text: `NIP ${BLANK}` },
          ],
          [
            ...lines(
              'Telah diperiksa, dengan keterangan bahwa perjalanan tersebut atas perintahnya dan semata-mata untuk kepentingan jabatan dalam waktu yang sesingkat-singkatnya.',
              ...signer.titles,
            ),
            { text: signer.name ?? `(${BLANK})`, above: TO_SIGN },
            { text: `NIP ${BLANK}` },
          ],
        ],
        [stepNo(stops.length + 2), { over: 2, lines: lines('Catatan lain-lain:', ' ') }],
        [
          stepNo(stops.length + 3),
          {
            over: 2,
            lines: lines(
              'PERHATIAN: Pejabat yang menerbitkan SPD, pelaksana perjalanan dinas, para pejabat yang mengesahkan tanggal berangkat dan tiba, serta bendahara pengeluaran bertanggung jawab menurut peraturan keuangan negara apabila negara menderita kerugian karena kesalahan, kelalaian, atau kealpaannya.',
            ),
          },
        ],
      ],
    },
  ];
};

/** SPD: two sheets for each traveller. */
export const travelWarrantForm: PaperForm = (facts) => ({
  title: `SPD, Surat Tugas ${facts.order.orderNo}`,
  blocks: facts.travellers.flatMap((traveller, index): readonly PaperBlock[] => [
    ...(index === 0 ? [] : [{ kind: 'sheet' } as const]),
    ...firstSheet(facts, traveller),
    ...secondSheet(facts, traveller),
  ]),
});
