import type { CommandRequest, Receipt } from './command-table.js';

/** Carries out commands: the eight steps of design §3. */
export interface Executor {
  /**
   * @throws Rejection a rule refused it: nothing was written.
   * @throws StoreUnavailable the log could not be asked, or its answer stayed unknown: repeat with the same command id.
   */
  execute(request: CommandRequest): Promise<Receipt>;
}
