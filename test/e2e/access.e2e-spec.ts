import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECT_HANDLE } from '#kernel';
import type { HttpAnswer } from '#demo';
import { s0Niks } from './handles.js';
import { setFirstPassword } from '../../apps/api/first-keeper.js';
import { demoDocument } from './demo-document.js';
import { ADMIN, SECOND, SystemUnderTest, TODAY } from './system.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const PASSWORD = 'pohon-ulin-77';

const signIn = (username: string, password: string): Promise<HttpAnswer> =>
  system.call({ method: 'POST', path: '/v1/auth/token', body: { username, password } });
const withToken = ({ body }: HttpAnswer): string => (body as { access_token: string }).access_token;
const me = (token: string): Promise<HttpAnswer> => system.call({ method: 'GET', path: '/v1/me', token });
const setPassword = (token: string, userId: string, body: object): Promise<HttpAnswer> =>
  system.call({ method: 'PUT', path: `/v1/users/${userId}/password`, token, body });
const codeOf = ({ status, body }: HttpAnswer): unknown => [status, (body as { code?: string } | undefined)?.code];

/** A new user who can sign in, without any right yet. */
const newUser = async (username: string): Promise<string> => {
  const { body } = await system.post(ADMIN, '/v1/users', { kind: 'PERSON' });
  const { id } = body as { id: string };
  expect((await setPassword(await system.tokenOf(ADMIN), id, { username, password: PASSWORD })).status).toBe(204);
  return id;
};

describe('Signing in', () => {
  it('gives a token by which the office is known, its rights and the own user name', async () => {
    const { username, password } = system.account('kadis-pmd-kapuas');
    const answer = await signIn(username, password);
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 28_800 } });
    const { body } = await me(withToken(answer));
    expect((body as { grants: object[] }).grants).toEqual([
      expect.objectContaining({ role: 'REGENCY_PMD', scope: '62.03', officeId: 'dpmd-62.03', validFrom: '2024-01-01' }),
    ]);
    expect((body as { username?: string }).username).toBe(username);
    expect(answer.body).not.toHaveProperty('username');
  });

  it('tells where each right is held by name, at home in which region and by whose clock', async () => {
    const told = async (username: string) => {
      const { body } = await me(await system.tokenOf(username));
      return body as {
        readonly grants: readonly { readonly region: object; readonly officeName?: string }[];
        readonly home: object;
      };
    };
    const kapuas = { code: '62.03', name: 'Kabupaten Kapuas', path: 'Kapuas, Kalimantan Tengah', zone: 'WIB' };
    expect(await told('kadis-pmd-kapuas')).toMatchObject({ grants: [{ region: kapuas }], home: kapuas });
    expect((await told('pmd-tanah-bumbu')).home).toMatchObject({ code: '63.10', zone: 'WITA' });
    expect((await told('kades-sei-asam')).home).toMatchObject({
      code: '62.03.02.2007',
      path: 'Sei Asam, Kapuas Hilir, Kapuas',
    });
    expect((await told('kemendes')).home).toEqual({ code: 'ID', name: 'Indonesia', path: 'Indonesia', zone: 'WIB' });
    const names = (await Promise.all(['kades-sei-asam', 'kadis-pmd-kapuas'].map(told))).flatMap(({ grants }) =>
      grants.map(({ officeName }) => officeName),
    );
    // The register of the demonstration knows the office of the village alone.
    expect(names).toEqual([expect.stringMatching(/Sei Asam/), undefined]);
  });

  it('tells under which name and in which capacity one holds the office by the register, if it has one there', async () => {
    const held = async (username: string) =>
      ((await me(await system.tokenOf(username))).body as { readonly grants: readonly { readonly held?: object }[] })
        .grants[0]!.held;
    expect(await held('pj-kades-angsana')).toEqual({ officialName: 'Sayid Firdaus', capacity: 'PJ' });
    expect(await held('kades-mekar-jaya')).toMatchObject({ capacity: 'DEFINITIF' });
    // The account of the operator is not that of the head whose office it is.
    for (const username of ['sekdes-sei-asam', 'kadis-pmd-kapuas']) expect(await held(username)).toBeUndefined();
  });

  it('does not tell a wrong password from a wrong name', async () => {
    const [wrong, nobody] = [
      await signIn('kemendes', 'bukan-kata-sandinya'),
      await signIn('tidak-ada-orangnya', 'bukan-kata-sandinya'),
    ];
    expect(codeOf(wrong)).toEqual([401, 'E_SIGN_IN']);
    expect(wrong.body).toMatchObject({
      title: 'Nama pengguna atau kata sandi salah.',
      messageId: expect.stringMatching('tertutup.*pengelola akun'),
      messageEn: expect.stringMatching('closed for a while.*keeper of accounts'),
    });
    const { correlationId: _a, ...one } = wrong.body as Record<string, unknown>;
    const { correlationId: _b, ...other } = nobody.body as Record<string, unknown>;
    expect(one).toEqual(other);
  });

  it('is refused after five failures, even with the right password, until a quarter of an hour has passed; others are not disturbed', async () => {
    const { password } = system.account('walidata');
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expect(codeOf(await signIn('Walidata ', `salah-lagi-${attempt}`))).toEqual([401, 'E_SIGN_IN']);
    const refused = await signIn('walidata', password);
    expect([codeOf(refused), refused.headers['retry-after']]).toEqual([[429, 'E_RATE_LIMIT'], '900']);
    const { username, password: anothers } = system.account('pmd-kalsel');
    expect((await signIn(username, anothers)).status).toBe(200);

    await system.moveTo('2026-11-20T02:14:59.999Z');
    expect(codeOf(await signIn('walidata', password))).toEqual([429, 'E_RATE_LIMIT']);
    await system.moveTo('2026-11-20T02:15:00.000Z');
    expect((await signIn('walidata', password)).status).toBe(200);
    await system.moveTo(TODAY);
  });
});

