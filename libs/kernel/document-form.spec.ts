import { describe, expect, it } from '@jest/globals';
import { codeList } from './code-lists.js';
import {
  DAY,
  INTEGER,
  RUPIAH,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  recordOf,
  type TypeOf,
} from './document-form.js';
import { eventOf } from './event-catalogue.js';
import type { LocalDate } from './time.js';

const STAGES = codeList(['Tahap', 'Stage'], ['OPEN', 'DONE'], { OPEN: ['terbuka', 'open'], DONE: ['selesai', 'done'] });
const word = (id: string, en: string) => ({ title: en, 'x-label': { id, en } });

const trip = record({
  stage: field(['tahap', 'stage'], codeOf(STAGES)),
  days: field(['hari', 'days'], listOf(DAY)),
  budget: optional(['anggaran', 'budget'], RUPIAH),
});

describe('A record', () => {
  it('has a schema with every field, its labels, and which of them are always there', () => {
    expect(trip.schema).toEqual({
      type: 'object',
      required: ['stage', 'days'],
      properties: {
        stage: {
          ...word('tahap', 'stage'),
          type: 'string',
          enum: ['OPEN', 'DONE'],
          'x-enum-labels': { OPEN: { id: 'terbuka', en: 'open' }, DONE: { id: 'selesai', en: 'done' } },
        },
        days: { ...word('hari', 'days'), type: 'array', items: { type: 'string', format: 'date' } },
        budget: { ...word('anggaran', 'budget'), type: 'string', format: 'rupiah' },
      },
    });
    expect(record({}).schema).toEqual({ type: 'object', required: [], properties: {} });
  });

  it('is the type of what it describes', () => {
    const whole: TypeOf<typeof trip> = { stage: 'OPEN', days: ['2026-11-20' as LocalDate] };
    // @ts-expect-error -- there is no such stage
    const other: TypeOf<typeof trip> = { ...whole, stage: 'LOST' };
    // @ts-expect-error -- a field that is always there
    const without: TypeOf<typeof trip> = { stage: 'OPEN' };
    expect([whole, other, without].length).toBe(3);
  });

  it('of a type from elsewhere leaves out no member and makes none of another kind', () => {
    interface Place {
      readonly name: string;
      readonly level?: number;
    }
    const name = field(['nama', 'name'], TEXT);
    expect(recordOf<Place>({ name, level: optional(['tingkat', 'level'], INTEGER) }).schema['required']).toEqual([
      'name',
    ]);
    // @ts-expect-error -- the level is missing
    expect(recordOf<Place>({ name }).schema['required']).toEqual(['name']);
    // @ts-expect-error -- the level is not always there
    expect(recordOf<Place>({ name, level: field(['tingkat', 'level'], INTEGER) }).schema['required']).toEqual([
      'name',
      'level',
    ]);
    const level = optional(['tingkat', 'level'], INTEGER);
    // @ts-expect-error -- a name is a text
    expect(recordOf<Place>({ name: field(['nama', 'name'], INTEGER), level }).schema['required']).toEqual(['name']);
  });
});

describe('The type of an event', () => {
  it('is one of its catalogue, called as that says', () => {
    expect(eventOf({ Begun: { version: 1, label: ['mulai', 'begun'] }, Ended: { version: 2 } }).schema).toEqual({
      type: 'string',
      enum: ['Begun', 'Ended'],
      'x-enum-labels': { Begun: { id: 'mulai', en: 'begun' } },
    });
  });
});
