import { dayInLetter, daysInLetter, inLetters, lengthInLetter } from '#kernel';
import type { FormPart, PaperBlock } from '#paper';
import {
  BLANK,
  hostsInLetter,
  kindInLetter,
  knownOf,
  letterhead,
  listed,
  moneyInLetter,
  positionOf,
  signature,
  signedAt,
  sourcesInLetter,
} from './form-parts.js';
import type { PaperFacts, PaperForm } from './paper-facts.js';

const heading = (text: string): FormPart => ({ kind: 'paragraph', text, bold: true });
const paragraph = (text: string): FormPart => ({ kind: 'paragraph', text });

const points = (texts: readonly string[]): PaperBlock => ({
  kind: 'grid',
  widths: [0.5, 11],
  lines: false,
  rows: texts.map((text, index) => [`${index + 1}.`, text]),
});

const sessions = ({ journey }: PaperFacts): PaperBlock => ({
  kind: 'grid',
  widths: [2.2, 4, 3.4, 2.6],
  lines: true,
  head: ['Tanggal', 'Acara', 'Narasumber', 'Tempat'],
  rows: journey.sessions.map(({ on, topic, speaker, place }) => [dayInLetter(on), topic, speaker.officialName, place]),
});

const innovations = ({ journey, place }: PaperFacts): readonly PaperBlock[] =>
  journey.innovations.length === 0
    ? []
    : [
        paragraph('Inovasi yang diamati:'),
        {
          kind: 'grid',
          widths: [0.7, 7, 4],
          lines: true,
          head: ['No.', 'Inovasi', 'Di'],
          rows: journey.innovations.map(({ host, description }, index) => [`${index + 1}.`, description, place(host)]),
        },
      ];

/** Laporan hasil perjalanan dinas: on what basis, when and where, who, what was done, what came of it. */
export const reportForm: PaperForm = (facts) => {
  const { journey, order, signer, travellers, numberOf } = facts;
  const { terms, startedOn, endedOn, attendance, report } = journey;
  const [from, to] = [startedOn ?? order.from, endedOn ?? order.to];
  const number = numberOf('LAPORAN');
  const [first, ...rest] = (report?.findings ?? BLANK).split(/\n+/u);
  return {
    title: `Laporan hasil, Surat Tugas ${order.orderNo}`,
    blocks: [
      letterhead(facts),
      {
        kind: 'naming',
        name: 'Laporan Hasil Perjalanan Dinas',
        beneath: number === undefined ? [] : [`NOMOR: ${number}`],
      },
      heading('I. PENDAHULUAN'),
      paragraph(
        `Dasar: Surat Tugas nomor ${order.orderNo} tanggal ${dayInLetter(order.document.date)}. Maksud: ${kindInLetter(terms)} tentang ${listed(terms.topics)}.`,
      ),
      paragraph('Keluaran yang direncanakan:'),
      points(terms.expectedOutputs.map(({ text, indicator }) => `${text}; ukurannya: ${indicator}`)),
      heading('II. PELAKSANAAN'),
      paragraph(
        `Waktu: ${daysInLetter(from, to)}, selama ${lengthInLetter(from, to)}. Tempat: ${hostsInLetter(facts)}.`,
      ),
      paragraph(
        `Pelaksana: ${travellers.length} (${inLetters(travellers.length)}) orang menurut Surat Tugas${
          attendance === undefined
            ? ''
            : `; yang hadir ${attendance} (${inLetters(attendance)}) orang menurut daftar hadir`
        }.`,
      ),
      paragraph(`Rencana biaya: ${moneyInLetter(terms.budget)}, dari ${sourcesInLetter(terms)}.`),
      sessions(facts),
      { kind: 'together', blocks: [heading('III. HASIL'), paragraph(first ?? BLANK)] },
      ...rest.map(paragraph),
      ...(report?.observations.length ? [paragraph('Pengamatan:'), points(report.observations)] : []),
      ...innovations(facts),
      {
        kind: 'together',
        blocks: [
          heading('IV. PENUTUP'),
          paragraph('Demikian laporan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.'),
          signature(signedAt(facts, report?.on, ['Dibuat di', 'pada tanggal']), signer, [
            { text: 'Yang melaporkan,' },
            { text: BLANK, above: 78 },
          ]),
        ],
      },
      ...(travellers.length === 0
        ? []
        : ([
            heading('Pelaksana perjalanan dinas'),
            {
              kind: 'grid',
              widths: [0.7, 4, 4, 3],
              lines: true,
              head: ['No.', 'Nama', 'Jabatan / Instansi', 'Nomor SPD'],
              rows: travellers.map((each) => [`${each.no}.`, knownOf(each, 'name'), positionOf(each), each.spdNo]),
            },
          ] satisfies PaperBlock[])),
    ],
  };
};
