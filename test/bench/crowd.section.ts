import { join } from 'node:path';
import type { ApiReady, Spent } from './api.child.js';
import { startHelper, type Helper } from './children.js';
import { figure } from './figures.js';
import type { LoadQuestion, Steady } from './load.child.js';
import { alternate, median, pairedRatio } from './measure.js';
import type { Section } from './section.js';

/** Consumers beside the usual ones, for which there is nothing. */
const MANY = 40;
/** Commands a second; so few that hardly two of them meet, and each pays for itself. */
const SLOW = 4;
const FASTER = 20;

interface Api extends Helper {
  readonly ready: ApiReady;
}

/** Per command. */
interface Slow {
  readonly commits: number;
  readonly processor: number;
}

/**
 * What many consumers cost that have nothing to do: commits of the read store for a command, and time until shown.
 * Both systems stand side by side and are asked in turn.
 */
export const crowd: Section = async ({ quick, folder }) => {
  const load = await startHelper<object>('./load.child.js');
  const start = async (others: number): Promise<Api> => {
    const api = await startHelper<ApiReady>('./api.child.js', [join(folder, `with-${others}`), String(others)]);
    await api.ask({ do: 'consume' });
    return api;
  };
  const [few, many] = [await start(0), await start(MANY)];
  const run = ({ ready }: Api, rate: number, seconds: number) =>
    load.ask<Steady>({ do: 'steady', rate, seconds, ...ready } satisfies LoadQuestion);
  const slowly = async (api: Api): Promise<Slow> => {
    const before = await api.ask<Spent>({ do: 'spent' });
    const { count } = await run(api, SLOW, quick ? 5 : 15);
    const after = await api.ask<Spent>({ do: 'spent' });
    const each = (spent: keyof Spent): number => (after[spent] - before[spent]) / count;
    return { commits: each('commits'), processor: each('processor') };
  };

  // Short rounds: whatever else the machine does then meets both alike.
  const shown = await alternate(quick ? 5 : 21, {
    few: async () => (await run(few, FASTER, 1)).visibleP50,
    many: async () => (await run(many, FASTER, 1)).visibleP50,
  });
  const [alone, crowded] = [await slowly(few), await slowly(many)];
  await Promise.all([few.end(), many.end(), load.end()]);
  return [
    // A proposal is two appends, claim and visit. Two consumers write, the rest save in one commit where they stand.
    figure(`commits of the read store for a proposal, with ${MANY} idle consumers more`, crowded.commits, 'commits', {
      baseline: alone.commits,
      budget: { of: 'value', atMost: 3 },
    }),
    figure(`commit → visible with ${MANY} idle consumers more, half are faster`, median(shown.many), 'ms', {
      baseline: median(shown.few),
      ratio: pairedRatio(shown.many, shown.few),
      budget: { of: 'ratio', atMost: 1.5 },
    }),
    figure(`processor time of the api for a proposal, with ${MANY} idle consumers more`, crowded.processor, 'ms', {
      baseline: alone.processor,
    }),
  ];
};
