import { dayInLetter, daysInLetter, lengthInLetter } from '#kernel';
import type { GridLine, PaperBlock } from '#paper';
import {
  clause,
  hostInLetter,
  hostsInLetter,
  item,
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

/** More of them stand on a sheet of their own. */
const MOST_IN_LETTER = 8;

const travellersTable = ({ travellers }: PaperFacts): PaperBlock => ({
  kind: 'grid',
  widths: [0.6, 3, 2, 2.6, 4.1],
  lines: true,
  small: true,
  head: ['No.', 'Nama / NIP', 'Pangkat / Gol.', 'Jabatan / Instansi', 'Nomor SPD'],
  rows: travellers.map((each) => [
    `${each.no}.`,
    [{ text: knownOf(each, 'name') }, { text: `NIP ${knownOf(each, 'nip')}` }],
    knownOf(each, 'rank'),
    positionOf(each),
    each.spdNo,
  ]),
});

/** Tembusan, beside the signature: it begins no page of its own. */
const copiesOf = (facts: PaperFacts): readonly GridLine[] => {
  const { terms, approval } = facts.journey;
  const to = [
    ...terms.hosts.map((host) => hostInLetter(facts, host)),
    ...(approval ? [approval.approver.officialName] : []),
    'Arsip',
  ];
  return [{ text: 'Tembusan:' }, ...to.map((text, index) => ({ text: `${index + 1}. ${text}` }))];
};

/** With the mandate on which it rests. */
const approvalOf = (
  { approver: { officialName, mandate }, on, by }: NonNullable<PaperFacts['journey']['approval']>,
  cited: PaperFacts['cited'],
): string => {
  const resting = mandate ? `, berdasarkan ${mandate.type} ${cited(mandate, by)}` : '';
  return item(`Persetujuan ${officialName} tanggal ${dayInLetter(on)}${resting}`, '.');
};

const bases = (facts: PaperFacts): readonly string[] => {
  const { journey, cited } = facts;
  return [
    item(`Surat permohonan ${cited(journey.letter.document, journey.letter.by)}`),
    ...journey.replies.map(({ host, document, by }) =>
      item(`Surat balasan ${hostInLetter(facts, host)} ${cited(document, by)}`),
    ),
    ...(journey.approval ? [approvalOf(journey.approval, cited)] : []),
  ];
};

/** Surat Tugas: why, on what basis, to whom, what for, signed by who issued the order. */
export const travelOrderForm: PaperForm = (facts) => {
  const { journey, order, office, signer, travellers } = facts;
  const { terms } = journey;
  const attached = travellers.length > MOST_IN_LETTER;
  const days = `${daysInLetter(order.from, order.to)}, selama ${lengthInLetter(order.from, order.to)}`;
  return {
    title: `Surat Tugas ${order.orderNo}`,
    blocks: [
      letterhead(facts),
      { kind: 'naming', name: 'Surat Tugas', beneath: [`NOMOR: ${order.orderNo}`] },
      clause(
        'Menimbang',
        [
          `bahwa untuk mempelajari ${listed(terms.topics)} perlu dilaksanakan ${kindInLetter(terms)};`,
          ...(terms.reasonForHost ? [item(`bahwa tuan rumah dipilih karena: ${terms.reasonForHost}`)] : []),
          'bahwa untuk itu perlu menugaskan pejabat atau pegawai yang namanya tersebut dalam Surat Tugas ini.',
        ],
        'letters',
      ),
      clause('Dasar', bases(facts), 'numbers'),
      { kind: 'paragraph', text: 'MEMBERI TUGAS', bold: true, align: 'centre' },
      clause(
        'Kepada',
        [
          attached
            ? `${travellers.length} orang sebagaimana tercantum dalam lampiran.`
            : 'yang namanya tersebut di bawah ini:',
        ],
        'none',
      ),
      ...(attached ? [] : [travellersTable(facts)]),
      clause(
        'Untuk',
        [
          `melaksanakan ${kindInLetter(terms)} ke ${hostsInLetter(facts)};`,
          `pada ${days};`,
          `dengan biaya paling banyak ${moneyInLetter(terms.budget)}, dibebankan pada ${sourcesInLetter(terms)};`,
          `menghasilkan: ${listed(terms.expectedOutputs.map(({ text, indicator }) => `${text} (${indicator})`))};`,
          'menyampaikan laporan tertulis hasil perjalanan dinas setelah kembali.',
        ],
        'numbers',
      ),
      {
        kind: 'together',
        blocks: [
          { kind: 'paragraph', text: 'Surat Tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab.' },
          signature(signedAt(facts, order.document.date), signer, copiesOf(facts)),
        ],
      },
      ...(attached
        ? ([
            { kind: 'sheet' },
            { kind: 'naming', name: 'Lampiran Surat Tugas', beneath: [`${office.name}`, `NOMOR: ${order.orderNo}`] },
            travellersTable(facts),
            signature(signedAt(facts, order.document.date), signer),
          ] satisfies PaperBlock[])
        : []),
    ],
  };
};
