import { daysInLetter, inLetters } from '#kernel';
import {
  hostsInLetter,
  kindInLetter,
  knownOf,
  letterhead,
  listed,
  positionOf,
  signature,
  signedAt,
} from './form-parts.js';
import type { PaperForm } from './paper-facts.js';

/** Height of a line to be signed, in points. */
const TO_SIGN = 26;

/** Daftar hadir: the travellers of the order, each with a place to sign, left and right by turns. */
export const attendanceListForm: PaperForm = (facts) => {
  const { journey, order, signer, travellers } = facts;
  const { terms, attendance, startedOn, endedOn } = journey;
  const number = facts.numberOf('DAFTAR_HADIR');
  return {
    title: `Daftar hadir, Surat Tugas ${order.orderNo}`,
    blocks: [
      letterhead(facts),
      { kind: 'naming', name: 'Daftar Hadir', beneath: number === undefined ? [] : [`NOMOR: ${number}`] },
      {
        kind: 'grid',
        widths: [2, 0.3, 9],
        lines: false,
        rows: [
          ['Kegiatan', ':', `${kindInLetter(terms)} tentang ${listed(terms.topics)}`],
          ['Tempat', ':', hostsInLetter(facts)],
          ['Tanggal', ':', daysInLetter(startedOn ?? order.from, endedOn ?? order.to)],
          ['Surat Tugas', ':', `nomor ${order.orderNo}`],
          ...(attendance === undefined ? [] : [['Hadir', ':', `${attendance} (${inLetters(attendance)}) orang`]]),
        ],
      },
      {
        kind: 'grid',
        widths: [0.7, 3.6, 3.6, 2, 2],
        lines: true,
        head: ['No.', 'Nama', 'Jabatan / Instansi', { over: 2, text: 'Tanda tangan' }],
        height: TO_SIGN,
        rows: travellers.map((each) => [
          `${each.no}.`,
          knownOf(each, 'name'),
          positionOf(each),
          each.no % 2 === 1 ? `${each.no}.` : '',
          each.no % 2 === 1 ? '' : `${each.no}.`,
        ]),
      },
      signature(signedAt(facts, endedOn, ['Mengetahui,', 'tanggal']), signer),
    ],
  };
};
