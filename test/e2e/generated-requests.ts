import type { HttpCall } from '#demo';
import type { Random } from '#testing';
import { faultOfTexts } from '../architecture/refusal-text.js';
import { describedApi, operationsOf, type DescribedOperation } from './described-api.js';
import type { SystemUnderTest } from './system.js';

/** What one request was answered with, and what in it may not be. */
export interface Answered {
  readonly asked: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly wrong?: string;
}

/** Roles that look after records, host, approve, examine and keep accounts, and somebody without a token. */
const ACCOUNTS = [
  'kades-sei-asam',
  'pmd-tanah-bumbu',
  'kadis-pmd-kapuas',
  'inspektorat-kapuas',
  'pengelola-akun',
  undefined,
] as const;

const VALUES: readonly unknown[] = [
  '',
  ' ',
  'x',
  '63.10',
  '62.03.02.2007',
  '63.1',
  '2026-11-20',
  '2026-02-30',
  '1900-01-01',
  '9999-12-31',
  '2026',
  '0',
  '-1',
  '1',
  '200',
  '201',
  '1e9',
  'true',
  'ya',
  'A,B',
  ',',
  '00000000-0000-4000-8000-000000000000',
  '../../etc/passwd',
  '%00',
  '\u202e',
  'é',
  '<script>',
  '{}',
  'null',
  '__proto__',
  'PROPOSED',
  'SYSTEM',
  'x'.repeat(5_000),
  0,
  -1,
  1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  true,
  null,
  [],
  {},
  [[]],
  { a: { a: { a: 1 } } },
  ['x', 'x'],
  Array.from({ length: 300 }, () => 'x'),
  '\ud800',
  'a\u0000b',
];

const HEADERS: readonly Readonly<Record<string, string>>[] = [
  {},
  {},
  {},
  { 'if-match': '"0"' },
  { 'if-match': 'W/"3", "4"' },
  { 'if-match': '*' },
  { 'if-match': 'x' },
  { accept: 'text/csv' },
  { accept: 'image/png' },
  { accept: 'text/csv;q=0.1, */*;q=0.5' },
  { 'idempotency-key': 'k' },
  { 'idempotency-key': 'x'.repeat(300) },
  { 'accept-encoding': 'br' },
  { 'if-none-match': '"x"' },
  { 'sinergi-position': 'x' },
  { 'content-type': 'text/plain' },
  { 'accept-language': 'en' },
  { authorization: 'Bearer x' },
];

/**
 * Requests over all routes: first each as it is documented, by everybody, then others, half of them nearly right and
 * half of them not.
 */
export class GeneratedRequests {
  private constructor(
    private readonly url: string,
    private readonly operations: readonly DescribedOperation[],
    private readonly tokens: readonly (string | undefined)[],
    private readonly ids: string[],
  ) {}

  static async of(system: SystemUnderTest, call: HttpCall): Promise<GeneratedRequests> {
    const tokens = [];
    for (const name of ACCOUNTS) tokens.push(name && (await system.tokenOf(name)));
    const ids = [...new Set((await system.log()).map(({ stream }) => stream.slice(stream.indexOf('-') + 1)))];
    return new GeneratedRequests(
      await system.sinergi.app.getUrl(),
      operationsOf(await describedApi(call)),
      tokens,
      ids,
    );
  }

  /** Every route, asked by everybody as the documentation shows it. */
  get documented(): number {
    return this.operations.length * this.tokens.length;
  }

  /** @param index of a documented request, which is sent as it stands; any other is drawn at random. */
  async send(random: Random, index = this.documented): Promise<Answered> {
    const asDocumented = index < this.documented;
    const one = <T>(some: readonly T[]): T => some[random(some.length)]!;
    const value = (): string => (random(3) === 0 ? one(this.ids) : String(one(VALUES)));
    const drawn = one(this.operations);
    const {
      method,
      path,
      parameters,
      example = {},
      fileType,
    } = asDocumented ? this.operations[index % this.operations.length]! : drawn;
    const address = path.replace(/\{\w+\}/g, () =>
      encodeURIComponent(random(2) ? one(this.ids) : value().replace(/[\ud800-\udfff]/g, '')),
    );
    const query = parameters
      .filter((each) => !asDocumented && each.in === 'query' && random(4) === 0)
      .map(({ name }) => `${name}=${encodeURIComponent(value().replace(/[\ud800-\udfff]/g, ''))}`)
      .join('&');
    const token = asDocumented ? this.tokens[Math.floor(index / this.operations.length)] : one(this.tokens);
    const body =
      method === 'GET' || method === 'HEAD'
        ? undefined
        : fileType
          ? `${String(example).slice(asDocumented ? 0 : random(40))}${asDocumented ? '' : value()}`
          : JSON.stringify(!asDocumented && random(2) ? this.spoilt(example, random) : example);
    const asked = `${method} ${address}${query && `?${query}`}`;
    const began = performance.now();
    const answer = await fetch(`${this.url}${address}${query && `?${query}`}`, {
      method,
      redirect: 'manual',
      ...(body !== undefined && { body }),
      headers: {
        ...(body !== undefined && { 'content-type': fileType ?? 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(!asDocumented && one(HEADERS)),
      },
    });
    const text = await answer.text();
    const milliseconds = performance.now() - began;
    // Nobody is told anything in the body of an answer to HEAD.
    const wrong = method === 'HEAD' ? undefined : wrongWith(answer, text);
    if (answer.status === 201 && text) this.learn(text);
    return {
      asked: `${asked} ${(body ?? '').slice(0, 300)}`,
      status: answer.status,
      milliseconds,
      ...(wrong !== undefined && { wrong }),
    };
  }

  /** What was made is asked about later, as long as it is not too much. */
  private learn(text: string): void {
    const { id } = JSON.parse(text) as { id?: string };
    if (id && this.ids.length < 500) this.ids.push(id);
  }

  private spoilt(example: object, random: Random): unknown {
    const copy = structuredClone(example) as Record<string, unknown>;
    for (let times = 1 + random(3); times > 0; times -= 1) {
      const names = Object.keys(copy);
      const name = random(5) ? (names[random(Math.max(1, names.length))] ?? 'x') : 'reason';
      if (random(4) === 0) delete copy[name];
      else copy[name] = VALUES[random(VALUES.length)];
    }
    return random(20) === 0 ? VALUES[random(VALUES.length)] : copy;
  }
}

/** A refusal is a problem with a code and both languages; nothing fails but for what is documented to pass. */
const wrongWith = ({ status, headers }: Response, text: string): string | undefined => {
  if (status < 400) return undefined;
  if (!headers.get('content-type')?.startsWith('application/problem+json'))
    return `no problem but ${headers.get('content-type')}: ${text.slice(0, 200)}`;
  const { code, messageId, messageEn } = JSON.parse(text) as Readonly<Record<string, string | undefined>>;
  if (!code || !messageId || !messageEn) return `says too little: ${text.slice(0, 200)}`;
  if (status >= 500 && code !== 'E_UNAVAILABLE') return `fails: ${text.slice(0, 200)}`;
  const unreadable = faultOfTexts({ messageId, messageEn });
  if (unreadable !== undefined) return `is not told in words: ${unreadable.slice(0, 200)}`;
  return /at \w+ \(|node_modules|SQLITE/.test(text) ? `tells of its insides: ${text.slice(0, 200)}` : undefined;
};
