import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, rulesOn, type EventMetadata } from '#kernel';
import { actor, at, by, day, given, region, specContext, type GivenEvent } from '#testing';
import { numberBookDecider, type NumberBookFacts, type TakeNumbers, type VoidNumber } from './number-book.decider.js';
import type { NumberBookEvent } from './number-book.events.js';
import type { NumberingRule } from './numbering-rules.events.js';

const KAPUAS = region('62.03', 'Kabupaten Kapuas');
const BOOK = { officeId: 'dpmd-62.03', kind: 'SURAT_TUGAS', year: 2024 } as const;
const clerk = actor('REGENCY_PMD', KAPUAS.code);
const RULE: NumberingRule = {
  kind: 'SURAT_TUGAS',
  ruleNo: 1,
  template: '{number}/ST/{month}/{year}',
  digits: 3,
  firstYear: 2023,
  firstNumber: 41,
};
const facts: NumberBookFacts = { rule: RULE, onPaper: false };
const take = (record: string, count: number, on = '2024-11-04', more: Partial<TakeNumbers> = {}): TakeNumbers => ({
  type: 'TakeNumbers',
  ...BOOK,
  record,
  count,
  day: day(on),
  region: KAPUAS,
  ...more,
});
const gave = (
  record: string,
  first: number,
  count: number,
  on = '2024-11-04',
  outOfOrder = false,
): GivenEvent<NumberBookEvent> => ({
  type: 'NumbersGiven',
  data: {
    ...BOOK,
    record,
    day: day(on),
    outOfOrder,
    numbers: Array.from({ length: count }, (_, index) => ({
      number: first + index,
      text: `${String(first + index).padStart(3, '0')}/ST/${on.slice(5, 7) === '11' ? 'XI' : 'X'}/2024`,
    })),
    ruleNo: 1,
    region: KAPUAS,
  },
});
const voiding = (number: number, more: Partial<VoidNumber> = {}): VoidNumber => ({
  type: 'VoidNumber',
  ...BOOK,
  number,
  region: KAPUAS,
  ...more,
});
const voided = (number: number, reason = 'Surat batal dikirim.'): NumberBookEvent => ({
  type: 'NumberVoided',
  data: { ...BOOK, number, reason },
});
const book = (...events: GivenEvent<NumberBookEvent>[]) => given(numberBookDecider, events, { facts, actor: clerk });

describe('NUM-03 numbers', () => {
  it('begin with one, and follow each other', () => {
    book()
      .when(take('v1', 1))
      .then([gave('v1', 1, 1)]);
    book(gave('v1', 1, 1))
      .when(take('v2', 500))
      .then([gave('v2', 2, 500)]);
  });
  it('begin in the first year where the rule says', () => {
    const first = { ...facts, rule: { ...RULE, firstYear: 2024 } };
    book()
      .when(take('v1', 2), { facts: first })
      .then([gave('v1', 41, 2)]);
    // A rule that is set anew does not move a count that has begun.
    book(gave('v1', 1, 1))
      .when(take('v2', 1), { facts: first })
      .then([gave('v2', 2, 1)]);
  });
  it('need a rule, of that year or an earlier one', () => {
    expect(
      book()
        .when(take('v1', 1), { facts: { onPaper: false } })
        .thenRejected('E_STATE', 'NUM-03').info.field,
    ).toBe('/kind');
    const later = { ...facts, rule: { ...RULE, firstYear: 2025 } };
    expect(book().when(take('v1', 1), { facts: later }).thenRejected('E_STATE', 'NUM-03').info).toMatchObject({
      field: '/day',
      details: { firstYear: 2025 },
    });
  });
  it('are given for papers of today or earlier', () => {
    book()
      .when(take('v1', 1, '2024-11-05'))
      .thenRejected('E_DATE_ORDER', 'COM-05');
  });
  it('are so many for each user and book (COM-14)', () => {
    const rules = rulesOn(
      'spec',
      [{ setting: 'BOOK_NUMBERS', region: 'ID', validFrom: day('2024-01-01'), value: 3, legalBasis: 'COM-14' }],
      day('2024-11-04'),
    );
    const two = book(by(clerk, '2024-11-04', gave('v1', 1, 2) as NumberBookEvent));
    two.when(take('v2', 1), { rules }).then([gave('v2', 3, 1)]);
    two.when(take('v1', 3), { rules }).then([gave('v1', 3, 1)]);
    expect(two.when(take('v2', 2), { rules }).thenRejected('E_LIMIT', 'COM-14').info.field).toBe('/count');
    two.when(take('v2', 3), { rules, actor: actor('OPD_HEAD', KAPUAS.code) }).then([gave('v2', 3, 3)]);
  });
});

describe('NUM-04 what a record has', () => {
  it('is not given to it again, however often it is asked', () => {
    const one = book(gave('v1', 1, 2), gave('v2', 3, 1));
    one.when(take('v1', 2)).then([]);
    one.when(take('v1', 1, '2024-10-01')).then([]);
    one.when(take('v1', 5)).then([gave('v1', 4, 3)]);
  });
  it('does not count what is void by now', () =>
    book(gave('v1', 1, 2), voided(2))
      .when(take('v1', 2))
      .then([gave('v1', 3, 1)]));
});

