import type { ApiQuestion, ApiReady, Spent } from './api.child.js';
import type { Helper } from './children.js';
import { median, quantile } from './measure.js';

/** One request, as its client saw it. Milliseconds. */
export interface Told {
  readonly status: number;
  readonly firstByte: number;
  readonly whole: number;
  readonly bytes: number;
  readonly lines: number;
  /** Of a short answer, and of a refusal. */
  readonly text: string;
}

const SHORT = 1_000_000;

/** Reads the answer to its end and keeps nothing of a long one. */
export const told = async (
  { port, token }: ApiReady,
  path: string,
  { headers, ...init }: RequestInit & { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Told> => {
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity', ...headers },
  });
  let [firstByte, bytes, lines, text] = [NaN, 0, 0, ''];
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    if (bytes === 0) firstByte = performance.now() - began;
    bytes += part.length;
    const piece = Buffer.from(part);
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1;
    if (bytes < SHORT) text += piece.toString();
  }
  return { status: answer.status, firstByte, whole: performance.now() - began, bytes, lines, text };
};

/** The answer to a request that is refused by nobody. */
export const asked = async (...request: Parameters<typeof told>): Promise<Told> => {
  const answer = await told(...request);
  if (answer.status >= 300) throw new Error(`${request[1]}: ${answer.status} ${answer.text}`);
  return answer;
};

/** What one request takes, of many that come one after another; the first ones warm up. */
export interface Cost {
  readonly median: number;
  readonly p99: number;
  /** Milliseconds of processor of the api for each, all its threads together. */
  readonly processor: number;
}

export const costOf = async (api: Helper, count: number, request: () => Promise<Told>): Promise<Cost> => {
  for (let n = 0; n < 3; n += 1) await request();
  const spent = async (): Promise<number> => (await api.ask<Spent>({ do: 'spent' } satisfies ApiQuestion)).processor;
  const before = await spent();
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) times.push((await request()).whole);
  return { median: median(times), p99: quantile(times, 0.99), processor: ((await spent()) - before) / count };
};

const MB = 1024 * 1024;

/**
 * How far the memory of the api climbs while something lasts: beyond what it had reached in the first third of it.
 */
export const climb = async <T>(
  api: Helper,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly before: number; readonly early: number; readonly most: number }> => {
  const { rss } = await api.ask<{ rss: number }>({ do: 'memory', collect: true } satisfies ApiQuestion);
  await api.ask({ do: 'watch' } satisfies ApiQuestion);
  const result = await work();
  const { memory } = await api.ask<{ memory: readonly number[] }>({ do: 'watched' } satisfies ApiQuestion);
  const third = Math.max(1, Math.floor(memory.length / 3));
  return {
    result,
    before: rss / MB,
    early: Math.max(...memory.slice(0, third)) / MB,
    most: Math.max(...memory.slice(third), rss) / MB,
  };
};
