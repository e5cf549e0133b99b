import { AUTHORITY_NOT_RECORDED, type AuthorityFact } from '#kernel';
import type { OwnRecord, Sources } from '#runtime';
import type { Offices } from './offices.js';

/**
 * The fact `authority` of every context (COM-04): asked of the register where an official approves or signs; whoever
 * enters what happened signs nothing.
 */
export const authorityFrom =
  (offices: Pick<Offices, 'authorityOf'>) =>
  (
    _command: unknown,
    _state: unknown,
    sources: Sources,
    { official, context: { actor, occurredOn } }: OwnRecord,
  ): AuthorityFact | Promise<AuthorityFact> =>
    official ? offices.authorityOf(actor, occurredOn, sources) : AUTHORITY_NOT_RECORDED;
