import { describe, expect, it } from '@jest/globals';
import type { Api } from '#views';
import { PROVINCES, figuresOf, shadeOf, stepsOf } from './map.figures.js';

describe('The map', () => {
  it('has 38 provinces, each on a tile of its own', () => {
    expect(new Set(PROVINCES.map(([code]) => code)).size).toBe(38);
    expect(new Set(PROVINCES.map(([, , column, row]) => `${column},${row}`)).size).toBe(38);
  });

  it('shades in four equal steps up to the most, and nothing not at all', () => {
    expect(stepsOf([0n, 15n])).toEqual([
      [1n, 4n],
      [5n, 8n],
      [9n, 12n],
      [13n, 15n],
    ]);
    expect(stepsOf([0n, 1n])).toEqual([[1n, 1n]]);
    expect(stepsOf([0n])).toEqual([]);
    const steps = stepsOf([15n]);
    expect([0n, 1n, 4n, 5n, 12n, 15n].map((value) => shadeOf(value, steps))).toEqual([0, 1, 1, 2, 3, 4]);
  });

  it('asks for two years of all regions in as few requests as the API allows', async () => {
    const asked: (readonly [number, string])[] = [];
    const api: Api = {
      get: async (_path, query = {}) => {
        const regions = query['region']!.split(',');
        asked.push([regions.length, query['year']!]);
        return {
          items: regions.flatMap((region) =>
            ['2024', '2023'].map((year) => ({
              parameters: { region, year },
              totals: { visits: { visits: Number(year) }, fundingRupiah: { total: '9007199254740993' } },
            })),
          ),
        } as never;
      },
    };
    const places = Array.from({ length: 51 }, (_, at) => ({ code: String(at + 10), name: '', level: 1, path: '' }));
    const { rows } = await figuresOf(api, places, 2024);
    expect(asked).toEqual([
      [50, '2024,2023'],
      [1, '2024,2023'],
    ]);
    expect(rows[50]!.now).toEqual({ visits: 2024, budget: 9_007_199_254_740_993n });
    expect(rows[50]!.before.visits).toBe(2023);
  });
});
