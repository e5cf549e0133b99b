import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLASSIFICATIONS, NATIONAL, ROLES, type HeldClosed, type Scope } from '#kernel';
import { mayKnow, type Closed, type Grant, type Party } from '#runtime';
import { masked } from './masking.js';

const REF = `sub_${'a'.repeat(26)}`;
const doc = (classification: string, more: object = {}) => ({
  docId: 'd-1',
  type: 'Surat Tugas',
  number: '090/1',
  date: '2024-11-14',
  issuer: 'Sekretariat',
  sha256: 'f'.repeat(64),
  classification,
  ...more,
});

const knowing =
  (...what: readonly Closed[]) =>
  (value: unknown) =>
    masked(
      value,
      (asked) => what.includes(asked),
      () => [undefined],
    );
const stranger = knowing('PUBLIC', 'INTERNAL');

describe('What the reader may not know', () => {
  it('is marked as hidden where a person is named', () => {
    expect(stranger({ travellers: [{ subjectRef: REF, spdNo: '1' }] })).toEqual({
      travellers: [{ subjectRef: { hidden: true }, spdNo: '1' }],
    });
  });

  it('leaves of a closed document its type, its day and how closed it is', () => {
    const shown = { type: 'Surat Tugas', date: '2024-11-14', classification: 'RESTRICTED', hidden: true };
    expect(stranger([doc('RESTRICTED')])).toEqual([shown]);
    expect(stranger({ order: doc('RESTRICTED', { note: 'x', nested: doc('PUBLIC') }) })).toEqual({ order: shown });
  });

  it.each(['SECRET', 'TOP_SECRET', '', 'toString', '__proto__'])(
    'is hidden too where the classification is %s',
    (classification) => {
      expect(stranger(doc(classification))).toEqual({
        type: 'Surat Tugas',
        date: '2024-11-14',
        classification,
        hidden: true,
      });
    },
  );

  it('is asked as a secret where the classification is none that is known', () => {
    const all = (value: unknown) =>
      masked(
        value,
        (asked) => asked !== 'SECRET',
        () => [undefined],
      );
    expect(['TOP_SECRET', 'toString'].map((classification) => all(doc(classification)))).toEqual(
      ['TOP_SECRET', 'toString'].map((classification) => expect.objectContaining({ classification, hidden: true })),
    );
  });

  it('is hidden inside of texts and names', () => {
    expect(
      stranger({
        stream: `travelRegistry-${REF}`,
        [`/by/${REF}`]: 1,
        [`/by/sub_${'b'.repeat(26)}`]: 2,
        reason: `${REF}, ${REF}x`,
      }),
    ).toEqual({
      stream: 'travelRegistry-sub_hidden',
      '/by/sub_hidden': 1,
      '/by/sub_hidden_2': 2,
      reason: 'sub_hidden, sub_hiddenx',
    });
  });
});

