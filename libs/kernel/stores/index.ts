/**
 * What the stores know of the kernel. Each of their threads loads its modules anew, and all of the kernel takes longer
 * than the rest of a store.
 */
export type * from '../private-entries.js';
export * from '../event-store.js';
export type * from '../event.js';
export * from '../log-coordinates.js';
export { wordsOf } from '../read-model.js';
export * from '../read-store.js';
export type * from '../subject-keys.js';
export { isSum, rowOf } from '../total-list.js';
