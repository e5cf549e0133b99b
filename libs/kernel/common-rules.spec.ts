import { describe, expect, it } from '@jest/globals';
import { refused, refusedTexts } from '#testing';
import type { Actor, Capacity, DocRef } from './actor.js';
import {
  AUTHORITY_NOT_RECORDED,
  actingAs,
  addShare,
  requireAuthority,
  requireDocument,
  personNameKey,
  requireMandate,
  requireNoAuditHold,
  requireReason,
  requireRoom,
  requireShare,
  requireStepOrder,
  type AuthorityFact,
  type Shares,
} from './common-rules.js';
import { backdating, requireDay, requireDocumentDays } from './date-rules.js';
import type { LocalDate } from './time.js';
import { VersionedMap } from './versioned-map.js';

const day = (text: string) => text as LocalDate;
const TODAY = day('2026-11-28');
const MANDATE = { kind: 'MANDAT', givenBy: { officeId: 'p' } } as const;
const until = (validTo: string) => ({ ...MANDATE, validFrom: day('2026-01-01'), validTo: day(validTo) });
describe('What a rule for all commands refuses', () => {
  const dated = (date: string): DocRef => ({
    docId: 'm',
    type: 'SK',
    date: day(date),
    sha256: 'a'.repeat(64),
    classification: 'PUBLIC',
  });
  it.each<[string, () => unknown, readonly string[]]>([
    ['a step before the last one', () => requireStepOrder(day('2026-11-27'), TODAY), ['2026-11-27', '2026-11-28']],
    ['a step of tomorrow', () => requireDay(day('2026-11-29'), TODAY, day('2000-01-01')), ['2026-11-29', '2026-11-28']],
    [
      'a step before records begin',
      () => requireDay(day('1999-12-31'), TODAY, day('2000-01-01')),
      ['1999-12-31', '2000-01-01'],
    ],
    [
      'an act long ago without a reason',
      () => backdating(day('2026-10-01'), TODAY, undefined, 30),
      ['2026-10-01', '2026-10-29', '20'],
    ],
    [
      'a document of tomorrow',
      () => requireDocumentDays({ letter: dated('2026-11-29') }, TODAY, day('1945-08-17')),
      ['2026-11-28', '1945-08-17'],
    ],
    [
      'a mandate of tomorrow',
      () => requireMandate(dated('2026-11-29'), AUTHORITY_NOT_RECORDED, TODAY),
      ['2026-11-29', '2026-11-28'],
    ],
    [
      'a mandate that has ended',
      () => requireMandate(dated('2026-11-01'), { ...AUTHORITY_NOT_RECORDED, mandate: until('2026-11-27') }, TODAY),
      ['2026-11-27', '2026-11-28'],
    ],
    ['a document that is missing', () => requireDocument(undefined, '/reportDoc'), ['reportDoc', 'sha256']],
    ['a short reason', () => requireReason('Salah', { atLeast: 20 }), ['20', '5']],
    ['a full record', () => requireRoom(7, 7), ['7']],
  ])('is told with its value and its bound: %s', (_, act, values) => {
    const texts = refusedTexts(act);
    expect(texts).toHaveLength(2);
    for (const text of texts) for (const value of values) expect(text).toContain(value);
  });
});

const refusal = (act: () => unknown): string => {
  const error = refused(act);
  return error ? `${error.code} ${error.info.ruleId ?? ''} ${error.info.field ?? ''}`.trim() : 'taken';
};

describe('The name of a person', () => {
  it.each([
    'Sayid Firdaus',
    'H. Sayid Firdaus',
    'H.Sayid Firdaus, S.Sos., M.Si.',
    'Dr. H. SAYID FIRDAUS S.Sos M.Si',
    'Prof. Dr. Ir. Sayid  Firdaus, SE, MM',
    'Hj Sayid Firdaus',
  ])('is one with and without honorifics: %s', (name) => expect(personNameKey(name)).toBe('sayidfirdaus'));

  it('is not made of honorifics alone, and stays that of its person', () => {
    expect(personNameKey('H.')).toBe('h');
    expect(personNameKey('M. Yusuf')).toBe(personNameKey('M Yusuf'));
    expect(personNameKey('Muhammad H. Yusuf')).toBe('muhammadhyusuf');
    expect(personNameKey('Sayid')).not.toBe(personNameKey('Sayid Firdaus'));
  });
});

