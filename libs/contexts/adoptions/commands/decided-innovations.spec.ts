import { describe, expect, it } from '@jest/globals';
import type { Sources } from '#runtime';
import { ADOPTION_STAGES } from '../domain/adoption.codes.js';
import { adoptionIdOf, adoptions } from './decided-innovations.js';

describe('VIS-13 what is decided of the innovations of a visit', () => {
  const decidedAt = async (stage: string): Promise<readonly string[]> =>
    adoptions.decidedOf('v1', ['a', 'b'], {
      state: async (_decider: unknown, id: string) => ({ stage: id === adoptionIdOf('v1', 'a') ? stage : 'NONE' }),
    } as unknown as Sources);

  it('is whatever decision stands, DEFER and REJECT included, and what was given up since', async () => {
    const decided: string[] = [];
    for (const stage of ADOPTION_STAGES) if ((await decidedAt(stage)).join() === 'a') decided.push(stage);
    expect(decided).toEqual(['DECIDED', 'DEFERRED', 'REJECTED', 'VERIFIED', 'ABANDONED']);
    expect(await decidedAt('NONE')).toEqual([]);
  });

  it('is told of each innovation of each visit by itself', () => {
    expect(new Set([adoptionIdOf('v1', 'a'), adoptionIdOf('v1', 'b'), adoptionIdOf('v2', 'a')]).size).toBe(3);
    expect(adoptionIdOf('v1', 'a')).toBe(adoptionIdOf('v1', 'a'));
  });
});
