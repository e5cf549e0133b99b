import { describe, expect, it } from '@jest/globals';
import { type Api, type HistoryStep, type Query } from '#views';
import { grouped } from './actions.js';
import type { Action } from '../actions.js';
import { spanOf } from './difference.js';
import { historyOf, momentOf } from './told.js';

const AT = { zone: 'WITA', today: '2026-11-20' } as const;

describe('the moment that an address names', () => {
  it('is a step, or the last instant of a day by the clock of the reader', () => {
    expect(momentOf({ revision: '3' }, AT)).toEqual({ revision: 3, query: { revision: '3' } });
    expect(momentOf({ asOf: '2024-11-19' }, AT).asOf).toBe('2024-11-19T15:59:59.999Z');
    expect(momentOf({ asOf: '2024-11-19T00:00:00Z' }, AT).asOf).toBe('2024-11-19T00:00:00Z');
    expect(momentOf({ revision: 'x' }, AT)).toEqual({ query: { revision: 'x' } });
  });

  it('is the present for a day that is not over', () => {
    expect(momentOf({ asOf: '2026-11-20' }, AT)).toEqual({ query: {} });
    expect(momentOf({}, AT)).toEqual({ query: {} });
  });

  it('of a difference begins and ends with days or with steps', () => {
    expect(spanOf({ since: '2024-11-19', asOf: '2026-11-20' }, AT)).toEqual({ since: '2024-11-19T15:59:59.999Z' });
    expect(spanOf({ fromRevision: '3', toRevision: '' }, AT)).toEqual({ fromRevision: '3' });
    expect(spanOf({}, AT)).toBeUndefined();
  });
});

describe('a history of more steps than a page holds', () => {
  const step = (revision: number) => ({ revision }) as HistoryStep;
  const long = (length: number): { readonly api: Api; readonly asked: string[] } => {
    const asked: string[] = [];
    const get = (path: string, query: Query = {}): Promise<unknown> => {
      asked.push(`${path}?${new URLSearchParams(query as Record<string, string>).toString()}`);
      const limit = Number(query['limit']);
      const [from, to] = [Number(query['fromRevision'] ?? -1) + 1, Number(query['toRevision'] ?? length - 1)];
      const items = Array.from({ length: Math.min(limit, to - from + 1) }, (_, index) => step(from + index));
      return Promise.resolve({ items, toRevision: length - 1, ...(from + limit <= to && { nextCursor: 'c' }) });
    };
    return { api: { get: get as Api['get'] }, asked };
  };

  it('is told from its end, page by page', async () => {
    const { api } = long(450);
    const last = await historyOf(api, 'visits/v');
    expect([last.steps[0]!.revision, last.steps.length, last.last, last.older, last.newer]).toEqual([
      449,
      200,
      449,
      249,
      undefined,
    ]);
    const before = await historyOf(api, 'visits/v', last.older);
    expect([before.steps[0]!.revision, before.steps.at(-1)!.revision, before.older, before.newer]).toEqual([
      249, 50, 49, 449,
    ]);
    const first = await historyOf(api, 'visits/v', before.older);
    expect([first.steps[0]!.revision, first.steps.at(-1)!.revision, first.older, first.newer]).toEqual([
      49,
      0,
      undefined,
      249,
    ]);
  });

  it('costs one question where a page holds it', async () => {
    const { api, asked } = long(16);
    expect((await historyOf(api, 'visits/v', 4)).steps.map(({ revision }) => revision)).toEqual([4, 3, 2, 1, 0]);
    expect(asked).toHaveLength(1);
  });
});

describe('commands', () => {
  const action = (operation: string, open: boolean, leavesStage = false): Action => ({
    command: operation,
    operation,
    summary: { id: operation, en: operation },
    open,
    leavesStage,
    awaited: false,
    givers: [],
  });

  it('stand in the order of what leads on; repairs apart', () => {
    const { open, closed, repairs } = grouped([
      action('cancel-visit', true, true),
      action('record-session', true),
      action('approve-visit', true, true),
      action('start-visit', false, true),
      action('confirm-voiding', false, true),
      action('request-correction', true),
    ]);
    expect(open.map(({ operation }) => operation)).toEqual(['approve-visit', 'record-session', 'cancel-visit']);
    expect(closed.map(({ operation }) => operation)).toEqual(['start-visit']);
    expect(repairs.map(({ operation }) => operation)).toEqual(['request-correction', 'confirm-voiding']);
  });

  it('begin with deciding on a request that waits for the reader, once there is one', () => {
    const { open, repairs } = grouped([
      action('request-correction', true),
      action('refuse-correction', true),
      action('confirm-correction', true),
      action('withdraw-correction', true),
    ]);
    expect(open.map(({ operation }) => operation)).toEqual(['confirm-correction', 'refuse-correction']);
    expect(repairs.map(({ operation }) => operation)).toEqual(['request-correction', 'withdraw-correction']);
  });

  it('never begin with what ends an agreement or turns against the other party', () => {
    for (const operation of ['terminate-agreement', 'notice-breach', 'raise-dispute', 'abandon-cooperation'])
      expect(
        grouped([action(operation, true, true), action('agree-extension', true)]).open.map((each) => each.operation),
      ).toEqual(['agree-extension', operation]);
  });
});
