import { OF_SYSTEM, rowsFor, ownInput, type CommandTable } from '#runtime';
import {
  processManagerDecider,
  type ProcessManagerState,
  type StartManager,
} from '../domain/process-manager.decider.js';
import { StartManagerDto } from './process-manager.dto.js';

/** Where each process manager began; said by the process that runs it first. */
export const processManagerCommandTable: CommandTable = {
  path: 'process-managers',
  decider: processManagerDecider,
  obligated: () => undefined,
  rows: [
    rowsFor<ProcessManagerState, StartManager, undefined>()({
      name: 'StartManager',
      summary: ['Mulai manajer proses', 'Start a process manager'],
      input: StartManagerDto,
      idOf: ({ manager }) => manager,
      ...OF_SYSTEM,
      prepare: (input: StartManagerDto) => ({ type: 'StartManager', ...ownInput(input) }),
    }),
  ],
};
