import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { START, streamName, type Clock, type Instant, type Position, type RecordedEvent } from '#kernel';
import {
  DEMO_ADMIN,
  DEMO_SECOND,
  S0_REPORTED,
  signIn,
  type DemoAccount,
  type HttpAnswer,
  type HttpCall,
  type Scenario,
} from '#demo';
import { compose, type Composition, type Sinergi } from '../../apps/api/compose.js';
import { demonstrate, injected } from '../../apps/api/demonstration.js';
import type { StoreSettings } from '../../apps/composition/stores.js';
import { fixedClock } from '../../libs/testing/tally.js';
import { wholeLog } from '../faults/rebuilt.js';
import { layKey, withHandles } from './handles.js';
import { loadedFolder } from './loaded-folder.js';
import { RULE_BOOK } from './rule-book.js';
import { throwAwayStores, type ThrowAwayStores } from './throw-away-stores.js';
import type { VisitStep } from './visit-story.js';

/**
 * The moment at which the tests play, unless they move the clock: a Friday, 09:00 in Kapuas and 10:00 in Tanah Bumbu.
 */
export const TODAY = '2026-11-20T02:00:00.000Z' as Instant;

/** Who keeps the accounts of all others. */
export const ADMIN = DEMO_ADMIN.username;
/** Confirms the roles that two keepers give. */
export const SECOND = DEMO_SECOND.username;
/** Of whoever is employed by a test. */
export const PASSWORD = 'pohon-ulin-77';

/**
 * The whole system on stores of its own, embedded or on the servers that the environment names, with a clock that the
 * test moves.
 */
export class SystemUnderTest {
  readonly clock = fixedClock(TODAY);
  private known: readonly DemoAccount[] = [];
  private readonly tokens = new Map<string, string>();
  private lookedAt = START;
  private last = START;

  private constructor(
    public sinergi: Sinergi,
    readonly dataDir: string,
    private readonly stores: ThrowAwayStores,
    private readonly more: Partial<Composition>,
  ) {}

  /** @param env names the servers, if any. @param more settings beside the usual ones of tests. */
  static async start(env: NodeJS.ProcessEnv = process.env, more: Partial<Composition> = {}): Promise<SystemUnderTest> {
    const dataDir = await mkdtemp(join(tmpdir(), 'sinergi-e2e-'));
    const system = new SystemUnderTest(undefined as never, dataDir, throwAwayStores(env), more);
    const { eventStoreUrl, mongoUrl } = system.storeSettings;
    await (eventStoreUrl || mongoUrl ? layKey(dataDir) : loadedFolder(dataDir, system.clock));
    await system.open();
    return system;
  }

  /**
   * On a data folder that is there already and has its accounts, with embedded stores; no consumer has taken a turn
   * yet.
   */
  static async on(dataDir: string, now: Instant, more: Partial<Composition> = {}): Promise<SystemUnderTest> {
    const system = new SystemUnderTest(undefined as never, dataDir, throwAwayStores({}), more);
    system.clock.set(now);
    await system.enter();
    return system;
  }

  private async enter(): Promise<void> {
    this.sinergi = await this.process();
    this.known = await demonstrate(this.sinergi, this.dataDir, [S0_REPORTED]);
  }

  private async open(): Promise<void> {
    await this.enter();
    await this.settle();
  }

  /** Another process on the same stores; whoever starts it closes it. */
  process(clock: Clock = this.clock): Promise<Sinergi> {
    const limits = { perMinute: 1e6, signInPerMinute: 1e6, stopTimeout: 1_000 };
    return compose(
      {
        ...this.storeSettings,
        logLevel: 'silent',
        requireIfMatch: true,
        commandWait: 60_000,
        readWait: 200,
        limits,
        ...this.more,
      },
      RULE_BOOK,
      clock,
    );
  }

  /** Where it keeps everything, for other programs on the same stores. */
  get storeSettings(): StoreSettings {
    return { dataDir: this.dataDir, ...this.stores.settings };
  }

  /** Stops the process and starts another on the same stores. */
  async restart(): Promise<void> {
    await this.sinergi.close();
    this.tokens.clear();
    await this.open();
  }

