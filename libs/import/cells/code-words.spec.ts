import { describe, expect, it } from '@jest/globals';
import { readFunding } from './code-words.js';

describe('A source of money', () => {
  it.each([
    ['PADes', 'PADES'],
    ['PADesa 2023', 'PADES'],
    ['PAD Desa', 'PADES'],
    ['PAD Kab.', 'APBD_KAB'],
    ['PAD Provinsi', 'APBD_PROV'],
    ['APBDes (ADD)', 'ADD'],
    ['Dana Desa dalam APB Desa', 'DANA_DESA'],
    ['APBD', 'APBD'],
  ])('written %p is %s', (written, source) =>
    expect(readFunding(written)).toMatchObject({ value: { source }, flags: [] }),
  );

  it.each([
    ...['APBDes', 'APB Desa 2023', 'APBDesa', 'APB-Des', 'APBD Desa'].map(
      (written) => [written, ['ADD', 'DANA_DESA', 'PADES']] as const,
    ),
    ['PAD', ['APBD_KAB', 'APBD_PROV', 'PADES']] as const,
  ])('that may be several is asked for with its candidates: %p', (written, candidates) =>
    expect(readFunding(written)).toMatchObject({
      confidence: 'UNKNOWN',
      flags: [{ code: 'CODE_AMBIGUOUS', kind: 'ASK', details: { text: written, candidates } }],
    }),
  );

  it('that nobody knows is not known', () =>
    expect(readFunding('dana talangan').flags).toMatchObject([{ code: 'CODE_UNKNOWN' }]));
});
