import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EventStore } from '#kernel';
import { MOST_COUNTED, type ConsumerBoard, type ConsumerState, type StorageWatch } from '#runtime';

const STATES: readonly ConsumerState[] = ['catching-up', 'live', 'stopped', 'failed'];

/** What operators watch, in Prometheus form. Labels hold route templates and codes only: no ids, nothing personal. */
export class Metrics {
  readonly registry = new Registry();

  private readonly http = new Histogram({
    name: 'sinergi_http_request_seconds',
    help: 'Duration of HTTP requests by route template and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });

  private readonly commands = new Counter({
    name: 'sinergi_commands_total',
    help: 'Commands by name and outcome code, OK when accepted',
    labelNames: ['command', 'code'],
    registers: [this.registry],
  });

  private readonly conflicts = new Counter({
    name: 'sinergi_append_conflicts_total',
    help: 'Appends that met another writer and were decided again',
    labelNames: ['category'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  request(method: string, route: string, status: number, milliseconds: number): void {
    this.http.observe({ method, route, status }, milliseconds / 1_000);
  }

  command(command: string, code: string): void {
    this.commands.inc({ command, code });
  }

  /** To be called by the executor (`onConflict`). */
  readonly conflict = (category: string): void => this.conflicts.inc({ category });

  /** Shows the consumers as they are whenever the metrics are read. */
  watch(board: ConsumerBoard, log: Pick<EventStore, 'readAll'>, storage: StorageWatch): void {
    const registers = [this.registry];
    const gauge = (name: string, help: string, ...labels: readonly string[]): Gauge =>
      new Gauge({ name, help, labelNames: ['consumer', ...labels], registers });
    const state = gauge('sinergi_consumer_state', 'State of the consumer: 1 for the one it is in', 'state');
    const broken = gauge('sinergi_consumer_broken', '1 for a consumer that fails for ever without help, else 0');
    const faults = new Gauge({
      name: 'sinergi_storage_fault',
      help: 'What is wrong with the storage of a store: 1 for the code it has',
      labelNames: ['store', 'code'],
      registers,
    });
    const lag = gauge('sinergi_consumer_lag_seconds', 'Age of the newest event not yet folded; 0 at the head');
    const lagEvents = gauge(
      'sinergi_consumer_lag_events',
      `Events of the log not yet folded, counted up to ${MOST_COUNTED}; absent while the log is away`,
    );
    const processed = gauge('sinergi_consumer_processed_events', 'Events read from the log since start');
    const parked = gauge('sinergi_consumer_parked_keys', 'Documents that wait because a fold threw');
    const position = gauge('sinergi_consumer_position_info', 'Position reached, as a label', 'position');
    this.beforeReading = async () => {
      faults.reset();
      for (const [store, fault] of [
        ['log', await storage.log()],
        ['readStore', await storage.readStore()],
        ['files', await storage.blobs()],
      ] as const) {
        if (fault) faults.set({ store, code: fault.code }, 1);
      }
      position.reset();
      lagEvents.reset();
      await Promise.all(
        board.statuses().map(async (status) => {
          const consumer = status.name;
          for (const each of STATES) state.set({ consumer, state: each }, each === status.state ? 1 : 0);
          broken.set({ consumer }, status.broken ? 1 : 0);
          lag.set({ consumer }, status.lagSeconds);
          processed.set({ consumer }, status.processed);
          if (status.parked !== undefined) parked.set({ consumer }, status.parked);
          position.set({ consumer, position: status.position }, 1);
          const behind =
            status.state === 'live'
              ? 0
              : await log.readAll(status.position, MOST_COUNTED).then(
                  ({ events }) => events.length,
                  () => undefined,
                );
          if (behind !== undefined) lagEvents.set({ consumer }, behind);
        }),
      );
    };
  }

  async text(): Promise<string> {
    await this.beforeReading();
    return this.registry.metrics();
  }

  private beforeReading = async (): Promise<void> => undefined;
}
