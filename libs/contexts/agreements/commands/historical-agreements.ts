import type { HistoricalAgreements } from '../contract/index.js';
import { historicalAgreementDecider } from '../domain/historical-agreement.decider.js';

/** What agreements of old registers tell those who import them. */
export const historicalAgreements: HistoricalAgreements = {
  importOf: async (agreementId, changeId, sources) => {
    const state = await sources.state(historicalAgreementDecider, agreementId);
    if (state.stage !== 'INCOMPLETE') return undefined;
    return changeId === undefined ? state.terms.source.importId : state.changes.get(changeId);
  },
  isVoided: async (agreementId, sources) =>
    (await sources.state(historicalAgreementDecider, agreementId)).stage === 'VOIDED',
};
