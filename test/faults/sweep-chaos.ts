import type { Random } from '#testing';
import type { EventStoreDBDouble, Fault as LogFault } from '#testing/eventstoredb-double';
import type { Fault as ModelsFault, MongoDouble } from '#testing/mongodb-double';

const LOG_FAULTS: readonly (readonly ['append' | 'read', LogFault])[] = [
  ['append', { writesThen: 'timedOut' }],
  ['append', { writesThen: 'cut' }],
  ['append', { writesThen: 'silence' }],
  ['append', 'silence'],
  ['append', { answers: 'unavailable' }],
  ['append', { answers: 'notReady' }],
  ['append', { cutAfter: 0 }],
  ['read', { answers: 'unavailable' }],
  ['read', { cutAfter: 0 }],
  ['read', { cutAfter: 2 }],
  ['read', 'silence'],
];

const MODELS_FAULTS: readonly (readonly [command: 'update' | 'find', ModelsFault])[] = [
  ['update', 'dropped before'],
  ['update', 'dropped after'],
  ['update', 'not primary'],
  ['update', 'write concern time-out'],
  ['update', 'silent after'],
  ['update', { dropAfterStatement: 1 }],
  ['update', { duplicates: [0] }],
  ['find', 'dropped before'],
  ['find', 'too slow'],
  ['find', 'silent'],
];

interface Outage {
  readonly end: () => Promise<void> | void;
  /** How many more attempts of clients it lasts. */
  left: number;
}

/** While a server is away, its port may be given to a connection of somebody else. */
const untilFree = async (listen: () => Promise<void>): Promise<void> => {
  for (;;) {
    const failure = await listen().then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error,
    );
    if (!failure) return;
    if (failure.code !== 'EADDRINUSE') throw failure;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Where every attempt meets another fault nobody gets anywhere. */
const MOST_FAULTS = 30;

/** Lets the servers fail, in an order that the seed gives. */
export class Chaos {
  happened = 0;
  private readonly outages = new Map<'log' | 'models', Outage>();
  private changing: Promise<unknown> = Promise.resolve();
  private over = false;

  constructor(
    private readonly log: EventStoreDBDouble,
    private readonly models: MongoDouble,
    private readonly random: Random,
  ) {}

  /** To be told of every attempt of a client. */
  attempt(): void {
    if (this.over) return;
    for (const [server, outage] of this.outages) {
      outage.left -= 1;
      if (outage.left > 0) continue;
      this.outages.delete(server);
      this.after(outage.end);
    }
    if (this.happened < MOST_FAULTS && this.random(5) === 0) this.strike();
  }

  /** Everything answers again. */
  async end(): Promise<void> {
    this.over = true;
    for (const { end } of this.outages.values()) this.after(end);
    this.outages.clear();
    await this.changing;
    this.models.forget();
    this.log.forget();
  }

  private strike(): void {
    this.happened += 1;
    const [{ log, models, random }, { outages }] = [this, this];
    switch (random(7)) {
      case 0:
      case 1: {
        const [kind, fault] = LOG_FAULTS[random(LOG_FAULTS.length)]!;
        return log.next(kind, fault);
      }
      case 2:
      case 3: {
        const [command, fault] = MODELS_FAULTS[random(MODELS_FAULTS.length)]!;
        return models.fails({ command, after: random(4) }, fault);
      }
      case 4:
        return log.elect(random(log.nodes.length));
      case 5:
        if (outages.has('log')) return undefined;
        return random(2) === 0
          ? this.begin(
              'log',
              () => log.freeze(),
              () => log.thaw(),
            )
          : this.begin(
              'log',
              () => log.goAway(),
              async () => {
                for (const { gate } of log.nodes) await untilFree(() => gate.open());
              },
            );
      default:
        if (outages.has('models')) return undefined;
        return random(2) === 0
          ? this.begin(
              'models',
              () => models.freeze(),
              () => models.thaw(),
            )
          : this.begin(
              'models',
              () => models.stop(),
              () => untilFree(() => models.resume()),
            );
    }
  }

  private begin(server: 'log' | 'models', begin: Outage['end'], end: Outage['end']): void {
    this.outages.set(server, { end, left: 1 + this.random(12) });
    this.after(begin);
  }

  /** One change after the other: a server that goes comes back only then. */
  private after(change: Outage['end']): void {
    this.changing = this.changing.then(change);
  }
}
