import { partyAt } from '#kernel';
import { derivedUuid } from '#runtime';
import type { AdoptionRecords, Adoptions } from '../contract/index.js';
import { adoptionDecider } from '../domain/adoption.decider.js';
import { STANDS_DECIDED } from '../domain/adoption.state.js';

/** The adoption of one innovation of one visit: there is one (VIS-12). */
export const adoptionIdOf = (visitId: string, innovationId: string): string =>
  derivedUuid('adoption', visitId, innovationId);

/** What adoptions tell the visits. */
export const adoptions: Adoptions = {
  decidedOf: async (visitId, innovationIds, sources) => {
    const decided: string[] = [];
    for (const innovationId of innovationIds) {
      const { stage } = await sources.state(adoptionDecider, adoptionIdOf(visitId, innovationId));
      if (STANDS_DECIDED.has(stage)) decided.push(innovationId);
    }
    return decided;
  },
};

/** What adoptions tell whoever knows one by its id. */
export const adoptionRecords: AdoptionRecords = {
  adoptionOf: async (adoptionId, sources) => {
    const state = await sources.state(adoptionDecider, adoptionId);
    if (state.stage === 'NONE') return undefined;
    const { origin, description } = state.observation;
    return {
      adoptionId,
      by: origin,
      from: partyAt(state.observation),
      description,
      carriedOut: state.stage === 'DECIDED' || state.stage === 'VERIFIED',
    };
  },
};
