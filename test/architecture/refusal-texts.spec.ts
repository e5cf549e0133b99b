import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { ERRORS, Rejection, type ErrorCode } from '#kernel';
import { FORMATS } from '../../libs/nest/input/formats.js';
import { inputRejection } from '../../libs/nest/input/input-errors.js';
import { inputSchemas } from '../../libs/nest/input/input-schema.js';
import '../../apps/api/compose.js';
import { faultOfTexts } from './refusal-text.js';

describe('No refusal shows a pattern to whoever is refused', () => {
  it('as its code has it', () => {
    const faults = (Object.keys(ERRORS) as ErrorCode[])
      .map((code) => faultOfTexts(new Rejection(code)))
      .filter(Boolean);
    expect(faults).toEqual([]);
  });

  it('of any field of any input, whatever is wrong with it', () => {
    const $defs = inputSchemas('#/$defs/');
    const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false }).addSchema({ $defs }, 'inputs');
    for (const [name, { holds }] of Object.entries(FORMATS)) ajv.addFormat(name, holds);
    const wrong: readonly unknown[] = [
      '\t',
      '',
      '^[A-Z]\\d'.repeat(2_000),
      -1.5,
      1e12,
      true,
      null,
      {},
      [],
      ['\t', '\t', -1],
      [{}, {}],
    ];
    const told = Object.entries($defs).flatMap(([name, { properties = {} }]) => {
      const accepts = ajv.getSchema(`inputs#/$defs/${name}`)!;
      return wrong.flatMap((value) => {
        void accepts(Object.fromEntries(Object.keys(properties).map((field) => [field, value])));
        return (accepts.errors ?? []).map((error) => [name, error] as const);
      });
    });
    const keywords = new Set(told.map(([, { keyword }]) => keyword));
    expect(
      ['pattern', 'format', 'enum', 'maxLength', 'minItems', 'type', 'required'].filter(
        (keyword) => !keywords.has(keyword),
      ),
    ).toEqual([]);
    const faultOf = (error: ErrorObject) => faultOfTexts(inputRejection([error]));
    expect(
      told
        .filter(([, error]) => faultOf(error))
        .map(([name, error]) => `${name} ${error.instancePath}: ${faultOf(error)}`),
    ).toEqual([]);
  });
});
