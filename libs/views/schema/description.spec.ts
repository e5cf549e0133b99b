import { describe, expect, it } from '@jest/globals';
import { describing } from './description.js';

/** A command that may carry a reason, as every one may. @param example as it is documented */
const described = (example: object) =>
  describing({
    paths: {
      '/v1/trips/{id}/call-off': {
        post: {
          summary: 'Batalkan / Call off',
          requestBody: {
            content: {
              'application/json': { schema: { properties: { place: {}, reason: {} }, required: ['place'] }, example },
            },
          },
          responses: {},
        },
      },
    },
    components: { schemas: {} },
  }).command('trips', 'call-off', true)!.input.required;

describe('The reason of a command', () => {
  it('is needed where its example cannot do without, and may be left out where it does', () => {
    expect(described({ place: 'x', reason: 'Banjir.' })).toEqual(['place', 'reason']);
    expect(described({ place: 'x' })).toEqual(['place']);
  });
});
