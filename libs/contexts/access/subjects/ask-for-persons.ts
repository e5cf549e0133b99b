import type { Clock, LocalDate, Scope } from '#kernel';
import { grantsAt } from '#runtime';
import { TRAVEL_CLERKS, type AskForPersons } from '../contract/index.js';
import { nik } from './nik.js';
import type { SubjectRefs } from './subject-refs.js';

/** Who asks for how many references on which day, and for whom they are good. */
interface AskedFor {
  readonly userId: string;
  readonly day: LocalDate;
  readonly count: number;
  readonly scopes: readonly Scope[];
}

interface PersonParts {
  readonly subjects: Pick<SubjectRefs, 'handleOf'>;
  /** References in the order of the numbers. */
  readonly referencesOf: (niks: readonly string[]) => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly count: (asked: AskedFor) => Promise<void>;
}

/**
 * Numbers for references: counted in the log before any is looked up, so that nobody can try numbers out.
 * @throws Rejection `E_VALIDATION` not a NIK; `E_RATE_LIMIT` more than the user may ask for.
 */
export const askForPersons =
  ({ subjects, referencesOf, clock, count }: PersonParts): AskForPersons =>
  async (principal, numbers, fieldOf) => {
    const now = clock.now();
    const scopes = [
      ...new Set(
        grantsAt(principal, now)
          .filter(({ role }) => TRAVEL_CLERKS.includes(role))
          .map(({ scope }) => scope),
      ),
    ];
    const niks = numbers.map((text, index) => nik(text, fieldOf(index)));
    await count({ userId: principal.userId, day: now.slice(0, 10) as LocalDate, count: niks.length, scopes });
    const references = await referencesOf(niks);
    return { references, handles: references.map((ref) => subjects.handleOf(ref, scopes, now)), scopes };
  };