  async stop(): Promise<void> {
    await this.sinergi.close();
    await this.stores.remove();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Lets consumers and deadlines do all that is due at the present instant. */
  settle(): Promise<void> {
    return this.sinergi.runtime.consumers.settle();
  }

  /** Moves the clock and lets everything happen that falls due; tokens are asked for anew. */
  async moveTo(instant: string): Promise<void> {
    this.clock.set(instant);
    this.tokens.clear();
    await this.settle();
  }

  /**
   * The last event of the log, whatever else its server holds: the same before and after means that nothing was
   * written.
   */
  async head(): Promise<Position> {
    for (;;) {
      const { events, next, end } = await this.sinergi.eventStore.readAll(this.lookedAt, 1_000);
      this.lookedAt = next;
      this.last = events.at(-1)?.position ?? this.last;
      if (end) return this.last;
    }
  }

  log(): Promise<readonly RecordedEvent[]> {
    return wholeLog(this.sinergi.eventStore);
  }

  stream(name: string): Promise<readonly RecordedEvent[]> {
    return this.sinergi.eventStore.read(name);
  }

  get call(): HttpCall {
    return injected(this.sinergi);
  }

  account(username: string): DemoAccount {
    return this.known.find((account) => account.username === username)!;
  }

  async tokenOf(username: string): Promise<string> {
    const token = this.tokens.get(username) ?? (await signIn(this.call, this.account(username)));
    this.tokens.set(username, token);
    return token;
  }

  async get(by: string, path: string): Promise<HttpAnswer> {
    return this.call({ method: 'GET', path, token: await this.tokenOf(by) });
  }

  /** Acts as somebody who has seen the last revision of the object, unless another is named. */
  async post(by: string, path: string, body: object, idempotencyKey?: string, seen?: number): Promise<HttpAnswer> {
    const ifMatch = seen ?? (await this.lastRevision(path));
    return this.call({
      method: 'POST',
      path,
      token: await this.tokenOf(by),
      body: withHandles(body),
      ...(idempotencyKey && { idempotencyKey }),
      ...(ifMatch !== undefined && { ifMatch }),
    });
  }

  /** Grants by two keepers, as high roles need it. */
  async grantByTwo(userId: string, grant: object): Promise<void> {
    for (const answer of [
      await this.post(ADMIN, `/v1/users/${userId}/request-grant`, grant),
      await this.post(SECOND, `/v1/users/${userId}/confirm-grant`, { requestId: '1' }),
    ]) {
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    }
  }

  /** The offices of a scenario and what the register holds of them, for whoever tells it by hand. */
  async staff({ offices, register }: Pick<Scenario, 'offices' | 'register'>): Promise<void> {
    const ids = new Map<string, string>();
    for (const { username, roles, scope, officeId, since } of offices)
      ids.set(username, await this.employ(username, roles[0]!, scope, officeId, since));
    for (const { path, body } of register((username) => ids.get(username)!)) {
      const answer = await this.post('walidata', `/v1/${path}`, body);
      if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    }
    await this.settle();
  }

  /** All of a scenario that needs no travellers, each step by its official. @returns ids of what it made, by name */
  async tell(scenario: Scenario): Promise<ReadonlyMap<string, string>> {
    await this.staff(scenario);
    const ids = new Map<string, string>();
    const named = (text: string): string =>
      [...ids].reduce((told, [name, id]) => told.replaceAll(`{${name}}`, id), text);
    for (const { by, as, path, body } of [scenario.proposal!, ...scenario.steps([])]) {
      const answer = await this.post(by, `/v1/${named(path)}`, JSON.parse(named(JSON.stringify(body))) as object);
      if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
      if (as) ids.set(as, (answer.body as { id: string }).id);
    }
    await this.settle();
    return ids;
  }

  /** Somebody new who holds a role for a region, and acts under that name from now on. */
  async employ(
    username: string,
    role: string,
    scope: string,
    officeId: string,
    validFrom = '2024-01-01',
  ): Promise<string> {
    const { id } = (await this.post(ADMIN, '/v1/users', { kind: 'PERSON' })).body as { id: string };
    await this.grantByTwo(id, { grantId: role, role, scope, officeId, validFrom });
    const account = { username, password: PASSWORD };
    await this.call({
      method: 'PUT',
      path: `/v1/users/${id}/password`,
      token: await this.tokenOf(ADMIN),
      body: account,
    });
    this.known = [...this.known, { ...account, office: officeId, roles: [role] }];
    return id;
  }

  /** Of the object at `/v1/visits/{id}` or below; undefined where there is none. */
  async lastRevision(path: string): Promise<number | undefined> {
    const [, , plural, id] = path.split('/');
    const category = this.sinergi.tables.find((table) => table.path === plural)?.decider.category;
    return category && id
      ? (await this.sinergi.eventStore.read(streamName({ category }, id))).at(-1)?.revision
      : undefined;
  }

  /** Takes one step of a visit's story. */
  async take({ by, path, body }: VisitStep, visitId = '', idempotencyKey?: string): Promise<HttpAnswer> {
    return this.post(by, path.replace('{visit}', visitId), body, idempotencyKey);
  }

  /** Takes steps that must succeed; the first may be the proposal, and the visit's id is the answer. */
  async takeAll(steps: readonly VisitStep[], visitId = ''): Promise<string> {
    let id = visitId;
    for (const step of steps) {
      const { status, body } = await this.take(step, id);
      if (status >= 300) throw new Error(`${step.path}: ${status} ${JSON.stringify(body)}`);
      id = (body as { id: string }).id;
    }
    return id;
  }

  /** References of invented persons. */
  async subjectRefs(niks: readonly string[]): Promise<readonly string[]> {
    const answers = [];
    for (const nik of niks) answers.push(await this.post('kades-sei-asam', '/v1/subjects', { nik }));
    return answers.map(({ body }) => (body as { subjectRef: string }).subjectRef);
  }
}
