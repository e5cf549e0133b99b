import { describe, expect, it } from '@jest/globals';
import type { ErrorObject } from 'ajv';
import { PERSONAL_TEXT } from '#kernel';
import { IMPERSONAL, NO_NIK, inputRejection, isTold, refusalOf } from './input-errors.js';
import { LINES, ONE_LINE } from './visible-text.js';

const error = (keyword: string, params: object = {}, parentSchema: object = {}, instancePath = '/x'): ErrorObject =>
  ({ keyword, params, instancePath, parentSchema, schemaPath: '' }) as ErrorObject;
const meaning = (keyword: string, params: object = {}, parentSchema: object = {}) => {
  const { code, messageId, messageEn } = inputRejection([error(keyword, params, parentSchema)]);
  return [code, messageId, messageEn];
};

describe('What is wrong with a field', () => {
  it.each<[string, object, string, string]>([
    ['required', { missingProperty: 'y' }, 'x/y: wajib diisi.', 'x/y: is required.'],
    ['additionalProperties', { additionalProperty: 'y' }, 'x/y: tidak dikenal.', 'x/y: is not a known field.'],
    ['type', { type: 'string' }, 'x: harus berupa teks.', 'x: must be a text.'],
    ['type', { type: 'integer' }, 'x: harus berupa bilangan bulat.', 'x: must be a whole number.'],
    ['type', { type: 'number' }, 'x: harus berupa bilangan.', 'x: must be a number.'],
    ['type', { type: 'boolean' }, 'x: harus berupa true atau false.', 'x: must be true or false.'],
    ['type', { type: 'array' }, 'x: harus berupa daftar.', 'x: must be a list.'],
    ['type', { type: 'object' }, 'x: harus berupa objek.', 'x: must be an object.'],
    ['type', { type: 'null' }, 'x: harus berupa null.', 'x: must be null.'],
    ['enum', { allowedValues: ['A', 'B'] }, 'x: harus salah satu dari A, B.', 'x: must be one of A, B.'],
    ['minLength', { limit: 2 }, 'x: sedikitnya 2 karakter.', 'x: must have at least 2 characters.'],
    ['maxLength', { limit: 9 }, 'x: paling banyak 9 karakter.', 'x: must have at most 9 characters.'],
    ['minItems', { limit: 1 }, 'x: sebutkan sedikitnya satu butir.', 'x: name at least one item.'],
    ['minItems', { limit: 2 }, 'x: sedikitnya 2 butir.', 'x: must have at least 2 items.'],
    ['maxItems', { limit: 3 }, 'x: paling banyak 3 butir.', 'x: must have at most 3 items.'],
    ['uniqueItems', { i: 0, j: 1 }, 'x: tidak boleh memuat butir yang sama.', 'x: must not repeat an item.'],
    ['minimum', { limit: 0 }, 'x: paling kecil 0.', 'x: must be at least 0.'],
    ['maximum', { limit: 25 }, 'x: paling besar 25.', 'x: must be at most 25.'],
    ['exclusiveMinimum', { limit: 0 }, 'x: harus lebih dari 0.', 'x: must be greater than 0.'],
    ['exclusiveMaximum', { limit: 1 }, 'x: harus kurang dari 1.', 'x: must be less than 1.'],
    ['multipleOf', { multipleOf: 5 }, 'x: harus kelipatan 5.', 'x: must be a multiple of 5.'],
    ['pattern', { pattern: '^a$' }, 'x: tidak sah.', 'x: is not valid.'],
    ['pattern', { pattern: LINES.source }, 'x: tidak boleh kosong.', 'x: must not be blank.'],
    [
      'pattern',
      { pattern: ONE_LINE.source },
      'x: harus satu baris dan tidak kosong.',
      'x: must be one line that is not blank.',
    ],
    ['not', {}, 'x: tidak sah.', 'x: is not valid.'],
  ])('is told in both languages: %s %j', (keyword, params, messageId, messageEn) =>
    expect(meaning(keyword, params)).toEqual(['E_VALIDATION', messageId, messageEn]),
  );

  it.each([
    ['plannedstart', 'plannedStart'],
    ['planned_start', 'plannedStart'],
    ['plannedStrat', 'plannedStart'],
    ['host', 'hosts'],
    ['delegation', undefined],
    ['', undefined],
    ['h'.repeat(100_000), undefined],
  ])('is a misspelt name, told before what it leaves missing, with the name that is meant: %.20s', (name, meant) => {
    const known = { properties: { plannedStart: {}, hosts: {}, kind: {} } };
    const unknown = error('additionalProperties', { additionalProperty: name }, known, '');
    const { messageId, messageEn, info } = inputRejection([
      error('required', { missingProperty: 'kind' }, known, ''),
      unknown,
    ]);
    expect([messageId, messageEn, info.field]).toEqual(
      meant === undefined
        ? ['kind: wajib diisi.', 'kind: is required.', '/kind']
        : [
            `${name}: tidak dikenal; mungkin maksudnya ${meant}.`,
            `${name}: is not a known field; perhaps ${meant} is meant.`,
            `/${name}`,
          ],
    );
    expect(info.details?.['errors']).toHaveLength(2);
  });

  it('is told by its form where it has one, whatever of it is wrong', () => {
    for (const keyword of ['format', 'type', 'maxLength']) {
      expect(meaning(keyword, { type: 'string', limit: 16 }, { format: 'rupiah' })).toEqual([
        'E_AMOUNT',
        expect.stringContaining('x: harus berupa teks angka rupiah'),
        expect.stringContaining('x: must be a string of digits'),
      ]);
    }
    expect(meaning('format', {}, { format: 'date' })).toEqual([
      'E_VALIDATION',
      'x: harus berupa tanggal yang ada, ditulis tahun-bulan-hari, seperti 2024-11-19.',
      'x: must be a calendar date, written year-month-day, like 2024-11-19.',
    ]);
    expect(inputRejection([error('format', {}, { format: 'rupiah' })]).info).toMatchObject({
      field: '/x',
      ruleId: 'COM-03',
    });
    expect(inputRejection([error('format', {}, { format: 'date' })]).info).not.toHaveProperty('ruleId');
  });

  it('is told with how much there is of it, where that is too much or too little', () => {
    const told = (keyword: string, limit: number, data: unknown) =>
      inputRejection([{ ...error(keyword, { limit }), data }]).messageEn;
    expect([
      told('maxLength', 3, 'dësá 𝒜'),
      told('minLength', 2, ''),
      told('maxItems', 1, [1, 2]),
      told('maxLength', 3, 7),
    ]).toEqual([
      'x: must have at most 3 characters; there are 6.',
      'x: must have at least 2 characters; there are 0.',
      'x: must have at most 1 items; there are 2.',
      'x: must have at most 3 characters.',
    ]);
  });

  it('is told with how a number is written as a text', () => {
    const told = (type: string, data: unknown) => inputRejection([{ ...error('type', { type }), data }]).messageEn;
    expect([told('string', 7), told('string', true), told('integer', 7.5)]).toEqual([
      'x: must be a text, "7".',
      'x: must be a text.',
      'x: must be a whole number.',
    ]);
  });

  it('is told once', () => {
    const twice = [
      error('type', { type: 'string' }),
      error('type', { type: 'string' }),
      error('type', { type: 'string' }, {}, '/y'),
      error('minLength', { limit: 2 }),
    ];
    expect(inputRejection(twice).info.details?.['errors']).toMatchObject([
      { field: '/x' },
      { field: '/y' },
      { field: '/x' },
    ]);
  });

  it('is told in the words of its form, where a pattern describes it, and never by the pattern', () => {
    const form = {
      pattern: '^[0-9]{4}$',
      description: 'tahun empat angka, seperti 2026 / a year of four digits, like 2026',
    };
    for (const keyword of ['pattern', 'type']) {
      expect(meaning(keyword, { pattern: form.pattern, type: 'string' }, form)).toEqual([
        'E_VALIDATION',
        'x: harus berupa tahun empat angka, seperti 2026.',
        'x: must be a year of four digits, like 2026.',
      ]);
    }
    expect(meaning('maxLength', { limit: 4 }, form)).toEqual([
      'E_VALIDATION',
      'x: paling banyak 4 karakter.',
      'x: must have at most 4 characters.',
    ]);
    expect([
      isTold(form),
      isTold({}),
      isTold({ pattern: LINES.source }),
      isTold({ pattern: '^a$' }),
      isTold({ pattern: '^a$', description: 'satu bahasa' }),
    ]).toEqual([true, true, true, false, false]);
  });

  it.each([IMPERSONAL, NO_NIK])(
    'is told with its rule where it is a number of a person, whatever its form: %s',
    (keyword) => {
      const { info, messageId, messageEn } = inputRejection([error(keyword, {}, { format: 'rupiah' })]);
      expect([info.field, info.ruleId, messageId, messageEn]).toEqual([
        '/x',
        'COM-11',
        `x: ${PERSONAL_TEXT[0]}.`,
        `x: ${PERSONAL_TEXT[1]}.`,
      ]);
    },
  );

  it('is pointed out whatever it is called', () => {
    const { info } = inputRejection([error('additionalProperties', { additionalProperty: 'a/b~c' })]);
    expect(info.field).toBe('/x/a~1b~0c');
  });

  it('is told by its form in both languages alone', () => {
    const form = { pattern: '^a$', description: 'huruf a / ' };
    expect(meaning('pattern', { pattern: form.pattern }, form)).toEqual([
      'E_VALIDATION',
      'x: tidak sah.',
      'x: is not valid.',
    ]);
  });

  it('of the whole input is no field of it', () => {
    const { info, messageEn } = inputRejection([error('type', { type: 'object' }, {}, '')]);
    expect([info.field, messageEn]).toEqual(['', 'isian/input: must be an object.']);
  });

  it('is told of the first, with the first fifty beside it', () => {
    const errors = Array.from({ length: 51 }, (_, n) => error('required', { missingProperty: `f${n}` }, {}, ''));
    const { info, messageId } = inputRejection(errors);
    expect([info.field, messageId, (info.details!['errors'] as object[]).length]).toEqual([
      '/f0',
      'f0: wajib diisi.',
      50,
    ]);
    const faults = Array.from({ length: 51 }, (_, n) => ({
      field: `/f${n}`,
      code: 'E_VALIDATION' as const,
      messageId: 'x',
      messageEn: 'x',
    }));
    expect([refusalOf(faults).info.details!['errors'], refusalOf(faults.slice(0, 50)).info.details!['errors']]).toEqual(
      [faults.slice(0, 50), faults.slice(0, 50)],
    );
  });
});
