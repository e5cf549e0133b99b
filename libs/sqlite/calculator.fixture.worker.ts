import { InvalidQuery, OutcomeUnknown, RevisionConflict, StoreUnavailable, type Revision } from '#kernel';
import { serve } from './serve.js';

const errors: Readonly<Record<string, () => Error>> = {
  RevisionConflict: () => new RevisionConflict('visit-1', 3 as Revision, 5 as Revision),
  OutcomeUnknown: () => new OutcomeUnknown('who knows', { fault: { code: 'DISK_ERROR', remedy: 'look at the disk' } }),
  StoreUnavailable: () => new StoreUnavailable('not now', { fault: { code: 'FULL', remedy: 'make room' } }),
  InvalidQuery: () => new InvalidQuery('status', 'undeclared'),
  Error: () => new Error('plain'),
};

/** A service for the tests of the worker host. */
serve<{ readonly refuse?: string }>(({ refuse }, notify) => {
  if (refuse) throw errors[refuse]!();
  return {
    methods: {
      fail: (name: string) => {
        throw errors[name]!();
      },
      announce: (what: string) => notify(what),
      crash: () => process.exit(1),
    },
    grouped: {
      sizeOfGroup: (calls) =>
        calls.map(([odd]) => (odd ? new RevisionConflict('visit-1', 0 as Revision, 1 as Revision) : calls.length)),
      failTogether: () => {
        throw new StoreUnavailable('all of you');
      },
    },
    close: () => notify('closing'),
  };
});
