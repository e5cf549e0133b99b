import { seatOf, type Command } from '#kernel';
import type { Travels } from '../contract/index.js';
import { lastYearIn, travelRegistryDecider } from '../domain/travel-registry.decider.js';
import { partiesOf } from '../domain/visit.decide-repair.js';
import { visitDecider } from '../domain/visit.decider.js';

/** What visits tell of journeys: as their records are to be understood by now. */
export const travels: Travels = {
  travelOf: async (visitId, sources) => {
    const visit = await sources.state(visitDecider, visitId);
    if (visit.stage === 'NONE') return undefined;
    const { origin } = visit.terms;
    const travel = { origin: { scope: seatOf(origin), officeId: origin.officeId }, regions: partiesOf(visit) };
    if (!('order' in visit)) return travel;
    const { orderNo, travellers } = visit.order;
    return { ...travel, order: { orderNo, travellers } };
  },
  lastYearOf: async (subjectRef, sources) => lastYearIn(await sources.state(travelRegistryDecider, subjectRef)),
  closing: (subjectRef, lastYear, commandId) => ({
    registry: travelRegistryDecider,
    id: subjectRef,
    reserve: { type: 'CloseToTravel', subjectRef, commandId, lastYear } as Command,
    release: { type: 'ReopenToTravel', subjectRef, commandId } as Command,
  }),
};
