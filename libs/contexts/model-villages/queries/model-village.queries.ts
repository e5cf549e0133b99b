import { NATIONAL, type Scope } from '#kernel';
import { REGION_OF_TOTALS, regionWithin, type ModelQuery, type Party, type TotalsQuery } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { MODEL_VILLAGE_STAGES, ORIGINS } from '../domain/model-village.codes.js';
import { modelVillageDocument, type ModelVillageEntry } from '../read/model-village-board.document.js';
import { modelVillageBoard } from '../read/model-village-board.model.js';
import { MODEL_VILLAGE_MEASURES, modelVillagesTotal } from '../read/model-village-board.totals.js';
import { modelVillageColumns } from './model-village.columns.js';

/** Consumer that keeps the context's read models. */
export const MODEL_VILLAGES = 'model-villages';

/** The record is of whoever nominated; a paper of whoever filed it. */
const enteredBy = (
  { documents, regions, officeId }: ModelVillageEntry,
  [part, index]: readonly (string | number)[],
): Party =>
  (part === 'documents' ? documents[Number(index)]?.filedBy : undefined) ?? {
    scope: (regions[0] ?? NATIONAL) as Scope,
    officeId,
  };

export const modelVillageList: ModelQuery<ModelVillageEntry> = {
  path: 'model-villages',
  summary: ['Desa percontohan', 'Model villages'],
  model: modelVillageBoard,
  consumer: MODEL_VILLAGES,
  roles: RECORD_READERS,
  scopeField: 'regions',
  enteredBy,
  category: 'modelVillage',
  parameters: {
    region: regionWithin(['Wilayah yang diusulkan', 'Region that was nominated']),
    stage: { field: 'stage', kind: 'in', form: MODEL_VILLAGE_STAGES, summary: ['Tahap', 'Stage'] },
    origin: { field: 'origin', kind: 'in', form: ORIGINS, summary: ['Asal usulan', 'Origin of the nomination'] },
    year: { field: 'year', kind: 'equals', form: 'year', summary: ['Tahun usulan', 'Year of the nomination'] },
    agreement: { field: 'agreementId', kind: 'in', form: 'id', summary: ['Kerja sama', 'Agreement'] },
    unsupported: {
      field: 'unsupported',
      kind: 'equals',
      summary: ['Tanpa perjanjian yang berlaku', 'Without an agreement in force'],
    },
  },
  defaultSort: { field: 'updatedOn', descending: true },
  document: modelVillageDocument,
  columns: modelVillageColumns,
};

/** The tiles of model villages: by year and stage, with what their villages have reached. */
export const modelVillageTotals: TotalsQuery = {
  path: 'model-village-totals',
  summary: ['Jumlah desa percontohan per wilayah dan tahun', 'Model villages by region and year'],
  consumer: MODEL_VILLAGES,
  roles: RECORD_READERS,
  parameters: { region: REGION_OF_TOTALS, year: { required: true, form: 'year', summary: ['Tahun', 'Year'] } },
  labels: { modelVillages: ['Desa percontohan', 'Model villages'] },
  measures: { modelVillages: MODEL_VILLAGE_MEASURES },
  keys: ({ year }, region) => ({ modelVillages: modelVillagesTotal(region, Number(year)) }),
};
