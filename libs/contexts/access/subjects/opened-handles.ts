import { sideBySide, type Clock, type Scope } from '#kernel';
import { grantsAt, type Executor } from '#runtime';
import type { SubjectHandles } from './subject-handles.js';

/** Persons that are looked up at the same time: a delegation has up to a thousand. */
const AT_ONCE = 32;

/**
 * Puts the references of persons in the place of the handles that clients send, before a command is carried out: the
 * log and the hash by which a repeated command is recognised know references alone.
 * @param requireUsable rejects a person whose data were erased, or may not be processed at present by who
 * holds rights for these scopes; of several the first one named
 */
export const openingHandles = (
  executor: Executor,
  handles: Pick<SubjectHandles, 'referenceOf'>,
  clock: Clock,
  requireUsable: (reference: string, field: string, scopes: readonly Scope[]) => Promise<void>,
): Executor => ({
  execute: async (request) => {
    const { row, input, principal } = request;
    if (!row.persons) return executor.execute(request);
    const now = clock.now();
    const scopes = grantsAt(principal, now).map(({ scope }) => scope);
    const named: (readonly [reference: string, field: string])[] = [];
    const opened = row.persons(input, (handle, field) => {
      const reference = handles.referenceOf(handle, scopes, now, field);
      named.push([reference, field]);
      return reference;
    });
    const refusals = await sideBySide(named, AT_ONCE, (each) =>
      requireUsable(...each, scopes).catch((error: unknown) => ({ error })),
    );
    const refused = refusals.find((each) => each !== undefined);
    if (refused) throw refused.error;
    return executor.execute({ ...request, input: opened });
  },
});
