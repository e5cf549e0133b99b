import { describe, expect, it } from '@jest/globals';
import type { AnyDecider, AnyReadModel } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { fixedClock, memoryEventStore } from '#testing';
import type { AnyRow, CommandTable } from './commands/command-table.js';
import { contextProblems } from './context-check.js';
import type { ContextModule } from './context-module.js';
import type { DeadlineModel } from './processes/deadlines.js';
import type { ModelQuery, PublicQuery, TotalsQuery } from './queries/query-table.js';
import type { ProcessManager } from './processes/process-manager.js';
import { createRuntime } from './start-runtime.js';

class SignDto {}

const decider = (category: string, catalogue: object = {}): AnyDecider =>
  ({ category, catalogue, initialState: {}, evolve: () => ({}), decide: () => [] }) as unknown as AnyDecider;
const row = (name: string, input: new () => object = SignDto, more: object = {}): AnyRow =>
  ({ name, input, roles: ['GOVERNOR'], ...more }) as unknown as AnyRow;
const table = (path: string, more: Partial<CommandTable> = {}): CommandTable => ({
  path,
  decider: decider(path),
  obligated: () => undefined,
  rows: [],
  ...more,
});
const model = (name: string): AnyReadModel => ({
  name,
  version: 1,
  events: {},
  fields: {},
  sorts: [],
  keys: () => [],
  fold: () => undefined,
});
const list = (path: string, more: Partial<ModelQuery> = {}): ModelQuery =>
  ({ path, model: model(path), consumer: path, ...more }) as unknown as ModelQuery;
const open = (path: string, of: string): PublicQuery =>
  ({ path, access: 'public', maxAge: 60, model: model(of), consumer: of }) as unknown as PublicQuery;
const total = (path: string): TotalsQuery => ({ path }) as unknown as TotalsQuery;
const manager = (name: string): ProcessManager => ({ name, from: 'now', reactions: [] });
const deadline = (name: string): DeadlineModel => ({ ...model(name), table: table('due') }) as unknown as DeadlineModel;

const context = (name: string, more: Partial<ContextModule> = {}): ContextModule => ({
  name,
  tables: [],
  queries: [],
  totals: [],
  projections: [],
  processManagers: [],
  deadlines: [],
  ...more,
});
/** What is wrong with two contexts, of which the second declares what the first has. */
const between = (one: Partial<ContextModule>, other: Partial<ContextModule>): readonly string[] =>
  contextProblems([context('awards', one), context('funds', other)]);

