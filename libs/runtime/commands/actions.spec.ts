import { describe, expect, it } from '@jest/globals';
import {
  START,
  VersionedMap,
  actsFor,
  decideByStage,
  type AnyDecider,
  type Instant,
  type Revision,
  type Role,
  type Scope,
} from '#kernel';
import { day } from '#testing';
import type { Principal, Side } from '../access/principal.js';
import { createActions } from './actions.js';
import type { Aggregate } from './aggregates.js';
import type { CommandTable } from './command-table.js';

type State = { readonly stage: 'NONE' } | { readonly stage: 'SHUT'; readonly seats: readonly Scope[] };

const never = (): never => {
  throw new Error('nothing is decided without an input');
};
const act = actsFor<State, never>();
const decide = decideByStage<State, never, never, undefined>(
  {
    BuildDoor: act(['NONE'], never),
    OpenDoor: act(['SHUT'], never),
    ShutDoor: act(['OPEN' as never], never),
    HandOver: act(['SHUT'], never),
    Answer: act(['SHUT'], never),
    SetPrice: act(['SHUT'], never),
    Rot: act(['SHUT'], never),
    Smuggle: act(['SHUT'], never),
  } as never,
  never,
  { SHUT: ['tertutup', 'shut'], OPEN: ['terbuka', 'open'] },
);
const summary = ['Pintu', 'Door'] as const;
const parties = (_command: unknown, state: State): readonly Scope[] => (state.stage === 'NONE' ? [] : state.seats);
const row = (name: string, more: object = {}) => ({
  name,
  summary,
  input: class {},
  roles: ['VILLAGE_HEAD'],
  parties,
  prepare: never,
  ...more,
});
const doors = {
  path: 'doors',
  decider: {
    category: 'door',
    catalogue: {},
    initialState: { stage: 'NONE' },
    evolve: never,
    decide,
  } as unknown as AnyDecider,
  obligated: () => undefined,
  readers: { roles: ['VILLAGE_HEAD', 'INSPECTOR', 'REGENCY_PMD'], regions: (state: State) => parties({}, state) },
  rows: [
    row('BuildDoor', { creates: true, parties: ({ at }: { at: Scope }) => [at] }),
    row('OpenDoor', { roles: ['VILLAGE_HEAD', 'REGENCY_PMD', 'SYSTEM'], awaited: () => true }),
    row('ShutDoor', { awaited: () => true }),
    row('HandOver', { parties: ({ to }: { to: Scope }) => [to] }),
    row('Answer', {
      roles: ['REGENCY_PMD'],
      awaited: () => answering,
      choices: async ({ seats }: { seats: readonly Scope[] }) =>
        seats.map((seat) => ({ sides: [{ roles: ['REGENCY_PMD'], parties: [seat] }] })),
    }),
    row('SetPrice', { idOf: () => 'one', parties: ({ at }: { at: Scope }) => [at] }),
    row('Rot', { roles: ['SYSTEM'] }),
    row('Smuggle', { unrouted: true }),
  ],
} as unknown as CommandTable;

/** Whose answer the doors wait for. */
let answering: readonly Side[] = [];

const NOW = '2026-11-20T02:00:00.000Z' as Instant;
const VILLAGE = '62.03.02.2007' as Scope;
const shut: Aggregate = {
  state: { stage: 'SHUT', seats: [VILLAGE] } satisfies State,
  revision: 3 as Revision,
  position: START,
  commands: VersionedMap.of(),
  weight: 0,
};
const actions = createActions({
  aggregates: { fresh: () => Promise.resolve(shut), record: () => Promise.resolve([]) },
  clock: { now: () => NOW },
  heldFor: (role, region) => role !== 'REGENCY_PMD' || region === '62.03',
});
const holding = (role: Role, scope: string = VILLAGE): Principal => ({
  userId: 'u-1',
  grants: [{ role, scope: scope as Scope, officeId: 'pemdes', validFrom: day('2026-01-01') }],
});
const told = (list: readonly { row: { name: string }; refusal?: { code: string } }[]) =>
  Object.fromEntries(list.map(({ row: { name }, refusal }) => [name, refusal?.code ?? 'open']));
const on = async (principal: Principal, regions?: readonly Scope[]) =>
  told((await actions.ofRecord(doors, 'one', principal, regions)).actions);

