import {
  REPAIR_EVENTS, searching, streamId,
  type Actor, type Correction, type CorrectionAsked, type FieldChange, type Instant, type ReadModel, type RecordedEvent, type Refusal, type RegionCode, type Voiding,
  type VoidingAsked,
} from '#kernel';

export const REPAIR_STATUSES = ['WAITING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'LAPSED'] as const;
export type RepairStatus = (typeof REPAIR_STATUSES)[number];
export const REPAIR_KINDS = ['CORRECTION', 'VOIDING'] as const;

/** Who did it, in which office, for which region, in what capacity and by which mandate. */
export type RepairParty = Actor;

/** A request to correct or to void a record, and what became of it. LAPSED: the record was voided meanwhile. */
export interface CorrectionEntry {
  readonly status: RepairStatus;
  readonly kind: (typeof REPAIR_KINDS)[number];
  /** Category and id of the record's stream: `studyVisit`, the visit's id. */
  readonly category: string;
  readonly recordId: string;
  /** By which the record's commands know it. */
  readonly requestId: string;
  /** Codes of the record's parties when it was asked. */
  readonly regions: readonly RegionCode[];
  /** What a correction was asked to change in one event. */
  readonly asked?: readonly FieldChange[];
  readonly reason: string;
  readonly requestedAt: Instant;
  readonly requestedBy: RepairParty;
  readonly decidedAt?: Instant;
  readonly decidedBy?: RepairParty;
  /** Why it was refused. */
  readonly refusal?: string;
  /** Why who asked took it back. */
  readonly withdrawal?: string;
  /** All that the confirmed correction changed: what was asked, and what followed from it. */
  readonly changes?: readonly FieldChange[];
}

const keyOf = (stream: string, requestId: string): string => `${stream}.${requestId}`;

/** Repairs of the old form had no request and are in the histories of their records alone. */
const touched = ({ stream, data }: RecordedEvent): readonly string[] => {
  const { requestId, lapsed = [] } = data as Partial<Voiding>;
  return (requestId === undefined ? [] : [requestId, ...lapsed]).map((id) => keyOf(stream, id));
};

const asked = ({ stream, type, data, metadata }: RecordedEvent): CorrectionEntry => {
  const { requestId, reason, regions, changes } = data as VoidingAsked & Partial<CorrectionAsked>;
  return {
    status: 'WAITING', kind: type === 'VoidingRequested' ? 'VOIDING' : 'CORRECTION', category: stream.slice(0, stream.indexOf('-')), recordId: streamId(stream),
    requestId, regions, reason, requestedAt: metadata.recordedAt, requestedBy: metadata.actor,
    ...(changes && { asked: changes }),
  };
};

/** What waits for a second person, and what was decided, over the records of all contexts. */
export const correctionBoard: ReadModel<CorrectionEntry> = {
  name: 'correction_board',
  version: 4,
  events: REPAIR_EVENTS,
  fields: { status: 'text', kind: 'text', category: 'text', recordId: 'text', regions: 'regions', requestedAt: 'text' },
  sorts: ['requestedAt', 'status'],
  keys: touched,
  fold: (entry, event, key) => {
    const { type, data, metadata: { recordedAt, actor }, stream } = event;
    if (type === 'CorrectionRequested' || type === 'VoidingRequested') return asked(event);
    const decided = { ...entry!, decidedAt: recordedAt, decidedBy: actor };
    if (type === 'CorrectionWithdrawn') return { ...decided, status: 'WITHDRAWN', withdrawal: (data as Refusal).reason };
    if (type === 'CorrectionRefused') return { ...decided, status: 'REFUSED', refusal: (data as Refusal).reason };
    if (key !== keyOf(stream, (data as Voiding).requestId!)) return { ...decided, status: 'LAPSED' };
    return { ...decided, status: 'CONFIRMED', ...(type === 'RecordCorrected' && { changes: (data as Correction).changes }) };
  },
  ...searching<CorrectionEntry>({
    label: ['id catatan, alasan, jenis peristiwa dan isian', 'id of the record, reason, type of the event and fields'],
    texts: ({ recordId, reason, asked: changes = [] }) => [recordId, reason, changes[0]?.targetType, ...changes.map(({ field }) => field)],
  }),
};
