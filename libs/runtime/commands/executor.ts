import type { CommandRequest, Receipt } from './command-table.js';

/** Carries out commands: the eight steps of design §3. */
export interface Executor {
  /**
   * @throws Rejection a rule refused it: nothing was written.
   * @throws StoreUnavailable a store could not be asked, its answer stayed unknown or did not come in time: repeat with
   * the same command id.
   */
  execute(request: CommandRequest): Promise<Receipt>;
}
