import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Revision } from '#kernel';
import { specMetadata } from '#testing';
import { Digester, eventOf, lineOf, type LoggedEvent } from './log-lines.js';

const event = (data: object): LoggedEvent => ({
  stream: 'visit-1',
  revision: 3 as Revision,
  id: '6f0d1c1e-6a1f-8b53-9d4e-2f3c7a5b9e10',
  type: 'VisitProposed',
  data,
  metadata: specMetadata(),
});

/** What an event may hold: plain JSON, any text. */
const anyData = fc
  .dictionary(
    fc.string({ unit: 'binary' }).filter((key) => key !== '__proto__'),
    fc.jsonValue({ stringUnit: 'binary' }),
    { maxKeys: 5 },
  )
  .map((data) => JSON.parse(JSON.stringify(data)) as object);

describe('The line of an event', () => {
  it('is one line, and gives the event back, whatever it holds', () =>
    fc.assert(
      fc.property(anyData, (data) => {
        const line = lineOf(event(data));
        expect(line).not.toMatch(/\n/);
        expect(eventOf(line)).toEqual(event(data));
      }),
    ));

  it('is the same in whatever order a store gives the fields', () => {
    const { data, ...rest } = event({ b: [{ d: 1, c: null }], a: 'x', 10: true, 9: false });
    expect(lineOf({ data: { a: 'x', 9: false, 10: true, b: [{ c: null, d: 1 }] }, ...rest })).toBe(
      lineOf({ ...rest, data }),
    );
    expect(lineOf({ ...rest, data })).toMatch(
      /^\{"data":\{"10":true,"9":false,"a":"x","b":\[\{"c":null,"d":1\}\]\},"id":/,
    );
  });

  it("leaves out the position, which is the store's own", () => {
    expect(lineOf({ ...event({}), position: '7' } as LoggedEvent)).toBe(lineOf(event({})));
  });

  it('is told from one in which any character is another, or missing', () => {
    const line = lineOf(event({ title: 'Kaji banding ke Mekar Jaya', amount: '62500000' }));
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.constantFrom('', ' ', '0', 'x', '"', '}'), (place, other) => {
        const altered = line.slice(0, place) + other + line.slice(place + 1);
        fc.pre(altered !== line);
        expect(eventOf(altered)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

describe('The digest', () => {
  it('is the SHA-256 of the lines as they stand in the file', () => {
    const digester = new Digester();
    for (const line of ['satu', 'dua']) digester.add(line);
    expect(digester.digest()).toEqual({ events: 2, sha256: createHash('sha256').update('satu\ndua\n').digest('hex') });
  });
});
