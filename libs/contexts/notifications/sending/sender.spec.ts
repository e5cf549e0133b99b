import { beforeEach, describe, expect, it } from '@jest/globals';
import { addHours, collectionOf, instant, type Collection, type Instant, type Position } from '#kernel';
import { moment, principal } from '#testing';
import { initialPreference } from '../domain/preference.state.js';
import { NOTIFICATIONS } from '../queries/notification.consumer.js';
import { subscriberBoard } from '../read/subscriber-board.model.js';
import { Away } from './away.js';
import { Sender } from './sender.js';
import type { SendingParts } from './sending-parts.js';

const MORNING = instant(new Date('2024-11-19T01:00:00Z'));
const HEAD = 'p7' as Position;
const preference = { ...initialPreference, confirmedAt: addHours(MORNING, -24) };

let now: Instant;
/** What happened, in order. */
let log: string[];
let reached: boolean;
let ready: boolean;
let outcome: string;
/** Called at each look at the head of the log. */
let onHead: () => void;
let sender: Sender;

/** One user has a digest each morning; there is nothing else. */
const parts = {
  clock: { now: () => now },
  log: {
    head: async () => {
      onHead();
      return HEAD;
    },
  },
  board: {
    reached: async (consumer: string, position: Position, patience: number) => {
      expect([consumer, position, patience]).toEqual([NOTIFICATIONS, HEAD, 40]);
      return reached;
    },
  },
  patience: 40,
  digestHour: 7,
  models: [],
  reads: {
    find: async ({ name }: Collection) => ({
      items: name === collectionOf(subscriberBoard).name ? [{ id: 'kades', doc: { preference } }] : [],
    }),
  },
  sources: { state: async () => preference },
  accounts: { principalOf: async () => principal('VILLAGE_HEAD', '63.10.09.2009') },
  matters: { of: async () => ({ told: [{}], more: false }) },
  deliveries: {
    settle: async () => void log.push('settle'),
    of: async () => undefined,
    begin: async () => 'OURS',
    tell: async () => undefined,
  },
  contacts: { mail: async () => ({ address: 'pemdes@mekar-jaya.example' }) },
  texts: { digest: () => ({}) },
  mail: {
    ready: async () => {
      log.push('ready?');
      return ready;
    },
    send: async () => {
      log.push('send');
      return { outcome };
    },
  },
};
const opened = (every?: number): Sender =>
  new Sender({ ...parts, away: new Away(parts.clock) } as unknown as SendingParts, {
    ...(every !== undefined && { every }),
    onFault: (error) => void log.push(`fault ${(error as Error).message}`),
    onMail: (away) => void log.push(away ? 'mail away' : 'mail back'),
  });

beforeEach(() => {
  [now, log, reached, ready, outcome, onHead] = [MORNING, [], true, true, 'SENT', () => undefined];
  sender = opened();
});

describe('A round of sending', () => {
  it('tells first what is owed to the log, and sends nothing by read models that are behind it', async () => {
    reached = false;
    expect(await sender.round()).toBe(0);
    expect(new Set(log)).toEqual(new Set(['settle']));
    reached = true;
    expect(await sender.round()).toBe(1);
    expect(log.filter((each) => each !== 'settle')).toEqual(['ready?', 'send']);
  });

  it('asks nothing of a mail server that is away until it is time, and tells once that it went and that it is back', async () => {
    ready = false;
    for (const minutes of [0, 0.2, 1, 2]) {
      now = addHours(MORNING, minutes / 60);
      await sender.round();
      expect(sender.status).toMatchObject({ mailAway: true, webhooksAway: 0 });
    }
    expect(log.filter((each) => each !== 'settle')).toEqual(['ready?', 'mail away', 'ready?', 'ready?']);
    [log, ready, now] = [[], true, addHours(MORNING, 1)];
    expect(await sender.round()).toBe(1);
    now = addHours(MORNING, 24);
    expect(await sender.round()).toBe(1);
    expect(log.filter((each) => each !== 'settle')).toEqual(['ready?', 'mail back', 'send', 'ready?', 'send']);
    expect(sender.status).toMatchObject({ mailAway: false });
  });
});

describe('Sending by itself', () => {
  const looks = async (count: number): Promise<void> => {
    await new Promise<void>((resolve) => {
      let left = count;
      onHead = () => {
        left -= 1;
        if (left === 0) resolve();
        if (left === count - 1) throw new Error('log away');
      };
      sender.start();
    });
  };

  it('goes on after a fault, which it tells', async () => {
    sender = opened(0);
    await looks(4);
    await sender.stop();
    expect(log).toContain('fault log away');
    expect(log.filter((each) => each === 'send')).toHaveLength(1);
  });

  it('ends at once, however long it would have waited for the next round', async () => {
    sender = opened(3_600_000);
    await looks(1);
    for (let n = 0; n < 20; n += 1) await moment();
    await sender.stop();
    expect(log.filter((each) => each === 'send')).toEqual([]);
  });

  it('waits for nothing as long as there is something to send', async () => {
    sender = opened(3_600_000);
    let sent = 0;
    const three = new Promise<void>((resolve) => {
      onHead = () => {
        now = addHours(now, 24);
        sent = log.filter((each) => each === 'send').length;
        if (sent >= 3) resolve();
      };
    });
    sender.start();
    await three;
    await sender.stop();
    expect(sent).toBe(3);
  });
});