describe('A change of a field inside a document', () => {
  const by = { scope: '62.03.02.2007' as Scope, officeId: 'a' };
  const change = (field: string, within?: object, more: object = {}) => ({
    targetEventId: 'e',
    field,
    ...(within && { within }),
    old: '090/1',
    new: '090/2',
    ...more,
  });
  const hidden = { old: { hidden: true }, new: { hidden: true } };

  it('shows its values to those alone who may see the document, as it was and as it is', () => {
    const secret = change('/letter/number', { classifications: ['SECRET'], by });
    expect(stranger({ changes: [secret] })).toEqual({ changes: [{ ...secret, ...hidden }] });
    expect(knowing('SECRET')(secret)).toBe(secret);
    const opened = change('/letter/sha256', { classifications: ['PUBLIC', 'RESTRICTED'], by });
    expect([knowing('PUBLIC')(opened), knowing('RESTRICTED')(opened)]).toEqual([
      { ...opened, ...hidden },
      { ...opened, ...hidden },
    ]);
    expect(knowing('PUBLIC', 'RESTRICTED')(opened)).toBe(opened);
  });

  it.each(['TOP_SECRET', '', 'toString'])(
    'is held for the most closed where the classification is %j',
    (classification) => {
      const odd = change('/letter/number', { classifications: [classification], by });
      expect(knowing('PUBLIC', 'INTERNAL', 'RESTRICTED')(odd)).toEqual({ ...odd, ...hidden });
      expect(knowing('SECRET')(odd)).toBe(odd);
    },
  );

  it.each(['/letter/type', '/letter/date', '/letter/classification', '/evidence/0/date'])(
    'shows %s, which is shown of every document',
    (field) => {
      const open = change(field, { classifications: ['SECRET'], by });
      expect(stranger(open)).toBe(open);
    },
  );

  it('of a public document, or outside of any, is shown to all', () => {
    for (const shown of [change('/letter/number', { classifications: ['PUBLIC', 'INTERNAL'], by }), change('/topic')])
      expect(stranger(shown)).toBe(shown);
  });

  it('hides only what was there, and leaves to be hidden what else it tells', () => {
    const { old: _old, ...added } = change('/letter/number', { classifications: ['SECRET'], by });
    expect(stranger({ ...added, reason: `oleh ${REF}` })).toEqual({
      ...added,
      new: { hidden: true },
      reason: 'oleh sub_hidden',
    });
  });

  it("is the party's that entered the document; where nobody knows that any more, of those to whom the place belongs", () => {
    const of = (within: object, asked: readonly (Party | undefined)[]) =>
      (
        masked(
          change('/letter/number', within),
          (_what, party) => party?.scope === by.scope,
          () => asked,
        ) as { readonly old: unknown }
      ).old;
    const [other, unknown] = [{ scope: '63' as Scope }, { classifications: ['SECRET'] }];
    expect([
      of({ ...unknown, by }, [other]),
      of(unknown, [other]),
      of(unknown, [by]),
      of(unknown, [by, other]),
      of(unknown, [undefined]),
    ]).toEqual(['090/1', { hidden: true }, '090/1', { hidden: true }, { hidden: true }]);
  });
});

describe('What is held more closed than it is written', () => {
  const by = { scope: '62.03.02.2007' as Scope, officeId: 'a' };
  const open = knowing('PUBLIC', 'INTERNAL');
  const held: HeldClosed = {
    document: ({ docId }) => (docId === 'closed' ? ['INTERNAL', 'SECRET'] : []),
    around: (event, place) => (event === 'e' && place.startsWith('/letter/') ? ['SECRET'] : []),
    within: (event, place) => (event === 'e' && place === '/letter' ? ['SECRET'] : []),
  };
  const read = (value: unknown, ...what: readonly Closed[]) =>
    masked(
      value,
      (asked) => ['PUBLIC', 'INTERNAL', ...what].includes(asked),
      () => [undefined],
      held,
    );
  const change = (field: string, more: object = {}) => ({
    targetEventId: 'e',
    field,
    old: '090/1',
    new: '090/2',
    ...more,
  });

  it('is a document by the most closed that it is held, and still says what it was said to be', () => {
    const closed = doc('INTERNAL', { docId: 'closed' });
    expect([read(closed), read(doc('INTERNAL'))]).toEqual([
      { type: 'Surat Tugas', date: '2024-11-14', classification: 'INTERNAL', hidden: true },
      doc('INTERNAL'),
    ]);
    expect([read(closed, 'SECRET'), open(closed)]).toEqual([closed, closed]);
  });

  it('is a change of a field inside it, whatever was said of it then', () => {
    const hidden = { old: { hidden: true }, new: { hidden: true } };
    for (const said of [{}, { within: { classifications: ['PUBLIC'], by } }]) {
      const number = change('/letter/number', said);
      expect([read(number), read(number, 'SECRET'), open(number)]).toEqual([{ ...number, ...hidden }, number, number]);
    }
    for (const shown of [
      change('/letter/classification'),
      change('/topic'),
      change('/letter/number', { targetEventId: 'f' }),
    ])
      expect(read(shown)).toBe(shown);
  });

  it('is a document that was to take its place, but not what stands beside that change', () => {
    const whole = change('/letter', { old: doc('PUBLIC'), new: doc('PUBLIC', { docId: 'd-2' }) });
    const hidden = { type: 'Surat Tugas', date: '2024-11-14', classification: 'PUBLIC', hidden: true };
    const beside = doc('PUBLIC', { docId: 'd-3' });
    expect(read([whole, beside, change('/topic', { new: beside })])).toEqual([
      { ...whole, old: hidden, new: hidden },
      beside,
      change('/topic', { new: beside }),
    ]);
    expect(read(whole, 'SECRET')).toBe(whole);
  });
});

