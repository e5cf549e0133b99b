import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '#demo';
import { oidcUserId } from '#contexts/access';
import { FAMILIES } from '../../apps/ops/families.js';
import { wholeLog } from '../faults/rebuilt.js';
import { ops, opsProgram, type Ended, type Environment } from './ops.js';
import { SystemUnderTest } from './system.js';

const scratch = mkdtempSync(join(tmpdir(), 'sinergi-ops-'));
const inside = (name: string): string => join(scratch, name);

let system: SystemUnderTest;
let env: Environment;
beforeAll(async () => {
  system = await SystemUnderTest.start({});
  env = { DATA_DIR: system.dataDir };
});
afterAll(async () => {
  await system.stop();
  await rm(scratch, { recursive: true, force: true });
});

const nowhere = { DATA_DIR: inside('nowhere') };

describe("The operator's command line", () => {
  it.each([
    [['lag']],
    [['log', 'list']],
    [['log', 'export']],
    [['log', 'export', 'a', 'b']],
    [['log', 'stats', '--loud']],
    [['log', 'verify', '--against']],
    [['log', 'export', 'a', '--force=yes']],
    [['user', 'grant', 'kemendes', '--role', 'AUDITOR']],
    [['-x']],
  ])('refuses %j with code 2 and the usage, and does nothing', async (argv) => {
    const answer = await ops(nowhere, ...argv);
    expect(answer).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^E_USAGE: .*\n$/) });
    expect((await ops(nowhere, ...argv, '--json')).json).toMatchObject({ error: { code: 'E_USAGE' } });
    expect(existsSync(inside('nowhere'))).toBe(false);
  });

  it('as a program ends with these codes, too', async () => {
    expect(await opsProgram(nowhere, 'log', 'list')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('stats | export | import | verify'),
    });
    expect(await opsProgram(nowhere, 'log', 'stats')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('E_NO_LOG'),
    });
    expect(await opsProgram(nowhere, '--help')).toMatchObject({ code: 0, stderr: '' });
  });

  it('explains itself at every level', async () => {
    const all = await ops(nowhere, '--help');
    for (const family of FAMILIES) {
      const about = await ops(nowhere, family.name, '--help');
      expect([about.code, about.stderr]).toEqual([0, '']);
      for (const command of family.commands) {
        expect([all.stdout, about.stdout]).toEqual(
          [all, about].map(() => expect.stringContaining(`ops ${family.name} ${command.name}`)),
        );
        const { code, stdout } = await ops(nowhere, family.name, command.name, '--help');
        expect(code).toBe(0);
        for (const name of ['json', 'help', ...Object.keys(command.options)]) expect(stdout).toContain(`--${name}`);
        for (const { name, summary } of command.arguments)
          expect(stdout).toMatch(new RegExp(`^  ${name} +${summary[0].slice(0, 6)}`, 'm'));
      }
    }
    expect(await ops(nowhere)).toMatchObject({ code: 2, stdout: '', stderr: all.stdout });
    expect(await ops(nowhere, 'log')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: (await ops(nowhere, 'log', '--help')).stdout,
    });
  });

  it('refuses settings that cannot be meant', async () => {
    expect(await ops({ ...nowhere, EVENT_STORE: 'foo' }, 'log', 'stats')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^E_SETTING: EVENT_STORE="foo"/),
    });
    expect(
      (
        await ops(
          { ...nowhere, EVENT_STORE: 'eventstoredb', EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' },
          'log',
          'stats',
          '--json',
        )
      ).json,
    ).toMatchObject({ error: { code: 'E_UNAVAILABLE', messageEn: expect.stringContaining('EVENTSTORE_URL') } });
  });
});

