import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn } from '#demo';
import { compose, type Sinergi } from '../../apps/api/compose.js';
import { demonstrate, injected } from '../../apps/api/demonstration.js';
import { readRuleBook } from '../../apps/composition/rule-book.js';
import { BadSetting } from '../../apps/composition/environment.js';
import { readSettings } from '../../apps/composition/settings.js';
import { fencedBlocks } from './fenced-blocks.js';
import { textOf } from './repository.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sinergi-how-to-'))));
afterAll(() => rm(folder, { recursive: true }));

const open = async (dataDir: string): Promise<Sinergi> => {
  const settings = readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  return compose(settings, await readRuleBook(settings.rulesFile));
};

describe('A backup', () => {
  const [, ...files] = [...textOf('docs/how-to/run-in-production.md').matchAll(/^\| (file|`([a-z.-]+)`) .*\| (back up|[^|]+) \|$/gm)];
  const toKeep = files.filter(([, , , advice]) => advice !== 'no').map(([, , name = '']) => name);

  it('of the files that it names gives the same system, with read models made anew and nothing done twice', async () => {
    const [original, restored] = [join(folder, 'original'), join(folder, 'restored')];
    const first = await open(original);
    const [, , kades] = await demonstrate(first, original);
    const shown = async (system: Sinergi) => {
      await system.runtime.consumers.settle();
      const call = injected(system);
      const token = await signIn(call, kades!);
      const ask = async (path: string) => (await call({ method: 'GET', path, token })).body as { items?: object; totals?: object };
      const { body: person } = await call({ method: 'POST', path: '/v1/subjects', token, body: { nik: '6203020101800001' } });
      return {
        visits: (await ask('/v1/visits')).items, totals: (await ask('/v1/visit-totals?region=62.03.02.2007&year=2024')).totals, person,
        head: await system.eventStore.head(),
      };
    };
    const before = await shown(first);
    await first.close();

    expect((await readdir(original)).filter((name) => /\.(db|key)$/.test(name)).sort()).toEqual([...toKeep, 'read-models.db'].sort());
    await mkdir(restored);
    for (const name of toKeep) for (const end of ['', '-wal']) await cp(join(original, name + end), join(restored, name + end)).catch(() => undefined);
    const second = await open(restored);
    expect(await shown(second)).toEqual(before);
    expect(before.visits).toHaveLength(1);
    await second.close();
  });
});

describe('Rule values', () => {
  const [example] = fencedBlocks(textOf('docs/how-to/change-a-rule-value.md')).filter(({ language }) => language === 'json');
  const reading = async (text: string) => {
    const file = join(folder, 'rules.json');
    await writeFile(file, text);
    return readRuleBook(file);
  };

  it('are written as the example shows', async () => {
    expect((await reading(example!.text)).values).toEqual(JSON.parse(example!.text));
  });

  it.each([
    [{ setting: 'VISIT_REPORT_DAYS' }, '"setting"'], [{ region: '6203' }, '"region"'], [{ validFrom: '2025' }, '"validFrom"'],
    [{ legalBasis: ' ' }, '"legalBasis"'], [{ value: 0 }, 'whole number'],
  ])('that cannot be meant stop the start, with the entry and what is wrong: %j', async (change, told) => {
    const [first, second] = JSON.parse(example!.text) as object[];
    const start = reading(JSON.stringify([second, { ...first, ...change }]));
    await expect(start).rejects.toThrow('entry 2');
    await expect(start).rejects.toThrow(told);
  });
});

describe('A setting', () => {
  it.each([
    { PORT: 'http' }, { PORT: '65536' }, { SINERGI_MODE: 'prod' }, { EVENT_STORE: 'mysql' }, { LOG_LEVEL: 'loud' }, { SINERGI_PORT: '1' },
    { OIDC_ISSUER: 'https://sso.example.go.id', SINERGI_MODE: 'production' }, { SINERGI_KEEPER: 'pengelola' },
    { OIDC_ISSUER: 'https://sso.example.go.id', OIDC_AUDIENCE: 'sinergi' },
  ])('that cannot be meant stops the start, by its name: %j', (env) => {
    expect(() => readSettings(env)).toThrow(BadSetting);
    expect(() => readSettings(env)).toThrow(new RegExp(Object.keys(env)[0]!.replace(/_.*/, '')));
  });
});
