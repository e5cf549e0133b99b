import { describe, expect, it } from '@jest/globals';
import { uiOf, type Asking, type Problem } from '#views';
import { refusalOf } from './import.words.js';

const told = (problem: Partial<Problem>): string =>
  refusalOf({ status: 422, code: 'E_VALIDATION', messageId: '', messageEn: '', ...problem }, {
    ui: uiOf('id'),
    describe: {},
  } as Asking);

describe('A refusal of an import', () => {
  it.each(['E_CONCURRENCY', 'E_REVISION_REQUIRED', 'E_COMMAND_REPLAY'])(
    'tells of what happened meanwhile, not of headers (%s)',
    (code) => {
      const text = told({ code, messageId: 'If-Match menyebut revisi 0; Idempotency-Key ini sudah dipakai.' });
      expect(text).toMatch(/lihat lagi yang sekarang, lalu putuskan\.$/);
      expect(text).not.toMatch(/If-Match|Idempotency|revisi/);
    },
  );

  it('names no field as programs do', () => {
    const messageId = 'settlement/text: paling banyak 1000 karakter; yang ada 2000.';
    expect(told({ field: '/settlement/text', messageId })).toBe('Paling banyak 1000 karakter; yang ada 2000.');
    expect(told({ field: '/reason', messageId: 'alasan: kosong.' })).toBe('Alasan: kosong.');
  });
});
