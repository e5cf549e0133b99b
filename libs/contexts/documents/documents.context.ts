import type { ContextModule } from '#runtime';
import { documentCommandTable, type DocumentDependencies } from './commands/document.command-table.js';
import { storedReference } from './commands/stored-reference.js';
import { DOCUMENT_STAGE_CODES, MEDIA_TYPE_CODES } from './domain/document.codes.js';
import { documentSettings } from './domain/document.settings.js';
import { SIGNATURE_CODES } from './signatures/signature.codes.js';
import { SignaturesController } from './signatures/signatures.controller.js';
import { signaturePaths } from './signatures/signatures.openapi.js';
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
  codeLists: [MEDIA_TYPE_CODES, DOCUMENT_STAGE_CODES, ...SIGNATURE_CODES],
  settings: documentSettings,
  storedReference,
  // Those of uploads are made by who signs people in, with the folder in which they lie.
  routes: {
    controllers: () => [SignaturesController],
    paths: { ...uploadPaths, ...signaturePaths },
    groups: uploadGroups,
  },
});
