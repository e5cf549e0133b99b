import { CommonInputDto } from '#nest';
import { officialName, ownInput, rowsFor } from '#runtime';
import type { ModelVillageCommand } from '../domain/model-village.commands.js';
import type { ModelVillageFactsByCommand } from '../domain/model-village.decide.js';
import { requireBegun, requireRecognisable, requireRecognised } from '../domain/model-village.rules-locus.js';
import type { ModelVillageState } from '../domain/model-village.state.js';
import type { modelVillageFactSources } from './model-village-facts.js';
import {
  EvaluationDto,
  ProgressDto,
  RecognitionDto,
  ReplicationDto,
  ReviewDto,
  RevocationDto,
} from './model-village-progress.dto.js';
import { modelVillageExamples as example } from './model-village.examples.js';
import type { modelVillageInputs } from './model-village.inputs.js';
import { DECREEING, EVALUATORS, KEEPERS, REPORTING, ofRecord, ofVillage } from './model-village.roles.js';

const row = rowsFor<ModelVillageState, ModelVillageCommand, ModelVillageFactsByCommand>();

/** From the plan on: what is told of each village, and what ends it. */
export const modelVillageProgressRows = (
  { authority, agreements, adoption }: ReturnType<typeof modelVillageFactSources>,
  { ofVillage: told }: ReturnType<typeof modelVillageInputs>,
) => {
  const facts = { authority };
  return [
    row({
      name: 'RecordProgress',
      summary: ['Catat kemajuan', 'Record progress'],
      example: example.RecordProgress,
      input: ProgressDto,
      ...ofVillage(REPORTING, undefined, ['DESIGNATED', 'IN_PROGRESS', 'REVIEWED']),
      facts,
      prepare: async (input: ProgressDto, _id, sources) => ({
        type: 'RecordProgress',
        achievements: [],
        ...(await told(input, sources)),
      }),
    }),
    row({
      name: 'EvaluateModelVillage',
      summary: ['Evaluasi desa', 'Evaluate a village'],
      example: example.EvaluateModelVillage,
      input: EvaluationDto,
      ...ofVillage(EVALUATORS, requireBegun, ['IN_PROGRESS', 'REVIEWED']),
      facts,
      official: true,
      prepare: async (input: EvaluationDto, _id, sources) => ({
        type: 'EvaluateModelVillage',
        ...(await told(input, sources)),
        officialName: officialName(input),
      }),
    }),
    row({
      name: 'RecogniseModelVillage',
      leavesStage: true,
      summary: ['Akui sebagai desa percontohan', 'Recognise as a model village'],
      example: example.RecogniseModelVillage,
      input: RecognitionDto,
      ...ofVillage(DECREEING, requireRecognisable, ['EVALUATED']),
      facts: { ...facts, agreements },
      official: true,
      prepare: async (input: RecognitionDto, _id, sources) => ({
        type: 'RecogniseModelVillage',
        ...(await told(input, sources)),
        officialName: officialName(input),
      }),
    }),
    row({
      name: 'ReviewModelVillage',
      summary: ['Tinjau desa percontohan', 'Review a model village'],
      example: example.ReviewModelVillage,
      input: ReviewDto,
      ...ofVillage(EVALUATORS, requireRecognised),
      facts,
      official: true,
      prepare: async (input: ReviewDto, _id, sources) => ({
        type: 'ReviewModelVillage',
        ...(await told(input, sources)),
        officialName: officialName(input),
      }),
    }),
    row({
      name: 'RecordReplication',
      summary: ['Catat replikasi', 'Record a replication'],
      example: example.RecordReplication,
      input: ReplicationDto,
      ...ofVillage([...KEEPERS, 'VILLAGE_HEAD']),
      facts: { ...facts, adoption },
      prepare: async (input: ReplicationDto, _id, sources) => ({
        type: 'RecordReplication',
        ...(await told(input, sources)),
      }),
    }),
    row({
      name: 'SuspendModelVillage',
      leavesStage: true,
      summary: ['Hentikan sementara', 'Suspend it'],
      example: example.SuspendModelVillage,
      input: CommonInputDto,
      ...ofRecord(DECREEING),
      facts,
      official: true,
      prepare: (input: CommonInputDto) => ({ type: 'SuspendModelVillage', officialName: officialName(input) }),
    }),
    row({
      name: 'ResumeModelVillage',
      leavesStage: true,
      summary: ['Lanjutkan kembali', 'Resume it'],
      example: example.ResumeModelVillage,
      input: CommonInputDto,
      awaited: () => true,
      ...ofRecord(DECREEING),
      facts,
      official: true,
      prepare: (input: CommonInputDto) => ({ type: 'ResumeModelVillage', officialName: officialName(input) }),
    }),
    row({
      name: 'RevokeModelVillage',
      leavesStage: true,
      summary: ['Cabut', 'Revoke it'],
      example: example.RevokeModelVillage,
      input: RevocationDto,
      ...ofRecord(DECREEING),
      facts,
      official: true,
      prepare: (input: RevocationDto) => ({
        type: 'RevokeModelVillage',
        ...ownInput(input),
        officialName: officialName(input),
      }),
    }),
  ] as const;
};
