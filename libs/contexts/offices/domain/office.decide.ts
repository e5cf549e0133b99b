import {
  actsFor,
  decideByStage,
  repairActs,
  requireRoom,
  type DecisionContext,
  type DocRef,
  type FactsByAct,
} from '#kernel';
import { STAGE_WORDS } from './office.codes.js';
import type {
  CloseOffice,
  EndAppointment,
  OfficeCommand,
  RecordAppointment,
  RecordMandate,
  RegisterOffice,
  RenameOffice,
  WithdrawMandate,
} from './office.commands.js';
import type { OfficeEvent } from './office.events.js';
import type { OfficeFacts } from './office.facts.js';
import {
  found,
  requireAccount,
  requireClosable,
  requireEarlierEnd,
  requireGiver,
  requireGivenToOther,
  requireInstitution,
  requireOther,
  requireOtherThanHolders,
  requirePeriod,
  requireVacant,
  requireWithinLife,
} from './office.rules.js';
import { requireCorrectedByOther, requireKeptThere, requireSameRegion } from './office.rules-correction.js';
import { OFFICE_APPOINTMENTS, OFFICE_ENDS, OFFICE_MANDATES, OFFICE_NAMES, OFFICE_REPAIRS } from './office.settings.js';
import { calledOn } from './names.js';
import { keptIn } from './office.keeping.js';
import type { OfficeIn, OfficeState, Registered } from './office.state.js';

type Context<Seen extends keyof OfficeFacts = never> = DecisionContext<Pick<OfficeFacts, Seen>>;
type Decided = readonly OfficeEvent[];
/** What is entered late of an office that has ended by now. */
type Known = OfficeIn<'ACTIVE' | 'CLOSED'>;

const lastDayOf = (office: Known) => (office.stage === 'CLOSED' ? office.lastDay : undefined);
const basedOn = (basis: DocRef | undefined) => (basis ? { basis } : {});

const registerOffice = (
  { type: _type, ...terms }: RegisterOffice,
  before: OfficeIn<'NONE' | 'VOIDED'>,
  { facts }: Context<'institutionExists'>,
): Decided => {
  if (before.stage === 'VOIDED') requireSameRegion(before, terms);
  requireInstitution(terms.institutionId, facts);
  return [{ type: 'OfficeRegistered', data: terms }];
};

const renameOffice = (
  { name, headTitle, from, basis }: RenameOffice,
  office: OfficeIn<'ACTIVE'>,
  { rules }: Context,
): Decided => {
  requireWithinLife(office, { validFrom: from }, undefined, '/from');
  const called = calledOn(office, from);
  if (called.name === name && called.headTitle === headTitle) return [];
  requireRoom(office.names.length, rules.get(OFFICE_NAMES, keptIn(office.terms.region)), 'COM-14', '/name');
  return [
    { type: 'OfficeRenamed', data: { officeId: office.terms.officeId, name, headTitle, from, ...basedOn(basis) } },
  ];
};

const recordAppointment = (
  { type: _type, ...appointment }: RecordAppointment,
  office: Known,
  { actor, rules, facts }: Context<'accountExists'>,
): Decided => {
  const { officeId, region } = office.terms;
  requirePeriod(appointment);
  requireWithinLife(office, appointment, lastDayOf(office));
  requireOther(appointment.userId, actor);
  requireAccount(appointment.userId, facts);
  requireVacant(office, appointment);
  requireRoom(
    office.appointments.length,
    rules.get(OFFICE_APPOINTMENTS, keptIn(office.terms.region)),
    'COM-14',
    '/officialName',
  );
  const { name, headTitle } = calledOn(office, appointment.validFrom);
  const appointmentId = String(office.appointments.length + 1);
  return [
    {
      type: 'OfficialAppointed',
      data: { officeId, appointmentId, ...appointment, name, headTitle, ...(region && { region }) },
    },
  ];
};

const requireRoomForEnd = (
  { terms, ends }: Registered,
  of: keyof Registered['ends'],
  id: string,
  { rules }: Context,
  field: string,
): void => requireRoom(ends[of][id] ?? 0, rules.get(OFFICE_ENDS, keptIn(terms.region)), 'COM-14', field);

