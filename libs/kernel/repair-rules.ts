import { requireOtherPerson, requireReason, requireRoom, REPAIR_REASON_LENGTH } from './common-rules.js';
import type { DecisionContext } from './decider.js';
import type { WarningCode } from './warnings.js';
import type { RecordedEvent } from './event.js';
import { changeAt } from './asked-changes.js';
import type { FieldChange } from './field-change.js';
import { overlaps } from './json-pointer.js';
import {
  isRepair,
  type Correction,
  type CorrectionAsked,
  type Refusal,
  type Voiding,
  type VoidingAsked,
} from './record-repair.js';
import type { RegionCode } from './region-code.js';
import { reject } from './rejection.js';
import { sameContent } from './same-content.js';

/** What a repair is decided on. */
export interface RepairFacts {
  /** The record's own events as the log holds them, in their present versions. */
  readonly record: readonly RecordedEvent[];
  /**
   * What is asked for, and what follows from it: the rules hold with all of them. Empty where no correction is asked
   * for or confirmed.
   */
  readonly asked: readonly FieldChange[];
  readonly follows: readonly FieldChange[];
  /**
   * Claims across streams (COM-01 leaves nobody's days or numbers behind) that have to be made anew, because the change
   * moves what they claim.
   */
  readonly claims: readonly object[];
  /** What is flagged of the new values, and was not of the old ones (COM-05). */
  readonly warnings: readonly WarningCode[];
}

/** For every command that repairs nothing. */
export const NO_REPAIR: RepairFacts = { record: [], asked: [], follows: [], claims: [], warnings: [] };

type Context = Pick<DecisionContext, 'actor' | 'reason'>;
type Request = RecordedEvent &
  (
    | { readonly type: 'CorrectionRequested'; readonly data: CorrectionAsked }
    | { readonly type: 'VoidingRequested'; readonly data: VoidingAsked }
  );

const isRequest = (event: RecordedEvent): event is Request =>
  event.type === 'CorrectionRequested' || event.type === 'VoidingRequested';

/** Requests that nobody has confirmed, refused or withdrawn. */
export const waitingRequests = (record: readonly RecordedEvent[]): readonly Request[] => {
  const settled = new Set(
    record
      .filter((event) => isRepair(event) && !isRequest(event))
      .map(({ data }) => (data as Partial<Refusal>).requestId),
  );
  return record.filter(isRequest).filter(({ data }) => !settled.has(data.requestId));
};

/**
 * One user asks for this part of what may be asked of a record, rounded up: what one does leaves room for the others.
 */
const OWN_PART = 4;

/**
 * COM-14: a record holds so many requests that wait, were confirmed or were refused, and repairs of the old form. What
 * was withdrawn takes none of that room: it counts, like all else that a user asked for, for a quarter of the bound
 * that is that user's own.
 * @throws Rejection `E_LIMIT` on `/reason`, where the record is full, or the user's own part of it.
 */
export const requireRoomForRepair = (
  record: readonly RecordedEvent[],
  { userId }: Pick<DecisionContext['actor'], 'userId'>,
  limit: number,
): void => {
  const withdrawn = new Set(
    record.filter(({ type }) => type === 'CorrectionWithdrawn').map(({ data }) => (data as Refusal).requestId),
  );
  const requests = record.filter(isRequest);
  const ofOldForm = record.filter((event) => isRepair(event) && !(event.data as Partial<Refusal>).requestId).length;
  requireRoom(
    ofOldForm + requests.filter(({ data }) => !withdrawn.has(data.requestId)).length,
    limit,
    'COM-14',
    '/reason',
  );
  const own = {
    held: requests.filter(({ metadata }) => metadata.actor.userId === userId).length,
    limit: Math.ceil(limit / OWN_PART),
  };
  if (own.held < own.limit) return;
  throw reject('E_LIMIT', {
    ruleId: 'COM-14',
    field: '/reason',
    details: own,
    messageId: `Satu pengguna meminta paling banyak ${own.limit} perbaikan atau pembatalan dari satu catatan, yang ditarik kembali ikut dihitung; mintalah lewat pengguna lain.`,
    messageEn: `One user asks for ${own.limit} corrections or voidings of one record at most, withdrawn ones included; another user may ask.`,
  });
};

