/** What goes wrong with one command. */
export type Fault =
  /** The connection is lost before the command took effect. */
  | 'dropped before'
  /** The command takes effect and the connection is lost before the answer. */
  | 'dropped after'
  /** The server has stepped down. */
  | 'not primary'
  /** The write takes effect on the primary, and no majority confirms it in time. */
  | 'write concern time-out'
  /** The connection stays open and silent, without effect. */
  | 'silent'
  /** As `silent`, but the command takes effect. */
  | 'silent after'
  /** The server has forgotten the cursor. */
  | 'cursor lost'
  /** It took too long and the server gave up. */
  | 'too slow'
  /** The statements of a bulk up to this number take effect; then the connection is lost. */
  | { readonly dropAfterStatement: number }
  /**
   * These statements of a bulk are refused as duplicates, without effect; of the others no majority hears in time where
   * they are `unconfirmed`.
   */
  | { readonly duplicates: readonly number[]; readonly unconfirmed?: true };

export interface Aim {
  /** `update`, `find`, `getMore` … */
  readonly command: string;
  /** Only for this collection. */
  readonly on?: string;
  /** How many such commands pass unharmed first; default none. */
  readonly after?: number;
}

/** Faults to come, each for one command. */
export class FaultScript {
  private readonly planned: { readonly aim: Aim; readonly fault: Fault; left: number }[] = [];

  add(aim: Aim, fault: Fault): void {
    this.planned.push({ aim, fault, left: aim.after ?? 0 });
  }

  next(command: string, collection: string): Fault | undefined {
    for (const [i, plan] of this.planned.entries()) {
      if (plan.aim.command !== command || (plan.aim.on !== undefined && plan.aim.on !== collection)) continue;
      if (plan.left-- > 0) continue;
      this.planned.splice(i, 1);
      return plan.fault;
    }
    return undefined;
  }

  clear(): void {
    this.planned.length = 0;
  }

  /** Whether every planned fault has happened. */
  get done(): boolean {
    return this.planned.length === 0;
  }
}
