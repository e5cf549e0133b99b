import {
  DAY,
  DOC_REF,
  FLAG,
  INSTANT,
  INTEGER,
  RUPIAH,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { CHANGED_PART_CODES, FACILITATOR_CODES, GROUND_CODES, SETTLED_CODES } from './agreement.codes.js';
import { LETTER, REASON, SIGNATURE, SIGNED } from './agreement.event-parts.js';
import { OF_PARTY, agreementTerm } from './agreement.terms.js';

export const addendumChange = record({
  part: field(['bagian', 'part'], codeOf(CHANGED_PART_CODES)),
  text: field(['bunyi perubahan', 'words of the change'], TEXT),
});

const ADDENDUM = { addendumNo: field(['adendum ke-', 'number of the addendum'], INTEGER) };

const CHANGES = {
  changes: field(['perubahan', 'changes'], listOf(addendumChange)),
  newTerm: optional(['jangka waktu yang baru', 'new term'], agreementTerm),
};

const DISPUTE = { disputeNo: field(['perselisihan ke-', 'number of the dispute'], INTEGER) };

const NEW_END = { validUntil: optional(SIGNED.validUntil.label, DAY), expiresAt: SIGNED.expiresAt };

/** What becomes of an agreement that carries out the one that ends. */
export const cascadeRow = record({
  agreementId: field(['id perjanjian pelaksana', 'id of the agreement that carries it out'], TEXT),
  ends: field(['ikut berakhir', 'ends, too'], FLAG),
});

export type CascadeRow = TypeOf<typeof cascadeRow>;

/** What becomes of it once it is signed. */
export const LIFE_EVENTS = {
  AgreementActivityRecorded: {
    version: 1,
    label: ['kegiatan pelaksanaan dicatat', 'activity recorded'],
    data: {
      description: field(['uraian kegiatan', 'description of the activity'], TEXT),
      activityRef: optional(['rujukan kegiatan', 'reference to the activity'], TEXT),
      evidenceDoc: optional(['bukti', 'evidence'], DOC_REF),
    },
  },
  AgreementReportSubmitted: {
    version: 1,
    label: ['laporan pelaksanaan disampaikan', 'report submitted'],
    data: {
      year: field(['tahun yang dilaporkan', 'year of the report'], INTEGER),
      report: field(['laporan', 'report'], DOC_REF),
      outcome: field(['hasil', 'outcome'], TEXT),
      dueOn: field(['tenggat', 'due on'], DAY),
      late: field(['terlambat', 'late'], FLAG),
    },
  },
  AgreementReportOverdue: {
    version: 1,
    label: ['laporan pelaksanaan lewat tenggat', 'report overdue'],
    data: {
      year: field(['tahun yang dilaporkan', 'year of the report'], INTEGER),
      dueOn: field(['tenggat', 'due on'], DAY),
    },
  },
  AddendumProposed: {
    version: 1,
    label: ['adendum diusulkan', 'addendum proposed'],
    data: { ...ADDENDUM, ...CHANGES, text: field(['naskah adendum', 'text of the addendum'], DOC_REF) },
  },
  AddendumSignatureRecorded: {
    version: 1,
    label: ['tanda tangan adendum dicatat', 'signature of the addendum recorded'],
    data: { ...ADDENDUM, ...SIGNATURE },
  },
  AddendumSigned: {
    version: 1,
    label: ['adendum ditandatangani', 'addendum signed'],
    data: { ...ADDENDUM, ...CHANGES, ...NEW_END },
  },
  /** It is signed by nobody any more; another one may be proposed. */
  AddendumWithdrawn: { version: 1, label: ['adendum ditarik', 'addendum withdrawn'], data: { ...ADDENDUM, ...REASON } },
  ExtensionAgreed: {
    version: 1,
    label: ['perpanjangan disepakati', 'extension agreed'],
    data: { ...NEW_END, document: field(['dokumen perpanjangan', 'paper of the extension'], DOC_REF) },
  },
  BreachNoticed: {
    version: 1,
    label: ['teguran pelanggaran disampaikan', 'breach noticed'],
    data: {
      breachNo: field(['teguran ke-', 'number of the notice'], INTEGER),
      inBreach: field(['pihak yang melanggar (nomor urut)', 'party in breach, by its place'], INTEGER),
      description: field(['uraian pelanggaran', 'description of the breach'], TEXT),
      ...LETTER,
    },
  },
  DisputeRaised: {
    version: 1,
    label: ['perselisihan diajukan', 'dispute raised'],
    data: { ...DISPUTE, ...OF_PARTY, subject: field(['pokok perselisihan', 'subject of the dispute'], TEXT) },
  },
  DisputeResolved: {
    version: 1,
    label: ['perselisihan diselesaikan', 'dispute resolved'],
    data: {
      ...DISPUTE,
      facilitator: field(['penyelesai', 'who settled it'], codeOf(FACILITATOR_CODES)),
      outcome: field(['hasil', 'outcome'], TEXT),
      minutes: field(['berita acara', 'minutes'], DOC_REF),
    },
  },
  AgreementTerminated: {
    version: 1,
    label: ['perjanjian diakhiri', 'agreement terminated'],
    data: {
      ground: field(['alasan', 'ground'], codeOf(GROUND_CODES)),
      explanation: field(['penjelasan', 'explanation'], TEXT),
      document: optional(['dokumen pengakhiran', 'paper of the termination'], DOC_REF),
      cascade: field(['perjanjian pelaksananya', 'agreements that carry it out'], listOf(cascadeRow)),
      replacedBy: optional(['id perjanjian pengganti', 'id of the agreement that replaces it'], TEXT),
    },
  },
  SettlementRecorded: {
    version: 1,
    label: ['penyelesaian sesudah berakhir dicatat', 'settlement after the end recorded'],
    data: {
      settled: field(['hal yang diselesaikan', 'what is settled'], codeOf(SETTLED_CODES)),
      description: field(['uraian', 'description'], TEXT),
      amount: optional(['jumlah', 'amount'], RUPIAH),
      document: field(['dokumen', 'paper'], DOC_REF),
    },
  },
  AgreementExpiring: {
    version: 1,
    label: ['perjanjian akan berakhir', 'agreement is about to expire'],
    data: {
      days: field(['hari sebelum berakhir', 'days before its end'], INTEGER),
      validUntil: field(['berlaku sampai', 'in force until'], DAY),
      expiresAt: field(['saat berakhir', 'instant at which it is over'], INSTANT),
    },
  },
  AgreementExpired: {
    version: 1,
    label: ['perjanjian berakhir', 'agreement expired'],
    data: { validUntil: field(['berlaku sampai', 'in force until'], DAY) },
  },
  AgreementStalled: { version: 1, label: ['kesepakatan tanpa tindak lanjut PKS', 'memorandum stalled without a PKS'] },
} as const satisfies EventCatalogue;
