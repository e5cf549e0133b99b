import {
  actsFor,
  addDays,
  decideByStage,
  isWestOf,
  requireAuthority,
  requireStepOrder,
  seatOf,
  zoneOf,
  type FactsByAct,
  type LocalDate,
} from '#kernel';
import { STAGE_WORDS } from './visit.codes.js';
import type { VisitCommand } from './visit.commands.js';
import {
  acceptHosting,
  approveVisit,
  cancelVisit,
  declineHosting,
  proposeVisit,
  rescheduleVisit,
} from './visit.decide-proposal.js';
import { closeVisit, markReportOverdue, setReportTerm, submitVisitReport } from './visit.decide-outcome.js';
import { visitRepairActs } from './visit.decide-repair.js';
import {
  completeVisit,
  issueTravelOrder,
  lapseTravelOrder,
  recordInnovationObserved,
  recordSession,
  startVisit,
} from './visit.decide-travel.js';
import type { VisitEvent } from './visit.events.js';
import type { VisitContext, VisitFacts } from './visit.facts.js';
import { answering } from './visit.parties.js';
import { requireOwnNumbers } from './visit.rules-numbers.js';
import { requirePaperDays } from './visit.rules-papers.js';
import { BEFORE_START, NOT_VOIDED, type VisitIn, type VisitStage, type VisitState } from './visit.state.js';

const act = actsFor<VisitState, VisitEvent>();

const ANY = [...NOT_VOIDED, 'VOIDED'] as const satisfies readonly VisitStage[];

/** The whole life of a visit: which command is possible at which stages. */
export const visitActs = {
  ProposeVisit: act(['NONE'], proposeVisit),
  AcceptHosting: act(BEFORE_START, acceptHosting),
  DeclineHosting: act(BEFORE_START, declineHosting),
  RescheduleVisit: act(BEFORE_START, rescheduleVisit),
  ApproveVisit: act(['ACCEPTED'], approveVisit),
  IssueTravelOrder: act(['APPROVED'], issueTravelOrder),
  LapseTravelOrder: act(ANY, lapseTravelOrder),
  CancelVisit: act(BEFORE_START, cancelVisit),
  StartVisit: act(['APPROVED', 'TASKED'], startVisit),
  RecordSession: act(['UNDERWAY'], recordSession),
  RecordInnovationObserved: act(['UNDERWAY', 'COMPLETED'], recordInnovationObserved),
  CompleteVisit: act(['UNDERWAY'], completeVisit),
  SubmitVisitReport: act(['COMPLETED'], submitVisitReport),
  SetReportTerm: act(['COMPLETED', 'REPORTED', 'CLOSED', 'VOIDED'], setReportTerm),
  MarkReportOverdue: act(['COMPLETED', 'REPORTED', 'CLOSED'], markReportOverdue),
  CloseVisit: act(['COMPLETED', 'REPORTED'], closeVisit),
  ...visitRepairActs,
};

/** What holds for every command, whatever it asks: COM-04 and COM-05; of the papers that it names COM-10 and NUM-07. */
const beforeEveryAct = (
  command: VisitCommand,
  state: VisitState,
  context: VisitContext<'authority' | 'strayNumbers'>,
): void => {
  const { actor, occurredOn, facts } = context;
  requireAuthority(actor, facts.authority, occurredOn, 'officialName' in command ? command.officialName : undefined);
  if (state.stage !== 'NONE') requireStepOrder(occurredOn, earliestFor(command, state));
  requirePaperDays(command, state, context);
  requireOwnNumbers(facts.strayNumbers);
};

/**
 * A host dates its answer by its own calendar: west of the origin that may be the day before the one on which it was
 * asked (COM-05).
 */
const earliestFor = (command: VisitCommand, visit: VisitIn<Exclude<VisitStage, 'NONE'>>): LocalDate => {
  const { lastStepOn, terms } = visit;
  if (command.type !== 'AcceptHosting' && command.type !== 'DeclineHosting') return lastStepOn;
  const { seat } = answering(command, visit);
  return isWestOf(zoneOf(seat), zoneOf(seatOf(terms.origin))) ? addDays(lastStepOn, -1) : lastStepOn;
};

/** What each command of a visit is decided on. */
export type VisitFactsByCommand = FactsByAct<typeof visitActs, Pick<VisitFacts, 'authority' | 'strayNumbers'>>;

export const decide = decideByStage<VisitState, VisitCommand, VisitEvent, VisitFacts>(
  visitActs,
  beforeEveryAct,
  STAGE_WORDS,
);
