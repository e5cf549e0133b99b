import type { RegionCode } from '#kernel';
import { CommonInputDto, repairRows } from '#nest';
import { officialName, ownInput, rowsFor, type CommandTable } from '#runtime';
import { RECORD_READERS, type Accounts } from '#contexts/access/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { VisitCommand } from '../domain/visit.commands.js';
import type { VisitFactsByCommand } from '../domain/visit.decide.js';
import { partiesOf } from '../domain/visit.decide-repair.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { VisitState } from '../domain/visit.state.js';
import { visitFactSources, type OtherRecords } from './visit-facts.js';
import {
  entry,
  letterNumber,
  orderNumbers,
  replyNumber,
  termsIn,
  travelDays,
  travelMoney,
} from './visit-reservations.js';
import { visitExamples } from './visit.examples.js';
import {
  ApprovalDto,
  CompletionDto,
  HostAnswerDto,
  InnovationDto,
  ProposeVisitDto,
  ReportDto,
  SessionDto,
  TermDto,
  TravelOrderDto,
} from './visit.dto.js';
import { payersIn, visitInputs } from './visit.inputs.js';
import { visitRepair } from './visit.repair.js';
import { APPROVER, ORIGIN, ORIGIN_STAFF, ofAnswer, ofOrigin, ofProposed, ofStart, reportDayOf } from './visit.roles.js';
import { approvers, hostsToAnswer, isReadyToStart, leadingOn, travels } from './visit.turns.js';
import { visitSystemRows } from './visit.system-rows.js';

