import type { RegionRef } from '#kernel';
import { repairRows } from '#nest';
import { ownInput, repairSides, rowsFor, type CommandTable } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { InstitutionCommand, RegisterInstitution } from '../domain/institution.commands.js';
import { institutionDecider, type InstitutionFactsByCommand } from '../domain/institution.decider.js';
import { institutionRestatements } from '../domain/institution.restate.js';
import type { InstitutionState } from '../domain/institution.state.js';
import { authority, unknownInstitutions } from './office-facts.js';
import { CloseInstitutionDto, RegisterInstitutionDto, RenameInstitutionDto } from './office.dto.js';
import { institutionExamples } from './office.examples.js';
import { KEEPERS, VILLAGE_KEEPERS, byKeepers } from './office.keepers.js';

/** Nothing else is asked of what is not there yet but to register it. */
const seatIn = (command: unknown, state: InstitutionState): RegionRef | undefined =>
  (state.stage === 'NONE' ? (command as RegisterInstitution) : state.terms).seat;

const ofKeepers = byKeepers(seatIn);

/** Bodies that may be a party beside regions and villages (domain §7.1). */
export const institutionCommandTable = (regions: RegionResolver, accounts: Accounts) => {
  const row = rowsFor<InstitutionState, InstitutionCommand, InstitutionFactsByCommand>();
  const table = {
    path: 'institutions',
    decider: institutionDecider,
    obligated: (command: InstitutionCommand, state: InstitutionState) => seatIn(command, state)?.code,
    rows: [
      row({
        ...ofKeepers,
        name: 'RegisterInstitution',
        summary: ['Catat lembaga', 'Register an institution'],
        example: institutionExamples.RegisterInstitution,
        input: RegisterInstitutionDto,
        creates: true,
        idOf: ({ institutionId }) => institutionId,
        facts: { unknownInstitutions },
        prepare: async (input: RegisterInstitutionDto, _id, sources) => {
          const { seat, ...own } = ownInput(input);
          return {
            type: 'RegisterInstitution',
            ...own,
            ...(seat !== undefined && { seat: await regions.resolve(seat, sources, '/seat') }),
          };
        },
      }),
      row({
        ...ofKeepers,
        name: 'RenameInstitution',
        summary: ['Ubah nama lembaga sejak suatu hari', 'Rename the institution from a day on'],
        example: institutionExamples.RenameInstitution,
        input: RenameInstitutionDto,
        facts: {},
        prepare: (input: RenameInstitutionDto) => ({ type: 'RenameInstitution', ...ownInput(input) }),
      }),
      row({
        ...ofKeepers,
        name: 'CloseInstitution',
        leavesStage: true,
        summary: [
          'Catat bahwa lembaga berakhir, dan penerusnya',
          'Record that the institution ended, and who succeeds it',
        ],
        example: institutionExamples.CloseInstitution,
        input: CloseInstitutionDto,
        facts: { unknownInstitutions },
        prepare: (input: CloseInstitutionDto) => ({ type: 'CloseInstitution', ...ownInput(input) }),
      }),
      ...repairRows<InstitutionState>({
        table: (): CommandTable => table,
        restatements: institutionRestatements,
        refersBy: { regions: ['seat'], persons: [] },
        regions,
        accounts,
        sides: repairSides<InstitutionState>({
          keeper: { ask: VILLAGE_KEEPERS, decide: KEEPERS, parties: ofKeepers.parties },
        }),
        voidingAskedBy: VILLAGE_KEEPERS,
        facts: { authority, auditHold: () => false },
        example: {
          changes: [{ field: '/name', value: 'Universitas Lambung Mangkurat' }],
          reason: 'Nama lembaga tertulis dengan singkatannya.',
        },
      }),
    ],
  } satisfies CommandTable;
  return table;
};
