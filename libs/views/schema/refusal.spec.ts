import { describe, expect, it } from '@jest/globals';
import { uiOf } from '../ui.js';
import { refusalIn } from './refusal.js';

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
    ['Dana Desa dan BPD tidak berubah.', 'Dana Desa dan BPD tidak berubah.'],
  ])('%s', (text, expected) => expect(told(text)).toBe(expected));
});
