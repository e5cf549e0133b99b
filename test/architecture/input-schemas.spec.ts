import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inputChecks } from '#nest';
import type { CommandTable } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
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

it('The example of every command is taken by its own input class, so that no start need look', () => {
  const checkFor = inputChecks();
  const refused = (tables: readonly CommandTable[]): readonly string[] =>
    tables.flatMap(({ rows }) =>
      rows.flatMap(({ name, input, example }) => {
        if (!example) return [];
        try {
          checkFor(input)(example);
          return [];
        } catch (error) {
          return [`${name}: ${(error as Error).message}`];
        }
      }),
    );
  const tables = allContexts().flatMap((context) => context.tables);
  expect(tables.flatMap(({ rows }) => rows.filter(({ example }) => example)).length).toBeGreaterThan(20);
  expect(refused(tables)).toEqual([]);

  const [first] = tables;
  const spoilt = { ...first!, rows: [{ ...first!.rows[0]!, example: { tidakDikenal: 7 } }] };
  expect(refused([spoilt])).toEqual([expect.stringContaining(first!.rows[0]!.name)]);
});
