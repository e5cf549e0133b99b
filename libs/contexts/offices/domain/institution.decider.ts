import {
  actsFor,
  decideByStage,
  repairActs,
  requireRoom,
  type AuthorityFact,
  type Decider,
  type DecisionContext,
  type FactsByAct,
  type RepairFacts,
} from '#kernel';
import type {
  CloseInstitution,
  InstitutionCommand,
  RegisterInstitution,
  RenameInstitution,
} from './institution.commands.js';
import { institutionCatalogue, type InstitutionEvent } from './institution.events.js';
import { requireOthers, requireSeat, requireSince, type InstitutionFacts } from './institution.rules.js';
import {
  evolveInstitution,
  initialInstitution,
  type Institution,
  type InstitutionIn,
  type InstitutionState,
} from './institution.state.js';
import { calledOn } from './names.js';
import { STAGE_WORDS } from './office.codes.js';
import { keptIn } from './office.keeping.js';
import { requireKeptThere } from './office.rules-correction.js';
import { OFFICE_NAMES, OFFICE_REPAIRS } from './office.settings.js';

type Decided = readonly InstitutionEvent[];

const registerInstitution = (
  { type: _type, ...terms }: RegisterInstitution,
  _none: InstitutionIn<'NONE'>,
  { facts }: DecisionContext<InstitutionFacts>,
): Decided => {
  requireSeat(terms);
  requireOthers(terms.institutionId, terms.partOf === undefined ? [] : [terms.partOf], facts, () => '/partOf');
  return [{ type: 'InstitutionRegistered', data: terms }];
};

const renameInstitution = (
  { type: _type, ...renamed }: RenameInstitution,
  institution: InstitutionIn<'ACTIVE'>,
  { rules }: DecisionContext<object>,
): Decided => {
  const { terms, names } = institution;
  requireSince(institution, renamed.from, '/from');
  const called = calledOn(institution, renamed.from);
  if (called.name === renamed.name && called.shortName === renamed.shortName) return [];
  requireRoom(names.length, rules.get(OFFICE_NAMES, keptIn(terms.seat)), 'COM-14', '/name');
  return [{ type: 'InstitutionRenamed', data: { institutionId: terms.institutionId, ...renamed } }];
};

const closeInstitution = (
  { type: _type, ...end }: CloseInstitution,
  institution: InstitutionIn<'ACTIVE'>,
  { facts }: DecisionContext<InstitutionFacts>,
): Decided => {
  const { institutionId } = institution.terms;
  requireSince(institution, end.lastDay, '/lastDay');
  requireOthers(institutionId, end.successors, facts, (index) => `/successors/${index}`);
  return [{ type: 'InstitutionClosed', data: { institutionId, ...end } }];
};

const act = actsFor<InstitutionState, InstitutionEvent>();
const KNOWN = ['ACTIVE', 'CLOSED'] as const;

export const institutionActs = {
  RegisterInstitution: act(['NONE'], registerInstitution),
  RenameInstitution: act(['ACTIVE'], renameInstitution),
  CloseInstitution: act(['ACTIVE'], closeInstitution),
  ...repairActs({
    correctable: KNOWN,
    voidable: KNOWN,
    id: ({ terms: { institutionId } }: Institution) => ({ institutionId }),
    parties: ({ terms: { seat } }: Institution) => (seat ? [seat.code] : []),
    bound: OFFICE_REPAIRS,
    corrected: (_institution: Institution, correction, { actor }) => {
      requireKeptThere(correction, '/seat', actor);
      return {};
    },
  }),
};

/** What each command of an institution is decided on. */
export type InstitutionFactsByCommand = FactsByAct<typeof institutionActs, object>;

/** A body that may be a party, with its names, its end and who succeeds it (domain §7.1). */
export const institutionDecider: Decider<
  InstitutionState,
  InstitutionCommand,
  InstitutionEvent,
  InstitutionFacts & { readonly repair: RepairFacts; readonly authority: AuthorityFact; readonly auditHold: boolean }
> = {
  category: 'institution',
  catalogue: institutionCatalogue,
  initialState: initialInstitution,
  evolve: evolveInstitution,
  decide: decideByStage(institutionActs, () => undefined, STAGE_WORDS),
};