describe('A stranger who tries passwords', () => {
  it('does not lock out the device on which the user has signed in before, not even from the same address', async () => {
    const { username, password } = system.account('inspektorat-kalsel');
    const { device } = (await signIn(username, password)).body as { device: string };
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expect((await signIn(username, `salah-lagi-${attempt}`)).status).toBe(401);
    expect(codeOf(await signIn(username, password))).toEqual([429, 'E_RATE_LIMIT']);
    const known = (more: object) =>
      system.call({ method: 'POST', path: '/v1/auth/token', body: { username, password, device, ...more } });
    expect(await known({})).toMatchObject({ status: 200, body: { device } });
    expect(codeOf(await known({ device: `${device}x` }))).toEqual([429, 'E_RATE_LIMIT']);
    expect((await me(device)).status).toBe(401);
    await system.moveTo('2026-11-20T02:15:00.000Z');
    await system.moveTo(TODAY);
  });
});

describe('A right', () => {
  it('holds from its first day, ends with its revocation, and both are in the log for good', async () => {
    const id = await newUser('pmd-kapuas-baru');
    const token = withToken(await signIn('pmd-kapuas-baru', PASSWORD));
    const read = async (): Promise<number> => (await system.call({ method: 'GET', path: '/v1/visits', token })).status;
    expect(await read()).toBe(403);

    const grant = {
      grantId: 'pmd',
      role: 'REGENCY_PMD',
      scope: 'Kabupaten Kapuas',
      officeId: 'dpmd-62.03',
      validFrom: '2026-11-20',
    };
    expect((await system.post(ADMIN, `/v1/users/${id}/grant-role`, grant)).status).toBe(200);
    expect(await read()).toBe(200);
    expect(
      (await system.post(ADMIN, `/v1/users/${id}/revoke-grant`, { grantId: 'pmd', from: '2026-11-20' })).status,
    ).toBe(200);
    expect(await read()).toBe(403);
    expect((await me(token)).body).toEqual({ userId: id, username: 'pmd-kapuas-baru', grants: [] });
    expect(
      (await system.stream(`user-${id}`)).map(({ type, data }) => [type, (data as { scope?: string }).scope]),
    ).toEqual([
      ['UserRegistered', undefined],
      ['PasswordSet', undefined],
      ['RoleGranted', '62.03'],
      ['GrantRevoked', undefined],
    ]);
  });

  it('begins at midnight where it is held: an hour earlier in Tanah Bumbu than in Kapuas', async () => {
    const id = await newUser('pmd-dua-zona');
    for (const [grantId, scope] of [
      ['wita', '63.10'],
      ['wib', '62.03'],
    ]) {
      const grant = { grantId, role: 'REGENCY_PMD', scope, officeId: `dpmd-${scope}`, validFrom: '2026-11-21' };
      expect((await system.post(ADMIN, `/v1/users/${id}/grant-role`, grant)).status).toBe(200);
    }
    const held = async (at: string): Promise<readonly string[]> => {
      system.clock.set(at);
      const { body } = await me(withToken(await signIn('pmd-dua-zona', PASSWORD)));
      return (body as { grants: { scope: string }[] }).grants.map(({ scope }) => scope);
    };
    expect(await held('2026-11-20T15:59:59.999Z')).toEqual([]);
    expect(await held('2026-11-20T16:00:00.000Z')).toEqual(['63.10']);
    expect(await held('2026-11-20T17:00:00.000Z')).toEqual(['63.10', '62.03']);
    await system.moveTo(TODAY);
  });

  it('is given by a keeper of accounts within the own region only, and never to oneself', async () => {
    const keeper = await newUser('pengelola-kapuas');
    await system.grantByTwo(keeper, {
      role: 'ACCESS_ADMIN',
      scope: '62.03',
      officeId: 'diskominfo-62.03',
      validFrom: '2024-01-01',
    });
    const token = withToken(await signIn('pengelola-kapuas', PASSWORD));
    const {
      body: { id },
    } = (await system.call({ method: 'POST', path: '/v1/users', token, body: { kind: 'PERSON' } })) as {
      body: { id: string };
    };
    const give = async (userId: string, role: string, scope: string) =>
      codeOf(
        await system.call({
          method: 'POST',
          path: `/v1/users/${userId}/grant-role`,
          token,
          body: { role, scope, officeId: 'kantor', validFrom: '2024-01-01' },
        }),
      );
    expect(await give(id, 'VILLAGE_HEAD', '62.03.02.2007')).toEqual([200, undefined]);
    expect(await give(id, 'VILLAGE_HEAD', '63.10.09.2005')).toEqual([403, 'E_SCOPE']);
    expect(await give(id, 'MINISTRY_OFFICER', 'ID')).toEqual([403, 'E_SCOPE']);
    expect(await give(keeper, 'VILLAGE_HEAD', '62.03.02.2007')).toEqual([403, 'E_SOD']);
  });
});

