import { NATIONAL, covers, type Scope } from './region-code.js';
import { reject, type Rejection } from './rejection.js';
import { isLocalDate, type LocalDate } from './time.js';

/**
 * A default that an office can configure: tagged K (statute from memory), B (assumed) or D (decision) in the domain
 * reference.
 */
export interface Setting<T> {
  readonly name: string;
  readonly tag: 'A' | 'S' | 'K' | 'B' | 'D';
  readonly legalBasis: string;
  readonly initial: T;
  /** Reads a configured value; @throws Rejection that says in both languages what is expected. */
  readonly parse: (value: unknown) => T;
}

/** A configured value: for which region, from which day on, on what basis. */
export interface SettingValue {
  readonly setting: string;
  readonly region: Scope;
  readonly validFrom: LocalDate;
  readonly value: unknown;
  readonly legalBasis: string;
}

/** The rules in force on one business date (COM-06). */
export interface RuleSet {
  readonly version: string;
  get<T>(setting: Setting<T>, region: Scope): T;
}

const narrowness = ({ region }: SettingValue): number => (region === NATIONAL ? 0 : region.length);

/**
 * The narrowest region that covers the place wins; of its values the latest that had begun, of the same day the last
 * entered.
 */
export const rulesOn = (version: string, configured: readonly SettingValue[], on: LocalDate): RuleSet => ({
  version,
  get: (setting, region) => {
    const best = configured
      .filter((value) => value.setting === setting.name && value.validFrom <= on && covers(value.region, region))
      .reduce<SettingValue | undefined>((found, value) => {
        const wider = found ? narrowness(found) - narrowness(value) : -1;
        return wider < 0 || (wider === 0 && found!.validFrom <= value.validFrom) ? value : found;
      }, undefined);
    return best ? setting.parse(best.value) : setting.initial;
  },
});

const unlike = (value: unknown, id: string, en: string): Rejection =>
  reject('E_VALIDATION', {
    messageId: `harus ${id}, bukan ${JSON.stringify(value)}`,
    messageEn: `must be ${en}, not ${JSON.stringify(value)}`,
  });

export const wholeNumber =
  (from: number, to: number) =>
  (value: unknown): number => {
    if (Number.isInteger(value) && (value as number) >= from && (value as number) <= to) return value as number;
    throw unlike(value, `bilangan bulat dari ${from} sampai ${to}`, `a whole number from ${from} to ${to}`);
  };

/** COM-14: how much one record, or one user in a register, may hold. @param most that may be configured */
export const boundSetting = (name: string, initial: number, most: number): Setting<number> => ({
  name,
  tag: 'D',
  legalBasis: 'COM-14',
  initial,
  parse: wholeNumber(1, most),
});

export const calendarDay = (value: unknown): LocalDate => {
  if (isLocalDate(value)) return value;
  throw unlike(value, 'tanggal seperti 2026-01-31', 'a date, like 2026-01-31');
};

export const oneOf =
  <const T extends string>(...allowed: readonly T[]) =>
  (value: unknown): T => {
    if (allowed.includes(value as T)) return value as T;
    throw unlike(value, `salah satu dari ${allowed.join(', ')}`, `one of ${allowed.join(', ')}`);
  };