describe('Accounts kept by the operator', () => {
  const password = 'sawah menguning di Angsana';
  const file = inside('password');
  const grant = ['--role', 'REGENCY_PMD', '--scope', '63.10', '--office', 'dpmd-63.10', '--from', '2024-01-01'];
  const told: Ended[] = [];
  const tell = async (...argv: readonly string[]): Promise<Ended> => {
    const answer = await ops(env, ...argv);
    told.push(answer);
    return answer;
  };
  /**
   * The operator's program goes by the clock of the machine: who signs in after a password was set does so later by the
   * same clock.
   */
  const rights = async () => {
    system.clock.set(new Date().toISOString());
    return (
      await system.call({
        method: 'GET',
        path: '/v1/me',
        token: await signIn(system.call, { username: 'dinas', password }),
      })
    ).body as { userId: string; grants: readonly { grantId: string; role: string; scope: string }[] };
  };

  beforeAll(() => writeFile(file, `${password}\n`));

  it('can sign in at once, to a system that is running, and hold the roles that were granted', async () => {
    const added = await tell('user', 'add', '--username', 'Dinas', '--password-file', file, '--json');
    expect([added.code, added.json]).toEqual([
      0,
      { userId: expect.any(String), username: 'dinas', revision: 0, events: ['UserRegistered'] },
    ]);
    expect((await rights()).grants).toEqual([]);
    expect((await tell('user', 'grant', 'dinas', ...grant, '--grant-id', 'sk-1', '--json')).json).toEqual({
      userId: (await rights()).userId,
      grant: 'sk-1',
      role: 'REGENCY_PMD',
      scope: '63.10',
      revision: expect.any(Number),
      events: ['RoleGranted'],
    });
    expect((await rights()).grants).toMatchObject([{ role: 'REGENCY_PMD', scope: '63.10' }]);
    expect((await tell('user', 'list')).stdout).toMatch(
      /^dinas +\S+ +ACTIVE +sk-1 +REGENCY_PMD +63\.10 +dpmd-63\.10 +2024-01-01$/m,
    );
    expect((await tell('user', 'list', '--json')).json).toMatchObject({
      users: expect.arrayContaining([
        expect.objectContaining({
          username: 'dinas',
          stage: 'ACTIVE',
          grants: [expect.objectContaining({ grantId: 'sk-1' })],
        }),
      ]),
    });
  });

  it('lose a role from the day that is named', async () => {
    const { userId } = await rights();
    expect((await tell('user', 'revoke', userId, 'sk-1', '--from', '2090-01-01', '--json')).json).toMatchObject({
      grant: 'sk-1',
      from: '2090-01-01',
      events: ['GrantRevoked'],
    });
    expect((await rights()).grants).toHaveLength(1);
    expect((await tell('user', 'revoke', 'dinas', 'sk-1', '--json')).json).toMatchObject({ events: ['GrantRevoked'] });
    expect((await tell('user', 'list')).stdout).toMatch(/^dinas +.*sk-1 .* 20\d\d-\d\d-\d\d$/m);
  });

  it('are told apart in the log from what the system does by itself, and nothing of a password is in it', async () => {
    const { userId } = await rights();
    const events = await system.stream(`user-${userId}`);
    expect(events.map(({ type, metadata: { actor } }) => [type, actor.userId, actor.role])).toEqual([
      ['UserRegistered', 'operator', 'SYSTEM'],
      ['PasswordSet', 'operator', 'SYSTEM'],
      ['RoleGranted', 'operator', 'SYSTEM'],
      ['GrantRevoked', 'operator', 'SYSTEM'],
      ['GrantRevoked', 'operator', 'SYSTEM'],
    ]);
    expect(JSON.stringify(await wholeLog(system.sinergi.eventStore))).not.toMatch(/sawah menguning|"dinas"/);
  });

  it('happen once under one command id', async () => {
    const add = () =>
      tell('user', 'add', '--username', 'berulang', '--password-file', file, '--command-id', 'akun-berulang', '--json');
    const first = (await add()).json;
    const head = await system.head();
    expect((await add()).json).toEqual(first);
    expect(await system.head()).toBe(head);
    expect((await tell('user', 'grant', 'berulang', ...grant, '--command-id', 'short')).code).toBe(2);
  });

  it('get another password', async () => {
    await writeFile(inside('another'), 'kopi pagi di Kuala Kapuas');
    expect((await tell('user', 'password', 'berulang', '--password-file', inside('another'))).code).toBe(0);
    await expect(signIn(system.call, { username: 'berulang', password })).rejects.toThrow('401');
    await expect(signIn(system.call, { username: 'berulang', password: 'kopi pagi di Kuala Kapuas' })).resolves.toEqual(
      expect.any(String),
    );
  });

  it.each<[string, readonly string[], string]>([
    ['a name that is taken', ['add', '--username', 'kemendes', '--password-file', file], 'E_VALIDATION /username'],
    [
      'a password that is easy to guess',
      ['add', '--username', 'baru', '--password-file', inside('weak')],
      'E_VALIDATION /password',
    ],
    [
      'a password file that is not there',
      ['add', '--username', 'baru', '--password-file', inside('none')],
      'cannot be read (ENOENT); make a file whose first line is the password',
    ],
    [
      'a kind that there is not',
      ['add', '--username', 'baru', '--password-file', file, '--kind', 'ROBOT'],
      'E_VALIDATION /kind',
    ],
    [
      'somebody unknown',
      ['grant', 'siapa', ...grant],
      'E_NOT_FOUND: Tidak ada akun "siapa"; lihat "ops user list". / There is no account "siapa"; look at "ops user list".',
    ],
    ['a role that there is not', ['grant', 'kemendes', ...grant.with(1, 'KING')], 'E_VALIDATION /role'],
    ['a role that nobody can hold', ['grant', 'kemendes', ...grant.with(1, 'PUBLIC')], 'E_VALIDATION /role'],
    ['a role at another level', ['grant', 'kemendes', ...grant.with(3, '63')], 'E_LEVEL (ACC-04) /scope'],
    ['a region that there is not', ['grant', 'kemendes', ...grant.with(3, '99.99')], 'E_REGION_UNKNOWN'],
    [
      'a grant that there is not',
      ['revoke', 'kemendes', 'tidak-ada'],
      'stand in the "grants" of the account (GET /v1/users/{id}, or "ops user list")',
    ],
    ['an account without an issuer', ['add', '--subject', 'sub-1'], 'E_USAGE'],
  ])('are refused for %s, and nothing is written', async (_what, argv, says) => {
    await writeFile(inside('weak'), 'rahasia');
    const head = await system.head();
    const { code, stderr, stdout } = await tell('user', ...argv);
    expect([code, stdout, stderr]).toEqual([says === 'E_USAGE' ? 2 : 1, '', expect.stringContaining(says)]);
    expect(await system.head()).toBe(head);
  });

  it('are offered the roles that somebody can hold, and no others', async () => {
    for (const role of ['KING', 'PUBLIC', 'SYSTEM']) {
      const { stderr } = await tell('user', 'grant', 'kemendes', ...grant.with(1, role));
      expect([role, /VILLAGE_HEAD.*ACCESS_ADMIN/.test(stderr), /PUBLIC|SYSTEM/.test(stderr)]).toEqual([
        role,
        true,
        false,
      ]);
    }
  });

  it('never show a password', () => {
    expect(told.length).toBeGreaterThan(15);
    for (const { stdout, stderr } of told) expect(stdout + stderr).not.toMatch(/sawah menguning|kopi pagi|rahasia/);
  });

  it('of an OpenID Connect issuer are named by its subject', async () => {
    const issued = {
      DATA_DIR: inside('issued'),
      SINERGI_MODE: 'production',
      OIDC_ISSUER: 'https://sso.example.go.id',
      OIDC_AUDIENCE: 'sinergi',
    };
    const userId = oidcUserId('https://sso.example.go.id', 'sub-1');
    expect((await ops(issued, 'user', 'add', '--subject', 'sub-1', '--json')).json).toMatchObject({
      userId,
      events: ['UserRegistered'],
    });
    expect((await ops(issued, 'user', 'grant', userId, ...grant)).code).toBe(0);
    expect((await ops(issued, 'user', 'list')).stdout).toMatch(new RegExp(`^— +${userId} +ACTIVE .*REGENCY_PMD`, 'm'));
    expect(await ops(issued, 'user', 'add', '--username', 'dinas', '--password-file', file)).toMatchObject({ code: 2 });
    expect(await ops(issued, 'user', 'password', userId, '--password-file', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('E_NOT_FOUND'),
    });
    expect(existsSync(inside('issued/identity.db'))).toBe(false);
  });
});

