import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn, type DemoAccount } from '#demo';
import { compose, type Sinergi } from '../../apps/api/compose.js';
import { demonstrate, injected } from '../../apps/api/demonstration.js';
import { readRuleBook } from '../../apps/composition/rule-book.js';
import { BadSetting } from '../../apps/composition/environment.js';
import { readSettings } from '../../apps/composition/settings.js';
import { loadedFolder } from '../e2e/loaded-folder.js';
import { ops } from '../e2e/ops.js';
import { ADMIN, SystemUnderTest } from '../e2e/system.js';
import { fencedBlocks } from './fenced-blocks.js';
import { textOf } from './repository.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sinergi-how-to-'))));
afterAll(() => rm(folder, { recursive: true }));

const open = async (dataDir: string): Promise<Sinergi> => {
  const settings = readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  return compose(settings, await readRuleBook(settings.rulesFile));
};

/** What the system shows to the village head of the demonstration, and how far its log goes. */
const shownBy = async (system: Sinergi, [, , kades]: readonly DemoAccount[]) => {
  await system.runtime.consumers.settle();
  const call = injected(system);
  const token = await signIn(call, kades!);
  const ask = async (path: string) =>
    (await call({ method: 'GET', path, token })).body as { items?: object; totals?: object };
  return {
    visits: (await ask('/v1/visits')).items,
    totals: (await ask('/v1/visit-totals?region=62.03.02.2007&year=2024')).totals,
    head: await system.eventStore.head(),
  };
};

/** Takes the files along that stand with that advice in a table of the page. */
const copyFiles = async (names: readonly string[], from: string, to: string): Promise<void> => {
  for (const name of names)
    for (const end of ['', '-wal']) await cp(join(from, name + end), join(to, name + end)).catch(() => undefined);
};

describe('A backup', () => {
  const [, ...files] = [
    ...textOf('docs/how-to/run-in-production.md').matchAll(/^\| (file|`([a-z.-]+)`) .*\| (back up|[^|]+) \|$/gm),
  ];
  const toKeep = files.filter(([, , , advice]) => advice !== 'no').map(([, , name = '']) => name);

  it('of the files that it names gives the same system, with read models made anew and nothing done twice', async () => {
    const [original, restored] = [join(folder, 'original'), join(folder, 'restored')];
    await loadedFolder(original);
    const first = await open(original);
    const accounts = await demonstrate(first, original);
    const before = await shownBy(first, accounts);
    await first.close();

    expect((await readdir(original)).filter((name) => /\.(db|key)$/.test(name)).sort()).toEqual(
      [...toKeep, 'read-models.db'].sort(),
    );
    await mkdir(restored);
    await copyFiles(toKeep, original, restored);
    const second = await open(restored);
    expect(await shownBy(second, accounts)).toEqual(before);
    expect(before.visits).toHaveLength(1);
    await second.close();
  });
});

