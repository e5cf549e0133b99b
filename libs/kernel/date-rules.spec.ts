import { describe, expect, it } from '@jest/globals';
import {
  BACKDATED_AFTER_DAYS,
  DOCUMENTS_BEGIN_ON,
  RECORDS_BEGIN_ON,
  backdating,
  backdatingIntoTerm,
  commonSettings,
  misdatedDocuments,
  requireDay,
  requireDocumentDays,
} from './date-rules.js';
import type { Rejection } from './rejection.js';
import type { LocalDate } from './time.js';

const day = (text: string) => text as LocalDate;
const TODAY = day('2026-11-28');
const REASON = 'Dicatat dari berkas.';

const refusalOf = (act: () => unknown): Pick<Rejection, 'code' | 'info'> => {
  try {
    act();
  } catch (error) {
    return error as Rejection;
  }
  throw new Error('nothing was refused');
};

describe('COM-05 the day of an act', () => {
  const on = (date: string) => () => requireDay(day(date), TODAY, day('2000-01-01'));
  it('is today or earlier, but not before records begin', () => {
    for (const good of ['2026-11-28', '2000-01-01']) expect(on(good)).not.toThrow();
    for (const bad of ['2026-11-29', '2099-01-01', '1999-12-31', '1900-01-01']) {
      expect(refusalOf(on(bad))).toMatchObject({
        code: 'E_DATE_ORDER',
        info: { ruleId: 'COM-05', field: '/occurredOn' },
      });
    }
  });

  it('more than so many days back needs a reason of 20 characters and is flagged', () => {
    expect(backdating(day('2026-10-29'), TODAY, undefined, 30)).toEqual([]);
    expect(refusalOf(() => backdating(day('2026-10-28'), TODAY, undefined, 30))).toMatchObject({
      code: 'E_REASON_REQUIRED',
      info: { ruleId: 'COM-05' },
    });
    expect(refusalOf(() => backdating(day('2026-10-28'), TODAY, REASON.slice(1), 30)).code).toBe('E_REASON_REQUIRED');
    expect(backdating(day('2026-10-28'), TODAY, REASON, 30)).toEqual(['W_BACKDATED']);
    expect(backdating(TODAY, TODAY, undefined, 0)).toEqual([]);
    expect(refusalOf(() => backdating(day('2026-11-27'), TODAY, undefined, 0)).code).toBe('E_REASON_REQUIRED');
  });
});

describe('What an office may set about days', () => {
  it('is since when there are records and documents, which is a day', () => {
    expect(commonSettings.map(({ name, initial }) => [name, initial])).toEqual([
      ['RECORDS_BEGIN_ON', '2000-01-01'],
      ['DOCUMENTS_BEGIN_ON', '1945-08-17'],
      ['BACKDATED_AFTER_DAYS', 30],
    ]);
    for (const { parse } of [RECORDS_BEGIN_ON, DOCUMENTS_BEGIN_ON]) {
      expect(parse('1999-12-31')).toBe('1999-12-31');
      for (const wrong of ['1999-02-29', '1999', 19_991_231, null])
        expect(() => parse(wrong)).toThrow('must be a date, like 2026-01-31');
    }
  });
  it('is how long an act may wait to be entered: from no day to a year', () => {
    expect([0, 365].map(BACKDATED_AFTER_DAYS.parse)).toEqual([0, 365]);
    for (const wrong of [-1, 366, 0.5])
      expect(() => BACKDATED_AFTER_DAYS.parse(wrong)).toThrow('a whole number from 0 to 365');
  });
});

describe('COM-05 a date within a term that has ended', () => {
  const LAST = day('2026-11-27');
  it('needs a reason and is flagged, the last day included', () => {
    for (const inTime of [day('2026-11-20'), LAST]) {
      const { code, info } = refusalOf(() => backdatingIntoTerm(inTime, LAST, TODAY, undefined));
      expect([code, info.ruleId, info.messageEn]).toEqual([
        'E_REASON_REQUIRED',
        'COM-05',
        expect.stringContaining('2026-11-27'),
      ]);
      expect(backdatingIntoTerm(inTime, LAST, TODAY, REASON)).toEqual(['W_BACKDATED']);
    }
  });
  it('needs none while the term runs, and none for a date after it', () => {
    expect(backdatingIntoTerm(LAST, LAST, LAST, undefined)).toEqual([]);
    expect(backdatingIntoTerm(TODAY, LAST, TODAY, undefined)).toEqual([]);
  });
});

describe('COM-10 the date of a document', () => {
  const document = (date: string) => ({
    docId: 'd',
    type: 'Surat',
    date,
    sha256: 'a'.repeat(64),
    classification: 'INTERNAL',
  });
  const given = (input: object) => () => requireDocumentDays(input, TODAY, day('1945-08-17'));

  it('is today or earlier, but not before the earliest', () => {
    for (const good of ['2026-11-28', '1945-08-17']) expect(given({ letter: document(good) })).not.toThrow();
    for (const bad of ['2026-11-29', '2099-01-01', '1945-08-16', '1900-01-01'])
      expect(refusalOf(given({ letter: document(bad) })).code).toBe('E_DATE_ORDER');
  });
  it.each([
    ['/letter/date', { letter: document('2099-01-01') }],
    ['/acting/mandate/date', { acting: { mandate: document('2099-01-01') } }],
    ['/evidence/1/date', { evidence: [document('2026-01-01'), document('2099-01-01')] }],
    ['/speaker/mandate/date', { speaker: { officeId: 'x', mandate: document('2099-01-01') } }],
  ])('is looked at wherever it stands: %s', (field, input) => {
    expect(refusalOf(given(input)).info).toMatchObject({ ruleId: 'COM-10', field });
  });
  it('is looked at where a hash and a classification make it one', () => {
    const { classification: _open, ...unclassified } = document('2099-01-01');
    const { sha256: _hash, ...unhashed } = document('2099-01-01');
    for (const other of [unclassified, unhashed, { ...unhashed, sha256: 7 }, { date: '2099-01-01' }])
      expect(given({ letter: other })).not.toThrow();
    expect(refusalOf(given({ letter: { sha256: 'x', classification: 'SECRET', date: '2099-01-01' } })).info.field).toBe(
      '/letter/date',
    );
  });
  it('is told of every document that bears a wrong one', () => {
    const input = { letters: [document('2026-11-29'), document('2026-11-28'), document('1945-08-16')] };
    expect(misdatedDocuments(input, TODAY, day('1945-08-17'))).toEqual(['/letters/0/date', '/letters/2/date']);
    expect([undefined, null, 'x', 7].map((none) => misdatedDocuments(none, TODAY, TODAY))).toEqual([[], [], [], []]);
  });
  it('says nothing of other dates', () =>
    expect(given({ plannedStart: '2099-01-01', validTo: '2099-01-01', note: null })).not.toThrow());
});
