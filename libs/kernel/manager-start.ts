/** Category of the streams in which it stands where a process manager began: `processManager-release-travel-days`. */
export const PROCESS_MANAGER = 'processManager';

/**
 * A process manager was started for the first time. NOW: it acts on nothing before this event. BEGINNING: on the whole log. It stays so, whatever
 * its declaration says later and whatever becomes of the read store.
 */
export interface ManagerStarted {
  readonly type: 'ManagerStarted';
  readonly data: { readonly manager: string; readonly from: 'NOW' | 'BEGINNING' };
}
