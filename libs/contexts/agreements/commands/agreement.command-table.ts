import { seatsOf, type RegionCode } from '#kernel';
import { CommonInputDto, repairRows } from '#nest';
import { ownInput, repairSides, rowsFor, type CommandTable } from '#runtime';
import { RECORD_READERS, type Accounts } from '#contexts/access/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { AgreementCommand } from '../domain/agreement.commands.js';
import type { AgreementFactsByCommand } from '../domain/agreement.decide.js';
import { agreementDecider } from '../domain/agreement.decider.js';
import { agreementRestatements } from '../domain/agreement.restate.js';
import type { AgreementState } from '../domain/agreement.state.js';
import { agreementFactSources, type OtherRecords } from './agreement-facts.js';
import { documentNumber } from './agreement-reservations.js';
import {
  AgreementTextDto,
  SigningAttendedDto,
  InitiateCooperationDto,
  OfferAnswerDto,
  OfferDto,
} from './agreement.dto.js';
import { SignatureDto } from './agreement-signing.dto.js';
import { agreementExamples } from './agreement.examples.js';
import { agreementApprovalRows } from './agreement.approval-rows.js';
import { agreementInputs, personsIn } from './agreement.inputs.js';
import { agreementLifeRows } from './agreement.life-rows.js';
import { requireCorrectedAround } from './agreement.repair.js';
import { STAFF, byAnyParty, byFirst, bySigner, byStaff, ofInitiated } from './agreement.roles.js';
import { toAnswer, toSign } from './agreement.turns.js';
import { agreementSystemRows } from './agreement.system-rows.js';

