import { describe, expect, it } from '@jest/globals';
import { START, type Instant, type Position } from '#kernel';
import type { Rejection } from '#kernel';
import { freshnessOf, notLater, readModelsOf, type Shown } from './freshness.js';
import type { HttpOptions } from '../http-options.js';

const NOW = '2024-11-19T01:00:00.000Z' as Instant;
const LATER = '2024-11-19T01:00:01.000Z' as Instant;
const at = (position: string) => position as Position;

/** A board that stands at a position, and comes as far as it will when it is waited for. */
const world = (stands: string, comes: string = stands) => {
  const waits: unknown[] = [];
  let position = stands;
  const board = {
    freshness: async () => ({ position: at(position), asOf: position === stands ? NOW : LATER }),
    reached: async (...asked: unknown[]) => {
      waits.push(asked);
      position = comes;
      return comes >= (asked[1] as string);
    },
  };
  const past = { position: at('5'), seen: at('7') };
  const options = {
    board,
    readWait: 1_234,
    readStore: { now: true },
    clock: { now: () => NOW },
    pasts: { at: async () => past },
  } as unknown as HttpOptions;
  return { options, waits, past };
};
const code = (error: Rejection) => [error.code, error.info.parameter];

describe('How new an answer is', () => {
  it.each<[string, string, string | undefined, Shown, number]>([
    [
      'shows what there is when no position is asked for',
      '7',
      undefined,
      { position: at('7'), asOf: NOW, stale: false },
      0,
    ],
    ['waits for nothing that is there already', '7', '7', { position: at('7'), asOf: NOW, stale: false }, 0],
    ['waits for nothing that is long there', '7', '6', { position: at('7'), asOf: NOW, stale: false }, 0],
    ['shows where it came while waiting', '7', '8', { position: at('9'), asOf: LATER, stale: false }, 1],
  ])('%s', async (_name, stands, after, shown, waits) => {
    const { options, waits: waited } = world(stands, '9');
    expect(await freshnessOf(options, 'trips', after as Position | undefined)).toEqual(shown);
    expect(waited).toEqual(Array(waits).fill(['trips', after, 1_234]));
  });

  it('is stale where the position was not reached in time', async () => {
    expect(await freshnessOf(world('7', '8').options, 'trips', at('9'))).toEqual({
      position: '8',
      asOf: LATER,
      stale: true,
    });
  });

  it('is no question of positions of another form', async () => {
    for (const after of ['77', 'a', '7 ', ''])
      expect(await freshnessOf(world('7').options, 'trips', at(after)).catch(code)).toEqual(['E_MALFORMED', 'after']);
    expect(await freshnessOf(world(START, '9').options, 'trips', at('77'))).toMatchObject({ stale: false });
  });

  it('of a past is that of the past, and tells how far the log was looked at', async () => {
    const { options, past } = world('7');
    const asked = (after?: string, asOf: Instant = NOW) =>
      readModelsOf(options, 'trips', { asOf, ...(after && { after: at(after) }) });
    expect(await asked()).toEqual({ models: past, seen: '7', shown: { asOf: NOW, position: '5', stale: false } });
    expect([(await asked('6')).shown.stale, (await asked('7')).shown.stale, (await asked('8')).shown.stale]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await asked(undefined, LATER)).shown.asOf).toBe(NOW);
    expect(await asked('77').catch(code)).toEqual(['E_MALFORMED', 'after']);
    expect(await readModelsOf(options, 'trips', {})).toEqual({
      models: options.readStore,
      seen: '7',
      shown: { asOf: NOW, position: '7', stale: false },
    });
  });

  it('is never of what will be', () =>
    expect([notLater(NOW, LATER), notLater(LATER, NOW), notLater(NOW, NOW)]).toEqual([NOW, NOW, NOW]));
});
