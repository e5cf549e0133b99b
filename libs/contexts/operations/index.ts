export { installationCommandTable } from './commands/installation.command-table.js';
export {
  installationDecider,
  requirePurpose,
  type Found,
  type InstallationState,
} from './domain/installation.decider.js';
export type { Purpose } from './domain/installation.events.js';
export * from './operations.context.js';
export { parkingBoard, type ParkingBoardEntry } from './read/parking-board.model.js';
