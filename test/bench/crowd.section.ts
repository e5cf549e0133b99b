import { join } from 'node:path';
import type { ApiReady, Written } from './api.child.js';
import { startHelper } from './children.js';
import { figure } from './figures.js';
import type { LoadQuestion, Steady } from './load.child.js';
import type { Section } from './section.js';

/** Consumers beside the usual ones, for which there is nothing. */
const MANY = 40;

const withOthers = async (folder: string, others: number, quick: boolean): Promise<Steady & { readonly writesEach: number }> => {
  const api = await startHelper<ApiReady>('./api.child.js', [join(folder, `with-${others}`), String(others)]);
  const load = await startHelper<object>('./load.child.js');
  await api.ask({ do: 'consume' });
  const run = (rate: number, seconds: number) => load.ask<Steady>({ do: 'steady', rate, seconds, ...api.ready } satisfies LoadQuestion);
  await run(50, 2);
  // So slow that no two commands share a commit.
  const before = await api.ask<Written>({ do: 'writes' });
  const slow = await run(4, quick ? 5 : 15);
  const after = await api.ask<Written>({ do: 'writes' });
  const fast = await run(50, quick ? 5 : 10);
  await Promise.all([api.end(), load.end()]);
  return { ...fast, writesEach: (after.writes - before.writes) / slow.count };
};

/** What many consumers cost that have nothing to do: writes of the read store for a command, and time until it is shown. */
export const crowd: Section = async ({ quick, folder }) => {
  const few = await withOthers(folder, 0, quick);
  const many = await withOthers(folder, MANY, quick);
  return [
    // A proposal is two appends, the claim and the visit, which three consumers fold; the rest save in one write where they stand.
    figure(`writes of the read store for a proposal, with ${MANY} idle consumers more`, many.writesEach, 'writes', { baseline: few.writesEach, budget: { of: 'ratio', atMost: 1.1 } }),
    figure(`commit → visible with ${MANY} idle consumers more, half are faster`, many.visibleP50, 'ms', { baseline: few.visibleP50, budget: { of: 'ratio', atMost: 1.5 } }),
  ];
};
