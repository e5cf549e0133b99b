import { CommonInputDto, IsId, IsNumberOrName } from '#nest';
import { OF_SYSTEM, ownInput, rowsFor, type CommandTable } from '#runtime';
import {
  travelRegistryDecider,
  type TravelRegistryCommand,
  type TravelRegistryState,
} from '../domain/travel-registry.decider.js';

export class ReleaseTravelDaysDto extends CommonInputDto {
  @IsId()
  readonly visitId: string;

  @IsNumberOrName(128)
  readonly commandId: string;
}

export class ReopenToTravelDto extends CommonInputDto {
  @IsId()
  readonly subjectRef: string;

  @IsNumberOrName(128)
  readonly commandId: string;
}

const row = rowsFor<TravelRegistryState, TravelRegistryCommand, undefined>();

/** Days are reserved by the travel order itself; only giving them back is a command, and only the system gives it. */
export const travelRegistryCommandTable = {
  path: 'travel-registry',
  decider: travelRegistryDecider,
  obligated: () => undefined,
  rows: [
    row({
      name: 'ReleaseTravelDays',
      summary: ['Bebaskan hari perjalanan', 'Release travel days'],
      input: ReleaseTravelDaysDto,
      ...OF_SYSTEM,
      prepare: (input: ReleaseTravelDaysDto) => ({ type: 'ReleaseTravelDays', ...ownInput(input) }),
    }),
    row({
      name: 'ReopenToTravel',
      summary: ['Mungkinkan perjalanan baru lagi', 'Make further travel possible again'],
      input: ReopenToTravelDto,
      ...OF_SYSTEM,
      prepare: (input: ReopenToTravelDto) => ({ type: 'ReopenToTravel', ...ownInput(input) }),
    }),
  ],
} satisfies CommandTable;
