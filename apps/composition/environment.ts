import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with a setting, and what to write instead. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
  constructor(setting: string, value: string, remedy: string) {
    super(`${setting}="${value}": ${remedy}`);
  }
}

export const choice = <const T extends string>(
  env: Environment,
  name: string,
  allowed: readonly T[],
  initial: T,
  why = '',
): T => {
  const value = env[name] ?? initial;
  if (allowed.includes(value as T)) return value as T;
  throw new BadSetting(name, value, `pilih / choose ${allowed.join(' | ')}${why}`);
};

export const whole = (env: Environment, name: string, from: number, to: number, initial: number): number => {
  const text = env[name] ?? String(initial);
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new BadSetting(name, text, `bilangan / a whole number ${from}–${to}`);
};

export const both = (env: Environment, one: string, other: string): readonly [string, string] | undefined => {
  const [a, b] = [env[one], env[other]];
  if (a && b) return [a, b];
  if (a) throw new BadSetting(other, '', `wajib bersama / is required with ${one}`);
  if (b) throw new BadSetting(one, '', `wajib bersama / is required with ${other}`);
  return undefined;
};

/**
 * A value that may hold a password: `NAME`, or the content of the file named by `NAME_FILE`, which other programs
 * cannot see in the environment.
 * @throws BadSetting both are given, or the file cannot be read or is empty. The message never holds the value.
 */
export const secret = (env: Environment, name: string): string | undefined => {
  const [setting, value] = [`${name}_FILE`, env[name]];
  const file = env[setting];
  if (!file) return value;
  if (value) throw new BadSetting(setting, file, `hapus ini atau ${name} / remove this or ${name}`);
  const content = contentOf(setting, file).trim();
  if (!content) throw new BadSetting(setting, file, 'berkas ini kosong / this file is empty');
  return content;
};

const contentOf = (setting: string, file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadSetting(setting, file, `tidak dapat dibaca / cannot be read (${(error as Error).message})`);
  }
};
