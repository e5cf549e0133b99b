import type { HistoricalVisits } from '../contract/index.js';
import { historicalVisitDecider } from '../domain/historical-visit.decider.js';

/** What visits of old registers tell those who import them. */
export const historicalVisits: HistoricalVisits = {
  importOf: async (visitId, sources) => {
    const state = await sources.state(historicalVisitDecider, visitId);
    return state.stage === 'NONE' || state.stage === 'VOIDED' ? undefined : state.terms.source.importId;
  },
  isVoided: async (visitId, sources) => (await sources.state(historicalVisitDecider, visitId)).stage === 'VOIDED',
};
