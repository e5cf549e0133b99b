import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { addHours, collectionOf, instant, type Collection, type Instant, type Position } from '#kernel';
import type { NoticeModel, OpenMatter } from '#runtime';
import type { Delivery } from '../domain/notification.decider.js';
import { initialPreference } from '../domain/preference.state.js';
import { notificationBoard } from '../read/notification-board.model.js';
import { subscriberBoard } from '../read/subscriber-board.model.js';
import { AtOnce } from './at-once.js';
import { Away } from './away.js';
import type { SendingParts } from './sending-parts.js';

const CHOSEN = instant(new Date('2024-11-19T01:00:00Z'));
const NOW = instant(new Date('2024-11-19T02:00:00Z'));
const HEAD = 'p1' as Position;
const model = { name: 'notices', version: 1 } as unknown as NoticeModel;
const WEBHOOKS = ['one', 'two'];

let now: Instant;
/** Records in which something waits, and webhooks that are told of it. */
let records: number;
let webhooks: readonly string[];
let known: ReadonlyMap<string, object>;
let delivery: Delivery | undefined;
let outcome: string;
let called: string[];
let told: string[];
let entries: readonly Readonly<Record<'webhookId' | 'state' | 'at', string>>[];
let atOnce: AtOnce;

const noticeOf = (n: number) => {
  const matter: OpenMatter = {
    kind: 'REPORT_DUE',
    part: '',
    raisedBy: `event-${n}`,
    at: NOW,
    regions: [],
    only: ['kades'],
  };
  return { id: `visit-${n}`, doc: { open: [matter], changed: HEAD } };
};
type Filter = Readonly<Record<string, { readonly eq?: string; readonly from?: string }>>;
const found = ({ name }: Collection, { filter }: { readonly filter: Filter }): readonly object[] => {
  if (name === collectionOf(model).name) return Array.from({ length: records }, (_, n) => noticeOf(n));
  if (name === collectionOf(subscriberBoard).name) return [{ id: 'kades', doc: { preference: preference() } }];
  expect(name).toBe(collectionOf(notificationBoard).name);
  const fits = (entry: Readonly<Record<string, string>>): boolean =>
    Object.entries(filter).every(
      ([field, { eq, from = '' }]) => (eq === undefined || entry[field] === eq) && entry[field]! >= from,
    );
  return entries.filter(fits).map((entry) => ({ id: 'another', doc: entry }));
};
const preference = () => ({
  ...initialPreference,
  webhooks: webhooks.map((webhookId) => ({
    webhookId,
    kinds: ['REPORT_DUE'],
    scopes: [],
    stage: 'ACTIVE' as const,
    since: CHOSEN,
  })),
});

beforeEach(() => {
  [now, records, webhooks, delivery, outcome, called, told, entries] = [NOW, 1, ['one'], undefined, 'SENT', [], [], []];
  known = new Map(WEBHOOKS.map((webhookId) => [webhookId, { webhookId }]));
  const clock = { now: () => now };
  atOnce = new AtOnce({
    reads: {
      find: async (collection: Collection, query: never) => ({ items: found(collection, query) }),
      get: async (_collection: Collection, id: string) => noticeOf(Number(id.slice('visit-'.length))),
    },
    models: [model],
    clock,
    away: new Away(clock),
    deliveries: {
      of: async () => delivery,
      begin: async () => 'OURS',
      tell: async ({ command }: { readonly command: string }) => void told.push(command),
    },
    sources: { state: async () => preference() },
    accounts: { principalOf: async () => ({}) },
    concerned: { hears: async () => true },
    contacts: {
      webhook: async (webhookId: string) => {
        if (known.get(webhookId) instanceof Error) throw known.get(webhookId);
        return known.get(webhookId);
      },
    },
    webhooks: {
      call: async ({ webhookId }: { readonly webhookId: string }) => {
        called.push(webhookId);
        return { outcome, code: 'HTTP_ERROR' };
      },
    },
    texts: { call: () => '' },
    preferences: { path: 'preferences', rows: [{ name: 'DisableWebhook' }] },
    executor: { execute: async ({ row }: { readonly row: { readonly name: string } }) => void told.push(row.name) },
  } as unknown as SendingParts);
});