describe('A move to other stores', () => {
  const named = [...textOf('docs/how-to/move-to-servers.md').matchAll(/^ *\| (`.*`) \| .* \|$/gm)].flatMap(
    ([, names = '']) => [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );

  it('with the files that it names gives the same system, and appends nothing', async () => {
    const [left, arrived, file] = [join(folder, 'left'), join(folder, 'arrived'), join(folder, 'log.jsonl')];
    await loadedFolder(left);
    const first = await open(left);
    const accounts = await demonstrate(first, left);
    const before = await shownBy(first, accounts);
    await first.close();

    expect((await readdir(left)).filter((name) => !/^(events|read-models)\.db|-(wal|shm)$/.test(name)).sort()).toEqual(
      [...named].sort(),
    );
    expect((await ops({ DATA_DIR: left }, 'log', 'export', file)).code).toBe(0);
    expect((await ops({ DATA_DIR: arrived }, 'log', 'import', file)).code).toBe(0);
    await copyFiles(named, left, arrived);
    const second = await open(arrived);
    expect(await demonstrate(second, arrived)).toEqual(accounts);
    expect(await shownBy(second, accounts)).toEqual(before);
    expect(before.visits).toHaveLength(1);
    await second.close();
  });
});

describe('Rule values', () => {
  const [example] = fencedBlocks(textOf('docs/how-to/change-a-rule-value.md')).filter(
    ({ language }) => language === 'json',
  );
  const reading = async (text: string) => {
    const file = join(folder, 'rules.json');
    await writeFile(file, text);
    return readRuleBook(file);
  };

  it('are written as the example shows', async () => {
    expect((await reading(example!.text)).values).toEqual(JSON.parse(example!.text));
  });

  it.each([
    [{ setting: 'VISIT_REPORT_DAYS' }, '"setting"'],
    [{ region: '6203' }, '"region"'],
    [{ validFrom: '2025' }, '"validFrom"'],
    [{ legalBasis: ' ' }, '"legalBasis"'],
    [{ value: 0 }, 'whole number'],
  ])('that cannot be meant stop the start, with the entry and what is wrong: %j', async (change, told) => {
    const [first, second] = JSON.parse(example!.text) as object[];
    const start = reading(JSON.stringify([second, { ...first, ...change }]));
    await expect(start).rejects.toThrow('entry 2');
    await expect(start).rejects.toThrow(told);
  });
});

describe('A setting', () => {
  it.each([
    { PORT: 'http' },
    { PORT: '65536' },
    { SINERGI_MODE: 'prod' },
    { EVENT_STORE: 'mysql' },
    { LOG_LEVEL: 'loud' },
    { SINERGI_PORT: '1' },
    { OIDC_ISSUER: 'https://sso.example.go.id', SINERGI_MODE: 'production' },
    { SINERGI_KEEPER: 'pengelola' },
    { OIDC_ISSUER: 'https://sso.example.go.id', OIDC_AUDIENCE: 'sinergi' },
  ])('that cannot be meant stops the start, by its name: %j', (env) => {
    expect(() => readSettings(env)).toThrow(BadSetting);
    expect(() => readSettings(env)).toThrow(new RegExp(Object.keys(env)[0]!.replace(/_.*/, '')));
  });
});

describe('Requests that the guides show', () => {
  let system: SystemUnderTest;
  beforeAll(async () => void (system = await SystemUnderTest.start()));
  afterAll(() => system.stop());

  it('load a working calendar', async () => {
    const page = textOf('docs/how-to/load-a-working-calendar.md');
    const [, path = '', body = ''] =
      /curl -s "\$SINERGI(\/v1\/calendars\/\S+)"[^{]*-d '(\{[\s\S]*?\})'\n/.exec(page) ?? [];
    const taken = await system.post('walidata', path, JSON.parse(body) as object);
    expect(taken).toMatchObject({ status: 200, body: { events: ['WorkingCalendarLoaded'] } });
  });

  it('make the first users', async () => {
    const requests = [
      ...textOf('docs/how-to/run-in-production.md').matchAll(
        /curl -s (-X PUT )?"\$SINERGI(\/v1\/users\S*)"[^{]*-d '(\{[\s\S]*?\})'/g,
      ),
    ];
    const token = await system.tokenOf(ADMIN);
    let id = '';
    const statuses: number[] = [];
    for (const [, put, path = '', body = ''] of requests) {
      const answer = await system.call({
        method: put ? 'PUT' : 'POST',
        path: path.replace('$ID', id),
        token,
        body: JSON.parse(body) as object,
      });
      id = String((answer.body as { id?: string } | undefined)?.id ?? id);
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([201, 200, 204]);
    const { username, password } = JSON.parse(requests.at(-1)![3]!) as { username: string; password: string };
    const signedIn = await system.call({ method: 'POST', path: '/v1/auth/token', body: { username, password } });
    const me = await system.call({
      method: 'GET',
      path: '/v1/me',
      token: (signedIn.body as { access_token: string }).access_token,
    });
    expect(me.body).toMatchObject({ userId: id, grants: [{ role: 'REGENCY_PMD', scope: '63.10' }] });
  });
});
