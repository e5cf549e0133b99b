import { expect, it } from '@jest/globals';
import { renderToString, uiOf, type Asking, type Showing } from '#views';
import { travelCeilingSection } from './travel-ceiling.section.js';

it('A government without a ceiling is called by its region, in the list and on its page', () => {
  const ui = uiOf('en');
  const places = new Map([['61.71', 'Kota Pontianak']]);
  const item = { id: '61.71-2026', regions: ['61.71'], fiscalYear: 2026, committed: '0', visits: 0 };
  expect(travelCeilingSection.heading!(item, ui, places).title).toBe('Travel ceiling Kota Pontianak 2026');
  const [name, year, ceiling] = travelCeilingSection.columns!({ ui } as Asking, { places } as unknown as Showing);
  expect(renderToString(name!.cell(item) as never)).toContain('Kota Pontianak');
  expect([year!.cell(item), ceiling!.cell(item)]).toEqual(['2026', '–']);
});
