import { collectionOf, type ReadStore } from '#kernel';
import type { Notice, Sources } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import { preferenceDecider } from '../domain/preference.decider.js';
import { choiceOf } from '../domain/preference.state.js';
import type { Concerned } from './concerned.js';
import type { Order } from './orders.js';

export interface StillToldParts {
  readonly reads: Pick<ReadStore, 'get'>;
  readonly sources: Sources;
  readonly accounts: Accounts;
  readonly concerned: Concerned;
}

/** What was settled meanwhile, or is no business of the user any more, is not sent. */
export const stillTold = async (
  { model, told, userId, webhookId }: Order,
  { reads, sources, accounts, concerned }: StillToldParts,
): Promise<boolean> => {
  const { kind, part, raisedBy } = told.matter;
  const notice = await reads.get<Notice>(collectionOf(model), told.stream);
  const open = notice?.doc?.open ?? [];
  if (!open.some((each) => each.kind === kind && each.part === part && each.raisedBy === raisedBy)) return false;
  const preference = await sources.state(preferenceDecider, userId);
  const principal = await accounts.principalOf(userId, sources);
  if (!webhookId) return choiceOf(preference, kind) === 'EMAIL' && concerned.by(told, principal);
  const webhook = preference.webhooks.find((each) => each.webhookId === webhookId);
  return webhook?.stage === 'ACTIVE' && concerned.hears(told, webhook, principal);
};
