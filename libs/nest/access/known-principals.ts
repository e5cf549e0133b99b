import { StoreUnavailable, inTime, type Clock } from '#kernel';
import type { Principal } from '#runtime';
import type { Principals } from '../http-options.js';

const TRUSTED_SECONDS = 60;
const MOST = 10_000;
/** Milliseconds after which the log counts as away where the rights are known. */
const PATIENCE = 400;

/**
 * Reads the rights of those who ask from the log, each time. While the log is away or does not answer soon, queries are
 * answered by the rights that were last read, until a minute after they were; commands never are.
 */
export class KnownPrincipals implements Principals {
  private readonly known = new Map<string, { readonly principal: Principal; readonly until: number }>();

  constructor(
    private readonly principals: Principals,
    private readonly clock: Clock,
  ) {}

  async of(userId: string): Promise<Principal> {
    const principal = await this.principals.of(userId);
    this.known.delete(userId);
    if (this.known.size >= MOST) this.known.delete(this.known.keys().next().value!);
    this.known.set(userId, { principal, until: Date.parse(this.clock.now()) + TRUSTED_SECONDS * 1_000 });
    return principal;
  }

  /** @throws StoreUnavailable the log is away, and the rights were last read too long ago. */
  async forQuery(userId: string): Promise<Principal> {
    const known = this.known.get(userId);
    if (!known || Date.parse(this.clock.now()) >= known.until) return this.of(userId);
    return inTime(PATIENCE, this.of(userId), () => new StoreUnavailable('the log does not answer soon')).catch(
      (error: unknown) => {
        if (error instanceof StoreUnavailable) return known.principal;
        throw error;
      },
    );
  }
}
