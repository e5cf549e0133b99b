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
const sending = (found: Readonly<Record<string, readonly object[]>>) => {
  let minutes = 0;
  const atOnce = new AtOnce({
    reads: { find: async ({ name }: Collection) => ({ items: found[name] }) },
    models: [model],
    clock: { now: () => addHours(NOW, (minutes += 1) / 60) },
    mail: {},
  } as unknown as SendingParts);
  return {
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

  it('beyond what is held at once is found as soon as there is room', async () => {
    const users = Array.from({ length: MOST_WAITING.mail + 1 }, (_, n) => ({ id: `user-${n}`, doc: { preference } }));
    const { only: _only, ...forAll } = matter;
    const { orders, waiting } = sending({ [matters!]: openIn(forAll), [subscribers!]: users, [board!]: [] });
    expect(await waiting()).toBe(MOST_WAITING.mail);
    for (const order of orders.due('mail', addHours(NOW, 1))) orders.done(order);
    expect([await waiting(), await waiting()]).toEqual([1, 1]);
  });
});
