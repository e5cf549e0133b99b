import { reject, type LocalDate, type RegionCode, type Role } from '#kernel';
import { CommonInputDto, RepairRequestDto, RequestCorrectionDto } from '#nest';
import { ownInput, rowsFor, type CommandTable, type OwnRecord, type Reservation, type Sources } from '#runtime';
import { RECORD_READERS, type Accounts } from '#contexts/access/contract';
import type { RegionResolver, WorkingCalendars } from '#contexts/regions/contract';
import type { AcceptHosting, DeclineHosting, ProposeVisit, VisitCommand } from '../domain/visit.commands.js';
import type { VisitFactsByCommand } from '../domain/visit.decide.js';
import { visitDecider } from '../domain/visit.decider.js';
import type { VisitHost, VisitTerms } from '../domain/visit.events.js';
import type { VisitFacts } from '../domain/visit.facts.js';
import { governmentOf } from '../domain/visit.rules-money.js';
import type { Proposed, VisitState } from '../domain/visit.state.js';
import { visitFactSources } from './visit-facts.js';
import { correctedClaims, entry, letterNumber, orderNumbers, travelDays, travelMoney } from './visit-reservations.js';
import { visitExamples } from './visit.examples.js';
import {
  CompletionDto, HostAnswerDto, InnovationDto, LapseDto, ProposeVisitDto, ReportDto, SessionDto, TermDto, TravelOrderDto,
} from './visit.dto.js';
import { REPAIR_ASKED_BY, REPAIR_DECIDED_BY, VOIDING_DECIDED_BY, correctionAskers, requestAskers, requestDeciders } from './visit.repair-sides.js';
import { repairFacts, visitRepair, withReferences } from './visit.repair.js';
import { APPROVER, HOST, ORIGIN, ORIGIN_STAFF } from './visit.roles.js';

const SYSTEM: readonly Role[] = ['SYSTEM'];

const originOf = (_command: unknown, state: VisitState): readonly RegionCode[] => (state.stage === 'NONE' ? [] : [state.terms.origin.region.code]);

/** The visitors act, each agency on the visits of its own office. */
const ofOrigin = {
  parties: originOf,
  ofOffice: (_command: unknown, state: VisitState): string | undefined => (state.stage === 'NONE' ? undefined : state.terms.origin.officeId),
} as const;

/** Each host answers for itself, an agency for its own government (VIS-07). */
const ofHost = {
  parties: ({ host }: AcceptHosting | DeclineHosting): readonly RegionCode[] => [host],
  ofGovernment: ({ host }: AcceptHosting | DeclineHosting): RegionCode => host,
  actsIn: ({ host }: AcceptHosting | DeclineHosting): RegionCode => host,
} as const;

/** VIS-11. */
const reportDayOf = (_command: unknown, state: VisitState): LocalDate | undefined => ('reportDueOn' in state ? state.reportDueOn : undefined);

/** The name under which the official acts: asked for wherever the event shows it. */
const officialName = (input: CommonInputDto): string => {
  if (input.acting?.officialName) return input.acting.officialName;
  throw reject('E_VALIDATION', {
    field: '/acting/officialName',
    messageId: 'Nama pejabat yang bertindak wajib diisi.', messageEn: 'The name of the acting official is required.',
  });
};

/** The visit's terms in claims, which are made for a visit that exists or is about to. */
const termsIn = (state: VisitState): VisitTerms => (state as Proposed & VisitState).terms;

