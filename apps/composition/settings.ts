import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { UseLimits } from '#kernel';
import type { NotificationSettings } from '#contexts/notifications';
import type { HttpLimits } from '#nest';
import { BadSetting, choice, whole, secret, type Environment } from './environment.js';
import { firstKeeper, issuerIn, originIn, type FirstKeeper, type IssuerSettings } from './sign-in-settings.js';
import { notificationSettings } from './notification-settings.js';
import type { StoreSettings } from './stores.js';

export interface Settings extends StoreSettings {
  /** `demo` loads the demonstration and prints its accounts. */
  readonly mode: 'demo' | 'production';
  readonly logLevel: string;
  readonly limits: HttpLimits;
  /** A command that takes its object to another stage is refused without `If-Match` (COM-02). */
  readonly requireIfMatch: boolean;
  /** Longest wait for the answer to a command, milliseconds. */
  readonly commandWait: number;
  /** Longest wait of a query for its read model, milliseconds. */
  readonly readWait: number;
  /** Absent: accounts and tokens are kept here. */
  readonly oidc?: IssuerSettings;
  /** The api shows no pages, because processes of their own do. */
  readonly pagesElsewhere?: boolean;
  /** Where pages in a process of their own find the api. */
  readonly apiUrl?: string;
  /** The api runs no consumers, because projectors do. */
  readonly consumersElsewhere?: boolean;
  /** How many persons a user may ask references for. */
  readonly subjectLimits: UseLimits;
  /** PUBLIC_URL, where it is set, without a slash at its end. */
  readonly publicUrl?: string;
  /** How people are told of what waits for them. */
  readonly notifications: NotificationSettings;
  readonly host: string;
  readonly port: number;
  readonly rulesFile?: string;
  /**
   * Who keeps the accounts of all others, made at start when named here: a username with a password, or the issuer's
   * subject.
   */
  readonly firstKeeper?: FirstKeeper;
}

/** A server is named exactly when it is used. */
const serverUrl = (
  env: Environment,
  store: string,
  server: string,
  setting: string,
  example: string,
): string | undefined => {
  const [used, url] = [choice(env, store, ['embedded', server], 'embedded') === server, secret(env, setting)];
  if (used && !url)
    throw new BadSetting(
      setting,
      '',
      `wajib dengan / is required with ${store}=${server}: ${example}, atau / or ${setting}_FILE`,
    );
  if (!used && url)
    throw new BadSetting(store, env[store] ?? '', `tulis / write ${store}=${server}, ${setting} ${UNUSED}`);
  return url;
};

const UNUSED = 'tidak dipakai tanpanya / is not used without it';

const S3_NAMES = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Where files are kept: all settings of the server exactly when it is used. */
const blobServer = (env: Environment): Pick<Settings, 's3'> => {
  const used = choice(env, 'BLOB_STORE', ['folder', 's3'], 'folder') === 's3';
  const given = Object.fromEntries(S3_NAMES.map((name) => [name, secret(env, name)])) as Record<
    (typeof S3_NAMES)[number],
    string | undefined
  >;
  const stray = S3_NAMES.find((name) => !used && given[name] !== undefined);
  if (stray)
    throw new BadSetting('BLOB_STORE', env['BLOB_STORE'] ?? '', `tulis / write BLOB_STORE=s3, ${stray} ${UNUSED}`);
  if (!used) return {};
  const { S3_ENDPOINT: endpoint = '', S3_REGION: region = 'us-east-1', S3_BUCKET: bucket = '' } = given;
  const { S3_ACCESS_KEY: accessKey = '', S3_SECRET_KEY: secretKey = '' } = given;
  if (!/^https?:\/\/[^\s/@]+\/?$/.test(endpoint))
    throw new BadSetting(
      'S3_ENDPOINT',
      endpoint.includes('@') ? '…' : endpoint,
      'wajib dengan / is required with BLOB_STORE=s3: https://host:9000',
    );
  if (!BUCKET.test(bucket))
    throw new BadSetting('S3_BUCKET', bucket, 'nama bucket / the name of a bucket: sinergi-files');
  for (const [name, value] of [
    ['S3_ACCESS_KEY', accessKey],
    ['S3_SECRET_KEY', secretKey],
  ] as const)
    if (!value) throw new BadSetting(name, '', `wajib dengan / is required with BLOB_STORE=s3, atau / or ${name}_FILE`);
  return { s3: { endpoint, region, bucket, accessKey, secretKey } };
};

