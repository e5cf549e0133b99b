import type { Command, DocRef, RepairCommand } from '#kernel';
import type { MediaType } from './document.codes.js';

/** What was uploaded becomes a document: its hash, size and kind are those that the system found. */
export interface StoreDocument extends Command {
  readonly type: 'StoreDocument';
  readonly docId: string;
  readonly document: DocRef;
  readonly bytes: number;
  readonly mediaType: MediaType;
}

export type DocumentCommand = StoreDocument | RepairCommand;
