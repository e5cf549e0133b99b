import type { Actor, Role } from '#kernel';
import { answersItself } from '#contexts/access/contract';
import { requireOwnInstitution } from '#contexts/offices/contract';
import type { AgreementCommand } from './agreement.commands.js';
import { isRegion, ofInstitution } from './agreement.parties.js';
import type { Initiated } from './agreement.state.js';

/** Roles of offices beside which there are others of the same scope. */
const OF_INSTITUTIONS: readonly Role[] = ['OPD_HEAD', 'MINISTRY_OFFICER'];

/**
 * PTY-04: the head of an agency and the officer of a ministry act for the institution of their own office, in all that
 * they do; for the region itself the head of one of its agencies may, where its row says so.
 */
export const requireActorsInstitution = (
  command: AgreementCommand,
  { terms: { parties } }: Pick<Initiated, 'terms'>,
  actor: Actor,
  ownInstitution: string | undefined,
): void => {
  if (!OF_INSTITUTIONS.includes(actor.role)) return;
  const named = 'partyNo' in command ? parties[command.partyNo - 1] : undefined;
  const acting = named ? [answersItself(named) ? named : parties[0]!] : parties;
  if (acting.some((party) => isRegion(party) && party.region?.code === actor.scope)) return;
  const bound = acting.filter(ofInstitution);
  if (!bound.length || bound.some(({ institutionId }) => institutionId === ownInstitution)) return;
  requireOwnInstitution(bound[0]!, actor, ownInstitution, named ? '/partyNo' : '/acting/officeId', ofInstitution);
};
