import { partyAt, searching, streamId, yearOf, type ReadModel, type Recorded } from '#kernel';
import { VISIT_RECORDS, type VisitEvent, type VisitProposed } from '#contexts/visits/contract';
import { asked, askedAfter, receiving } from './asked-hosts.js';
import { asPublicParty, regionsOf } from './public-party.js';
import type { PublicVisit } from './public-visit.document.js';
import { PUBLIC_VISITS, PUBLIC_VISIT_LISTS, publicVisitCounts } from './public-visit.totals.js';

type Event = Recorded<VisitEvent>;

const proposed = (id: string, { origin, hosts, ...terms }: VisitProposed['data']): PublicVisit => ({
  id,
  published: false,
  status: 'PROPOSED',
  kind: terms.kind,
  mode: terms.mode ?? 'IN_PERSON',
  title: '',
  origin: asPublicParty(origin),
  hosts: [],
  regions: [],
  ...(origin.region && { originRegion: origin.region.code }),
  hostRegions: [],
  topics: terms.topics,
  outputs: terms.expectedOutputs,
  ...(terms.reasonForHost !== undefined && { reasonForHost: terms.reasonForHost }),
  plannedStart: terms.plannedStart,
  plannedEnd: terms.plannedEnd,
  year: yearOf(terms.plannedStart),
  innovations: [],
  asked: hosts.map((host) => ({ ...asPublicParty(host), ...asked(host) })),
});

/** Between the origin and those hosts that receive it, after what the event tells of them. */
const between = (visit: PublicVisit, event: Event): PublicVisit => {
  const now = askedAfter(visit.asked ?? [], event);
  const hosts = receiving(now).map(({ hostKey: _key, required: _required, answer: _answer, ...host }) => host);
  const { origin } = visit;
  return {
    ...visit,
    asked: now,
    title: `${origin.name} → ${hosts.map(({ name }) => name).join(', ')}`,
    hosts,
    regions: regionsOf(origin, ...hosts),
    hostRegions: regionsOf(...hosts),
  };
};

/** Of what was called off nothing is left to tell but that it was to be, between whom, and when. */
const calledOff = ({ reasonForHost: _reason, ...visit }: PublicVisit): PublicVisit => ({
  ...visit,
  status: 'CANCELLED',
  topics: [],
  outputs: [],
});

const changed = (visit: PublicVisit, event: Event): PublicVisit | undefined => {
  const { occurredOn: on, actor } = event.metadata;
  switch (event.type) {
    case 'VisitRescheduled': {
      const { plannedStart, plannedEnd } = event.data;
      const moved = { ...visit, plannedStart, plannedEnd, year: yearOf(plannedStart) };
      return { ...between(moved, event), published: false, status: 'PROPOSED' };
    }
    case 'VisitHostingAccepted':
    case 'VisitHostingDeclined':
      return between(visit, event);
    case 'VisitApproved':
      return { ...visit, published: true, status: 'APPROVED' };
    case 'TravelOrderIssued':
      return { ...visit, status: 'TASKED' };
    case 'VisitStarted':
      return { ...between(visit, event), status: 'UNDERWAY', startedOn: on };
    case 'InnovationObserved': {
      const { innovationId, hostRegion, party, description } = event.data;
      const host = asPublicParty(partyAt({ host: hostRegion, party }));
      return { ...visit, innovations: [...visit.innovations, { innovationId, host, description }] };
    }
    case 'VisitCompleted':
      return { ...visit, status: 'COMPLETED', endedOn: on };
    case 'VisitReportSubmitted': {
      const { findings, reportDoc } = event.data;
      const open = reportDoc.classification === 'PUBLIC' && {
        findings,
        reportDoc,
        reportedBy: { scope: actor.scope, officeId: actor.officeId },
      };
      return { ...visit, status: 'REPORTED', reportedOn: on, ...open };
    }
    case 'VisitClosed':
      return { ...visit, status: 'CLOSED' };
    case 'VisitCancelled':
      return calledOff(visit);
    // Wrong as a whole: whoever has it under its address learns that there is no such visit.
    case 'RecordVoided':
      return undefined;
    default:
      return visit;
  }
};

/** What the public may know of visits, from their approval on. */
export const publicVisits: ReadModel<PublicVisit, Event> = {
  ...PUBLIC_VISITS,
  ofOneStream: true,
  events: {
    [VISIT_RECORDS.category]: [
      'VisitProposed',
      'VisitHostingAccepted',
      'VisitHostingDeclined',
      'VisitRescheduled',
      'VisitApproved',
      'TravelOrderIssued',
      'VisitStarted',
      'InnovationObserved',
      'VisitCompleted',
      'VisitReportSubmitted',
      'VisitClosed',
      'VisitCancelled',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies VisitEvent['type'][],
  },
  fields: {
    published: 'boolean',
    status: 'text',
    kind: 'text',
    regions: 'regions',
    originRegion: 'regions',
    hostRegions: 'regions',
    year: 'integer',
    plannedStart: 'text',
  },
  sorts: ['plannedStart', 'title'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (visit, event, id) => {
    if (event.type === 'VisitProposed') return between(proposed(id, event.data), event);
    return visit && changed(visit, event);
  },
  ...searching<PublicVisit>(
    { label: ['nama para pihak', 'names of the parties'], texts: ({ title: parties }) => [parties] },
    { label: ['topik', 'topics'], texts: ({ topics }) => topics },
    {
      label: ['inovasi yang diamati', 'innovations observed'],
      texts: ({ innovations }) => innovations.map(({ description }) => description),
    },
  ),
  contribute: publicVisitCounts,
  totals: PUBLIC_VISIT_LISTS,
};
