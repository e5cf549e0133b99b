import { describe, expect, it } from '@jest/globals';
import { instant, type ReadStore } from '#kernel';
import type { NoticeModel } from '#runtime';
import { initialPreference } from '../domain/preference.state.js';
import { Orders } from './orders.js';

const CHOSEN = instant(new Date('2024-11-19T01:00:00Z'));
const RAISED = instant(new Date('2024-11-19T02:00:00Z'));
const NOW = instant(new Date('2024-11-19T02:00:01Z'));

const matter = {
  kind: 'REPORT_DUE',
  part: 'report',
  raisedBy: 'event-1',
  at: RAISED,
  regions: ['63.10.06.2001'],
  only: ['kades'],
};
const preference = {
  ...initialPreference,
  mailed: true,
  confirmedAt: CHOSEN,
  choices: { REPORT_DUE: { choice: 'EMAIL', since: CHOSEN } },
};
const model = { name: 'notices', version: 1 } as unknown as NoticeModel;
/** One matter that waits, of which one user wants to be told by mail. */
const reads = {
  find: async (
    _: unknown,
    { filter: { wants } }: { readonly filter: { readonly wants?: { readonly eq: string } } },
  ) => {
    if (!wants) return { items: [{ id: 'visit-1', doc: { open: [matter] } }] };
    return { items: wants.eq === 'EMAIL/REPORT_DUE' ? [{ id: 'kades', doc: { preference } }] : [] };
  },
} as unknown as Pick<ReadStore, 'find'>;

const waiting = async (...channels: readonly ('EMAIL' | 'WEBHOOK')[]): Promise<number> => {
  const orders = new Orders(reads, [model], channels);
  await orders.collect(NOW);
  return orders.count;
};

describe('What waits to be sent', () => {
  it('is what somebody chose to be told by mail, where there is a server for it', async () =>
    expect(await waiting('EMAIL', 'WEBHOOK')).toBe(1));

  it('is none of it where there is none: it would stand in the way of what can be sent', async () =>
    expect(await waiting('WEBHOOK')).toBe(0));
});
