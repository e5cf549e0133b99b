import type { Clock } from '#kernel';
import { grantsAt, type Executor } from '#runtime';
import type { SubjectHandles } from './subject-handles.js';

/**
 * Puts the references of persons in the place of the handles that clients send, before a command is carried out: the
 * log and the hash by which a repeated command is recognised know references alone.
 */
export const openingHandles = (
  executor: Executor,
  handles: Pick<SubjectHandles, 'referenceOf'>,
  clock: Clock,
): Executor => ({
  execute: async (request) => {
    const { row, input, principal } = request;
    if (!row.persons) return executor.execute(request);
    const now = clock.now();
    const scopes = grantsAt(principal, now).map(({ scope }) => scope);
    return executor.execute({
      ...request,
      input: row.persons(input, (handle, field) => handles.referenceOf(handle, scopes, now, field)),
    });
  },
});
