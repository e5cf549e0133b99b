import { addHours, type Clock, type Instant } from '#kernel';

/** Minutes after which a server that was away is tried again, the last for all times after. */
const AGAIN = [0.25, 0.5, 1, 2, 5, 10];

/** Servers that could not be used: let alone for a while, each by its name, and nothing is written meanwhile. */
export class Away {
  private readonly servers = new Map<string, { readonly times: number; readonly until: Instant }>();

  constructor(private readonly clock: Clock) {}

  isAway(server: string): boolean {
    const until = this.servers.get(server)?.until;
    return until !== undefined && this.clock.now() < until;
  }

  failed(server: string): void {
    const times = this.servers.get(server)?.times ?? 0;
    const minutes = AGAIN[Math.min(times, AGAIN.length - 1)]!;
    this.servers.set(server, { times: times + 1, until: addHours(this.clock.now(), minutes / 60) });
  }

  worked(server: string): void {
    this.servers.delete(server);
  }

  /** How many are away, of those whose names begin so. */
  count(prefix: string): number {
    return [...this.servers.keys()].filter((name) => name.startsWith(prefix)).length;
  }
}
