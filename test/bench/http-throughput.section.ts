import { join } from 'node:path';
import type { ApiQuestion, ApiReady } from './api.child.js';
import { startHelper } from './children.js';
import { figure } from './figures.js';
import type { Burst, LoadQuestion } from './load.child.js';
import { alternate, median, pairedRatio } from './measure.js';
import type { Section } from './section.js';

const CONNECTIONS = 64;

/**
 * Study visits proposed over HTTP by 64 clients at once, as the application takes them; the same with an executor that
 * validates and decides but does not append; and the same bytes echoed by bare node:http. Consumers stand still, and
 * are measured by themselves at the end.
 */
export const httpThroughput: Section = async ({ quick, folder }) => {
  const api = await startHelper<ApiReady>('./api.child.js', [join(folder, 'api')], ['--expose-gc']);
  const echo = await startHelper<ApiReady>('./echo.child.js');
  const load = await startHelper<object>('./load.child.js');
  const seconds = quick ? 1.5 : 3;
  const rounds = quick ? 3 : 5;
  const latencies: Burst[] = [];
  const burst = (target: ApiReady) =>
    load.ask<Burst>({ do: 'burst', connections: CONNECTIONS, seconds, ...target } satisfies LoadQuestion);
  const ask = <Answer>(question: ApiQuestion) => api.ask<Answer>(question);

  const { rss: idle } = await ask<{ rss: number }>({ do: 'memory', collect: true });
  const through = async (keeps: boolean): Promise<number> => {
    await ask({ do: 'log', keeps });
    const result = await burst(api.ready);
    if (keeps) latencies.push(result);
    return result.perSecond;
  };
  const { durable, without, bare } = await alternate(rounds, {
    durable: () => through(true),
    without: () => through(false),
    bare: async () => (await burst(echo.ready)).perSecond,
  });
  await ask({ do: 'log', keeps: true });
  await ask({ do: 'consume' });
  const consuming = [];
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    consuming.push((await burst(api.ready)).perSecond);
    await ask({ do: 'consume' });
  }
  const { rss: loaded } = await ask<{ rss: number }>({ do: 'memory', collect: false });
  const { rss: collected } = await ask<{ rss: number }>({ do: 'memory', collect: true });
  await Promise.all([api.end(), echo.end(), load.end()]);

  const MB = 1024 * 1024;
  return [
    figure('durable commands over HTTP, 64 clients, beside the same without append', median(durable), 'commands/s', {
      baseline: median(without),
      ratio: pairedRatio(durable, without),
      budget: { of: 'ratio', atLeast: 0.9 },
    }),
    figure('durable commands over HTTP, beside bare node:http echoing the same bytes', median(durable), 'commands/s', {
      baseline: median(bare),
      ratio: pairedRatio(durable, bare),
    }),
    figure('durable commands over HTTP with all consumers running, beside without', median(consuming), 'commands/s', {
      baseline: median(durable),
    }),
    figure('a durable command over HTTP among 64, half are faster', median(latencies.map(({ p50 }) => p50)), 'ms'),
    figure('a durable command over HTTP among 64, 99 of 100 are faster', median(latencies.map(({ p99 }) => p99)), 'ms'),
    figure('memory of the api with all regions loaded, idle', idle / MB, 'MB', {
      budget: { of: 'value', atMost: 350 },
    }),
    figure('memory of the api after the load', loaded / MB, 'MB', { budget: { of: 'value', atMost: 350 } }),
    figure('memory of the api after the load, garbage collected', collected / MB, 'MB'),
  ];
};
