import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { answering } from './children.js';
import { Connection, type Answer } from './connection.js';
import { proposals } from './proposals.js';
import { quantile } from './measure.js';

interface Target {
  readonly port: number;
  readonly token: string;
}

export type LoadQuestion =
  | ({ readonly do: 'burst'; readonly connections: number; readonly seconds: number } & Target)
  | ({ readonly do: 'steady'; readonly rate: number; readonly seconds: number } & Target);

export interface Burst {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Milliseconds. */
export interface Steady {
  readonly count: number;
  readonly commandP50: number;
  readonly commandP99: number;
  readonly visibleP50: number;
  readonly visibleP99: number;
  readonly visibleMax: number;
  /** The same question about a visit long since shown. */
  readonly plainP50: number;
  readonly plainP99: number;
}

const bodies = proposals(2_000);
let asked = 0;

const propose = ({ token }: Target): string => {
  asked += 1;
  const body = bodies[asked % bodies.length]!;
  return (
    `POST /v1/visits HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${randomUUID()}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
};

const look = ({ token }: Target, id: string, position: string | undefined): string =>
  `GET /v1/visits/${id} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n${position ? `Sinergi-Position: ${position}\r\n` : ''}\r\n`;

const expect = (answer: Answer, status: number): Answer => {
  if (answer.status !== status) throw new Error(`${status} expected:\n${answer.head}\n\n${answer.body}`);
  return answer;
};

const burst = async (target: Target, connections: number, seconds: number): Promise<Burst> => {
  const lines = await Promise.all(Array.from({ length: connections }, () => Connection.to(target.port)));
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1_000;
  await Promise.all(
    lines.map(async (line) => {
      for (let now = performance.now(); now < until;) {
        expect(await line.ask(propose(target)), 201);
        const then = performance.now();
        times.push(then - now);
        now = then;
      }
    }),
  );
  const took = (performance.now() - began) / 1_000;
  for (const line of lines) line.close();
  return { count: times.length, perSecond: times.length / took, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
};

/**
 * Commands at a fixed rate, whether or not earlier ones have been answered; each is looked for as soon as its receipt
 * is here.
 */
const steady = async (target: Target, rate: number, seconds: number): Promise<Steady> => {
  const free: Connection[] = [];
  const all: Connection[] = [];
  const [command, visible, plain]: [number[], number[], number[]] = [[], [], []];
  let old: string | undefined;
  const once = async (due: number): Promise<void> => {
    const line = free.pop() ?? (await Connection.to(target.port));
    if (!all.includes(line)) all.push(line);
    const receipt = expect(await line.ask(propose(target)), 201);
    const received = performance.now();
    const { id, position } = JSON.parse(receipt.body) as { id: string; position: string };
    const answer = expect(await line.ask(look(target, id, position)), 200);
    const seen = performance.now();
    const { stale } = JSON.parse(answer.body) as { stale?: boolean };
    if (stale) throw new Error(`answered before it was visible: ${answer.body}`);
    if (old) {
      expect(await line.ask(look(target, old, undefined)), 200);
      plain.push(performance.now() - seen);
    }
    old = id;
    command.push(received - due);
    visible.push(seen - received);
    free.push(line);
  };
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    const due = began + (n * 1_000) / rate;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    running.push(once(due));
  }
  await Promise.all(running);
  for (const line of all) line.close();
  return {
    count: visible.length,
    commandP50: quantile(command, 0.5),
    commandP99: quantile(command, 0.99),
    visibleP50: quantile(visible, 0.5),
    visibleP99: quantile(visible, 0.99),
    visibleMax: Math.max(...visible),
    plainP50: quantile(plain, 0.5),
    plainP99: quantile(plain, 0.99),
  };
};

answering(async (question: LoadQuestion) =>
  question.do === 'burst'
    ? burst(question, question.connections, question.seconds)
    : steady(question, question.rate, question.seconds),
);
process.once('disconnect', () => process.exit(0));
process.send!({});
