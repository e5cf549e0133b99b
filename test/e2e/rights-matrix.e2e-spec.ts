import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPdf } from '#testing';
import { openLocalTokens } from '#contexts/access';
import { ROLES, collectionOf, streamId, type Role, type StoredDocument } from '#kernel';
import {
  bySystem,
  isSystems,
  sideOf,
  sourcesOf,
  type AnyRow,
  type CommandTable,
  type ModelQuery,
  type Side,
} from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import { withHandles } from './handles.js';
import { importOne } from './import-one.js';
import { SystemUnderTest } from './system.js';
import { strangers } from './visit-story.js';

/** Around the records of the first scenario, of one side and the other, beside them, and far away. */
const PLACES = [
  ...['ID', '62', '62.03', '62.03.02', '62.03.02.2007', '62.03.02.2006', '63.10', '63.10.09.2009', '34.04.01.2001'],
  // Far away, too, at each level: at length.
  ...(process.env['TEST_LONG'] ? ['34', '34.04', '34.04.01'] : []),
];
/** No revision that any record has: whoever is let through is told so, and nothing is changed. */
const UNSEEN = '"999999"';
/** The largest page of a list. */
const PAGE = 200;
const OFFICE = 'pemdes-62.03.02.2007';
/** The office in which the examples of cooperation act. */
const COOPERATION = 'kerja-sama-62.03';
/** The office that nominates a model village in its example. */
const EMPOWERMENT = 'dpmd-63.04';

interface Account {
  readonly role: Role;
  readonly scope: string;
  readonly token: string;
}

/** A person whom those may name who issue the travel order of the record. */
const [SOMEBODY] = strangers(1);

/** What a scope reaches, told apart from the code under test: the code itself, and what begins with it and a dot. */
const reaches = (scope: string, region: string): boolean =>
  scope === 'ID' || scope === region || region.startsWith(`${scope}.`);

const contexts = allContexts();
const tables = contexts.flatMap((context) => context.tables).filter(({ rows }) => rows.some((row) => !isSystems(row)));
const queries = contexts.flatMap((context) => context.queries);
const totals = contexts.flatMap((context) => context.totals);

let system: SystemUnderTest;
let accounts: readonly Account[];
/** Ids of the records that there are, by category. */
let records: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  system = await SystemUnderTest.start();
  const { issue } = await openLocalTokens({ dataDir: system.dataDir, clock: system.clock });
  const users = system.sinergi.tables.find(({ path }) => path === 'users')!;
  const give = (name: string, id: string | undefined, input: object) =>
    system.sinergi.runtime.executor.execute(bySystem(users, name, { input, ...(id && { id }) }));
  const made: Account[] = [];
  for (const role of ROLES.filter((each) => each !== 'SYSTEM' && each !== 'PUBLIC')) {
    for (const scope of PLACES) {
      const { id } = await give('RegisterUser', undefined, { kind: 'PERSON' });
      const grant = { grantId: 'satu', role, scope, officeId: OFFICE, validFrom: '2024-01-01' };
      // Not every role is held at every level.
      const granted = await give('GrantRole', id, grant).then(
        () => true,
        () => false,
      );
      if (granted) made.push({ role, scope, token: (await issue(id)).accessToken });
    }
  }
  accounts = made;
  // So that every list has something to hide.
  const { headers } = await system.call({
    method: 'POST',
    path: '/v1/uploads',
    token: await system.tokenOf('kades-sei-asam'),
    bytes: plainPdf(['Surat']),
  });
  await system.post('kades-sei-asam', '/v1/documents', {
    upload: headers['location']!.replace('/v1/uploads/', ''),
    document: { type: 'SURAT', date: '2026-11-02', classification: 'INTERNAL' },
  });
  const [visit] = (await system.log()).filter(({ type }) => type === 'VisitProposed');
  await system.post('sekdes-sei-asam', `/v1/visits/${streamId(visit!.stream)}/request-correction`, {
    targetEventId: visit!.id,
    changes: [{ field: '/delegationSize', value: 24 }],
    reason: 'Jumlahnya tertukar saat disalin.',
  });
  const ceilings = system.sinergi.tables.find(({ path }) => path === 'travel-ceilings')!;
  const spent = { region: '62.03', fiscalYear: 2026, visitId: streamId(visit!.stream), amount: '1000000' };
  await system.sinergi.runtime.executor.execute(bySystem(ceilings, 'RecordTravelMoney', { input: spent }));
  await system.employ('kerja-sama-kapuas', 'REGENCY_COOP', '62.03', COOPERATION);
  const rows = contexts.flatMap((context) => context.tables).flatMap((table) => table.rows as readonly AnyRow[]);
  await system.post(
    'kerja-sama-kapuas',
    '/v1/agreements',
    rows.find(({ name }) => name === 'InitiateCooperation')!.example!,
  );
  await system.employ('dpmd-batola', 'REGENCY_PMD', '63.04', EMPOWERMENT);
  await system.post(
    'dpmd-batola',
    '/v1/model-villages',
    rows.find(({ name }) => name === 'NominateModelVillage')!.example!,
  );
  await importOne(system);
  await system.settle();
  const found = new Map<string, string[]>();
  for (const { stream } of await system.log()) {
    const category = stream.slice(0, stream.indexOf('-'));
    const ids = found.get(category) ?? [];
    if (!ids.includes(streamId(stream as never))) found.set(category, [...ids, streamId(stream as never)]);
  }
  records = found;
});
afterAll(() => system.stop());

