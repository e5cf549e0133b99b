import { setTimeout } from 'node:timers/promises';
import type { HttpAnswer } from '#demo';
import type { Receipt } from '#runtime';
import type { Random } from '#testing';
import { strangers, visitStory, type VisitStep } from '../e2e/visit-story.js';
import type { Server } from './server.js';
import type { Answered } from './wrong.js';

const COMMON = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };
const CANCEL = (by: string): VisitStep => ({
  by,
  path: '/v1/visits/{visit}/cancel-visit',
  body: { ...COMMON, occurredOn: '2024-11-12' },
});
const RESCHEDULE: VisitStep = {
  by: 'kades-sei-asam',
  path: '/v1/visits/{visit}/reschedule-visit',
  body: { ...COMMON, occurredOn: '2024-11-12', plannedStart: '2024-12-10', plannedEnd: '2024-12-11' },
};

/**
 * Milliseconds that a client waits who was told to come back: at once it would only keep busy those whom it waits for.
 */
const BREATH = 100;

/** What is under load. */
export interface Fleet {
  readonly apis: number;
  /** Starts an api where the one before was killed, or for the first time, one after the other. */
  readonly start: () => Promise<Server>;
  /** To be told when an api is killed. */
  readonly onKill?: () => void;
}

/**
 * Clients that lead visits through their lives at the same time, and repeat a command with its id for as long as it is
 * not answered. After given numbers of requests the api that just got one is killed, and another is started in its
 * place.
 */
export class Load {
  readonly answered: Answered[] = [];
  kills = 0;
  private sent = 0;
  /** The last revision of each visit that its client has seen. */
  private readonly seen = new Map<string, number>();
  private readonly servers: Promise<Server>[] = [];

  constructor(
    private readonly fleet: Fleet,
    private readonly killAfter: readonly number[],
    private readonly random: Random,
  ) {
    for (let api = 0; api < fleet.apis; api += 1) this.servers.push(Promise.all(this.servers).then(fleet.start));
  }

  /** @returns the servers that are running at the end. */
  async run(visits: number, clients: number): Promise<readonly Server[]> {
    const shared = strangers(visits, this.random);
    let next = 0;
    const client = async (): Promise<void> => {
      for (let visit = next++; visit < visits; visit = next++) await this.lead(visit, shared);
    };
    await Promise.all(Array.from({ length: clients }, client));
    return Promise.all(this.servers);
  }

  /**
   * Some visits go all the way, some are cancelled or put off; neighbours want the same traveller, whom only one can
   * have.
   */
  private async lead(visit: number, shared: readonly string[]): Promise<void> {
    const subjectRefs = [...strangers(1, this.random), shared[visit - (visit % 2)]!];
    const { propose, accept, approve, order, ...rest } = visitStory({
      askedOn: '2024-11-11',
      from: '2024-11-18',
      to: '2024-11-19',
      subjectRefs,
      common: COMMON,
      orderNo: `DEMO/ST/${visit}`,
    });
    const { id } = (await this.give(visit, 'propose', propose)).receipt!;
    await this.give(visit, 'accept', accept, id);
    if (visit % 5 === 0) await this.give(visit, 'reschedule', RESCHEDULE, id);
    else {
      await this.give(visit, 'approve', approve, id);
      const { receipt } = await this.give(visit, 'order', order, id);
      if (!receipt || visit % 5 === 1) await this.give(visit, 'cancel', CANCEL('kades-sei-asam'), id);
      else for (const [name, step] of Object.entries(rest)) await this.give(visit, name, step, id);
    }
  }

  private async give(visit: number, name: string, { by, path, body }: VisitStep, id = ''): Promise<Answered> {
    const key = `visit-${visit}-${name}`;
    const ifMatch = this.seen.get(id);
    const answer = await this.untilAnswered(by, path.replace('{visit}', id), body, key, ifMatch);
    const expected = name === 'order' ? [200, 409] : [200, 201];
    if (!expected.includes(answer.status)) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const receipt = answer.status < 300 ? (answer.body as Receipt) : undefined;
    if (receipt) this.seen.set(receipt.id, receipt.revision);
    const answered: Answered = {
      commandId: key,
      stream: receipt?.stream ?? `studyVisit-${id}`,
      ...(receipt ? { receipt } : { refusal: answer.body }),
    };
    this.answered.push(answered);
    if (receipt && this.random(10) === 0) {
      const again = await this.untilAnswered(by, path.replace('{visit}', id), body, key, ifMatch);
      if (JSON.stringify(again.body) !== JSON.stringify(answer.body))
        throw new Error(`${key} was answered differently: ${JSON.stringify(again.body)}`);
    }
    return answered;
  }

  private async untilAnswered(
    by: string,
    path: string,
    body: object,
    key: string,
    ifMatch: number | undefined,
  ): Promise<HttpAnswer> {
    for (;;) {
      const at = this.random(this.servers.length);
      const server = await this.servers[at]!;
      const token = server.tokenOf(by);
      try {
        await token;
        this.countAndKill(server, at);
        const answer = await server.post(by, path, body, key, ifMatch);
        if (answer.status !== 503) return answer;
        await setTimeout(BREATH);
      } catch (error) {
        if (server === (await this.servers[at])) throw error;
      }
    }
  }

  private countAndKill(server: Server, at: number): void {
    this.sent += 1;
    if (this.sent < (this.killAfter[this.kills] ?? Infinity)) return;
    this.kills += 1;
    server.signal('SIGKILL');
    this.servers[at] = server.ended.then(this.fleet.start);
    this.fleet.onKill?.();
  }
}
