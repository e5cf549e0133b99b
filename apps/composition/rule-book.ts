import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { commonSettings, isLocalDate, isRegionCode, type Setting, type SettingValue } from '#kernel';
import type { RuleBook } from '#runtime';
import { visitSettings } from '#contexts/visits';

const KNOWN: readonly Setting<unknown>[] = [...commonSettings, ...visitSettings];
const HELP = 'a list of {"setting", "region", "validFrom", "value", "legalBasis"}';

const checked = (entry: unknown, place: string): SettingValue => {
  const { setting: name, region, validFrom, value, legalBasis } = (entry ?? {}) as Partial<Record<keyof SettingValue, unknown>>;
  const setting = KNOWN.find((known) => known.name === name);
  if (!setting) throw new Error(`${place}: "setting" must be one of ${KNOWN.map((known) => known.name).join(', ')}`);
  if (region !== 'ID' && !isRegionCode(region)) throw new Error(`${place}: "region" must be "ID" or a region code`);
  if (!isLocalDate(validFrom)) throw new Error(`${place}: "validFrom" must be a date, YYYY-MM-DD`);
  if (typeof legalBasis !== 'string' || !legalBasis.trim()) throw new Error(`${place}: "legalBasis" must name the regulation`);
  try {
    setting.parse(value);
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`);
  }
  return { setting: setting.name, region, validFrom, value, legalBasis };
};

/**
 * The settings that offices configured (`RULES_FILE`, JSON); without a file the defaults of the rules hold.
 * @throws Error that names the entry and what is wrong with it.
 */
export const readRuleBook = async (file: string | undefined): Promise<RuleBook> => {
  if (!file) return { version: 'default', values: [] };
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`RULES_FILE: cannot read ${file}`);
  });
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    entries = undefined;
  }
  if (!Array.isArray(entries)) throw new Error(`RULES_FILE: ${file} must hold ${HELP}`);
  return {
    version: createHash('sha256').update(text).digest('hex').slice(0, 12),
    values: entries.map((entry, index) => checked(entry, `RULES_FILE ${file}, entry ${index + 1}`)),
  };
};
