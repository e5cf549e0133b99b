import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import type { RegionCode } from '#kernel';
import { contextProblems } from '#runtime';
import { allContexts, attributionOf, knownRegionsOf, placesOf } from './contexts.js';

describe('The contexts of the system', () => {
  it('fit together', () => expect(contextProblems(allContexts())).toEqual([]));

  it('are made once, whoever asks', () => expect(allContexts()).toBe(allContexts()));

  it('are named as their folders', () => {
    for (const { name } of allContexts())
      expect([name, existsSync(`libs/contexts/${name}/${name}.context.ts`)]).toEqual([name, true]);
  });

  it('bring the licence of the data that they show', () => expect(attributionOf(allContexts())).toContain('ODbL'));

  it('know the regions that there are or were, and no other', () => {
    const knows = knownRegionsOf(allContexts());
    expect(['63.10', '62.03.02.2007', '99', '63.99'].map((code) => knows(code as RegionCode))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(knownRegionsOf([])('63.10' as RegionCode)).toBe(false);
  });

  it('write a place with what it lies in, and without the regions by its name or code', () => {
    const code = '62.03.02.2007' as RegionCode;
    expect(placesOf(allContexts()).address(code)).toBe('Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas');
    expect([placesOf([]).address(code, 'Sei Asam'), placesOf([]).address(code)]).toEqual(['Sei Asam', code]);
  });
});
