import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { TWO_KEEPER_ROLES } from '#contexts/access/contract';
import { DEMO_SECOND } from './demo-offices.js';
import { DemoRefused, demand } from './demand.js';
import type { HttpCall } from './http-call.js';
import { S0 } from './s0-kaji-banding.js';
import { S1 } from './s1-nota-kesepahaman.js';
import { S4_COOPERATION } from './s4-kerja-sama.js';
import { S4 } from './s4-studi-tiru.js';
import type { Scenario, ScenarioStep } from './scenario.js';
import { filesOf, storeFiles } from './store-files.js';

/** What the first start loads. */
export const DEMO_SCENARIOS: readonly Scenario[] = [S0, S4, S1, S4_COOPERATION];

/** An account of the demonstration, as it is printed and kept for whoever tries the system. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly office: string;
  readonly roles: readonly string[];
}

export const newPassword = (): string => randomBytes(12).toString('base64url');

/** Accounts not made yet: two keepers, and every office, with a password of its own. */
export const planAccounts = (admin: DemoAccount, scenarios: readonly Scenario[]): readonly DemoAccount[] => [
  admin,
  { ...DEMO_SECOND, password: newPassword() },
  ...scenarios
    .flatMap(({ offices }) => offices)
    .map(({ username, office, roles }) => ({ username, office, roles, password: newPassword() })),
];

