import { randomUUID } from 'node:crypto';
import { CONTROL, type Posted } from '#views';

/** What a form says of itself, as far as it can be true. */
export const controlsOf = (posted: Posted) => {
  const one = (name: string): string => posted.get(name)?.[0] ?? '';
  const number = (name: string): number | undefined => (/^\d{1,9}$/.test(one(name)) ? Number(one(name)) : undefined);
  return {
    commandId: /^[A-Za-z0-9._:-]{8,100}$/.test(one(CONTROL.key)) ? one(CONTROL.key) : randomUUID(),
    revision: number(CONTROL.revision),
    at: number(CONTROL.at),
    step: number(CONTROL.step),
    keeps: posted.has(CONTROL.keep),
    forOffice: posted.has(CONTROL.office),
    draft: number(CONTROL.draft),
    partly: posted.has(CONTROL.partly),
    adding: one(CONTROL.add),
    removed: one(CONTROL.remove),
    editing: one(CONTROL.edit),
  };
};
