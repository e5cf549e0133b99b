import { describe, expect, it } from '@jest/globals';
import { instant } from '#kernel';
import type { NoticeModel, OpenMatter } from '#runtime';
import { initialPreference, type PreferenceState, type Webhook } from '../domain/preference.state.js';
import type { Order } from './orders.js';
import { stillTold, type StillToldParts } from './still-told.js';

const AT = instant(new Date('2024-11-19T02:00:00Z'));
const matter: OpenMatter = { kind: 'REPORT_DUE', part: 'report', raisedBy: 'event-1', at: AT, regions: [] };
const webhook: Webhook = { webhookId: 'w-1', kinds: ['REPORT_DUE'], scopes: [], stage: 'ACTIVE', since: AT };
const chosen: PreferenceState = {
  ...initialPreference,
  choices: { REPORT_DUE: { choice: 'EMAIL', since: AT } },
  webhooks: [{ ...webhook, webhookId: 'w-0', stage: 'DISABLED' }, webhook],
};

interface Now {
  /** What is open; undefined: there is no such record any more. */
  readonly open: readonly OpenMatter[] | undefined;
  readonly preference: PreferenceState;
  readonly concerned: boolean;
}

/** Whether it is told by mail, and by the webhook, as things stand by now. */
const told = async (change: Partial<Now>): Promise<readonly boolean[]> => {
  const now = { open: [matter], preference: chosen, concerned: true, ...change };
  const parts = {
    reads: { get: async () => now.open && { doc: { open: now.open } } },
    sources: { state: async () => now.preference },
    accounts: { principalOf: async () => ({}) },
    concerned: { by: async () => now.concerned, hears: async () => now.concerned },
  } as unknown as StillToldParts;
  const model = { name: 'notices', version: 1 } as unknown as NoticeModel;
  const order = { model, userId: 'kades', told: { stream: 'visit-1', matter } } as unknown as Order;
  return [await stillTold(order, parts), await stillTold({ ...order, webhookId: webhook.webhookId }, parts)];
};

describe('What was to be told', () => {
  it('is told while it is open, of whom it concerns, in the way that he chose', async () =>
    expect(await told({})).toEqual([true, true]));

  it.each(['kind', 'part', 'raisedBy'] as const)('is not when it was settled: another %s', async (member) => {
    expect(await told({ open: [{ ...matter, [member]: 'OTHER' }] })).toEqual([false, false]);
    expect(await told({ open: [{ ...matter, [member]: 'OTHER' }, matter] })).toEqual([true, true]);
  });

  it('is not when nothing is open any more, nor of whom it does not concern', async () => {
    for (const now of [{ open: [] }, { open: undefined }, { concerned: false }])
      expect(await told(now)).toEqual([false, false]);
  });

  it('is not in a way that was given up meanwhile', async () => {
    const off = { REPORT_DUE: { choice: 'DIGEST', since: AT } } as const;
    expect(await told({ preference: { ...chosen, choices: off } })).toEqual([false, true]);
    expect(await told({ preference: { ...chosen, webhooks: [] } })).toEqual([true, false]);
    const disabled = { ...webhook, stage: 'DISABLED' } as const;
    expect(await told({ preference: { ...chosen, webhooks: [disabled] } })).toEqual([true, false]);
  });
});
