import { laterDay, partyKey, withOne, type EventMetadata, type LocalDate } from '#kernel';
import type { VisitCompleted, VisitEvent, VisitProposed } from './visit.events.js';
import { answering, answersFrom, dayAtOrigin, type Answering } from './visit.parties.js';
import type { BEFORE_START, Completed, HostAnswer, Proposed, Underway, VisitIn, VisitState } from './visit.state.js';

/**
 * What an event means. It asks nothing: whatever the log holds did happen, at a stage where `decide` had allowed it.
 */
export const evolve = (state: VisitState, event: VisitEvent, metadata: EventMetadata): VisitState => {
  const step = { lastStepOn: metadata.occurredOn };
  switch (event.type) {
    case 'VisitProposed':
      return proposed(event.data, metadata);
    case 'VisitHostingAccepted':
      return answered(state as Answerable, event.data, { accepted: true, on: metadata.occurredOn });
    case 'VisitHostingDeclined':
      return answered(state as Answerable, event.data, { accepted: false, on: metadata.occurredOn });
    case 'VisitRescheduled': {
      const { plannedStart, plannedEnd, warnings } = event.data;
      const before = withoutOrder(state as Proposed);
      return {
        ...before,
        ...step,
        stage: 'PROPOSED',
        terms: { ...before.terms, plannedStart, plannedEnd },
        answers: {},
        termsSetAt: metadata.recordedAt,
        warnings: warnings ?? before.warnings,
        proposers: withOne(before.proposers, metadata.actor.userId),
        reschedules: before.reschedules + 1,
      };
    }
    case 'VisitApproved':
      return { ...(state as Proposed), ...step, stage: 'APPROVED', warnings: event.data.acknowledged };
    case 'TravelOrderIssued': {
      const { orderNo, travellers } = event.data;
      return {
        ...(state as Proposed),
        ...step,
        stage: 'TASKED',
        order: { commandId: metadata.commandId, issuedBy: metadata.commandId, orderNo, travellers },
      };
    }
    case 'TravelOrderLapsed': {
      const visit = state as VisitIn<'PROPOSED'>;
      return { ...visit, lapsed: withOne(visit.lapsed, event.data.commandId) };
    }
    case 'VisitStarted':
      return { ...(state as Proposed), ...step, stage: 'UNDERWAY', sessions: 0, innovations: [] };
    case 'VisitSessionHeld': {
      const visit = state as VisitIn<'UNDERWAY'>;
      return {
        ...visit,
        sessions: visit.sessions + 1,
        lastSessionOn: laterDay(visit.lastSessionOn, metadata.occurredOn),
      };
    }
    case 'InnovationObserved': {
      const visit = state as VisitIn<'UNDERWAY'>;
      return { ...visit, innovations: [...visit.innovations, event.data.innovationId] };
    }
    case 'VisitCompleted':
      return completed(state as Underway, event.data, metadata);
    case 'VisitReportSubmitted': {
      const { occurredOn: on, recordedAt: at } = metadata;
      return { ...(state as Completed), ...step, stage: 'REPORTED', reported: { on, at } };
    }
    case 'ReportTermSet': {
      const visit = state as VisitIn<'COMPLETED'>;
      return awaitsTerm(visit, event.data) ? { ...visit, reportDueOn: event.data.reportDueOn } : visit;
    }
    case 'VisitReportOverdue': {
      const visit = state as VisitIn<'COMPLETED'>;
      // Where a correction has moved the due day since, it was not overdue then.
      return visit.reportDueOn === undefined || metadata.occurredOn <= visit.reportDueOn
        ? visit
        : { ...visit, overdue: true, lastStepOn: laterDay(visit.lastStepOn, metadata.occurredOn) };
    }
    case 'VisitClosed':
      return { ...(state as Completed), ...step, stage: 'CLOSED' };
    case 'VisitCancelled':
      return { ...withoutOrder(state as Proposed), ...step, stage: 'CANCELLED' };
    case 'RecordVoided':
      return { ...withoutOrder(state as Proposed), ...step, stage: 'VOIDED' };
    // What it changed is in the events before it already.
    case 'RecordCorrected':
      return event.data.released ? movedClaims(state as VisitIn<'TASKED'>, metadata.commandId) : state;
    case 'CorrectionRequested':
    case 'VoidingRequested':
    case 'CorrectionRefused':
    case 'CorrectionWithdrawn':
      return state;
  }
};

