import type { Command, Scope } from '#kernel';
import type { ImportLayout } from './import.codes.js';
import type { Assignment, ImportStarted, RowRange, Settlement } from './import.events.js';

/** What the file holds follows from its bytes. */
export interface StartImport extends Command {
  readonly type: 'StartImport';
  readonly importId: string;
  readonly layout: ImportLayout;
  readonly file: ImportStarted['data']['file'];
  readonly sheet?: string;
  readonly keptIn: Scope;
}

export interface AssignColumns extends Command {
  readonly type: 'AssignColumns';
  readonly assignment: Assignment;
}

export interface SettleRow extends Command {
  readonly type: 'SettleRow';
  readonly row: number;
  readonly settlement: Settlement;
}

/** Whatever bears the flag, in that field, written so. */
export interface SettleAlike extends Command {
  readonly type: 'SettleAlike';
  readonly alike: { readonly flag: string; readonly field?: string; readonly asWritten?: string };
  readonly settlement: Settlement;
}

/** The reason is that of the command. */
export interface SkipRow extends Command {
  readonly type: 'SkipRow';
  readonly row: number;
}

export interface MergeRows extends Command {
  readonly type: 'MergeRows';
  readonly row: number;
  readonly into: number;
}

export interface ReopenRow extends Command {
  readonly type: 'ReopenRow';
  readonly row: number;
}

export interface CommitImport extends Command {
  readonly type: 'CommitImport';
}

/** SYSTEM: what became of the next rows; absent parts: what is read is not what was committed. */
export interface RecordRows extends Command {
  readonly type: 'RecordRows';
  readonly after: number;
  readonly digest: string;
  readonly through: number;
  readonly imported: readonly RowRange[];
  readonly already: readonly RowRange[];
  readonly refused: readonly RowRange[];
  readonly last: boolean;
}

/** The reason is that of the command. */
export interface AbandonImport extends Command {
  readonly type: 'AbandonImport';
}

/** SYSTEM: nobody went on with it for too long. */
export interface ExpireImport extends Command {
  readonly type: 'ExpireImport';
}

export type ImportCommand =
  | StartImport
  | AssignColumns
  | SettleRow
  | SettleAlike
  | SkipRow
  | MergeRows
  | ReopenRow
  | CommitImport
  | RecordRows
  | AbandonImport
  | ExpireImport;