describe('Two contexts that use one name for two things', () => {
  it.each<[string, Partial<ContextModule>, Partial<ContextModule>, string]>([
    [
      'the path of a command table',
      { tables: [table('pacts', { decider: decider('pact') })] },
      { tables: [table('pacts', { decider: decider('pledge') })] },
      'The path pacts is declared twice: command table of pact in awards, and command table of pledge in funds.',
    ],
    [
      'a category of streams',
      { tables: [table('pacts', { decider: decider('pact') })] },
      { tables: [table('pledges', { decider: decider('pact') })] },
      'The category pact is declared twice: command table pacts of awards, and command table pledges of funds.',
    ],
    [
      'the category of the runtime itself',
      {},
      { tables: [table('names', { decider: decider('eventNames') })] },
      'The category eventNames is declared twice: the runtime, and command table names of funds.',
    ],
    [
      'the path of a list',
      { queries: [list('pacts')] },
      { queries: [list('pacts')] },
      'The route GET /v1/pacts is declared twice: list pacts of awards, and list pacts of funds.',
    ],
    [
      'the path of a total, as that of a list',
      { totals: [total('pacts')] },
      { queries: [list('pacts')] },
      'The route GET /v1/pacts is declared twice: total pacts of awards, and list pacts of funds.',
    ],
    [
      'the name of a total',
      { totals: [total('pacts/totals')] },
      { totals: [total('pacts/totals')] },
      'The route GET /v1/pacts/totals is declared twice: total pacts/totals of awards, and total pacts/totals of funds.',
    ],
    [
      'the route of a controller, as the details of a list',
      { queries: [list('pacts')] },
      { routes: { paths: { '/v1/pacts/{code}': { get: {} } }, groups: {} } },
      'The route GET /v1/pacts/{} is declared twice: list pacts of awards, and controller of funds.',
    ],
    [
      'the route of a command, as that of a controller',
      { tables: [table('pacts', { rows: [row('SignPact')] })] },
      { routes: { paths: { '/v1/pacts/{id}/sign-pact': { post: {} } }, groups: {} } },
      'The route POST /v1/pacts/{}/sign-pact is declared twice: command SignPact of awards, and controller of funds.',
    ],
    [
      'read models that are kept together',
      { projections: [{ name: 'boards', models: [] }] },
      { projections: [{ name: 'boards', models: [] }] },
      'The consumer boards is declared twice: read models boards of awards, and read models boards of funds.',
    ],
    [
      'a process manager',
      { processManagers: [manager('pay')] },
      { processManagers: [manager('pay')] },
      'The consumer pay is declared twice: process manager pay of awards, and process manager pay of funds.',
    ],
    [
      'a process manager, as read models',
      { processManagers: [manager('boards')] },
      { projections: [{ name: 'boards', models: [] }] },
      'The consumer boards is declared twice: process manager boards of awards, and read models boards of funds.',
    ],
    [
      'the consumer of the runtime itself',
      {},
      { processManagers: [manager('deadlines')] },
      'The consumer deadlines is declared twice: the runtime, and process manager deadlines of funds.',
    ],
    [
      'a read model',
      { projections: [{ name: 'one', models: [model('board')] }] },
      { projections: [{ name: 'other', models: [model('board')] }] },
      'The read model board is declared twice: read models one of awards, and read models other of funds.',
    ],
    [
      'a model of deadlines',
      { deadlines: [deadline('pay_due')] },
      { deadlines: [deadline('pay_due')] },
      'The read model pay_due is declared twice: deadlines of awards, and deadlines of funds.',
    ],
    [
      'a read model, as a model of deadlines',
      { projections: [{ name: 'one', models: [model('due')] }] },
      { deadlines: [deadline('due')] },
      'The read model due is declared twice: read models one of awards, and deadlines of funds.',
    ],
    [
      'the path of a public list, as that of another',
      { queries: [list('pacts')] },
      { publicQueries: [open('pacts', 'open_pacts')] },
      'The route GET /v1/pacts is declared twice: list pacts of awards, and public list pacts of funds.',
    ],
    [
      'a model of the public, as one that readers with rights are shown',
      { queries: [list('pacts')] },
      { publicQueries: [open('open-pacts', 'pacts')] },
      'The read model pacts is not for the public alone: list pacts of awards, and public list open-pacts of funds.',
    ],
    [
      'a rule value',
      { settings: [{ name: 'TERM' } as never] },
      { settings: [{ name: 'TERM' } as never] },
      'The rule value TERM is declared twice: settings of awards, and settings of funds.',
    ],
    [
      'a group of operations',
      { routes: { paths: {}, groups: { pacts: ['A', 'A'] } } },
      { routes: { paths: {}, groups: { pacts: ['B', 'B'] } } },
      'The group of operations pacts is declared twice: routes of awards, and routes of funds.',
    ],
  ])('are told both owners of %s', (_what, one, other, problem) => expect(between(one, other)).toContain(problem));

  it('are told both owners of a name of classes of input', () => {
    const another = { SignDto: class {} }['SignDto'];
    expect(
      between(
        { tables: [table('pacts', { rows: [row('SignPact')] })] },
        { tables: [table('pledges', { rows: [row('SignPledge', another)] })] },
      ),
    ).toEqual([
      'The input class SignDto is declared twice: command SignPact of awards, and command SignPledge of funds.',
    ]);
  });

  it('are told that an event of one category has two versions', () => {
    const of = (path: string, version: number) => ({
      tables: [table(path, { decider: decider('pact', { RecordVoided: { version } }) })],
    });
    expect(between(of('pacts', 1), of('pledges', 2))).toContain(
      'The version of event pact/RecordVoided is declared twice: command table pacts of awards (v1), and command table pledges of funds (v2).',
    );
    expect(between(of('pacts', 1), of('pledges', 1)).filter((problem) => problem.includes('RecordVoided'))).toEqual([]);
  });

  it('are told all that is wrong at once', () => {
    const same = { queries: [list('pacts')], processManagers: [manager('pay')] };
    expect(between(same, same)).toHaveLength(3);
  });

  it('may be one context that declares something twice', () => {
    expect(contextProblems([context('awards', { queries: [list('pacts'), list('pacts')] })])[0]).toBe(
      'The route GET /v1/pacts is declared twice: list pacts of awards, and list pacts of awards.',
    );
    expect(contextProblems([context('awards'), context('awards')])).toEqual([
      'The context awards is declared twice: a context awards, and a context awards.',
    ]);
  });

  it('do not start', async () => {
    const contexts = [
      context('awards', { processManagers: [manager('pay')] }),
      context('funds', { processManagers: [manager('pay')] }),
    ];
    const parts = {
      eventStore: memoryEventStore(),
      readStore: memoryReadStore(),
      clock: fixedClock(),
      ruleBook: { version: 'spec', values: [] },
    };
    await expect(createRuntime({ ...parts, contexts })).rejects.toThrow(
      'The consumer pay is declared twice: process manager pay of awards, and process manager pay of funds.',
    );
  });
});

describe('Two contexts that use one name for the same thing, or in different places', () => {
  it.each<[string, Partial<ContextModule>, Partial<ContextModule>]>([
    [
      'the commands and the lists of one path',
      { tables: [table('pacts', { rows: [row('ProposePact', SignDto, { creates: true })] })] },
      { queries: [list('pacts')] },
    ],
    [
      'one class of input for two commands',
      { tables: [table('pacts', { rows: [row('SignPact')] })] },
      { tables: [table('pledges', { rows: [row('SignPledge')] })] },
    ],
    [
      'one name of commands and events in two categories',
      { tables: [table('pacts', { decider: decider('pact', { RecordVoided: { version: 2 } }), rows: [row('Void')] })] },
      {
        tables: [
          table('pledges', { decider: decider('pledge', { RecordVoided: { version: 1 } }), rows: [row('Void')] }),
        ],
      },
    ],
    [
      'a total below a list',
      { queries: [list('pacts', { category: 'pact' } as Partial<ModelQuery>)] },
      { totals: [total('pacts/totals')] },
    ],
    [
      'a command of the system alone, and a route',
      { tables: [table('pacts', { rows: [row('SignPact', SignDto, { roles: ['SYSTEM'] })] })] },
      { routes: { paths: { '/v1/pacts/{id}/sign-pact': { post: {} } }, groups: {} } },
    ],
    ['nothing', {}, {}],
  ])('fit together: %s', (_what, one, other) => expect(between(one, other)).toEqual([]));
});