type Answerable = VisitIn<(typeof BEFORE_START)[number]>;

const proposed = (
  { letter, proposedBy: _by, warnings, ...terms }: VisitProposed['data'],
  metadata: EventMetadata,
): VisitState => ({
  stage: 'PROPOSED',
  terms,
  letter,
  termsSetAt: metadata.recordedAt,
  warnings,
  answers: {},
  proposers: [metadata.actor.userId],
  reschedules: 0,
  lapsed: [],
  lastStepOn: metadata.occurredOn,
  proposedByHead: metadata.actor.role === 'REGENCY_HEAD' || metadata.actor.role === 'GOVERNOR',
});

const completed = (
  visit: Underway,
  { reportDueOn, reportTermAwaits }: VisitCompleted['data'],
  { occurredOn }: EventMetadata,
): VisitState => ({
  ...visit,
  stage: 'COMPLETED',
  lastStepOn: occurredOn,
  endedOn: occurredOn,
  overdue: false,
  ...(reportDueOn ? { reportDueOn } : reportTermAwaits && { reportWorkdays: reportTermAwaits.workdays }),
});

/** A term counts for the last day that it was told for: where a correction has set another one, it is told anew. */
export const awaitsTerm = (
  visit: { readonly endedOn?: LocalDate; readonly reportDueOn?: LocalDate },
  { endedOn }: { readonly endedOn: LocalDate },
): boolean => visit.reportDueOn === undefined && visit.endedOn === endedOn;

/**
 * VIS-07: ACCEPTED when the last required host has accepted, DECLINED as soon as one refuses; the others may stay away,
 * whose answer after that leads nowhere.
 */
const answered = (visit: Answerable, said: Answering, answer: HostAnswer): VisitState => {
  const { key, seat } = answering(said, visit);
  const answers: Proposed['answers'] = { ...visit.answers, [key]: answer };
  if (visit.stage !== 'PROPOSED') return { ...visit, answers };
  const required = visit.terms.hosts
    .filter((each) => each.required)
    .map((host) => ({ host, given: answers[partyKey(host)] }));
  if (required.some(({ given }) => given?.accepted === false))
    return {
      ...visit,
      answers,
      stage: 'DECLINED',
      lastStepOn: laterDay(visit.lastStepOn, dayAtOrigin(visit, seat, answer.on)),
    };
  if (!required.every(({ given }) => given?.accepted)) return { ...visit, answers };
  return {
    ...visit,
    answers,
    stage: 'ACCEPTED',
    lastStepOn: required.reduce(
      (on, { host, given }) => laterDay(on, dayAtOrigin(visit, answersFrom(host, visit), given!.on)),
      visit.lastStepOn,
    ),
  };
};

const movedClaims = (visit: VisitIn<'TASKED'>, commandId: string): VisitState => ({
  ...visit,
  order: { ...visit.order, commandId },
});

const withoutOrder = ({
  terms,
  letter,
  termsSetAt,
  warnings,
  answers,
  proposers,
  reschedules,
  proposedByHead,
  lastStepOn,
  lapsed,
}: Proposed): Proposed => ({
  terms,
  letter,
  termsSetAt,
  warnings,
  answers,
  proposers,
  reschedules,
  proposedByHead,
  lastStepOn,
  lapsed,
});

/** Nothing is kept twice: a state does not grow with repetitions. */