const endAppointment = (
  { appointmentId, lastDay, basis }: EndAppointment,
  office: Known,
  context: Context,
): Decided => {
  const ending = found(
    office.appointments.find((each) => each.appointmentId === appointmentId),
    '/appointmentId',
    appointmentId,
  );
  requireEarlierEnd(ending, lastDay);
  requireRoomForEnd(office, 'appointments', appointmentId, context, '/appointmentId');
  return [
    { type: 'AppointmentEnded', data: { officeId: office.terms.officeId, appointmentId, lastDay, ...basedOn(basis) } },
  ];
};

const recordMandate = (
  { type: _type, ...mandate }: RecordMandate,
  office: Known,
  { actor, rules, facts }: Context<'accountExists' | 'giver'>,
): Decided => {
  requirePeriod(mandate);
  requireWithinLife(office, mandate, lastDayOf(office));
  requireOther(mandate.userId, actor);
  requireOtherThanHolders(office, mandate, actor);
  requireAccount(mandate.userId, facts);
  requireGiver(facts.giver, mandate);
  requireGivenToOther(office, mandate);
  requireRoom(office.mandates.length, rules.get(OFFICE_MANDATES, keptIn(office.terms.region)), 'COM-14', '/document');
  const mandateId = String(office.mandates.length + 1);
  return [{ type: 'MandateGiven', data: { officeId: office.terms.officeId, mandateId, ...mandate } }];
};

const withdrawMandate = ({ mandateId, lastDay, basis }: WithdrawMandate, office: Known, context: Context): Decided => {
  const withdrawn = found(
    office.mandates.find((each) => each.mandateId === mandateId),
    '/mandateId',
    mandateId,
  );
  requireEarlierEnd(withdrawn, lastDay);
  requireRoomForEnd(office, 'mandates', mandateId, context, '/mandateId');
  return [
    { type: 'MandateWithdrawn', data: { officeId: office.terms.officeId, mandateId, lastDay, ...basedOn(basis) } },
  ];
};

const idsOf = ({ appointments }: Registered): readonly string[] =>
  appointments.map(({ appointmentId }) => appointmentId);

const closeOffice = (
  { lastDay, successors, basis }: CloseOffice,
  office: OfficeIn<'ACTIVE'>,
  { facts }: Context<'unknownSuccessors'>,
): Decided => {
  requireClosable(office, lastDay, successors, facts);
  return [
    {
      type: 'OfficeClosed',
      data: { officeId: office.terms.officeId, lastDay, successors, appointmentIds: idsOf(office), ...basedOn(basis) },
    },
  ];
};

const act = actsFor<OfficeState, OfficeEvent>();
const KNOWN = ['ACTIVE', 'CLOSED'] as const;

/** What may be entered of an office, and when. */
export const officeActs = {
  /** What was voided may be entered anew: until then nobody acts for it (COM-04). */
  RegisterOffice: act(['NONE', 'VOIDED'], registerOffice),
  RenameOffice: act(['ACTIVE'], renameOffice),
  RecordAppointment: act(KNOWN, recordAppointment),
  EndAppointment: act(KNOWN, endAppointment),
  RecordMandate: act(KNOWN, recordMandate),
  WithdrawMandate: act(KNOWN, withdrawMandate),
  CloseOffice: act(['ACTIVE'], closeOffice),
  ...repairActs({
    correctable: KNOWN,
    voidable: KNOWN,
    id: ({ terms: { officeId } }: Registered) => ({ officeId }),
    parties: ({ terms: { region } }: Registered) => (region ? [region.code] : []),
    bound: OFFICE_REPAIRS,
    corrected: (office: Registered, correction, { actor, facts }) => {
      requireKeptThere(correction, '/region', actor);
      requireCorrectedByOther(office, correction, facts.repair.record, actor);
      return { appointmentIds: idsOf(office) };
    },
    voided: (office: Registered) => ({ appointmentIds: idsOf(office) }),
  }),
};

/** What each command of an office is decided on. */
export type OfficeFactsByCommand = FactsByAct<typeof officeActs, object>;

export const decide = decideByStage<OfficeState, OfficeCommand, OfficeEvent, OfficeFacts>(
  officeActs,
  () => undefined,
  STAGE_WORDS,
);
