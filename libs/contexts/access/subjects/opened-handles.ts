import type { Clock } from '#kernel';
import { grantsAt, type Executor } from '#runtime';
import type { SubjectHandles } from './subject-handles.js';

/**
 * Puts the references of persons in the place of the handles that clients send, before a command is carried out: the
 * log and the hash by which a repeated command is recognised know references alone.
 * @param requireUsable rejects a person whose data were erased, or may not be processed at present.
 */
export const openingHandles = (
  executor: Executor,
  handles: Pick<SubjectHandles, 'referenceOf'>,
  clock: Clock,
  requireUsable: (reference: string, field: string) => Promise<void>,
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
    for (const [reference, field] of named) await requireUsable(reference, field);
    return executor.execute({ ...request, input: opened });
  },
});
