import { effective, type RecordedEvent } from '#kernel';
import type { Visits } from '../contract/index.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { VisitEvent } from '../domain/visit.events.js';

type Recorded = RecordedEvent & VisitEvent;

/** What visits tell other contexts: read from their records, as they are to be understood by now. */
export const visits: Visits = {
  observedOn: async (visitId, sources) => {
    const visit = await sources.state(visitDecider, visitId);
    if (visit.stage === 'NONE') return undefined;
    const { origin, topics } = visit.terms;
    const record = effective(await sources.record(visitDecider, visitId)) as readonly Recorded[];
    return {
      origin,
      topics,
      voided: visit.stage === 'VOIDED',
      innovations: record.flatMap(({ metadata, ...event }) => {
        if (event.type !== 'InnovationObserved') return [];
        const { visitId: _id, ...seen } = event.data;
        return [{ ...seen, observedOn: metadata.occurredOn }];
      }),
    };
  },
};
