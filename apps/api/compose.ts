import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { decodeJwt } from 'jose';
import { COMMON_CODES, rulesOn, type Clock, type EventStore, type Meaning, type ReadStore } from '#kernel';
import { createHttpApp, createLogger, Metrics, SinergiHttpModule } from '#nest';
import { CheckpointBoard, bySystem, type CommandTable, type Runtime, type RuleBook } from '#runtime';
import {
  accessController,
  accounts,
  oidcTokens,
  openingHandles,
  personLookupDecider,
  rememberTokens,
  userDecider,
  userList,
  userListWithNames,
  type AskedFor,
  type CredentialStore,
  type LookupLimits,
} from '#contexts/access';
import { RECORD_DOCUMENTS } from '#contexts/corrections';
import { attributionOf, knownRegionsOf, placesOf } from '../composition/contexts.js';
import { faultLogging } from '../composition/fault-logging.js';
import type { Installation } from '../composition/installation.js';
import { openSecrets } from '../composition/secrets.js';
import type { Settings } from '../composition/settings.js';
import { openSystem, type SystemOptions } from '../composition/system.js';

export type Composition = Partial<
  Pick<Settings, 'mode' | 'firstKeeper' | 'subjectLimits'> & Pick<SystemOptions, 'contexts'>
> &
  Pick<
    Settings,
    | 'dataDir'
    | 'eventStoreUrl'
    | 'streamPrefix'
    | 'mongoUrl'
    | 'logLevel'
    | 'limits'
    | 'requireIfMatch'
    | 'commandWait'
    | 'readWait'
    | 'oidc'
    | 'consumersElsewhere'
  >;

/** When a token that was found good was issued, where it says so. */
const issuedAt = (token: string): { readonly issuedAt?: number } => {
  const { iat } = decodeJwt(token);
  return iat === undefined ? {} : { issuedAt: Math.round(iat * 1_000) };
};

/** The running system of one process. */
export interface Sinergi {
  readonly app: NestFastifyApplication;
  readonly runtime: Runtime;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly tables: readonly CommandTable[];
  readonly installation: Installation;
  readonly credentials?: CredentialStore;
  /** Takes up the consumers, or begins to watch those of other processes. */
  start(): void;
  /** Stops taking requests, lets running ones and turns end, closes the stores. */
  close(): Promise<void>;
}

/** Opens the stores, puts the contexts on them and builds the application; nothing listens and no consumer runs yet. */
export const compose = async (settings: Composition, ruleBook: RuleBook, clock?: Clock): Promise<Sinergi> => {
  const { consumersElsewhere = false } = settings;
  const logger = createLogger(settings.logLevel);
  const metrics = new Metrics();
  const system = await openSystem({
    stores: settings,
    ruleBook,
    process: 'sinergi-api',
    onConflict: metrics.conflict,
    ...faultLogging(logger),
    ...(clock && { clock }),
    ...(settings.mode && { mode: settings.mode }),
    ...(settings.contexts && { contexts: settings.contexts }),
  });
  const { eventStore, readStore, storage, runtime, contexts, sources } = system;
  const elsewhere = consumersElsewhere
    ? new CheckpointBoard({
        checkpoints: runtime.checkpoints,
        readStore: runtime.generations.reads,
        log: eventStore,
        clock: system.clock,
        parked: runtime.parked,
      })
    : undefined;

  const { subjects, local } = await openSecrets(settings, system).catch(async (error: unknown) => {
    await system.close();
    throw error;
  });
  const verifier = rememberTokens(local?.tokens ?? oidcTokens({ ...settings.oidc!, clock: system.clock }), {
    clock: system.clock,
  });

  const tables = contexts.flatMap((context) => context.tables);
  const routes = contexts.flatMap((context) => context.routes ?? []);
  const parts = { clock: system.clock, sources, readStore: runtime.generations.reads };
  const limits: LookupLimits = settings.subjectLimits ?? { perMinute: 200, perDay: 1_000 };
  const countPersons = async (asked: AskedFor): Promise<void> => {
    const table = tables.find(({ decider }) => decider === personLookupDecider)!;
    await runtime.executor.execute(bySystem(table, 'ReferencePersons', { input: { ...asked, limits } }));
  };
  const record = async (id: string, by: string): Promise<void> => {
    const table = tables.find(({ decider }) => decider === userDecider)!;
    await runtime.executor.execute(bySystem(table, 'RecordPasswordSet', { id, input: { by } }));
  };
  @Module({
    imports: [
      SinergiHttpModule.forRoot({
        tables,
        queries: contexts
          .flatMap(({ queries }) => queries)
          .map((query) =>
            local && query === userList ? (userListWithNames(local.credentials) as typeof query) : query,
          ),
        totals: contexts.flatMap(({ totals }) => totals),
        publicQueries: contexts.flatMap(({ publicQueries = [] }) => publicQueries),
        executor: openingHandles(runtime.executor, subjects, system.clock),
        board: elsewhere ?? runtime.consumers,
        histories: runtime.histories,
        pasts: system.pasts,
        eventStore,
        storage,
        readStore: runtime.generations.reads,
        recordDocuments: RECORD_DOCUMENTS,
        clock: system.clock,
        logger,
        metrics,
        verifier: { verify: async (token) => ({ userId: await verifier.verify(token), ...issuedAt(token) }) },
        principals: { of: (userId) => accounts.principalOf(userId, sources) },
        controllers: [
          ...routes.flatMap(({ controllers = () => [] }) => controllers(parts)),
          accessController({
            clock: system.clock,
            sources,
            subjects,
            countPersons,
            ...(local && { local: { ...local, record } }),
          }),
        ],
        paths: Object.assign({}, ...routes.map(({ paths }) => paths)) as Record<string, object>,
        groups: Object.assign({}, ...routes.map(({ groups }) => groups)) as Record<string, Meaning>,
        codeLists: [...COMMON_CODES, ...contexts.flatMap(({ codeLists = [] }) => codeLists)],
        attribution: attributionOf(contexts),
        knowsRegion: knownRegionsOf(contexts),
        rulesOn: (day) => rulesOn(ruleBook.version, ruleBook.values, day),
        places: placesOf(contexts),
        requireIfMatch: settings.requireIfMatch,
        commandWait: settings.commandWait,
        readWait: settings.readWait,
      }),
    ],
  })
  class ApiModule {}

  const app = await createHttpApp(ApiModule, settings.limits);
  const close = async (): Promise<void> => {
    await app.close();
    elsewhere?.stop();
    await local?.credentials.close();
    await system.close();
  };
  return {
    app,
    runtime,
    eventStore,
    readStore,
    tables,
    installation: system.installation,
    close,
    start: () => (elsewhere ?? runtime.consumers).start(),
    ...(local && { credentials: local.credentials }),
  };
};
