import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable, type Position } from '#kernel';
import { MOST_COUNTED, type ConsumerState } from '#runtime';
import { Metrics } from './metrics.js';

const linesOf = async (metrics: Metrics): Promise<readonly string[]> =>
  (await metrics.text())
    .split('\n')
    .filter((line) => line.startsWith('sinergi_'))
    .sort();

const status = (name: string, state: ConsumerState, more: object = {}) => ({
  name,
  state,
  position: '5' as Position,
  lagSeconds: 3,
  processed: 7,
  ...more,
});

describe('The metrics', () => {
  it('count each request once, in seconds, below each bound that it stays within', async () => {
    const metrics = new Metrics();
    metrics.request('GET', '/v1/trips', 200, 1_500);
    metrics.request('GET', '/v1/trips', 200, 500);
    const named = 'method="GET",route="/v1/trips",status="200"';
    const below = (bound: string, count: number) =>
      `sinergi_http_request_seconds_bucket{le="${bound}",${named}} ${count}`;
    expect(await linesOf(metrics)).toEqual([
      below('+Inf', 2),
      below('0.001', 0),
      below('0.005', 0),
      below('0.02', 0),
      below('0.1', 0),
      below('0.5', 1),
      below('10', 2),
      below('2', 2),
      `sinergi_http_request_seconds_count{${named}} 2`,
      `sinergi_http_request_seconds_sum{${named}} 2`,
    ]);
  });

  it('count commands by their outcome, and conflicts by what they were about', async () => {
    const metrics = new Metrics();
    for (const code of ['OK', 'OK', 'E_STATE']) metrics.command('PlanTrip', code);
    metrics.conflict('trip');
    expect(await linesOf(metrics)).toEqual([
      'sinergi_append_conflicts_total{category="trip"} 1',
      'sinergi_commands_total{command="PlanTrip",code="E_STATE"} 1',
      'sinergi_commands_total{command="PlanTrip",code="OK"} 2',
    ]);
    expect(await metrics.text()).toContain('process_cpu_seconds_total');
  });

  it('show each consumer as it is, and what is wrong with each store', async () => {
    const metrics = new Metrics();
    const asked: unknown[] = [];
    metrics.watch(
      {
        statuses: () => [status('trips', 'live', { parked: 2 }), status('visits', 'catching-up', { broken: true })],
      } as never,
      {
        readAll: async (...given) => {
          asked.push(given);
          return { events: Array(3).fill({}), next: '8' as Position, end: true };
        },
      },
      {
        log: async () => undefined,
        readStore: async () => ({ code: 'FULL', remedy: 'make room' }),
        blobs: async () => ({ code: 'DISK_ERROR', remedy: 'check the disk' }),
        askBlobs: async () => undefined,
      },
    );
    expect(await linesOf(metrics)).toEqual([
      'sinergi_consumer_broken{consumer="trips"} 0',
      'sinergi_consumer_broken{consumer="visits"} 1',
      'sinergi_consumer_lag_events{consumer="trips"} 0',
      'sinergi_consumer_lag_events{consumer="visits"} 3',
      'sinergi_consumer_lag_seconds{consumer="trips"} 3',
      'sinergi_consumer_lag_seconds{consumer="visits"} 3',
      'sinergi_consumer_parked_keys{consumer="trips"} 2',
      'sinergi_consumer_position_info{consumer="trips",position="5"} 1',
      'sinergi_consumer_position_info{consumer="visits",position="5"} 1',
      'sinergi_consumer_processed_events{consumer="trips"} 7',
      'sinergi_consumer_processed_events{consumer="visits"} 7',
      ...['catching-up', 'failed', 'live', 'stopped'].map(
        (state) => `sinergi_consumer_state{consumer="trips",state="${state}"} ${state === 'live' ? 1 : 0}`,
      ),
      ...['catching-up', 'failed', 'live', 'stopped'].map(
        (state) => `sinergi_consumer_state{consumer="visits",state="${state}"} ${state === 'catching-up' ? 1 : 0}`,
      ),
      'sinergi_storage_fault{store="files",code="DISK_ERROR"} 1',
      'sinergi_storage_fault{store="readStore",code="FULL"} 1',
    ]);
    expect(asked).toEqual([['5', MOST_COUNTED]]);
  });

  it('show nothing that was true before only', async () => {
    const metrics = new Metrics();
    let before = true;
    metrics.watch(
      { statuses: () => [status('trips', 'catching-up', { position: before ? '5' : '6' })] } as never,
      {
        readAll: async () => {
          if (before) return { events: [{}] as never, next: '8' as Position, end: true };
          throw new StoreUnavailable('away');
        },
      },
      {
        log: async () => (before ? { code: 'FULL', remedy: 'make room' } : undefined),
        readStore: async () => undefined,
        blobs: async () => undefined,
        askBlobs: async () => undefined,
      },
    );
    const passing = async () =>
      (await linesOf(metrics)).filter((line) => /lag_events|position_info|storage_fault/.test(line));
    expect(await passing()).toEqual([
      'sinergi_consumer_lag_events{consumer="trips"} 1',
      'sinergi_consumer_position_info{consumer="trips",position="5"} 1',
      'sinergi_storage_fault{store="log",code="FULL"} 1',
    ]);
    before = false;
    expect(await passing()).toEqual(['sinergi_consumer_position_info{consumer="trips",position="6"} 1']);
  });
});
