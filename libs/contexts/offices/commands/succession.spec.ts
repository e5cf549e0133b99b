import { describe, expect, it } from '@jest/globals';
import type { Sources } from '#runtime';
import { day } from '#testing';
import { institutionDecider } from '../domain/institution.decider.js';
import { successionOf } from './succession.js';

const closed = (lastDay: string, ...successors: readonly string[]) => ({
  stage: 'CLOSED',
  terms: {},
  lastDay: day(lastDay),
  successors,
});
const within = (institutionId: string) => ({ stage: 'ACTIVE', terms: { institutionId } });

const successionIn = (
  offices: Readonly<Record<string, object>>,
  institutions: Readonly<Record<string, object>> = {},
  on = '2026-01-01',
) =>
  successionOf('itjen', day(on), {
    state: async (decider: unknown, id: string) =>
      (decider === institutionDecider ? institutions : offices)[id] ?? { stage: 'NONE' },
  } as unknown as Sources);

describe('OFF-07 Who carries on what an office did', () => {
  it('is nobody while it stands, or where the register does not know it', async () => {
    const nobody = { ended: false, offices: [], institutions: [] };
    expect(await successionIn({})).toEqual(nobody);
    expect(await successionIn({ itjen: within('kementerian') }, { kementerian: within('x') })).toEqual(nobody);
    // Its last day is its own still.
    expect(await successionIn({ itjen: closed('2026-01-01', 'baru') })).toEqual(nobody);
  });

  it('are its successors after its last day, and those after them, each once whatever circle they make', async () => {
    const register = {
      itjen: closed('2025-12-31', 'a', 'b'),
      a: closed('2025-12-31', 'c', 'itjen'),
      b: { stage: 'ACTIVE', terms: {} },
      c: { stage: 'ACTIVE', terms: {} },
    };
    expect(await successionIn(register)).toEqual({ ended: true, offices: ['a', 'b', 'c'], institutions: [] });
  });

  it('are those of its institution, where that ended, too; and none where none was entered', async () => {
    const office = { itjen: within('lama') };
    expect(await successionIn(office, { lama: closed('2025-12-31', 'baru') })).toEqual({
      ended: true,
      offices: [],
      institutions: ['baru'],
    });
    expect(await successionIn(office, { lama: closed('2025-12-31') })).toEqual({
      ended: true,
      offices: [],
      institutions: [],
    });
  });
});
