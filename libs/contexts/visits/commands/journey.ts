import { effective, seatOf, partyAt, type Recorded } from '#kernel';
import { partyOf, type Party } from '#runtime';
import type { Journey, Journeys } from '../contract/index.js';
import { partiesOf } from '../domain/visit.decide-repair.js';
import { visitDecider } from '../domain/visit.decider.js';
import { receivedTerms } from '../domain/visit.received.js';
import type { VisitEvent, VisitProposed } from '../domain/visit.events.js';

type Event = Recorded<VisitEvent>;
/** What steps add to it, one after another. */
type Told = Pick<
  Journey,
  'replies' | 'approval' | 'sessions' | 'innovations' | 'startedOn' | 'endedOn' | 'attendance' | 'report' | 'order'
>;

const tell = (told: Told, event: Event): Told => {
  const { metadata } = event;
  const [on, by] = [metadata.occurredOn, partyOf(metadata.actor)];
  switch (event.type) {
    case 'VisitHostingAccepted': {
      const { reply } = event.data;
      return { ...told, replies: [...told.replies, { host: partyAt(event.data), document: reply, by }] };
    }
    case 'VisitRescheduled': {
      const { approval: _approval, ...kept } = told;
      return { ...kept, replies: [] };
    }
    case 'VisitApproved':
      return { ...told, approval: { approver: event.data.approver, on, by } };
    case 'TravelOrderIssued': {
      const { orderNo, order: document, travellers, from, to } = event.data;
      return { ...told, order: { orderNo, document, travellers, from, to, actor: metadata.actor, stands: false } };
    }
    case 'VisitStarted':
      return { ...told, startedOn: on };
    case 'VisitSessionHeld': {
      const { topic, speaker, place } = event.data;
      return { ...told, sessions: [...told.sessions, { on, topic, speaker, place }] };
    }
    case 'InnovationObserved': {
      const { hostRegion: host, party, description } = event.data;
      const seen = partyAt({ ...(host && { host }), ...(party && { party }) });
      return { ...told, innovations: [...told.innovations, { host: seen, description }] };
    }
    case 'VisitCompleted':
      return { ...told, endedOn: on, attendance: event.data.attendance };
    case 'VisitReportSubmitted': {
      const { findings, observations } = event.data;
      return { ...told, report: { on, findings, observations } };
    }
    default:
      return told;
  }
};

/** What visits tell whoever makes papers of them. */
export const journeys: Journeys = {
  journeyOf: async (visitId, sources) => {
    const visit = await sources.state(visitDecider, visitId);
    if (visit.stage === 'NONE') return undefined;
    const record = await sources.record(visitDecider, visitId);
    const events = effective(record) as readonly Event[];
    const terms = receivedTerms(visit);
    const { order, ...told } = events.reduce<Told>(tell, { replies: [], sessions: [], innovations: [] });
    const { metadata, data } = events[0]!;
    const last = record.at(-1)!;
    const origin: Party = { scope: seatOf(terms.origin), officeId: terms.origin.officeId };
    return {
      visitId,
      revision: last.revision,
      position: last.position,
      recordedAt: last.metadata.recordedAt,
      stage: visit.stage,
      regions: partiesOf(visit),
      terms,
      origin,
      letter: { document: (data as VisitProposed['data']).letter, by: partyOf(metadata.actor) },
      ...told,
      ...(order && { order: { ...order, stands: 'order' in visit } }),
    };
  },
};
