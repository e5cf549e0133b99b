import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inputChecks } from '#nest';
import type { CommandTable } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import type { JsonSchema } from '../../libs/nest/input/input-labels.js';
import { inputSchemas } from '../../libs/nest/input/input-schema.js';
import { LINES, ONE_LINE } from '../../libs/nest/input/visible-text.js';
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

it('COM-11 Every text that somebody writes is looked at for numbers of persons, but where such a number belongs', () => {
  const texts = (name: string, schema: JsonSchema): readonly (readonly [string, JsonSchema])[] =>
    schema.items
      ? texts(name, schema.items)
      : [ONE_LINE.source, LINES.source].includes(String(schema['pattern']))
        ? [[name, schema]]
        : [];
  const all = Object.entries(inputSchemas('#/$defs/')).flatMap(([name, { properties = {} }]) =>
    Object.entries(properties).flatMap(([field, schema]) => texts(`${name}.${field}`, schema)),
  );
  const looked = all.filter(([, schema]) => schema['x-impersonal'] === true).map(([name]) => name);
  expect(looked).toEqual(
    expect.arrayContaining(['CommonInputDto.reason', 'ReportDto.findings', 'ReportDto.observations']),
  );
  expect(
    all
      .map(([name]) => name)
      .filter((name) => !looked.includes(name))
      .sort(),
  ).toEqual([
    'DocRefDto.number',
    'DropParkedEventDto.key',
    'LapseDto.commandId',
    'NewPasswordDto.currentPassword',
    'NewPasswordDto.password',
    'NewPasswordDto.username',
    'PaperNumberDto.number',
    'ParkKeyDto.error',
    'ParkKeyDto.key',
    'ParkKeyDto.stream',
    'ParkedKeyDto.key',
    'PersonDto.nik',
    'RecordNumbersDto.paper',
    'RecordVisitDto.hosts',
    'RecordVisitDto.party',
    'RegisterAgreementDto.registerNo',
    'ReleaseTravelDaysDto.commandId',
    'ReopenToTravelDto.commandId',
    'ReturnedNumberDto.number',
    'ReturnedNumberDto.register',
    'SentNotificationDto.part',
    'SentNotificationDto.record',
    'SignInDto.device',
    'SignInDto.password',
    'SignInDto.username',
    'SignatureDto.documentNumber',
    'StoredRefDto.number',
    'SubjectDto.nik',
    'SubjectDto.niks',
    'TravelOrderDto.orderNo',
    'TravellerDto.spdNo',
  ]);
});
