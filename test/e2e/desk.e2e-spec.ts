import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VIEWS } from '../../apps/dashboard/views.js';
import { LARGEST_DRAFT, MOST_DRAFTS, MOST_FIELDS } from '../../libs/contexts/desk/domain/drafts.js';
import { LONGEST_SEARCH, MOST_VIEWS } from '../../libs/contexts/desk/domain/saved-views.js';
import { ADMIN, SystemUnderTest } from './system.js';

/** Drafts of users and offices, and saved views, as clients keep them. */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const [CLERK, HEAD, FOREIGN, INSPECTOR] = [
  'sekdes-sei-asam',
  'kades-sei-asam',
  'kades-mekar-jaya',
  'inspektorat-kapuas',
] as const;
const NIK = '6203021506850777';
const SCOPE = '62.03.02.2007';
const OFFICE = `pemdes-${SCOPE}`;
const form = (value = 'STUDI_TIRU', over: object = {}) => ({
  list: 'visits',
  operation: 'new',
  fields: [{ name: '/kind', value }],
  ...over,
});
const call = async (by: string, method: string, path: string, body?: object) =>
  system.call({ method: method as never, path: `/v1/${path}`, token: await system.tokenOf(by), ...(body && { body }) });
const told = ({ status, body }: { readonly status: number; readonly body: unknown }) => {
  const { code, field, parameter } = (body ?? {}) as Readonly<Record<string, string>>;
  return [status, code, field ?? parameter];
};
const itemsOf = async (by: string, path: string) =>
  ((await call(by, 'GET', path)).body as { readonly items: readonly { readonly id: string }[] }).items;

describe('A draft of one’s own', () => {
  it('is kept, read and thrown away by its user, and is there for nobody else', async () => {
    const id = randomUUID();
    const about = 'Mekar Jaya · 3–4 Feb 2027';
    expect((await call(HEAD, 'PUT', `drafts/${id}`, form('STUDI_TIRU', { about }))).status).toBe(204);
    const head = { id, list: 'visits', operation: 'new', about, savedAt: system.clock.now() };
    expect(await itemsOf(HEAD, 'drafts')).toEqual([head]);
    expect(await call(HEAD, 'GET', `drafts/${id}`)).toMatchObject({ status: 200, body: { ...head, ...form() } });
    expect([await itemsOf(CLERK, 'drafts'), told(await call(CLERK, 'GET', `drafts/${id}`))]).toEqual([
      [],
      [404, 'E_NOT_FOUND', undefined],
    ]);
    expect((await call(CLERK, 'DELETE', `drafts/${id}`)).status).toBe(204);
    expect(await itemsOf(HEAD, 'drafts')).toHaveLength(1);
    for (let twice = 0; twice < 2; twice += 1) expect((await call(HEAD, 'DELETE', `drafts/${id}`)).status).toBe(204);
    expect(await itemsOf(HEAD, 'drafts')).toEqual([]);
    expect(told(await system.call({ method: 'GET', path: '/v1/drafts' }))).toEqual([
      401,
      'E_UNAUTHENTICATED',
      undefined,
    ]);
  });

  it('is of a form that there is, known by a UUID, and holds no number of a person', async () => {
    const kept = async (over: object, id: string = randomUUID()) =>
      told(await call(HEAD, 'PUT', `drafts/${id}`, form('STUDI_TIRU', over)));
    const fields = (name: string, value: string) => ({ fields: [{ name, value }] });
    const invalid = (field: string) => [422, 'E_VALIDATION', field];
    expect([
      await kept({ list: 'tiada' }),
      await kept({ operation: 'tiada' }),
      await kept({ operation: 'cancel-visit' }),
      await kept({ record: 'v-1' }),
      await kept({ list: 'Visits?' }),
      await kept({ record: NIK }),
      await kept({ about: `NIK ${NIK}` }),
      await kept({ about: 'x'.repeat(121) }),
      await kept(fields('/reason', `NIK ${NIK}`)),
      await kept(fields(`/${NIK}`, 'x')),
      await kept(fields('/reason', 'a\u202Eb')),
      await kept({ lain: 1 }),
      await kept({}, 'bukan-uuid'),
    ]).toEqual([
      invalid('/list'),
      invalid('/operation'),
      invalid('/operation'),
      invalid('/operation'),
      invalid('/list'),
      invalid('/record'),
      invalid('/about'),
      invalid('/about'),
      invalid('/fields/0/value'),
      invalid('/fields/0/name'),
      invalid('/fields/0/value'),
      invalid('/lain'),
      [400, 'E_MALFORMED', 'id'],
    ]);
    expect(await itemsOf(HEAD, 'drafts')).toEqual([]);
    expect(await kept({ operation: 'cancel-visit', record: 'v-1' })).toEqual([204, undefined, undefined]);
  });

  it('is bounded exactly: in characters, in fields, and in number, of which the oldest goes', async () => {
    const kept = async (fields: readonly object[], id: string = randomUUID()) =>
      told(await call(FOREIGN, 'PUT', `drafts/${id}`, form('', { fields })));
    const of = (length: number) => [
      { name: '/a', value: 'x'.repeat(length) },
      { name: '/b', value: 'y' },
    ];
    const most = LARGEST_DRAFT - '/a/by'.length;
    expect([await kept(of(most)), await kept(of(most + 1))]).toEqual([
      [204, undefined, undefined],
      [413, 'E_TOO_LARGE', '/fields'],
    ]);
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `/${at}`, value: 'x' }));
    expect([await kept(many(MOST_FIELDS)), await kept(many(MOST_FIELDS + 1))]).toEqual([
      [204, undefined, undefined],
      [422, 'E_VALIDATION', '/fields'],
    ]);
    const ids = Array.from({ length: MOST_DRAFTS }, () => randomUUID());
    for (const id of ids) await kept(many(1), id);
    expect((await itemsOf(FOREIGN, 'drafts')).map(({ id }) => id)).toEqual([...ids].reverse());
  });
});

