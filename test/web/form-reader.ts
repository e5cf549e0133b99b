import request, { type Response } from 'supertest';
import { describing, fieldsOf, type Description, type OpenApi } from '#views';
import { VIEWS } from '../../apps/dashboard/views.js';
import { SystemUnderTest } from '../e2e/system.js';

export type Fields = readonly (readonly [name: string, value: string])[];

const OWN_PAGE = { 'Sec-Fetch-Site': 'same-origin' };
const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Hidden fields of a page, as a browser sends them again. */
export const hiddenIn = (html: string): Fields =>
  [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name, value]) => [unescaped(name!), unescaped(value!)] as const,
  );
export const hidden = (html: string, name: string): string | undefined =>
  hiddenIn(html).find(([each]) => each === name)?.[1];

/** Somebody who fills in forms of the demonstrated system, over HTTP and without script. */
export class FormReader {
  private description!: Description;
  private constructor(readonly system: SystemUnderTest) {}

  static async start(more: Parameters<typeof SystemUnderTest.start>[1] = {}): Promise<FormReader> {
    const reader = new FormReader(await SystemUnderTest.start({}, { pages: VIEWS, ...more }));
    await reader.system.sinergi.app.listen(0, '127.0.0.1');
    const { body } = await reader.system.call({ method: 'GET', path: '/openapi.json' });
    reader.description = describing(body as OpenApi);
    return reader;
  }
  stop(): Promise<void> {
    return this.system.stop();
  }
  get server(): Parameters<typeof request>[0] {
    return this.system.sinergi.app.getHttpServer() as Parameters<typeof request>[0];
  }

  /** The input of a command as the fields of its form. */
  fields(path: string, operation: string | undefined, input: object): Fields {
    const command = this.description.command(path, operation, operation !== undefined)!;
    return fieldsOf(input, command.input, this.description.open);
  }
  cookie = async (by: string | undefined): Promise<string> => (by ? `sinergi=${await this.system.tokenOf(by)}` : 'x=y');

  async get(by: string | undefined, path: string): Promise<Response> {
    return request(this.server)
      .get(path)
      .set('Cookie', await this.cookie(by));
  }
  /** Goes where an answer leads, with the cookie that came with it. */
  async follow(by: string, { headers }: Response): Promise<Response> {
    const said = ([headers['set-cookie'] ?? []].flat() as readonly string[]).map((line) => line.split(';')[0]!);
    return request(this.server)
      .get(headers['location']!.split('#')[0]!)
      .set('Cookie', [await this.cookie(by), ...said].join('; '));
  }
  async post(
    by: string | undefined,
    path: string,
    fields: Fields,
    headers: Readonly<Record<string, string>> = OWN_PAGE,
  ): Promise<Response> {
    return request(this.server)
      .post(path)
      .set('Cookie', await this.cookie(by))
      .set(headers)
      .type('form')
      .send(new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString());
  }
  async postFiles(
    by: string,
    path: string,
    fields: Fields,
    files: Readonly<Record<string, Buffer>>,
  ): Promise<Response> {
    const sending = request(this.server)
      .post(path)
      .set('Cookie', await this.cookie(by))
      .set(OWN_PAGE);
    for (const [name, value] of fields) void sending.field(name, value);
    for (const [name, bytes] of Object.entries(files)) void sending.attach(name, bytes, 'surat.pdf');
    return sending;
  }
}
