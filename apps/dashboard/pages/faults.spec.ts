import { describe, expect, it } from '@jest/globals';
import type { FormView, Schema } from '#views';
import { stepToMend } from './faults.js';

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
