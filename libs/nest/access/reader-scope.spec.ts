import { describe, expect, it } from '@jest/globals';
import {
  NATIONAL,
  type Instant,
  type LocalDate,
  type RegionCode,
  type Rejection,
  type Role,
  type Scope,
} from '#kernel';
import type { Grant } from '#runtime';
import { historyCursor, historyFrom } from '../answers/history-cursor.js';
import { isReadable, readableBy } from './reader-scope.js';

const NOW = '2024-11-19T01:00:00.000Z' as Instant;
const grant = (role: Role, scope: string): Grant => ({
  role,
  scope: scope as Scope,
  officeId: 'x',
  validFrom: '2020-01-01' as LocalDate,
});
const regions = (...codes: string[]) => codes as RegionCode[];

describe('The regions of a reader', () => {
  it('are those of his grants with such a role, or the whole country', () => {
    const [one, other] = [grant('REGENCY_PMD', '63.10'), grant('AUDITOR', '62')];
    const national = grant('REGENCY_PMD', NATIONAL);
    expect(readableBy({ userId: 'x', grants: [one, other] }, ['REGENCY_PMD'], NOW)).toEqual(['63.10']);
    expect(readableBy({ userId: 'x', grants: [one, other] }, ['REGENCY_PMD', 'AUDITOR'], NOW)).toEqual(['63.10', '62']);
    expect(readableBy({ userId: 'x', grants: [one, national] }, ['REGENCY_PMD'], NOW)).toBeUndefined();
    expect(() => readableBy({ userId: 'x', grants: [one] }, ['AUDITOR'], NOW)).toThrow(
      expect.objectContaining({
        code: 'E_SCOPE',
        info: expect.objectContaining({ details: { lacks: 'ROLE', roles: ['AUDITOR'] } }),
      }),
    );
  });

  it.each<[object, string | undefined, RegionCode[] | undefined, boolean]>([
    [{ regions: ['63.10.09'] }, 'regions', regions('63.10'), true],
    [{ regions: ['63.10.09'] }, 'regions', regions('62', '63.10'), true],
    [{ regions: ['51', '63.10'] }, 'regions', regions('63.10'), true],
    [{ regions: ['63'] }, 'regions', regions('63.10'), false],
    [{ regions: ['62'] }, 'regions', regions('63.10'), false],
    [{ regions: '63.10.09' }, 'regions', regions('63.10'), true],
    [{ regions: [] }, 'regions', regions('63.10'), false],
    [{}, 'regions', regions('63.10'), false],
    [{ regions: ['nonsense'] }, 'regions', regions('63.10'), false],
    [{ regions: ['62'] }, undefined, regions('63.10'), true],
    [{ regions: ['62'] }, 'regions', undefined, true],
    [{ regions: ['63'] }, 'regions', [], false],
  ])('hold %j by %s among %j: %s', (document, field, readable, held) =>
    expect(isReadable(document, field, readable)).toBe(held),
  );
});

describe('The cursor of a history', () => {
  const made = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

  it.each([0, 1, 200, Number.MAX_SAFE_INTEGER])('leads on from step %i of its object', (revision) =>
    expect(historyFrom('t-1', historyCursor('t-1', revision as never))).toBe(revision),
  );

  it.each<[string, string]>([
    ['another object', historyCursor('t-2', 3 as never)],
    ['before the first', made(['t-1', -1])],
    ['between two', made(['t-1', 0.5])],
    ['no number', made(['t-1', '3'])],
    ['beyond all numbers', made(['t-1', Number.MAX_SAFE_INTEGER + 1])],
    ['nothing', made(['t-1'])],
    ['no list', made({ 0: 't-1', 1: 3 })],
    ['null', made('null')],
    ['no JSON', made('nonsense')],
    ['nothing at all', ''],
  ])('is refused where it says %s', (_name, cursor) => {
    expect(() => historyFrom('t-1', cursor)).toThrow(
      expect.objectContaining({
        code: 'E_MALFORMED',
        info: expect.objectContaining({ parameter: 'cursor' }),
      }) as unknown as Rejection,
    );
  });
});
