import { describe, expect, it } from '@jest/globals';
import { inputChecks } from '#nest';
import { frozenFixtures } from '#testing';
import { historicalAgreementDecider } from '../domain/historical-agreement.decider.js';
import { HistoricalAddendumDto, HistoricalAgreementDto, HistoricalTerminationDto } from './historical-agreement.dto.js';

const { samples } = frozenFixtures(
  new URL('../domain/fixtures/historicalAgreement/', import.meta.url),
  historicalAgreementDecider,
);
/** An event as it is asked for; a region by its code. */
const told = (type: string): Readonly<Record<string, unknown>> => {
  const data = samples.find((each) => each.type === type)!.data as object;
  const { gaps: _gaps, ...own } = JSON.parse(JSON.stringify(data), (key, value) =>
    key === 'region' ? value.code : value,
  );
  return own;
};

const CLASSES = {
  HistoricalRecordImported: HistoricalAgreementDto,
  AddendumSigned: HistoricalAddendumDto,
  AgreementTerminated: HistoricalTerminationDto,
} as const;
const refused = (type: keyof typeof CLASSES, change: object): unknown => {
  try {
    inputChecks()<object>(CLASSES[type])({ ...told(type), ...change });
    return undefined;
  } catch (error) {
    return (error as { readonly info: { readonly field?: string } }).info.field;
  }
};

describe('What is imported of an agreement of an old register', () => {
  it.each<[string, keyof typeof CLASSES, object]>([
    ['/signedOn', 'HistoricalRecordImported', { signedOn: '2023-02-30' }],
    ['/validFrom', 'HistoricalRecordImported', { validFrom: '2023-13' }],
    ['/term/until', 'HistoricalRecordImported', { term: { end: 'UNTIL', until: '2026-04-31' } }],
    ['/signatures/1', 'HistoricalRecordImported', { signatures: ['2023-03-10', '2023-06-31'] }],
    ['/on', 'AddendumSigned', { on: '2025-02-29' }],
    ['/term/until', 'AddendumSigned', { term: { end: 'UNTIL', until: '2028-00' } }],
    ['/on', 'AgreementTerminated', { on: '2024-11-31' }],
  ])('is not dated by what no calendar has: %s of %s', (field, type, change) => {
    expect([refused(type, {}), refused(type, change)]).toEqual([undefined, field]);
  });

  it('is dated as far as the register tells', () => {
    for (const signedOn of ['2023', '2024-02', '2024-02-29'])
      expect(refused('HistoricalRecordImported', { signedOn })).toBeUndefined();
  });

  it('may be arrears, of an agreement, an addendum and a termination alike', () => {
    for (const type of Object.keys(CLASSES) as (keyof typeof CLASSES)[])
      expect([type, refused(type, { arrears: '1500000' }), refused(type, { arrears: '-1' })]).toEqual([
        type,
        undefined,
        '/arrears',
      ]);
  });
});
