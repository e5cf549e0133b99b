import { beforeEach, describe, expect, it } from '@jest/globals';
import { instant, levelOf, localDate, regionCode, type RegionCode, type Role, type Scope } from '#kernel';
import { inputChecks } from '#nest';
import { Aggregates, SYSTEM, createExecutor, upcasting, type CommonInput, type Principal } from '#runtime';
import { memoryEventStore } from '#testing';
import { userDecider } from '../domain/user.decider.js';
import { userCommandTable } from './access.command-table.js';
import { toPrincipal } from './user-principal.js';

const GRANT = { role: 'REGENCY_PMD', scope: '63.10', officeId: 'pmd-6310', validFrom: '2024-01-01' };
/** Knows one region by its name, and every code that is well written. */
const userCommands = userCommandTable({
  resolve: async (text, _sources, field) => {
    const code = regionCode(text === 'Tanah Bumbu' ? '63.10' : text, field);
    return { code, nameAtTime: text, level: levelOf(code), datasetVersion: 'spec' };
  },
});
const rowOf = (name: string) => userCommands.rows.find((row) => row.name === name)!;
const check = inputChecks();

const setUp = () => {
  const store = memoryEventStore();
  const clock = { now: () => instant(new Date('2024-11-19T01:00:00Z')) };
  const aggregates = new Aggregates(store, upcasting(userDecider));
  const executor = createExecutor({ store, aggregates, clock, ruleBook: { version: 'spec', values: [] } });
  let commands = 0;
  const ask = (
    principal: Principal,
    name: string,
    id: string | undefined,
    input: object,
    commandId = `command-${(commands += 1)}`,
  ) =>
    executor.execute({
      table: userCommands,
      row: rowOf(name),
      input: check(rowOf(name).input)(input) as CommonInput,
      principal,
      commandId,
      correlationId: 'c',
      ...(id && { id }),
    });
  const account = async (grants: readonly object[] = [], registrar = SYSTEM): Promise<string> => {
    const { id } = await ask(registrar, 'RegisterUser', undefined, { kind: 'PERSON' });
    for (const grant of grants) await ask(SYSTEM, 'GrantRole', id, grant);
    return id;
  };
  const principal = async (id: string) => toPrincipal((await aggregates.fresh(userDecider, id)).state as never, id);
  return {
    ask,
    account,
    principal,
    keeper: async (scope: string) => principal(await account([{ ...GRANT, role: 'ACCESS_ADMIN', scope }])),
  };
};

let system: ReturnType<typeof setUp>;
beforeEach(() => {
  system = setUp();
});
const refusal = (code: string, ruleId?: string) => ({ code, ...(ruleId && { info: { ruleId } }) });

