export * from './operations.module.js';
export { parkingBoard, type ParkingBoardEntry } from './read/parking-board.model.js';
