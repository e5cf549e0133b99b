import { expect, it } from '@jest/globals';
import { uiOf, type Asking, type Showing } from '#views';
import { signalColumns } from './examined.columns.js';

const asking = {
  ui: uiOf('id'),
  describe: { open: (schema: object) => schema, list: () => ({ item: { properties: { codes: {} } } }) },
} as unknown as Asking;
const cellsOf = (row: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(signalColumns(asking, {} as Showing).map(({ head, cell }) => [head, cell({ id: 'x', ...row })]));

it('A signal tells its weight in a word, and money where the record bears some', () => {
  const visit = { category: 'studyVisit', recordId: 'v', regions: [], year: 2024, codes: [] };
  expect(cellsOf({ ...visit, severity: 3, budget: '62500000' })).toMatchObject({
    Bobot: 'Berat',
    Anggaran: 'Rp 62.500.000',
  });
  expect(cellsOf({ ...visit, severity: 1, budget: '0' })).toMatchObject({ Bobot: 'Ringan', Anggaran: '–' });
});