export const visitCommandTable = (regions: RegionResolver, accounts: Accounts, others: OtherRecords) => {
  const row = rowsFor<VisitState, VisitCommand, VisitFactsByCommand>();
  const of = visitFactSources(others);
  const { authority, earlierVisits, travelCeilings, funds, calendar, auditHold, bodies, ownInstitution } = of;
  const facts = { authority, strayNumbers: of.strayNumbers };
  const ofTerms = { ...facts, earlierVisits, travelCeilings };
  const { answer, proposal, observed } = visitInputs(regions, others.offices);

  const table = {
    path: 'visits',
    decider: visitDecider,
    obligated: (command: VisitCommand, state: VisitState): RegionCode | undefined =>
      command.type === 'ProposeVisit'
        ? command.origin.region?.code
        : state.stage === 'NONE'
          ? undefined
          : state.terms.origin.region?.code,
    readers: {
      roles: RECORD_READERS,
      regions: (state: VisitState) => (state.stage === 'NONE' ? [] : partiesOf(state)),
    },
    rows: [
      row({
        name: 'ProposeVisit',
        summary: ['Ajukan kunjungan belajar', 'Propose a study visit'],
        example: visitExamples.ProposeVisit,
        input: ProposeVisitDto,
        creates: true,
        roles: ORIGIN,
        ...ofProposed,
        prepare: proposal,
        persons: payersIn,
        facts: { ...ofTerms, bodies, ownInstitution },
        official: true,
        office: ({ origin }) => ({ officeId: origin.officeId, field: '/origin/officeId' }),
        reservations: (command, _none, context) => [
          entry(command),
          ...letterNumber(command.letter, '/letter', command.visitId, context),
          ...travelMoney(command),
        ],
      }),
      row({
        name: 'AcceptHosting',
        ...leadingOn(hostsToAnswer),
        summary: ['Terima sebagai tuan rumah', 'Agree to be a host'],
        example: visitExamples.AcceptHosting,
        input: HostAnswerDto,
        ...ofAnswer,
        facts: { ...facts, ownInstitution },
        official: true,
        prepare: (input: HostAnswerDto, _id, sources) => answer('AcceptHosting', input, sources),
        reservations: replyNumber,
      }),
      row({
        name: 'DeclineHosting',
        leavesStage: true,
        summary: ['Tolak sebagai tuan rumah', 'Decline to be a host'],
        example: visitExamples.DeclineHosting,
        input: HostAnswerDto,
        ...ofAnswer,
        facts: { ...facts, ownInstitution },
        official: true,
        prepare: (input: HostAnswerDto, _id, sources) => answer('DeclineHosting', input, sources),
        reservations: replyNumber,
      }),
      row({
        name: 'RescheduleVisit',
        leavesStage: true,
        summary: ['Ubah jadwal kunjungan', 'Reschedule the visit'],
        example: visitExamples.RescheduleVisit,
        input: TermDto,
        roles: ORIGIN,
        ...ofOrigin,
        facts: ofTerms,
        official: true,
        prepare: (input: TermDto) => ({ type: 'RescheduleVisit', ...ownInput(input) }),
        reservations: ({ plannedStart }, state) => [entry({ ...termsIn(state), plannedStart })],
      }),
      row({
        name: 'ApproveVisit',
        ...leadingOn(approvers),
        summary: ['Setujui kunjungan', 'Approve the visit'],
        example: visitExamples.ApproveVisit,
        input: ApprovalDto,
        roles: APPROVER,
        parties: ofOrigin.parties,
        facts: { ...ofTerms, ownInstitution },
        official: true,
        prepare: (input: ApprovalDto) => ({
          type: 'ApproveVisit',
          ...ownInput(input),
          officialName: officialName(input),
        }),
        reservations: (_command, state) => travelMoney(termsIn(state)),
      }),
      row({
        name: 'IssueTravelOrder',
        ...leadingOn(travels),
        summary: ['Terbitkan Surat Tugas dan SPD', 'Issue the travel order (Surat Tugas) and SPD'],
        example: visitExamples.IssueTravelOrder,
        input: TravelOrderDto,
        persons: (input: TravelOrderDto, reference) => ({
          ...input,
          travellers: input.travellers.map((traveller, index) => ({
            ...traveller,
            subjectRef: reference(traveller.subjectRef, `/travellers/${index}/subjectRef`),
          })),
        }),
        roles: ORIGIN,
        ...ofOrigin,
        facts: { ...facts, funds, travelCeilings },
        official: true,
        prepare: (input: TravelOrderDto) => ({ type: 'IssueTravelOrder', ...ownInput(input) }),
        reservations: (command, state, context) => [
          ...travelDays(command, termsIn(state), context.commandId),
          ...orderNumbers(command, termsIn(state).visitId, context),
          ...travelMoney(termsIn(state)),
        ],
      }),
      row({
        name: 'StartVisit',
        ...leadingOn(isReadyToStart),
        summary: ['Mulai kunjungan', 'Start the visit'],
        example: visitExamples.StartVisit,
        input: CommonInputDto,
        ...ofStart,
        facts,
        prepare: () => ({ type: 'StartVisit' }),
      }),
      row({
        name: 'RecordSession',
        summary: ['Catat sesi belajar', 'Record a learning session'],
        example: visitExamples.RecordSession,
        input: SessionDto,
        roles: ORIGIN_STAFF,
        ...ofOrigin,
        facts: { ...facts, speakerHeld: of.speakerHeld },
        prepare: (input: SessionDto) => ({ type: 'RecordSession', ...ownInput(input) }),
      }),
      row({
        name: 'RecordInnovationObserved',
        summary: ['Catat inovasi yang diamati', 'Record an innovation that was observed'],
        example: visitExamples.RecordInnovationObserved,
        input: InnovationDto,
        roles: ORIGIN_STAFF,
        ...ofOrigin,
        facts,
        prepare: (input: InnovationDto, _id, sources) => observed(input, sources),
      }),
      row({
        name: 'CompleteVisit',
        ...leadingOn(() => true),
        summary: ['Selesaikan kunjungan', 'Complete the visit'],
        example: visitExamples.CompleteVisit,
        input: CompletionDto,
        roles: ORIGIN_STAFF,
        ...ofOrigin,
        facts: { ...facts, calendar },
        prepare: (input: CompletionDto) => ({ type: 'CompleteVisit', ...ownInput(input) }),
      }),
      row({
        name: 'SubmitVisitReport',
        ...leadingOn(() => true),
        summary: ['Sampaikan laporan hasil', 'Submit the report'],
        example: visitExamples.SubmitVisitReport,
        input: ReportDto,
        roles: ORIGIN_STAFF,
        ...ofOrigin,
        facts,
        lastDay: reportDayOf,
        prepare: (input: ReportDto) => ({ type: 'SubmitVisitReport', ...ownInput(input) }),
      }),
      row({
        name: 'CloseVisit',
        ...leadingOn(({ stage }) => stage === 'REPORTED'),
        summary: ['Tutup kunjungan', 'Close the visit'],
        example: visitExamples.CloseVisit,
        input: CommonInputDto,
        roles: [...ORIGIN, 'REGENCY_PMD'],
        ...ofOrigin,
        facts: { ...facts, auditHold, decidedInnovations: of.decidedInnovations, funds },
        official: true,
        prepare: () => ({ type: 'CloseVisit' }),
      }),
      row({
        name: 'CancelVisit',
        leavesStage: true,
        summary: ['Batalkan kunjungan', 'Cancel the visit'],
        example: visitExamples.CancelVisit,
        input: CommonInputDto,
        roles: [...ORIGIN, 'REGENCY_PMD'],
        ...ofOrigin,
        facts,
        official: true,
        prepare: () => ({ type: 'CancelVisit' }),
      }),
      ...repairRows<VisitState>({
        ...visitRepair,
        table: (): CommandTable => table,
        regions,
        accounts,
        voidingAskedBy: [...ORIGIN, 'REGENCY_PMD', 'DATA_STEWARD'],
        facts: { ...facts, auditHold },
        example: {
          changes: [{ field: '/reasonForHost', value: 'Juara lomba desa provinsi.' }],
          reason: 'Alasan pemilihan tuan rumah tertinggal saat pengajuan.',
        },
      }),
      ...visitSystemRows(facts, calendar),
    ],
  } satisfies CommandTable;
  return table;
};
