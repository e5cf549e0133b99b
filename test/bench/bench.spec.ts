import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { figure } from './figures.js';
import { alternate, median, pairedRatio, quantile } from './measure.js';
import { agreementEvents } from './agreement-log.js';
import { longVisit } from './long-visit.js';
import { visitLog } from './visit-log.js';

describe('The log on which the benchmarks run', () => {
  const days = [...visitLog(3_000)];
  const log = days.flat();

  it('has exactly as many events as asked for', () => expect(log).toHaveLength(3_000));

  it('is the same every time', () => expect([...visitLog(3_000)]).toEqual(days));

  it('runs day by day, the events of each visit in order', () => {
    const next = new Map<string, number>();
    for (const { stream, revision } of log) {
      expect(revision).toBe(next.get(stream) ?? 0);
      next.set(stream, revision + 1);
    }
    for (const day of days) expect(new Set(day.map(({ metadata }) => metadata.occurredOn)).size).toBe(1);
  });
});

describe('The agreements of the benchmarks', () => {
  it('are signed by all, of villages and of regencies, have lived until the end of the year, and are the same every time', () => {
    const lives = Array.from({ length: 40 }, (_, n) => agreementEvents(n));
    const types = lives.map((events) => events.map(({ type }) => type));
    for (const own of types) expect(own.filter((type) => /^(MoU|PKS)Signed$/.test(type))).toHaveLength(1);
    expect([...new Set(types.flat())]).toEqual(expect.arrayContaining(['MoUSigned', 'PKSSigned', 'AgreementExpiring']));
    expect(new Set(lives.map(([first]) => first!.stream)).size).toBe(40);
    expect(agreementEvents(7)).toEqual(lives[7]);
  });
});

describe('The long visit', () => {
  const { stream, events } = longVisit(200);

  it('has exactly as many events as asked for, in order, ten of them corrections of what stands before', () => {
    expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 200 }, (_, n) => n));
    expect(new Set(events.map((event) => event.stream))).toEqual(new Set([stream]));
    expect(new Set(events.map(({ id }) => id)).size).toBe(200);
    const corrected = events.filter(({ type }) => type === 'RecordCorrected');
    expect(corrected).toHaveLength(10);
    for (const { revision, data } of corrected) {
      const [{ targetEventId }] = (data as { readonly changes: readonly [{ readonly targetEventId: string }] }).changes;
      expect(events.findIndex(({ id }) => id === targetEventId)).toBeLessThan(revision);
    }
  });
});

it('The benchmarks run without the test runner', () => {
  const main = fileURLToPath(new URL('./main.js', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [main, '--only=nothing'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringContaining('choose from append')]);
});

describe('A figure', () => {
  it('meets a budget on its ratio or on its value', () => {
    expect(figure('a', 90, 'x/s', { baseline: 100, budget: { of: 'ratio', atLeast: 0.9 } })).toMatchObject({
      ratio: 0.9,
      met: true,
    });
    expect(figure('a', 89, 'x/s', { baseline: 100, budget: { of: 'ratio', atLeast: 0.9 } })).toMatchObject({
      ratio: 0.89,
      met: false,
    });
    expect(figure('a', 51, 'ms', { baseline: 20, budget: { of: 'value', atMost: 50 } })).toMatchObject({
      budget: '≤ 50 ms',
      met: false,
    });
  });

  it("is judged by the median of the rounds' ratios where those are given", () => {
    expect(figure('a', 1, 'x', { baseline: 1, ratio: 0.5, budget: { of: 'ratio', atLeast: 0.9 } }).met).toBe(false);
  });

  it('without a budget is neither met nor missed', () =>
    expect(figure('a', 1, 'x')).toMatchObject({ baseline: null, ratio: null, budget: null, met: null }));
});

describe('Measuring in turns', () => {
  it('lets all run once to warm up, then as often as asked for, each as often before as after the other', async () => {
    const order: string[] = [];
    const runs = (name: string) => async () => order.push(name);
    const rounds = await alternate(2, { a: runs('a'), b: runs('b') });
    expect(order).toEqual(['b', 'a', 'a', 'b', 'b', 'a']);
    expect(rounds).toEqual({ a: [3, 6], b: [4, 5] });
  });

  it('takes medians and quantiles of what it saw', () => {
    expect([
      median([3, 1, 2]),
      median([4, 1, 2, 3]),
      quantile([5, 1, 4, 2, 3], 0.5),
      quantile([1, 2, 3], 0.99),
    ]).toEqual([2, 2.5, 3, 3]);
    expect(pairedRatio([10, 40], [20, 40])).toBe(0.75);
  });
});
