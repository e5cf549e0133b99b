import type { RegionCode } from '#kernel';
import { CommonInputDto, repairRows } from '#nest';
import { officialName, repairSides, rowsFor, type CommandTable } from '#runtime';
import { RECORD_READERS, type Accounts } from '#contexts/access/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { ModelVillageCommand } from '../domain/model-village.commands.js';
import type { ModelVillageFactsByCommand } from '../domain/model-village.decide.js';
import { modelVillageDecider } from '../domain/model-village.decider.js';
import { modelVillageRestatements } from '../domain/model-village.restate.js';
import { firstArea, type ModelVillageState } from '../domain/model-village.state.js';
import { DevelopmentPlanDto } from './model-village-progress.dto.js';
import { modelVillageFactSources, type OtherRecords } from './model-village-facts.js';
import { AssessModelVillageDto, DesignateLocusDto, NominateModelVillageDto } from './model-village.dto.js';
import { modelVillageExamples as example } from './model-village.examples.js';
import { modelVillageInputs } from './model-village.inputs.js';
import { modelVillageProgressRows } from './model-village.progress-rows.js';
import {
  DECREEING,
  EVALUATORS,
  KEEPERS,
  REPORTING,
  ofAnyVillage,
  ofNominated,
  ofRecord,
  regionsOf,
} from './model-village.roles.js';
import { modelVillageSystemRows } from './model-village.system-rows.js';

/** Model villages, desa percontohan (domain §3.3). */
export const modelVillageCommandTable = (regions: RegionResolver, accounts: Accounts, others: OtherRecords) => {
  const row = rowsFor<ModelVillageState, ModelVillageCommand, ModelVillageFactsByCommand>();
  const of = modelVillageFactSources(others);
  const { authority, agreements, auditHold } = of;
  const facts = { authority };
  const inputs = modelVillageInputs(regions);

  const table = {
    path: 'model-villages',
    decider: modelVillageDecider,
    obligated: (command: ModelVillageCommand, state: ModelVillageState): RegionCode | undefined =>
      command.type === 'NominateModelVillage'
        ? command.areas[0]?.code
        : state.stage === 'NONE'
          ? undefined
          : firstArea(state),
    readers: { roles: RECORD_READERS, regions: regionsOf },
    rows: [
      row({
        name: 'NominateModelVillage',
        summary: ['Usulkan desa percontohan', 'Nominate a model village'],
        example: example.NominateModelVillage,
        input: NominateModelVillageDto,
        creates: true,
        ...ofNominated,
        prepare: inputs.nomination,
        facts: { ...facts, agreements },
        official: true,
        office: ({ officeId }) => ({ officeId, field: '/officeId' }),
      }),
      row({
        name: 'RejectModelVillage',
        leavesStage: true,
        summary: ['Jangan lanjutkan usulan', 'Do not go on with the nomination'],
        example: example.RejectModelVillage,
        input: CommonInputDto,
        ...ofRecord(DECREEING),
        facts,
        official: true,
        prepare: (input: CommonInputDto) => ({ type: 'RejectModelVillage', officialName: officialName(input) }),
      }),
      row({
        name: 'DesignateLocus',
        leavesStage: true,
        summary: ['Tetapkan lokus', 'Designate the place'],
        example: example.DesignateLocus,
        input: DesignateLocusDto,
        awaited: ({ stage }) => stage === 'ASSESSED',
        ...ofRecord(DECREEING),
        facts: { ...facts, agreements },
        official: true,
        prepare: (input: DesignateLocusDto, _id, sources) => inputs.designation(input, sources),
      }),
      row({
        name: 'AgreeDevelopmentPlan',
        leavesStage: true,
        summary: ['Sepakati rencana pengembangan', 'Agree on the development plan'],
        example: example.AgreeDevelopmentPlan,
        input: DevelopmentPlanDto,
        awaited: ({ stage }) => stage === 'DESIGNATED',
        ...ofRecord(KEEPERS),
        facts: { ...facts, agreements },
        official: true,
        prepare: (input: DevelopmentPlanDto, _id, sources) => inputs.plan(input, sources),
      }),
      ...modelVillageProgressRows(of, inputs),
      row({
        name: 'AssessModelVillage',
        summary: ['Nilai desa', 'Assess a village'],
        example: example.AssessModelVillage,
        input: AssessModelVillageDto,
        awaited: ({ stage }) => stage === 'NOMINATED',
        ...ofAnyVillage(EVALUATORS),
        facts,
        prepare: async (input: AssessModelVillageDto, _id, sources) => ({
          type: 'AssessModelVillage',
          ...(await inputs.ofVillage(input, sources)),
        }),
      }),
      ...repairRows<ModelVillageState>({
        table: (): CommandTable => table,
        restatements: modelVillageRestatements,
        refersBy: { regions: ['areas', 'village', 'villages', 'region'], persons: [] },
        regions,
        accounts,
        sides: repairSides<ModelVillageState>({
          keeper: {
            ask: [...new Set([...KEEPERS, ...REPORTING, 'GOVERNOR', 'DATA_STEWARD'] as const)],
            decide: [...KEEPERS, 'GOVERNOR', 'DATA_STEWARD'],
            parties: (_command, state) => regionsOf(state),
          },
        }),
        voidingAskedBy: [...KEEPERS, 'GOVERNOR', 'DATA_STEWARD'],
        facts: { ...facts, auditHold },
        example: {
          changes: [{ field: '/potentials', value: 'Pertanian pasang surut dan kerajinan purun.' }],
          reason: 'Potensi tertulis kurang lengkap saat dicatat dari laporan.',
        },
      }),
      ...modelVillageSystemRows(of),
    ],
  } satisfies CommandTable;
  return table;
};
