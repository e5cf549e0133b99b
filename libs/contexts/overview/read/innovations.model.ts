import { searching, streamId, yearOf, type ReadModel, type Recorded } from '#kernel';
import { ADOPTION_RECORDS, AFTER_DECISION, type AdoptionEvent, type Observation } from '#contexts/adoptions/contract';
import type { Innovation } from './innovation.document.js';
import { INNOVATIONS, INNOVATION_LISTS, innovationCounts } from './innovation.totals.js';

type Event = Recorded<AdoptionEvent>;

const seen = ({ visitId, innovationId, description, topics, origin, host, observedOn }: Observation) => ({
  visitId,
  innovationId,
  description,
  topics,
  origin: origin.region,
  originRegion: origin.region.code,
  host,
  hostRegion: host.code,
  regions: [...new Set([origin.region.code, host.code])],
  observedOn,
  year: yearOf(observedOn),
});

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
      return { ...innovation, ...seen(event.data) };
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
    {
      label: ['nama kedua pihak', 'names of both sides'],
      texts: ({ origin, host }) => [origin.nameAtTime, host.nameAtTime],
    },
  ),
  contribute: innovationCounts,
  totals: INNOVATION_LISTS,
};
