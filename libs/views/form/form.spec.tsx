import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLocalDate } from '#kernel';
import { renderToString } from '../render.js';
import { describing, type Schema } from '../schema/description.js';
import { uiOf } from '../ui.js';
import { Form, partsOf } from './form.js';
import { CONTROL, fieldsOf, inputOf, postedOf } from './posted.js';
import type { FieldError, FormState } from './state.js';

const DOCUMENT: Schema = {
  type: 'object',
  required: ['docId', 'type', 'date', 'sha256', 'classification'],
  properties: {
    docId: { type: 'string', maxLength: 64 },
    type: { type: 'string', maxLength: 60 },
    date: { type: 'string', format: 'date' },
    sha256: { type: 'string', format: 'sha256' },
    classification: { type: 'string', enum: ['PUBLIC', 'INTERNAL'] },
  },
};
const PARTY: Schema = {
  type: 'object',
  properties: {
    region: { type: 'string', format: 'region', 'x-label': { id: 'wilayah', en: 'region' } },
    required: { type: 'boolean' },
    institutionId: { type: 'string', maxLength: 64 },
    name: { type: 'string', maxLength: 200 },
    kind: { type: 'string', enum: ['REGION', 'COMPANY'] },
  },
};
const INPUT: Schema = {
  type: 'object',
  required: ['kind', 'hosts', 'budget'],
  properties: {
    kind: { type: 'string', enum: ['A', 'B'] },
    size: { type: 'integer' },
    budget: { type: 'string', format: 'rupiah', maxLength: 16 },
    day: { type: 'string', format: 'date' },
    story: { type: 'string', maxLength: 2000 },
    hosts: { type: 'array', items: PARTY, 'x-label': { id: 'para tuan rumah; sedikitnya satu', en: 'hosts' } },
    topics: { type: 'array', items: { type: 'string', maxLength: 200 } },
    letter: DOCUMENT,
    acting: { type: 'object', properties: { officeId: { type: 'string' }, mandate: DOCUMENT } },
    reason: { type: 'string', maxLength: 2000 },
    evidence: { type: 'array', items: DOCUMENT },
    acknowledge: { type: 'array', items: { type: 'string', enum: ['W_ONE', 'W_TWO'] } },
  },
};
const { open } = describing({ paths: {}, components: { schemas: {} } });

const state = (over: Partial<FormState>): FormState => ({ ui: uiOf('id'), open, value: {}, errors: [], ...over });
const shown = (over: Partial<FormState>, more: Partial<Parameters<typeof Form>[0]> = {}): string =>
  renderToString(
    <Form state={state(over)} schema={INPUT} action="/x" submit="Kirim" commandId="kunci-12345" {...more} />,
  );

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
};

