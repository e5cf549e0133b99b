import { CommonInputDto, IsId, Labelled } from '#nest';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable } from '#runtime';
import {
  supportedVillagesCatalogue,
  supportedVillagesDecider,
  type AttachModelVillage,
  type SupportedVillagesState,
} from '../domain/supported-villages.decider.js';

@Labelled(supportedVillagesCatalogue.ModelVillageAttached.data)
export class AttachedVillageDto extends CommonInputDto {
  @IsId()
  readonly agreementId: string;

  @IsId()
  readonly modelVillageId: string;
}

/** Which model villages rest on an agreement; the system keeps it. */
export const supportedVillagesCommandTable = {
  path: 'supported-villages',
  decider: supportedVillagesDecider,
  obligated: () => undefined,
  rows: [
    rowsFor<SupportedVillagesState, AttachModelVillage>()({
      name: 'AttachModelVillage',
      summary: ['Catat desa percontohan pada perjanjiannya', 'Enter a model village at its agreement'],
      input: AttachedVillageDto,
      ...OF_SYSTEM,
      idOf: ({ agreementId }: AttachedVillageDto) => agreementId,
      prepare: (input: AttachedVillageDto) => ({ type: 'AttachModelVillage', ...ownInput(input) }),
    }),
  ],
} satisfies CommandTable;
