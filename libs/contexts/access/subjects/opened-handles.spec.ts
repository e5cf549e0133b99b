import { describe, expect, it } from '@jest/globals';
import { reject, type Rejection } from '#kernel';
import type { CommandRequest, Receipt } from '#runtime';
import { at } from '#testing';
import { openingHandles } from './opened-handles.js';

const NAMED = ['trv_0', 'trv_1', 'trv_2'];
const request = {
  row: {
    persons: (input: object, open: (handle: string, field: string) => string) => ({
      ...input,
      found: NAMED.map((handle, index) => open(handle, `/${index}`)),
    }),
  },
  input: {},
  principal: { userId: 'u', grants: [] },
} as unknown as CommandRequest;

describe('Persons whom a command names by handles', () => {
  /** @param turns after which each is known. */
  const opened = async (turns: readonly number[], unusable: readonly string[]) => {
    let [running, most] = [0, 0];
    const given: unknown[] = [];
    const answer = openingHandles(
      { execute: async ({ input }) => (given.push(input), {} as Receipt) },
      { referenceOf: (handle) => handle.replace('trv', 'sub') },
      { now: () => at('2026-11-20T02:00:00.000Z') },
      async (reference, field) => {
        most = Math.max(most, (running += 1));
        for (let left = turns[Number(field.slice(1))]!; left > 0; left -= 1) await new Promise(setImmediate);
        running -= 1;
        if (unusable.includes(reference)) throw reject('E_STATE', { field });
      },
    ).execute(request);
    const refused = await answer.then(
      () => undefined,
      (error: Rejection) => error.info.field,
    );
    return { refused, most, given };
  };

  it('are looked up side by side, and stand in it by their references', async () => {
    expect(await opened([3, 2, 1], [])).toEqual({
      refused: undefined,
      most: 3,
      given: [{ found: ['sub_0', 'sub_1', 'sub_2'] }],
    });
  });

  it('are refused by the first who is named, whoever is known first', async () => {
    expect(await opened([3, 2, 1], ['sub_1', 'sub_2'])).toMatchObject({ refused: '/1', given: [] });
  });
});