/** One round after so many hours; how many attempts there were. */
const round = async (hours = 0): Promise<number> => {
  now = addHours(NOW, hours);
  await atOnce.collect(HEAD);
  return atOnce.calls();
};

describe('A round of calls', () => {
  it('makes fifty at one server, and leaves the others to the next', async () => {
    records = 51;
    expect([await round(), called.length]).toEqual([50, 50]);
    expect([await round(), called.length, atOnce.orders.count]).toEqual([1, 51, 0]);
  });

  it('begins none any more after a second', async () => {
    records = 3;
    let passed = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => (passed += 600));
    expect(await round()).toBe(1);
    clock.mockRestore();
    expect(await round()).toBe(2);
  });

  it('tells of all attempts, whichever webhook ends last', async () => {
    [records, webhooks] = [2, WEBHOOKS];
    expect(await round()).toBe(4);
  });

  it.each(['PUT_OFF', 'AWAY'])('calls a webhook once that took nothing (%s), and the others', async (each) => {
    [records, webhooks, outcome] = [3, WEBHOOKS, each];
    expect(await round()).toBe(2);
    expect(called).toEqual(expect.arrayContaining(WEBHOOKS));
  });

  it('ends for the others, though something is broken for one of them, and tells that it is', async () => {
    webhooks = WEBHOOKS;
    known = new Map<string, object>([...known, ['one', new Error('broken')]]);
    await expect(round()).rejects.toThrow('broken');
    expect(called).toEqual(['two']);
  });
});

describe('A call', () => {
  it('to an address that is not known here waits until it is', async () => {
    const all = known;
    known = new Map();
    expect([await round(), told]).toEqual([0, []]);
    known = all;
    expect([await round(2), told]).toEqual([1, ['RecordNotificationSent']]);
  });

  it('that another process made is made no more', async () => {
    delivery = { stage: 'SENT', attempts: 1 };
    expect([await round(), called, atOnce.orders.count]).toEqual([0, [], 0]);
  });

  it.each([
    ['made until three days are over', 72, 'RecordNotificationSent'],
    ['given up then', 72 + 1 / 3_600, 'FailNotification'],
  ])('is %s', async (_, hours, expected) => {
    expect(await round(hours)).toBe(1);
    expect(told[0]).toBe(expected);
  });

  it('that was put off is made again when it is time', async () => {
    delivery = { stage: 'PUT_OFF', attempts: 1, until: addHours(NOW, 2) };
    expect([await round(), await round(1)]).toEqual([0, 0]);
    expect([await round(2), called]).toEqual([1, ['one']]);
  });

  it('that was put off for too long is given up in time', async () => {
    delivery = { stage: 'PUT_OFF', attempts: 9, until: addHours(NOW, 80) };
    expect([await round(), await round(73), told[0]]).toEqual([0, 1, 'FailNotification']);
  });

  const taken = (more: object = {}) => ({ webhookId: 'one', state: 'SENT', at: NOW, ...more });
  it.each([
    ['is the last where its webhook took nothing', [], true],
    ['is not where its webhook took another since it began to wait', [taken()], false],
    ['is where its webhook took another before that alone', [taken({ at: CHOSEN })], true],
    ['is where its webhook took none of the others', [taken({ state: 'FAILED' })], true],
    ['is where another webhook took one', [taken({ webhookId: 'two' })], true],
  ])('that is given up %s', async (_, others, last) => {
    entries = others;
    await round(73);
    expect(told).toEqual(['FailNotification', ...(last ? ['DisableWebhook'] : [])]);
  });
});
