import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { instant, type Clock, type EventStore, type ReadStore } from '#kernel';
import { createHttpApp, createLogger, Metrics, SinergiHttpModule, type HttpLimits } from '#nest';
import { createRuntime, type CommandTable, type Runtime, type RuleBook, type Sources } from '#runtime';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { openEmbeddedReadStore } from '#read-store-embedded';
import {
  accessContext, accessController, accessPaths, oidcTokens, openEmbeddedCredentials, openLocalTokens, openSubjectRefs, rememberTokens, toPrincipal,
  userDecider, type CredentialStore,
} from '#contexts/access';
import { REGION_ATTRIBUTION, regionPaths, regionsContext } from '#contexts/regions';
import { visitsContext } from '#contexts/visits';

export const systemClock: Clock = { now: () => instant(new Date()) };

export interface Composition {
  readonly dataDir: string;
  readonly logLevel: string;
  readonly limits: HttpLimits;
  /** Longest wait of a query for its read model, milliseconds. */
  readonly readWait: number;
  /** Absent: accounts and tokens are kept here. */
  readonly oidc?: { readonly issuer: string; readonly audience: string };
}

/** The running system of one process. */
export interface Sinergi {
  readonly app: NestFastifyApplication;
  readonly runtime: Runtime;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly tables: readonly CommandTable[];
  readonly credentials?: CredentialStore;
  /** Stops taking requests, lets running ones and turns end, closes the stores. */
  close(): Promise<void>;
}

/** Opens the stores, puts the contexts on them and builds the application; nothing listens and no consumer runs yet. */
export const compose = async (settings: Composition, ruleBook: RuleBook, clock: Clock = systemClock): Promise<Sinergi> => {
  const { dataDir } = settings;
  const logger = createLogger(settings.logLevel);
  const metrics = new Metrics();
  const eventStore = await openEmbeddedEventStore({ file: join(dataDir, 'events.db') });
  const readStore = await openEmbeddedReadStore({ file: join(dataDir, 'read-models.db') });

  const regions = regionsContext();
  const contexts = [
    accessContext({ regions: regions.resolver }),
    regions.context,
    visitsContext({ regions: regions.resolver, calendar: regions.calendar, readStore }),
  ];
  const runtime = await createRuntime({
    eventStore, readStore, clock, ruleBook, contexts,
    onConflict: metrics.conflict,
    onRefused: (source, { name, id }, { code }) => logger.warn({ source, command: name, id, code }, 'a command of the system was refused'),
    onFault: (consumer, error) => logger.error({ consumer, error }, 'a consumer failed and will try again'),
  });
  await runtime.executor.execute(regions.importRequest());

  const sources: Sources = { state: async (decider, id) => (await runtime.aggregates.fresh(decider, id)).state as never };
  const subjects = await openSubjectRefs(dataDir);
  const local = settings.oidc ? undefined : { credentials: await openEmbeddedCredentials(dataDir), tokens: await openLocalTokens({ dataDir, clock }) };
  const verifier = rememberTokens(local?.tokens ?? oidcTokens({ ...settings.oidc!, clock }), { clock });

  const tables = contexts.flatMap((context) => context.tables);
  @Module({
    imports: [SinergiHttpModule.forRoot({
      tables,
      queries: contexts.flatMap(({ queries }) => queries),
      totals: contexts.flatMap(({ totals }) => totals),
      executor: runtime.executor, board: runtime.consumers, histories: runtime.histories, eventStore, readStore, clock, logger, metrics,
      verifier: { verify: async (token) => ({ userId: await verifier.verify(token) }) },
      principals: { of: async (userId) => toPrincipal(await sources.state(userDecider, userId), userId) },
      controllers: [regions.controller(sources), accessController({ clock, sources, subjects, ...(local && { local }) })],
      paths: { ...accessPaths, ...regionPaths },
      attribution: REGION_ATTRIBUTION,
      readWait: settings.readWait,
    })],
  })
  class ApiModule {}

  const app = await createHttpApp(ApiModule, settings.limits);
  const close = async (): Promise<void> => {
    await app.close();
    await runtime.consumers.stop();
    await Promise.all([readStore.close(), local?.credentials.close()]);
    await eventStore.close();
  };
  return { app, runtime, eventStore, readStore, tables, close, ...(local && { credentials: local.credentials }) };
};