const nextId = (record: readonly RecordedEvent[]): string => String(record.filter(isRequest).length + 1);

const requireNoneWaiting = (waiting: readonly Request[], same: (request: Request) => boolean): void => {
  const found = waiting.find(same);
  if (!found) return;
  throw reject('E_STATE', {
    ruleId: 'COM-01',
    details: { requestId: found.data.requestId },
    messageId: `Permintaan ${found.data.requestId} untuk hal yang sama masih menunggu keputusan.`,
    messageEn: `The request ${found.data.requestId} for the same still waits for its decision.`,
  });
};

/**
 * COM-01, first act. While one request for a place waits, no other is taken for it, so none is overtaken by another.
 */
export const correctionAsked = (
  { record, asked }: RepairFacts,
  regions: readonly RegionCode[],
  context: Context,
): CorrectionAsked => {
  const reason = requireReason(context.reason, { ruleId: 'COM-01', atLeast: REPAIR_REASON_LENGTH });
  const idle = asked.findIndex((change) => sameContent(change.old, change.new));
  if (idle >= 0) {
    throw reject('E_VALIDATION', {
      ruleId: 'COM-01',
      field: `${changeAt(idle)}/value`,
      messageId: 'Nilai itu sudah tercatat.',
      messageEn: 'That value stands there already.',
    });
  }
  requireNoneWaiting(
    waitingRequests(record),
    ({ type, data }) =>
      type === 'CorrectionRequested' &&
      data.changes.some((waiting) =>
        asked.some((change) => waiting.targetEventId === change.targetEventId && overlaps(waiting.field, change.field)),
      ),
  );
  return { requestId: nextId(record), changes: asked, reason, regions };
};

/** @throws Rejection `E_STATE` while a voiding waits already. */
export const requireNoVoidingWaiting = (record: readonly RecordedEvent[]): void =>
  requireNoneWaiting(waitingRequests(record), ({ type }) => type === 'VoidingRequested');

export const voidingAsked = (
  { record }: RepairFacts,
  regions: readonly RegionCode[],
  context: Context,
): VoidingAsked => {
  const reason = requireReason(context.reason, { ruleId: 'COM-01', atLeast: REPAIR_REASON_LENGTH });
  requireNoVoidingWaiting(record);
  return { requestId: nextId(record), reason, regions };
};

const unknownRequest = (requestId: string) =>
  reject('E_NOT_FOUND', {
    ruleId: 'COM-01',
    field: '/requestId',
    details: { requestId },
    messageId: `Catatan ini tidak mempunyai permintaan ${requestId} semacam itu; lihat daftar perbaikan.`,
    messageEn: `This record has no such request ${requestId}; see the list of corrections.`,
  });

const waitingRequest = (record: readonly RecordedEvent[], requestId: string): Request => {
  const request = record.filter(isRequest).find(({ data }) => data.requestId === requestId);
  if (!request) throw unknownRequest(requestId);
  if (waitingRequests(record).includes(request)) return request;
  throw reject('E_STATE', {
    ruleId: 'COM-01',
    field: '/requestId',
    details: { requestId },
    messageId: `Permintaan ${requestId} sudah diputus atau ditarik.`,
    messageEn: `The request ${requestId} has been decided or withdrawn already.`,
  });
};

/**
 * The correction that was asked for under this id, whatever became of it; undefined where there is none, or a voiding.
 */
export const correctionOf = (record: readonly RecordedEvent[], requestId: string): CorrectionAsked | undefined => {
  const request = record.filter(isRequest).find(({ data }) => data.requestId === requestId);
  return request?.type === 'CorrectionRequested' ? request.data : undefined;
};

/** The correction that waits under this id. */
export const waitingCorrection = (record: readonly RecordedEvent[], requestId: string): CorrectionAsked => {
  const request = waitingRequest(record, requestId);
  if (request.type === 'CorrectionRequested') return request.data;
  throw unknownRequest(requestId);
};

