import type { ContextModule } from '#runtime';
import { documentCommandTable, type DocumentDependencies } from './commands/document.command-table.js';
import { storedReference } from './commands/stored-reference.js';
import { DOCUMENT_STAGE_CODES, MEDIA_TYPE_CODES } from './domain/document.codes.js';
import { documentSettings } from './domain/document.settings.js';
import { uploadGroups, uploadPaths } from './uploads/uploads.openapi.js';
import { documentList } from './queries/document.queries.js';
import { DOCUMENTS, documentBoard } from './read/document-board.model.js';
import { STORED_BYTES, storedOnDay } from './read/stored-on-day.model.js';

/** Documents whose bytes are kept here, outside the log (COM-10). */
export const documentsContext = (dependencies: DocumentDependencies): ContextModule => ({
  name: 'documents',
  tables: [documentCommandTable(dependencies)],
  queries: [documentList],
  totals: [],
  projections: [
    { name: DOCUMENTS, models: [documentBoard] },
    { name: STORED_BYTES, models: [storedOnDay] },
  ],
  processManagers: [],
  deadlines: [],
  codeLists: [MEDIA_TYPE_CODES, DOCUMENT_STAGE_CODES],
  settings: documentSettings,
  storedReference,
  // Who signs people in makes them, with the folder in which uploads lie.
  routes: { paths: uploadPaths, groups: uploadGroups },
});