describe('COM-04: who acts', () => {
  const mandate = (date: string): DocRef => ({
    docId: 'm',
    type: 'SK',
    date: day(date),
    sha256: 'a'.repeat(64),
    classification: 'PUBLIC',
  });
  const acting = (capacity: Capacity, shown?: DocRef, role: Actor['role'] = 'VILLAGE_HEAD'): Actor => ({
    userId: 'u',
    officeId: 'o',
    role,
    scope: 'ID',
    capacity,
    ...(shown && { mandate: shown }),
  });
  const act = (actor: Actor, authority: AuthorityFact = AUTHORITY_NOT_RECORDED) =>
    refusal(() => requireAuthority(actor, authority, TODAY));

  it('holds the office as he says, where a register tells; where none does, his grant is trusted', () => {
    for (const capacity of ['DEFINITIF', 'PJ', 'PLT', 'PLH'] as const) {
      expect([act(acting(capacity)), act(acting(capacity), { heldAs: capacity })]).toEqual(['taken', 'taken']);
      expect(act(acting(capacity), { heldAs: 'NOT_HELD' })).toBe('E_NO_AUTHORITY COM-04 /acting/capacity');
    }
    expect(act(acting('DEFINITIF'), { heldAs: 'PLT' })).toBe('E_NO_AUTHORITY COM-04 /acting/capacity');
  });
  it.each(['KUASA', 'MEWAKILI'] as const)(
    'as %s shows a mandate that is dated that day at the latest and has not ended',
    (capacity) => {
      expect(act(acting(capacity))).toBe('E_NO_AUTHORITY COM-04 /acting/mandate');
      expect(act(acting(capacity, mandate('2026-11-29')))).toBe('E_NO_AUTHORITY COM-04 /acting/mandate');
      for (const date of ['2026-11-28', '2020-01-01']) expect(act(acting(capacity, mandate(date)))).toBe('taken');
      const actUntil = (validTo: string) =>
        act(acting(capacity, mandate('2026-01-01')), { heldAs: 'NOT_HELD', mandate: until(validTo) });
      expect(['2026-11-27', '2026-11-28', '2026-11-29'].map(actUntil)).toEqual([
        'E_MANDATE_EXPIRED COM-04 /acting/mandate',
        'taken',
        'taken',
      ]);
    },
  );
  it('acts on a mandate that the register has for him, from its first day on', () => {
    const shown = acting('MEWAKILI', mandate('2026-01-01'));
    for (const known of ['UNKNOWN', 'DIFFERS'] as const)
      expect(act(shown, { heldAs: 'DEFINITIF', mandate: known })).toBe('E_NO_AUTHORITY COM-04 /acting/mandate');
    const from = (validFrom: string) =>
      act(shown, { heldAs: 'NOT_HELD', mandate: { ...MANDATE, validFrom: day(validFrom) } });
    expect(['2026-11-27', '2026-11-28', '2026-11-29'].map(from)).toEqual([
      'taken',
      'taken',
      'E_NO_AUTHORITY COM-04 /acting/mandate',
    ]);
  });
  it('under the name that the register has, titles and capitals aside', () => {
    const called = (name: string | undefined, authority: AuthorityFact) =>
      refusal(() => requireAuthority(acting('DEFINITIF'), authority, TODAY, name));
    const known: AuthorityFact = { heldAs: 'DEFINITIF', officialName: 'H. Sayid Firdaus, S.Sos.' };
    for (const name of ['h sayid  firdaus S.SOS', 'Ｈ. Sayid Firdaus, S.Sos.', 'Drs. H. Sayid Firdaus', undefined])
      expect(called(name, known)).toBe('taken');
    expect(called('Sayid', known)).toBe('E_NO_AUTHORITY COM-04 /acting/officialName');
    expect(called('Siapa Saja', AUTHORITY_NOT_RECORDED)).toBe('taken');
  });
  it('acts for no office whose record was voided', () => {
    const heldAs = 'VOIDED';
    for (const capacity of ['DEFINITIF', 'PJ'] as const)
      expect(act(acting(capacity), { heldAs })).toBe('E_NO_AUTHORITY COM-04');
    expect(act(acting('MEWAKILI', mandate('2026-01-01')), { heldAs })).toBe('E_NO_AUTHORITY COM-04');
  });
  it('is told what the register says of him', () => {
    const texts = refusedTexts(() => requireAuthority(acting('DEFINITIF'), { heldAs: 'PJ' }, TODAY));
    for (const text of texts) expect(text).toMatch(/definiti.*2026-11-28.*(penjabat|acting head)\.$/);
    const known: AuthorityFact = { heldAs: 'PJ', officialName: 'Sayid Firdaus' };
    const named = (name: string) => refusedTexts(() => requireAuthority(acting('DEFINITIF'), known, TODAY, name));
    // Both are wrong: whoever mends the one is not to be refused for the other.
    for (const text of named('Penjabat Kepala Desa')) expect(text).toMatch(/(penjabat|acting head).*Sayid Firdaus\.$/);
    for (const text of named('Sayid Firdaus')) expect(text).not.toContain('Sayid Firdaus');
  });
  it('is not asked of the system', () => {
    expect(act(acting('KUASA', undefined, 'SYSTEM'))).toBe('taken');
    expect(act(acting('DEFINITIF', undefined, 'SYSTEM'), { heldAs: 'NOT_HELD' })).toBe('taken');
  });
  it('is written with his name, and with the mandate that he shows', () => {
    expect(actingAs(acting('DEFINITIF'), 'Kepala Desa')).toStrictEqual({
      officeId: 'o',
      officialName: 'Kepala Desa',
      capacity: 'DEFINITIF',
    });
    expect(actingAs(acting('KUASA', mandate('2026-01-01')), 'Sekdes')).toStrictEqual({
      officeId: 'o',
      officialName: 'Sekdes',
      capacity: 'KUASA',
      mandate: mandate('2026-01-01'),
    });
    for (const nameless of ['', ' '])
      expect(refusal(() => actingAs(acting('DEFINITIF'), nameless))).toBe('E_VALIDATION COM-04 /acting/officialName');
  });
  it('COM-05 takes no step before the one that led here; the same day is in order', () => {
    expect(
      ['2026-11-27', '2026-11-28', '2026-11-29'].map((on) => refusal(() => requireStepOrder(day(on), TODAY))),
    ).toEqual(['E_DATE_ORDER COM-05 /occurredOn', 'taken', 'taken']);
  });
  it('COM-10 gives the document that completes the act', () => {
    expect(requireDocument(mandate('2026-01-01'), '/letter')).toEqual(mandate('2026-01-01'));
    expect(refusal(() => requireDocument(undefined, '/letter'))).toBe('E_DOC_MISSING COM-10 /letter');
  });
  it('COM-13 closes nothing that the inspectorate holds', () => {
    expect([true, false].map((held) => refusal(() => requireNoAuditHold(held)))).toEqual([
      'E_AUDIT_HOLD COM-13',
      'taken',
    ]);
  });
});

