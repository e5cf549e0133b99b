import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadSetting } from './environment.js';
import { readSettings } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'sinergi-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileWith = (content: string): string => {
  const file = join(folder, `secret-${content.length}`);
  writeFileSync(file, content);
  return file;
};

const S3 = {
  BLOB_STORE: 's3',
  S3_ENDPOINT: 'https://files:9000',
  S3_BUCKET: 'sinergi',
  S3_ACCESS_KEY: 'akun',
  S3_SECRET_KEY: 'geheim',
};

describe('The settings', () => {
  it('without any are those of the demonstration on this machine alone', () => {
    expect(readSettings({ PATH: '/bin', HOME: '/home/x' })).toEqual({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3_000,
      dataDir: join(process.cwd(), 'data'),
      logLevel: 'warn',
      requireIfMatch: true,
      commandWait: 1_800,
      readWait: 2_000,
      subjectLimits: { perMinute: 200, perDay: 1_000 },
      limits: { perMinute: 6_000, signInPerMinute: 60, stopTimeout: 10_000 },
      notifications: { publicUrl: 'http://127.0.0.1:3000', allowedHosts: [], digestHour: 7 },
    });
  });

  it('are all read', () => {
    expect(
      readSettings({
        SINERGI_MODE: 'production',
        HOST: '0.0.0.0',
        PORT: '8080',
        DATA_DIR: '/var/lib/sinergi',
        EVENT_STORE: 'embedded',
        READ_STORE: 'embedded',
        LOG_LEVEL: 'debug',
        RULES_FILE: '/etc/rules.json',
        OIDC_ISSUER: 'https://id.example',
        OIDC_AUDIENCE: 'sinergi',
        SINERGI_KEEPER: 'subjek-1',
        RATE_LIMIT_PER_MINUTE: '100',
        SIGN_IN_LIMIT_PER_MINUTE: '10',
        SUBJECT_LIMIT_PER_MINUTE: '50',
        SUBJECT_LIMIT_PER_DAY: '5000',
        TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1',
        REQUIRE_IF_MATCH: 'off',
        COMMAND_WAIT_MS: '60000',
        READ_WAIT_MS: '0',
        STOP_TIMEOUT_MS: '600000',
        SMTP_URL: 'smtps://sinergi:geheim@mail.example',
        MAIL_FROM: 'Sinergi <sinergi@example.go.id>',
        PUBLIC_URL: 'https://sinergi.example.go.id/',
        WEBHOOK_ALLOWED_HOSTS: 'Hooks.intranet, 10.1.2.3',
        DIGEST_HOUR: '6',
      }),
    ).toEqual({
      mode: 'production',
      host: '0.0.0.0',
      port: 8_080,
      dataDir: '/var/lib/sinergi',
      logLevel: 'debug',
      rulesFile: '/etc/rules.json',
      requireIfMatch: false,
      commandWait: 60_000,
      readWait: 0,
      oidc: { issuer: 'https://id.example', audience: 'sinergi' },
      firstKeeper: { subject: 'subjek-1' },
      subjectLimits: { perMinute: 50, perDay: 5_000 },
      limits: {
        perMinute: 100,
        signInPerMinute: 10,
        stopTimeout: 600_000,
        trustedProxies: ['10.0.0.0/8', '127.0.0.1'],
      },
      publicUrl: 'https://sinergi.example.go.id',
      notifications: {
        mail: { url: 'smtps://sinergi:geheim@mail.example', from: 'Sinergi <sinergi@example.go.id>' },
        publicUrl: 'https://sinergi.example.go.id',
        allowedHosts: ['hooks.intranet', '10.1.2.3'],
        digestHour: 6,
      },
    });
  });

  it('name the servers where the log and the read models are kept, and say whether projectors keep the read models', () => {
    expect(
      readSettings({
        EVENT_STORE: 'eventstoredb',
        EVENTSTORE_URL: 'esdb://log:2113?tls=false',
        READ_STORE: 'mongodb',
        MONGODB_URL: 'mongodb://models:27017',
        CONSUMERS: 'elsewhere',
      }),
    ).toMatchObject({
      eventStoreUrl: 'esdb://log:2113?tls=false',
      mongoUrl: 'mongodb://models:27017',
      consumersElsewhere: true,
    });
  });

  it('never repeat a connection string, which may hold a password', () => {
    for (const environment of [
      { EVENTSTORE_URL: 'esdb://user:geheim@log' },
      { READ_STORE: 'embedded', MONGODB_URL: 'mongodb://user:geheim@models' },
    ]) {
      expect(() => readSettings(environment)).toThrow(BadSetting);
      expect(() => readSettings(environment)).not.toThrow('geheim');
    }
  });

  it('take a connection string from a file, so that its password does not stand in the environment', () => {
    expect(
      readSettings({
        EVENT_STORE: 'eventstoredb',
        EVENTSTORE_URL_FILE: fileWith('esdb://user:geheim@log:2113\n'),
        READ_STORE: 'mongodb',
        MONGODB_URL_FILE: fileWith('mongodb://user:geheim@models\n'),
      }),
    ).toMatchObject({ eventStoreUrl: 'esdb://user:geheim@log:2113', mongoUrl: 'mongodb://user:geheim@models' });
  });

  it.each([
    [
      'besides the connection string itself',
      { EVENTSTORE_URL: 'esdb://user:geheim@log:2113', EVENTSTORE_URL_FILE: fileWith('esdb://user:geheim@log') },
    ],
    ['that is not there', { EVENTSTORE_URL_FILE: join(folder, 'nowhere') }],
    ['that is a folder', { EVENTSTORE_URL_FILE: folder }],
    ['that is empty', { EVENTSTORE_URL_FILE: fileWith(' \n') }],
  ])('refuse a file %s', (_, environment) => {
    const reading = () => readSettings({ EVENT_STORE: 'eventstoredb', ...environment });
    expect(reading).toThrow(BadSetting);
    expect(reading).toThrow(`EVENTSTORE_URL_FILE="${environment.EVENTSTORE_URL_FILE}": `);
    expect(reading).not.toThrow('geheim');
  });

  it('name the server where files are kept, its secret from a file as well, and never repeat that', () => {
    expect(readSettings(S3).s3).toEqual({
      endpoint: 'https://files:9000',
      region: 'us-east-1',
      bucket: 'sinergi',
      accessKey: 'akun',
      secretKey: 'geheim',
    });
    const { S3_SECRET_KEY: _secret, ...rest } = S3;
    const fromFile = { ...rest, S3_REGION: 'id-jkt', S3_SECRET_KEY_FILE: fileWith('dari berkas\n') };
    expect(readSettings(fromFile).s3).toMatchObject({ region: 'id-jkt', secretKey: 'dari berkas' });
    for (const wrong of [{ S3_BUCKET: '' }, { BLOB_STORE: 'folder' }, { S3_ENDPOINT: 'https://u:geheim@files' }]) {
      expect(() => readSettings({ ...S3, ...wrong })).toThrow(BadSetting);
      expect(() => readSettings({ ...S3, ...wrong })).not.toThrow('geheim');
    }
  });

  it('refuse a file with a connection string for a store that is not used', () => {
    expect(() => readSettings({ MONGODB_URL_FILE: fileWith('mongodb://user:geheim@models') })).toThrow(
      'READ_STORE="": ',
    );
  });

  it('name the first keeper of accounts by a password where no issuer keeps them', () => {
    expect(
      readSettings({ SINERGI_KEEPER: 'admin', SINERGI_KEEPER_PASSWORD_FILE: '/run/secrets/admin' }).firstKeeper,
    ).toEqual({ username: 'admin', passwordFile: '/run/secrets/admin' });
  });

  it('of production log more, because nobody sits before the screen', () => {
    expect(readSettings({ SINERGI_MODE: 'production' }).logLevel).toBe('info');
  });

  it.each<[Record<string, string>, string]>([
    [{ PORT: 'abc' }, 'PORT="abc": '],
    [{ PORT: '-1' }, 'PORT="-1": '],
    [{ PORT: '3000.5' }, 'PORT="3000.5": '],
    [{ PORT: '65536' }, 'PORT="65536": '],
    [{ PORT: '' }, 'PORT="": '],
    [{ PORT: '1e3' }, 'PORT="1e3": '],
    [{ PORT: ' 80' }, 'PORT=" 80": '],
    [{ SINERGI_MODE: 'dev' }, 'SINERGI_MODE="dev": '],
    [{ EVENT_STORE: 'foo' }, 'EVENT_STORE="foo": '],
    [{ READ_STORE: 'foo' }, 'READ_STORE="foo": '],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL="loud": '],
    [{ READ_WAIT_MS: '30001' }, 'READ_WAIT_MS="30001": '],
    [{ RATE_LIMIT_PER_MINUTE: '0' }, 'RATE_LIMIT_PER_MINUTE="0": '],
    [{ EVENT_STORE: 'eventstoredb' }, 'EVENTSTORE_URL="": '],
    [{ READ_STORE: 'mongodb' }, 'MONGODB_URL="": '],
    [{ CONSUMERS: 'none' }, 'CONSUMERS="none": '],
    [{ EVENTSTORE_URL: 'esdb://log:2113' }, 'EVENT_STORE="": '],
    [{ MONGODB_URL: 'mongodb://models' }, 'READ_STORE="": '],
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_AUDIENCE="": '],
    [{ OIDC_AUDIENCE: 'sinergi' }, 'OIDC_ISSUER="": '],
    [{ OIDC_CLIENT_ID: 'pages' }, 'OIDC_ISSUER="": '],
    [{ OIDC_CLIENT_SECRET: 'geheim' }, 'OIDC_CLIENT_ID="": '],
    [{ OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'sinergi', OIDC_CLIENT_ID: 'pages' }, 'PUBLIC_URL="": '],
    [{ PAGES: 'none' }, 'PAGES="none": '],
    [{ API_URL: 'api:3000' }, 'API_URL="api:3000": '],
    [{ API_URL: 'http://api:3000/v1' }, 'API_URL="http://api:3000/v1": '],
    [{ SINERGI_KEEPER: 'admin' }, 'SINERGI_KEEPER_PASSWORD_FILE="": '],
    [{ SINERGI_KEEPER_PASSWORD_FILE: '/x' }, 'SINERGI_KEEPER="": '],
    [{ OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'sinergi' }, 'OIDC_ISSUER="https://id.example": '],
    [
      {
        SINERGI_MODE: 'production',
        OIDC_ISSUER: 'https://id.example',
        OIDC_AUDIENCE: 'sinergi',
        SINERGI_KEEPER: 'x',
        SINERGI_KEEPER_PASSWORD_FILE: '/x',
      },
      'SINERGI_KEEPER_PASSWORD_FILE="/x": ',
    ],
    [{ BLOB_STORE: 'ftp' }, 'BLOB_STORE="ftp": '],
    [{ S3_BUCKET: 'sinergi' }, 'BLOB_STORE="": '],
    [{ ...S3, S3_ENDPOINT: '' }, 'S3_ENDPOINT="": '],
    [{ ...S3, S3_ENDPOINT: 'files:9000' }, 'S3_ENDPOINT="files:9000": '],
    [{ ...S3, S3_BUCKET: 'Tidak Sah' }, 'S3_BUCKET="Tidak Sah": '],
    [{ ...S3, S3_ACCESS_KEY: '' }, 'S3_ACCESS_KEY="": '],
    [{ ...S3, S3_SECRET_KEY: '' }, 'S3_SECRET_KEY="": '],
    [{ SINERGI_TYPO: '1' }, 'SINERGI_TYPO="1": '],
    [{ SINERGI_mode: 'production' }, 'SINERGI_mode="production": '],
  ])('name the one that cannot be meant: %j', (environment, named) => {
    expect(() => readSettings(environment)).toThrow(BadSetting);
    expect(() => readSettings(environment)).toThrow(named);
  });
});
