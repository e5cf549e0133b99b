import { describe, expect, it } from '@jest/globals';
import { uiOf, type FormView, type Schema } from '#views';
import { askingForFiles, stepToMend } from './faults.js';

const input: Schema = { properties: { kind: {}, hosts: {}, budget: {}, reason: {} } };
const view: FormView = {
  parts: [
    { title: ['Apa', 'What'], fields: ['kind'] },
    { title: ['Siapa', 'Who'], fields: ['hosts'] },
    { title: ['Biaya', 'Costs'], fields: ['budget'] },
  ],
  steps: true,
};

describe('What is wrong in a long form', () => {
  it.each([
    ['is mended at the step that asks for it', ['/hosts/0/region'], 1],
    ['of several first at the first of them', ['/budget', '/hosts'], 1],
    ['at the last one where no step asks for it', ['/reason'], 2],
    ['at the last one where it is of the whole', [''], 2],
    ['before what is of the whole where a step asks for it, too', ['', '/kind'], 0],
  ])('%s', (_, fields, step) =>
    expect(
      stepToMend(
        fields.map((field) => ({ field, message: 'x' })),
        input,
        view,
      ),
    ).toBe(step),
  );
});

describe('A document without its file', () => {
  const told = (value: unknown, ...fields: readonly string[]) =>
    askingForFiles(
      fields.map((field) => ({ field, message: 'Wajib diisi' })),
      value,
      uiOf('id'),
    ).map(({ field, message }) => [field, /berkasnya/.test(message)]);

  it('is asked for its file, once, and for nothing that a file tells', () => {
    expect(told({ letter: { type: 'Surat' } }, '/budget', '/letter/docId', '/letter/sha256')).toEqual([
      ['/budget', false],
      ['/letter', true],
    ]);
    expect(told({ origins: [{}, { letter: { type: 'Surat' } }] }, '/origins/1/letter/sha256')).toEqual([
      ['/origins/1/letter', true],
    ]);
  });

  it('is asked for what is missing where its id was typed', () => {
    expect(told({ letter: { docId: 'surat-1' } }, '/letter/sha256')).toEqual([['/letter/sha256', false]]);
  });
});
