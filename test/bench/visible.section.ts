import { join } from 'node:path';
import type { ApiReady } from './api.child.js';
import { startHelper } from './children.js';
import { figure } from './figures.js';
import type { LoadQuestion, Steady } from './load.child.js';
import type { Section } from './section.js';

/** From the receipt of a command to the answer of a query that shows it, at 200 commands a second whatever happens. */
export const visible: Section = async ({ quick, folder }) => {
  const api = await startHelper<ApiReady>('./api.child.js', [join(folder, 'visible')]);
  const load = await startHelper<object>('./load.child.js');
  await api.ask({ do: 'consume' });
  const run = (seconds: number) =>
    load.ask<Steady>({ do: 'steady', rate: 200, seconds, ...api.ready } satisfies LoadQuestion);
  await run(3);
  const times = await run(quick ? 5 : 10);
  await Promise.all([api.end(), load.end()]);
  return [
    figure('commit → visible at 200 commands/s, 99 of 100 are faster', times.visibleP99, 'ms', {
      baseline: times.plainP99,
      budget: { of: 'value', atMost: 50 },
    }),
    figure('commit → visible at 200 commands/s, half are faster', times.visibleP50, 'ms', { baseline: times.plainP50 }),
    figure('command at 200 commands/s, 99 of 100 are faster', times.commandP99, 'ms'),
  ];
};
