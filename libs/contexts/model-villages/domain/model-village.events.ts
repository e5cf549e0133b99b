import {
  ACTING,
  DAY,
  DOC_REF,
  FLAG,
  INSTANT,
  INTEGER,
  PARTY_REF,
  REGION_REF,
  TEXT,
  allHolding,
  codeOf,
  field,
  listOf,
  optional,
  repairCatalogue,
  type DeclaredEvent,
  type EventCatalogue,
} from '#kernel';
import { REVIEW_OUTCOME_CODES } from './model-village.codes.js';
import { achievement, coordinator, developmentPlan, indexReading, nomination } from './model-village.terms.js';

const ID = { modelVillageId: field(['id desa percontohan', 'id of the model village'], TEXT) };
const VILLAGE = { village: field(['desa', 'village'], REGION_REF) };
const REASON = { reason: field(['alasan', 'reason'], TEXT) };

export const modelVillageCatalogue = allHolding(ID, {
  ModelVillageNominated: {
    version: 1,
    label: ['desa percontohan diusulkan', 'model village nominated'],
    data: {
      ...nomination.fields,
      /** As the agreement is called. */
      agreementTitle: optional(['judul kerja sama', 'title of the agreement'], TEXT),
      nominatedBy: field(['pejabat pengusul', 'official who nominated'], ACTING),
    },
  },
  ModelVillageAssessed: {
    version: 1,
    label: ['desa dinilai', 'village assessed'],
    data: {
      ...VILLAGE,
      ...indexReading.fields,
      potentials: field(['potensi dan masalah', 'potentials and problems'], TEXT),
      document: optional(['laporan penilaian', 'report of the assessment'], DOC_REF),
    },
  },
  ModelVillageRejected: {
    version: 1,
    label: ['usulan tidak dilanjutkan', 'nomination not gone on with'],
    data: { ...REASON, rejectedBy: field(['pejabat yang memutus', 'official who decided'], ACTING) },
  },
  ModelVillageDesignated: {
    version: 1,
    label: ['lokus ditetapkan', 'place designated'],
    data: {
      villages: field(['desa yang ditetapkan', 'villages that are designated'], listOf(REGION_REF)),
      decree: field(['surat keputusan penetapan', 'decree of the designation'], DOC_REF),
      minutes: field(['berita acara koordinasi', 'minutes of the coordination'], DOC_REF),
      coordinated: field(['para pihak yang berkoordinasi', 'who took part in the coordination'], listOf(coordinator)),
      designatedBy: field(['pejabat yang menetapkan', 'official who designated'], ACTING),
    },
  },
  ModelVillagePlanAgreed: {
    version: 1,
    label: ['rencana pengembangan disepakati', 'development plan agreed'],
    data: { ...developmentPlan.fields, agreedBy: field(['pejabat yang menyepakati', 'official who agreed'], ACTING) },
  },
  ModelVillageProgressRecorded: {
    version: 1,
    label: ['kemajuan dicatat', 'progress recorded'],
    data: {
      ...VILLAGE,
      progress: field(['kemajuan', 'progress'], TEXT),
      achievements: field(['capaian', 'what is reached'], listOf(achievement)),
      evidenceDoc: field(['dokumen bukti', 'evidence'], DOC_REF),
    },
  },
  ModelVillageEvaluated: {
    version: 1,
    label: ['desa dievaluasi', 'village evaluated'],
    data: {
      ...VILLAGE,
      ...indexReading.fields,
      findings: field(['hasil evaluasi', 'what was found'], TEXT),
      report: field(['laporan evaluasi', 'report of the evaluation'], DOC_REF),
      /** Against the baseline of the same index, with its sign. */
      change: field(['perubahan dari nilai awal', 'change from the baseline'], TEXT),
      targetsMet: field(['nomor indikator yang tercapai', 'numbers of the indicators reached'], listOf(INTEGER)),
      indexTargetMet: optional(['target indeks tercapai', 'target of the index reached'], FLAG),
      evaluatedBy: field(['pejabat yang mengevaluasi', 'official who evaluated'], ACTING),
    },
  },
  ModelVillageRecognised: {
    version: 1,
    label: ['diakui sebagai desa percontohan', 'recognised as a model village'],
    data: {
      ...VILLAGE,
      decree: field(['surat keputusan pengakuan', 'decree of the recognition'], DOC_REF),
      recognisedBy: field(['pejabat yang mengakui', 'official who recognised'], ACTING),
    },
  },
  ModelVillageReviewed: {
    version: 1,
    label: ['desa percontohan ditinjau', 'model village reviewed'],
    data: {
      ...VILLAGE,
      outcome: field(['hasil peninjauan', 'outcome of the review'], codeOf(REVIEW_OUTCOME_CODES)),
      findings: field(['temuan', 'what was found'], TEXT),
      report: field(['laporan peninjauan', 'report of the review'], DOC_REF),
      reviewedBy: field(['pejabat yang meninjau', 'official who reviewed'], ACTING),
    },
  },
  ModelVillageReplicated: {
    version: 1,
    label: ['ditiru daerah lain', 'replicated elsewhere'],
    data: {
      ...VILLAGE,
      adoptionId: field(['id adopsi', 'id of the adoption'], TEXT),
      by: field(['pihak yang meniru', 'who replicates it'], PARTY_REF),
      innovation: field(['yang ditiru', 'what is replicated'], TEXT),
    },
  },
  ModelVillageSuspended: {
    version: 1,
    label: ['dihentikan sementara', 'suspended'],
    data: { ...REASON, suspendedBy: field(['pejabat yang menghentikan', 'official who suspended'], ACTING) },
  },
  ModelVillageResumed: {
    version: 1,
    label: ['dilanjutkan kembali', 'resumed'],
    data: { ...REASON, resumedBy: field(['pejabat yang melanjutkan', 'official who resumed'], ACTING) },
  },
  ModelVillageRevoked: {
    version: 1,
    label: ['dicabut', 'revoked'],
    data: {
      ...REASON,
      decree: field(['surat keputusan pencabutan', 'decree of the revocation'], DOC_REF),
      revokedBy: field(['pejabat yang mencabut', 'official who revoked'], ACTING),
    },
  },
  /** No agreement in force covers it any more (MOD-06). */
  ModelVillageUnsupported: {
    version: 1,
    label: ['tidak lagi didukung perjanjian', 'no longer supported by an agreement'],
    data: {
      agreementId: field(['id kerja sama yang berakhir', 'id of the agreement that ended'], TEXT),
      since: field(['sejak', 'since'], DAY),
      endsOn: field(['berakhir bila tidak didukung sampai', 'ends unless it is supported by'], DAY),
      endsAt: field(['saat berakhir', 'instant at which it ends'], INSTANT),
    },
  },
  ModelVillageSupported: {
    version: 1,
    label: ['didukung perjanjian kembali', 'supported by an agreement again'],
    data: {
      agreementId: field(['id kerja sama', 'id of the agreement'], TEXT),
      agreementTitle: field(['judul kerja sama', 'title of the agreement'], TEXT),
    },
  },
  ModelVillageEnded: {
    version: 1,
    label: ['berakhir tanpa perjanjian', 'ended without an agreement'],
    data: { endsOn: field(['berakhir pada', 'ended on'], DAY) },
  },
  ...repairCatalogue,
} as const satisfies EventCatalogue);

export type ModelVillageEvent = DeclaredEvent<typeof modelVillageCatalogue>;
