import { collectionOf, type FindQuery, type Instant } from '#kernel';
import { DEADLINES } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import { openSystem } from '../../apps/composition/system.js';
import { AGREEMENTS } from '../../libs/contexts/agreements/queries/agreement.queries.js';
import { agreementBoard } from '../../libs/contexts/agreements/read/agreement-board.model.js';
import { UNTIL } from './agreement-log.js';
import { answering } from './children.js';

export type AgreementsQuestion =
  /** The register and the deadlines, up to the end of the log. */
  | { readonly do: 'fold' }
  /** Each question once; milliseconds. */
  | { readonly do: 'ask'; readonly queries: readonly FindQuery[] }
  /** All that has fallen due by then, with the register and the deadlines following as in a running system. */
  | { readonly do: 'night'; readonly at: Instant };

export interface Asked {
  readonly times: readonly number[];
}

export interface Night {
  /** Milliseconds until nothing stands that is due, and of processor in them, of all threads. */
  readonly took: number;
  readonly processor: number;
  readonly events: number;
  /** Bytes of this process, four times a second. */
  readonly memory: readonly number[];
}

const [, , dataDir = ''] = process.argv;
let now = UNTIL;
const contexts = allContexts().filter(({ name }) => name === 'agreements' || name === 'operations');
const { runtime, eventStore, close } = await openSystem({
  stores: { dataDir },
  ruleBook: { version: 'default', values: [] },
  process: 'bench',
  clock: { now: () => now },
  contexts,
  onRefused: (source, { name, id }, { code }) => {
    throw new Error(`${source}: ${name} of ${id}: ${code}`);
  },
});
const deadlines = contexts.flatMap((context) => context.deadlines);
const { reads } = runtime.generations;

const fold = async (): Promise<object> => {
  for (const consumer of [AGREEMENTS, DEADLINES]) while (!(await runtime.turns[consumer]!()).end);
  return {};
};

const ask = async (queries: readonly FindQuery[]): Promise<Asked> => {
  const times: number[] = [];
  for (const query of queries) {
    const began = performance.now();
    await reads.find(collectionOf(agreementBoard), query);
    times.push(performance.now() - began);
  }
  return { times };
};

const nothingDue = async (): Promise<boolean> => {
  for (const model of deadlines) {
    const { items } = await reads.find(collectionOf(model), {
      filter: { dueAt: { to: now } },
      sort: { field: 'dueAt' },
      limit: 1,
    });
    if (items.length > 0) return false;
  }
  return true;
};

const night = async (at: Instant): Promise<Night> => {
  now = at;
  const before = Number(await eventStore.head());
  const memory = [process.memoryUsage.rss()];
  const timer = setInterval(() => memory.push(process.memoryUsage.rss()), 250);
  const [began, used] = [performance.now(), process.cpuUsage()];
  if (runtime.consumers.statuses().every(({ processed }) => processed === 0)) runtime.consumers.start();
  do {
    await new Promise((resolve) => setTimeout(resolve, 200));
  } while (!(await nothingDue()));
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  clearInterval(timer);
  const events = Number(await eventStore.head()) - before;
  return { took, processor: (user + system) / 1_000, events, memory };
};

answering(async (question: AgreementsQuestion) => {
  switch (question.do) {
    case 'fold':
      return fold();
    case 'ask':
      return ask(question.queries);
    case 'night':
      return night(question.at);
  }
});
process.once('disconnect', () => {
  void runtime.consumers
    .stop()
    .then(close)
    .finally(() => process.exit(0));
});
process.send!({});