describe('The demonstration', () => {
  it('is loaded once, its passwords kept in a file and not shown', async () => {
    const folder = { DATA_DIR: inside('demo') };
    const first = await ops(folder, 'demo', 'load', '--json');
    expect([first.code, first.stderr]).toEqual([0, '']);
    const { accounts, passwords } = first.json as { accounts: readonly { username: string }[]; passwords: string };
    const kept = JSON.parse(await readFile(passwords, 'utf8')) as readonly { username: string; password: string }[];
    expect(accounts.map(({ username }) => username)).toEqual(kept.map(({ username }) => username));
    for (const { password } of kept) expect(first.stdout).not.toContain(password);
    const { stdout: before } = await ops(folder, 'log', 'verify');
    expect((await ops(folder, 'demo', 'load')).code).toBe(0);
    expect((await ops(folder, 'log', 'verify')).stdout).toBe(before);
  });

  it('stays out of production, whatever the setting says', async () => {
    const production = { DATA_DIR: inside('production'), SINERGI_MODE: 'production' };
    const issued = { ...production, OIDC_ISSUER: 'https://sso.example.go.id', OIDC_AUDIENCE: 'sinergi' };
    for (const env of [production, issued])
      expect(await ops(env, 'demo', 'load')).toMatchObject({ code: 1, stderr: expect.stringContaining('E_DEMO') });
    expect(existsSync(production.DATA_DIR)).toBe(false);

    const file = inside('keeper');
    await writeFile(file, 'sawah menguning di Angsana');
    expect((await ops(production, 'user', 'add', '--username', 'pengelola', '--password-file', file)).code).toBe(0);
    const before = (await ops(production, 'log', 'verify')).stdout;
    const refused = await ops({ DATA_DIR: production.DATA_DIR }, 'demo', 'load');
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/E_SETTING: SINERGI_MODE="demo".*SINERGI_MODE=production.*name an empty log/),
    });
    expect((await ops(production, 'log', 'verify')).stdout).toBe(before);
    expect(existsSync(inside('production/demo-accounts.json'))).toBe(false);
  });
});
