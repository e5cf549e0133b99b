import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../apps/composition/settings.js';
import { textOf } from './repository.js';

/** Rows of the configuration table: setting, and the default where there is one. */
const documented = [...textOf('README.md').matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`|—) \|/gm)].map(
  ([, name = '', initial]) => ({ name, initial }),
);
const [, known = ''] = /const KNOWN = new Set\(\[([^\]]*)\]/.exec(textOf('apps/composition/settings.ts'))!;

const folder = mkdtempSync(join(tmpdir(), 'sinergi-readme-'));
afterAll(() => rmSync(folder, { recursive: true }));
const smtpFile = join(folder, 'smtp-url');
writeFileSync(smtpFile, 'smtp://mail.example');
const SMTP = {
  SMTP_URL: 'smtp://mail.example',
  MAIL_FROM: 'sinergi@example.go.id',
  PUBLIC_URL: 'https://sinergi.example',
};

const OIDC = {
  OIDC_ISSUER: 'https://id.example',
  OIDC_AUDIENCE: 'sinergi',
  OIDC_CLIENT_ID: 'x',
  PUBLIC_URL: 'https://sinergi.example',
};

/** Settings that make sense only together, or with a value of their own form. */
const NEEDED_WITH: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  EVENTSTORE_URL: { EVENT_STORE: 'eventstoredb' },
  MONGODB_URL: { READ_STORE: 'mongodb' },
  EVENTSTORE_URL_FILE: { EVENT_STORE: 'eventstoredb', EVENTSTORE_URL_FILE: 'README.md' },
  MONGODB_URL_FILE: { READ_STORE: 'mongodb', MONGODB_URL_FILE: 'README.md' },
  OIDC_ISSUER: { OIDC_AUDIENCE: 'x' },
  OIDC_AUDIENCE: { OIDC_ISSUER: 'x' },
  OIDC_CLIENT_ID: OIDC,
  OIDC_CLIENT_SECRET: OIDC,
  OIDC_CLIENT_SECRET_FILE: { ...OIDC, OIDC_CLIENT_SECRET_FILE: smtpFile },
  API_URL: { API_URL: 'http://api:3000' },
  SMTP_URL: SMTP,
  SMTP_URL_FILE: { MAIL_FROM: SMTP.MAIL_FROM, PUBLIC_URL: SMTP.PUBLIC_URL, SMTP_URL_FILE: smtpFile },
  MAIL_FROM: SMTP,
  PUBLIC_URL: { PUBLIC_URL: SMTP.PUBLIC_URL },
  TRUSTED_PROXIES: { TRUSTED_PROXIES: '10.0.0.0/8' },
  SINERGI_KEEPER: { SINERGI_KEEPER_PASSWORD_FILE: 'x' },
  SINERGI_KEEPER_PASSWORD_FILE: { SINERGI_KEEPER: 'x' },
};

describe('The configuration table of the README', () => {
  it('names every setting, and no other', () => {
    expect(documented.map(({ name }) => name).sort()).toEqual(
      [...known.matchAll(/'([A-Z_]+)'/g)].map(([, name]) => name).sort(),
    );
  });

  it.each(documented.filter(({ initial }) => initial !== undefined))(
    'tells the default of $name',
    ({ name, initial }) => {
      expect(readSettings({ [name]: initial })).toEqual(readSettings({}));
    },
  );

  it.each(documented.filter(({ initial }) => initial === undefined))('tells that $name has none', ({ name }) => {
    const production = { SINERGI_MODE: 'production' };
    expect(readSettings({ ...production, [name]: 'x', ...NEEDED_WITH[name] })).not.toEqual(readSettings(production));
  });
});
