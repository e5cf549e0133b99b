import { describe, expect, it } from '@jest/globals';
import { SUBJECT_HANDLE } from '#kernel';
import { askedAsPerson, takesReference, uiOf, type Problem, type Schema } from '#views';
import type { Call } from './call.js';
import { WORDS_OF_PERSONS, exchangePersons, withReferences, withoutPast } from './persons.js';

const NOW = '2026-11-20T02:00:00.000Z';
const HANDLE: Schema = { type: 'string', pattern: SUBJECT_HANDLE.source };
const PERSON: Schema = { properties: { nik: { type: 'string' }, name: { type: 'string' } } };
const open = (schema: Schema): Schema => (takesReference(schema) ? askedAsPerson(schema, PERSON) : schema);
const INPUT: Schema = {
  properties: {
    travellers: { type: 'array', items: { properties: { subjectRef: HANDLE } } },
    payers: { type: 'array', items: { properties: { party: { properties: { subjectRef: HANDLE } } } } },
  },
};
const nikOf = (index: number): string => `620302010180${String(index).padStart(4, '0')}`;
const travellers = (...persons: readonly object[]) => ({ travellers: persons.map((subjectRef) => ({ subjectRef })) });

interface Body {
  readonly persons?: readonly { readonly nik: string }[];
  readonly niks?: readonly string[];
  readonly party?: string;
}
/** @param refuse what the API answers instead of references */
const exchanging = (refuse: (body: Body) => Partial<Problem> | undefined = () => undefined) => {
  const asked: Body[] = [];
  const calling = async ({ body }: Call) => {
    const told = JSON.parse(String(body)) as Body;
    asked.push(told);
    const refused = refuse(told);
    const numbers = told.niks ?? told.persons!.map(({ nik }) => nik);
    const answer = refused ?? { subjectRefs: numbers.map((nik) => `trv_${nik.slice(-4)}`) };
    return { status: refused?.status ?? 200, headers: {}, body: Buffer.from(JSON.stringify(answer)) };
  };
  const asker = { token: 't', address: '127.0.0.1', language: 'id' };
  return {
    asked,
    exchange: (value: unknown, scopes: readonly string[] = [], now = NOW) =>
      exchangePersons(value, INPUT, { calling, asker, open, ui: uiOf('id'), now, scopes }),
  };
};

