import { CommonInputDto } from '#nest';
import { OF_SYSTEM, ownInput, rowsFor } from '#runtime';
import type { ModelVillageCommand } from '../domain/model-village.commands.js';
import type { ModelVillageFactsByCommand } from '../domain/model-village.decide.js';
import { regionsOf } from './model-village.roles.js';
import type { ModelVillageState } from '../domain/model-village.state.js';
import type { modelVillageFactSources } from './model-village-facts.js';
import { FollowedAgreementDto } from './model-village-progress.dto.js';

const row = rowsFor<ModelVillageState, ModelVillageCommand, ModelVillageFactsByCommand>();

/** What the system does with model villages by itself (MOD-06). */
export const modelVillageSystemRows = ({
  authority,
  agreements,
}: Pick<ReturnType<typeof modelVillageFactSources>, 'authority' | 'agreements'>) => {
  const bySystem = {
    ...OF_SYSTEM,
    parties: (_command: ModelVillageCommand, state: ModelVillageState) => regionsOf(state),
  };
  return [
    row({
      name: 'FollowAgreement',
      summary: ['Ikuti perjanjian yang mendasarinya', 'Follow the agreement that it rests on'],
      input: FollowedAgreementDto,
      ...bySystem,
      facts: { authority, agreements },
      prepare: (input: FollowedAgreementDto) => ({ type: 'FollowAgreement', ...ownInput(input) }),
    }),
    row({
      name: 'EndUnsupported',
      summary: ['Akhiri karena tidak didukung perjanjian', 'End it for want of an agreement'],
      input: CommonInputDto,
      ...bySystem,
      facts: { authority },
      prepare: () => ({ type: 'EndUnsupported' }),
    }),
  ] as const;
};
