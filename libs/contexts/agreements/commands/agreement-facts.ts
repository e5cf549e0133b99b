import { partyKey, seatOf, yearOf, type WorkingCalendar } from '#kernel';
import type { FactSources, Sources } from '#runtime';
import { authorityFrom, bodiesOf, type Offices } from '#contexts/offices/contract';
import type { WorkingCalendars } from '#contexts/regions/contract';
import type { Visits } from '#contexts/visits/contract';
import type { AgreementCommand } from '../domain/agreement.commands.js';
import { agreementDecider } from '../domain/agreement.decider.js';
import { defaultAgreementFacts, type AgreementFacts, type OtherAgreement } from '../domain/agreement.facts.js';
import { isSigned, termOf, type AgreementState } from '../domain/agreement.state.js';

/** What other contexts keep that decisions on agreements rest on. */
export interface OtherRecords {
  readonly calendars: WorkingCalendars;
  readonly offices: Offices;
  readonly visits: Visits;
}

/** Another agreement as its record tells it by now. */
export const otherAgreement = async (agreementId: string, sources: Sources): Promise<OtherAgreement | undefined> => {
  const state = await sources.state(agreementDecider, agreementId);
  if (state.stage === 'NONE' || state.stage === 'VOIDED') return undefined;
  const { instrument, scheme, parties } = state.terms;
  return {
    agreementId,
    stage: state.stage,
    instrument,
    scheme,
    seats: parties.map((party) => party.region?.code ?? partyKey(party)),
    keys: parties.map(partyKey),
    ...termOf(state),
  };
};

/** Those that carry it out, as they stand. */
export const childrenOf = async (state: AgreementState, sources: Sources): Promise<readonly OtherAgreement[]> => {
  if (!isSigned(state)) return [];
  const found: OtherAgreement[] = [];
  for (const childId of state.children) {
    const child = await otherAgreement(childId, sources);
    if (child) found.push(child);
  }
  return found;
};

const parentIdOf = (command: AgreementCommand, state: AgreementState): string | undefined =>
  command.type === 'InitiateCooperation' ? command.parentId : state.stage === 'NONE' ? undefined : state.terms.parentId;

/** AGR-10: the years since a council was asked a second time, in which silence could be approval. */
const calendarSince =
  (calendars: WorkingCalendars) =>
  async (command: AgreementCommand, state: AgreementState, sources: Sources): Promise<WorkingCalendar> => {
    if (command.type !== 'SignAgreement' || state.stage === 'NONE') return new Map();
    const asked = state.councils[command.partyNo]?.requestedOn;
    const party = state.terms.parties[command.partyNo - 1];
    if (!party || !asked || asked.length < 2) return new Map();
    const year = yearOf(asked.at(-1)!);
    return calendars.of(seatOf(party), [year, year + 1], sources);
  };

/** Where each fact comes from: what this deployment keeps, and for the rest what `defaultAgreementFacts` says. */
export const agreementFactSources = ({ calendars, offices, visits }: OtherRecords) =>
  ({
    authority: authorityFrom(offices),
    bodies: (command, _state, sources, { context: { occurredOn } }) =>
      command.type === 'InitiateCooperation' ? bodiesOf(offices, command.parties, occurredOn, sources) : {},
    ownInstitution: (_command, _state, sources, { context: { actor } }) =>
      offices.institutionOfOffice(actor.officeId, sources),
    parent: (command, state, sources) => {
      const parentId = parentIdOf(command, state);
      return parentId === undefined ? undefined : otherAgreement(parentId, sources);
    },
    children: (_command, state, sources) => childrenOf(state, sources),
    replacement: (command, _state, sources) =>
      command.type === 'TerminateAgreement' && command.replacedBy !== undefined
        ? otherAgreement(command.replacedBy, sources)
        : undefined,
    renewed: (command, _state, sources) =>
      command.type === 'InitiateCooperation' && command.renewsId !== undefined
        ? otherAgreement(command.renewsId, sources)
        : undefined,
    visitExists: async (command, _state, sources) =>
      command.type === 'InitiateCooperation' &&
      command.originVisitId !== undefined &&
      (await visits.observedOn(command.originVisitId, sources))?.voided === false,
    calendar: calendarSince(calendars),
    auditHold: () => defaultAgreementFacts.auditHold,
  }) satisfies FactSources<AgreementCommand, AgreementState, Omit<AgreementFacts, 'repair'>>;