describe('the commands of the keepers of accounts', () => {
  it('open an account under a random id, the same each time the command is repeated', async () => {
    const keeper = await system.keeper('63.10');
    const first = await system.ask(
      keeper,
      'RegisterUser',
      undefined,
      { kind: 'PERSON', officeId: 'desa-angsana' },
      'register-1',
    );
    const again = await system.ask(
      keeper,
      'RegisterUser',
      undefined,
      { kind: 'PERSON', officeId: 'desa-angsana' },
      'register-1',
    );
    expect(again).toEqual(first);
    expect(first).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      stream: `user-${first.id}`,
      events: ['UserRegistered'],
    });
  });

  it("open the account of an issuer's user under the id derived for it, once", async () => {
    const keeper = await system.keeper('63.10');
    const userId = `oidc_${'a'.repeat(26)}`;
    await expect(system.ask(keeper, 'RegisterUser', undefined, { kind: 'PERSON', userId })).resolves.toMatchObject({
      id: userId,
      stream: `user-${userId}`,
    });
    await expect(system.ask(keeper, 'RegisterUser', undefined, { kind: 'PERSON', userId })).rejects.toMatchObject(
      refusal('E_STATE', 'ACC-10'),
    );
  });

  it('give and take rights that the user then has', async () => {
    const keeper = await system.keeper('63.10');
    const id = await system.account([], keeper);
    const { revision } = await system.ask(keeper, 'GrantRole', id, GRANT, 'grant-1');
    expect(revision).toBe(1);
    expect((await system.principal(id)).grants).toEqual([GRANT]);
    await system.ask(keeper, 'RevokeGrant', id, { grantId: 'grant-1', from: '2024-11-19' });
    expect((await system.principal(id)).grants).toEqual([{ ...GRANT, validTo: '2024-11-18' }]);
    await system.ask(keeper, 'GrantRole', id, { ...GRANT, validFrom: '2024-11-19' });
    await system.ask(keeper, 'DisableUser', id, {});
    expect((await system.principal(id)).grants).toEqual([]);
    await system.ask(keeper, 'EnableUser', id, {});
    expect((await system.principal(id)).grants).toHaveLength(2);
  });

  it("reach no further than the keeper's region", async () => {
    const keeper = await system.keeper('63.10');
    const id = await system.account([
      { ...GRANT, scope: '63.09', grantId: 'tabalong' },
      { ...GRANT, grantId: 'tanah-bumbu' },
    ]);
    for (const scope of ['63.09', '63', 'ID']) {
      const role: Role = scope === 'ID' ? 'MINISTRY_OFFICER' : 'OPD_HEAD';
      await expect(system.ask(keeper, 'GrantRole', id, { ...GRANT, role, scope })).rejects.toMatchObject(
        refusal('E_SCOPE'),
      );
    }
    await expect(
      system.ask(keeper, 'RevokeGrant', id, { grantId: 'tabalong', from: '2024-11-19' }),
    ).rejects.toMatchObject(refusal('E_SCOPE'));
    await expect(system.ask(keeper, 'DisableUser', id, {})).rejects.toMatchObject(refusal('E_SCOPE'));
    await expect(
      system.ask(keeper, 'RevokeGrant', id, { grantId: 'unknown', from: '2024-11-19' }),
    ).rejects.toMatchObject(refusal('E_NOT_FOUND'));
  });

  it("know of no account that has nothing in the keeper's region, whatever is asked of it and with which id of a command", async () => {
    const keeper = await system.keeper('63.10');
    const elsewhere = await system.account([{ ...GRANT, scope: '63.09', grantId: 'tabalong' }]);
    await system.ask(SYSTEM, 'GrantRole', elsewhere, { ...GRANT, scope: '63.09', role: 'OPD_HEAD' }, 'grant-elsewhere');
    const inputs = {
      GrantRole: GRANT,
      RequestGrant: { ...GRANT, role: 'TREASURER' },
      ConfirmGrant: { requestId: '1' },
      RefuseGrant: { requestId: '1' },
      RevokeGrant: { grantId: 'tabalong', from: '2024-11-19' },
      DisableUser: {},
      EnableUser: {},
    };
    for (const [name, input] of Object.entries(inputs)) {
      for (const commandId of ['a-new-command', 'grant-elsewhere']) {
        await expect(system.ask(keeper, name, elsewhere, input, commandId)).rejects.toMatchObject({
          code: 'E_NOT_FOUND',
          info: { details: { id: elsewhere } },
        });
      }
    }
    await system.ask(await system.keeper('63'), 'RequestGrant', elsewhere, { ...GRANT, role: 'TREASURER' });
    await expect(system.ask(keeper, 'RefuseGrant', elsewhere, { requestId: '1' })).resolves.toMatchObject({
      events: ['GrantRefused'],
    });
  });

  it('know regions by code or name, and refuse what is none', async () => {
    const keeper = await system.keeper('63.10');
    const id = await system.account([], keeper);
    await system.ask(keeper, 'GrantRole', id, { ...GRANT, scope: 'Tanah Bumbu' });
    expect((await system.principal(id)).grants).toEqual([GRANT]);
    await expect(system.ask(SYSTEM, 'GrantRole', id, { ...GRANT, scope: '63.1' })).rejects.toMatchObject({
      code: 'E_REGION_UNKNOWN',
      info: { field: '/scope' },
    });
  });

  it('let a national keeper grant for the whole country', async () => {
    const id = await system.account();
    const [one, other] = [await system.keeper('ID'), await system.keeper('ID')];
    await system.ask(one, 'RequestGrant', id, { ...GRANT, role: 'MINISTRY_OFFICER', scope: 'ID' });
    expect((await system.principal(id)).grants).toEqual([]);
    await system.ask(other, 'ConfirmGrant', id, { requestId: '1' });
    expect((await system.principal(id)).grants).toMatchObject([{ role: 'MINISTRY_OFFICER', scope: 'ID' }]);
  });

  it("choose the keeper's grant that covers the region, of several", async () => {
    const id = await system.account([
      { ...GRANT, role: 'ACCESS_ADMIN', scope: '63.09' },
      { ...GRANT, role: 'ACCESS_ADMIN', scope: '63.10' },
    ]);
    await expect(
      system.ask(
        await system.principal(id),
        'GrantRole',
        await system.account([{ ...GRANT, grantId: 'other', role: 'OPD_HEAD' }]),
        GRANT,
      ),
    ).resolves.toMatchObject({ events: ['RoleGranted'] });
  });

  it('are for nobody else, and not for oneself', async () => {
    const id = await system.account([{ ...GRANT, grantId: 'given' }]);
    const others = (['REGENCY_HEAD', 'AUDITOR', 'DATA_STEWARD'] as const).map((role): Principal => ({
      userId: 'official',
      grants: [{ role, scope: '63' as RegionCode as Scope, officeId: 'office', validFrom: localDate('2024-01-01') }],
    }));
    for (const principal of others) {
      await expect(system.ask(principal, 'RegisterUser', undefined, { kind: 'PERSON' })).rejects.toMatchObject(
        refusal('E_SCOPE'),
      );
      const mayRead = principal.grants.some(({ role }) => role === 'AUDITOR');
      await expect(system.ask(principal, 'GrantRole', id, GRANT)).rejects.toMatchObject(
        refusal(mayRead ? 'E_SCOPE' : 'E_NOT_FOUND'),
      );
    }
    const keeper = await system.keeper('63.10');
    await expect(system.ask(keeper, 'GrantRole', keeper.userId, GRANT)).rejects.toMatchObject(
      refusal('E_SOD', 'ACC-01'),
    );
  });

  it('raise nobody by an account that he made, and let him confirm nothing that it asks for, however far apart', async () => {
    const [first, second] = [await system.keeper('63'), await system.keeper('63')];
    const makeKeeper = async (maker: Principal, scope: string) => {
      const { id } = await system.ask(maker, 'RegisterUser', undefined, { kind: 'PERSON' });
      await system.ask(maker, 'RequestGrant', id, { ...GRANT, role: 'ACCESS_ADMIN', scope });
      await expect(system.ask(maker, 'ConfirmGrant', id, { requestId: '1' })).rejects.toMatchObject(
        refusal('E_SOD', 'ACC-14'),
      );
      await system.ask(second, 'ConfirmGrant', id, { requestId: '1' });
      return system.principal(id);
    };
    const puppet = await makeKeeper(first, '63');
    const puppets = await makeKeeper(puppet, '63');
    for (const made of [puppet, puppets]) {
      await expect(system.ask(made, 'GrantRole', first.userId, GRANT)).rejects.toMatchObject(
        refusal('E_SOD', 'ACC-13'),
      );
      await expect(system.ask(made, 'GrantRole', second.userId, GRANT)).rejects.toMatchObject(
        refusal('E_SOD', 'ACC-13'),
      );
    }
    const { id } = await system.ask(first, 'RegisterUser', undefined, { kind: 'PERSON' });
    await system.ask(first, 'RequestGrant', id, { ...GRANT, role: 'TREASURER' });
    for (const made of [puppet, puppets])
      await expect(system.ask(made, 'ConfirmGrant', id, { requestId: '1' })).rejects.toMatchObject(
        refusal('E_SOD', 'ACC-14'),
      );
    await system.ask(puppet, 'RequestGrant', id, { ...GRANT, role: 'TREASURER', officeId: 'lain' });
    await expect(system.ask(first, 'ConfirmGrant', id, { requestId: '2' })).rejects.toMatchObject(
      refusal('E_SOD', 'ACC-14'),
    );
    await system.ask(SYSTEM, 'RecordPasswordSet', second.userId, { by: first.userId });
    await expect(system.ask(second, 'ConfirmGrant', id, { requestId: '1' })).rejects.toMatchObject(
      refusal('E_SOD', 'ACC-14'),
    );
    await system.ask(SYSTEM, 'RecordPasswordSet', second.userId, { by: 'operator' });
    await system.ask(second, 'ConfirmGrant', id, { requestId: '1' });
    expect((await system.principal(id)).grants).toMatchObject([{ role: 'TREASURER' }]);
  });

  it('touch an account without rights only where it was registered', async () => {
    const { id } = await system.ask(await system.keeper('63.10'), 'RegisterUser', undefined, { kind: 'PERSON' });
    for (const name of ['DisableUser', 'EnableUser']) {
      await expect(system.ask(await system.keeper('63.09'), name, id, {})).rejects.toMatchObject(
        refusal('E_NOT_FOUND'),
      );
      await system.ask(await system.keeper('63.10'), name, id, {});
    }
  });

  it('concern accounts that exist', async () => {
    await expect(system.ask(SYSTEM, 'GrantRole', 'nobody', GRANT)).rejects.toMatchObject(refusal('E_NOT_FOUND'));
  });

  it.each([
    ['RegisterUser', { kind: 'PERSON', userId: 'budi.santoso' }, '/userId'],
    ['RegisterUser', { kind: 'ROBOT' }, '/kind'],
    ['RegisterUser', { kind: 'PERSON', username: 'budi' }, '/username'],
    ['GrantRole', { ...GRANT, role: 'KING' }, '/role'],
    ['GrantRole', { ...GRANT, scope: 63 }, '/scope'],
    ['GrantRole', { ...GRANT, validFrom: '2024-02-30' }, '/validFrom'],
    ['RevokeGrant', { grantId: 'grant-1' }, '/from'],
  ])('%s refuses %j', (name, input, field) => {
    try {
      check(rowOf(name).input)(input);
    } catch (error) {
      return expect(error).toMatchObject({ code: 'E_VALIDATION', info: { field } });
    }
    throw new Error('the input was accepted');
  });
});
