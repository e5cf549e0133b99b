import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulesOn, type LocalDate, type RegionCode } from '#kernel';
import { VISIT_REPORT_WORKDAYS } from '#contexts/visits';
import { readRuleBook } from './rule-book.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinergi-rules-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (content: unknown) => {
  const file = join(folder, 'rules.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readRuleBook(file);
};
const TEN_DAYS = {
  setting: 'VISIT_REPORT_WORKDAYS',
  region: '62.03',
  validFrom: '2024-06-01',
  value: 10,
  legalBasis: 'Perbup Kapuas (contoh)',
};

describe('The rule book', () => {
  it('without a file leaves every rule at its default', async () => {
    expect(await readRuleBook(undefined)).toEqual({ version: 'default', values: [] });
  });

  it('holds for its region from its day on, under a version that changes with its content', async () => {
    const book = await read([TEN_DAYS]);
    const on = (day: string, region: string) =>
      rulesOn(book.version, book.values, day as LocalDate).get(VISIT_REPORT_WORKDAYS, region as RegionCode);
    expect([on('2024-06-01', '62.03.02.2007'), on('2024-05-31', '62.03.02.2007'), on('2024-06-01', '63.10')]).toEqual([
      10, 5, 5,
    ]);
    expect(book.version).toMatch(/^[0-9a-f]{12}$/);
    expect((await read([{ ...TEN_DAYS, value: 7 }])).version).not.toBe(book.version);
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'must hold a list'],
    ['no list', {}, 'must hold a list'],
    ['not a rule', [7], 'entry 1: "setting"'],
    ['nothing', [null], 'entry 1: "setting"'],
    [
      'an unknown setting',
      [TEN_DAYS, { ...TEN_DAYS, setting: 'HARI_LAPORAN' }],
      'entry 2: "setting" must be one of RECORDS_BEGIN_ON',
    ],
    ['a region that is none', [{ ...TEN_DAYS, region: '62.3' }], 'entry 1: "region"'],
    ['a day that is none', [{ ...TEN_DAYS, validFrom: '2024-02-30' }], 'entry 1: "validFrom"'],
    [
      'a value that the setting refuses',
      [{ ...TEN_DAYS, value: 0 }],
      'butir 1: "value" untuk VISIT_REPORT_WORKDAYS harus bilangan bulat dari 1 sampai 30, bukan 0 / entry 1: "value" of VISIT_REPORT_WORKDAYS must be a whole number from 1 to 30, not 0',
    ],
    ['no legal basis', [{ ...TEN_DAYS, legalBasis: ' ' }], 'entry 1: "legalBasis"'],
  ])('is refused with %s', async (_name, content, says) => {
    await expect(read(content)).rejects.toThrow(says);
    await expect(read(content)).rejects.toThrow('RULES_FILE');
  });

  it('that cannot be read is named', async () => {
    await expect(readRuleBook(join(folder, 'nowhere.json'))).rejects.toThrow(
      /RULES_FILE=".*nowhere\.json": tidak dapat dibaca.* cannot be read/,
    );
  });
});
