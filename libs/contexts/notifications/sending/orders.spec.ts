import { describe, expect, it } from '@jest/globals';
import { instant, type ReadStore } from '#kernel';
import type { NoticeModel } from '#runtime';
import { initialPreference, type Webhook } from '../domain/preference.state.js';
import type { FoundMatter } from './matter-walk.js';
import { Orders } from './orders.js';

const CHOSEN = instant(new Date('2024-11-19T01:00:00Z'));
const RAISED = instant(new Date('2024-11-19T02:00:00Z'));
const NOW = instant(new Date('2024-11-19T02:00:01Z'));

const model = { name: 'notices', version: 1 } as unknown as NoticeModel;
const found = (n = 1): FoundMatter => ({
  model,
  told: {
    stream: `visit-${n}`,
    matter: {
      kind: 'REPORT_DUE',
      part: 'report',
      raisedBy: `event-${n}`,
      at: RAISED,
      regions: ['63.10.06.2001'] as never,
      only: ['kades'],
    },
  },
});
const webhook = (webhookId: string): Webhook => ({
  webhookId,
  kinds: ['REPORT_DUE'],
  scopes: ['63.10'] as never,
  stage: 'ACTIVE',
  since: CHOSEN,
});
const preference = {
  ...initialPreference,
  confirmedAt: CHOSEN,
  choices: { REPORT_DUE: { choice: 'EMAIL', since: CHOSEN } },
  webhooks: [webhook('dead'), webhook('alive')],
};
/** One user who wants to be told by mail and by two webhooks. */
const reads = { find: async () => ({ items: [{ id: 'kades', doc: { preference } }] }) } as unknown as Pick<
  ReadStore,
  'find'
>;

const taken = async (orders: Orders, ...numbers: readonly number[]): Promise<readonly number[]> => {
  for (const n of numbers) await orders.add(found(n));
  return ['mail', 'webhook dead', 'webhook alive'].map((server) => orders.due(server, NOW).length);
};

describe('What waits to be sent', () => {
  it('is what somebody chose to be told by mail, where there is a server for it, and by webhooks', async () =>
    expect(await taken(new Orders(reads, ['EMAIL', 'WEBHOOK']), 1, 2)).toEqual([2, 2, 2]));

  it('is none of it where there is none: it would stand in the way of what can be sent', async () =>
    expect(await taken(new Orders(reads, ['WEBHOOK']), 1)).toEqual([0, 1, 1]));

  it('is taken up once, and not again when it is over', async () => {
    const orders = new Orders(reads, ['EMAIL']);
    await taken(orders, 1, 1);
    const [order] = orders.due('mail', NOW);
    orders.done(order!);
    expect(await taken(orders, 1)).toEqual([0, 0, 0]);
    expect(orders.count).toBe(0);
  });

  it('for one server keeps nothing from the others, and what was left out is asked for when there is room', async () => {
    const orders = new Orders(reads, ['EMAIL', 'WEBHOOK'], { mail: 100, webhook: 4 });
    expect(await taken(orders, 1, 2, 3, 4)).toEqual([4, 4, 4]);
    for (const order of orders.due('webhook alive', NOW)) orders.done(order);
    expect(orders.takeRoom()).toBe(false);
    expect(await taken(orders, 5, 6, 7, 8, 9)).toEqual([9, 4, 4]);
    expect(orders.takeRoom()).toBe(false);
    for (const order of orders.due('webhook alive', NOW).slice(0, 2)) orders.done(order);
    expect([orders.takeRoom(), orders.takeRoom()]).toEqual([true, false]);
    expect(await taken(orders, 5, 6, 7, 8, 9)).toEqual([9, 4, 3]);
  });

  it('is looked at again when the operator has it tried, once for each time, over or not yet due', async () => {
    const orders = new Orders(reads, ['EMAIL', 'WEBHOOK']);
    await taken(orders, 1, 2);
    const [first, second] = orders.due('mail', NOW);
    const [one, other] = [first!.notification.notificationId, second!.notification.notificationId];
    orders.done(first!);
    orders.later(second!, instant(new Date('2024-11-19T02:05:00Z')));
    expect(await taken(orders, 1)).toEqual([0, 2, 2]);
    expect([one, one, other].map((id) => orders.revive(id, NOW))).toEqual([true, false, true]);
    expect(await taken(orders, 1)).toEqual([2, 2, 2]);
    orders.done(second!);
    expect(orders.revive(other, RAISED)).toBe(true);
    expect(await taken(orders, 2)).toEqual([2, 2, 2]);
  });

  it('is not looked at before it is time, and left to others where nothing can be done for it here', async () => {
    const orders = new Orders(reads, ['EMAIL']);
    await taken(orders, 1, 2);
    const [first, second] = orders.due('mail', NOW);
    orders.later(first!, instant(new Date('2024-11-19T02:05:00Z')));
    orders.leave(second!);
    expect(orders.due('mail', NOW)).toEqual([]);
    expect(orders.due('mail', instant(new Date('2024-11-19T02:05:00Z')))).toEqual([first]);
    expect(await taken(orders, 1, 2)).toEqual([1, 0, 0]);
  });
});
