import { IsInt, Max, Min } from 'class-validator';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  NATIONAL,
  NO_DOCUMENTS,
  START,
  reject,
  type Clock,
  type Instant,
  type LocalDate,
  type Position,
  type Revision,
  type Role,
  type Scope,
} from '#kernel';
import { rowsFor, type CommandRequest, type CommandTable, type Executor, type Principal, type Receipt } from '#runtime';
import { CommonInputDto } from './input/common-input.js';
import { createHttpApp, type HttpLimits, type Pages } from './http-app.js';
import type { HttpOptions } from './http-options.js';
import { IsId, IsRegionText, IsRupiah } from './input/input-decorators.js';
import { createLogger } from './operations/logging.js';
import { Metrics } from './operations/metrics.js';
import { SinergiHttpModule } from './sinergi-http.module.js';

/** A context just large enough to show every behaviour of the HTTP edge: trips of officials. */

export class PlanTripDto extends CommonInputDto {
  @IsRegionText()
  readonly host: string;

  @IsInt()
  @Min(1)
  @Max(25)
  readonly travellers: number;

  @IsRupiah()
  readonly budget: string;
}

export class CancelTripDto extends CommonInputDto {}

export class OpenDeskDto extends CommonInputDto {
  @IsId()
  readonly officeId: string;
}

type TripCommand =
  | { readonly type: 'PlanTrip' }
  | { readonly type: 'CancelTrip' }
  | { readonly type: 'MarkTripOverdue' }
  | { readonly type: 'OpenTripDesk'; readonly officeId: string };

const row = rowsFor<null, TripCommand, undefined>();
const parties = () => [];

export const trips: CommandTable = {
  path: 'trips',
  decider: { category: 'trip', catalogue: {}, initialState: null, evolve: () => null, decide: () => [] },
  obligated: () => undefined,
  rows: [
    row({
      name: 'PlanTrip',
      creates: true,
      input: PlanTripDto,
      roles: ['VILLAGE_HEAD'],
      parties,
      prepare: () => ({ type: 'PlanTrip' }),
      summary: ['Rencanakan perjalanan', 'Plan a trip'],
      example: { host: '63.10.09', travellers: 3, budget: '62500000' },
    }),
    row({
      name: 'CancelTrip',
      leavesStage: true,
      input: CancelTripDto,
      roles: ['VILLAGE_HEAD'],
      parties,
      prepare: () => ({ type: 'CancelTrip' }),
      summary: ['Batalkan perjalanan', 'Cancel a trip'],
    }),
    row({
      name: 'OpenTripDesk',
      input: OpenDeskDto,
      idOf: ({ officeId }) => `desk-${officeId}`,
      roles: ['REGENCY_PMD'],
      parties,
      prepare: ({ officeId }) => ({ type: 'OpenTripDesk', officeId }),
      summary: ['Buka loket', 'Open a desk'],
    }),
    row({
      name: 'MarkTripOverdue',
      input: CancelTripDto,
      roles: ['SYSTEM'],
      parties,
      prepare: () => ({ type: 'MarkTripOverdue' }),
      summary: ['Tandai terlambat', 'Mark as overdue'],
    }),
  ],
};

const NOW = '2024-11-19T01:00:00.000Z' as Instant;
export const clock: Clock = { now: () => NOW };

export const holder = (userId: string, role: Role, scope: string = NATIONAL): Principal => ({
  userId,
  grants: [{ role, scope: scope as Scope, officeId: `office-${userId}`, validFrom: '2020-01-01' as LocalDate }],
});

const users: readonly Principal[] = [
  holder('head', 'VILLAGE_HEAD', '62.03.02.2007'),
  holder('tanbu', 'REGENCY_PMD', '63.10'),
  holder('kapuas', 'REGENCY_PMD', '62.03'),
  holder('ministry', 'MINISTRY_OFFICER'),
  holder('jury', 'JURY'),
  {
    ...holder('retired', 'REGENCY_PMD'),
    grants: [{ ...holder('retired', 'REGENCY_PMD').grants[0]!, validTo: '2024-11-18' as LocalDate }],
  },
];

