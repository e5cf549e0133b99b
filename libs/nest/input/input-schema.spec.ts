import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Rejection } from '#kernel';
import { CommonInputDto } from './common-input.js';
import { IsRegionText, IsRupiah, IsText } from './input-decorators.js';
import { inputChecks, inputSchemas, schemaName } from './input-schema.js';

class CostDto {
  @IsIn(['ADD', 'DANA_DESA'])
  readonly source: string;

  @IsRupiah()
  readonly amount: string;
}

class PlanTripDto extends CommonInputDto {
  @IsRegionText()
  readonly host: string;

  @IsInt()
  @Min(1)
  @Max(25)
  readonly travellers: number;

  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => CostDto)
  readonly costs: readonly CostDto[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsText(20, 1, { each: true })
  readonly topics?: readonly string[];
}

class CancelTripDto extends CommonInputDto {}

const check = inputChecks();
const trip = { host: 'Angsana', travellers: 3, costs: [{ source: 'ADD', amount: '62500000' }] };

const refused = (change: object): Rejection => {
  try {
    check(PlanTripDto)(JSON.parse(JSON.stringify({ ...trip, ...change })));
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
  throw new Error('the input was accepted');
};

describe('The check of an input', () => {
  it('accepts what the class declares, with everything that each command may carry', () => {
    const document = {
      docId: 'd-1',
      type: 'SURAT_TUGAS',
      date: '2024-11-04',
      sha256: 'a'.repeat(64),
      classification: 'PUBLIC',
    };
    const input = {
      ...trip,
      occurredOn: '2024-11-04',
      reason: 'x',
      acknowledge: ['W_LATE'],
      evidence: [document],
      acting: { officeId: 'desa-62.03.02.2007', capacity: 'PLT', mandate: document },
      provenance: {
        source: 'MEDIA',
        url: 'https://example.go.id/berita',
        dateConfidence: 'APPROX',
        claims: [{ field: '/host', origin: 'STATED' }],
      },
    };
    expect(check(PlanTripDto)(input)).toBe(input);
  });

  it('accepts no body where nothing is required', () => {
    expect(check(CancelTripDto)(undefined)).toEqual({});
  });

  it('names the field as a JSON pointer and tells every error in both languages', () => {
    const rejection = refused({ travellers: 'many', costs: [{ source: 'APBN', amount: '1' }], topics: [' '] });
    expect(rejection).toMatchObject({ code: 'E_VALIDATION', status: 422, info: { field: '/travellers' } });
    expect(rejection.info.details).toEqual({
      errors: [
        {
          field: '/travellers',
          code: 'E_VALIDATION',
          messageId: 'harus berupa bilangan bulat',
          messageEn: 'must be a whole number',
        },
        {
          field: '/costs/0/source',
          code: 'E_VALIDATION',
          messageId: 'harus salah satu dari ADD, DANA_DESA',
          messageEn: 'must be one of ADD, DANA_DESA',
        },
        {
          field: '/topics/0',
          code: 'E_VALIDATION',
          messageId: 'harus satu baris dan tidak kosong',
          messageEn: 'must be one line that is not blank',
        },
      ],
    });
  });

  it('takes lines where prose is written, and one line elsewhere', () => {
    expect(check(PlanTripDto)({ ...trip, reason: 'satu\n\tdua' })).toMatchObject({ reason: 'satu\n\tdua' });
    expect(refused({ topics: ['satu\ndua'] })).toMatchObject({ code: 'E_VALIDATION', info: { field: '/topics/0' } });
    expect(refused({ host: 'Ang\nsana' })).toMatchObject({ code: 'E_VALIDATION', info: { field: '/host' } });
    expect(refused({ reason: ' \n ' })).toMatchObject({
      code: 'E_VALIDATION',
      info: { field: '/reason', messageEn: 'reason: must not be blank.' },
    });
  });

  it('takes texts and numbers up to their bounds, and none beyond', () => {
    const accepted = (change: object) => check(PlanTripDto)({ ...trip, ...change });
    for (const change of [
      { topics: ['x'.repeat(20)] },
      { topics: ['x'] },
      { reason: 'x'.repeat(2_000) },
      { host: 'x'.repeat(120) },
      { host: 'ab' },
      { travellers: 1 },
      { travellers: 25 },
      { topics: [] },
    ]) {
      expect(accepted(change)).toMatchObject(change);
    }
    for (const [change, field] of [
      [{ topics: ['x'.repeat(21)] }, '/topics/0'],
      [{ topics: [''] }, '/topics/0'],
      [{ reason: 'x'.repeat(2_001) }, '/reason'],
      [{ reason: '' }, '/reason'],
      [{ host: 'x'.repeat(121) }, '/host'],
      [{ host: 'x' }, '/host'],
      [{ travellers: 0 }, '/travellers'],
      [{ travellers: 26 }, '/travellers'],
    ] as const) {
      expect(refused(change)).toMatchObject({ code: 'E_VALIDATION', info: { field } });
    }
  });

  it('tells of repeated items where nothing else is wrong', () => {
    const fields = (change: object) =>
      (refused(change).info.details!['errors'] as { field: string }[]).map(({ field }) => field);
    expect([fields({ topics: ['a', 'a'] }), fields({ topics: ['a', 'a'], travellers: 0 })]).toEqual([
      ['/topics'],
      ['/travellers'],
    ]);
  });

  it('spells every text alike, so that the same words are the same command', () => {
    const spelled = check(PlanTripDto)({ ...trip, reason: 'Cafe\u0301\r\nsatu', topics: ['Cafe\u0301'] });
    expect(spelled).toEqual({ ...trip, reason: 'Caf\u00e9\nsatu', topics: ['Caf\u00e9'] });
  });

  it('names every sign that nobody sees, in whatever field it stands', () => {
    const { info } = refused({ reason: 'a\0b', topics: ['wisata', 'desa\u202e'], host: 'Ang\u200bsana' });
    const { errors } = info.details as { errors: { field: string; code: string; messageId: string }[] };
    expect(errors.map(({ field, messageId }) => [field, /U\+[0-9A-F]+/.exec(messageId)?.[0]])).toEqual([
      ['/host', 'U+200B'],
      ['/reason', 'U+0000'],
      ['/topics/1', 'U+202E'],
    ]);
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['E_VALIDATION']));
  });

  it.each([
    ['a JSON number', 62500000],
    ['separators', '62.500.000'],
    ['a sign', '-1'],
    ['more than 10^15', '1000000000000001'],
    ['a leading zero', '01'],
    ['endless digits', '1'.repeat(100_000)],
  ])('refuses an amount with %s as E_AMOUNT', (_, amount) => {
    expect(refused({ costs: [{ source: 'ADD', amount }] })).toMatchObject({
      code: 'E_AMOUNT',
      info: { field: '/costs/0/amount', ruleId: 'COM-03' },
    });
  });

  it.each([
    ['an unknown field', { surprise: 1 }, '/surprise'],
    ['an unknown field within', { costs: [{ source: 'ADD', amount: '1', 'a/b': 1 }] }, '/costs/0/a~1b'],
    ['a missing field', { host: undefined }, '/host'],
    ['null for an optional field', { reason: null }, '/reason'],
    ['a day that does not exist', { occurredOn: '2024-02-30' }, '/occurredOn'],
    ['too long a list', { costs: Array(4).fill(trip.costs[0]) }, '/costs'],
    ['a fraction', { travellers: 1.5 }, '/travellers'],
    [
      'a script address',
      { provenance: { source: 'MEDIA', dateConfidence: 'EXACT', url: 'javascript:alert(1)' } },
      '/provenance/url',
    ],
    ['repeated items', { topics: ['a', 'a'] }, '/topics'],
    ['an unknown warning', { acknowledge: ['W_ANYTHING'] }, '/acknowledge/0'],
  ])('refuses %s', (_, change, field) => {
    expect(refused(change)).toMatchObject({ code: 'E_VALIDATION', info: { field } });
  });

  it.each([[[]], ['text'], [7]])('refuses a body that is no object: %j', (body) => {
    expect(() => check(PlanTripDto)(body)).toThrow(Rejection);
  });

  it('are all told of an input of usual size, the first alone of a huge one', () => {
    const errors = (length: number) =>
      refused({ travellers: 0, topics: Array.from({ length }, () => '') }).info.details!['errors'] as readonly object[];
    expect(errors(1_000)).toHaveLength(50);
    expect(errors(9_900)).toHaveLength(50);
    expect(errors(10_000)).toHaveLength(1);
  });

  it('does not start with a text that has no greatest length', () => {
    class Unbounded {
      @IsString() readonly text: string;
    }
    expect(() => inputSchemas('#/$defs/')).toThrow(`${Unbounded.name}.text is a text without a greatest length.`);
  });

  it('knows an input by the name of its class, or of the one that it adds nothing to', () => {
    const schemas = { PlanTripDto: { type: 'object' }, CommonInputDto: { type: 'object' } };
    expect([schemaName(schemas, PlanTripDto), schemaName(schemas, CancelTripDto)]).toEqual([
      'PlanTripDto',
      'CommonInputDto',
    ]);
    class Plain {
      readonly text?: string;
    }
    expect(() => schemaName(schemas, Plain)).toThrow('Plain has no class-validator decorators.');
  });
});
