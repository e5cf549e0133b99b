export type { PaperKind } from '../domain/numbering.codes.js';
export * from './number-books.js';
