import { eventsOf, laterDay, searching, streamId, yearOf, partyAt, type ReadModel } from '#kernel';
import { adoptionDecider } from '../domain/adoption.decider.js';
import type { AdoptionEvent, Observation } from '../domain/adoption.events.js';
import { AFTER_DECISION, regionsOfObservation } from '../domain/adoption.state.js';
import type { AdoptionBoardEntry, RecordedAdoptionEvent } from './adoption-board.document.js';
import { ADOPTION_BOARD, ADOPTION_LISTS, contribute } from './adoption-board.totals.js';

const seen = (observation: Observation) => {
  const { origin, observedOn } = observation;
  const place = partyAt(observation).region;
  return {
    ...observation,
    year: yearOf(observedOn),
    ...(origin.region && { originRegion: origin.region.code }),
    ...(place && { hostRegion: place.code }),
    regions: regionsOfObservation(observation),
  };
};

/** The same innovation, seen elsewhere or by others: nothing of where it was said to be stays. */
const seenAnew = (
  { host: _host, party: _party, hostRegion: _place, originRegion: _from, ...entry }: AdoptionBoardEntry,
  observation: Observation,
): AdoptionBoardEntry => ({ ...entry, ...seen(observation) });

const opened = (
  { adoptionId, ...observation }: Observation & { readonly adoptionId: string },
  on: AdoptionBoardEntry['createdOn'],
): AdoptionBoardEntry => ({
  adoptionId,
  stage: 'OBSERVED',
  ...seen(observation),
  progress: [],
  reviewsDue: 0,
  waitsForReview: false,
  createdOn: on,
  updatedOn: on,
});

type Told = Extract<AdoptionEvent, { type: 'AdoptionDecided' }>['data'];
const decided = ({ adoptionId: _id, decidedBy, reviewsOn: _days, nextReviewAt: _next, ...terms }: Told) => ({
  stage: AFTER_DECISION[terms.decision],
  decision: terms.decision,
  decided: terms,
  decidedBy,
  waitsForReview: false,
});

const undecided = (entry: AdoptionBoardEntry): AdoptionBoardEntry => {
  const {
    decision: _d,
    decided: _t,
    decidedOn: _o,
    decidedBy: _b,
    verifiedOn: _v,
    verification: _n,
    verificationDoc: _c,
    ...rest
  } = entry;
  return { ...rest, progress: [], reviewsDue: 0, waitsForReview: false };
};

/** Every innovation that was observed, with what was decided on it and what came of it (domain §4). */
export const adoptionBoard: ReadModel<AdoptionBoardEntry, RecordedAdoptionEvent> = {
  ...ADOPTION_BOARD,
  ofOneStream: true,
  events: eventsOf(adoptionDecider),
  fields: {
    stage: 'text',
    decision: 'text',
    regions: 'regions',
    originRegion: 'regions',
    hostRegion: 'regions',
    year: 'integer',
    visitId: 'text',
    observedOn: 'text',
    decidedOn: 'text',
    verifiedOn: 'text',
    waitsForReview: 'boolean',
    updatedOn: 'text',
  },
  sorts: ['observedOn', 'decidedOn', 'verifiedOn', 'updatedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, { type, data, metadata: { occurredOn: on } }) => {
    if (type === 'AdoptionOpened')
      return before ? { ...opened(data, before.createdOn), updatedOn: on } : opened(data, on);
    if (!before) return undefined;
    const entry = { ...before, updatedOn: laterDay(before.updatedOn, on) };
    switch (type) {
      case 'ObservationChanged': {
        const { adoptionId: _id, ...observation } = data;
        return seenAnew(entry, observation);
      }
      case 'ObservationWithdrawn':
        return { ...undecided(entry), stage: 'WITHDRAWN' };
      case 'AdoptionDecided':
        return { ...undecided(entry), ...decided(data), decidedOn: on };
      case 'AdoptionProgressReported': {
        const { progress, evidenceDoc } = data;
        return { ...entry, progress: [...entry.progress, { on, progress, evidenceDoc }], waitsForReview: false };
      }
      case 'AdoptionVerified':
        return {
          ...entry,
          stage: 'VERIFIED',
          verifiedOn: on,
          verification: data.findings,
          verificationDoc: data.evidenceDoc,
          waitsForReview: false,
        };
      case 'AdoptionAbandoned':
        return { ...entry, stage: 'ABANDONED', waitsForReview: false };
      case 'AdoptionReviewDue':
        return { ...entry, reviewsDue: data.review, waitsForReview: true };
      case 'RecordVoided':
        return { ...undecided(entry), stage: 'OBSERVED' };
      default:
        return entry;
    }
  },
  ...searching<AdoptionBoardEntry>(
    { label: ['uraian inovasi', 'description of the innovation'], texts: ({ description }) => [description] },
    { label: ['id inovasi', 'id of the innovation'], texts: ({ innovationId }) => [innovationId] },
    { label: ['topik kunjungan', 'topics of the visit'], texts: ({ topics }) => topics },
    {
      label: ['nama para pihak dan wilayahnya', 'names of both sides and of their regions'],
      texts: ({ origin, host, party }) => [
        origin.name,
        origin.region?.nameAtTime,
        party?.name,
        partyAt({ host, party }).region?.nameAtTime,
      ],
    },
    {
      label: ['penanggung jawab dan mitranya', 'who answers for it, and partners'],
      texts: ({ decided: terms }) => [terms?.owner?.name, ...(terms?.owner?.partners ?? [])],
    },
  ),
  contribute,
  totals: ADOPTION_LISTS,
};
