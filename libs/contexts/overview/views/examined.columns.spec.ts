import { expect, it } from '@jest/globals';
import { examinedTitle } from './examined.columns.js';

it('A visit that is examined is called as on its own page, each village with its district', () => {
  const places = new Map([
    ['62.03.02.2007', 'Sei Asam'],
    ['62.03.02', 'Kapuas Hilir'],
    ['63.10', 'Kabupaten Tanah Bumbu'],
    ['63.10.09', 'Angsana'],
    ['63.10.09.2005', 'Angsana'],
  ]);
  const regions = [...places.keys()].filter((code) => code !== '62.03.02');
  const visit = { category: 'studyVisit', title: 'Sei Asam, Kabupaten Tanah Bumbu, Angsana', regions };
  expect(examinedTitle(visit, places)).toBe(
    'Sei Asam (Kec. Kapuas Hilir) → Kabupaten Tanah Bumbu, Kec. Angsana, Angsana (Kec. Angsana)',
  );
  const university = { ...visit, title: 'Sei Asam, Universitas Lambung Mangkurat', regions: ['62.03.02.2007'] };
  expect(examinedTitle(university, places)).toBe(university.title);
  const adoption = { ...visit, category: 'adoption', title: 'Angsana' };
  expect(examinedTitle(adoption, places)).toBe('Angsana');
});
