import type { FactSources } from '#runtime';
import type { AdoptionRecords } from '#contexts/adoptions/contract';
import type { Agreements, KnownAgreement } from '#contexts/agreements/contract';
import { authorityFrom, type Offices } from '#contexts/offices/contract';
import type { ModelVillageCommand } from '../domain/model-village.commands.js';
import type { ModelVillageFacts } from '../domain/model-village.facts.js';
import type { ModelVillageState } from '../domain/model-village.state.js';

/** What other contexts keep that decisions on model villages rest on. */
export interface OtherRecords {
  readonly offices: Pick<Offices, 'authorityOf'>;
  readonly agreements: Agreements;
  readonly adoptions: AdoptionRecords;
}

/** Those on which it rests or rested, and the one that is named. */
const agreementsNamed = (command: ModelVillageCommand, state: ModelVillageState): readonly string[] => {
  const known = state.stage === 'NONE' ? [] : state.agreementIds;
  const named = 'agreementId' in command && command.agreementId !== undefined ? [command.agreementId] : [];
  return [...new Set([...known, ...named])];
};

/** Where each fact comes from. */
export const modelVillageFactSources = ({ offices, agreements, adoptions }: OtherRecords) =>
  ({
    authority: authorityFrom(offices),
    agreements: async (command, state, sources) => {
      const found: KnownAgreement[] = [];
      for (const agreementId of agreementsNamed(command, state)) {
        const agreement = await agreements.agreementOf(agreementId, sources);
        if (agreement) found.push(agreement);
      }
      return found;
    },
    adoption: (command, _state, sources) =>
      command.type === 'RecordReplication' ? adoptions.adoptionOf(command.adoptionId, sources) : undefined,
    auditHold: () => false,
  }) satisfies FactSources<ModelVillageCommand, ModelVillageState, Omit<ModelVillageFacts, 'repair'>>;
