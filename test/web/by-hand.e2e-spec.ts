import { describe, expect, it } from '@jest/globals';
import { S0, S4, S4_COOPERATION } from '#demo';
import { describeByHand, timesIn } from './by-hand.js';

/** Half an hour: some hundred and fifty pages on a machine that does much else beside. */
const LONG_ENOUGH = 1_800_000;

/** What takes minutes of a processor: at each change S-1 is told by hand, and these by the API. */
const atLength: typeof describeByHand = process.env['TEST_LONG']
  ? describeByHand
  : (name, _begun, _scenarios, tests) =>
      describe.skip(`NOT RUN, for npm run test:long: ${name} by hand`, () => tests(() => undefined as never));

// The last of the mandates in the register is a day younger than the letter.
atLength('S-0', '2024-11-05', [S0], (hand) => {
  it(
    'is proposed, accepted, approved, travelled, reported, decided on, verified and closed',
    async () => {
      await hand().tell(S0);
      expect(await hand().read('kades-sei-asam', 'visits', 'visit')).toMatch(/Ditutup/);
      const types = await hand().eventsOf('studyVisit', 'visit');
      expect([timesIn(types, 'VisitHostingAccepted'), types.at(-1)]).toEqual([4, 'VisitClosed']);
    },
    LONG_ENOUGH,
  );
});

atLength('S-4', '2025-04-02', [S4, S4_COOPERATION], (hand) => {
  it(
    'is a visit, of which adoptions, a memorandum and a technical agreement come',
    async () => {
      await hand().tell(S4, S4_COOPERATION);
      expect(await hand().read('kabag-kotim', 'visits', 'visit')).toMatch(/Ditutup/);
      const types = await hand().eventsOf('studyVisit', 'visit');
      expect([timesIn(types, 'VisitHostingAccepted'), types.at(-1)]).toEqual([1, 'VisitClosed']);
      expect(await hand().read('sekda-kotim', 'agreements', 'kb')).toMatch(/Berlaku/i);
      expect(timesIn(await hand().eventsOf('agreement', 'kb'), 'MoUSigned')).toBe(1);
      const technical = await hand().eventsOf('agreement', 'pks');
      expect(technical.filter((type) => /DPRD|Signed$/.test(type)).at(-1)).toBe('PKSSigned');
      expect(timesIn(technical, 'PKSSigned')).toBe(1);
    },
    LONG_ENOUGH,
  );
});