describe('NUM-06 a paper of an earlier day', () => {
  const later = book(gave('v1', 1, 1));
  it('gets the next number, for a reason, and is marked', () => {
    expect(later.when(take('v2', 1, '2024-10-31')).thenRejected('E_REASON_REQUIRED', 'NUM-06').info.field).toBe(
      '/reason',
    );
    later
      .when(take('v2', 1, '2024-10-31'), { reason: 'Terlewat saat dicatat.' })
      .then([gave('v2', 2, 1, '2024-10-31', true)]);
  });
  it('does not make the next of a later day one out of order', () =>
    book(gave('v1', 1, 1), gave('v2', 2, 1, '2024-10-31', true))
      .when(take('v3', 1))
      .then([gave('v3', 3, 1)]));
  it('does not make one of a day between them follow in order', () =>
    void book(gave('v1', 1, 1), gave('v2', 2, 1, '2024-10-30', true))
      .when(take('v3', 1, '2024-10-31'))
      .thenRejected('E_REASON_REQUIRED', 'NUM-06'));
});

describe('NUM-05 a number that is void', () => {
  const reason = { reason: 'Surat batal dikirim.' };
  it('stays, with its reason, and is never given again', () => {
    book(gave('v1', 1, 1))
      .when(voiding(1), reason)
      .then([voided(1)]);
    book(gave('v1', 1, 1), voided(1))
      .when(take('v2', 1))
      .then([gave('v2', 2, 1)]);
    book(gave('v1', 1, 1), voided(1))
      .when(voiding(1), reason)
      .then([]);
  });
  it('was given, and has a reason', () => {
    expect(
      book(gave('v1', 1, 1))
        .when(voiding(2), reason)
        .thenRejected('E_NOT_FOUND', 'NUM-05').info.field,
    ).toBe('/number');
    book(gave('v1', 1, 1))
      .when(voiding(1))
      .thenRejected('E_REASON_REQUIRED', 'NUM-05');
  });
  it('stands on no paper that holds', () => {
    book(gave('v1', 1, 1))
      .when(voiding(1), { ...reason, facts: { ...facts, onPaper: true } })
      .thenRejected('E_STATE', 'NUM-05');
  });
});

describe('NUM-02 after a change of the rule', () => {
  it('no text is written twice in one book', () => {
    const first: NumberBookEvent = {
      type: 'NumbersGiven',
      data: { ...(gave('v1', 1, 1).data as object), numbers: [{ number: 1, text: '002/ST/XI/2024' }] } as never,
    };
    expect(book(first).when(take('v2', 1)).thenRejected('E_NUMBER_TAKEN', 'NUM-02').info.details).toEqual({
      number: '002/ST/XI/2024',
    });
  });
});

const asks = fc.array(
  fc.oneof(
    fc.record({
      record: fc.constantFrom('a', 'b', 'c'),
      count: fc.integer({ min: 1, max: 4 }),
      on: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ voids: fc.integer({ min: 1, max: 12 }) }),
  ),
  { maxLength: 30 },
);

describe('A book', () => {
  it('has no gap and no number twice, and a record never has more than it asked for, whatever is asked', () => {
    fc.assert(
      fc.property(asks, (all) => {
        const events: NumberBookEvent[] = [];
        const asked = new Map<string, number>();
        const standing = new Map<string, Set<number>>();
        for (const ask of all) {
          const state = fold(
            numberBookDecider,
            events.map((event) => ({ ...event, metadata: METADATA })),
          );
          const command = 'voids' in ask ? voiding(ask.voids) : take(ask.record, ask.count, `2024-11-0${ask.on}`);
          const context = specContext({
            facts,
            actor: clerk,
            reason: 'Terlewat saat dicatat.',
            occurredOn: day('2024-11-04'),
          });
          try {
            events.push(...numberBookDecider.decide(command, state, context));
          } catch (error) {
            expect(error).toMatchObject({ code: 'E_NOT_FOUND' });
          }
          if (!('voids' in ask)) asked.set(ask.record, Math.max(asked.get(ask.record) ?? 0, ask.count));
        }
        const numbers: number[] = [];
        for (const { type, data } of events) {
          if (type === 'NumberVoided') for (const own of standing.values()) own.delete(data.number);
          else
            for (const { number } of data.numbers) {
              numbers.push(number);
              standing.set(data.record, (standing.get(data.record) ?? new Set()).add(number));
            }
        }
        expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
        for (const [record, own] of standing) expect(own.size).toBeLessThanOrEqual(asked.get(record)!);
      }),
    );
  });
});
const METADATA = {
  actor: clerk,
  occurredOn: day('2024-11-04'),
  recordedAt: at('2024-11-04T03:00:00.000Z'),
} as EventMetadata;
