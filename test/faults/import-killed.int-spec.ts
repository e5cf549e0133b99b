import { beforeAll, describe, expect, it } from '@jest/globals';
import { START, type BlobStore, type LocalDate, type NATIONAL, type ReadStore } from '#kernel';
import { memoryReadStore } from '#read-store-memory';
import { createRuntime, sourcesOf, type ContextModule, type Principal, type Runtime, type Sources } from '#runtime';
import { accounts } from '#contexts/access';
import { adoptions } from '#contexts/adoptions';
import { agreementsContext } from '#contexts/agreements';
import { importsContext } from '#contexts/imports';
import { numberBooks } from '#contexts/numbering';
import { officesContext } from '#contexts/offices';
import { operationsContext } from '#contexts/operations';
import { regionsContext } from '#contexts/regions';
import { historicalVisits, visits as visitRecords, visitsContext } from '#contexts/visits';
import { CrashingProcess, fixedClock, memoryBlobStore, memoryEventStore } from '#testing';
import { takeFile } from '../../libs/contexts/imports/commands/take-file.js';
import { importReader } from '../../libs/contexts/imports/reading/import-reader.js';
import { RULE_BOOK } from '../e2e/rule-book.js';
import { TODAY } from '../e2e/system.js';

/** An import whose process dies at any call of a store, and is started again: each row becomes a record, once. */
const ROWS = 3;
const FILE = [
  'No;Asal;Tujuan;Tanggal;Materi',
  ...Array.from(
    { length: ROWS },
    (_, at) => `${at};Kabupaten Kapuas;Kabupaten Sleman;${at + 1} Januari 2023;Topik ke-${at}`,
  ),
].join('\n');
const STEWARD: Principal = {
  userId: 'walidata',
  grants: [
    {
      grantId: 'g',
      role: 'DATA_STEWARD',
      scope: 'ID' as typeof NATIONAL,
      officeId: 'walidata',
      validFrom: '2024-01-01' as LocalDate,
    } as Principal['grants'][number],
  ],
};

const blobs: BlobStore = memoryBlobStore();
let contexts: readonly ContextModule[];
let reader: ReturnType<typeof importReader>;
beforeAll(() => {
  const regions = regionsContext();
  const { registers } = regions;
  // Kept from one life of the process to the next: what it reads follows from the file alone.
  reader = importReader(registers);
  const { offices } = officesContext({ regions: regions.resolver, accounts });
  const visits = visitsContext({
    regions: regions.resolver,
    calendar: regions.calendar,
    accounts,
    offices,
    adoptions,
    numbers: numberBooks,
  });
  const agreements = agreementsContext({
    regions: regions.resolver,
    calendar: regions.calendar,
    accounts,
    offices,
    visits: visitRecords,
  });
  const ofVisits = {
    table: visits.tables.find(({ decider }) => decider.category === 'historicalVisit')!,
    importOf: ({ id }: { readonly id: string }, sources: Sources) => historicalVisits.importOf(id, sources),
    isVoided: historicalVisits.isVoided,
  };
  const ofAgreements = agreements.tables.find(({ decider }) => decider.category === 'historicalAgreement')!;
  // The rest of these contexts would only add calls at which to die.
  const tablesOf = ({ name, tables }: ContextModule): ContextModule => ({
    name,
    tables,
    queries: [],
    totals: [],
    projections: [],
    processManagers: [],
    deadlines: [],
  });
  contexts = [
    tablesOf(regions.context),
    tablesOf(visits),
    tablesOf(agreements),
    importsContext({
      regions: regions.resolver,
      registers,
      records: { VISITS: ofVisits, AGREEMENTS: { ...ofVisits, table: ofAgreements } },
      atOnce: 2,
    }),
    operationsContext(),
  ];
});

interface World {
  readonly eventStore: ReturnType<typeof memoryEventStore>;
  readonly readStore: ReadStore;
}
const runtimeOn = ({ eventStore, readStore }: World): Promise<Runtime> =>
  createRuntime({
    eventStore,
    readStore,
    blobs: () => blobs,
    clock: fixedClock(TODAY),
    ruleBook: RULE_BOOK,
    contexts,
    pause: async () => undefined,
  });

/** A log in which the import is committed, and nothing of it carried out. */
const committed = async (): Promise<World & { readonly importId: string }> => {
  const world = { eventStore: memoryEventStore(), readStore: memoryReadStore() };
  const { executor, aggregates } = await runtimeOn(world);
  const table = contexts.flatMap(({ tables }) => tables).find(({ path }) => path === 'imports')!;
  const take = takeFile({
    clock: fixedClock(TODAY),
    blobs: () => blobs,
    sources: sourcesOf(aggregates, { blobs: () => blobs }),
    reader,
  });
  const content = (async function* () {
    yield Buffer.from(FILE);
  })();
  const asked = { principal: STEWARD, correlationId: 'c' };
  const start = table.rows.find(({ name }) => name === 'StartImport')!;
  const input = await take({ content, region: '62.03' as never, layout: 'VISITS' }, STEWARD);
  const receipt = await executor.execute({ table, row: start, input, commandId: 'start-1234', ...asked });
  const row = table.rows.find(({ name }) => name === 'CommitImport')!;
  await executor.execute({ table, row, id: receipt.id, input: {}, commandId: 'commit-1234', ...asked });
  return { ...world, importId: receipt.id };
};

const told = async ({ eventStore, importId }: World & { readonly importId: string }) => {
  const events = (await eventStore.readAll(START, 1_000)).events;
  return {
    records: events
      .filter(({ type }) => type === 'HistoricalRecordImported')
      .map(({ data }) => (data as { topic: string }).topic),
    chunks: events.filter(({ type }) => type === 'ImportRowsRecorded').length,
    end: events.filter(({ type }) => type === 'ImportCompleted').map(({ data }) => data),
    importId,
  };
};

describe('An import', () => {
  it('killed at any call of a store and started again records each row once, and tells so', async () => {
    const counting = new CrashingProcess();
    const first = await committed();
    const whole = await runtimeOn({
      eventStore: counting.over(first.eventStore),
      readStore: counting.over(first.readStore),
    });
    await whole.consumers.settle();
    const expected = {
      records: Array.from({ length: ROWS }, (_, at) => `Topik ke-${at}`),
      chunks: 2,
      end: [{ importId: first.importId, imported: ROWS, already: 0, refused: 0 }],
      importId: first.importId,
    };
    expect(await told(first)).toEqual(expected);
    expect(counting.calls).toBeGreaterThan(30);

    for (let call = 1; call <= counting.calls; call += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = await committed();
        const dying = new CrashingProcess({ call, when });
        const died = runtimeOn({
          eventStore: dying.over(world.eventStore),
          readStore: dying.over(world.readStore),
        }).then((runtime) => runtime.consumers.settle());
        expect(String(await died.catch((error: unknown) => error))).toContain('Crash');
        await (await runtimeOn(world)).consumers.settle();
        expect([call, when, await told(world)]).toEqual([call, when, expected]);
      }
    }
  });
});