describe('A role that two keepers give', () => {
  const grant = {
    grantId: 'bendahara',
    role: 'TREASURER',
    scope: '62.03',
    officeId: 'bpkad-62.03',
    validFrom: '2024-01-01',
  };
  const waiting = async (): Promise<readonly string[]> => {
    await system.settle();
    return (
      (await system.get(SECOND, '/v1/users?waiting=true')).body as { items: readonly { id: string }[] }
    ).items.map(({ id }) => id);
  };

  it('waits in the list of accounts, holds from its confirmation by another, and both stand in the history', async () => {
    const id = await newUser('bendahara-kapuas');
    const held = async () =>
      ((await me(withToken(await signIn('bendahara-kapuas', PASSWORD)))).body as { grants: object[] }).grants;
    expect(codeOf(await system.post(ADMIN, `/v1/users/${id}/grant-role`, grant))).toEqual([403, 'E_SOD']);
    expect((await system.post(ADMIN, `/v1/users/${id}/request-grant`, grant)).status).toBe(200);
    expect([await waiting(), await held()]).toEqual([[id], []]);
    expect(codeOf(await system.post(ADMIN, `/v1/users/${id}/confirm-grant`, { requestId: '1' }))).toEqual([
      403,
      'E_SOD',
    ]);
    expect((await system.post(SECOND, `/v1/users/${id}/confirm-grant`, { requestId: '1' })).status).toBe(200);
    expect([await waiting(), await held()]).toEqual([
      [],
      [expect.objectContaining({ role: 'TREASURER', scope: '62.03' })],
    ]);
    expect((await system.stream(`user-${id}`)).map(({ type }) => type)).toEqual([
      'UserRegistered',
      'PasswordSet',
      'GrantRequested',
      'RoleGranted',
    ]);
  });

  it('is refused by the other, and waits no longer', async () => {
    const id = await newUser('bukan-bendahara');
    await system.post(ADMIN, `/v1/users/${id}/request-grant`, grant);
    expect(
      (await system.post(SECOND, `/v1/users/${id}/refuse-grant`, { requestId: '1', reason: 'SK belum terbit.' }))
        .status,
    ).toBe(200);
    expect(await waiting()).toEqual([]);
    expect(codeOf(await system.post(SECOND, `/v1/users/${id}/confirm-grant`, { requestId: '1' }))).toEqual([
      404,
      'E_NOT_FOUND',
    ]);
  });

  it('is not confirmed by a keeper whose account the first one made, who cannot raise the first one either', async () => {
    const [puppet, other] = [await newUser('pengelola-boneka'), await newUser('calon-bendahara')];
    await system.grantByTwo(puppet, {
      role: 'ACCESS_ADMIN',
      scope: '62.03',
      officeId: 'diskominfo-62.03',
      validFrom: '2024-01-01',
    });
    await system.post(ADMIN, `/v1/users/${other}/request-grant`, grant);
    const token = withToken(await signIn('pengelola-boneka', PASSWORD));
    const as = async (path: string, body: object) => {
      const answer = await system.call({ method: 'POST', path, token, body });
      return [answer.status, (answer.body as { ruleId?: string }).ruleId];
    };
    expect(await as(`/v1/users/${other}/confirm-grant`, { requestId: '1' })).toEqual([403, 'ACC-14']);
    const { userId: admin } = (await me(await system.tokenOf(ADMIN))).body as { userId: string };
    const village = {
      role: 'VILLAGE_HEAD',
      scope: '62.03.02.2007',
      officeId: 'pemdes-62.03.02.2007',
      validFrom: '2024-01-01',
    };
    expect(await as(`/v1/users/${admin}/grant-role`, village)).toEqual([404, undefined]);
  });
});

