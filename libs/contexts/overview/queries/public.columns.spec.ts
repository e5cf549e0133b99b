import { describe, expect, it } from '@jest/globals';
import { innovationDocument } from '../read/innovation.document.js';
import { publicVisitDocument } from '../read/public-visit.document.js';
import { publicInnovationColumns, publicVisitColumns } from './public.columns.js';

/** A document that tells which of its members are read; all of them are lists of nothing. */
const watched = (read: Set<string>): never => {
  const empty = (name: string | symbol): readonly never[] => {
    read.add(String(name));
    return [];
  };
  return new Proxy({}, { get: (_, name) => empty(name), has: (_, name) => empty(name).length === 0 }) as never;
};

describe('The columns of what anybody may take along', () => {
  it.each([
    ['visits', publicVisitColumns, publicVisitDocument],
    ['innovations', publicInnovationColumns, innovationDocument],
  ] as const)(
    'are read from what the public view shows, and from nothing that it keeps beside: %s',
    (_, columns, of) => {
      const read = new Set<string>();
      for (const { value } of columns as readonly { value: (document: never, places: never) => unknown }[])
        value(watched(read), { address: () => '' } as never);
      expect(read.size).toBeGreaterThan(10);
      expect([...read].filter((name) => !Object.hasOwn(of.fields, name))).toEqual([]);
    },
  );
});
