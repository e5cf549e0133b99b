import { decideByStage, type Decider } from '#kernel';
import { importActs } from './import.decide.js';
import { IMPORT_STAGE_WORDS } from './import.codes.js';
import type { ImportCommand } from './import.commands.js';
import { importCatalogue, type ImportEvent } from './import.events.js';
import type { ReadByColumns, ReadRows, TakenFile } from './import.facts.js';
import { evolveImport, initialImport, type ImportState } from './import.state.js';

/** One file of a register, from its first reading to the records that were made of it (COM-07, domain §7.10). */
export const importDecider: Decider<
  ImportState,
  ImportCommand,
  ImportEvent,
  { readonly taken: TakenFile; readonly read: ReadRows; readonly assigned: ReadByColumns; readonly digest: string }
> = {
  category: 'import',
  catalogue: importCatalogue,
  initialState: initialImport,
  evolve: evolveImport,
  decide: decideByStage(importActs, () => undefined, IMPORT_STAGE_WORDS),
};