/** An executor that remembers what it was asked. */
export class RecordingExecutor implements Executor {
  readonly requests: CommandRequest[] = [];
  answer: (request: CommandRequest) => Promise<Receipt> = ({ id, row: { name } }) =>
    Promise.resolve({
      stream: `trip-${id ?? 'new'}`,
      id: id ?? 'new',
      revision: 4 as Revision,
      position: '0000000042' as Position,
      events: [`${name}Done`],
      warnings: [],
    });

  execute(request: CommandRequest): Promise<Receipt> {
    this.requests.push(request);
    return this.answer(request);
  }
}

export interface Running {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly executor: RecordingExecutor;
  readonly log: string[];
  readonly metrics: Metrics;
}

/** Token of a user is `token-` and the user's id. */
export const bearer = (userId: string): readonly [name: string, value: string] => [
  'Authorization',
  `Bearer token-${userId}`,
];

export const tripOptions = (overrides: Partial<HttpOptions> = {}): HttpOptions => ({
  tables: [trips],
  queries: [],
  totals: [],
  executor: new RecordingExecutor(),
  actions: {
    ofRecord: () => Promise.reject(new Error('nobody asks what is open')),
    ofTable: () => Promise.reject(new Error('nobody asks what is open')),
  },
  metrics: new Metrics(),
  clock,
  attribution: '© Sumber wilayah (ODbL)',
  licence: 'https://example.test/odbl/',
  knowsRegion: (code) => code !== '99',
  places: { address: (code, name) => `${name ?? 'Wilayah'} (${code})` },
  requireIfMatch: true,
  commandWait: 5_000,
  readWait: 50,
  board: {
    statuses: () => [
      { name: 'trips', state: 'live', position: '7' as Position, lagSeconds: 0, processed: 7, parked: 2 },
    ],
    freshness: () => Promise.resolve({ position: '7' as Position, asOf: NOW }),
    known: () => ({ position: '7' as Position, asOf: NOW }),
    reached: (_, position) => Promise.resolve(position <= '7'),
  },
  histories: {
    of: () => Promise.reject(reject('E_NOT_FOUND')),
    documentAt: () => Promise.resolve({ position: START, last: 0 as Revision, documents: NO_DOCUMENTS }),
  },
  pasts: { at: () => Promise.reject(new Error('nothing is past')) },
  storage: {
    log: () => Promise.resolve(undefined),
    readStore: () => Promise.resolve(undefined),
    blobs: () => Promise.resolve(undefined),
    askBlobs: () => Promise.resolve(),
  },
  eventStore: {
    head: () => Promise.resolve('7' as Position),
    readAll: () => Promise.reject(new Error('nobody reads the log')),
  },
  readStore: {
    get: () => Promise.resolve(undefined),
    find: () => Promise.resolve({ items: [] }),
    count: () => Promise.resolve(0),
    totals: () => Promise.resolve([]),
    checkpoint: () => Promise.resolve({ position: START }),
  },
  verifier: {
    verify: (token) =>
      token.startsWith('token-')
        ? Promise.resolve({ userId: token.slice(6) })
        : Promise.reject(reject('E_UNAUTHENTICATED')),
  },
  principals: {
    of: (userId) => {
      const user = users.find((known) => known.userId === userId);
      return user ? Promise.resolve(user) : Promise.reject(reject('E_UNAUTHENTICATED'));
    },
  },
  logger: createLogger('info', { write: () => undefined }),
  ...overrides,
});

const open = new Set<NestFastifyApplication>();

/** For `afterAll`: closes every application that was started. */
export const closeAll = async (): Promise<void> => {
  await Promise.all([...open].map((app) => app.close()));
  open.clear();
};

export const start = async (
  overrides: Partial<HttpOptions> = {},
  limits: Partial<HttpLimits> = {},
  pages?: Pages,
): Promise<Running> => {
  const log: string[] = [];
  const logger = createLogger('info', { write: (line) => void log.push(line) });
  const executor = new RecordingExecutor();
  const options = tripOptions({ executor, logger, ...overrides });
  const all = { perMinute: 10_000, signInPerMinute: 3, stopTimeout: 500, ...limits };
  const app = await createHttpApp(SinergiHttpModule.forRoot(options), all, pages);
  open.add(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { app, url: `http://127.0.0.1:${port}`, executor, log, metrics: options.metrics };
};
