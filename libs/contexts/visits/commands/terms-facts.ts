import { Slices, partyKey } from '#kernel';
import type { Sources } from '#runtime';
import { committedByOthers, travelCeilingDecider } from '../domain/travel-ceiling.decider.js';
import {
  mayRepeat,
  registration,
  visitRegisterDecider,
  visitRegisterId,
  yearsAround,
} from '../domain/visit-register.decider.js';
import type { VisitCommand } from '../domain/visit.commands.js';
import { visitDecider } from '../domain/visit.decider.js';
import { receivedTerms } from '../domain/visit.received.js';
import type { EarlierVisit, TravelCeiling } from '../domain/visit.facts.js';
import { ceilingId, ownTravelMoney } from '../domain/visit.rules-money.js';
import { warnOfRepeat } from '../domain/visit.rules-proposal.js';
import type { VisitTerms } from '../domain/visit.terms.js';
import { CALLED_OFF, type Proposed, type VisitState } from '../domain/visit.state.js';

/** The terms as they will be when the command has its way; undefined before there are any. */
const termsOf = (command: VisitCommand, state: VisitState): VisitTerms | undefined => {
  if (command.type === 'ProposeVisit') return command;
  if (state.stage === 'NONE') return undefined;
  return command.type === 'RescheduleVisit'
    ? { ...state.terms, plannedStart: command.plannedStart, plannedEnd: command.plannedEnd }
    : state.terms;
};

/**
 * VIS-06: other visits of the origin that share host and topic and were not called off. Where the terms stand already,
 * those alone whose terms were set before: of two that repeat each other the later one is warned of. The first that is
 * found will do.
 */
export const earlierVisits = async (
  command: VisitCommand,
  state: VisitState,
  sources: Sources,
): Promise<readonly EarlierVisit[]> => {
  const terms = termsOf(command, state);
  if (!terms) return [];
  const planned = command.type === 'ApproveVisit' ? (state as Proposed & VisitState) : undefined;
  const own = registration(terms);
  const found = new Set<string>();
  for (const year of yearsAround(terms.plannedStart)) {
    for (const visitId of mayRepeat(await sources.state(visitRegisterDecider, visitRegisterId(own.origin, year)), own))
      found.add(visitId);
  }
  const slices = new Slices();
  for (const visitId of [...found].reverse()) {
    if (slices.due) await slices.pass();
    const other = await sources.state(visitDecider, visitId);
    if (other.stage === 'NONE' || CALLED_OFF.has(other.stage) || (planned && !setBefore(other, planned))) continue;
    const { hosts, topics, plannedStart } = receivedTerms(other);
    const earlier = { visitId, hosts: hosts.map(partyKey), topics, plannedStart };
    if (warnOfRepeat(terms, [earlier]).length > 0) return [earlier];
  }
  return [];
};

/** At the same instant the id decides, so that one of two is always the earlier. */
const setBefore = (other: Proposed, own: Proposed): boolean =>
  other.termsSetAt === own.termsSetAt ? other.terms.visitId < own.terms.visitId : other.termsSetAt < own.termsSetAt;

/** VIS-05: read from the streams themselves, never older than the log. */
export const travelCeilings = async (
  command: VisitCommand,
  state: VisitState,
  sources: Sources,
): Promise<Readonly<Record<number, TravelCeiling>>> => {
  const terms = termsOf(command, state);
  if (!terms) return {};
  const ceilings: Record<number, TravelCeiling> = {};
  for (const { region, fiscalYear } of ownTravelMoney(terms)) {
    const state = await sources.state(travelCeilingDecider, ceilingId(region, fiscalYear));
    if (state.ceiling !== undefined)
      ceilings[fiscalYear] = { ceiling: state.ceiling, committed: committedByOthers(state, terms.visitId) };
  }
  return ceilings;
};