/**
 * Who has a part in a request and so does not decide on it: who asked; for a correction the authors of the events that
 * it changes, in consequence, too; for a voiding the authors of all steps of the record.
 */
const partakers = (
  record: readonly RecordedEvent[],
  request: Request,
  follows: readonly FieldChange[],
): readonly string[] => {
  const steps = record.filter(
    (event) =>
      !isRepair(event) &&
      (request.type === 'VoidingRequested' ||
        [...request.data.changes, ...follows].some(({ targetEventId }) => targetEventId === event.id)),
  );
  return [request, ...steps].map(({ metadata }) => metadata.actor.userId);
};

/**
 * COM-01: the second person is asked for before anything that he would have to look at.
 * @param follows what changes in consequence, where that is known already. @throws Rejection `E_SOD`.
 */
export const requireOtherThanPartakers = (
  record: readonly RecordedEvent[],
  requestId: string,
  { actor }: { readonly actor: Pick<DecisionContext['actor'], 'userId'> },
  follows: readonly FieldChange[] = [],
): void => {
  const [asker, ...authors] = partakers(record, waitingRequest(record, requestId), follows);
  requireOtherPerson(actor.userId, [asker!], 'COM-01');
  if (!authors.includes(actor.userId)) return;
  throw reject('E_SOD', {
    ruleId: 'COM-01',
    messageId:
      'Anda sendiri mencatat langkah yang diubah atau dibatalkan, jadi tidak dapat memutus permintaan ini; minta pejabat lain yang tidak mencatatnya.',
    messageEn:
      'You have entered a step that is changed or voided yourself, and so cannot decide on this request; ask another official who did not enter it.',
  });
};

const requireNoPart = ({ record, follows }: RepairFacts, { data: { requestId } }: Request, context: Context): void =>
  requireOtherThanPartakers(record, requestId, context, follows);

/** COM-01, second act: the changes hold from now on. */
export const correctionConfirmed = (facts: RepairFacts, requestId: string, context: Context): Correction => {
  const request = waitingRequest(facts.record, requestId);
  requireNoPart(facts, request, context);
  return {
    requestId,
    changes: [...facts.asked, ...facts.follows],
    ...(facts.warnings.length && { warnings: facts.warnings }),
    reason: request.data.reason,
  };
};

/**
 * COM-01, second act: the record is as if it had never been, but still in the log. What else was asked of it lapses.
 */
export const voidingConfirmed = (facts: RepairFacts, requestId: string, context: Context): Voiding => {
  const request = waitingRequest(facts.record, requestId);
  if (request.type !== 'VoidingRequested') throw unknownRequest(requestId);
  requireNoPart(facts, request, context);
  const others = waitingRequests(facts.record)
    .filter((other) => other !== request)
    .map(({ data }) => data.requestId);
  return { requestId, reason: request.data.reason, lapsed: others };
};

/** COM-01: the other person says no, and why; the record stays as it is. */
export const requestRefused = (facts: RepairFacts, requestId: string, context: Context): Refusal => {
  const request = waitingRequest(facts.record, requestId);
  requireNoPart(facts, request, context);
  return { requestId, reason: requireReason(context.reason, { ruleId: 'COM-01' }) };
};

/** @throws Rejection `E_NO_AUTHORITY` to all but who asked. */
export const requireAsker = (
  record: readonly RecordedEvent[],
  requestId: string,
  { userId }: Pick<DecisionContext['actor'], 'userId'>,
): void => {
  if (waitingRequest(record, requestId).metadata.actor.userId === userId) return;
  throw reject('E_NO_AUTHORITY', {
    ruleId: 'COM-01',
    field: '/requestId',
    messageId: 'Hanya yang meminta dapat menarik permintaannya.',
    messageEn: 'Only the one who asked may withdraw the request.',
  });
};

/**
 * COM-01: who asked, and nobody else, takes the request back, and says why; its place is free for another; it still
 * counts for the own part of who asked (COM-14).
 */
export const requestWithdrawn = ({ record }: RepairFacts, requestId: string, { actor, reason }: Context): Refusal => {
  requireAsker(record, requestId, actor);
  return { requestId, reason: requireReason(reason, { ruleId: 'COM-01' }) };
};
