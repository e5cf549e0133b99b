export * from './desk.context.js';
export * from './open-desk.js';
export { takeOverFiles } from './keeping/files-of-before.js';
