import { describe, expect, it } from '@jest/globals';
import { printer } from '#paper';
import { day } from '#testing';
import type { AgreementRecord } from '#contexts/agreements/contract';
import { pdfText } from '../../../../test/e2e/pdf-text.js';
import type { PaperMade } from './agreement-facts.js';
import { agreement, several, sheetOf } from './agreement-forms.fixture.js';
import { agreementRegisterForm } from './agreement-register.form.js';
import { reportYear } from './cooperation-counts.js';
import { yearlyCooperationForm } from './yearly-cooperation.form.js';

describe('Papers of agreements, printed', () => {
  const print = async ({ title, blocks }: PaperMade, landscape: boolean) =>
    pdfText(
      await printer().print(
        {
          title,
          subject: 'x',
          dated: '2024-11-19T01:00:00.000Z',
          language: 'id-ID',
          letter: true,
          landscape,
          footer: 'Sinergi',
          pageNumber: 'Halaman {page} dari {of}',
          blocks,
        },
        'satu',
        ['x', 'x'],
      ),
    );
  const register = (rows: number, more: Partial<AgreementRecord> = {}) =>
    agreementRegisterForm(several(Array.from({ length: rows }, () => agreement(more))), 2020);

  it('number every page, begin no page for nothing, and repeat the head of the table', async () => {
    for (const [rows, least] of [
      [0, 1],
      [1, 1],
      [60, 5],
    ] as const) {
      const { pages } = await print(register(rows), true);
      expect(pages.length).toBeGreaterThanOrEqual(least);
      pages.forEach((page, index) => {
        expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`);
        expect(page.replace(/Sinergi|Halaman \d+ dari \d+/gu, '').trim()).not.toBe('');
      });
      expect(pages.filter((page) => page.includes('Nilai')).length).toBeGreaterThanOrEqual(pages.length - 1);
    }
  });
  it('lose nothing of titles longer than a page, nor of names that try to be something else', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `kata${index}`).join(' ');
    const hostile = '{page} $& <b>{of}</b> ${x} \u202Eterbalik 😀 (\\) %PDF';
    const { pages } = await print(register(3, { title: words, object: hostile }), true);
    const text = pages.join(' ').replace(/\s+/gu, ' ');
    for (const part of ['kata0 ', 'kata450 ', 'kata899', '{page} $& <b>{of}</b> ${x}', '%PDF'])
      expect(text.split(part).length - 1).toBe(3);
    expect(pages.at(-1)).toContain(`Halaman ${pages.length} dari ${pages.length}`);
  });
  it('break words that are longer than their column, in every paper', async () => {
    const long = 'x'.repeat(400);
    for (const made of [
      register(1, { title: long }),
      sheetOf(agreement({ title: long, object: long })),
      yearlyCooperationForm(several([agreement({ title: long })]), reportYear(2020, day('2026-12-01'))),
    ]) {
      const { pages } = await print(made, false);
      expect(pages.join('').replace(/[^x]/gu, '').length).toBeGreaterThanOrEqual(400);
    }
  });
});