describe('What the reader may know', () => {
  it.each([
    ['PUBLIC', stranger],
    ['INTERNAL', stranger],
    ['RESTRICTED', knowing('RESTRICTED')],
    ['SECRET', knowing('SECRET')],
  ])('stays as it is: a document that is %s', (classification, read) => {
    const value = { order: doc(classification) };
    expect(read(value)).toBe(value);
  });

  it('stays the same object, so that nothing is copied where nothing is hidden', () => {
    const part = { list: [1, 'sub_', null, { deep: true }] };
    const value = { part, ref: REF };
    expect(stranger(part)).toBe(part);
    expect((stranger(value) as typeof value).part).toBe(part);
    expect(knowing('PERSON')(value)).toBe(value);
  });

  it.each([[7], [null], [undefined], [true], ['']])('is what is no record at all: %j', (value) =>
    expect(stranger(value)).toBe(value),
  );

  it('is asked for by the place at which it stands', () => {
    const places: string[] = [];
    masked(
      { a: [{ ref: REF }], b: doc('SECRET') },
      () => true,
      (key, place) => {
        places.push(`${key.slice(0, 5)} ${place.join('/')}`);
        return [undefined];
      },
    );
    expect(places).toEqual(['sub_a a/0/ref', 'd-1 f b']);
  });

  it('is what each party concerned would let him know', () => {
    const read = (...parties: readonly Party[]) =>
      masked(
        REF,
        (_what, party) => party?.scope === '62',
        () => parties,
      );
    const [ours, theirs] = [{ scope: '62' as Scope }, { scope: '63' as Scope }];
    expect([read(), read(ours), read(ours, ours), read(ours, theirs)]).toEqual([REF, REF, REF, { hidden: true }]);
  });
});

describe('Whatever is shown to whomever', () => {
  const ref = fc
    .string({ minLength: 26, maxLength: 26, unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567') })
    .map((text) => `sub_${text}`);
  const secret = fc.stringMatching(/^rahasia-[0-9a-f]{12}$/);
  const document = fc.record({
    docId: secret,
    type: fc.constant('Surat'),
    number: secret,
    date: fc.constant('2024-01-01'),
    issuer: secret,
    sha256: secret,
    classification: fc.constantFrom(...CLASSIFICATIONS),
  });
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      ref,
      document,
      fc.string(),
      fc.integer(),
      ref.map((text) => `oleh ${text}.`),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(fc.string(), ref), tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  const scope = fc.constantFrom(
    'ID',
    '62',
    '62.03',
    '62.03.02',
    '62.03.02.2007',
    '63',
    '63.10.09.2009',
  ) as fc.Arbitrary<Scope>;
  const office = fc.constantFrom('a', 'b');
  const grant = fc.record({
    role: fc.constantFrom(...ROLES),
    scope,
    officeId: office,
    validFrom: fc.constant('2024-01-01' as Grant['validFrom']),
  });
  const party = fc.option(fc.record({ scope, officeId: office }), { nil: undefined });

  it('holds nothing that he may not know, and all that he may', () => {
    fc.assert(
      fc.property(value, fc.array(grant, { maxLength: 3 }), party, (given, grants, by) => {
        const know = mayKnow(grants);
        const [before, after] = [JSON.stringify(given) ?? '', JSON.stringify(masked(given, know, () => [by])) ?? ''];
        const closedOf = (text: string) => new Set([...text.matchAll(/sub_[a-z2-7]{26}/g)].map(([found]) => found));
        if (!know('PERSON', by)) expect(closedOf(after).size).toBe(0);
        for (const classification of CLASSIFICATIONS) {
          const told = new RegExp(`"sha256":"rahasia-[0-9a-f]{12}","classification":"${classification}"`, 'g');
          expect((after.match(told) ?? []).length).toBe(
            know(classification, by) ? (before.match(told) ?? []).length : 0,
          );
        }
        if (CLASSIFICATIONS.every((each) => know(each, by)) && know('PERSON', by)) expect(after).toBe(before);
      }),
      { numRuns: 1_000, seed: 9 },
    );
  });

  it('lets no examiner of the country miss anything', () => {
    const examiner = mayKnow([
      { role: 'INSPECTOR', scope: NATIONAL, officeId: 'x', validFrom: '2024-01-01' as Grant['validFrom'] },
    ]);
    fc.assert(
      fc.property(value, party, (given, by) => expect(masked(given, examiner, () => [by])).toBe(given)),
      { seed: 9 },
    );
  });
});
