import { describe, expect, it } from '@jest/globals';
import { AUTHORITY_NOT_RECORDED } from '#kernel';
import type { OwnRecord, Sources } from '#runtime';
import { actor, day } from '#testing';
import { authorityFrom } from './authority-fact.js';

describe('COM-04 the register of offices', () => {
  const SOURCES = {} as Sources;
  const head = actor('VILLAGE_HEAD', 'ID');
  const asked: unknown[] = [];
  const authority = authorityFrom({ authorityOf: async (...of) => (asked.push(of), { heldAs: 'PJ' }) });
  const of = (official: boolean) =>
    authority({}, {}, SOURCES, { official, context: { actor: head, occurredOn: day('2024-11-19') } } as OwnRecord);

  it('is asked of whoever approves or signs, on the day of the act, and of nobody who only enters', async () => {
    expect(await of(false)).toBe(AUTHORITY_NOT_RECORDED);
    expect(asked).toEqual([]);
    expect(await of(true)).toEqual({ heldAs: 'PJ' });
    expect(asked).toEqual([[head, '2024-11-19', SOURCES]]);
  });
});
