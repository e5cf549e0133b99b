/** Thrown in place of the end of the process. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface CrashPoint {
  /** The n-th call, counted from 1. */
  readonly call: number;
  /** Before the call had any effect, or after its effect was there but not its answer. */
  readonly when: 'before' | 'after';
}

/** Calls that only hint or clean up: no point to crash at. */
const UNCOUNTED = new Set(['wake', 'close']);

/**
 * A process that dies at its n-th call of a store: that call throws Crash, and so does every later one. Without a point
 * it never dies and only counts. One process may hold several stores, which die together.
 */
export class CrashingProcess {
  calls = 0;
  crashed = false;

  constructor(private readonly at?: CrashPoint) {}

  /** The store as this process sees it; the store itself lives on. */
  over<Store extends object>(store: Store): Store {
    return new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        if (UNCOUNTED.has(String(name))) return method.bind(target) as unknown;
        return (...args: unknown[]) => this.through(() => method.apply(target, args) as unknown);
      },
    });
  }

  private async through(call: () => unknown): Promise<unknown> {
    this.calls += 1;
    const here = this.calls === this.at?.call;
    if (here && this.at?.when === 'before') this.crashed = true;
    if (this.crashed) throw new Crash();
    const answer = await call();
    if (here) this.crashed = true;
    if (this.crashed) throw new Crash();
    return answer;
  }
}

/** One store in a process of its own that dies there. */
export const crashing = <Store extends object>(store: Store, at: CrashPoint): Store =>
  new CrashingProcess(at).over(store);

/**
 * One attempt after the other, each in a process that dies one call later than the last, before the call and after it,
 * until one lives to its end.
 * @param attempt resolves to what is left of it, or to undefined when its process lived.
 */
export const dyingEverywhere = async <Left>(
  attempt: (at: CrashPoint) => Promise<Left | undefined>,
): Promise<readonly Left[]> => {
  const left: Left[] = [];
  for (let call = 1, alive = false; !alive; call += 1) {
    for (const when of ['before', 'after'] as const) {
      const one = await attempt({ call, when });
      if (one === undefined) alive = true;
      else left.push(one);
    }
  }
  return left;
};