/** What a browser sends of a form in which nothing is touched. */
const sent = (html: string): readonly (readonly [string, string])[] => {
  const fields: [string, string][] = [];
  const tags = /<input\b(?:[^>"]|"[^"]*")*>|<(textarea|select)\b(?:[^>"]|"[^"]*")*>([^]*?)<\/\1>/g;
  for (const [whole, , inside = ''] of html.matchAll(tags)) {
    const tag = /^<(?:[^>"]|"[^"]*")*>/.exec(whole)![0];
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type');
    if (name === undefined || type === 'file') continue;
    if (tag.startsWith('<input')) {
      if ((type === 'checkbox' || type === 'radio') && !/ checked/.test(tag)) continue;
      const value = attribute(tag, 'value') ?? '';
      // A field for days holds none that no calendar has.
      const dropped = type === 'date' && value !== '' && !isLocalDate(value);
      fields.push([name, dropped ? '' : value]);
    } else if (tag.startsWith('<textarea')) {
      fields.push([name, unescaped(inside).replace(/^\n/, '').replaceAll('\n', '\r\n')]);
    } else {
      const chosen = [...inside.matchAll(/<option\b(?:[^>"]|"[^"]*")*>/g)]
        .map(([option]) => option)
        .find((option) => / selected/.test(option.replace(/"[^"]*"/g, '')));
      fields.push([name, (chosen && attribute(chosen, 'value')) ?? '']);
    }
  }
  return fields;
};

const text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength })
    .map((made) => made.replace(/[\0-\x1f\x7f\ufeff]|\p{Cs}/gu, '').trim())
    .filter((made) => made !== '' && made.trim() === made);
const some = <Value,>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const list = <Value,>(value: fc.Arbitrary<Value>, maxLength = 4) => fc.array(value, { minLength: 1, maxLength });
const said = <Value extends object>(model: fc.Arbitrary<Value>): fc.Arbitrary<object> =>
  model
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)))
    .filter((made) => Object.keys(made).length > 0);
const DAY = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const document = fc.record({
  docId: fc.stringMatching(/^[a-z]{3,9}$/),
  type: text(30),
  date: DAY,
  sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  classification: fc.constantFrom('PUBLIC', 'INTERNAL'),
});
const input = said(
  fc.record({
    kind: some(fc.constantFrom('A', 'B')),
    size: some(fc.integer({ min: -1_000, max: 1e14 })),
    budget: some(fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String)),
    day: some(fc.oneof(DAY, fc.constantFrom('2024-13-45', '2026-02-30'))),
    story: some(fc.tuple(text(40), text(40)).map(([one, other]) => `${one}\n${other}`)),
    hosts: some(
      list(
        said(
          fc.record({
            region: some(text(20)),
            required: some(fc.boolean()),
            name: some(text(20)),
            kind: some(fc.constantFrom('REGION', 'COMPANY')),
          }),
        ),
      ),
    ),
    topics: some(list(text(20))),
    letter: some(document),
    acting: some(said(fc.record({ officeId: some(fc.stringMatching(/^[a-z]{3,9}$/)), mandate: some(document) }))),
    reason: some(text(20)),
    evidence: some(list(document, 2)),
    acknowledge: some(fc.constantFrom(['W_ONE'], ['W_ONE', 'W_TWO'])),
  }),
);

describe('A form of a command', () => {
  it('sends, left as it is, the input that it shows', () => {
    fc.assert(
      fc.property(input, fc.constantFrom(undefined, 0, 1, 2), (value, step) => {
        const view = {
          steps: true as const,
          parts: [
            { title: ['Satu', 'One'] as const, fields: ['kind', 'size', 'topics'] },
            { title: ['Dua', 'Two'] as const, fields: ['hosts', 'letter'] },
            { title: ['Tiga', 'Three'] as const, fields: [] },
          ],
        };
        const html = shown({ value }, { view, ...(step !== undefined && { step }) });
        expect(inputOf(INPUT, postedOf(sent(html)), open)).toEqual(value);
      }),
    );
  });

  it('opens of a long list the entries at which one works alone, and sends all of them as they are', () => {
    const hosts = (length: number) =>
      Array.from({ length }, (_, at) => ({
        name: `Lembaga ${at + 1}`,
        region: `63.10.09.${2_001 + at}`,
        required: true,
      }));
    const long = { kind: 'A', budget: '1', hosts: hosts(31) };
    const opened = (over: Partial<FormState>): readonly number[] => {
      const html = shown({ value: long, places: { '63.10.09.2001': 'Angsana' }, ...over });
      expect(inputOf(INPUT, postedOf(sent(html)), open)).toEqual(long);
      return long.hosts.flatMap((_, at) => (html.includes(`id="f-hosts-${at}-name"`) ? [at] : []));
    };
    expect(opened({})).toEqual([30]);
    expect(opened({ editing: '/hosts/3' })).toEqual([3]);
    expect(opened({ editing: '/hosts/3/anything/0' })).toEqual([3]);
    expect(opened({ editing: '/hosts', adding: '/hosts' })).toEqual([]);
    expect(opened({ editing: '/__proto__' })).toEqual([]);
    const wrong = [{ field: '/hosts/1/region', message: 'Wilayah tidak dikenal.' }];
    expect(opened({ errors: wrong })).toEqual([1, 30]);
    const html = shown({ value: long, places: { '63.10.09.2001': 'Angsana' } });
    expect(html).toContain('Angsana (63.10.09.2001)');
    expect(html).toContain('name="_edit" value="/hosts/0"');
    expect(html).toContain('name="_remove" value="/hosts/0"');
    expect(shown({ value: { ...long, hosts: hosts(30) } })).not.toContain('name="_edit"');
    const added = shown({ value: long, editing: '/hosts', adding: '/hosts' });
    expect(added).toContain('id="f-hosts-31-name"');
    const focused = (html: string): readonly string[] =>
      html
        .split('<div class="entry"')
        .flatMap((entry) => (/ autofocus/.test(entry) ? [/\/hosts\/\d+/.exec(entry)![0]] : []));
    expect([added, shown({ value: long, editing: '/hosts/3' }), html].map(focused)).toEqual([
      ['/hosts/31'],
      ['/hosts/3'],
      [],
    ]);
  });

  it('keeps each input as fields that mean it', () => {
    fc.assert(
      fc.property(input, (value) => {
        expect(inputOf(INPUT, postedOf(fieldsOf(value, INPUT, open)), open)).toEqual(value);
      }),
    );
  });

  it('takes whatever is sent, and only what the schema knows', () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '/__proto__/x',
        '/constructor',
        '/hosts/99999/region',
        '/hosts/-1/region',
        '/hosts/0/region',
        '/kind/x',
        '_key',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string())), (fields) => {
        const value = inputOf(INPUT, postedOf(fields), open) as object;
        expect(Object.keys(value).filter((name) => !INPUT.properties![name])).toEqual([]);
        expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      }),
    );
  });

  it('reads many fields in a moment, however they are named', () => {
    const fields = Array.from({ length: 20_000 }, (_, at) => [`/hosts/${at % 9_999}/region`, 'x'] as const);
    expect((inputOf(INPUT, postedOf(fields), open) as { hosts: unknown[] }).hosts).toHaveLength(9_999);
  });

  it('moves the entries of a list together, and counts the last value in which something stands', () => {
    const posted = postedOf([
      ['/hosts/2/region', 'Angsana'],
      ['/hosts/0/region', ''],
      ['/hosts/7/region', 'Mekar'],
      ['/hosts/7/region', '63.10.09.2009'],
      ['/hosts/2/region', ''],
      ['/budget', 'Rp 62.500.000'],
    ]);
    expect(inputOf(INPUT, posted, open)).toEqual({
      hosts: [{ region: 'Angsana' }, { region: '63.10.09.2009' }],
      budget: '62500000',
    });
  });

  it('leaves out a document of which only the usual classification stands', () => {
    expect(inputOf(INPUT, postedOf([['/letter/classification', 'INTERNAL']]), open)).toEqual({});
    expect(inputOf(INPUT, postedOf(sent(shown({ value: {} }))), open)).toEqual({});
  });

  const wrong = (error: FieldError, value: unknown = { hosts: [{ region: 'Mekar' }] }): string =>
    shown({ value, errors: [error] });

  it('tells a refusal by the label of its field, and leads there', () => {
    const html = wrong({ field: '/hosts/0/region', message: 'Tidak dikenal.' });
    expect(html).toContain('<a href="#f-hosts-0-region">Para tuan rumah 1 › Wilayah: Tidak dikenal.</a>');
    expect(html).toContain('id="f-hosts-0-region"');
    expect(html).toContain('aria-describedby="f-hosts-0-region-hint f-hosts-0-region-error" aria-invalid="true"');
  });

  it('leads no further than to what it shows', () => {
    expect(wrong({ field: '/letter/sha256', message: 'Perlu.' }, {})).toContain('<a href="#f-letter">');
    expect(wrong({ field: '/nowhere/at', message: 'Perlu.' }, {})).toContain('<li>Perlu.</li>');
  });

  it('offers the regions that a name may mean, each of which fills the field', () => {
    const html = wrong({
      field: '/hosts/0/region',
      message: 'Ada 2.',
      candidates: [{ code: '63.10.09.2009', path: 'Mekar Jaya' }],
    });
    expect(html).toContain('<input type="radio" name="/hosts/0/region" value="63.10.09.2009"/>');
    const posted = postedOf([...sent(html), ['/hosts/0/region', '63.10.09.2009']]);
    expect(inputOf(INPUT, posted, open)).toEqual({ hosts: [{ region: '63.10.09.2009' }] });
  });

  it('asks for an office and a region by name, and sends their codes', () => {
    const schema: Schema = {
      type: 'object',
      properties: {
        officeId: { type: 'string', format: 'id' },
        scope: { type: 'string', format: 'region' },
        grantId: { type: 'string', format: 'id' },
      },
    };
    const value = { officeId: 'dpmd-62.03', scope: '63.10', grantId: 'g-1' };
    const html = shown(
      {
        value,
        names: new Map([['offices/dpmd-62.03', 'Dinas PMD (Kapuas)']]),
        places: { '63.10': 'Tanah Bumbu, Kalimantan Selatan' },
        choices: { '/grantId': [{ value: 'g-1', label: 'Kepala Desa · sejak 1 Jan 2026' }] },
      },
      { schema },
    );
    expect(html).toContain('value="Dinas PMD (Kapuas) (dpmd-62.03)"');
    expect(html).toContain('data-search="/cari/kantor"');
    expect(html).toContain('value="Tanah Bumbu, Kalimantan Selatan (63.10)"');
    expect(html).toContain('Kepala Desa · sejak 1 Jan 2026</option>');
    expect(inputOf(schema, postedOf(sent(html)), open)).toEqual(value);
  });

  it('says how a region is written where it is written, and not where it is chosen from a list', () => {
    const schema: Schema = { type: 'object', properties: { village: { type: 'string', format: 'region' } } };
    const offered = { '/village': [{ value: '63.10.09.2009', label: 'Mekar Jaya' }] };
    expect(shown({}, { schema })).toContain('Nama atau kode wilayah');
    const html = shown({ choices: offered }, { schema });
    expect(html).toContain('Mekar Jaya</option>');
    expect(html).not.toContain('Nama atau kode wilayah');
  });

  it('asks to acknowledge only warnings that there are', () => {
    expect(shown({})).not.toContain('/acknowledge');
    const html = wrong({ field: '/acknowledge', message: 'Ada peringatan.', warnings: ['W_TWO'] }, {});
    expect(html).toContain('name="/acknowledge" value="W_TWO"');
    expect(html).not.toContain('value="W_ONE"');
    expect(html).toContain('<a href="#f-acknowledge">');
  });

  it('asks part by part, each field once', () => {
    const parts = partsOf(INPUT, {
      parts: [
        { title: ['a', 'a'], fields: ['kind', 'gone'] },
        { title: ['b', 'b'], fields: ['hosts'] },
      ],
    });
    expect(parts.map(({ fields }) => fields)).toEqual([
      ['kind'],
      ['hosts', 'size', 'budget', 'day', 'story', 'topics', 'letter', 'acting'],
    ]);
  });

  it.each(['<script>alert(1)</script>', '" onfocus="x', "'><img src=x>", '\u202Eabc', 'x'.repeat(2_000)])(
    'shows what is hostile as it is: %#',
    (value) => {
      const html = shown({ value: { story: value, topics: [value], hosts: [{ region: value, kind: value }] } });
      expect(html).not.toMatch(/<script>|<img| onfocus="x/);
      expect(inputOf(INPUT, postedOf(sent(html)), open)).toMatchObject({ hosts: [{ region: value, kind: value }] });
    },
  );

  it('keeps where it stands, and its key', () => {
    const html = shown({}, { revision: 3 });
    expect(Object.fromEntries(sent(html))).toMatchObject({ [CONTROL.key]: 'kunci-12345', [CONTROL.revision]: '3' });
  });
});

describe('What is wrong with a form', () => {
  it('is listed in the order in which the form asks', () => {
    const errors = ['/day', '/kind', '/topics/1', '/hosts/0/region', '/'].map((field) => ({ field, message: field }));
    const listed = [...shown({ errors }).matchAll(/<li>(?:<a[^>]*>)?[^<]*?(\/\S*?)</g)].map(([, at]) => at);
    expect(listed).toEqual(['/', '/kind', '/day', '/hosts/0/region', '/topics/1']);
  });
});
