import request, { type Response, type Test } from 'supertest';

/** A browser as far as cookies and redirects go. */
export class Reader {
  private readonly cookies = new Map<string, string>();
  /** As the answers set them, with what limits them. */
  readonly set: string[] = [];

  constructor(private readonly base: string) {}

  private async sent(test: Test): Promise<Response> {
    const answer = await test
      .set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      .redirects(0)
      .ok(() => true);
    for (const line of (answer.headers['set-cookie'] as unknown as readonly string[] | undefined) ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.set.push(line);
      if (value === '' || /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.sent(request(this.base).get(path).set(headers));
  }

  /** Sends a form, from a page of the application unless the headers say otherwise. */
  send(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = { 'Sec-Fetch-Site': 'same-origin' },
  ): Promise<Response> {
    return this.sent(request(this.base).post(path).set(headers).type('form').send(fields));
  }

  cookie(name = 'sinergi'): string | undefined {
    return this.cookies.get(name);
  }
  put(name: string, value: string): void {
    this.cookies.set(name, value);
  }
}