/** How long is waited for what the system does by itself: looks, and milliseconds between two of them. */
const [LOOKS, BETWEEN_LOOKS] = [600, 100];

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
  scenarios: readonly Scenario[],
  adminToken: string,
  secondToken: string,
): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>();
  const post = (path: string, key: string, body: object, token = adminToken) =>
    demand(call, { method: 'POST', path, token, idempotencyKey: key, body });
  for (const { username, officeId, scope, roles, since = '2024-01-01' } of scenarios.flatMap(
    ({ offices }) => offices,
  )) {
    const account = accounts.find((known) => known.username === username)!;
    const { id } = (await post('/v1/users', `demo-user-${username}`, { kind: 'PERSON' })).body as { id: string };
    ids.set(username, id);
    for (const role of roles) {
      const byTwo = TWO_KEEPER_ROLES.includes(role);
      const grant = { grantId: role.toLowerCase(), role, scope, officeId, validFrom: since };
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

const command = async (
  call: HttpCall,
  token: string,
  { path, body }: Pick<ScenarioStep, 'path' | 'body'>,
  idempotencyKey: string,
  ifMatch?: number,
): Promise<{ readonly id: string; readonly revision: number }> =>
  (
    await demand(call, {
      method: 'POST',
      path: `/v1/${path}`,
      token,
      idempotencyKey,
      body,
      ...(ifMatch !== undefined && { ifMatch }),
    })
  ).body as { id: string; revision: number };

/** With ids in the place of the names of what was made. */
const withIds = <Body extends object>(body: Body, made: ReadonlyMap<string, string>): Body =>
  JSON.parse(
    [...made].reduce((text, [name, id]) => text.replaceAll(`"{${name}}"`, `"${id}"`), JSON.stringify(body)),
  ) as Body;

const PLACES = /\{adoption:([^}]+)\}|\{([a-z]+)\}/;

/** Takes the steps of one scenario, each by who has seen the last revision of its record. */
class Telling {
  private readonly revisions = new Map<string, number>();
  private readonly made = new Map<string, string>();

  constructor(
    private readonly call: HttpCall,
    private readonly visitId: string,
    as: string,
  ) {
    this.made.set(as, visitId);
  }

  async take({ as, path: told, body: said }: ScenarioStep, token: string, idempotencyKey: string): Promise<void> {
    const body = withIds(said, this.made);
    if (as !== undefined) {
      const { id } = await command(this.call, token, { path: told, body }, idempotencyKey);
      this.made.set(as, id);
      return;
    }
    const [place, innovation, name] = PLACES.exec(told)!;
    const id = innovation ? await this.adoptionOf(innovation, token) : this.made.get(name!)!;
    const path = told.replace(place, id);
    const seen = this.revisions.get(id) ?? (await this.lastRevision(path, token));
    const { revision } = await command(this.call, token, { path, body }, idempotencyKey, seen);
    this.revisions.set(id, revision);
  }

  /** The system opens it by itself, after the innovation was recorded. */
  private async adoptionOf(innovationId: string, token: string): Promise<string> {
    for (let look = 0; look < LOOKS; look += 1) {
      const { items } = await this.ask<{ id: string; innovationId: string }>(`adoptions?visit=${this.visitId}`, token);
      const found = items.find((adoption) => adoption.innovationId === innovationId);
      if (found) return found.id;
      await setTimeout(BETWEEN_LOOKS);
    }
    throw new DemoRefused(`No adoption of ${innovationId} was opened: does a projector run?`);
  }

  private async lastRevision(path: string, token: string): Promise<number> {
    const { items } = await this.ask<{ revision: number }>(`${path.replace(/\/[^/]+$/, '')}/history`, token);
    return items.at(-1)!.revision;
  }

  private async ask<Item>(path: string, token: string): Promise<{ readonly items: readonly Item[] }> {
    const { body } = await demand(this.call, { method: 'GET', path: `/v1/${path}`, token });
    return body as { items: readonly Item[] };
  }
}

const referencesOf = async (
  call: HttpCall,
  persons: Scenario['persons'],
  token: string,
): Promise<readonly string[]> => {
  if (persons.length === 0) return [];
  const known = await demand(call, { method: 'POST', path: '/v1/subjects', token, body: { persons } });
  return (known.body as { subjectRefs: readonly string[] }).subjectRefs;
};

/** How the demonstration is loaded. */
export interface Loading {
  /** Through the public API alone. */
  readonly call: HttpCall;
  readonly accounts: readonly DemoAccount[];
  readonly scenarios: readonly Scenario[];
}

/**
 * Loads the demonstration through the public API alone. Every request carries a fixed command id, so loading again,
 * also after an interruption, changes nothing. Consumers run meanwhile, here or elsewhere.
 * @returns ids of the visits, in the order of their scenarios
 * @throws DemoRefused with what the API answered.
 */
export const loadDemo = async ({ call, accounts, scenarios }: Loading): Promise<readonly string[]> => {
  const tokens = new Map<string, string>();
  const tokenOf = async (username: string): Promise<string> => {
    const account = accounts.find((known) => known.username === username)!;
    const token = tokens.get(username) ?? (await signIn(call, account));
    tokens.set(username, token);
    return token;
  };
  const [admin, second] = [await tokenOf(accounts[0]!.username), await tokenOf(DEMO_SECOND.username)];
  const ids = await makeAccounts(call, accounts, scenarios, admin, second);

  await demand(call, {
    method: 'POST',
    path: '/v1/region-directory/add-region-alias',
    token: await tokenOf('walidata'),
    idempotencyKey: 'demo-alias-sei-asem',
    body: { alias: 'Sei Asem', region: '62.03.02.2007' },
  });

  const visits: string[] = [];
  const begun = new Map<string, string>();
  for (const { key, register, before, proposal, persons, steps, withFiles } of scenarios) {
    const keyOf = (part: string, index: number) => `demo-${part}-${String(index).padStart(2, '0')}`;
    const ofRegister = key === 's0' ? 'register' : `register-${key}`;
    const entries = register((username) => ids.get(username)!).map((entry) => ({ ...entry, by: 'walidata' }));
    for (const [index, { ifMatch, ...entry }] of entries.entries())
      await command(call, await tokenOf(entry.by), entry, keyOf(ofRegister, index), ifMatch);
    for (const [index, step] of before.entries())
      await command(call, await tokenOf(step.by), step, keyOf(`before-${key}`, index));
    if (!proposal) continue;

    const token = await tokenOf(proposal.by);
    const subjectRefs = await referencesOf(call, persons, token);
    const { path, body } = proposal;
    const { id } = await command(call, token, { path, body: withIds(body, begun) }, keyOf(key, 0));
    begun.set(key, id);
    const telling = new Telling(call, id, proposal.as ?? 'visit');
    const told = steps(subjectRefs);
    for (const [index, step] of told.entries()) await telling.take(step, await tokenOf(step.by), keyOf(key, index + 1));
    if (proposal.as === undefined) visits.push(id);
    if (withFiles) await storeFiles(call, filesOf([proposal, ...before, ...told, ...entries]), tokenOf);
  }
  return visits;
};
