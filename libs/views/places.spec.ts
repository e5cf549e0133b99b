import { describe, expect, it } from '@jest/globals';
import { titleAmong } from './places.js';

const region = (code: string, nameAtTime: string) => ({ region: { code, nameAtTime } });
const PLACES = new Map([
  ['62.03.02', 'Kapuas Hilir'],
  ['63.10.09', 'Angsana'],
]);
const VILLAGE = region('63.10.09.2005', 'Angsana');

describe('A title that names several places', () => {
  it.each([
    [
      'a village with its district',
      'Sei Asam → X',
      [region('62.03.02.2007', 'Sei Asam')],
      'Sei Asam (Kec. Kapuas Hilir) → X',
    ],
    ['a district as one', 'X → Angsana', [region('63.10.09', 'Angsana')], 'X → Kec. Angsana'],
    [
      'each of one name, in their order',
      'X → Angsana, Angsana',
      [region('63.10.09', 'Angsana'), VILLAGE],
      'X → Kec. Angsana, Angsana (Kec. Angsana)',
    ],
    ['a regency as it is', 'X → Kabupaten Kapuas', [region('62.03', 'Kabupaten Kapuas')], 'X → Kabupaten Kapuas'],
    [
      'a body as it is, also one named like its village',
      'Angsana → X',
      [{ ...VILLAGE, kind: 'COMMUNITY' }],
      'Angsana → X',
    ],
    ['a village alone where its district is not known', 'Lama → X', [region('11.01.01.2001', 'Lama')], 'Lama → X'],
  ])('tells %s', (_, title, parties, told) => expect(titleAmong(title, parties, PLACES)).toBe(told));
});
