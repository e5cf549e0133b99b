import { describe, expect, it } from '@jest/globals';
import { refused } from '#testing';
import {
  WITHHELD,
  isImpersonal,
  isNothingButNik,
  requireNothingPersonal,
  withoutPersonal,
} from './personal-numbers.js';

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
    '６３０１０１０１０１９０００１１',
    '٦٣٠١٠١٠١٠١٩٠٠٠٠١',
    '6301\u200b0101\u00ad01900001',
    '630101/010190/0001',
    '630101  010190   0001',
    '630101 - 010190 - 0001',
    '630101\u2013010190\u20130001',
    '630101,010190,0001',
    '630101_010190_0001',
    '630101\n010190\r\n0001',
    '6 3 0 1 0 1 0 1 0 1 9 0 0 0 0 1',
    '63 01 01 01 01 90 00 01',
    '63.01.01 010190 0001',
    '63.01.01 630102 0004',
    '63.01.01 630202 2004',
    '63010101 01900001',
    '63010 10101 90000 1',
    '63010101019\n00001',
    '16301010101900001',
    '63010101019000012',
    '19800101\u2003200501  1 003',
    '０８１２３４５６７８９０',
    '(0812) 34567890',
    '(+62) 812-3456-7890',
    '+62 (0) 812 3456 7890',
    '0812/34567890',
    '0812 / 3456 7890',
    '0812 34 56 78 90',
    '0812 345 678 901',
    '0 8 1 2 3 4 5 6 7 8 9 0',
    'budi @ gmail.com',
    'budi＠gmail.com',
    'budi@kapuaskab.go.id.example.com',
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
    'SP2D 0001234567890123',
    'rekening 1234567890123456',
    'https://drive.google.com/file/d/1aB6301010101900001/view',
    '900.1.15.3/0812.345.678/BPKAD/2026',
    '800.1.11.1/0812345678/2026',
    '900.1.15.3/0812/345678/BPKAD/2026',
    '400.10.2.2/1234/DPMD/2026',
    '1234 1101 0123 4567',
    '-3.3186010112345678, 114.6301010101900001',
    '3.301010101900001',
    '63.10.09.2009, 63.10.11.2010, 63.10.09.2012',
    '63.10.09, 63.10.11, 63.10.12',
    '63.10, 63.11, 63.12, 63.01, 63.02',
    '63.01.01 630102 2004',
    '63.01.01 63.01.02.2004',
    '630101 630102 1004',
    '11/03/2024-12/03/2024',
    '2024-01-11 2024-01-12 2024-01-13',
    'pukul 08.30-10.00 12 orang',
    '11.210.150 12.190.250',
    '5.1.02.04.01.0001, 5.1.02.04.01.0002',
    '2.13.03.2.01.0005',
    '63010101-0190-4001-8123-081234567890',
    '092542943407000',
    '1732090210123456',
    '12 orang @ Rp150.000',
    '12 orang@Rp150.000',
    'dpmd@kapuaskab.go.id dan kantor @ mekarjaya.desa.id',
    '(0511) 4772 123',
  ])('is not taken for it: %s', (text) => expect(withoutPersonal(text)).toBe(text));

  it('is known in other digits and signs, too', () => {
    expect(isImpersonal('NIK ６２０３０２０１０１８００００１')).toBe(false);
    expect(isImpersonal('tiga ﬁle')).toBe(true);
  });

  it.each([
    'NIK6203020101800001',
    '12 6203020101800001 3',
    'NPWP: 092542943407000',
    'npwp kami 09 254 294 3 407 000',
    'NIK:6301010101900001/HP:081234567890',
    'Budi/081234567890',
  ])('is known beside other signs: %s', (text) => {
    expect(isImpersonal(text)).toBe(false);
    expect(withoutPersonal(text)).not.toMatch(/\d{6}|294/);
  });

  it('leaves all else as it was written', () =>
    expect(
      withoutPersonal('Cafe\u0301 ﬁle\u200b, ６３０１０１０１０１９０００１１\u200b  dan\n０８１２３４５６７８９０.'),
    ).toBe(`Cafe\u0301 ﬁle\u200b, ${WITHHELD}\u200b  dan\n${WITHHELD}.`));

  it.each([
    ['6203020101800001', true],
    [' 6203.0201-0180/0001 ', true],
    ['６２０３０２０１０１８００００１', true],
    ['0001234567890123', false],
    ['6203020101800001/SP2D/2026', false],
    ['090/ST/2024', false],
  ])('is all of the number of a paper: %s, %s', (number, alone) => expect(isNothingButNik(number)).toBe(alone));

  it('is refused with where such a number belongs instead, and never told', () => {
    const { info, messageId } = refused(() => requireNothingPersonal('WA kantor 081234567890', '/note'))!;
    expect(info).toMatchObject({ ruleId: 'COM-11', field: '/note' });
    expect(messageId).toContain('POST /v1/subjects');
    expect(messageId).toContain('berkas suratnya');
    expect(messageId).not.toContain('0812');
  });

  it('costs no more time in a long text', () => {
    const long = `${'a'.repeat(4_000)}@`.repeat(20);
    expect(withoutPersonal(long)).toBe(long);
    const papers = '0812345678/'.repeat(4_000);
    expect(withoutPersonal(papers)).toBe(`${WITHHELD}/`.repeat(4_000));
  });
});
