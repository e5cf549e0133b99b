import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SystemUnderTest, TODAY } from './system.js';
import { strangers, visitStory } from './visit-story.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const QUESTIONS = [
  '/v1/visits?sort=title&limit=200',
  '/v1/visits?status=CLOSED,COMPLETED&region=62.03',
  '/v1/visits?q=angsana&sort=-plannedStart',
  '/v1/visit-totals/edges?sort=-plannedRupiah',
  '/v1/visit-totals?region=62.03.02.2007&year=2026',
  '/v1/visit-totals?region=62.03.02.2007&year=2024',
];

/** A past state that is not ready in time is refused for the moment, and found by whoever asks again. */
const ask = async (question: string, asOf?: string) => {
  const answer = () =>
    system.get(
      question.includes('edges') ? 'kadis-pmd-kapuas' : 'kades-sei-asam',
      question + (asOf ? `&asOf=${asOf}` : ''),
    );
  let { status, body } = await answer();
  while (asOf && status === 503) ({ status, body } = await answer());
  const { items, totals } = body as { items?: object[]; totals?: object };
  return { status, items, totals };
};
const shown = (asOf?: string) => Promise.all(QUESTIONS.map((question) => ask(question, asOf)));

describe('The visits of a village', () => {
  it('asked for as of an instant are what was shown then: lists and totals', async () => {
    await system.moveTo(TODAY);
    const steps = Object.values(
      visitStory({
        askedOn: '2026-11-02',
        from: '2026-11-18',
        to: '2026-11-19',
        reportedOn: '2026-11-20',
        subjectRefs: strangers(2),
      }),
    );
    const then = new Map<string, Awaited<ReturnType<typeof shown>>>();
    let visitId = '';
    for (const [index, step] of steps.entries()) {
      const now = `2026-11-20T02:${String(index + 10)}:00.000Z`;
      await system.moveTo(now);
      visitId = await system.takeAll([step], visitId);
      await system.settle();
      then.set(now, await shown());
    }
    expect(new Set([...then.values()].map((answers) => JSON.stringify(answers))).size).toBe(steps.length);
    await system.moveTo('2026-11-21T02:00:00.000Z');
    for (const [asOf, answers] of then) expect(await shown(asOf)).toEqual(answers);
  });

  it('are shown alike by read models that were rebuilt and switched to, and after the way back', async () => {
    const { projections, generations } = system.sinergi.runtime;
    const before = await shown();
    for (const name of ['visits', 'deadlines']) {
      await projections.rebuild(name);
      await system.settle();
      expect(await projections.compare(name)).toMatchObject({ equal: true, differences: [] });
      await projections.switchTo(name);
      expect(generations.served(name)).toBe(1);
    }
    expect(await shown()).toEqual(before);
    await system.restart();
    expect(system.sinergi.runtime.generations.served('visits')).toBe(1);
    expect(await shown()).toEqual(before);
    await system.sinergi.runtime.projections.rollback('visits');
    expect(await shown()).toEqual(before);
  });
});
