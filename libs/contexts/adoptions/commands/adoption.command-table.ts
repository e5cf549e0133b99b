import type { RegionCode } from '#kernel';
import { CommonInputDto, repairRows } from '#nest';
import { OF_SYSTEM, officialName, ownInput, repairSides, rowsFor, type CommandTable } from '#runtime';
import { RECORD_READERS, type Accounts } from '#contexts/access/contract';
import { authorityFrom, type Offices } from '#contexts/offices/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { Visits } from '#contexts/visits/contract';
import type { AdoptionCommand } from '../domain/adoption.commands.js';
import type { AdoptionFactsByCommand } from '../domain/adoption.decide.js';
import { adoptionDecider } from '../domain/adoption.decider.js';
import { adoptionRestatements } from '../domain/adoption.restate.js';
import type { AdoptionState } from '../domain/adoption.state.js';
import { AdoptionProgressDto, AdoptionVerificationDto, DecideAdoptionDto, ObservationDto } from './adoption.dto.js';
import { adoptionExamples } from './adoption.examples.js';
import {
  ORIGIN,
  ORIGIN_STAFF,
  VERIFIERS,
  carriersOf,
  mayVerify,
  ofOrigin,
  regionsOf,
  verifierOf,
} from './adoption.roles.js';
import { adoptionIdOf } from './decided-innovations.js';

export interface AdoptionDependencies {
  readonly regions: RegionResolver;
  readonly accounts: Accounts;
  readonly offices: Pick<Offices, 'authorityOf'>;
  readonly visits: Visits;
}

/** Adoptions of innovations that were observed on visits (VIS-12). */
export const adoptionCommandTable = ({ regions, accounts, offices, visits }: AdoptionDependencies) => {
  const row = rowsFor<AdoptionState, AdoptionCommand, AdoptionFactsByCommand>();
  const facts = { authority: authorityFrom(offices) };

  const table = {
    path: 'adoptions',
    decider: adoptionDecider,
    obligated: (_command: AdoptionCommand, state: AdoptionState): RegionCode | undefined =>
      state.stage === 'NONE' ? undefined : state.observation.origin.region?.code,
    readers: { roles: RECORD_READERS, regions: regionsOf },
    rows: [
      row({
        name: 'DecideAdoption',
        leavesStage: true,
        awaited: () => true,
        summary: ['Putuskan adopsi inovasi', 'Decide on adopting the innovation'],
        example: adoptionExamples.DecideAdoption,
        input: DecideAdoptionDto,
        roles: ORIGIN,
        ...ofOrigin,
        facts,
        official: true,
        prepare: (input: DecideAdoptionDto) => ({
          type: 'DecideAdoption',
          ...ownInput(input),
          officialName: officialName(input),
        }),
      }),
      row({
        name: 'ReportAdoptionProgress',
        awaited: (state) => state.stage === 'DECIDED' && !state.toVerify,
        summary: ['Laporkan kemajuan adopsi', 'Report progress of the adoption'],
        example: adoptionExamples.ReportAdoptionProgress,
        input: AdoptionProgressDto,
        roles: ORIGIN_STAFF,
        parties: ofOrigin.parties,
        sides: async (_command, state) => carriersOf(state),
        facts,
        prepare: (input: AdoptionProgressDto) => ({ type: 'ReportAdoptionProgress', ...ownInput(input) }),
      }),
      row({
        name: 'VerifyAdoption',
        leavesStage: true,
        awaited: (state) => state.stage === 'DECIDED' && state.toVerify,
        summary: ['Verifikasi penerapan', 'Verify that it was carried out'],
        example: adoptionExamples.VerifyAdoption,
        input: AdoptionVerificationDto,
        roles: VERIFIERS,
        may: mayVerify,
        parties: ofOrigin.parties,
        facts,
        official: true,
        prepare: (input: AdoptionVerificationDto) => ({
          type: 'VerifyAdoption',
          ...ownInput(input),
          officialName: officialName(input),
        }),
      }),
      row({
        name: 'RejectAdoptionVerification',
        summary: ['Tolak verifikasi, dengan alasan', 'Reject the verification, with a reason'],
        example: adoptionExamples.RejectAdoptionVerification,
        input: CommonInputDto,
        roles: VERIFIERS,
        may: mayVerify,
        parties: ofOrigin.parties,
        facts,
        official: true,
        prepare: (input: CommonInputDto) => ({ type: 'RejectAdoptionVerification', officialName: officialName(input) }),
      }),
      row({
        name: 'AbandonAdoption',
        leavesStage: true,
        summary: ['Hentikan adopsi, dengan alasan', 'Give the adoption up, with a reason'],
        example: adoptionExamples.AbandonAdoption,
        input: CommonInputDto,
        roles: ORIGIN,
        ...ofOrigin,
        facts,
        official: true,
        prepare: () => ({ type: 'AbandonAdoption' }),
      }),
      ...repairRows<AdoptionState>({
        table: (): CommandTable => table,
        restatements: adoptionRestatements,
        refersBy: { regions: [], persons: [] },
        regions,
        accounts,
        sides: repairSides<AdoptionState>({
          keeper: {
            ask: [...ORIGIN_STAFF, ...VERIFIERS, 'DATA_STEWARD'],
            decide: [...ORIGIN, ...VERIFIERS, 'DATA_STEWARD'],
            ...ofOrigin,
          },
          other: { ask: VERIFIERS, decide: VERIFIERS, speaker: verifierOf },
        }),
        voidingAskedBy: [...ORIGIN, ...VERIFIERS, 'DATA_STEWARD'],
        facts: { ...facts, auditHold: () => false },
        example: {
          changes: [{ field: '/targetDate', value: '2025-04-30' }],
          reason: 'Target yang disepakati dalam musyawarah adalah akhir April.',
        },
      }),
      row({
        name: 'TellObservation',
        summary: ['Ikuti pengamatan pada catatan kunjungan', 'Follow the observation in the record of the visit'],
        input: ObservationDto,
        ...OF_SYSTEM,
        idOf: ({ visitId, innovationId }) => adoptionIdOf(visitId, innovationId),
        facts,
        prepare: async ({ visitId, innovationId }: ObservationDto, adoptionId, sources) => {
          const visit = await visits.observedOn(visitId, sources);
          const told = visit?.innovations.find((each) => each.innovationId === innovationId);
          if (!visit || !told || visit.voided) return { type: 'TellObservation', adoptionId };
          const { origin, topics } = visit;
          const { hostRegion: host, party, description, observedOn } = told;
          return {
            type: 'TellObservation',
            adoptionId,
            observation: {
              visitId,
              innovationId,
              origin,
              ...(host && { host }),
              ...(party && { party }),
              description,
              topics,
              observedOn,
            },
          };
        },
      }),
      row({
        name: 'MarkAdoptionReviewDue',
        summary: ['Tandai peninjauan jatuh tempo', 'Mark a review as due'],
        input: CommonInputDto,
        ...OF_SYSTEM,
        facts,
        prepare: () => ({ type: 'MarkAdoptionReviewDue' }),
      }),
    ],
  } satisfies CommandTable;
  return table;
};
