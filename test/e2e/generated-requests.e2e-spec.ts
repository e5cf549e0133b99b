import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { seeded } from '#testing';
import { GeneratedRequests, type Answered } from './generated-requests.js';
import { SystemUnderTest } from './system.js';

/**
 * `REQUESTS=100000 SEED=7 npm test -- generated-requests` draws more, looks how long answers took and what they left in
 * memory, too, and tells it; that takes several minutes.
 */
const asked = process.env['REQUESTS'] !== undefined;
const [drawn, seed] = [Number(process.env['REQUESTS'] ?? 500), Number(process.env['SEED'] ?? 1)];
const AT_ONCE = 8;
jest.setTimeout(600_000 + drawn * 50);

describe('Generated requests over all routes, by five roles and by nobody', () => {
  let system: SystemUnderTest;
  let requests: GeneratedRequests;

  beforeAll(async () => {
    system = await SystemUnderTest.start();
    await system.sinergi.app.listen(0, '127.0.0.1');
    requests = await GeneratedRequests.of(system, system.call);
    system.sinergi.start();
  });
  afterAll(() => system.stop());

  it('are answered, or refused with a problem that says why, and never fail', async () => {
    const random = seeded(seed);
    const statuses = new Map<number, number>();
    const wrong: Answered[] = [];
    const slowest: Answered[] = [];
    const memory: number[] = [];
    const count = requests.documented + drawn;
    let left = count;
    const sender = async (): Promise<void> => {
      for (; left > 0; left -= 1) {
        const answered = await requests.send(random, count - left);
        statuses.set(answered.status, (statuses.get(answered.status) ?? 0) + 1);
        if (answered.wrong) wrong.push(answered);
        if (answered.milliseconds > (slowest.at(-1)?.milliseconds ?? 0)) slowest.push(answered);
        if (left % Math.ceil(count / 10) === 0) memory.push(Math.round(process.memoryUsage().rss / 1e6));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    expect(wrong.slice(0, 10)).toEqual([]);
    // They are no monoculture: things were made, read, refused for every reason.
    expect([200, 201, 400, 401, 403, 404, 422].filter((status) => !statuses.has(status))).toEqual([]);
    expect((await system.call({ method: 'GET', path: '/health/live' })).status).toBe(200);
    if (!asked) return;
    process.stdout.write(
      `${count} requests, seed ${seed}: ${JSON.stringify(Object.fromEntries([...statuses].sort(([a], [b]) => a - b)))}\n` +
        `slowest ${Math.round(slowest.at(-1)!.milliseconds)} ms: ${slowest.at(-1)!.asked.slice(0, 120)}\nmemory in MB at each tenth: ${memory.join(' ')}\n`,
    );
    expect(slowest.at(-1)!.milliseconds).toBeLessThan(2_000);
  });
});
