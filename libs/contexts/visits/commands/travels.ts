import { yearOf } from '#kernel';
import type { Travels } from '../contract/index.js';
import { travelRegistryDecider } from '../domain/travel-registry.decider.js';
import { partiesOf } from '../domain/visit.decide-repair.js';
import { visitDecider } from '../domain/visit.decider.js';

/** What visits tell of journeys: as their records are to be understood by now. */
export const travels: Travels = {
  travelOf: async (visitId, sources) => {
    const visit = await sources.state(visitDecider, visitId);
    if (visit.stage === 'NONE') return undefined;
    const { region, officeId } = visit.terms.origin;
    const travel = { origin: { scope: region.code, officeId }, regions: partiesOf(visit) };
    if (!('order' in visit)) return travel;
    const { orderNo, travellers } = visit.order;
    return { ...travel, order: { orderNo, travellers } };
  },
  lastYearOf: async (subjectRef, sources) => {
    const { claims } = await sources.state(travelRegistryDecider, subjectRef);
    return claims.values().reduce<number | undefined>((last, { to }) => Math.max(last ?? 0, yearOf(to)), undefined);
  },
};
