import { expect, it } from '@jest/globals';
import { inputChecks } from '#nest';
import { HistoricalVisitDto } from './historical-visit.dto.js';

const VISIT = {
  visitId: 'lama-1',
  origins: [],
  hosts: [],
  keptIn: '62.03',
  officeId: 'kominfo',
  source: { importId: 'impor-1', sha256: 'a'.repeat(64), row: 2 },
  cells: [],
  flags: [],
};
const check = (dates: object) => inputChecks()(HistoricalVisitDto)({ ...VISIT, dates });

it.each<[string, object]>([
  ['/dates/from', { from: '2023-02-30', until: '2023-03-01' }],
  ['/dates/until', { from: '2023', until: '2023-13' }],
  ['/dates/days/1', { from: '2023-06-30', until: '2023-07-01', days: ['2023-06-30', '2023-06-31'] }],
])('A visit of an old register is not dated by what no calendar has: %s', (field, dates) => {
  expect(() => check(dates)).toThrow(expect.objectContaining({ info: expect.objectContaining({ field }) }));
});

it('A visit of an old register is dated as far as the register tells', () => {
  for (const from of ['2023', '2023-06', '2024-02-29'])
    expect(check({ from, until: from })).toMatchObject({ dates: { from } });
});
