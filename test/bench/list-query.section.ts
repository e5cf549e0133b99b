import { join } from 'node:path';
import { withAncestors, type FindQuery, type LocalDate, type ReadStore, type RegionCode } from '#kernel';
import { openEmbeddedReadStore } from '#read-store-embedded';
import { figure } from './figures.js';
import { boardOfVisits as collection, fill, kindsOf, type VisitKind as Kind } from './many-visits.js';
import { alternate, median, pairedRatio } from './measure.js';
import { randomFrom } from './random.js';
import type { Section } from './section.js';

const newest = { sort: { field: 'plannedStart', descending: true }, limit: 50 } as const;

/**
 * Each kind of question with many answers to choose from, so that no single page of the file is asked for all the time.
 */
const questionsOf = (kinds: readonly Kind[]): Readonly<Record<string, (n: number) => FindQuery>> => {
  const random = randomFrom(3);
  const origins = Array.from({ length: 64 }, () => withAncestors(random.pick(kinds).doc.originRegion!));
  const within = (level: number, n: number): { readonly within: readonly RegionCode[] } => ({
    within: [origins[n % origins.length]![level]!],
  });
  const names = Array.from({ length: 64 }, () => random.pick(kinds).doc.origin.region!.nameAtTime);
  return {
    'a province, newest first': (n) => ({ filter: { regions: within(0, n) }, ...newest }),
    'a regency, newest first': (n) => ({ filter: { regions: within(1, n) }, ...newest }),
    'a province by status, newest first': (n) => ({
      filter: { regions: within(0, n), status: { in: ['PROPOSED', 'ACCEPTED'] } },
      ...newest,
    }),
    'a regency by status, newest first': (n) => ({
      filter: { regions: within(1, n), status: { in: ['CLOSED'] } },
      ...newest,
    }),
    'a frequent word': (n) => ({ search: ['bumdes', 'wisata', 'sampah', 'pangan'][n % 4]!, ...newest }),
    'a village by name': (n) => ({ search: names[n % names.length]!, ...newest }),
    'a month of a province': (n) => ({
      filter: {
        regions: within(0, n),
        plannedStart: { from: '2025-03-01' as LocalDate, to: '2025-03-31' as LocalDate },
      },
      ...newest,
    }),
  };
};

/** Median milliseconds of so many questions, one after the other. */
const asking = async (store: ReadStore, question: (n: number) => FindQuery, count: number): Promise<number> => {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const began = performance.now();
    await store.find(collection, question(n));
    times.push(performance.now() - began);
  }
  return median(times);
};

export const listQuery: Section = async ({ quick, folder, note }) => {
  const kinds = kindsOf();
  const small = await openEmbeddedReadStore({ file: join(folder, 'list-small.db') });
  const large = await openEmbeddedReadStore({ file: join(folder, 'list-large.db') });
  const few = await fill(small, kinds, 10_000, 60);
  const wanted = quick ? 100_000 : 1_000_000;
  const began = performance.now();
  const many = await fill(large, kinds, wanted, quick ? 30 : 120);
  const loading = many / ((performance.now() - began) / 1_000);
  if (many < wanted)
    note(
      `list queries: ${many.toLocaleString('en')} documents instead of ${wanted.toLocaleString('en')}, for want of time`,
    );

  const figures = [figure('loading documents of the board, all indexes kept', loading, 'documents/s')];
  for (const [name, question] of Object.entries(questionsOf(kinds))) {
    const times = await alternate(quick ? 3 : 5, {
      large: () => asking(large, question, 64),
      small: () => asking(small, question, 64),
    });
    figures.push(
      figure(
        `list of ${name}, among ${many.toLocaleString('en')} beside ${few.toLocaleString('en')}`,
        median(times.large),
        'ms',
        {
          baseline: median(times.small),
          ratio: pairedRatio(times.large, times.small),
          budget: { of: 'ratio', atMost: 1.5 },
        },
      ),
    );
  }
  await Promise.all([small.close(), large.close()]);
  return figures;
};
