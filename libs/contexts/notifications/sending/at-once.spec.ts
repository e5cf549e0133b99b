import { describe, expect, it } from '@jest/globals';
import { addHours, collectionOf, instant, type Collection, type Position } from '#kernel';
import type { NoticeModel, OpenMatter } from '#runtime';
import { initialPreference } from '../domain/preference.state.js';
import { notificationBoard } from '../read/notification-board.model.js';
import { subscriberBoard } from '../read/subscriber-board.model.js';
import { AtOnce } from './at-once.js';
import { MOST_WAITING } from './orders.js';
import type { SendingParts } from './sending-parts.js';

const CHOSEN = instant(new Date('2024-11-19T01:00:00Z'));
const NOW = instant(new Date('2024-11-19T02:00:00Z'));
const HEAD = 'p1' as Position;
const model = { name: 'notices', version: 1 } as unknown as NoticeModel;
const matter: OpenMatter = { kind: 'REPORT_DUE', part: '', raisedBy: 'event-1', at: NOW, regions: [], only: ['kades'] };
const preference = {
  ...initialPreference,
  confirmedAt: CHOSEN,
  choices: { REPORT_DUE: { choice: 'EMAIL', since: CHOSEN } },
};

/** What is sent from here, over read models of these documents by the name of their collection. */
const sending = (found: Readonly<Record<string, readonly object[]>>, more: object = {}) => {
  let minutes = 0;
  const atOnce = new AtOnce({
    reads: { find: async ({ name }: Collection) => ({ items: found[name] }) },
    models: [model],
    clock: { now: () => addHours(NOW, (minutes += 1) / 60) },
    mail: {},
    ...more,
  } as unknown as SendingParts);
  return {
    atOnce,
    orders: atOnce.orders,
    waiting: async (): Promise<number> => {
      await atOnce.collect(HEAD);
      return atOnce.orders.count;
    },
  };
};
const [matters, subscribers, board] = [model, subscriberBoard, notificationBoard].map(
  (each) => collectionOf(each).name,
);
const openIn = (matter: OpenMatter) => [{ id: 'visit-1', doc: { open: [matter], changed: HEAD } }];

describe('What waits', () => {
  it('though it was over, is looked at again when the operator has it tried, and at no other time', async () => {
    const found = {
      [matters!]: openIn(matter),
      [subscribers!]: [{ id: 'kades', doc: { preference } }],
      [board!]: [] as object[],
    };
    const { orders, waiting } = sending(found);
    expect(await waiting()).toBe(1);
    const [order] = orders.due('mail', addHours(NOW, 1));
    orders.done(order!);
    expect(await waiting()).toBe(0);
    found[board!]!.push({ id: order!.notification.notificationId, doc: { at: NOW } });
    expect([await waiting(), await waiting()]).toEqual([1, 1]);
    orders.done(order!);
    expect(await waiting()).toBe(0);
  });

  it.each([
    ['is given up in time though it was put off for longer', 'PUT_OFF', ['FailNotification EXPIRED']],
    ['is not given up while somebody sends it', 'BEGUN', []],
  ])('%s', async (_, stage, given) => {
    const found = { [matters!]: openIn(matter), [subscribers!]: [{ id: 'kades', doc: { preference } }], [board!]: [] };
    const told: string[] = [];
    let now = NOW;
    const { atOnce, waiting } = sending(
      {},
      {
        clock: { now: () => now },
        deliveries: {
          of: async () => ({ stage, attempts: 9, until: addHours(NOW, 80) }),
          tell: async ({ command, code }: { readonly command: string; readonly code: string }) =>
            void told.push(`${command} ${code}`),
        },
        reads: { find: async ({ name }: Collection) => ({ items: found[name] }), get: async () => openIn(matter)[0] },
        sources: { state: async () => preference },
        accounts: { principalOf: async () => ({}) },
        concerned: { by: async () => true },
      },
    );
    await waiting();
    now = addHours(NOW, 73);
    await atOnce.mails(async () => true);
    expect(told).toEqual(given);
  });

  it('beyond what is held at once is found as soon as there is room', async () => {
    const users = Array.from({ length: MOST_WAITING.mail + 1 }, (_, n) => ({ id: `user-${n}`, doc: { preference } }));
    const { only: _only, ...forAll } = matter;
    const { orders, waiting } = sending({ [matters!]: openIn(forAll), [subscribers!]: users, [board!]: [] });
    expect(await waiting()).toBe(MOST_WAITING.mail);
    for (const order of orders.due('mail', addHours(NOW, 1))) orders.done(order);
    expect([await waiting(), await waiting()]).toEqual([1, 1]);
  });
});
