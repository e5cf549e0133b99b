import { resolve } from 'node:path';
import type { Composition } from './compose.js';

export interface Settings extends Composition {
  /** `demo` loads the demonstration and prints its accounts. */
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  readonly rulesFile?: string;
  /** Who keeps the accounts of all others, made at start when named here: a username with a password, or the issuer's subject. */
  readonly firstKeeper?: { readonly username: string; readonly passwordFile: string } | { readonly subject: string };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with a setting, and what to write instead. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
  constructor(setting: string, value: string, remedy: string) {
    super(`${setting}="${value}": ${remedy}`);
  }
}

const choice = <const T extends string>(env: Environment, name: string, allowed: readonly T[], initial: T, why = ''): T => {
  const value = env[name] ?? initial;
  if (allowed.includes(value as T)) return value as T;
  throw new BadSetting(name, value, `pilih / choose ${allowed.join(' | ')}${why}`);
};

const whole = (env: Environment, name: string, from: number, to: number, initial: number): number => {
  const text = env[name] ?? String(initial);
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new BadSetting(name, text, `bilangan / a whole number ${from}–${to}`);
};

const both = (env: Environment, one: string, other: string): readonly [string, string] | undefined => {
  const [a, b] = [env[one], env[other]];
  if (a && b) return [a, b];
  if (a) throw new BadSetting(other, '', `wajib bersama / is required with ${one}`);
  if (b) throw new BadSetting(one, '', `wajib bersama / is required with ${other}`);
  return undefined;
};

/** With an issuer the keeper is one of its subjects and the password is kept there. */
const firstKeeper = (env: Environment, issued: boolean): Pick<Settings, 'firstKeeper'> => {
  const { SINERGI_KEEPER: subject, SINERGI_KEEPER_PASSWORD_FILE: file } = env;
  if (issued && file) throw new BadSetting('SINERGI_KEEPER_PASSWORD_FILE', file, 'kata sandi ada pada OIDC_ISSUER; hapus / the issuer keeps passwords; remove it');
  if (issued) return subject ? { firstKeeper: { subject } } : {};
  const keeper = both(env, 'SINERGI_KEEPER', 'SINERGI_KEEPER_PASSWORD_FILE');
  return keeper ? { firstKeeper: { username: keeper[0], passwordFile: keeper[1] } } : {};
};

const KNOWN = new Set([
  'SINERGI_MODE', 'HOST', 'PORT', 'DATA_DIR', 'EVENT_STORE', 'READ_STORE', 'LOG_LEVEL', 'RULES_FILE', 'OIDC_ISSUER', 'OIDC_AUDIENCE',
  'SINERGI_KEEPER', 'SINERGI_KEEPER_PASSWORD_FILE', 'RATE_LIMIT_PER_MINUTE', 'SIGN_IN_LIMIT_PER_MINUTE', 'TRUSTED_PROXIES', 'READ_WAIT_MS', 'STOP_TIMEOUT_MS',
]);

/**
 * The configuration, from the environment.
 * @throws BadSetting that names the setting and the remedy; also for a `SINERGI_…` variable that means nothing.
 */
export const readSettings = (env: Environment): Settings => {
  const stray = Object.keys(env).find((name) => name.startsWith('SINERGI_') && !KNOWN.has(name));
  if (stray) throw new BadSetting(stray, env[stray]!, `tidak dikenal; hapus / is unknown; remove it (known: ${[...KNOWN].join(', ')})`);
  choice(env, 'EVENT_STORE', ['embedded'], 'embedded');
  choice(env, 'READ_STORE', ['embedded'], 'embedded');
  const oidc = both(env, 'OIDC_ISSUER', 'OIDC_AUDIENCE');
  const mode = choice(env, 'SINERGI_MODE', ['demo', 'production'], 'demo');
  if (mode === 'demo' && oidc) throw new BadSetting('OIDC_ISSUER', oidc[0], 'hanya untuk / goes with SINERGI_MODE=production');
  return {
    mode,
    host: env['HOST'] ?? '127.0.0.1',
    port: whole(env, 'PORT', 0, 65_535, 3_000),
    dataDir: resolve(env['DATA_DIR'] ?? 'data'),
    logLevel: choice(env, 'LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'silent'], mode === 'demo' ? 'warn' : 'info'),
    readWait: whole(env, 'READ_WAIT_MS', 0, 30_000, 2_000),
    limits: {
      perMinute: whole(env, 'RATE_LIMIT_PER_MINUTE', 1, 10_000_000, 6_000),
      signInPerMinute: whole(env, 'SIGN_IN_LIMIT_PER_MINUTE', 1, 100_000, 60),
      stopTimeout: whole(env, 'STOP_TIMEOUT_MS', 0, 600_000, 10_000),
      ...(env['TRUSTED_PROXIES'] && { trustedProxies: env['TRUSTED_PROXIES'].split(',').map((address) => address.trim()) }),
    },
    ...(env['RULES_FILE'] && { rulesFile: env['RULES_FILE'] }),
    ...(oidc && { oidc: { issuer: oidc[0], audience: oidc[1] } }),
    ...firstKeeper(env, oidc !== undefined),
  };
};
