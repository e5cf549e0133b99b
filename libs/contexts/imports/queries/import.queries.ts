import { columnsOf, regionWithin, type ModelQuery, type Party } from '#runtime';
import { IMPORTERS } from '../commands/import.roles.js';
import { IMPORT_LAYOUTS, IMPORT_STAGES } from '../domain/import.codes.js';
import { importBoard, importDocument, type ImportBoardEntry } from '../read/import-board.model.js';

/** Consumer that keeps the context's read model. */
export const IMPORTS = 'imports';

const column = columnsOf(importDocument);

export const importList: ModelQuery<ImportBoardEntry> = {
  path: 'imports',
  summary: ['Impor register', 'Imports of registers'],
  model: importBoard,
  consumer: IMPORTS,
  roles: IMPORTERS,
  scopeField: 'regions',
  category: 'import',
  enteredBy: ({ keptIn, officeId }): Party => ({ scope: keptIn, officeId }),
  parameters: {
    region: regionWithin(['Wilayah pemilik register', 'Region that keeps the register']),
    stage: { field: 'stage', kind: 'in', form: IMPORT_STAGES, summary: ['Tahap impor', 'Stage of the import'] },
    layout: { field: 'layout', kind: 'in', form: IMPORT_LAYOUTS, summary: ['Jenis register', 'Kind of register'] },
  },
  defaultSort: { field: 'createdOn', descending: true },
  document: importDocument,
  columns: [
    ...column('tahap', 'stage'),
    ...column('register', 'layout'),
    ...column('lembar', 'sheet'),
    ...column('wilayah', 'keptIn', { forPrograms: true }),
    ...column('baris', 'counts.rows'),
    ...column('siap', 'counts.ready'),
    ...column('terbuka', 'counts.open'),
    ...column('dikarantina', 'counts.quarantined'),
    ...column('mungkin_ganda', 'counts.duplicate'),
    ...column('di_luar_wilayah', 'counts.refused'),
    ...column('dicatat', 'imported'),
    ...column('sudah_ada', 'already'),
    ...column('dibaca', 'createdOn'),
    ...column('langkah_terakhir', 'updatedOn'),
    ...column('id', 'importId', { forPrograms: true }),
  ],
};
