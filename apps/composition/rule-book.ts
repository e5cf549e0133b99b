import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Rejection, commonSettings, isLocalDate, isRegionCode, type Setting, type SettingValue } from '#kernel';
import type { ContextModule, RuleBook } from '#runtime';
import { allContexts } from './contexts.js';
import { BadSetting } from './environment.js';

/** Values that an office may set: those that hold for all commands, and those of the contexts. */
export const settingsOf = (contexts: readonly ContextModule[]): readonly Setting<unknown>[] => [
  ...commonSettings,
  ...contexts.flatMap(({ settings = [] }) => settings),
];

const HELP = '{"setting", "region", "validFrom", "value", "legalBasis"}';

const checked = (known: readonly Setting<unknown>[], entry: unknown, file: string, number: number): SettingValue => {
  const wrong = (id: string, en: string): BadSetting =>
    new BadSetting('RULES_FILE', file, `butir ${number}: ${id} / entry ${number}: ${en}`);
  const {
    setting: name,
    region,
    validFrom,
    value,
    legalBasis,
  } = (entry ?? {}) as Partial<Record<keyof SettingValue, unknown>>;
  const names = known.map((each) => each.name).join(', ');
  const setting = known.find((each) => each.name === name);
  if (!setting) throw wrong(`"setting" harus salah satu dari ${names}`, `"setting" must be one of ${names}`);
  if (region !== 'ID' && !isRegionCode(region))
    throw wrong(
      '"region" harus "ID" atau kode wilayah seperti 63.10',
      '"region" must be "ID" or the code of a region, like 63.10',
    );
  if (!isLocalDate(validFrom))
    throw wrong('"validFrom" harus tanggal seperti 2026-01-31', '"validFrom" must be a date, like 2026-01-31');
  if (typeof legalBasis !== 'string' || !legalBasis.trim())
    throw wrong('"legalBasis" harus menyebut peraturannya', '"legalBasis" must name the regulation');
  try {
    setting.parse(value);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw wrong(`"value" untuk ${setting.name} ${error.messageId}`, `"value" of ${setting.name} ${error.messageEn}`);
  }
  return { setting: setting.name, region, validFrom, value, legalBasis };
};

/**
 * The settings that offices configured (`RULES_FILE`, JSON); without a file the defaults of the rules hold.
 * @throws BadSetting that names the entry and what is wrong with it.
 */
export const readRuleBook = async (file: string | undefined): Promise<RuleBook> => {
  if (!file) return { version: 'default', values: [] };
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BadSetting(
      'RULES_FILE',
      file,
      'tidak dapat dibaca; periksa nama dan hak bacanya / cannot be read; check its name and who may read it',
    );
  });
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    entries = undefined;
  }
  if (!Array.isArray(entries))
    throw new BadSetting('RULES_FILE', file, `harus memuat daftar JSON dari / must hold a list in JSON of ${HELP}`);
  const known = settingsOf(allContexts());
  return {
    version: createHash('sha256').update(text).digest('hex').slice(0, 12),
    values: entries.map((entry, index) => checked(known, entry, file, index + 1)),
  };
};
