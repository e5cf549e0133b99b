import { describe, expect, it } from '@jest/globals';
import { requireRoom } from './common-rules.js';

describe('COM-14: what one record may hold', () => {
  it('leaves room for the last one', () => {
    expect(() => requireRoom(0, 1)).not.toThrow();
    expect(() => requireRoom(11, 12)).not.toThrow();
  });

  it.each([[1, 1], [12, 12], [3_700, 12], [0, 0]])('ends at %i of %i, and says so in both languages', (held, limit) => {
    expect(() => requireRoom(held, limit, 'VIS-14', '/plannedStart')).toThrow(expect.objectContaining({
      code: 'E_LIMIT', status: 409, messageId: expect.stringContaining(String(limit)), messageEn: expect.stringContaining(String(held)),
      info: expect.objectContaining({ ruleId: 'VIS-14', field: '/plannedStart', details: { held, limit } }),
    }));
  });

  it('is its own rule where no other is named', () => {
    expect(() => requireRoom(1, 1)).toThrow(expect.objectContaining({ info: expect.objectContaining({ ruleId: 'COM-14' }) }));
  });
});