const KNOWN = new Set([
  'SINERGI_MODE',
  'HOST',
  'PORT',
  'DATA_DIR',
  'EVENT_STORE',
  'EVENTSTORE_URL',
  'EVENTSTORE_URL_FILE',
  'READ_STORE',
  'MONGODB_URL',
  'MONGODB_URL_FILE',
  'CONSUMERS',
  'BLOB_STORE',
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_BUCKET',
  'S3_ACCESS_KEY',
  'S3_ACCESS_KEY_FILE',
  'S3_SECRET_KEY',
  'S3_SECRET_KEY_FILE',
  'LOG_LEVEL',
  'RULES_FILE',
  'OIDC_ISSUER',
  'OIDC_AUDIENCE',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET_FILE',
  'PAGES',
  'API_URL',
  'SINERGI_KEEPER',
  'SINERGI_KEEPER_PASSWORD_FILE',
  'RATE_LIMIT_PER_MINUTE',
  'SIGN_IN_LIMIT_PER_MINUTE',
  'SUBJECT_LIMIT_PER_MINUTE',
  'SUBJECT_LIMIT_PER_DAY',
  'TRUSTED_PROXIES',
  'REQUIRE_IF_MATCH',
  'COMMAND_WAIT_MS',
  'READ_WAIT_MS',
  'STOP_TIMEOUT_MS',
  'SMTP_URL',
  'SMTP_URL_FILE',
  'MAIL_FROM',
  'PUBLIC_URL',
  'WEBHOOK_ALLOWED_HOSTS',
  'DIGEST_HOUR',
]);

/** @throws BadSetting one of them is no address and no network of addresses. */
const proxiesIn = (list: string): readonly string[] => {
  const proxies = list.split(',').map((address) => address.trim());
  const wrong = proxies.find((proxy) => !isNetwork(proxy));
  if (wrong === undefined) return proxies;
  throw new BadSetting(
    'TRUSTED_PROXIES',
    list,
    `"${wrong}" bukan alamat IP atau jaringan; tulis seperti 10.0.0.0/8,127.0.0.1 / "${wrong}" is no IP address or network; write it like 10.0.0.0/8,127.0.0.1`,
  );
};

const isNetwork = (text: string): boolean => {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  return (
    family > 0 &&
    more === undefined &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
  );
};

/**
 * The configuration, from the environment.
 * @throws BadSetting that names the setting and the remedy; also for a `SINERGI_…` variable that means nothing.
 */
export const readSettings = (env: Environment): Settings => {
  const stray = Object.keys(env).find((name) => name.startsWith('SINERGI_') && !KNOWN.has(name));
  if (stray)
    throw new BadSetting(
      stray,
      env[stray]!,
      `tidak dikenal; hapus, atau pilih yang dikenal / is unknown; remove it, or choose a known one: ${[...KNOWN].join(', ')}`,
    );
  const eventStoreUrl = serverUrl(
    env,
    'EVENT_STORE',
    'eventstoredb',
    'EVENTSTORE_URL',
    'esdb://user:password@host:2113?tls=true',
  );
  const mongoUrl = serverUrl(env, 'READ_STORE', 'mongodb', 'MONGODB_URL', 'mongodb://user:password@host:27017/sinergi');
  const oidc = issuerIn(env);
  const mode = choice(env, 'SINERGI_MODE', ['demo', 'production'], 'demo');
  if (mode === 'demo' && oidc)
    throw new BadSetting('OIDC_ISSUER', oidc.issuer, 'hanya untuk / goes with SINERGI_MODE=production');
  const [host, port] = [env['HOST'] ?? '127.0.0.1', whole(env, 'PORT', 0, 65_535, 3_000)];
  const notifications = notificationSettings(env, `http://${host}:${port}`);
  return {
    mode,
    host,
    port,
    notifications,
    ...(env['PUBLIC_URL'] && { publicUrl: notifications.publicUrl }),
    dataDir: resolve(env['DATA_DIR'] ?? 'data'),
    ...(eventStoreUrl && { eventStoreUrl }),
    ...(mongoUrl && { mongoUrl }),
    ...blobServer(env),
    ...(choice(env, 'CONSUMERS', ['here', 'elsewhere'], 'here') === 'elsewhere' && { consumersElsewhere: true }),
    ...(choice(env, 'PAGES', ['here', 'elsewhere'], 'here') === 'elsewhere' && { pagesElsewhere: true }),
    ...(env['API_URL'] && { apiUrl: originIn('API_URL', env['API_URL']) }),
    logLevel: choice(
      env,
      'LOG_LEVEL',
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      mode === 'demo' ? 'warn' : 'info',
    ),
    requireIfMatch: choice(env, 'REQUIRE_IF_MATCH', ['on', 'off'], 'on') === 'on',
    commandWait: whole(env, 'COMMAND_WAIT_MS', 100, 60_000, 1_800),
    readWait: whole(env, 'READ_WAIT_MS', 0, 30_000, 2_000),
    subjectLimits: {
      perMinute: whole(env, 'SUBJECT_LIMIT_PER_MINUTE', 1, 1_000_000, 200),
      perDay: whole(env, 'SUBJECT_LIMIT_PER_DAY', 1, 1_000_000, 1_000),
    },
    limits: {
      perMinute: whole(env, 'RATE_LIMIT_PER_MINUTE', 1, 10_000_000, 6_000),
      signInPerMinute: whole(env, 'SIGN_IN_LIMIT_PER_MINUTE', 1, 100_000, 60),
      stopTimeout: whole(env, 'STOP_TIMEOUT_MS', 0, 600_000, 10_000),
      ...(env['TRUSTED_PROXIES'] && { trustedProxies: proxiesIn(env['TRUSTED_PROXIES']) }),
    },
    ...(env['RULES_FILE'] && { rulesFile: env['RULES_FILE'] }),
    ...(oidc && { oidc }),
    ...firstKeeper(env, oidc !== undefined),
  };
};