/** Cooperation and its agreements (domain §3.2). */
export const agreementCommandTable = (regions: RegionResolver, accounts: Accounts, others: OtherRecords) => {
  const row = rowsFor<AgreementState, AgreementCommand, AgreementFactsByCommand>();
  const of = agreementFactSources(others);
  const { authority, ownInstitution, parent, auditHold, bodies, visitExists, renewed, calendar } = of;
  const facts = { authority, ownInstitution };
  const { initiative, signature } = agreementInputs(regions, others.offices);
  const example = agreementExamples;

  const table = {
    path: 'agreements',
    decider: agreementDecider,
    obligated: (command: AgreementCommand, state: AgreementState): RegionCode | undefined =>
      seatsOf(
        command.type === 'InitiateCooperation' ? command.parties : state.stage === 'NONE' ? [] : state.terms.parties,
      )[0],
    readers: {
      roles: RECORD_READERS,
      regions: (state: AgreementState) => (state.stage === 'NONE' ? [] : seatsOf(state.terms.parties)),
    },
    rows: [
      row({
        name: 'InitiateCooperation',
        summary: ['Prakarsai kerja sama', 'Initiate cooperation'],
        example: example.InitiateCooperation,
        input: InitiateCooperationDto,
        creates: true,
        ...ofInitiated,
        prepare: initiative,
        persons: personsIn,
        facts: { ...facts, bodies, parent, visitExists, renewed },
        official: true,
        office: ({ officeId }) => ({ officeId, field: '/officeId' }),
      }),
      row({
        name: 'OfferCooperation',
        leavesStage: true,
        summary: ['Tawarkan kepada pihak lain', 'Offer it to the other parties'],
        example: example.OfferCooperation,
        input: OfferDto,
        ...byFirst,
        facts,
        prepare: (input: OfferDto) => ({ type: 'OfferCooperation', ...ownInput(input) }),
      }),
      row({
        name: 'AcceptOffer',
        leavesStage: true,
        summary: ['Terima penawaran', 'Accept the offer'],
        example: example.AcceptOffer,
        input: OfferAnswerDto,
        awaited: () => true,
        ...byStaff(toAnswer),
        facts,
        official: true,
        prepare: (input: OfferAnswerDto) => ({ type: 'AcceptOffer', ...ownInput(input) }),
      }),
      row({
        name: 'DeclineOffer',
        leavesStage: true,
        summary: ['Tolak penawaran', 'Decline the offer'],
        example: example.DeclineOffer,
        input: OfferAnswerDto,
        ...byStaff(toAnswer),
        facts,
        official: true,
        prepare: (input: OfferAnswerDto) => ({ type: 'DeclineOffer', ...ownInput(input) }),
      }),
      row({
        name: 'DraftAgreement',
        leavesStage: true,
        summary: ['Susun naskah', 'Draft the text'],
        example: example.DraftAgreement,
        input: AgreementTextDto,
        awaited: () => true,
        ...byFirst,
        facts: { ...facts, parent },
        prepare: (input: AgreementTextDto) => ({ type: 'DraftAgreement', ...ownInput(input) }),
      }),
      row({
        name: 'ReviseDraft',
        leavesStage: true,
        summary: ['Ubah naskah', 'Revise the text'],
        example: example.ReviseDraft,
        input: AgreementTextDto,
        ...byAnyParty(),
        facts: { ...facts, parent },
        prepare: (input: AgreementTextDto) => ({ type: 'ReviseDraft', ...ownInput(input) }),
      }),
      ...agreementApprovalRows(of),
      row({
        name: 'FinaliseText',
        leavesStage: true,
        summary: ['Finalkan naskah', 'Finalise the text'],
        example: example.FinaliseText,
        input: CommonInputDto,
        awaited: ({ stage }) => stage === 'RECOMMENDED',
        ...byFirst,
        facts: { ...facts, parent },
        prepare: () => ({ type: 'FinaliseText' }),
      }),
      row({
        name: 'RecordSigningAttended',
        summary: ['Catat saksi atau fasilitator', 'Record a witness or facilitator'],
        example: example.RecordSigningAttended,
        input: SigningAttendedDto,
        ...byAnyParty(),
        facts,
        prepare: (input: SigningAttendedDto) => ({ type: 'RecordSigningAttended', ...ownInput(input) }),
      }),
      row({
        name: 'SignAgreement',
        leavesStage: true,
        summary: ['Tandatangani', 'Sign'],
        example: example.SignAgreement,
        input: SignatureDto,
        awaited: () => true,
        ...bySigner(toSign),
        facts: { ...facts, parent, calendar },
        official: true,
        prepare: async (input: SignatureDto, _id, sources) => ({
          type: 'SignAgreement',
          ...(await signature(input, sources)),
        }),
        reservations: documentNumber,
      }),
      row({
        name: 'AbandonCooperation',
        leavesStage: true,
        summary: ['Hentikan sebelum ditandatangani', 'Abandon it before it is signed'],
        example: example.AbandonCooperation,
        input: CommonInputDto,
        ...byFirst,
        facts,
        prepare: () => ({ type: 'AbandonCooperation' }),
      }),
      ...agreementLifeRows(of, signature),
      ...repairRows<AgreementState>({
        table: (): CommandTable => table,
        restatements: agreementRestatements,
        refersBy: { regions: ['region'], persons: ['subjectRef'] },
        regions,
        accounts,
        sides: repairSides<AgreementState>({
          keeper: {
            ask: [...STAFF, 'DATA_STEWARD'],
            decide: [...STAFF, 'DATA_STEWARD'],
            parties: byAnyParty().parties,
          },
        }),
        voidingAskedBy: [...STAFF, 'DATA_STEWARD'],
        facts: { ...facts, auditHold },
        allowed: requireCorrectedAround,
        stillClaims: (_event, state) => (state as AgreementState).stage !== 'VOIDED',
        example: {
          changes: [{ field: '/title', value: 'Kerja sama pemberdayaan masyarakat dan desa' }],
          reason: 'Judul tertulis keliru saat dicatat dari naskahnya.',
        },
      }),
      ...agreementSystemRows(of),
    ],
  } satisfies CommandTable;
  return table;
};
