import type { HttpAnswer } from '#demo';
import type { Receipt } from '#runtime';
import { strangers, visitStory, type VisitStep } from '../e2e/visit-story.js';
import { Server } from './server.js';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A command that was answered, and how. */
export interface Answered {
  readonly key: string;
  readonly status: number;
  readonly receipt: Receipt;
}

const COMMON = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };
const CANCEL = (by: string): VisitStep => ({ by, path: '/v1/visits/{visit}/cancel-visit', body: { ...COMMON, occurredOn: '2024-11-12' } });
const RESCHEDULE: VisitStep = {
  by: 'kades-sei-asam', path: '/v1/visits/{visit}/reschedule-visit', body: { ...COMMON, occurredOn: '2024-11-12', plannedStart: '2025-01-14', plannedEnd: '2025-01-15' },
};

/**
 * Clients that lead visits through their lives at the same time, and repeat a command with its id for as long as it is not
 * answered. The server is killed after given numbers of requests and started again on the same folder.
 */
export class Load {
  readonly answered: Answered[] = [];
  kills = 0;
  private sent = 0;
  private server: Promise<Server>;

  constructor(private readonly dataDir: string, private readonly killAfter: readonly number[], private readonly random: () => number) {
    this.server = Server.start(dataDir);
  }

  /** @returns the server that is running at the end. */
  async run(visits: number, clients: number): Promise<Server> {
    const shared = strangers(visits, this.random);
    let next = 0;
    const client = async (): Promise<void> => {
      for (let visit = next++; visit < visits; visit = next++) await this.lead(visit, shared);
    };
    await Promise.all(Array.from({ length: clients }, client));
    return this.server;
  }

  /** Some visits go all the way, some are cancelled or put off; neighbours want the same traveller, whom only one can have. */
  private async lead(visit: number, shared: readonly string[]): Promise<void> {
    const subjectRefs = [...strangers(1, this.random), shared[visit - (visit % 2)]!];
    const { propose, accept, approve, order, ...rest } = visitStory({
      askedOn: '2024-11-11', from: '2024-11-18', to: '2024-11-19', subjectRefs, common: COMMON, orderNo: `DEMO/ST/${visit}`,
    });
    const { id } = (await this.give(visit, 'propose', propose)).receipt;
    await this.give(visit, 'accept', accept, id);
    if (visit % 5 === 0) await this.give(visit, 'reschedule', RESCHEDULE, id);
    else {
      await this.give(visit, 'approve', approve, id);
      const { status } = await this.give(visit, 'order', order, id);
      if (status !== 200 || visit % 5 === 1) await this.give(visit, 'cancel', CANCEL('kades-sei-asam'), id);
      else for (const [name, step] of Object.entries(rest)) await this.give(visit, name, step, id);
    }
  }

  private async give(visit: number, name: string, { by, path, body }: VisitStep, id = ''): Promise<Answered> {
    const key = `visit-${visit}-${name}`;
    const answer = await this.untilAnswered(by, path.replace('{visit}', id), body, key);
    const expected = name === 'order' ? [200, 409] : [200, 201];
    if (!expected.includes(answer.status)) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const answered = { key, status: answer.status, receipt: answer.body as Receipt };
    this.answered.push(answered);
    if (answer.status < 300 && this.random() < 0.1) {
      const again = await this.untilAnswered(by, path.replace('{visit}', id), body, key);
      if (JSON.stringify(again.body) !== JSON.stringify(answer.body)) throw new Error(`${key} was answered differently: ${JSON.stringify(again.body)}`);
    }
    return answered;
  }

  private async untilAnswered(by: string, path: string, body: object, key: string): Promise<HttpAnswer> {
    for (;;) {
      const server = await this.server;
      const token = server.tokenOf(by);
      try {
        await token;
        this.countAndKill(server);
        return await server.post(by, path, body, key);
      } catch (error) {
        if (server === await this.server) throw error;
      }
    }
  }

  private countAndKill(server: Server): void {
    this.sent += 1;
    if (this.sent !== this.killAfter[this.kills]) return;
    this.kills += 1;
    server.signal('SIGKILL');
    this.server = server.ended.then(() => Server.start(this.dataDir));
  }
}