describe('A password', () => {
  it('is changed by its owner who knows the present one; the old one is worth nothing then', async () => {
    const id = await newUser('ganti-sandi');
    const token = withToken(await signIn('ganti-sandi', PASSWORD));
    const change = (currentPassword: string) =>
      setPassword(token, id, { username: 'ganti-sandi', password: 'sungai-barito-bening-3', currentPassword });
    expect(codeOf(await change('bukan-yang-ini'))).toEqual([401, 'E_SIGN_IN']);
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await signIn('ganti-sandi', PASSWORD)).status).toBe(401);
    expect((await signIn('ganti-sandi', 'sungai-barito-bening-3')).status).toBe(200);
  });

  it('that was changed, and an account that was disabled, sign out whoever was signed in before, to the millisecond', async () => {
    const id = await newUser('keluar-semua');
    const status = async (token: string) => (await me(token)).status;
    const old = withToken(await signIn('keluar-semua', PASSWORD));
    expect(await status(old)).toBe(200);
    system.clock.set('2026-11-20T02:00:00.001Z');
    const admin = withToken(await signIn(ADMIN, system.account(ADMIN).password));
    expect(
      (await setPassword(admin, id, { username: 'keluar-semua', password: 'sungai-barito-bening-3' })).status,
    ).toBe(204);
    const next = withToken(await signIn('keluar-semua', 'sungai-barito-bening-3'));
    expect([await status(old), await status(next)]).toEqual([401, 200]);
    system.clock.set('2026-11-20T02:00:00.002Z');
    for (const command of ['disable-user', 'enable-user']) await system.post(ADMIN, `/v1/users/${id}/${command}`, {});
    expect(await status(next)).toBe(401);
    expect(await status(withToken(await signIn('keluar-semua', 'sungai-barito-bening-3')))).toBe(200);
    await system.moveTo(TODAY);
  });

  it('is not needed to sign out everywhere: every token from before is void, and the log says so', async () => {
    const id = await newUser('keluar-di-mana-saja');
    const everywhere = (token: string) =>
      system.call({ method: 'POST', path: '/v1/auth/sign-out-everywhere', token, body: {} });
    const status = async (token: string) => (await me(token)).status;
    const [here, there] = [
      withToken(await signIn('keluar-di-mana-saja', PASSWORD)),
      withToken(await signIn('keluar-di-mana-saja', PASSWORD)),
    ];
    system.clock.set('2026-11-20T02:00:00.001Z');
    expect([(await everywhere(here)).status, await status(here), await status(there)]).toEqual([204, 401, 401]);
    expect(codeOf(await everywhere(there))).toEqual([401, 'E_UNAUTHENTICATED']);
    expect(await status(withToken(await signIn('keluar-di-mana-saja', PASSWORD)))).toBe(200);
    expect((await system.stream(`user-${id}`)).at(-1)).toMatchObject({
      type: 'SignedOutEverywhere',
      data: { userId: id },
    });
    await system.moveTo(TODAY);
  });

  it('of the first keeper is recorded like that of any other, once for as long as it holds', async () => {
    const { userId } = (await me(await system.tokenOf(ADMIN))).body as { userId: string };
    const set = async () =>
      (await system.stream(`user-${userId}`)).filter(({ type }) => type === 'PasswordSet').map(({ data }) => data);
    expect(await set()).toEqual([{ userId, by: 'system' }]);
    const { username, password } = system.account(ADMIN);
    await setFirstPassword(system.sinergi, userId, username, password);
    expect(await set()).toHaveLength(1);
    await setFirstPassword(system.sinergi, userId, username, 'sungai-barito-bening-3');
    expect(await set()).toHaveLength(2);
    await setFirstPassword(system.sinergi, userId, username, password);
    expect((await signIn(username, password)).status).toBe(200);
  });

  it('that was changed is in the history of the account, with who changed it, and nothing of it', async () => {
    const id = await newUser('riwayat-sandi');
    await system.settle();
    const { status, body } = await system.get(ADMIN, `/v1/users/${id}/history`);
    expect(status).toBe(200);
    const [, change] = (body as { items: { type: string; data: object }[] }).items;
    const { userId: keeper } = (await me(await system.tokenOf(ADMIN))).body as { userId: string };
    expect(change).toMatchObject({ type: 'PasswordSet', data: { userId: id, by: keeper } });
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${PASSWORD}|riwayat-sandi`));
  });

  it.each([
    ['pendek', '/password'],
    ['aaaaaaaaaaaaaaaa', '/password'],
    ['x-sandi-lemah-x', '/password'],
    ['kapuas2026kapuas', '/password'],
  ])('must not be easy to guess: %s', async (password, field) => {
    const {
      body: { id },
    } = (await system.post(ADMIN, '/v1/users', { kind: 'PERSON' })) as { body: { id: string } };
    const answer = await setPassword(await system.tokenOf(ADMIN), id, { username: 'sandi-lemah', password });
    expect([codeOf(answer), (answer.body as { field: string }).field]).toEqual([[422, 'E_VALIDATION'], field]);
  });

  it('of another is not set by whoever likes, nor under the name of another', async () => {
    const id = await newUser('korban');
    const village = await system.tokenOf('kades-sei-asam');
    expect(codeOf(await setPassword(village, id, { username: 'korban', password: 'milik-saya-sekarang' }))).toEqual([
      403,
      'E_SCOPE',
    ]);
    const admin = await system.tokenOf(ADMIN);
    const taken = await setPassword(admin, id, { username: 'KEMENDES', password: 'milik-saya-sekarang' });
    expect([codeOf(taken), (taken.body as { field: string }).field]).toEqual([[422, 'E_VALIDATION'], '/username']);
    expect(
      codeOf(
        await setPassword(admin, '00000000-0000-4000-8000-000000000000', { username: 'hantu', password: PASSWORD }),
      ),
    ).toEqual([404, 'E_NOT_FOUND']);
    expect((await signIn('korban', PASSWORD)).status).toBe(200);
  });

  it('never stands in the log, nor does a name to sign in with', async () => {
    const log = JSON.stringify(await system.log());
    for (const secret of [
      PASSWORD,
      'sungai-barito-bening-3',
      system.account('kemendes').password,
      'ganti-sandi',
      'pmd-kapuas-baru',
    ])
      expect(log).not.toContain(secret);
  });
});

describe('A person who travels', () => {
  const ask = async (by: string, body: object) => await system.post(by, '/v1/subjects', body);
  const handleOf = async (by: string, nik: string) =>
    ((await ask(by, { nik })).body as { subjectRef: string }).subjectRef;

  it('is named by a handle that cannot be compared with anything, neither with another of the same person', async () => {
    const [one] = s0Niks() as [string];
    const handles = [
      await handleOf('kades-sei-asam', one),
      await handleOf('kades-sei-asam', one),
      await handleOf('pmd-tanah-bumbu', one),
    ];
    for (const handle of handles) expect(handle).toMatch(SUBJECT_HANDLE);
    expect(new Set(handles).size).toBe(3);
    expect((await ask('kades-sei-asam', { niks: s0Niks() })).body).toEqual({
      subjectRefs: s0Niks().map(() => expect.stringMatching(SUBJECT_HANDLE)),
    });
    for (const body of [{}, { nik: one, niks: [one] }])
      expect(codeOf(await ask('kades-sei-asam', body))).toEqual([422, 'E_VALIDATION']);
    expect((await ask('kades-sei-asam', { niks: [one, '123'.padEnd(16, '0')] })).body).toMatchObject({
      code: 'E_VALIDATION',
      field: '/niks/1',
    });
  });

  it('is known to the log as asked for: by whom, when and how many, and nothing by which it could be found out who', async () => {
    const { userId } = (await me(await system.tokenOf('pmd-tanah-bumbu'))).body as { userId: string };
    const before = (await system.stream(`personLookup-${userId}.2026-11-20`)).length;
    await ask('pmd-tanah-bumbu', { niks: s0Niks().slice(0, 3) });
    const [use, ...more] = (await system.stream(`personLookup-${userId}.2026-11-20`)).slice(before);
    expect([use!.type, use!.data, use!.metadata.recordedAt, more]).toEqual([
      'PersonsReferenced',
      { userId, count: 3, scopes: ['63.10'] },
      TODAY,
      [],
    ]);
    expect(JSON.stringify(use)).not.toMatch(new RegExp(`sub_|trv_|${s0Niks().join('|')}`));
  });

  it('is asked for no more often than is needed for a delegation', async () => {
    const niks = Array.from({ length: 100 }, (_, n) => `631009170885${String(n + 1).padStart(4, '0')}`);
    const answers = [];
    for (let call = 0; call < 3; call += 1) answers.push(await ask('pj-kades-angsana', { niks }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect([codeOf(answers[2]!), answers[2]!.headers['retry-after']]).toEqual([[429, 'E_RATE_LIMIT'], '60']);
    expect((await ask('kades-mekar-jaya', { nik: niks[0] })).status).toBe(200);
    await system.moveTo('2026-11-20T02:01:00.000Z');
    expect((await ask('pj-kades-angsana', { niks })).status).toBe(200);
    await system.moveTo(TODAY);
  });

  it('is the same person under all handles: who gives one of another party, or a reference from the log, is refused', async () => {
    const [reference] = JSON.stringify(await system.log()).match(/sub_[a-z2-7]{26}/)!;
    const order = { orderNo: 'ST/1', order: demoDocument('st', 'Surat Tugas', '2026-11-20') };
    const foreign = await handleOf('pj-kades-angsana', s0Niks()[0]!);
    const visit = ((await system.get('kades-sei-asam', '/v1/visits')).body as { items: readonly { id: string }[] })
      .items[0]!.id;
    for (const subjectRef of [foreign, reference, `trv_${'A'.repeat(160)}`]) {
      const answer = await system.call({
        method: 'POST',
        path: `/v1/visits/${visit}/issue-travel-order`,
        token: await system.tokenOf('kades-sei-asam'),
        body: { ...order, travellers: [{ subjectRef, spdNo: 'SPD/1', official: true }] },
      });
      expect(answer).toMatchObject({ status: 422, body: { code: 'E_VALIDATION', field: '/travellers/0/subjectRef' } });
    }
  });
});

describe('The list of accounts', () => {
  it('shows to keepers and examiners who holds which right where, with names to sign in with for keepers alone', async () => {
    await system.settle();
    const { status, body } = await system.get(
      ADMIN,
      '/v1/users?role=VILLAGE_HEAD&office=pemdes-62.03.02.2007&region=62.03',
    );
    expect(status).toBe(200);
    const { items } = body as { items: { grants: object[]; passwordSetOn?: string }[] };
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      stage: 'ACTIVE',
      regions: ['62.03.02.2007'],
      grants: [{ role: 'VILLAGE_HEAD', scope: '62.03.02.2007' }],
      passwordSetOn: '2026-11-20',
    });
    expect(items[0]).toMatchObject({ username: 'kades-sei-asam' });
    const { id } = items[0] as unknown as { id: string };
    expect((await system.get(ADMIN, `/v1/users/${id}`)).body).toMatchObject({ item: { username: 'kades-sei-asam' } });
    const seen = [
      await system.get('inspektorat-kapuas', `/v1/users/${id}`),
      await system.get('inspektorat-kapuas', '/v1/users'),
      await system.get(ADMIN, `/v1/users/${id}/history`),
    ];
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(JSON.stringify(seen.map((answer) => answer.body))).not.toContain('"username"');
  });

  it('is found by the beginning of the name to sign in with, by keepers in whose region it is', async () => {
    const keeper = await newUser('pengelola-mencari');
    await system.grantByTwo(keeper, {
      role: 'ACCESS_ADMIN',
      scope: '62.03',
      officeId: 'diskominfo-62.03',
      validFrom: '2018-01-01',
    });
    const inspecting = { role: 'INSPECTOR', scope: '63.10', officeId: 'itda-63.10', validFrom: '2018-01-01' };
    await system.post(ADMIN, `/v1/users/${keeper}/request-grant`, inspecting);
    await system.post('pengelola-akun-2', `/v1/users/${keeper}/confirm-grant`, { requestId: '2' });
    await system.settle();
    const found = async (token: string, query: string) => {
      const { status, body } = await system.call({ method: 'GET', path: `/v1/users?${query}`, token });
      return [status, ((body as { items?: { username?: string }[] }).items ?? []).map(({ username }) => username)];
    };
    const [admin, here] = [
      await system.tokenOf(ADMIN),
      (await signIn('pengelola-mencari', PASSWORD)).body as { access_token: string },
    ];
    expect(await found(admin, 'username=Kades-Sei')).toEqual([200, ['kades-sei-asam']]);
    expect(await found(admin, 'username=ades-sei')).toEqual([200, []]);
    expect(await found(admin, 'username=kades-sei,kades-mekar&sort=registeredOn')).toEqual([
      200,
      expect.arrayContaining(['kades-mekar-jaya']),
    ]);
    // He examines another regency, too: of the accounts there he is told no name, and finds none by it.
    expect(await found(here.access_token, 'username=kades-sei')).toEqual([200, ['kades-sei-asam']]);
    expect((await found(here.access_token, 'region=63.10.09.2009'))[1]).toEqual([undefined]);
    expect(await found(here.access_token, 'username=kades-mekar')).toEqual([200, []]);
    // A refusal tells no inspector which names there are.
    const inspector = await system.tokenOf('inspektorat-kapuas');
    for (const query of ['username=kades-sei', 'username=no-such-name', 'username=no-such-name&format=csv'])
      expect(await found(inspector, query)).toEqual([403, []]);
    const changed = `/v1/users/difference?since=2026-01-01T00:00:00.000Z&username=no-such-name`;
    expect((await system.call({ method: 'GET', path: changed, token: inspector })).status).toBe(403);
  });

  it('is exported with names to sign in with as it is shown: to keepers alone, each in the own region', async () => {
    const keeper = await newUser('pengelola-ekspor');
    await system.grantByTwo(keeper, {
      role: 'ACCESS_ADMIN',
      scope: '62.03',
      officeId: 'diskominfo-62.03',
      validFrom: '2024-01-01',
    });
    await system.settle();
    const exported = async (token: string): Promise<readonly string[]> => {
      const { payload } = await system.sinergi.app.inject({
        method: 'GET',
        url: '/v1/users?format=csv&region=62.03',
        headers: { authorization: `Bearer ${token}` },
      });
      const [titles = '', ...rows] = payload.trim().split('\n');
      expect(titles).toMatch(/^nama_masuk,/);
      return rows.map((row) => row.split(',')[0]!);
    };
    for (const token of [await system.tokenOf(ADMIN), withToken(await signIn('pengelola-ekspor', PASSWORD))]) {
      expect(await exported(token)).toEqual(
        expect.arrayContaining(['kades-sei-asam', 'kadis-pmd-kapuas', 'pengelola-ekspor']),
      );
    }
    const seen = await exported(await system.tokenOf('inspektorat-kapuas'));
    expect([seen.length > 3, new Set(seen)]).toEqual([true, new Set([''])]);
  });

  it('shows an account without rights to the keepers of the region for which it was registered', async () => {
    const keeper = await newUser('pengelola-daftar');
    await system.grantByTwo(keeper, {
      role: 'ACCESS_ADMIN',
      scope: '62.03',
      officeId: 'diskominfo-62.03',
      validFrom: '2024-01-01',
    });
    const token = withToken(await signIn('pengelola-daftar', PASSWORD));
    const { id } = (await system.call({ method: 'POST', path: '/v1/users', token, body: { kind: 'PERSON' } })).body as {
      id: string;
    };
    await setPassword(token, id, { username: 'belum-berhak', password: PASSWORD });
    await system.settle();
    expect((await system.call({ method: 'GET', path: `/v1/users/${id}`, token })).body).toMatchObject({
      item: { username: 'belum-berhak', grants: [], regions: ['62.03'] },
    });
  });

  it('keeps to the regions of the reader, and is closed to everyone else', async () => {
    const seen = (await system.get('inspektorat-kapuas', '/v1/users')).body as { items: { regions: string[] }[] };
    expect(seen.items.length).toBeGreaterThan(0);
    for (const { regions } of seen.items) expect(regions.some((region) => region.startsWith('62.03'))).toBe(true);
    expect(codeOf(await system.get('kades-sei-asam', '/v1/users'))).toEqual([403, 'E_SCOPE']);
  });
});