describe('A reason', () => {
  it('is any that is not blank, without the spaces around it, or as long as the rule says', () => {
    expect([requireReason(' x '), requireReason(` ${'x'.repeat(20)} `, { atLeast: 20 })]).toEqual([
      'x',
      'x'.repeat(20),
    ]);
    for (const none of [undefined, '', ' '])
      expect(refusal(() => requireReason(none, { ruleId: 'VIS-07' }))).toBe('E_REASON_REQUIRED VIS-07 /reason');
    expect(refusal(() => requireReason('x'.repeat(19), { atLeast: 20 }))).toBe('E_REASON_REQUIRED  /reason');
  });
  it('that is missing altogether is called so; one that is short is refused in the words of its rule', () => {
    const words = (atLeast?: number) =>
      expect.objectContaining({
        messageEn: atLeast ? expect.not.stringMatching(/^A reason is required\.$/) : 'A reason is required.',
      });
    expect(() => requireReason('')).toThrow(words());
    expect(() => requireReason('', { atLeast: 20 })).toThrow(words(20));
  });
});

describe('COM-14: what one user may enter in a register of many', () => {
  const actor = (userId: string, role: Actor['role'] = 'VILLAGE_HEAD'): Actor => ({
    userId,
    officeId: 'o',
    role,
    scope: 'ID',
    capacity: 'DEFINITIF',
  });
  const shares = (...entered: readonly (readonly [string, number?])[]): Shares =>
    entered.reduce<Shares>(
      (all, [userId, count]) => addShare(all, { actor: actor(userId) }, count),
      VersionedMap.of<number>(),
    );
  const enter = (held: Shares, by = actor('ani'), more?: number) =>
    refusal(() => requireShare(held, by, 3, '/number', more));

  it('is counted by user, and ends exactly at its bound', () => {
    expect([
      enter(shares()),
      enter(shares(['ani'], ['ani'])),
      enter(shares(['ani', 2])),
      enter(shares(['budi', 3])),
    ]).toEqual(['taken', 'taken', 'taken', 'taken']);
    expect([enter(shares(['ani', 2], ['ani'])), enter(shares(['ani', 3]))]).toEqual(
      Array(2).fill('E_LIMIT COM-14 /number'),
    );
    expect([
      enter(shares(['ani']), undefined, 2),
      enter(shares(['ani']), undefined, 3),
      enter(shares(), undefined, 3),
    ]).toEqual(['taken', 'E_LIMIT COM-14 /number', 'taken']);
  });
  it('does not bind the system', () => expect(enter(shares(['ani', 3]), actor('ani', 'SYSTEM'))).toBe('taken'));
});

describe('COM-14: what one record may hold', () => {
  it('leaves room for the last one', () => {
    expect(() => requireRoom(0, 1)).not.toThrow();
    expect(() => requireRoom(11, 12)).not.toThrow();
  });

  it.each([
    [1, 1],
    [12, 12],
    [3_700, 12],
    [0, 0],
  ])('ends at %i of %i, and says so in both languages', (held, limit) => {
    expect(() => requireRoom(held, limit, 'VIS-14', '/plannedStart')).toThrow(
      expect.objectContaining({
        code: 'E_LIMIT',
        status: 409,
        messageId: expect.stringContaining(String(limit)),
        messageEn: expect.stringContaining(String(held)),
        info: expect.objectContaining({ ruleId: 'VIS-14', field: '/plannedStart', details: { held, limit } }),
      }),
    );
  });

  it('is its own rule where no other is named', () => {
    expect(() => requireRoom(1, 1)).toThrow(
      expect.objectContaining({ info: expect.objectContaining({ ruleId: 'COM-14' }) }),
    );
  });
});
