import { afterAll, describe, expect, it } from '@jest/globals';
import type { ContextViews } from '#views';
import { ownPages } from '../../apps/api/own-pages.js';
import { closeAll, start } from '../../libs/nest/trips.fixture.js';
import { fixedClock } from '../../libs/testing/tally.js';
import { TODAY } from '../e2e/system.js';

afterAll(closeAll);

const broken: ContextViews = {
  pages: [
    { path: [['rusak', 'broken'], ':id'], public: true, show: () => Promise.reject(new Error('the view is broken')) },
  ],
};

describe('A page that fails', () => {
  it('is told in the log of the API, by route and correlation, without what the address holds', async () => {
    const { url, log } = await start({}, {}, ownPages([broken], {}, fixedClock(TODAY)));
    const answer = await fetch(`${url}/id/rusak/6203021506850001?q=rahasia`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(await answer.text()).not.toContain('the view is broken');
    const failed = log.filter((line) => line.includes('page failed'));
    expect(failed.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        level: 50,
        route: '/id/rusak/:id',
        correlationId: answer.headers.get('x-correlation-id'),
        err: expect.objectContaining({ message: 'the view is broken', stack: expect.any(String) }),
      }),
    ]);
    for (const told of ['6203021506850001', 'rahasia']) expect(log.join()).not.toContain(told);
  });
});
