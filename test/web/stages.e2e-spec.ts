import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeWord, describing, uiOf, type Description, type Language, type OpenApi, type Section } from '#views';
import { VIEWS } from '../../apps/dashboard/views.js';
import { SystemUnderTest } from '../e2e/system.js';
import { Reader } from './reader.js';

/** What a stage is called: the same in a record, in the list of records, in its filter and on the public portal. */
const READERS = ['walidata', 'kemendes', 'pengelola-akun', 'kades-sei-asam'];
const SECTIONS = VIEWS.flatMap(({ sections = [] }) => sections).filter(({ beside }) => !beside);

let system: SystemUnderTest;
let base: string;
let description: Description;
beforeAll(async () => {
  system = await SystemUnderTest.start({}, { pages: VIEWS });
  await system.sinergi.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(system.sinergi.app.getHttpServer().address() as AddressInfo).port}`;
  description = describing((await system.call({ method: 'GET', path: '/openapi.json' })).body as OpenApi);
});
afterAll(() => system.stop());

const fieldOf = (list: string): string | undefined =>
  ['stage', 'status'].find((name) => description.open(description.list(list)!.item.properties?.[name] ?? {}).enum);
const wordOf = (list: string, field: string, code: string, language: Language): string =>
  codeWord(description.open(description.list(list)!.item.properties![field]!), code, uiOf(language));

type Listed = readonly Readonly<Record<string, string>>[];
/** Who may read the list, and one record of each stage. */
const recordsOf = async (list: string, field: string): Promise<readonly [by: string, records: Listed]> => {
  for (const by of READERS) {
    const { status, body } = await system.get(by, `/v1/${list}?limit=100`);
    const { items = [] } = body as { readonly items?: Listed };
    if (status === 200 && items.length > 0)
      return [by, [...new Map(items.map((item) => [item[field], item] as const)).values()]];
  }
  return [READERS[0]!, []];
};
const tagsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<span class="tag[^"]*">([^<]*)<\/span>/g)].map(([, text]) => text!);

describe.each(['id', 'en'] as const)('A stage in %s', (language) => {
  const pageOf = async (by: string | undefined, path: string): Promise<string> => {
    const reader = new Reader(base);
    if (by) reader.put('sinergi', await system.tokenOf(by));
    return (await reader.get(path)).text;
  };
  const path = ({ slug }: Section, ...more: readonly string[]): string => uiOf(language).to([slug, ...more]);

  it('has one name in record, list and filter, of all kinds of records', async () => {
    const seen = new Set<string>();
    const wrong: unknown[] = [];
    for (const section of SECTIONS) {
      const { list } = section;
      const field = fieldOf(list);
      if (!field) continue;
      const [by, records] = await recordsOf(list, field);
      const page = await pageOf(by, path(section));
      for (const [, code, text] of page.matchAll(/<option value="([A-Z_]+)"[^>]*>([^<]*)<\/option>/g)) {
        const codes = description.open(description.list(list)!.item.properties![field]!).enum!;
        const select = new RegExp(`<select[^>]* name="${field}"[^]*?</select>`).exec(page)?.[0] ?? '';
        if (!codes.includes(code!) || !select.includes(`value="${code}"`)) continue;
        if (text !== wordOf(list, field, code!, language)) wrong.push([list, 'filter', code, text]);
        seen.add(`${list} filter`);
      }
      for (const { id, [field]: code } of records) {
        const word = wordOf(list, field, code!, language);
        if (section.fields.includes(field)) {
          if (!tagsIn(page).includes(word)) wrong.push([list, 'list', code, tagsIn(page)]);
          seen.add(`${list} list`);
        }
        if (section.record === false || typeof id !== 'string') continue;
        const record = tagsIn(await pageOf(by, path(section, id)));
        if (!record.includes(word)) wrong.push([list, 'record', code, record]);
        seen.add(`${list} record`);
      }
    }
    expect(wrong).toEqual([]);
    expect([...seen]).toEqual(
      expect.arrayContaining(['visits filter', 'visits list', 'adoptions record', 'users list']),
    );
  });

  it('has that name on the portal, too', async () => {
    for (const [own, shown, field] of [
      ['visits', 'public/visits', 'status'],
      ['adoptions', 'public/innovations', 'stage'],
    ] as const) {
      const codes = description.open(description.list(shown)!.item.properties![field]!).enum!;
      const words = (list: string) => codes.map((code) => wordOf(list, field, code, language));
      expect(words(shown)).toEqual(words(own));
    }
    const { body } = await system.call({ method: 'GET', path: '/v1/public/visits?limit=10' });
    const tags = tagsIn(await pageOf(undefined, `/${language}`));
    for (const { status } of (body as { items: Listed }).items)
      expect(tags).toContain(wordOf('visits', 'status', status!, language));
  });
});
