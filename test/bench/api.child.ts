import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { NO_STREAM, type Position, type Revision } from '#kernel';
import { SYSTEM, type ContextModule } from '#runtime';
import { userDecider } from '#contexts/access';
import { newPassword } from '#demo';
import { writtenTransactions } from '../../libs/testing/sqlite-transactions.js';
import { compose, type Sinergi } from '../../apps/api/compose.js';
import { allContexts } from '../../apps/composition/contexts.js';
import { answering } from './children.js';
import { OFFICE, PROVINCE } from './proposals.js';

/** What the parent may ask of the application. */
export type ApiQuestion =
  | { readonly do: 'log'; readonly keeps: boolean }
  | { readonly do: 'consume'; readonly seconds?: number }
  | { readonly do: 'skip' }
  | { readonly do: 'spent' }
  | { readonly do: 'watch' }
  | { readonly do: 'watched' }
  | { readonly do: 'memory'; readonly collect: boolean };

export interface Consumed {
  /** Bytes, four times a second, until every consumer had reached the end of the log or the time was over. */
  readonly memory: readonly number[];
  /** Read by each consumer, the slowest of them counting. */
  readonly events: number;
}

/** Transactions that have written to the file of the read models, and milliseconds of processor of this process. */
export interface Spent {
  readonly commits: number;
  readonly processor: number;
}

export interface ApiReady {
  readonly port: number;
  readonly token: string;
}

/** `stewardOf`: the region of the registers that the account keeps, and of the records that it reads. */
const [, , dataDir = '', others = '0', stewardOf = PROVINCE] = process.argv;
const FOR_EVER = 86_400;
const LIMITS = { perMinute: 100_000_000, signInPerMinute: 100_000_000, stopTimeout: 2_000 };

/** A governor, so that the load may come from all villages of a province, who also takes in old registers. */
const signIn = async ({ runtime: { executor }, tables, credentials, app }: Sinergi): Promise<string> => {
  const table = tables.find(({ decider }) => decider === userDecider)!;
  const give = (name: string, input: object, id?: string, more = '') =>
    executor.execute({
      table,
      row: table.rows.find((row) => row.name === name)!,
      input,
      principal: SYSTEM,
      commandId: `bench-${name}${more}`,
      correlationId: 'bench',
      ...(id && { id }),
    });
  const { id } = await give('RegisterUser', { kind: 'PERSON' });
  await give(
    'GrantRole',
    { grantId: 'governor', role: 'GOVERNOR', scope: PROVINCE, officeId: OFFICE, validFrom: '2024-01-01' },
    id,
  );
  await give(
    'GrantRole',
    { grantId: 'steward', role: 'DATA_STEWARD', scope: stewardOf, officeId: OFFICE, validFrom: '2024-01-01' },
    id,
    'steward',
  );
  const account = { username: 'bench', password: newPassword() };
  await credentials!.setPassword(id, account.username, account.password);
  const { payload } = await app.inject({ method: 'POST', url: '/v1/auth/token', payload: account });
  return (JSON.parse(payload) as { access_token: string }).access_token;
};

/** Consumers for which a proposal holds nothing, as those of many other contexts. */
const crowd = (size: number): ContextModule => ({
  name: 'crowd',
  tables: [],
  queries: [],
  totals: [],
  processManagers: [],
  deadlines: [],
  projections: Array.from({ length: size }, (_, index) => ({
    name: `crowd-${index}`,
    models: [
      {
        name: `crowd_${index}`,
        version: 1,
        events: { studyVisit: ['VisitClosed'] },
        fields: {},
        sorts: [],
        keys: () => [],
        fold: () => undefined,
      },
    ],
  })),
});

const sinergi = await compose(
  {
    dataDir,
    logLevel: 'warn',
    requireIfMatch: true,
    commandWait: 60_000,
    readWait: 2_000,
    limits: LIMITS,
    contexts: [...allContexts(), ...(others === '0' ? [] : [crowd(Number(others))])],
  },
  { version: 'default', values: [] },
);
const { app, runtime, eventStore } = sinergi;

const append = eventStore.append.bind(eventStore);
let position = 0;

/**
 * The same route without append: everything is validated and decided, and the log says at once that it took the events.
 */
const withoutAppend: typeof append = async (_stream, expected, events) => {
  position += events.length;
  return {
    revision: ((expected === NO_STREAM ? -1 : expected) + events.length) as Revision,
    position: String(position).padStart(16, '0') as Position,
  };
};

const token = await signIn(sinergi);
await app.listen(0, '127.0.0.1');

const consume = async (seconds = FOR_EVER): Promise<Consumed> => {
  const { consumers } = runtime;
  if (consumers.statuses().every(({ processed }) => processed === 0)) consumers.start();
  const before = Math.min(...consumers.statuses().map(({ processed }) => processed));
  const memory = [process.memoryUsage.rss()];
  const timer = setInterval(() => memory.push(process.memoryUsage.rss()), 250);
  const head = await eventStore.head();
  await Promise.all(consumers.statuses().map(({ name }) => consumers.reached(name, head, seconds * 1_000)));
  clearInterval(timer);
  return { memory, events: Math.min(...consumers.statuses().map(({ processed }) => processed)) - before };
};

/** As if all had been consumed: for what comes after a rebuild that would take too long. */
const skip = async (): Promise<void> => {
  await runtime.consumers.stop();
  const next = await eventStore.head();
  for (const consumer of Object.values(runtime.checkpoints)) {
    const expected = await sinergi.readStore.checkpoint(consumer);
    if (expected.position < next)
      await sinergi.readStore.commit({ consumer, expected, next, totals: [], documents: [] });
  }
};

let watched: number[] = [];
let watching: NodeJS.Timeout | undefined;

answering(async (question: ApiQuestion) => {
  switch (question.do) {
    case 'log':
      eventStore.append = question.keeps ? append : withoutAppend;
      return {};
    case 'consume':
      return consume(question.seconds);
    case 'skip':
      await skip();
      return {};
    case 'spent': {
      const { user, system } = process.cpuUsage();
      const commits = writtenTransactions(join(dataDir, 'read-models.db'));
      return { commits, processor: (user + system) / 1_000 } satisfies Spent;
    }
    case 'watch':
      watched = [process.memoryUsage.rss()];
      watching = setInterval(() => watched.push(process.memoryUsage.rss()), 50);
      return {};
    case 'watched':
      clearInterval(watching);
      return { memory: watched };
    case 'memory':
      if (question.collect) globalThis.gc?.();
      return { rss: process.memoryUsage.rss() };
  }
});
process.once('disconnect', () => void sinergi.close().finally(() => process.exit(0)));
process.send!({ port: (app.getHttpServer().address() as AddressInfo).port, token } satisfies ApiReady);
