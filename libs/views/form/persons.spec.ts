import { describe, expect, it } from '@jest/globals';
import { SUBJECT_HANDLE } from '#kernel';
import type { Schema } from '../schema/description.js';
import { renderToString } from '../render.js';
import { uiOf } from '../ui.js';
import { Field, Members } from './field.js';
import { PersonFields } from './person.js';
import { inputOf } from './posted.js';
import {
  askedAsPerson,
  isPast,
  knownPerson,
  maskedNik,
  personsIn,
  takesReference,
  tellKnown,
  withoutTyped,
} from './persons.js';

const NIK = '6203020101800001';
const SINCE = '2026-11-20T02:00:00.000Z';
const HANDLE: Schema = { type: 'string', pattern: SUBJECT_HANDLE.source };
const PERSON: Schema = {
  properties: { nik: { type: 'string' }, name: { type: 'string' }, position: { type: 'string' } },
};
const open = (schema: Schema): Schema => (takesReference(schema) ? askedAsPerson(schema, PERSON) : schema);
const INPUT: Schema = {
  properties: {
    orderNo: { type: 'string' },
    travellers: { type: 'array', items: { properties: { subjectRef: HANDLE, spdNo: { type: 'string' } } } },
  },
};

describe('A person in a form', () => {
  it('is asked for where a command takes a reference, and moves up with its entry', () => {
    const posted = new Map([
      ['/travellers/3/subjectRef/nik', [NIK]],
      ['/travellers/3/subjectRef/name', ['Budi']],
      ['/travellers/0/subjectRef/name', ['']],
    ]);
    const value = inputOf(INPUT, posted, open);
    expect(value).toEqual({ travellers: [{ subjectRef: { nik: NIK, name: 'Budi' } }] });
    expect(personsIn(value, INPUT, open)).toEqual([['/travellers/0/subjectRef', { nik: NIK, name: 'Budi' }]]);
  });

  it('is kept without anything that was typed: by reference and masked number, or not at all', () => {
    const known = tellKnown({ masked: maskedNik(NIK), since: SINCE, digest: 'd'.repeat(22) });
    const value = {
      orderNo: '1/ST',
      travellers: [
        { subjectRef: { nik: NIK, name: 'Budi Santoso', position: 'Kaur', reference: 'trv_x', known }, spdNo: 'A' },
        { subjectRef: { nik: NIK, name: 'Belum Dikenal' }, spdNo: 'B' },
        { subjectRef: { nik: NIK, name: 'Nomor Palsu', known: `${NIK} ${SINCE}` }, spdNo: 'C' },
      ],
    };
    const kept = withoutTyped(value, INPUT, open);
    expect(kept).toEqual({
      orderNo: '1/ST',
      travellers: [
        { subjectRef: { reference: 'trv_x', known: `6203••••••••0001 ${SINCE}` }, spdNo: 'A' },
        { spdNo: 'B' },
        { spdNo: 'C' },
      ],
    });
  });

  it('has kept data used only where that is ticked', () => {
    const tick = (person: object): string =>
      /<input type="checkbox"[^>]*>/.exec(
        renderToString(
          PersonFields(
            {
              state: { ui: uiOf('id'), open, value: {}, errors: [] },
              pointer: '/subjectRef',
              name: 'subjectRef',
              schema: open(HANDLE),
              value: person,
              required: true,
            },
            { Field, Members },
          ),
        ),
      )![0];
    expect([tick({ nik: NIK }), tick({ nik: NIK, kept: 'true' })]).toEqual([
      expect.not.stringContaining('checked'),
      expect.stringContaining('checked'),
    ]);
  });

  it('is known by a masked number since an instant, and for less than a day', () => {
    const known = { masked: maskedNik(NIK), since: SINCE };
    expect(knownPerson(tellKnown(known))).toEqual(known);
    expect(knownPerson(`${NIK} ${SINCE}`)).toBeUndefined();
    expect(isPast(known, '2026-11-21T01:54:59.999Z')).toBe(false);
    // Not taken for good when the API may say otherwise by the time that the form is there.
    expect(isPast(known, '2026-11-21T01:55:00.000Z')).toBe(true);
    expect(isPast(known, '2026-11-21T02:00:00.000Z')).toBe(true);
  });
});