describe('What is open on a record', () => {
  it('is told by right and by stage, without the commands of the system and those without a route', async () => {
    expect(await on(holding('VILLAGE_HEAD'))).toEqual({
      OpenDoor: 'open',
      ShutDoor: 'E_STATE',
      HandOver: 'open',
      Answer: 'E_SCOPE',
      SetPrice: 'open',
    });
    expect((await actions.ofRecord(doors, 'one', holding('VILLAGE_HEAD'))).revision).toBe(3);
  });

  it('is refused in the words of the decider, and of a right before that of the stage', async () => {
    const { actions: list } = await actions.ofRecord(doors, 'one', holding('VILLAGE_HEAD'));
    const decided = (() => {
      try {
        return decide({ type: 'ShutDoor' } as never, shut.state as State, {} as never);
      } catch (error) {
        return error;
      }
    })();
    expect(list.find(({ row: { name } }) => name === 'ShutDoor')!.refusal).toEqual(decided);
    expect(await on(holding('INSPECTOR'))).toMatchObject({ OpenDoor: 'E_SCOPE', ShutDoor: 'E_SCOPE' });
  });

  it('is open to one of the roles anywhere, where the input says for whom it is and no record bounds that', async () => {
    expect(await on(holding('VILLAGE_HEAD'))).toMatchObject({ HandOver: 'open' });
    expect(await on(holding('REGENCY_PMD'))).toMatchObject({ HandOver: 'E_SCOPE' });
  });

  it('is bounded by what the record leaves to choose, and by its regions where the input names the record', async () => {
    expect(await on(holding('REGENCY_PMD', '62.03'))).toMatchObject({ Answer: 'open' });
    expect(await on(holding('REGENCY_PMD', '62.03.02.2007'))).toMatchObject({ Answer: 'open' });
    expect(await on(holding('VILLAGE_HEAD'), ['63.10' as Scope])).toMatchObject({ SetPrice: 'E_SCOPE' });
    expect(await on(holding('VILLAGE_HEAD'), [VILLAGE])).toMatchObject({ SetPrice: 'open' });
  });

  it('is nothing to whom the executor would not let know of the record', async () => {
    expect(await on(holding('VILLAGE_HEAD', '63.10.09.2009'))).toMatchObject({
      OpenDoor: 'E_NOT_FOUND',
      ShutDoor: 'E_NOT_FOUND',
      Answer: 'E_NOT_FOUND',
    });
  });
});

describe('Whom a record waits for', () => {
  const turns = async (by: Principal) =>
    Object.fromEntries(
      (await actions.ofRecord(doors, 'one', by)).actions.map(({ row: { name }, awaited, givers }) => [
        name,
        [awaited, ...givers.map(({ role, region }) => `${role} ${region}`)],
      ]),
    );

  it('is told to whoever asks: who is nearest to the party, for the region for which the role is held', async () => {
    answering = [];
    const told = {
      OpenDoor: [true, `VILLAGE_HEAD ${VILLAGE}`],
      ShutDoor: [false, `VILLAGE_HEAD ${VILLAGE}`],
      HandOver: [false],
      Answer: [false, 'REGENCY_PMD 62.03'],
      SetPrice: [false],
    };
    expect(await turns(holding('VILLAGE_HEAD'))).toEqual(told);
    expect(await turns(holding('INSPECTOR'))).toEqual(told);
  });

  it('are those alone whom the row names, of an agency with its office', async () => {
    answering = [{ roles: ['OPD_HEAD', 'REGENCY_HEAD'], parties: ['63.10' as Scope], officeId: 'dinas' }];
    expect(await turns(holding('INSPECTOR'))).toMatchObject({ Answer: [true, 'OPD_HEAD 63.10', 'REGENCY_HEAD 63.10'] });
    const { actions: list } = await actions.ofRecord(doors, 'one', holding('INSPECTOR'));
    expect(list.find(({ row: { name } }) => name === 'Answer')!.givers).toEqual([
      { role: 'OPD_HEAD', region: '63.10', officeId: 'dinas' },
      { role: 'REGENCY_HEAD', region: '63.10' },
    ]);
  });
});

it('Without a record those are told that create or name it by their input, to holders of their roles', async () => {
  expect(told(await actions.ofTable(doors, holding('VILLAGE_HEAD', '63.10.09.2009')))).toEqual({
    BuildDoor: 'open',
    SetPrice: 'open',
  });
  expect(told(await actions.ofTable(doors, holding('INSPECTOR')))).toEqual({
    BuildDoor: 'E_SCOPE',
    SetPrice: 'E_SCOPE',
  });
});

it('A decider of acts by stage tells from which stages each is possible', () => {
  expect(decide.stagesOf).toMatchObject({ BuildDoor: ['NONE'], OpenDoor: ['SHUT'] });
});
