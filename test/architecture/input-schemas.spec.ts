import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inputSchemas } from '../../libs/nest/input/input-schema.js';
import '../../apps/api/compose.js';

it('All inputs of all contexts are described by valid JSON Schemas, so that no start need look', () => {
  const schemas = inputSchemas('#/$defs/');
  expect(Object.keys(schemas)).toContain('ProposeVisitDto');
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  for (const [name, schema] of Object.entries(schemas)) {
    expect({ name, valid: ajv.validateSchema(schema), errors: ajv.errors ?? null }).toEqual({
      name,
      valid: true,
      errors: null,
    });
  }
  expect(ajv.validateSchema({ type: 'string', maxLength: 'long' })).toBe(false);
});