describe('A draft of an office', () => {
  const at = (rest: string, query = '', office = OFFICE, scope = SCOPE) =>
    `office-drafts${rest}?office=${office}&scope=${scope}${query}`;
  const put = (by: string, id: string, body: object = form(), seen?: number) =>
    call(by, 'PUT', at(`/${id}`, seen === undefined ? '' : `&seen=${seen}`), body);
  const prepared = async (): Promise<string> => {
    const id = randomUUID();
    expect((await put(CLERK, id)).status).toBe(200);
    return id;
  };
  const keeper = (title: string) => ({
    titleId: expect.stringContaining(title) as unknown,
    titleEn: expect.any(String) as unknown,
    office: expect.stringContaining('Sei Asam') as unknown,
  });

  it('tells who prepared and who changed it, as his right has it whatever he says', async () => {
    const id = await prepared();
    const changed = await put(HEAD, id, form('KAJI_BANDING'), 1);
    const by = { preparedBy: keeper('Sekretaris Desa'), changedBy: keeper('Kepala Desa') };
    expect(changed).toMatchObject({ status: 200, body: { id, version: 2, ...by } });
    expect(changed.body).not.toHaveProperty('fields');
    expect((await itemsOf(CLERK, at(''))).filter((each) => each.id === id)).toEqual([changed.body]);
    expect(await call(CLERK, 'GET', at(`/${id}`))).toMatchObject({ body: { ...by, ...form('KAJI_BANDING') } });
    expect(told(await put(CLERK, randomUUID(), form('x', { preparedBy: keeper('Bupati') })))).toEqual([
      422,
      'E_VALIDATION',
      '/preparedBy',
    ]);
  });

  it('is open to whoever holds a right of that office in that region now, and to nobody else, whatever he does', async () => {
    const id = await prepared();
    const closed = [403, 'E_SCOPE', undefined];
    const ways = async (by: string, scope: string) => {
      const all: unknown[] = [];
      for (const [method, path, body] of [
        ['GET', at('', '', OFFICE, scope)],
        ['GET', at(`/${id}`, '', OFFICE, scope)],
        ['PUT', at(`/${id}`, '&seen=1', OFFICE, scope), form('x')],
        ['DELETE', at(`/${id}`, '&seen=1', OFFICE, scope)],
        ['POST', at(`/${id}/begin`, '&seen=1', OFFICE, scope)],
        ['POST', at(`/${id}/end`, '', OFFICE, scope), { sent: true }],
      ] as const)
        all.push(told(await call(by, method, path, body)));
      return all;
    };
    for (const [by, scope] of [
      [FOREIGN, SCOPE],
      [INSPECTOR, SCOPE],
      [ADMIN, SCOPE],
      [CLERK, '62.03'],
    ] as const)
      expect([by, await ways(by, scope)]).toEqual([by, Array(6).fill(closed)]);
    expect(await call(HEAD, 'GET', at(`/${id}`))).toMatchObject({ status: 200, body: { version: 1, ...form() } });
    expect((await call(HEAD, 'GET', `office-drafts/${id}?office=${OFFICE}`)).status).toBe(200);
  });

  it('can no longer be read, changed or sent once the right of that office is revoked', async () => {
    const by = 'kaur-sei-asam';
    await system.employ(by, 'VILLAGE_OPERATOR', SCOPE, OFFICE);
    const id = randomUUID();
    expect((await put(by, id)).status).toBe(200);
    expect((await call(by, 'GET', at(`/${id}`))).status).toBe(200);
    const { body } = await call(by, 'GET', 'me');
    const { userId } = body as { readonly userId: string };
    const revoked = await system.post(ADMIN, `/v1/users/${userId}/revoke-grant`, {
      grantId: 'VILLAGE_OPERATOR',
      from: '2026-11-20',
    });
    expect([revoked.status, revoked.body]).toEqual([200, expect.anything()]);
    for (const [method, path] of [
      ['GET', at('')],
      ['GET', at(`/${id}`)],
      ['DELETE', at(`/${id}`, '&seen=1')],
      ['POST', at(`/${id}/begin`, '&seen=1')],
    ] as const)
      expect([path, told(await call(by, method, path))]).toEqual([path, [403, 'E_SCOPE', undefined]]);
    expect(told(await put(by, id, form('x'), 1))).toEqual([403, 'E_SCOPE', undefined]);
    expect((await call(HEAD, 'GET', at(`/${id}`))).status).toBe(200);
  });

  it('is prepared of forms that there are, by whoever reads the list and has a part in its records', async () => {
    expect(told(await put(CLERK, randomUUID(), form('x', { list: 'tiada' })))).toEqual([422, 'E_VALIDATION', '/list']);
    expect(told(await put(CLERK, randomUUID(), form('x', { list: 'users', operation: 'new' })))).toEqual([
      403,
      'E_SCOPE',
      undefined,
    ]);
    const { body } = await call(INSPECTOR, 'GET', 'me');
    const [{ officeId, scope }] = (body as { readonly grants: readonly [{ officeId: string; scope: string }] }).grants;
    const looking = await call(INSPECTOR, 'PUT', at(`/${randomUUID()}`, '', officeId, scope), form('x'));
    expect(told(looking)).toEqual([403, 'E_SCOPE', undefined]);
  });

  it('is kept by one of two at once; the other is told what stands in it, and that one is gone as such', async () => {
    const id = await prepared();
    const both = await Promise.all([put(CLERK, id, form('A'), 1), put(HEAD, id, form('B'), 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const now = (await call(HEAD, 'GET', at(`/${id}`))).body;
    const lost = both.find(({ status }) => status === 409)!.body;
    expect(lost).toMatchObject({ code: 'E_DRAFT_CHANGED', details: { now } });
    expect(now).toMatchObject({ version: 2, fields: [{ name: '/kind', value: expect.stringMatching(/^[AB]$/) }] });
    expect(told(await call(HEAD, 'DELETE', at(`/${id}`, '&seen=1')))).toEqual([409, 'E_DRAFT_CHANGED', undefined]);
    expect((await call(HEAD, 'DELETE', at(`/${id}`, '&seen=2'))).status).toBe(204);
    const gone = await put(CLERK, id, form('C'), 2);
    expect([told(gone), gone.body]).toEqual([
      [409, 'E_DRAFT_CHANGED', undefined],
      expect.not.objectContaining({ details: expect.anything() }),
    ]);
    expect(told(await call(HEAD, 'DELETE', at(`/${id}`)))).toEqual([400, 'E_MALFORMED', 'seen']);
  });

  it('is sent by one of two at once, and by the other once that one was refused', async () => {
    const id = await prepared();
    const begin = (by: string) => call(by, 'POST', at(`/${id}/begin`, '&seen=1'));
    const end = (by: string, sent: boolean) => call(by, 'POST', at(`/${id}/end`), { sent });
    const both = await Promise.all([begin(CLERK), begin(HEAD)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    const [first, second] = both[0]!.status === 204 ? [CLERK, HEAD] : [HEAD, CLERK];
    expect((await begin(first)).status).toBe(204);
    expect((await end(second, true)).status).toBe(204);
    expect((await begin(second)).status).toBe(409);
    await end(first, false);
    expect((await begin(second)).status).toBe(204);
    await end(second, true);
    expect(told(await call(first, 'GET', at(`/${id}`)))).toEqual([404, 'E_NOT_FOUND', undefined]);
    expect((await begin(first)).status).toBe(409);
    expect(told(await call(first, 'POST', at(`/${id}/end`), {}))).toEqual([422, 'E_VALIDATION', '/sent']);
  });

  it('is one of so many of its office, of which none goes for a new one', async () => {
    const place = ['pemdes-63.10.09.2009', '63.10.09.2009'] as const;
    const { grants } = (await call(FOREIGN, 'GET', 'me')).body as {
      readonly grants: readonly { readonly officeId: string; readonly scope: string }[];
    };
    const [officeId, scope] = [grants[0]?.officeId ?? place[0], grants[0]?.scope ?? place[1]];
    const keep = () => call(FOREIGN, 'PUT', at(`/${randomUUID()}`, '', officeId, scope), form());
    for (let kept = 0; kept < MOST_DRAFTS; kept += 1) expect((await keep()).status).toBe(200);
    expect(told(await keep())).toEqual([409, 'E_LIMIT', undefined]);
    expect(await itemsOf(FOREIGN, at('', '', officeId, scope))).toHaveLength(MOST_DRAFTS);
  });
});

describe('A saved view', () => {
  const save = (by: string, over: object = {}) =>
    call(by, 'POST', 'saved-views', { name: 'Kunjungan 2024', list: 'visits', search: 'year=2024', ...over });

  it('is its user’s own, and goes as he says', async () => {
    const { status, body } = await save(HEAD);
    const { id } = body as { readonly id: string };
    expect(status).toBe(201);
    expect([await itemsOf(HEAD, 'saved-views'), await itemsOf(CLERK, 'saved-views')]).toEqual([
      [{ id, name: 'Kunjungan 2024', list: 'visits', search: 'year=2024' }],
      [],
    ]);
    await call(CLERK, 'DELETE', `saved-views/${id}`);
    expect(await itemsOf(HEAD, 'saved-views')).toHaveLength(1);
    expect((await call(HEAD, 'DELETE', `saved-views/${id}`)).status).toBe(204);
    expect(await itemsOf(HEAD, 'saved-views')).toEqual([]);
  });

  it('is of a list that there is, has a name, and holds no number of a person', async () => {
    const invalid = (field: string) => [422, 'E_VALIDATION', field];
    expect([
      told(await save(HEAD, { list: 'tiada' })),
      told(await save(HEAD, { name: '' })),
      told(await save(HEAD, { name: 'x'.repeat(61) })),
      told(await save(HEAD, { name: `NIK ${NIK}` })),
      told(await save(HEAD, { name: 'a\u202Eb' })),
      told(await save(HEAD, { search: `q=${NIK}` })),
      told(await save(HEAD, { search: 'q=6203+0215+0685+0777' })),
      told(await save(HEAD, { search: `${NIK}=2024` })),
      told(await save(HEAD, { search: 'x'.repeat(LONGEST_SEARCH + 1) })),
    ]).toEqual([invalid('/list'), ...Array(4).fill(invalid('/name')), ...Array(4).fill(invalid('/search'))]);
    expect(await itemsOf(HEAD, 'saved-views')).toEqual([]);
    expect((await save(HEAD, { name: 'x'.repeat(60), search: 'x'.repeat(LONGEST_SEARCH) })).status).toBe(201);
  });

  it('may be of every list that has a page, so many of one user', async () => {
    const lists = VIEWS.flatMap(({ sections = [] }) => sections.flatMap(({ list, beside }) => (beside ? [] : [list])));
    for (const list of lists) expect([list, (await save(CLERK, { list })).status]).toEqual([list, 201]);
    for (let kept = lists.length; kept < MOST_VIEWS; kept += 1) await save(CLERK, { name: `ke-${kept}` });
    expect(told(await save(CLERK, { name: 'lebih' }))).toEqual([409, 'E_LIMIT', undefined]);
    expect((await save(CLERK, { list: lists[0] })).status).toBe(201);
    expect(await itemsOf(CLERK, 'saved-views')).toHaveLength(MOST_VIEWS);
  });
});

describe('What lies on desks', () => {
  it('is in a file that nobody else reads, apart from the log', async () => {
    const before = await system.head();
    const id = randomUUID();
    await call(HEAD, 'PUT', `drafts/${id}`, form('Isian rahasia'));
    expect(await system.head()).toBe(before);
    if (system.storeSettings.mongoUrl) return;
    for (const file of ['desk.db', 'desk.db-wal'])
      expect((await stat(join(system.dataDir, file))).mode & 0o777).toBe(0o600);
  });

  it('is there after a restart, with what files of the version before held, which are gone', async () => {
    const { userId } = (await call(CLERK, 'GET', 'me')).body as { readonly userId: string };
    const id = randomUUID();
    const folder = join(system.dataDir, 'drafts');
    await mkdir(folder);
    const draft = {
      id,
      list: 'visits',
      operation: 'new',
      fields: [['/kind', 'KAJI_BANDING']],
      savedAt: system.clock.now(),
    };
    await writeFile(join(folder, `${createHash('sha256').update(userId).digest('hex')}.json`), JSON.stringify([draft]));
    await system.restart();
    expect(existsSync(folder)).toBe(false);
    expect((await call(CLERK, 'GET', `drafts/${id}`)).body).toMatchObject(form('KAJI_BANDING'));
    expect((await itemsOf(HEAD, 'drafts')).length).toBeGreaterThan(0);
  });
});
