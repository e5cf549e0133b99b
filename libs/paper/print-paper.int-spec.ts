import { describe, expect, it } from '@jest/globals';
import { pdfText } from '../../test/e2e/pdf-text.js';
import type { Paper } from './paper.js';
import { printer } from './print-paper.js';

const paper = (more: Partial<Paper> = {}): Paper => ({
  title: 'Surat Tugas',
  subject: 'Perjalanan Sei Asam → Angsana',
  dated: '2024-11-19T01:00:00.000Z',
  language: 'id-ID',
  header: ['Surat Tugas 090/ST/2024', 'data per 19 November 2024'],
  footer: 'Sinergi',
  pageNumber: 'Halaman {page} dari {of}',
  blocks: [
    { kind: 'title', text: 'Surat Tugas', beneath: 'Sei Asam → Angsana' },
    { kind: 'contents', title: 'Daftar isi' },
    { kind: 'heading', level: 1, text: 'Satu', newPage: true },
    { kind: 'facts', facts: [{ label: 'SHA-256', value: 'a1'.repeat(32), code: true }] },
    { kind: 'heading', level: 2, text: 'Rincian' },
    { kind: 'facts', facts: [{ label: 'Nama', value: 'Ñandú é ü → “kutip” ≥ 5', depth: 1 }] },
    { kind: 'table', head: ['Isian', 'Semula'], widths: [1, 2], rows: [['topik', 'Bank sampah']] },
    { kind: 'table', head: ['Tidak ada'], widths: [1], rows: [] },
    { kind: 'heading', level: 1, text: 'Dua', newPage: true },
    { kind: 'text', text: 'Selesai.', small: true },
  ],
  ...more,
});

describe('A paper', () => {
  it('says what it was given, with numbered pages, a table of contents that leads there, and bookmarks', async () => {
    const { pages, links, bookmarks, info } = await pdfText(await printer().print(paper(), 'satu'));
    expect(pages).toHaveLength(3);
    pages.forEach((page, index) => expect(page).toContain(`Halaman ${index + 1} dari 3`));
    pages.forEach((page) => expect(page).toContain('Surat Tugas 090/ST/2024'));
    expect(pages[0]).toMatch(/Daftar isi[\s\S]*Satu[\s\S]*2[\s\S]*Rincian[\s\S]*2[\s\S]*Dua[\s\S]*3/);
    expect(pages[1]).toContain('a1'.repeat(32));
    expect(pages[1]).toContain('Ñandú é ü → “kutip” ≥ 5');
    expect(pages.join('')).not.toContain('Tidak ada');
    expect(new Map(links)).toEqual(
      new Map([
        [expect.stringContaining('Satu'), 2],
        [expect.stringContaining('Rincian'), 2],
        [expect.stringContaining('Dua'), 3],
      ]),
    );
    expect(bookmarks).toEqual(['Satu', 'Rincian', 'Dua']);
    expect(info).toMatchObject({ Title: 'Surat Tugas', Language: 'id-ID', CreationDate: 'D:20241119010000Z' });
  });

  it('is the same bytes each time, and others when it says something else', async () => {
    const { print } = printer();
    const [one, again, other] = [
      await print(paper(), 'satu'),
      await print(paper(), 'satu'),
      await print(paper({ footer: 'lain' }), 'satu'),
    ];
    expect([one.equals(again), one.equals(other)]).toEqual([true, false]);
  });

  it('has its heading again on the page on which its facts go on', async () => {
    const facts = Array.from({ length: 60 }, (_, n) => ({ label: `Isian ${n}`, value: 'nilai' }));
    const blocks = [{ kind: 'heading', level: 2, text: 'Langkah 1' } as const, { kind: 'facts', facts } as const];
    const { pages } = await pdfText(await printer().print(paper({ blocks }), 'satu'));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page) => expect(page).toContain('Langkah 1'));
  });

  it('is refused when it is too large, takes too long, or when its owner has another in the making', async () => {
    const refused = { code: 'E_UNAVAILABLE' };
    await expect(printer({ characters: 100 }).print(paper(), 'satu')).rejects.toMatchObject(refused);
    await expect(printer({ making: 1 }).print(paper(), 'satu')).rejects.toMatchObject(refused);
    const { print } = printer();
    const [first, second] = [print(paper(), 'satu'), print(paper(), 'satu')];
    await expect(second).rejects.toMatchObject(refused);
    await first;
    expect((await print(paper(), 'satu')).length).toBeGreaterThan(1_000);
  });

  it('waits behind others, but not behind more than may wait', async () => {
    const { print } = printer({ waiting: 1 });
    const made = [print(paper(), 'satu'), print(paper(), 'dua')];
    await expect(print(paper(), 'tiga')).rejects.toMatchObject({ code: 'E_UNAVAILABLE' });
    expect((await Promise.all(made)).map((bytes) => bytes.subarray(0, 5).toString())).toEqual(['%PDF-', '%PDF-']);
  });
});
