import { describe, expect, it } from '@jest/globals';
import { reject, type Command, type Decider } from '#kernel';
import { by, given } from './decider-spec.js';
import { specActor } from './spec-metadata.js';

type Opened = { readonly type: 'Opened'; readonly data: { readonly by: string } };
interface Open extends Command {
  readonly type: 'Open';
}

const door: Decider<{ openedBy?: string }, Open, Opened, { locked: boolean }> = {
  category: 'door',
  catalogue: { Opened: { version: 1 } },
  initialState: {},
  evolve: (_state, _event, { actor }) => ({ openedBy: actor.userId }),
  decide: (_command, state, { facts, actor }) => {
    if (facts.locked) throw reject('E_STATE', { ruleId: 'DOOR-01' });
    return state.openedBy ? [] : [{ type: 'Opened', data: { by: actor.userId } }];
  },
};
const opened: Opened = { type: 'Opened', data: { by: 'user-1' } };
const unlocked = { facts: { locked: false } };

describe('given, when, then', () => {
  it('passes when the decision is the expected one, and fails when it is not', () => {
    given(door, [], unlocked).when({ type: 'Open' }).then([opened]);
    expect(() => given(door, [], unlocked).when({ type: 'Open' }).then([])).toThrow();
  });

  it('folds the past with its metadata', () => {
    expect(given(door, [by({ ...specActor, userId: 'guard' }, '2024-11-02', opened)]).state).toEqual({
      openedBy: 'guard',
    });
    given(door, [opened], unlocked).when({ type: 'Open' }).then([]);
  });

  it('compares a rejection by code and rule, and fails when nothing was rejected', () => {
    const locked = given(door, []).when({ type: 'Open' }, { facts: { locked: true } });
    expect(locked.thenRejected('E_STATE', 'DOOR-01').status).toBe(409);
    expect(() => locked.thenRejected('E_SOD')).toThrow();
    expect(() => locked.thenRejected('E_STATE', 'DOOR-02')).toThrow();
    expect(() => given(door, [], unlocked).when({ type: 'Open' }).thenRejected('E_STATE')).toThrow(
      'expected a rejection',
    );
  });
});
