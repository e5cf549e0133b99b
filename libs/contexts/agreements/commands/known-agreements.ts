import type { Agreements } from '../contract/index.js';
import { agreementDecider } from '../domain/agreement.decider.js';
import { termOf } from '../domain/agreement.state.js';

/** What agreements tell other contexts. */
export const agreements: Agreements = {
  agreementOf: async (agreementId, sources) => {
    const state = await sources.state(agreementDecider, agreementId);
    if (state.stage === 'NONE' || state.stage === 'VOIDED') return undefined;
    const { title, parties, renewsId } = state.terms;
    return { agreementId, title, parties, ...(renewsId !== undefined && { renewsId }), ...termOf(state) };
  },
};
