import { reject, type Clock, type LocalDate, type Role, type Scope } from '#kernel';
import { grantsAt, type Principal } from '#runtime';
import type { SubjectRefs } from './subject-refs.js';

/** Those who issue or prepare travel orders. */
export const TRAVEL_CLERKS: readonly Role[] = [
  'VILLAGE_OPERATOR',
  'VILLAGE_HEAD',
  'OPD_HEAD',
  'REGENCY_HEAD',
  'REGENCY_SECRETARY',
  'REGENCY_PMD',
  'GOVERNOR',
];

/** Who asks for how many references on which day, and for whom they are good. */
export interface AskedFor {
  readonly userId: string;
  readonly day: LocalDate;
  readonly count: number;
  readonly scopes: readonly Scope[];
}

export interface PersonParts {
  readonly subjects: Pick<SubjectRefs, 'subjectRefOf' | 'handleOf'>;
  readonly clock: Clock;
  readonly count: (asked: AskedFor) => Promise<void>;
}

const unclear = () =>
  reject('E_VALIDATION', {
    field: '/nik',
    messageId: 'Isi nik atau niks, salah satu.',
    messageEn: 'Give either nik or niks.',
  });

/**
 * Numbers for handles: counted in the log before any is answered, so that nobody can try numbers out.
 * @throws Rejection `E_VALIDATION` not a NIK; `E_RATE_LIMIT` more than the user may ask for.
 */
export const askForPersons =
  ({ subjects, clock, count }: PersonParts) =>
  async (
    principal: Principal,
    { nik, niks }: { readonly nik?: string; readonly niks?: readonly string[] },
  ): Promise<object> => {
    if ((nik === undefined) === (niks === undefined)) throw unclear();
    const now = clock.now();
    const scopes = [
      ...new Set(
        grantsAt(principal, now)
          .filter(({ role }) => TRAVEL_CLERKS.includes(role))
          .map(({ scope }) => scope),
      ),
    ];
    const refs = (niks ?? [nik]).map((text, index) => subjects.subjectRefOf(text, niks ? `/niks/${index}` : '/nik'));
    await count({ userId: principal.userId, day: now.slice(0, 10) as LocalDate, count: refs.length, scopes });
    const handles = refs.map((ref) => subjects.handleOf(ref, scopes, now));
    return niks ? { subjectRefs: handles } : { subjectRef: handles[0] };
  };
