import { ownInput, rowsFor } from '#runtime';
import type { AgreementCommand } from '../domain/agreement.commands.js';
import type { AgreementFactsByCommand } from '../domain/agreement.decide.js';
import type { AgreementState } from '../domain/agreement.state.js';
import type { agreementFactSources } from './agreement-facts.js';
import {
  ApprovalNeedDto,
  ApprovalRequestDto,
  CentralStepDto,
  CouncilDecisionDto,
  InterVillageDeliberationDto,
  RecommendationDto,
  VillageDeliberationDto,
} from './agreement-approval.dto.js';
import { agreementExamples as example } from './agreement.examples.js';
import { byAnyParty, byCouncil, byFirst, byRecommender, byStaff } from './agreement.roles.js';
import { toDeclare, toRecommend } from './agreement.turns.js';

const row = rowsFor<AgreementState, AgreementCommand, AgreementFactsByCommand>();

/** What has to be there before a text is final or signed: deliberations, recommendations, councils, the centre. */
export const agreementApprovalRows = ({
  authority,
  ownInstitution,
}: Pick<ReturnType<typeof agreementFactSources>, 'authority' | 'ownInstitution'>) => {
  const facts = { authority, ownInstitution };
  return [
    row({
      name: 'RecordVillageDeliberation',
      summary: ['Catat musyawarah desa', 'Record the deliberation of a village'],
      example: example.RecordVillageDeliberation,
      input: VillageDeliberationDto,
      ...byStaff(),
      facts,
      prepare: (input: VillageDeliberationDto) => ({ type: 'RecordVillageDeliberation', ...ownInput(input) }),
    }),
    row({
      name: 'RecordInterVillageDeliberation',
      summary: ['Catat musyawarah antar desa', 'Record the inter-village deliberation'],
      example: example.RecordInterVillageDeliberation,
      input: InterVillageDeliberationDto,
      ...byAnyParty(),
      facts,
      prepare: (input: InterVillageDeliberationDto) => ({ type: 'RecordInterVillageDeliberation', ...ownInput(input) }),
    }),
    row({
      name: 'RecommendAgreement',
      leavesStage: true,
      summary: ['Beri rekomendasi TKKSD', 'Recommend it (TKKSD)'],
      example: example.RecommendAgreement,
      input: RecommendationDto,
      awaited: () => true,
      ...byRecommender(toRecommend),
      facts,
      official: true,
      prepare: (input: RecommendationDto) => ({ type: 'RecommendAgreement', ...ownInput(input) }),
    }),
    row({
      name: 'DeclareApprovalNeed',
      summary: ['Nyatakan perlunya persetujuan DPRD', 'Declare whether the DPRD has to approve'],
      example: example.DeclareApprovalNeed,
      input: ApprovalNeedDto,
      ...byStaff(toDeclare),
      facts,
      prepare: (input: ApprovalNeedDto) => ({ type: 'DeclareApprovalNeed', ...ownInput(input) }),
    }),
    row({
      name: 'RequestDPRDApproval',
      summary: ['Mohonkan persetujuan DPRD', 'Request the approval of the DPRD'],
      example: example.RequestDPRDApproval,
      input: ApprovalRequestDto,
      ...byStaff(toDeclare),
      facts,
      prepare: (input: ApprovalRequestDto) => ({ type: 'RequestDPRDApproval', ...ownInput(input) }),
    }),
    row({
      name: 'RecordDPRDDecision',
      summary: ['Catat keputusan DPRD', 'Record the decision of the DPRD'],
      example: example.RecordDPRDDecision,
      input: CouncilDecisionDto,
      ...byCouncil(toDeclare),
      facts,
      prepare: (input: CouncilDecisionDto) => ({ type: 'RecordDPRDDecision', ...ownInput(input) }),
    }),
    row({
      name: 'RecordCentralStep',
      summary: ['Catat langkah kerja sama luar negeri', 'Record a step of cooperation with abroad'],
      example: example.RecordCentralStep,
      input: CentralStepDto,
      ...byFirst,
      facts,
      prepare: (input: CentralStepDto) => ({ type: 'RecordCentralStep', ...ownInput(input) }),
    }),
  ] as const;
};
