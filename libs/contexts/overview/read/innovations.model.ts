import { searching, streamId, yearOf, partyAt, type ReadModel, type Recorded } from '#kernel';
import { ADOPTION_RECORDS, AFTER_DECISION, type AdoptionEvent, type Observation } from '#contexts/adoptions/contract';
import type { Innovation } from './innovation.document.js';
import { INNOVATIONS, INNOVATION_LISTS, innovationCounts } from './innovation.totals.js';
import { partyOf } from './network.parties.js';
import { asPublicParty, regionsOf } from './public-party.js';

type Event = Recorded<AdoptionEvent>;

const seen = (observed: Observation) => {
  const { visitId, innovationId, description, topics, origin, observedOn } = observed;
  const host = partyAt(observed);
  return {
    visitId,
    innovationId,
    description,
    topics,
    origin: asPublicParty(origin),
    ...(origin.region && { originRegion: origin.region.code }),
    host: asPublicParty(host),
    hostKey: partyOf(host).key,
    ...(host.region && { hostRegion: host.region.code }),
    regions: regionsOf(origin, host),
    observedOn,
    year: yearOf(observedOn),
  };
};

/** Seen elsewhere or by others: nothing of where it was said to be stays. */
const seenAnew = (
  { originRegion: _from, hostRegion: _at, ...rest }: Innovation,
  observed: Observation,
): Innovation => ({ ...rest, ...seen(observed) });

const undecided = ({
  decision: _decision,
  decidedOn: _on,
  targetDate: _target,
  verifiedOn: _verified,
  ...rest
}: Innovation): Innovation => ({ ...rest, stage: 'OBSERVED', reports: 0 });

const changed = (innovation: Innovation, event: Event): Innovation | undefined => {
  const { occurredOn: on } = event.metadata;
  switch (event.type) {
    case 'ObservationChanged':
      return seenAnew(innovation, event.data);
    case 'AdoptionDecided': {
      const { decision, targetDate } = event.data;
      const decided = { stage: AFTER_DECISION[decision], decision, decidedOn: on, ...(targetDate && { targetDate }) };
      return { ...undecided(innovation), ...decided };
    }
    case 'AdoptionProgressReported':
      return { ...innovation, reports: innovation.reports + 1 };
    case 'AdoptionVerified':
      return { ...innovation, stage: 'VERIFIED', verifiedOn: on };
    case 'AdoptionAbandoned':
      return { ...innovation, stage: 'ABANDONED' };
    case 'ObservationWithdrawn':
      return undefined;
    case 'RecordVoided':
      return undecided(innovation);
    default:
      return innovation;
  }
};

/** Innovations that were seen on visits and what became of them, as anybody may know them (domain §4). */
export const innovations: ReadModel<Innovation, Event> = {
  ...INNOVATIONS,
  ofOneStream: true,
  events: {
    [ADOPTION_RECORDS.category]: [
      'AdoptionOpened',
      'ObservationChanged',
      'ObservationWithdrawn',
      'AdoptionDecided',
      'AdoptionProgressReported',
      'AdoptionVerified',
      'AdoptionAbandoned',
      'RecordCorrected',
      'RecordVoided',
    ] satisfies AdoptionEvent['type'][],
  },
  fields: {
    visitId: 'text',
    innovationId: 'text',
    originRegion: 'regions',
    hostKey: 'text',
    hostRegion: 'regions',
    regions: 'regions',
    year: 'integer',
    stage: 'text',
    decision: 'text',
  },
  sorts: ['observedOn', 'verifiedOn'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (innovation, event, id) => {
    if (event.type === 'AdoptionOpened') return { id, ...seen(event.data), stage: 'OBSERVED', reports: 0 };
    return innovation && changed(innovation, event);
  },
  ...searching<Innovation>(
    { label: ['uraian inovasi', 'description of the innovation'], texts: ({ description }) => [description] },
    { label: ['topik kunjungan', 'topics of the visit'], texts: ({ topics }) => topics },
    { label: ['nama kedua pihak', 'names of both sides'], texts: ({ origin, host }) => [origin.name, host.name] },
  ),
  contribute: innovationCounts,
  totals: INNOVATION_LISTS,
};
