import { TEXT, field, withOne, type DeclaredEvent, type Decider, type EventCatalogue } from '#kernel';

const RESTS_ON = {
  agreementId: field(['id kerja sama', 'id of the agreement'], TEXT),
  modelVillageId: field(['id desa percontohan', 'id of the model village'], TEXT),
};

export const supportedVillagesCatalogue = {
  ModelVillageAttached: {
    version: 1,
    label: ['desa percontohan bertumpu pada perjanjian', 'model village rests on an agreement'],
    data: RESTS_ON,
  },
} as const satisfies EventCatalogue;
export type SupportedVillagesEvent = DeclaredEvent<typeof supportedVillagesCatalogue>;

/** SYSTEM: a model village names this agreement. */
export interface AttachModelVillage {
  readonly type: 'AttachModelVillage';
  readonly agreementId: string;
  readonly modelVillageId: string;
}

export interface SupportedVillagesState {
  readonly modelVillageIds: readonly string[];
}

/** Which model villages rest, or rested, on an agreement: one stream for each agreement (MOD-06). */
export const supportedVillagesDecider: Decider<SupportedVillagesState, AttachModelVillage, SupportedVillagesEvent> = {
  category: 'supportedVillages',
  catalogue: supportedVillagesCatalogue,
  initialState: { modelVillageIds: [] },
  evolve: ({ modelVillageIds }, { data }) => ({ modelVillageIds: withOne(modelVillageIds, data.modelVillageId) }),
  decide: ({ agreementId, modelVillageId }, { modelVillageIds }) =>
    modelVillageIds.includes(modelVillageId)
      ? []
      : [{ type: 'ModelVillageAttached', data: { agreementId, modelVillageId } }],
};
