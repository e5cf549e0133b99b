import {
  DAY,
  FLAG,
  INSTANT,
  INTEGER,
  REGION,
  SCOPE,
  TEXT,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  record,
  type Shape,
  type TypeOf,
} from '#kernel';
import { observation } from '#contexts/adoptions/contract';
import { agreementStanding } from '#contexts/agreements/contract';
import { visitStanding } from '#contexts/visits/contract';
import { DUE_BASIS_CODES, DUTY_CODES, ESCALATION_CODES } from '../domain/duty.codes.js';

/** What the fold has to know of an adoption. */
const adoptionStanding = record({
  origin: observation.fields.origin,
  description: observation.fields.description,
  observedOn: field(['hari diamati', 'day on which it was observed'], DAY),
  waitsForDecision: field(['menunggu keputusan', 'waits for a decision'], FLAG),
  reviewsOn: field(['hari-hari peninjauan', 'days of review'], listOf(DAY)),
  ownerOfficeId: optional(['id kantor penanggung jawab', 'id of the office that answers for it'], TEXT),
  toldOn: optional(['hari laporan kemajuan terakhir', 'day of the last report of progress'], DAY),
  unverifiedSince: optional(['menunggu verifikasi sejak', 'waits for a verification since'], DAY),
});
export type AdoptionStanding = TypeOf<typeof adoptionStanding>;

const WAITS_FOR_CODES = codeList(
  ['Yang ditunggu pada desa percontohan', 'What a model village waits for'],
  ['ASSESSMENT', 'DESIGNATION', 'PLAN'],
  {
    ASSESSMENT: ['penilaian', 'the assessment'],
    DESIGNATION: ['penetapan lokus', 'the designation'],
    PLAN: ['rencana', 'the plan'],
  },
);

/** What the fold has to know of a model village. */
const modelVillageStanding = record({
  title: field(['nama', 'name'], TEXT),
  areas: field(['wilayah yang diusulkan', 'areas nominated'], listOf(REGION)),
  villages: field(['desa lokus', 'villages designated'], listOf(REGION)),
  waitsFor: optional(['menunggu', 'waits for'], codeOf(WAITS_FOR_CODES)),
  since: field(['sejak', 'since'], DAY),
  reports: field(
    ['desa yang kemajuannya dilaporkan', 'villages whose progress is reported'],
    listOf(record({ village: field(['desa', 'village'], REGION), since: field(['sejak', 'since'], DAY) })),
  ),
  paused: field(['dihentikan sementara', 'suspended'], FLAG),
  unsupportedSince: optional(['tanpa perjanjian sejak', 'without an agreement since'], DAY),
  endsOn: optional(['berakhir bila tidak didukung sampai', 'ends unless it is supported by'], DAY),
});
export type ModelVillageStanding = TypeOf<typeof modelVillageStanding>;

/** The next thing that a record waits for, and who has to do it by when. */
const dutyFields = {
  id: field(['id pekerjaan', 'id of the duty'], TEXT),
  open: field(['masih harus dikerjakan', 'still to be done'], FLAG),
  kind: optional(['pekerjaan', 'what is to be done'], codeOf(DUTY_CODES)),
  category: field(['jenis catatan', 'kind of the record'], TEXT),
  recordId: field(['id catatan', 'id of the record'], TEXT),
  requestId: optional(['nomor permintaan perbaikan', 'number of the request for correction'], TEXT),
  title: optional(['catatan yang dimaksud', 'the record that is meant'], TEXT),
  /** By these a reader's scope limits the list: each sees what it has to do itself, and all below. */
  obliged: field(
    [
      'kode wilayah yang wajib (Kepmendagri); ID: lembaga pusat tanpa wilayah',
      'codes of the regions obliged (Kepmendagri); ID: a central body without a region',
    ],
    listOf(SCOPE),
  ),
  officeId: optional(['id kantor yang wajib', 'id of the office obliged'], TEXT),
  since: optional(['ditunggu sejak', 'awaited since'], DAY),
  dueOn: optional(['tenggat', 'due day'], DAY),
  dueBasis: optional(['dasar tenggat', 'what sets the due day'], codeOf(DUE_BASIS_CODES)),
  overdueFrom: optional(['lewat tenggat sejak', 'overdue from'], INSTANT),
  visit: optional(['kunjungan itu', 'the visit'], visitStanding),
  adoption: optional(['adopsi itu', 'the adoption'], adoptionStanding),
  agreement: optional(['kerja sama itu', 'the cooperation'], agreementStanding),
  modelVillage: optional(['desa percontohan itu', 'the model village'], modelVillageStanding),
};
export type DutyEntry = Shape<typeof dutyFields>;

/** What a record waits for, before it is told from when on it is overdue. */
export type Due = Pick<DutyEntry, 'kind' | 'obliged' | 'officeId' | 'since' | 'dueOn' | 'dueBasis' | 'overdueFrom'>;

/** The same as it is shown: what is told at the moment of showing, and not what the fold alone needs. */
export const dutyDocument = record({
  ...dutyFields,
  daysLate: optional(
    ['hari lewat tenggat, menurut tanggal setempat pihak yang wajib', 'days late, by the date where the obliged are'],
    INTEGER,
  ),
  escalation: optional(['tingkat penanganan', 'level of escalation'], codeOf(ESCALATION_CODES)),
});
export type ShownDuty = TypeOf<typeof dutyDocument>;