export const visitCommandTable = (regions: RegionResolver, accounts: Accounts, calendars: WorkingCalendars) => {
  const row = rowsFor<VisitState, VisitCommand, VisitFactsByCommand>();
  const { authority, earlierVisits, travelCeilings, funds, calendar, decidedInnovations, auditHold } = visitFactSources(calendars);
  const facts = { authority };
  const ofTerms = { authority, earlierVisits, travelCeilings };
  const hostOf = async (input: HostAnswerDto, sources: Sources): Promise<RegionCode> => (await regions.resolve(input.host, sources, '/host')).code;

  const proposal = async (input: ProposeVisitDto, visitId: string, sources: Sources): Promise<ProposeVisit> => {
    const { origin, hosts, ...rest } = ownInput(input);
    const from = await regions.resolve(origin.region, sources, '/origin/region');
    const to: VisitHost[] = [];
    for (const [index, { region, required = true }] of hosts.entries()) {
      to.push({ region: await regions.resolve(region, sources, `/hosts/${index}/region`), required });
    }
    return { type: 'ProposeVisit', ...rest, visitId, origin: { ...origin, region: from }, hosts: to, officialName: officialName(input) };
  };
  const answer = async <Type extends string>(type: Type, input: HostAnswerDto, sources: Sources) =>
    ({ type, ...ownInput(input), host: await hostOf(input, sources), officialName: officialName(input) });

  const ofRepair = {
    authority,
    repair: (command: VisitCommand, state: VisitState, sources: Sources, own: OwnRecord): Promise<VisitFacts['repair']> =>
      repairFacts(table, repair, command, state, sources, own),
  };

  const table = {
    path: 'visits',
    decider: visitDecider,
    obligated: (command: VisitCommand, state: VisitState) =>
      command.type === 'ProposeVisit' ? command.origin.region.code : originOf(command, state)[0],
    readers: {
      roles: RECORD_READERS,
      regions: (state: VisitState) => (state.stage === 'NONE' ? [] : [state.terms.origin, ...state.terms.hosts].map(({ region }) => region.code)),
    },
    rows: [
      row({
        name: 'ProposeVisit', summary: ['Ajukan kunjungan belajar', 'Propose a study visit'], example: visitExamples.ProposeVisit,
        input: ProposeVisitDto, creates: true,
        roles: ORIGIN, parties: ({ origin }) => [origin.region.code], ofGovernment: ({ origin }) => governmentOf(origin.region), prepare: proposal, facts: ofTerms, official: true,
        office: ({ origin }) => ({ officeId: origin.officeId, field: '/origin/officeId' }),
        reservations: (command, _none, context) => [entry(command), ...letterNumber(command.letter, '/letter', command.visitId, context), ...travelMoney(command)],
      }),
      row({
        name: 'AcceptHosting', leavesStage: true, summary: ['Terima sebagai tuan rumah', 'Agree to be a host'], example: visitExamples.AcceptHosting,
        input: HostAnswerDto,
        roles: HOST, ...ofHost, facts, official: true,
        prepare: (input: HostAnswerDto, _id, sources) => answer('AcceptHosting', input, sources),
        reservations: ({ reply }, state, context) => letterNumber(reply, '/reply', termsIn(state).visitId, context),
      }),
      row({
        name: 'DeclineHosting', leavesStage: true, summary: ['Tolak sebagai tuan rumah', 'Decline to be a host'], example: visitExamples.DeclineHosting,
        input: HostAnswerDto,
        roles: HOST, ...ofHost, facts, official: true,
        prepare: (input: HostAnswerDto, _id, sources) => answer('DeclineHosting', input, sources),
        reservations: ({ reply }, state, context) => letterNumber(reply, '/reply', termsIn(state).visitId, context),
      }),
      row({
        name: 'RescheduleVisit', leavesStage: true, summary: ['Ubah jadwal kunjungan', 'Reschedule the visit'], example: visitExamples.RescheduleVisit,
        input: TermDto, roles: ORIGIN, ...ofOrigin, facts: ofTerms, official: true,
        prepare: (input: TermDto) => ({ type: 'RescheduleVisit', ...ownInput(input) }),
        reservations: ({ plannedStart }, state) => [entry({ ...termsIn(state), plannedStart })],
      }),
      row({
        name: 'ApproveVisit', leavesStage: true, summary: ['Setujui kunjungan', 'Approve the visit'], example: visitExamples.ApproveVisit,
        input: CommonInputDto, roles: APPROVER, parties: originOf, facts: ofTerms, official: true,
        prepare: (input: CommonInputDto) => ({ type: 'ApproveVisit', officialName: officialName(input) }),
        reservations: (_command, state) => travelMoney(termsIn(state)),
      }),
      row({
        name: 'IssueTravelOrder', leavesStage: true, summary: ['Terbitkan Surat Tugas dan SPD', 'Issue the travel order (Surat Tugas) and SPD'], example: visitExamples.IssueTravelOrder,
        input: TravelOrderDto,
        persons: (input: TravelOrderDto, reference) => ({
          ...input,
          travellers: input.travellers.map((traveller, index) => ({ ...traveller, subjectRef: reference(traveller.subjectRef, `/travellers/${index}/subjectRef`) })),
        }),
        roles: ORIGIN, ...ofOrigin, facts: { authority, funds, travelCeilings }, official: true,
        prepare: (input: TravelOrderDto) => ({ type: 'IssueTravelOrder', ...ownInput(input) }),
        reservations: (command, state, context) => [
          ...travelDays(command, termsIn(state), context.commandId), ...orderNumbers(command, termsIn(state).visitId, context), ...travelMoney(termsIn(state)),
        ],
      }),
      row({
        name: 'StartVisit', leavesStage: true, summary: ['Mulai kunjungan', 'Start the visit'], example: visitExamples.StartVisit,
        input: CommonInputDto, roles: ORIGIN_STAFF, ...ofOrigin, facts,
        prepare: () => ({ type: 'StartVisit' }),
      }),
      row({
        name: 'RecordSession', summary: ['Catat sesi belajar', 'Record a learning session'], example: visitExamples.RecordSession,
        input: SessionDto, roles: ORIGIN_STAFF, ...ofOrigin, facts,
        prepare: (input: SessionDto) => ({ type: 'RecordSession', ...ownInput(input) }),
      }),
      row({
        name: 'RecordInnovationObserved', summary: ['Catat inovasi yang diamati', 'Record an innovation that was observed'], example: visitExamples.RecordInnovationObserved,
        input: InnovationDto,
        roles: ORIGIN_STAFF, ...ofOrigin, facts,
        prepare: async (input: InnovationDto, _id, sources) =>
          ({ type: 'RecordInnovationObserved', ...ownInput(input), hostRegion: await regions.resolve(input.hostRegion, sources, '/hostRegion') }),
      }),
      row({
        name: 'CompleteVisit', leavesStage: true, summary: ['Selesaikan kunjungan', 'Complete the visit'], example: visitExamples.CompleteVisit,
        input: CompletionDto, roles: ORIGIN_STAFF, ...ofOrigin, facts: { authority, calendar },
        prepare: (input: CompletionDto) => ({ type: 'CompleteVisit', ...ownInput(input) }),
      }),
      row({
        name: 'SubmitVisitReport', leavesStage: true, summary: ['Sampaikan laporan hasil', 'Submit the report'], example: visitExamples.SubmitVisitReport,
        input: ReportDto, roles: ORIGIN_STAFF, ...ofOrigin, facts, lastDay: reportDayOf,
        prepare: (input: ReportDto) => ({ type: 'SubmitVisitReport', ...ownInput(input) }),
      }),
      row({
        name: 'CloseVisit', leavesStage: true, summary: ['Tutup kunjungan', 'Close the visit'], example: visitExamples.CloseVisit, input: CommonInputDto,
        roles: [...ORIGIN, 'REGENCY_PMD'], ...ofOrigin, facts: { authority, auditHold, decidedInnovations, funds }, prepare: () => ({ type: 'CloseVisit' }),
      }),
      row({
        name: 'CancelVisit', leavesStage: true, summary: ['Batalkan kunjungan', 'Cancel the visit'], example: visitExamples.CancelVisit, input: CommonInputDto,
        roles: [...ORIGIN, 'REGENCY_PMD'], ...ofOrigin, facts, prepare: () => ({ type: 'CancelVisit' }),
      }),
      row({
        name: 'RequestCorrection', summary: ['Mintakan perbaikan catatan', 'Ask for a correction of the record'], example: visitExamples.RequestCorrection,
        input: RequestCorrectionDto, persons: withReferences, roles: REPAIR_ASKED_BY, parties: originOf, sides: correctionAskers, facts: ofRepair,
        prepare: (input: RequestCorrectionDto) => ({ type: 'RequestCorrection', ...ownInput(input) }),
      }),
      row({
        name: 'RequestVoiding', summary: ['Mintakan pembatalan catatan', 'Ask for the voiding of the record'], example: visitExamples.RequestVoiding,
        input: CommonInputDto, roles: [...ORIGIN, 'REGENCY_PMD', 'DATA_STEWARD'], ...ofOrigin, facts: { ...ofRepair, auditHold }, prepare: () => ({ type: 'RequestVoiding' }),
      }),
      row({
        name: 'ConfirmCorrection', summary: ['Setujui perbaikan yang diminta orang lain', 'Confirm a correction that another asked for'],
        example: visitExamples.ConfirmCorrection, input: RepairRequestDto, roles: REPAIR_DECIDED_BY, parties: originOf, sides: requestDeciders, facts: ofRepair,
        prepare: (input: RepairRequestDto) => ({ type: 'ConfirmCorrection', ...ownInput(input) }),
        reservations: (_command, state, { facts: { repair } }) => correctedClaims(repair.claims as readonly Reservation[], termsIn(state), repair.record),
      }),
      row({
        name: 'ConfirmVoiding', leavesStage: true, summary: ['Setujui pembatalan yang diminta orang lain', 'Confirm a voiding that another asked for'],
        example: visitExamples.ConfirmVoiding, input: RepairRequestDto, roles: VOIDING_DECIDED_BY, ...ofOrigin, facts: { ...ofRepair, auditHold },
        prepare: (input: RepairRequestDto) => ({ type: 'ConfirmVoiding', ...ownInput(input) }),
      }),
      row({
        name: 'RefuseCorrection', summary: ['Tolak perbaikan atau pembatalan yang diminta', 'Refuse a correction or voiding that was asked for'],
        example: visitExamples.RefuseCorrection, input: RepairRequestDto, roles: REPAIR_DECIDED_BY, parties: originOf, sides: requestDeciders, facts: ofRepair,
        prepare: (input: RepairRequestDto) => ({ type: 'RefuseCorrection', ...ownInput(input) }),
      }),
      row({
        name: 'WithdrawCorrection', summary: ['Tarik kembali permintaan perbaikan atau pembatalan sendiri', 'Withdraw one\'s own request for a correction or voiding'],
        example: visitExamples.WithdrawCorrection, input: RepairRequestDto, roles: REPAIR_ASKED_BY, parties: originOf, sides: requestAskers, facts: ofRepair,
        prepare: (input: RepairRequestDto) => ({ type: 'WithdrawCorrection', ...ownInput(input) }),
      }),
      row({
        name: 'SetReportTerm', summary: ['Tetapkan tenggat laporan', 'Set the due day of the report'], input: CommonInputDto,
        roles: SYSTEM, parties: originOf, facts: { authority, calendar }, prepare: () => ({ type: 'SetReportTerm' }),
      }),
      row({
        name: 'MarkReportOverdue', summary: ['Tandai laporan lewat tenggat', 'Mark the report as overdue'], input: CommonInputDto,
        roles: SYSTEM, parties: originOf, facts, prepare: () => ({ type: 'MarkReportOverdue' }),
      }),
      row({
        name: 'LapseTravelOrder', summary: ['Gugurkan penerbitan yang terputus', 'Lapse an interrupted issue'], input: LapseDto,
        roles: SYSTEM, parties: originOf, facts,
        prepare: (input: LapseDto) => ({ type: 'LapseTravelOrder', ...ownInput(input) }),
      }),
    ],
  } satisfies CommandTable;
  const repair = visitRepair(regions, accounts, () => table.rows);
  return table;
};
