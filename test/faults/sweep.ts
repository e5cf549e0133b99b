import { Rejection, StoreUnavailable, collectionOf, type LocalDate, type Scope } from '#kernel';
import { DEMO_OFFICES } from '#demo';
import type { CommandRequest, Principal } from '#runtime';
import { Crash, seeded, type Random } from '#testing';
import { EventStoreDBDouble } from '#testing/eventstoredb-double';
import { MongoDouble } from '#testing/mongodb-double';
import { strangers, visitStory, type VisitStep } from '../e2e/visit-story.js';
import { visitsOn, wholeLog } from './rebuilt.js';
import { Chaos } from './sweep-chaos.js';
import { SweepProcess, type Patience, type Servers } from './sweep-process.js';
import { wrongInLog, wrongInReadModels, type Answered } from './wrong.js';

/** What one seed brought about, and everything in it that should not be. */
export interface Outcome {
  readonly wrong: readonly string[];
  readonly acknowledged: number;
  readonly refused: number;
  readonly faults: number;
  readonly kills: number;
  /** Milliseconds of each answer that something was away. */
  readonly unavailable: readonly number[];
}

const VISITS = 3;
const COMMON = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };

const principals = new Map(
  DEMO_OFFICES.map(({ username, officeId, scope, roles }): [string, Principal] => [
    username,
    {
      userId: username,
      grants: roles.map((role) => ({ role, scope: scope as Scope, officeId, validFrom: '2024-01-01' as LocalDate })),
    },
  ]),
);

/** `/v1/visits/{visit}/accept-hosting` → `AcceptHosting` */
const commandOf = (path: string): string =>
  path.split('/')[4]?.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()) ?? 'ProposeVisit';

/**
 * Milliseconds that a client waits before its next attempt, at first and at last: it grows, so that a slow machine gets
 * out of breath only once.
 */
const PAUSES = { first: 5, last: 80 } as const;
const MOST_KILLS = 8;

const moment = (milliseconds: number = PAUSES.first): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

class Sweep {
  readonly answered: Answered[] = [];
  readonly wrong: string[] = [];
  readonly unavailable: number[] = [];
  kills = 0;
  private readonly apis: (SweepProcess | undefined)[] = [undefined, undefined];
  private readonly projectors: (SweepProcess | undefined)[] = [undefined, undefined];
  private readonly ending: Promise<void>[] = [];
  private over = false;

  constructor(
    private readonly servers: Servers,
    private readonly chaos: Chaos,
    private readonly random: Random,
  ) {}

  /** Clients lead visits through their lives, all at once, while servers fail and processes die. */
  async load(): Promise<void> {
    await Promise.all([0, 1].flatMap((at) => [this.raise(this.apis, at), this.raise(this.projectors, at)]));
    const shared = strangers(1, this.random)[0]!;
    const asking = this.askOnAndOn();
    await Promise.all(
      Array.from({ length: VISITS }, (_, visit) =>
        this.lead(visit, [strangers(1, this.random)[0]!, ...(visit < 2 ? [shared] : [])]),
      ),
    );
    this.over = true;
    await asking;
  }

  async end(): Promise<void> {
    this.over = true;
    for (const running of [...this.apis, ...this.projectors]) if (running) this.ending.push(running.end());
    while (this.ending.length > 0) await Promise.all(this.ending.splice(0));
  }

  /** A process in the place of one that died. */
  private async raise(place: (SweepProcess | undefined)[], at: number): Promise<void> {
    while (!this.over) {
      try {
        const started = await SweepProcess.start(this.servers);
        if (this.over) return await started.end();
        if (place === this.projectors) started.runtime.consumers.start();
        place[at] = started;
        return;
      } catch (error) {
        this.expectAway(error);
        this.chaos.attempt();
        await moment();
      }
    }
  }

  private killSomeone(): void {
    const place = this.random(2) === 0 ? this.apis : this.projectors;
    const at = this.random(place.length);
    const victim = place[at];
    if (!victim) return;
    this.kills += 1;
    place[at] = undefined;
    this.ending.push(
      victim.kill().catch(() => undefined),
      this.raise(place, at),
    );
  }

  private async api(): Promise<SweepProcess> {
    for (;;) {
      const found = this.apis[this.random(this.apis.length)] ?? this.apis.find((each) => each);
      if (found) return found;
      await moment();
    }
  }

