import { describe, expect, it } from '@jest/globals';
import { specActor, specMetadata } from '#testing';
import { Rejection, restated, type Actor, type LocalDate, type RecordedEvent, type Role, type Scope } from '#kernel';
import { requireSight, requireSightOfPersons } from './closed-to-correction.js';
import { mayKnow } from '../access/disclosure.js';

const VILLAGE = '62.03.02.2007';
const HOST = '63.10.09.2005';
const actor = (role: Role, scope: string): Actor => ({
  ...specActor,
  role,
  scope: scope as Scope,
  officeId: `kantor-${scope}`,
});
const doc = (classification: string, sha256 = 'a') => ({
  docId: 'd',
  sha256,
  classification,
  number: '1',
  date: '2024-11-01',
});
const event = (data: object, by = actor('VILLAGE_HEAD', VILLAGE)) =>
  ({ id: 'e1', type: 'Opened', data, metadata: specMetadata({ actor: by }) }) as unknown as RecordedEvent;
const [HEAD, CLERK, REGENCY, STEWARD] = [
  ['VILLAGE_HEAD', VILLAGE],
  ['VILLAGE_OPERATOR', VILLAGE],
  ['REGENCY_PMD', '62.03'],
  ['DATA_STEWARD', 'ID'],
] as const;
const WHO = [HEAD, CLERK, REGENCY, STEWARD];

const asks = (
  [role, scope]: readonly [Role, string],
  data: object,
  field: string,
  value: unknown,
  { by, record = [] }: { by?: Actor; record?: readonly RecordedEvent[] } = {},
): string => {
  const was = event(data, by);
  const know = mayKnow([
    { role, scope: scope as Scope, officeId: `kantor-${scope}`, validFrom: '2024-01-01' as LocalDate },
  ]);
  try {
    requireSight(was, restated(was, field, value), [field], [...record, was], know);
  } catch (error) {
    if (error instanceof Rejection)
      return [error.code, error.info.ruleId, ...Object.keys(error.info.details ?? {})].join(' ');
    throw error;
  }
  return 'taken';
};
const all = (data: object, field: string, value: unknown) =>
  WHO.map((who) => asks(who, data, field, value) === 'taken');
const REFUSED = 'E_CONFIDENTIAL COM-01';

describe('A correction of a closed document (COM-01)', () => {
  it.each([
    '/letter',
    '/letter/number',
    '/letter/sha256',
    '/letter/date',
    '/letter/classification',
    '/letter/unheard-of',
    '/letter/number/0',
  ])('at %s is open to those who may see it', (field) => {
    const value = field === '/letter/classification' ? 'PUBLIC' : 'x';
    expect(
      ['PUBLIC', 'INTERNAL', 'RESTRICTED', 'SECRET', 'TOP_SECRET'].map((classification) =>
        all({ letter: doc(classification) }, field, value),
      ),
    ).toEqual([
      [true, true, true, true],
      [true, true, true, true],
      [true, true, true, false],
      [true, false, false, false],
      [true, false, false, false],
    ]);
  });

  it('is refused with one answer, whatever value is tried', () => {
    for (const value of ['1', '2', 7, null, {}, ['1']])
      expect(asks(STEWARD, { letter: doc('SECRET') }, '/letter/number', value)).toBe(REFUSED);
  });

  it('looks at the document as it would be, too', () => {
    expect(all({ letter: doc('PUBLIC') }, '/letter/classification', 'SECRET')).toEqual([true, false, false, false]);
    expect(all({ letter: doc('PUBLIC') }, '/letter', doc('RESTRICTED', 'b'))).toEqual([true, true, true, false]);
  });

  it('looks at all documents of a place that is replaced as a whole', () => {
    expect(all({ approver: { name: 'x', mandate: doc('SECRET') } }, '/approver', { name: 'y' })).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(all({ evidence: [doc('PUBLIC'), doc('RESTRICTED', 'b')] }, '/evidence', [])).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(all({ evidence: [doc('PUBLIC'), doc('RESTRICTED', 'b')] }, '/evidence/0/number', '2')).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(all({ letter: doc('SECRET'), topic: 'x' }, '/topic', 'y')).toEqual([true, true, true, true]);
  });

  it('belongs to who entered it, and to who entered it first', () => {
    const host = actor('VILLAGE_HEAD', HOST);
    const data = { reply: doc('RESTRICTED') };
    const hosting = (role: Role) => [role, HOST] as const;
    expect([
      asks(CLERK, data, '/reply/number', '2', { by: host }),
      asks(hosting('VILLAGE_HEAD'), data, '/reply/number', '2', { by: host }),
    ]).toEqual([REFUSED, 'taken']);
    const record = [event({ deep: [{ reply: doc('PUBLIC') }] }, host)];
    expect([
      asks(CLERK, data, '/reply/number', '2', { record }),
      asks(CLERK, data, '/reply/number', '2', { record: [event({ other: doc('PUBLIC', 'b') }, host)] }),
    ]).toEqual([REFUSED, 'taken']);
    expect(asks(CLERK, data, '/reply/number', '2', { record: [event(data, actor('SYSTEM', 'ID'))] })).toBe('taken');
  });
});

describe('A correction of persons (COM-01, COM-11)', () => {
  const REF = `sub_${'a'.repeat(26)}`;
  const record = [event({ note: REF, who: REF, others: 'x' })];
  const asksFor = (may: boolean, field: string, value: unknown): string => {
    const standsAt = { '/who': true } as Readonly<Record<string, boolean>>;
    try {
      requireSightOfPersons(
        record,
        {
          targetEventId: 'e1',
          changes: [
            { field: '/others', value: 'y' },
            { field, value },
          ],
        },
        () => may,
        (change) => (standsAt[change.field] ?? false) && typeof change.value === 'string',
      );
    } catch (error) {
      return `${(error as Rejection).code} ${(error as Rejection).info.ruleId}`;
    }
    return 'taken';
  };

  it('is told by the place in which they stand or are to stand, not by what a text looks like', () => {
    expect(['/who', '/note', '/others'].map((field) => asksFor(false, field, REF))).toEqual([
      REFUSED,
      'taken',
      'taken',
    ]);
    expect(asksFor(false, '/who', 7)).toBe(REFUSED);
    expect(asksFor(true, '/who', REF)).toBe('taken');
  });
});
