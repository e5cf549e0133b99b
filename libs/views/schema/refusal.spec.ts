import { describe, expect, it } from '@jest/globals';
import { uiOf } from '../ui.js';
import { namingOffices, namingRegions, officesSaid, refusalIn, regionsSaid, ruleIn } from './refusal.js';

const roles = { 'x-enum-labels': { VILLAGE_HEAD: { id: 'Kepala Desa', en: 'village head' } } };
const told = (text: string): string => refusalIn({ messageId: text, messageEn: text }, { roles }, uiOf('id'));

describe('What a refusal says on a page', () => {
  it.each([
    ['Peran yang dipegang, VILLAGE_HEAD (62.03), kurang.', 'Peran yang dipegang, Kepala Desa (62.03), kurang.'],
    [
      'Hanya pada tahap APPROVED (disetujui, menunggu (daring: mulai)); TASKED (ada surat).',
      'Hanya pada tahap “Disetujui”; “Ada surat”.',
    ],
    ['Catatan ini pada tahap CLOSED (ditutup: selesai (semua)).', 'Catatan ini pada tahap “Ditutup”.'],
    ['Baru sampai TASKED (Surat Tugas terbit, belum berangkat).', 'Baru sampai “Surat Tugas terbit”.'],
    ['Dokumennya wajib ada (reply: docId, type).', 'Dokumennya wajib ada.'],
    [
      'Peran yang dipegang, VILLAGE_HEAD (Kapuas 62.03), kurang.',
      'Peran yang dipegang, Kepala Desa (Kapuas 62.03), kurang.',
    ],
    ['Paling lambat 2026-12-01, bukan 2026-12-01T03:00:00Z.', 'Paling lambat 1 Des 2026, bukan 2026-12-01T03:00:00Z.'],
    [
      'Harus berupa teks angka rupiah bulat tanpa titik, misalnya "62500000".',
      'Harus berupa rupiah bulat, misalnya 62.500.000.',
    ],
    ['Parameter year harus berupa tahun empat angka.', 'tahun harus berupa tahun empat angka.'],
    ['Mulai lagi dengan POST /v1/uploads.', 'Mulai lagi.'],
    ['Terbitkan dahulu Surat Tugasnya (issue-travel-order).', 'Terbitkan dahulu Surat Tugasnya.'],
    ['Buang dahulu di halaman Akun, atau dengan DELETE /v1/uploads/{id}.', 'Buang dahulu di halaman Akun.'],
    [
      'Parameter since harus lebih awal daripada asOf.',
      'waktu yang dibandingkan harus lebih awal daripada waktu yang dilihat.',
    ],
    ['Dana Desa dan BPD tidak berubah.', 'Dana Desa dan BPD tidak berubah.'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));

  it('is in words of its own for what stands in an address alone', () => {
    for (const parameter of ['cursor', 'after'])
      expect(refusalIn({ messageId: 'nextCursor', messageEn: 'nextCursor', parameter }, {}, uiOf('en'))).not.toMatch(
        /cursor|after/i,
      );
  });

  it('does not begin with the name by which programs know a field', () => {
    const error = { field: '/password', messageId: 'sedikitnya 12 karakter', messageEn: 'must have 12' };
    const problem = { messageId: 'password: sedikitnya 12 karakter.', messageEn: 'x', details: { errors: [error] } };
    expect(refusalIn(problem, {}, uiOf('id'))).toBe('sedikitnya 12 karakter.');
  });
});

describe('The rule of a refusal', () => {
  it('is told with what it rests on, as far as that is known', () => {
    const rule = (ruleId?: string, legalBasis?: string) => ruleIn({ ruleId, legalBasis }, uiOf('id'));
    expect(rule('VIS-01', 'Inpres 1/2025')).toBe('Aturan VIS-01 · dasar: Inpres 1/2025');
    expect([rule('VIS-01'), rule()]).toEqual(['Aturan VIS-01', undefined]);
  });
});

it('A refusal names regions, and takes no number or office for one', () => {
  const places = new Map([
    ['62.03', 'Kapuas'],
    ['62.03.02.2007', 'Sei Asam'],
    ['62', 'Kalimantan Tengah'],
  ]);
  const named = (text: string): string => namingRegions(text, places);
  expect(named('VILLAGE_HEAD (62.03.02.2007), tidak mencakup 62.03; minta petugas.')).toBe(
    'VILLAGE_HEAD (Sei Asam 62.03.02.2007), tidak mencakup Kapuas 62.03; minta petugas.',
  );
  expect(named('GOVERNOR (62) dan MINISTRY (ID), di luar wilayah Anda, 62.')).toBe(
    'GOVERNOR (Kalimantan Tengah 62) dan MINISTRY (Indonesia), di luar wilayah Anda, Kalimantan Tengah 62.',
  );
  expect(named('Kapuas (62.03) sudah dipilih.')).toBe('Kapuas (62.03) sudah dipilih.');
  expect(regionsSaid('Kantor dpmd-62.03, dalam 62 hari, Rp 62.500.000, 2024-62.03.')).toEqual([]);
});

it('A refusal names offices, whether it tells their ids in its text alone or beside it', () => {
  const told = {
    messageId: 'Anda tidak bertindak untuk kantor dpmd-62.03 di wilayah ini; tulis kantor Anda: itjen.',
    messageEn: 'You do not act for the office dpmd-62.03 in this region; name yours: itjen.',
    details: { officeId: 'dpmd-62.03', own: ['itjen'], lacks: 'OFFICE' },
  };
  expect(officesSaid(told)).toEqual(['dpmd-62.03', 'itjen']);
  expect(officesSaid({ messageId: 'pihak pemdes-62.03.02.2007 (62.03.02.2007).', messageEn: '' })).toEqual([
    'pemdes-62.03.02.2007',
  ]);
  const names = new Map([['dpmd-62.03', 'Dinas PMD Kapuas']]);
  expect(namingOffices('Kantor dpmd-62.03, dpmd-62.03.02 dan itjen.', names)).toBe(
    'Kantor Dinas PMD Kapuas, dpmd-62.03.02 dan itjen.',
  );
});
