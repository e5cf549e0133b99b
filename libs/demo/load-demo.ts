import { randomBytes } from 'node:crypto';
import { TWO_KEEPER_ROLES } from '#contexts/access/contract';
import { DEMO_OFFICES, DEMO_SECOND } from './demo-offices.js';
import { registerEntries } from './demo-register.js';
import type { HttpAnswer, HttpCall, HttpRequest } from './http-call.js';
import { S0_PROPOSAL, s0Persons, s0Steps } from './s0-kaji-banding.js';

/** An account of the demonstration, as it is printed and kept for whoever tries the system. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly office: string;
  readonly roles: readonly string[];
}

/** A step of the demonstration that the API refused. */
export class DemoRefused extends Error {
  override readonly name = 'DemoRefused';
}

export const newPassword = (): string => randomBytes(12).toString('base64url');

/** Accounts not made yet: two keepers, and every office, with a password of its own. */
export const planAccounts = (admin: DemoAccount): readonly DemoAccount[] => [
  admin,
  { ...DEMO_SECOND, password: newPassword() },
  ...DEMO_OFFICES.map(({ username, office, roles }) => ({ username, office, roles, password: newPassword() })),
];

/** How often a request is repeated to which the API answered that something is away, or slow. */
const REPEATS = 5;

const demand = async (call: HttpCall, request: HttpRequest): Promise<HttpAnswer> => {
  let answer = await call(request);
  for (let repeat = 0; answer.status === 503 && repeat < REPEATS; repeat += 1) answer = await call(request);
  if (answer.status < 300) return answer;
  throw new DemoRefused(`${request.method} ${request.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
};

export const signIn = async (
  call: HttpCall,
  { username, password }: { username: string; password: string },
): Promise<string> =>
  (
    (await demand(call, { method: 'POST', path: '/v1/auth/token', body: { username, password } })).body as {
      access_token: string;
    }
  ).access_token;

/** @returns the ids of the accounts by their names */
const makeAccounts = async (
  call: HttpCall,
  accounts: readonly DemoAccount[],
  adminToken: string,
  secondToken: string,
): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>();
  const post = (path: string, key: string, body: object, token = adminToken) =>
    demand(call, { method: 'POST', path, token, idempotencyKey: key, body });
  for (const { username, officeId, scope, roles } of DEMO_OFFICES) {
    const account = accounts.find((known) => known.username === username)!;
    const { id } = (await post('/v1/users', `demo-user-${username}`, { kind: 'PERSON' })).body as { id: string };
    ids.set(username, id);
    for (const role of roles) {
      const byTwo = TWO_KEEPER_ROLES.includes(role);
      const grant = { grantId: role.toLowerCase(), role, scope, officeId, validFrom: '2024-01-01' };
      await post(`/v1/users/${id}/${byTwo ? 'request-grant' : 'grant-role'}`, `demo-grant-${username}-${role}`, grant);
      if (byTwo)
        await post(
          `/v1/users/${id}/confirm-grant`,
          `demo-confirm-${username}-${role}`,
          { requestId: '1' },
          secondToken,
        );
    }
    await demand(call, {
      method: 'PUT',
      path: `/v1/users/${id}/password`,
      token: adminToken,
      body: { username, password: account.password },
    });
  }
  return ids;
};

/**
 * Loads the demonstration through the public API alone. Every request carries a fixed command id, so loading again,
 * also after an interruption, changes nothing.
 * @throws DemoRefused with what the API answered.
 */
export const loadDemo = async (call: HttpCall, accounts: readonly DemoAccount[]): Promise<{ visitId: string }> => {
  const tokens = new Map<string, string>();
  const tokenOf = async (username: string): Promise<string> => {
    const token =
      tokens.get(username) ??
      (await signIn(
        call,
        accounts.find((account) => account.username === username)!,
      ));
    tokens.set(username, token);
    return token;
  };
  const ids = await makeAccounts(
    call,
    accounts,
    await tokenOf(accounts[0]!.username),
    await tokenOf(DEMO_SECOND.username),
  );

  await demand(call, {
    method: 'POST',
    path: '/v1/region-directory/add-region-alias',
    token: await tokenOf('walidata'),
    idempotencyKey: 'demo-alias-sei-asem',
    body: { alias: 'Sei Asem', region: '62.03.02.2007' },
  });

  for (const [index, { path, body, ifMatch }] of registerEntries((username) => ids.get(username)!).entries()) {
    await demand(call, {
      method: 'POST',
      path: `/v1/${path}`,
      token: await tokenOf('walidata'),
      idempotencyKey: `demo-register-${String(index).padStart(2, '0')}`,
      body,
      ...(ifMatch !== undefined && { ifMatch }),
    });
  }

  const token = await tokenOf('kades-sei-asam');
  const { body: persons } = await demand(call, {
    method: 'POST',
    path: '/v1/subjects',
    token,
    body: { persons: s0Persons() },
  });
  const { subjectRefs } = persons as { subjectRefs: readonly string[] };
  const proposed = await demand(call, {
    method: 'POST',
    path: '/v1/visits',
    token,
    idempotencyKey: 'demo-s0-00',
    body: S0_PROPOSAL,
  });
  const { id: visitId, revision } = proposed.body as { id: string; revision: number };
  let ifMatch = revision;
  for (const [index, { by, path, body }] of s0Steps(subjectRefs).entries()) {
    const { body: receipt } = await demand(call, {
      ifMatch,
      method: 'POST',
      path: `/v1/visits/${path.replace('{visit}', visitId)}`,
      token: await tokenOf(by),
      idempotencyKey: `demo-s0-${String(index + 1).padStart(2, '0')}`,
      body,
    });
    ifMatch = (receipt as { revision: number }).revision;
  }
  return { visitId };
};