  private async lead(visit: number, subjectRefs: readonly string[]): Promise<void> {
    const { propose, accept, approve, order, ...rest } = visitStory({
      askedOn: '2024-11-11',
      from: '2024-11-18',
      to: '2024-11-19',
      subjectRefs,
      common: COMMON,
      orderNo: `DEMO/ST/${visit}`,
    });
    const proposed = await this.give(`visit-${visit}-propose`, propose);
    const { id } = proposed.receipt!;
    await this.give(`visit-${visit}-accept`, accept, id);
    await this.give(`visit-${visit}-approve`, approve, id);
    const { receipt } = await this.give(`visit-${visit}-order`, order, id);
    if (receipt) for (const [name, step] of Object.entries(rest)) await this.give(`visit-${visit}-${name}`, step, id);
    else
      await this.give(
        `visit-${visit}-cancel`,
        {
          by: 'kades-sei-asam',
          path: '/v1/visits/{visit}/cancel-visit',
          body: { ...COMMON, occurredOn: '2024-11-12' },
        },
        id,
      );
  }

  /** As a client does: with one id until there is an answer, now and then twice at once. */
  private async give(commandId: string, step: VisitStep, id?: string): Promise<Answered> {
    const twice = this.random(6) === 0;
    const answers = await Promise.all(
      Array.from({ length: twice ? 2 : 1 }, () => this.untilAnswered(commandId, step, id)),
    );
    const [first, second] = answers;
    if (second && JSON.stringify(first!.receipt) !== JSON.stringify(second.receipt))
      this.wrong.push(`${commandId} was answered differently to two who sent it at once`);
    this.answered.push(first!);
    return first!;
  }

  private async untilAnswered(commandId: string, { by, path, body }: VisitStep, id?: string): Promise<Answered> {
    const name = commandOf(path);
    for (let pause: number = PAUSES.first; ; pause = Math.min(2 * pause, PAUSES.last)) {
      if (this.kills < MOST_KILLS && this.random(40) === 0) this.killSomeone();
      this.chaos.attempt();
      const { runtime } = await this.api();
      const [table] = visitsOn().tables;
      const request: CommandRequest = {
        table: table!,
        row: table!.rows.find((row) => row.name === name)!,
        principal: principals.get(by)!,
        input: body,
        commandId,
        correlationId: commandId,
        ...(id && { id }),
        answerWithin: this.servers.patience.command,
      };
      const begun = performance.now();
      try {
        const receipt = await runtime.executor.execute(request);
        return { commandId, stream: receipt.stream, receipt };
      } catch (error) {
        if (error instanceof Rejection) return { commandId, stream: `studyVisit-${id}`, refusal: error };
        this.expectAway(error, begun);
        await moment(pause);
      }
    }
  }

  /** A list is answered or refused, and its reader never goes back in time. */
  private async askOnAndOn(): Promise<void> {
    const visits = visitsOn();
    const model = visits.projections[0]!.models[0]!;
    while (!this.over) {
      const {
        runtime: { generations },
      } = await this.api();
      const begun = performance.now();
      await generations.reads
        .find(collectionOf(model), {
          filter: { status: { in: ['REPORTED', 'PROPOSED'] } },
          sort: { field: 'plannedStart' },
          limit: 10,
        })
        .catch((error: unknown) => this.expectAway(error, begun));
      await moment(PAUSES.last);
    }
  }

  /** @param begun when a client asked for what was refused, if one did */
  private expectAway(error: unknown, begun?: number): void {
    if (begun !== undefined && error instanceof StoreUnavailable) this.unavailable.push(performance.now() - begun);
    if (error instanceof StoreUnavailable || error instanceof Crash || (error as Error).name === 'OutcomeUnknown')
      return;
    this.wrong.push(`unexpected ${String((error as Error).stack ?? error)}`);
  }
}

/** A mixed load while stores fail and processes are killed in the order that the seed gives, and what is left of it. */
export const sweep = async (seed: number, patience: Patience): Promise<Outcome> => {
  const random = seeded(seed);
  const [log, models] = [await EventStoreDBDouble.start({ nodes: 2 }), await MongoDouble.start()];
  const servers: Servers = { eventStoreUrl: log.url, mongoUrl: models.url, patience };
  const chaos = new Chaos(log, models, random);
  const run = new Sweep(servers, chaos, random);
  try {
    await run.load();
    await chaos.end();
    await run.end();
    const judge = await SweepProcess.start({
      ...servers,
      patience: {
        command: 20_000,
        log: { appendLimit: 20_000, readLimit: 20_000, startLimit: 20_000 },
        models: { read: 20_000, write: 20_000 },
      },
    });
    try {
      await judge.runtime.consumers.settle();
      const written = await wholeLog(judge.eventStore);
      const wrong = [
        ...run.wrong,
        ...wrongInLog(written, run.answered),
        ...(await wrongInReadModels(judge.runtime, written, written.at(-1)!.position)),
      ];
      const refused = run.answered.filter(({ receipt }) => !receipt).length;
      return {
        wrong,
        acknowledged: run.answered.length - refused,
        refused,
        faults: chaos.happened,
        kills: run.kills,
        unavailable: run.unavailable,
      };
    } finally {
      await judge.end();
    }
  } finally {
    await Promise.all([log.stop(), models.stop()]);
  }
};
