import { describe, expect, it } from '@jest/globals';
import { WITHHELD, isImpersonal, withoutPersonal } from './personal-numbers.js';

describe('What looks like personal data', () => {
  it.each([
    '6203020101800001',
    '620302 010180 0001',
    '6203-0201-0180-0001',
    '6203 0252 0491 7731',
    '62.03.02.010180.0001',
    '09.254.294.3-407.000',
    '198001012005011003',
    '19800101 200501 1 003',
    '081234567890',
    '0812-3456-7890',
    '+62 812 3456 7890',
    'kades.sei-asam@desa.example.id',
  ])('is left out: %s', (personal) =>
    expect(withoutPersonal(`Budi ${personal}, Kades`)).toBe(`Budi ${WITHHELD}, Kades`),
  );

  it.each([
    'Rp 9.600.000.000',
    'Rp62.850.000.000',
    '1.000.000.000.000.000',
    '2021 2022 2023 2024',
    '2024-11-20 2024-11-21',
    '00123/SP2D/LS/2024',
    '188.45/321/KUM/2024',
    '12500000000',
    '090/ST/2024',
    '62.03.02.2007',
    '9 s.d. 11 Januari 2023',
    '44935',
    'Lahan 0,8 ha dan 8123 KK',
    '12345678901234567890',
    'a@b',
  ])('is not taken for it: %s', (text) => expect(withoutPersonal(text)).toBe(text));

  it('is known in other digits and signs, too', () => {
    expect(isImpersonal('NIK ６２０３０２０１０１８００００１')).toBe(false);
    expect(isImpersonal('tiga ﬁle')).toBe(true);
  });

  it('costs no more time in a long text', () => {
    const long = `${'a'.repeat(4_000)}@`.repeat(20);
    expect(withoutPersonal(long)).toBe(long);
  });
});
