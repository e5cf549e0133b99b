import type { Random } from '../seeded.js';
import type { Arrival, MongoDouble, Verdict } from './mongodb-double.js';

interface Waiting {
  readonly arrival: Arrival;
  readonly go: (verdict: Verdict) => void;
}

/** One turn; `true` when there is nothing left to do. */
export type Projector = () => Promise<boolean>;

/** One command in so many is a projector's last, as long as any may die. */
const DEATH = 12;
/** For how many commands on end one projector goes on while the others stand still. */
const BURSTS = [1, 1, 2, 5, 20];
const LONGEST = 2_000;

/**
 * Runs projectors, each with a client of its own, so that of all their commands to the server only one runs at a time,
 * chosen by the seed. A projector may die at any command, before or after its effect; another one then goes on with its
 * client.
 */
export class Schedule {
  private readonly waiting = new Map<string, Waiting[]>();
  private readonly running = new Set<string>();
  private readonly died = new Set<string>();
  private burst = { client: '', left: 0 };
  private changed = (): void => undefined;
  commands = 0;
  deaths = 0;

  constructor(
    private readonly double: MongoDouble,
    private readonly random: Random,
    private readonly mortal: number,
  ) {}

  /** @throws what a projector throws that has not died; when there is no end. */
  async run(projectors: Readonly<Record<string, Projector>>): Promise<void> {
    this.double.gate = ({ client, ...arrival }) =>
      new Promise((go) => {
        this.waiting.set(client, [...(this.waiting.get(client) ?? []), { arrival: { client, ...arrival }, go }]);
        this.changed();
      });
    const lives = Promise.all(Object.entries(projectors).map(([client, projector]) => this.live(client, projector)));
    let over = false;
    const end = lives.finally(() => {
      over = true;
      this.changed();
    });
    try {
      await Promise.all([end, this.choose(() => over)]);
    } finally {
      this.double.gate = undefined;
      for (const queue of this.waiting.values())
        for (const { go } of queue) go({ takesEffect: false, answered: false });
    }
  }

  /** One projector after another. */
  private async live(client: string, projector: Projector): Promise<void> {
    this.running.add(client);
    try {
      for (let done = false; !done;) {
        done = await projector().catch((error: unknown) => {
          if (!this.died.delete(client)) throw error;
          return false;
        });
      }
    } finally {
      this.running.delete(client);
      this.changed();
    }
  }

  private async choose(over: () => boolean): Promise<void> {
    while (!over()) {
      const idle = [...this.running].some((client) => !this.waiting.get(client)?.length);
      if (idle || this.running.size === 0) await new Promise<void>((resolve) => (this.changed = resolve));
      else this.letOneRun();
    }
  }

  private letOneRun(): void {
    if ((this.commands += 1) > LONGEST) throw new Error('these projectors come to no end');
    const clients = [...this.waiting].flatMap(([client, queue]) => (queue.length > 0 ? client : []));
    if (this.burst.left-- <= 0 || !clients.includes(this.burst.client)) {
      this.burst = { client: clients[this.random(clients.length)]!, left: BURSTS[this.random(BURSTS.length)]! - 1 };
    }
    const { client } = this.burst;
    const queue = this.waiting.get(client)!;
    if (this.deaths >= this.mortal || this.random(DEATH) > 0) {
      queue.splice(this.random(queue.length), 1)[0]!.go({ takesEffect: true, answered: true });
      return;
    }
    this.deaths += 1;
    this.died.add(client);
    // What it had sent takes effect or not.
    for (const { go } of queue.splice(0)) go({ takesEffect: this.random(2) === 0, answered: false });
  }
}
