import { PROCESS_MANAGER, processManagerCatalogue, type Decider, type ManagerStarted } from '#kernel';

/** SYSTEM: given by whichever process runs the manager first. */
export interface StartManager {
  readonly type: 'StartManager';
  readonly manager: string;
  readonly from: ManagerStarted['data']['from'];
}

export interface ProcessManagerState {
  readonly from?: ManagerStarted['data']['from'];
}

/** Where a process manager began: it is started once, and how stays. */
export const processManagerDecider: Decider<ProcessManagerState, StartManager, ManagerStarted> = {
  category: PROCESS_MANAGER,
  catalogue: processManagerCatalogue,
  initialState: {},
  evolve: (_state, { data: { from } }) => ({ from }),
  decide: ({ manager, from }, state) => (state.from ? [] : [{ type: 'ManagerStarted', data: { manager, from } }]),
};
