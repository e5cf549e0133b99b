import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { decodeJwt } from 'jose';
import {
  COMMON_CODES,
  NATIONAL,
  localDateAt,
  rulesOn,
  zoneOf,
  type AnyDecider,
  type Clock,
  type LocalDate,
  type Meaning,
  type RuleSet,
} from '#kernel';
import { createHttpApp, createLogger, Metrics, SinergiHttpModule } from '#nest';
import { CheckpointBoard, bySystem, inParts, type CommandTable, type RuleBook, type SystemAsk } from '#runtime';
import {
  accessController,
  accounts,
  askForPersons,
  oidcTokens,
  openingHandles,
  personLookupDecider,
  rememberTokens,
  userDecider,
  userList,
  userListWithNames,
} from '#contexts/access';
import { agreementList } from '#contexts/agreements';
import { RECORD_DOCUMENTS } from '#contexts/corrections';
import { STORED_DOCUMENTS, documentUploads, storedReference } from '#contexts/documents';
import { numberBooks } from '#contexts/numbering';
import { officeNames, offices } from '#contexts/offices';
import { agreementPapersController, papersController } from '#contexts/papers';
import {
  personDecider,
  personReading,
  personReadsDecider,
  personsController,
  registeringPersons,
  requireUsable,
  sealingData,
  subjectsController,
  type Look,
} from '#contexts/persons';
import { journeys, travels } from '#contexts/visits';
import { attributionOf, knownRegionsOf, licenceOf, placesOf } from '../composition/contexts.js';
import { faultLogging } from '../composition/fault-logging.js';
import { openDesks } from '../composition/desk.js';
import { openSending } from '../composition/sending.js';
import { openSecrets } from '../composition/secrets.js';
import { openSystem } from '../composition/system.js';
import type { Composition, Sinergi } from './composed.js';
import { ownPages } from './own-pages.js';

export type { Composition, Sinergi } from './composed.js';

