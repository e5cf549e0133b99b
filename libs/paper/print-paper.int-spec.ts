import { describe, expect, it } from '@jest/globals';
import { pdfText } from '../../test/e2e/pdf-text.js';
import { turns } from '#threads';
import type { Paper } from './paper.js';
import { PRINTING, printer } from './print-paper.js';

const JSON_FILE = ['mintalah berkas JSON', 'ask for the JSON file'] as const;

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
    const { pages, links, bookmarks, info } = await pdfText(await printer().print(paper(), 'satu', JSON_FILE));
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
      await print(paper(), 'satu', JSON_FILE),
      await print(paper(), 'satu', JSON_FILE),
      await print(paper({ footer: 'lain' }), 'satu', JSON_FILE),
    ];
    expect([one.equals(again), one.equals(other)]).toEqual([true, false]);
  });

  it('has its heading again on the page on which its facts go on', async () => {
    const facts = Array.from({ length: 60 }, (_, n) => ({ label: `Isian ${n}`, value: 'nilai' }));
    const blocks = [{ kind: 'heading', level: 2, text: 'Langkah 1' } as const, { kind: 'facts', facts } as const];
    const { pages } = await pdfText(await printer().print(paper({ blocks }), 'satu', JSON_FILE));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page) => expect(page).toContain('Langkah 1'));
  });

  it('is refused when it is too large or takes too long, with what to ask for instead', async () => {
    await expect(printer({ characters: 100 }).print(paper(), 'satu', JSON_FILE)).rejects.toMatchObject({
      code: 'E_UNAVAILABLE',
      messageEn: 'This is too much for one PDF; ask for the JSON file.',
    });
    await expect(
      printer({ within: 0 }).print(paper(), 'satu', ['mintalah per orang', 'ask by person']),
    ).rejects.toMatchObject({ code: 'E_UNAVAILABLE', messageId: 'PDF ini terlalu lama disusun; mintalah per orang.' });
  });

  it('waits behind others, but not behind more than may wait, nor behind another of the same user', async () => {
    const { print } = printer({}, turns({ ...PRINTING, waiting: 1 }));
    const made = [print(paper(), 'satu', JSON_FILE), print(paper(), 'dua', JSON_FILE)];
    await expect(print(paper(), 'satu', JSON_FILE)).rejects.toMatchObject({ code: 'E_RATE_LIMIT' });
    await expect(print(paper(), 'tiga', JSON_FILE)).rejects.toMatchObject({ code: 'E_UNAVAILABLE' });
    expect((await Promise.all(made)).map((bytes) => bytes.subarray(0, 5).toString())).toEqual(['%PDF-', '%PDF-']);
    expect((await print(paper(), 'satu', JSON_FILE)).length).toBeGreaterThan(1_000);
  });
});
