import { describe, expect, it } from '@jest/globals';
import { Rejection, SUBJECT_HANDLE, type Instant, type Scope } from '#kernel';
import fc from 'fast-check';
import { subjectHandles } from './subject-handles.js';

const KEY = Buffer.alloc(32, 1);
const REF = `sub_${'a'.repeat(26)}`;
const [HOME, ELSEWHERE] = ['62.03.02.2007', '63.10.09.2005'] as Scope[] as [Scope, Scope];
const at = (text: string) => text as Instant;
const NOW = at('2026-11-20T02:00:00.000Z');
const { handleOf, referenceOf } = subjectHandles(KEY);

const refused = (handle: string, scopes: readonly Scope[] = [HOME], now = NOW): Rejection => {
  try {
    referenceOf(handle, scopes, now, '/travellers/0/subjectRef');
  } catch (error) {
    return error as Rejection;
  }
  throw new Error('the handle was taken');
};

describe('A handle', () => {
  it("is the person's reference for the party that asked, and shows nothing of it", () => {
    const handle = handleOf(REF, [HOME], NOW);
    expect(handle).toMatch(SUBJECT_HANDLE);
    expect(Buffer.from(handle.slice(4), 'base64url').toString('latin1')).not.toContain('sub_');
    expect(referenceOf(handle, [ELSEWHERE, HOME], NOW, '/x')).toBe(REF);
  });

  it('cannot be compared with another of the same person', () => {
    const [one, other] = [handleOf(REF, [HOME], NOW), handleOf(REF, [HOME], NOW)].map((handle) =>
      Buffer.from(handle.slice(4), 'base64url'),
    );
    const same = one!.filter((byte, index) => byte === other![index]).length;
    expect(one!.equals(other!)).toBe(false);
    expect(same).toBeLessThan(one!.length / 4);
  });

  it('is good for a day, to the last millisecond', () => {
    const handle = handleOf(REF, [HOME], NOW);
    expect(referenceOf(handle, [HOME], at('2026-11-21T01:59:59.999Z'), '/x')).toBe(REF);
    expect(refused(handle, [HOME], at('2026-11-21T02:00:00.000Z')).code).toBe('E_VALIDATION');
  });

  it('is worth nothing to others, to another installation, altered or made up, and no refusal tells which', () => {
    const handle = handleOf(REF, [HOME], NOW);
    const foreign = subjectHandles(Buffer.alloc(32, 2)).handleOf(REF, [HOME], NOW);
    const answers = [
      refused(handle, [ELSEWHERE]),
      refused(handle, ['62.03.02' as Scope]),
      refused(handle, []),
      refused(foreign),
      refused(REF),
      refused('trv_'),
      refused(`trv_${'A'.repeat(120)}`),
      refused(handle, [HOME], at('2026-12-01T00:00:00.000Z')),
    ];
    for (const answer of answers) expect({ ...answer }).toEqual({ ...answers[0] });
    expect(answers[0]).toMatchObject({ code: 'E_VALIDATION', info: { field: '/travellers/0/subjectRef' } });
  });

  it('is refused when any byte of it is altered', () => {
    const bytes = Buffer.from(handleOf(REF, [HOME], NOW).slice(4), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const altered = Buffer.from(bytes);
        altered[place]! ^= change;
        expect(refused(`trv_${altered.toString('base64url')}`)).toBeInstanceOf(Rejection);
      }),
    );
  });
});
