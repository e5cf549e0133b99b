import {
  CAPACITY_CODES,
  DOC_REF,
  FIELD_CHANGE,
  INSTANT,
  REGION,
  REPAIR_EVENTS,
  SCOPE,
  TEXT,
  categoryOf,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  record,
  recordOf,
  searching,
  streamId,
  type Actor,
  type Correction,
  type CorrectionAsked,
  type ReadModel,
  type RecordedEvent,
  type Refusal,
  type TypeOf,
  type Voiding,
  type VoidingAsked,
} from '#kernel';
import { ROLE_CODES } from '#contexts/access/contract';

const REPAIR_STATUSES = ['WAITING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'LAPSED'] as const;

export const REPAIR_STATUS_CODES = codeList(
  ['Keadaan permintaan perbaikan', 'State of a request for correction'],
  REPAIR_STATUSES,
  {
    WAITING: ['menunggu keputusan orang kedua', 'waiting for the second person'],
    CONFIRMED: ['disetujui dan berlaku', 'confirmed, and in effect'],
    REFUSED: ['ditolak orang kedua, dengan alasan', 'refused by the second person, with a reason'],
    WITHDRAWN: ['ditarik kembali oleh yang meminta, dengan alasan', 'withdrawn by the one who asked, with a reason'],
    LAPSED: ['gugur karena catatannya dibatalkan', 'lapsed because the record was voided'],
  },
);

export const REPAIR_KIND_CODES = codeList(
  ['Jenis permintaan perbaikan', 'Kind of request for correction'],
  ['CORRECTION', 'VOIDING'],
  {
    CORRECTION: ['perbaikan isian satu kejadian', 'correction of fields of one event'],
    VOIDING: ['pembatalan seluruh catatan', 'voiding of the whole record'],
  },
);

/** Who did it, in which office, for which region, in what capacity and by which mandate. */
const party = recordOf<Actor>({
  userId: field(['id akun', 'id of the account'], TEXT),
  officeId: field(['id kantor', 'id of the office'], TEXT),
  role: field(['peran', 'role'], codeOf(ROLE_CODES)),
  scope: field(['wilayah wewenang', 'region of the authority'], SCOPE),
  capacity: field(['kedudukan', 'capacity'], codeOf(CAPACITY_CODES)),
  mandate: optional(['surat mandat', 'mandate'], DOC_REF),
});

/** A request to correct or to void a record, and what became of it. */
export const correctionDocument = record({
  id: field(['id permintaan di semua catatan', 'id of the request among all records'], TEXT),
  status: field(['keadaan permintaan', 'state of the request'], codeOf(REPAIR_STATUS_CODES)),
  kind: field(['perbaikan isian atau pembatalan', 'correction of fields or voiding'], codeOf(REPAIR_KIND_CODES)),
  /** Category and id of the record's stream: `studyVisit`, the visit's id. */
  category: field(['jenis catatan yang diperbaiki', 'kind of the record concerned'], TEXT),
  recordId: field(['id catatan yang diperbaiki', 'id of the record concerned'], TEXT),
  requestId: field(['nomor permintaan dalam catatan itu', 'number of the request within that record'], TEXT),
  regions: field(
    ['kode wilayah para pihak (Kepmendagri)', "codes of the parties' regions (Kepmendagri)"],
    listOf(REGION),
  ),
  asked: optional(['perubahan yang diminta', 'changes asked for'], listOf(FIELD_CHANGE)),
  reason: field(['alasan permintaan', 'reason of the request'], TEXT),
  requestedAt: field(['waktu permintaan dicatat', 'instant at which the request was recorded'], INSTANT),
  requestedBy: field(['yang meminta', 'who asked'], party),
  decidedAt: optional(['waktu keputusan dicatat', 'instant at which the decision was recorded'], INSTANT),
  decidedBy: optional(['yang memutus', 'who decided'], party),
  refusal: optional(['alasan penolakan', 'reason of the refusal'], TEXT),
  withdrawal: optional(['alasan penarikan', 'reason of the withdrawal'], TEXT),
  /** What was asked, and what followed from it. */
  changes: optional(['semua yang diubah perbaikan itu', 'all that the correction changed'], listOf(FIELD_CHANGE)),
});
/** As it is kept; its id is that of the document. */
export type CorrectionEntry = Omit<TypeOf<typeof correctionDocument>, 'id'>;

const keyOf = (stream: string, requestId: string): string => `${stream}.${requestId}`;

/** Repairs of the old form had no request and are in the histories of their records alone. */
const touched = ({ stream, data }: RecordedEvent): readonly string[] => {
  const { requestId, lapsed = [] } = data as Partial<Voiding>;
  return (requestId === undefined ? [] : [requestId, ...lapsed]).map((id) => keyOf(stream, id));
};

const asked = ({ stream, type, data, metadata }: RecordedEvent): CorrectionEntry => {
  const { requestId, reason, regions, changes } = data as VoidingAsked & Partial<CorrectionAsked>;
  return {
    status: 'WAITING',
    kind: type === 'VoidingRequested' ? 'VOIDING' : 'CORRECTION',
    category: categoryOf(stream),
    recordId: streamId(stream),
    requestId,
    regions,
    reason,
    requestedAt: metadata.recordedAt,
    requestedBy: metadata.actor,
    ...(changes && { asked: changes }),
  };
};

/** What waits for a second person, and what was decided, over the records of all contexts. */
export const correctionBoard: ReadModel<CorrectionEntry> = {
  name: 'correction_board',
  version: 4,
  events: { '*': REPAIR_EVENTS },
  fields: { status: 'text', kind: 'text', category: 'text', recordId: 'text', regions: 'regions', requestedAt: 'text' },
  sorts: ['requestedAt', 'status'],
  keys: touched,
  fold: (entry, event, key) => {
    const {
      type,
      data,
      metadata: { recordedAt, actor },
      stream,
    } = event;
    if (type === 'CorrectionRequested' || type === 'VoidingRequested') return asked(event);
    const decided = { ...entry!, decidedAt: recordedAt, decidedBy: actor };
    if (type === 'CorrectionWithdrawn')
      return { ...decided, status: 'WITHDRAWN', withdrawal: (data as Refusal).reason };
    if (type === 'CorrectionRefused') return { ...decided, status: 'REFUSED', refusal: (data as Refusal).reason };
    if (key !== keyOf(stream, (data as Voiding).requestId!)) return { ...decided, status: 'LAPSED' };
    return {
      ...decided,
      status: 'CONFIRMED',
      ...(type === 'RecordCorrected' && { changes: (data as Correction).changes }),
    };
  },
  ...searching<CorrectionEntry>({
    label: ['id catatan, alasan, jenis peristiwa dan isian', 'id of the record, reason, type of the event and fields'],
    texts: ({ recordId, reason, asked: changes = [] }) => [
      recordId,
      reason,
      changes[0]?.targetType,
      ...changes.map(({ field }) => field),
    ],
  }),
};