const ask = async ({ token }: Account, url: string, headers: object = {}) => {
  const { statusCode, payload } = await system.sinergi.app.inject({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return { status: statusCode, payload };
};

it('Every role is held somewhere', () => {
  expect([...new Set(accounts.map(({ role }) => role))].sort()).toEqual(
    ROLES.filter((role) => role !== 'SYSTEM' && role !== 'PUBLIC').sort(),
  );
});

describe('Every role, for every region, finds of', () => {
  const mayAsk = ({ roles, scopeField }: ModelQuery, { role, scope }: Account): boolean =>
    roles.includes(role) && (scopeField !== 'ID' || scope === 'ID');

  const all = async ({ model, only }: ModelQuery): Promise<readonly StoredDocument[]> => {
    const found: StoredDocument[] = [];
    const shown = only?.(system.clock.now());
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await system.sinergi.runtime.generations.reads.find(collectionOf(model), {
        limit: PAGE,
        ...(shown && { only: shown }),
        ...(cursor && { cursor }),
      });
      found.push(...page.items);
      ({ cursor } = page);
    }
    return found;
  };

  it.each(queries.map((query) => ({ path: query.path, query })))(
    '$path, its exports, details and history what its regions reach and no more',
    async ({ query }) => {
      const items = await all(query);
      const regionsOf = (doc: object | null): readonly string[] =>
        query.scopeField && query.scopeField !== 'ID'
          ? [(doc as Readonly<Record<string, string | readonly string[]>>)[query.scopeField] ?? []].flat()
          : ['62.03.02.2007'];
      const sees = (account: Account, doc: object | null): boolean =>
        account.scope === 'ID' ||
        !query.scopeField ||
        query.scopeField === 'ID' ||
        regionsOf(doc).some((each) => reaches(account.scope, each));
      const wrong: unknown[] = [];
      const note = (account: Account, what: string, got: unknown, wanted: unknown): void => {
        if (JSON.stringify(got) !== JSON.stringify(wanted))
          wrong.push([account.role, account.scope, what, got, wanted]);
      };
      for (const account of accounts) {
        const asked = mayAsk(query, account);
        const rows = items.filter(({ doc }) => sees(account, doc)).length;
        const list = await ask(account, `/v1/${query.path}?limit=${PAGE}`);
        const body = JSON.parse(list.payload) as { readonly items?: readonly unknown[]; readonly code?: string };
        note(
          account,
          'list',
          [list.status, body.items?.length, body.code],
          asked ? [200, Math.min(rows, PAGE), undefined] : [403, undefined, 'E_SCOPE'],
        );
        const file = await ask(account, `/v1/${query.path}?format=csv`);
        const lines = file.status === 200 ? (parse(file.payload) as readonly unknown[]).length - 1 : undefined;
        note(account, 'csv', [file.status, lines], asked ? [200, rows] : [403, undefined]);
        if (query.total) continue;
        for (const { id, doc } of [items[0], items.at(-1)].flatMap((item) => item ?? [])) {
          const status = !asked ? 403 : sees(account, doc) ? 200 : 404;
          note(account, id, (await ask(account, `/v1/${query.path}/${id}`)).status, status);
          if (query.category)
            note(account, 'history', (await ask(account, `/v1/${query.path}/${id}/history`)).status, status);
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  // Those without a year are of one record beside the region: they have tests of their own.
  const ofRegions = totals.filter(({ parameters }) => 'region' in parameters && 'year' in parameters);
  it.each(ofRegions.map((row) => ({ path: row.path, row })))('$path those of its own regions', async ({ row }) => {
    const wrong: unknown[] = [];
    for (const account of accounts) {
      for (const region of PLACES) {
        const wanted = row.roles.includes(account.role) && reaches(account.scope, region) ? 200 : 403;
        const { status } = await ask(account, `/v1/${row.path}?region=${region}&year=2024`);
        if (status !== wanted) wrong.push([account.role, account.scope, region, status, wanted]);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('Every role, for every region, is let through to', () => {
  const mayGive = ({ role, scope }: Account, sides: readonly Side[], every: boolean): boolean =>
    sides.some(({ roles, parties, officeId, government, party }) => {
      const agency = role === 'OPD_HEAD' || role === 'MINISTRY_OFFICER' || role === 'DPRD_SECRETARIAT';
      if (!roles.includes(role) || (agency && officeId !== undefined && officeId !== OFFICE)) return false;
      if (agency && government !== undefined && government !== scope) return false;
      if (party && (party.scope !== scope || (scope === 'ID' && party.officeId !== OFFICE))) return false;
      return every
        ? parties.every((region) => reaches(scope, region))
        : parties.length === 0 || parties.some((region) => reaches(scope, region));
    });

  const mayKnow = ({ role, scope }: Account, { readers }: CommandTable, row: AnyRow, state: unknown): boolean =>
    row.creates === true ||
    row.idOf !== undefined ||
    !readers ||
    (readers.roles.includes(role) &&
      (scope === 'ID' || readers.regions(state).some((region) => reaches(scope, region))));

  /** Those that have a route; an upload is its sender's alone, before anything else is asked. */
  const isAsked = (row: AnyRow): boolean => !isSystems(row) && !row.unrouted && !row.takesUpload;
  const rows = tables.flatMap((table) =>
    table.rows.filter(isAsked).map((row) => ({ name: `${table.path}: ${row.name}`, table, row })),
  );
  it.each(rows)(
    '$name where it belongs to one of those who give it, and else changes nothing',
    async ({ table, row }) => {
      const sources = sourcesOf(system.sinergi.runtime.aggregates);
      const named = JSON.stringify(row.example ?? {})
        .replace(/"subjectRef":"[^"]+"/g, `"subjectRef":"${SOMEBODY}"`)
        .replaceAll(COOPERATION, OFFICE)
        .replaceAll(EMPOWERMENT, OFFICE);
      const input = withHandles(JSON.parse(named) as object) as never;
      const [known] = records.get(table.decider.category) ?? [];
      const id = row.creates ? undefined : (row.idOf?.(input) ?? known);
      if (!row.creates && id === undefined) throw new Error(`no record of ${table.decider.category}`);
      const state: unknown = await sources.state(table.decider, id ?? 'belum-ada');
      const command: unknown = await row.prepare(input, id ?? 'belum-ada', sources);
      const record = () => sources.record(table.decider, id ?? 'belum-ada');
      const sides = (await row.sides?.(command, state, record)) ?? [sideOf(row, command, state)];
      const kebab = row.name
        .replace(/(?<=[a-z])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g, (letter: string) => `-${letter}`)
        .toLowerCase();
      const url = row.creates ? `/v1/${table.path}` : `/v1/${table.path}/${row.idOf ? '' : `${id}/`}${kebab}`;
      const before = await system.head();
      const wrong: unknown[] = [];
      for (const account of accounts) {
        const { statusCode, payload } = await system.sinergi.app.inject({
          method: 'POST',
          url,
          payload: input,
          headers: { authorization: `Bearer ${account.token}`, 'if-match': UNSEEN },
        });
        const { code } = JSON.parse(payload) as { code?: string };
        const through = code === 'E_CONCURRENCY';
        const stopped = code === 'E_SCOPE' || code === 'E_NOT_FOUND' || (row.persons && code === 'E_VALIDATION');
        if (mayKnow(account, table, row, state) && mayGive(account, sides, row.reach === 'every') ? !through : !stopped)
          wrong.push([account.role, account.scope, statusCode, payload]);
      }
      expect(wrong).toEqual([]);
      expect(await system.head()).toBe(before);
    },
  );
});
