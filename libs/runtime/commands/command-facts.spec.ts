import { describe, expect, it } from '@jest/globals';
import { actsFor, type DecisionContext, type DomainEvent, type FactsByAct } from '#kernel';
import { gatherFacts, rowsFor, type AnyRow, type OwnRecord, type Sources } from './command-table.js';

interface Facts {
  readonly ceiling: number;
  readonly holidays: readonly string[];
}
type Seeing<Name extends keyof Facts = never> = DecisionContext<Pick<Facts, Name>>;
type State = { readonly stage: 'OPEN' };
type Pay = { readonly type: 'Pay' };
type Command = Pay | { readonly type: 'Wait' } | { readonly type: 'Close' };

const act = actsFor<State, DomainEvent>();
const pay = (_command: Pay, _state: State, { facts }: Seeing<'ceiling'>): readonly DomainEvent[] => [
  { type: 'Paid', data: { ceiling: facts.ceiling } },
];
const acts = { Pay: act(['OPEN'], pay), Wait: act(['OPEN'], (_command: { readonly type: 'Wait' }) => []) };
type ByCommand = FactsByAct<typeof acts, Pick<Facts, 'holidays'>>;

const row = rowsFor<State, Command, ByCommand>();
const common = { summary: ['Bayar', 'Pay'], input: class {}, roles: ['TREASURER'], parties: () => [] } as const;
const [sources, own] = [{} as Sources, {} as OwnRecord];
const holidays = () => ['2024-12-25'];

describe('An act', () => {
  it('sees the facts that it names, and no others', () => {
    const undeclared = (_command: Pay, _state: State, { facts }: Seeing<'ceiling'>): unknown =>
      // @ts-expect-error -- it has not named the holidays
      facts.holidays;
    expect(
      undeclared({ type: 'Pay' }, { stage: 'OPEN' }, { facts: { ceiling: 1 } } as Seeing<'ceiling'>),
    ).toBeUndefined();
    expect(acts.Pay.decide({ type: 'Pay' }, { stage: 'OPEN' }, { facts: { ceiling: 7 } } as Seeing<'ceiling'>)).toEqual(
      [{ type: 'Paid', data: { ceiling: 7 } }],
    );
  });
});

describe('The row of a command', () => {
  const made = [
    row({ ...common, name: 'Pay', prepare: () => ({ type: 'Pay' }), facts: { ceiling: async () => 80, holidays } }),
    row({ ...common, name: 'Wait', prepare: () => ({ type: 'Wait' }), facts: { holidays } }),
    row({ ...common, name: 'Close', prepare: () => ({ type: 'Close' }) }),
  ] as const;

  it('says where each fact comes from that its act sees, and what is looked at before every act: otherwise it does not compile', () => {
    // @ts-expect-error -- its act sees the ceiling, too
    row({ ...common, name: 'Pay', prepare: () => ({ type: 'Pay' }), facts: { holidays } });
    // @ts-expect-error -- the ceiling is a number
    row({ ...common, name: 'Pay', prepare: () => ({ type: 'Pay' }), facts: { ceiling: () => '80', holidays } });
    // @ts-expect-error -- nothing tells the holidays
    row({ ...common, name: 'Wait', prepare: () => ({ type: 'Wait' }) });
    // @ts-expect-error -- its act does not see the ceiling
    row({ ...common, name: 'Wait', prepare: () => ({ type: 'Wait' }), facts: { holidays, ceiling: () => 80 } });
    expect(made.map(({ name }) => name)).toEqual(['Pay', 'Wait', 'Close']);
  });

  it('gathers what it names, and nothing else', async () => {
    const gathered = await Promise.all(
      made.map((each) => gatherFacts(each, { type: each.name }, { stage: 'OPEN' }, sources, own)),
    );
    expect(gathered).toEqual([{ ceiling: 80, holidays: ['2024-12-25'] }, { holidays: ['2024-12-25'] }, undefined]);
  });

  it('gives each source the command, the state and the record, and tells whether an official acts', async () => {
    for (const official of [undefined, true]) {
      const told: unknown[] = [];
      const asking = { facts: { ceiling: (...asked: unknown[]) => told.push(...asked) }, official };
      await gatherFacts(asking as unknown as AnyRow, { type: 'Pay' }, { stage: 'OPEN' }, sources, own);
      expect(told).toEqual([{ type: 'Pay' }, { stage: 'OPEN' }, sources, { ...own, official: official ?? false }]);
    }
  });
});