/** When a token that was found good was issued, where it says so. */
const issuedAt = (token: string): { readonly issuedAt?: number } => {
  const { iat } = decodeJwt(token);
  return iat === undefined ? {} : { issuedAt: Math.round(iat * 1_000) };
};

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
  const { eventStore, readStore, blobs, storage, runtime, contexts, sources } = system;
  const elsewhere = consumersElsewhere
    ? new CheckpointBoard({
        checkpoints: runtime.checkpoints,
        readStore: runtime.generations.reads,
        log: eventStore,
        clock: system.clock,
        parked: runtime.parked,
      })
    : undefined;

  const closing = async (error: unknown): Promise<never> => {
    await system.close();
    throw error;
  };
  const { subjects, vault, local } = await openSecrets(settings, system).catch(closing);
  const board = elsewhere ?? runtime.consumers;
  const desks = await openDesks(settings, system, subjects.keyId, logger).catch(closing);
  const notifications = await openSending(settings, system, subjects.keyId, board, logger).catch(closing);
  metrics.watchSending(() => notifications.sender.status);
  const verifier = rememberTokens(local?.tokens ?? oidcTokens({ ...settings.oidc!, clock: system.clock }), {
    clock: system.clock,
  });

  const tables = contexts.flatMap((context) => context.tables);
  const routes = contexts.flatMap((context) => context.routes ?? []);
  const parts = {
    clock: system.clock,
    sources,
    executor: runtime.executor,
    readStore: runtime.generations.reads,
    blobs,
  };
  const rules = (day: LocalDate): RuleSet => rulesOn(ruleBook.version, ruleBook.values, day);
  const uploads = documentUploads({
    folder: join(settings.dataDir, 'uploads'),
    blobs: blobs('documents'),
    readStore: parts.readStore,
    clock: system.clock,
    rulesOn: rules,
  });
  const limits = settings.subjectLimits ?? { perMinute: 200, perDay: 1_000 };
  const tableOf = (of: AnyDecider): CommandTable => tables.find(({ decider }) => decider === of)!;
  const bySystemAlone = async (of: AnyDecider, name: string, ask: SystemAsk): Promise<void> => {
    await runtime.executor.execute(bySystem(tableOf(of), name, ask));
  };
  const named = <Q>(query: Q): Q =>
    local && (query as unknown) === userList ? (userListWithNames(local.credentials) as Q) : query;
  const record = (id: string, by: string) => bySystemAlone(userDecider, 'RecordPasswordSet', { id, input: { by } });
  const recordSignedOut = (id: string) => bySystemAlone(userDecider, 'RecordSignedOut', { id, input: {} });
  const sealing = sealingData(inParts(runtime.executor), vault);
  const ask = askForPersons({
    subjects,
    referencesOf: vault.referencesOf,
    clock: system.clock,
    count: (asked) => bySystemAlone(personLookupDecider, 'ReferencePersons', { input: { ...asked, limits } }),
  });
  const reading = personReading({
    vault,
    travels,
    sources,
    clock: system.clock,
    record: (look: Look) => bySystemAlone(personReadsDecider, 'RecordReading', { input: look }),
  });
  const asked = { clock: system.clock, sources, places: placesOf(contexts) };
  @Module({
    imports: [
      SinergiHttpModule.forRoot({
        tables,
        queries: contexts.flatMap(({ queries }) => queries).map(named),
        totals: contexts.flatMap(({ totals }) => totals),
        publicQueries: contexts.flatMap(({ publicQueries = [] }) => publicQueries),
        executor: openingHandles(uploads.taking(sealing), subjects, system.clock, requireUsable(sources)),
        actions: runtime.actions,
        board,
        histories: runtime.histories,
        pasts: system.pasts,
        eventStore,
        storage,
        readStore: runtime.generations.reads,
        recordDocuments: RECORD_DOCUMENTS,
        storedDocuments: STORED_DOCUMENTS,
        files: blobs('documents'),
        clock: system.clock,
        logger,
        metrics,
        verifier: { verify: async (token) => ({ userId: await verifier.verify(token), ...issuedAt(token) }) },
        principals: { of: (userId) => accounts.principalOf(userId, sources) },
        controllers: [
          ...routes.flatMap(({ controllers = () => [] }) => controllers(parts)),
          uploads.controller,
          accessController({
            ...asked,
            offices: officeNames,
            recordSignedOut,
            ...(local && { local: { ...local, record } }),
          }),
          personsController(reading),
          papersController({
            ...asked,
            journeys,
            offices: { ...offices, ...officeNames },
            numbers: numberBooks,
            travellers: reading,
            stored: storedReference,
          }),
          agreementPapersController({ ...asked, agreements: agreementList, offices: officeNames }),
          subjectsController({ ask, register: registeringPersons(sealing, tableOf(personDecider)) }),
          notifications.controller,
          desks.controller,
        ],
        paths: Object.assign({}, ...routes.map(({ paths }) => paths)) as Record<string, object>,
        groups: Object.assign({}, ...routes.map(({ groups }) => groups)) as Record<string, Meaning>,
        codeLists: [...COMMON_CODES, ...contexts.flatMap(({ codeLists = [] }) => codeLists)],
        attribution: attributionOf(contexts),
        licence: licenceOf(contexts),
        demonstration: settings.mode === 'demo',
        knowsRegion: knownRegionsOf(contexts),
        rulesOn: rules,
        places: placesOf(contexts),
        officeName: async (officeId, at) =>
          (await officeNames.officeOf(officeId, localDateAt(at, zoneOf(NATIONAL)), sources))?.name,
        requireIfMatch: settings.requireIfMatch,
        commandWait: settings.commandWait,
        readWait: settings.readWait,
      }),
    ],
  })
  class ApiModule {}

  const { pages } = settings;
  const app = await createHttpApp(ApiModule, settings.limits, pages && ownPages(pages, settings, system.clock));
  const close = async (): Promise<void> => {
    await app.close();
    elsewhere?.stop();
    await notifications.close();
    await desks.close();
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
    sender: notifications.sender,
    close,
    start: () => {
      (elsewhere ?? runtime.consumers).start();
      notifications.sender.start();
    },
    ...(local && { credentials: local.credentials }),
  };
};