describe('Persons whom a form names', () => {
  it('become references, asked for a hundred at a time, spaces in a number left out', async () => {
    const { asked, exchange } = exchanging();
    const many = Array.from({ length: 101 }, (_, index) => ({ nik: nikOf(index + 1), name: `Orang ${index}` }));
    const { value, errors } = await exchange(travellers({ nik: '6203 0201.0180-9999', name: 'Budi' }, ...many));
    expect(errors).toEqual([]);
    expect(asked.map(({ persons }) => persons!.length)).toEqual([100, 2]);
    expect(asked[0]!.persons![0]).toEqual({ nik: '6203020101809999', name: 'Budi' });
    const sent = withReferences(value, INPUT, open) as { travellers: readonly object[] };
    expect(sent.travellers.slice(0, 2)).toEqual([{ subjectRef: 'trv_9999' }, { subjectRef: 'trv_0001' }]);
  });

  it('are not asked for again while nothing of them changes and the day is not over', async () => {
    const { asked, exchange } = exchanging();
    const first = await exchange(travellers({ nik: nikOf(1), name: 'Budi' }));
    expect((await exchange(first.value)).value).toEqual(first.value);
    expect(asked).toHaveLength(1);
    const [one] = (first.value as { travellers: readonly { subjectRef: object }[] }).travellers;
    await exchange(travellers({ ...one!.subjectRef, name: 'Budi Santoso' }));
    expect(asked).toHaveLength(2);
    await exchange(first.value, [], '2026-11-21T03:00:00.000Z');
    expect(asked).toHaveLength(3);
  });

  it('of whom data are kept need no name, and leave the data as they are', async () => {
    const { asked, exchange } = exchanging();
    const { errors } = await exchange(travellers({ nik: nikOf(1), kept: 'true' }, { nik: nikOf(2) }));
    expect(asked).toEqual([{ niks: [nikOf(1)] }]);
    expect(errors).toEqual([{ field: '/travellers/1/subjectRef/name', message: WORDS_OF_PERSONS.noName[0] }]);
  });

  it('travel once each, but may pay twice', async () => {
    const { asked, exchange } = exchanging();
    const budi = { nik: nikOf(1), name: 'Budi' };
    const { errors } = await exchange({
      ...travellers(budi, { ...budi, nik: ` ${budi.nik}` }),
      payers: [{ party: { subjectRef: budi } }, { party: { subjectRef: budi } }],
    });
    expect(errors).toEqual([{ field: '/travellers/1/subjectRef/nik', message: WORDS_OF_PERSONS.twice[0] }]);
    expect(asked).toEqual([{ persons: [budi] }]);
  });

  it('are refused where they stand, others keep their references, and a former one is forgotten', async () => {
    const messages = { messageId: 'persons/0/nik: bukan NIK.', messageEn: 'persons/0/nik: no NIK.' };
    const { exchange } = exchanging(({ persons }) =>
      persons ? { status: 422, code: 'E_VALIDATION', field: '/persons/0/nik', ...messages } : undefined,
    );
    const known = `6203••••••••0009 ${NOW} ${'d'.repeat(22)}`;
    const wrong = { nik: nikOf(3), name: 'Budi', reference: 'trv_old', known };
    const { value, errors, problem } = await exchange(travellers({ nik: nikOf(2), kept: 'true' }, wrong));
    expect([errors, problem]).toEqual([[{ field: '/travellers/1/subjectRef/nik', message: 'Bukan NIK.' }], undefined]);
    expect(value).toMatchObject(travellers({ reference: 'trv_0002' }, { nik: nikOf(3), name: 'Budi' }));
    expect(JSON.stringify(value)).not.toMatch(/trv_old|••0009/);
  });

  it('are refused each at its own place, where one of several is', async () => {
    const wrong = { field: '/persons/1/name', messageId: 'persons/1/name: bukan nama.', messageEn: 'no name.' };
    const { exchange } = exchanging(() => ({ status: 422, code: 'E_VALIDATION', details: { errors: [wrong] } }));
    const { errors } = await exchange(travellers({ nik: nikOf(1), name: 'Budi' }, { nik: nikOf(2), name: '?' }));
    expect(errors).toEqual([{ field: '/travellers/1/subjectRef/name', message: 'Bukan nama.' }]);
  });

  it('are not asked for by whoever is signed in no more: that is told as what it is', async () => {
    const { exchange } = exchanging(() => ({ status: 401, code: 'E_UNAUTHENTICATED' }));
    await expect(exchange(travellers({ nik: nikOf(1), name: 'Budi' }))).rejects.toMatchObject({
      problem: { status: 401 },
    });
  });

  it('are kept for the region of the acting office where there are several', async () => {
    const { asked, exchange } = exchanging(({ party }) =>
      party === undefined
        ? { status: 422, code: 'E_VALIDATION', field: '/party', details: { parties: ['62.03', '63.10'] } }
        : undefined,
    );
    const budi = travellers({ nik: nikOf(1), name: 'Budi' });
    expect((await exchange(budi, ['63.10'])).errors).toEqual([]);
    expect(asked.map(({ party }) => party)).toEqual([undefined, '63.10']);
    expect((await exchange(budi)).problem).toMatchObject({ field: '/party' });
  });

  it('who were asked for too often are told as a whole, with everything typed left', async () => {
    const { exchange } = exchanging(() => ({ status: 429, code: 'E_RATE_LIMIT' }));
    const budi = travellers({ nik: nikOf(1), name: 'Budi' });
    expect(await exchange(budi)).toEqual({ value: budi, errors: [], problem: { status: 429, code: 'E_RATE_LIMIT' } });
  });

  it('kept for more than a day are asked for again in words', async () => {
    const kept = travellers({ reference: 'trv_1', known: `6203••••••••0001 ${NOW}` });
    const later = '2026-11-21T02:00:00.000Z';
    expect(withoutPast(kept, INPUT, open, NOW)).toEqual({ value: kept, past: 0 });
    const { value, past } = withoutPast(kept, INPUT, open, later);
    expect([value, past]).toEqual([travellers({ known: `6203••••••••0001 ${NOW}` }), 1]);
    const { asked, exchange } = exchanging();
    expect((await exchange(value, [], later)).errors).toEqual([
      { field: '/travellers/0/subjectRef', message: WORDS_OF_PERSONS.again[0] },
    ]);
    expect(asked).toEqual([]);
  });

  it('known for more than a day are forgotten when they are asked for again', async () => {
    const { exchange } = exchanging();
    const [known, later] = [`6203••••••••0001 ${NOW}`, '2026-11-21T02:00:00.000Z'];
    const { value, errors } = await exchange(travellers({ reference: 'trv_1', known }), [], later);
    expect(errors.map(({ message }) => message)).toEqual([WORDS_OF_PERSONS.again[0]]);
    expect(value).toEqual(travellers({ known }));
  });

  it('may be thousands with something wrong, each told once and in order', async () => {
    const { asked, exchange } = exchanging();
    const many = Array.from({ length: 9_000 }, (_, index) => ({ nik: String(index) }));
    const before = process.cpuUsage().user;
    const { errors } = await exchange(travellers(...many));
    expect(errors.map(({ field }) => field)).toEqual(many.map((_, index) => `/travellers/${index}/subjectRef/nik`));
    expect(asked).toEqual([]);
    // With comparisons of each with each it were tens of seconds.
    expect(process.cpuUsage().user - before).toBeLessThan(5_000_000);
  });
});
