import { describe, expect, it } from '@jest/globals';
import { frozenFixtures } from '#testing';
import { feedDecider } from './feed.decider.js';

const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), feedDecider);

describe('The frozen events', () => {
  it('are one of every name and version', () => frozen.expectAll());

  it('still fold into what they meant', () => {
    expect(frozen.after(feedDecider, 'CalendarAddressMade')).toMatchObject({
      stage: 'OPEN',
      officeId: 'pemdes-62.03.02.2007',
      secretSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(frozen.after(feedDecider, 'CalendarAddressMade', 'CalendarAddressRevoked')).not.toHaveProperty(
      'secretSha256',
    );
  });
});
