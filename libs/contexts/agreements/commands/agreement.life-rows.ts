import { CommonInputDto } from '#nest';
import { ownInput, rowsFor, type Sources } from '#runtime';
import type { AgreementCommand, OfSignature } from '../domain/agreement.commands.js';
import type { AgreementFactsByCommand } from '../domain/agreement.decide.js';
import type { AgreementState } from '../domain/agreement.state.js';
import type { agreementFactSources } from './agreement-facts.js';
import { documentNumber, registerNumber } from './agreement-reservations.js';
import {
  AgreementActivityDto,
  AddendumDto,
  AgreementReportDto,
  BreachDto,
  DisputeDto,
  ExtensionDto,
  RegisterAgreementDto,
  ResolutionDto,
  AgreementSettlementDto,
  TerminationDto,
} from './agreement-life.dto.js';
import { SignatureDto } from './agreement-signing.dto.js';
import { agreementExamples as example } from './agreement.examples.js';
import { byAnyParty, byAnySigner, bySigner, byStaff } from './agreement.roles.js';
import { extensible, inDispute, notOver, toRegister, toSignAddendum, toWithdraw } from './agreement.turns.js';

const row = rowsFor<AgreementState, AgreementCommand, AgreementFactsByCommand>();

/** What is done with an agreement once it is signed. */
export const agreementLifeRows = (
  { authority, ownInstitution, parent, children, replacement, auditHold }: ReturnType<typeof agreementFactSources>,
  signature: (input: SignatureDto, sources: Sources) => Promise<OfSignature>,
) => {
  const facts = { authority, ownInstitution };
  return [
    row({
      name: 'RegisterAgreement',
      summary: ['Tatausahakan dalam register', 'Enter it in the register'],
      example: example.RegisterAgreement,
      input: RegisterAgreementDto,
      ...byStaff(toRegister),
      facts,
      prepare: (input: RegisterAgreementDto) => ({ type: 'RegisterAgreement', ...ownInput(input) }),
      reservations: registerNumber,
    }),
    row({
      name: 'RecordImplementationActivity',
      summary: ['Catat kegiatan pelaksanaan', 'Record an activity'],
      example: example.RecordImplementationActivity,
      input: AgreementActivityDto,
      ...byAnyParty(),
      facts,
      prepare: (input: AgreementActivityDto) => ({ type: 'RecordImplementationActivity', ...ownInput(input) }),
    }),
    row({
      name: 'SubmitAgreementReport',
      summary: ['Sampaikan laporan tahunan', 'Submit the yearly report'],
      example: example.SubmitAgreementReport,
      input: AgreementReportDto,
      ...byAnyParty(),
      facts,
      prepare: (input: AgreementReportDto) => ({ type: 'SubmitAgreementReport', ...ownInput(input) }),
    }),
    row({
      name: 'ProposeAddendum',
      summary: ['Usulkan adendum', 'Propose an addendum'],
      example: example.ProposeAddendum,
      input: AddendumDto,
      ...byAnyParty(notOver),
      facts: { ...facts, parent, children },
      prepare: (input: AddendumDto) => ({ type: 'ProposeAddendum', ...ownInput(input) }),
    }),
    row({
      name: 'SignAddendum',
      summary: ['Tandatangani adendum', 'Sign the addendum'],
      example: example.SignAddendum,
      input: SignatureDto,
      awaited: () => true,
      ...bySigner(toSignAddendum),
      facts: { ...facts, parent, children },
      official: true,
      prepare: async (input: SignatureDto, _id, sources) => ({
        type: 'SignAddendum',
        ...(await signature(input, sources)),
      }),
      reservations: documentNumber,
    }),
    row({
      name: 'WithdrawAddendum',
      summary: ['Tarik adendum yang belum ditandatangani semua', 'Withdraw an addendum that not all have signed'],
      example: example.WithdrawAddendum,
      input: CommonInputDto,
      ...byAnyParty(toWithdraw),
      facts,
      prepare: () => ({ type: 'WithdrawAddendum' }),
    }),
    row({
      name: 'AgreeExtension',
      summary: ['Catat perpanjangan menurut klausul', 'Record an extension by its clause'],
      example: example.AgreeExtension,
      input: ExtensionDto,
      ...byAnySigner(extensible),
      facts: { ...facts, parent },
      official: true,
      prepare: (input: ExtensionDto) => ({ type: 'AgreeExtension', ...ownInput(input) }),
    }),
    row({
      name: 'NoticeBreach',
      summary: ['Catat teguran pelanggaran', 'Record a notice of breach'],
      example: example.NoticeBreach,
      input: BreachDto,
      ...byAnyParty(),
      facts,
      prepare: (input: BreachDto) => ({ type: 'NoticeBreach', ...ownInput(input) }),
    }),
    row({
      name: 'RaiseDispute',
      summary: ['Ajukan perselisihan', 'Raise a dispute'],
      example: example.RaiseDispute,
      input: DisputeDto,
      ...byStaff(),
      facts,
      prepare: (input: DisputeDto) => ({ type: 'RaiseDispute', ...ownInput(input) }),
    }),
    row({
      name: 'ResolveDispute',
      summary: ['Catat penyelesaian perselisihan', 'Record how a dispute was settled'],
      example: example.ResolveDispute,
      input: ResolutionDto,
      ...byAnyParty(inDispute),
      facts,
      prepare: (input: ResolutionDto) => ({ type: 'ResolveDispute', ...ownInput(input) }),
    }),
    row({
      name: 'TerminateAgreement',
      leavesStage: true,
      summary: ['Akhiri sebelum waktunya', 'Terminate it'],
      example: example.TerminateAgreement,
      input: TerminationDto,
      ...byAnySigner(),
      facts: { ...facts, children, replacement, auditHold },
      official: true,
      prepare: (input: TerminationDto) => ({ type: 'TerminateAgreement', ...ownInput(input) }),
    }),
    row({
      name: 'RecordSettlement',
      summary: ['Catat penyelesaian sesudah berakhir', 'Record a settlement after the end'],
      example: example.RecordSettlement,
      input: AgreementSettlementDto,
      ...byAnyParty(),
      facts,
      prepare: (input: AgreementSettlementDto) => ({ type: 'RecordSettlement', ...ownInput(input) }),
    }),
  ] as const;
};
