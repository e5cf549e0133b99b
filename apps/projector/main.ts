import { Module } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { reject } from '#kernel';
import { createHttpApp, createLogger, Metrics, SinergiHttpModule } from '#nest';
import { attributionOf, knownRegionsOf, licenceOf, placesOf } from '../composition/contexts.js';
import { prepareDataDir } from '../composition/data-dir.js';
import { faultLogging } from '../composition/fault-logging.js';
import { listen, runUntilStopped } from '../composition/process.js';
import { readRuleBook } from '../composition/rule-book.js';
import { readSettings } from '../composition/settings.js';
import { openSystem } from '../composition/system.js';

const nobody = async (): Promise<never> => {
  throw reject('E_UNAUTHENTICATED');
};

/**
 * The consumers alone: projections, process managers and deadlines. Any number of projectors may run beside each other;
 * over HTTP they show their health and metrics.
 */
runUntilStopped(async (hold) => {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel);
  const metrics = new Metrics();
  // With both stores on servers a projector keeps no file of its own, and runs where nothing may be written.
  if (!settings.eventStoreUrl || !settings.mongoUrl) await prepareDataDir(settings.dataDir);
  const system = await openSystem({
    stores: settings,
    ruleBook: await readRuleBook(settings.rulesFile),
    process: 'sinergi-projector',
    onConflict: metrics.conflict,
    ...faultLogging(logger),
  });
  hold(system);
  const {
    runtime: { executor, actions, consumers, histories },
    eventStore,
    readStore,
    storage,
    clock,
  } = system;
  @Module({
    imports: [
      SinergiHttpModule.forRoot({
        tables: [],
        queries: [],
        totals: [],
        executor,
        actions,
        board: consumers,
        histories,
        pasts: system.pasts,
        eventStore,
        readStore,
        storage,
        clock,
        logger,
        metrics,
        verifier: { verify: nobody },
        principals: { of: nobody },
        attribution: attributionOf(system.contexts),
        licence: licenceOf(system.contexts),
        knowsRegion: knownRegionsOf(system.contexts),
        places: placesOf(system.contexts),
        requireIfMatch: true,
        commandWait: 0,
        readWait: 0,
      }),
    ],
  })
  class ProjectorModule {}

  const app = await createHttpApp(ProjectorModule, settings.limits);
  hold({
    close: async () => {
      await app.close();
      await system.close();
    },
  });
  consumers.start();
  await listen(app, settings);
  const { port } = app.getHttpServer().address() as AddressInfo;
  process.stdout.write(`Sinergi projector: http://${settings.host}:${port}/health/ready\n`);
});
