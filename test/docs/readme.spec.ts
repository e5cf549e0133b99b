import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../apps/api/settings.js';
import { textOf } from './repository.js';

/** Rows of the configuration table: setting, and the default where there is one. */
const documented = [...textOf('README.md').matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`|—) \|/gm)].map(([, name = '', initial]) => ({ name, initial }));
const [, known = ''] = /const KNOWN = new Set\(\[([^\]]*)\]/.exec(textOf('apps/api/settings.ts'))!;

/** Settings that make sense only together. */
const NEEDED_WITH: Readonly<Record<string, string>> = {
  OIDC_ISSUER: 'OIDC_AUDIENCE', OIDC_AUDIENCE: 'OIDC_ISSUER',
  SINERGI_KEEPER: 'SINERGI_KEEPER_PASSWORD_FILE', SINERGI_KEEPER_PASSWORD_FILE: 'SINERGI_KEEPER',
};

describe('The configuration table of the README', () => {
  it('names every setting, and no other', () => {
    expect(documented.map(({ name }) => name).sort()).toEqual([...known.matchAll(/'([A-Z_]+)'/g)].map(([, name]) => name).sort());
  });

  it.each(documented.filter(({ initial }) => initial !== undefined))('tells the default of $name', ({ name, initial }) => {
    expect(readSettings({ [name]: initial })).toEqual(readSettings({}));
  });

  it.each(documented.filter(({ initial }) => initial === undefined))('tells that $name has none', ({ name }) => {
    const production = { SINERGI_MODE: 'production' };
    const needed = NEEDED_WITH[name];
    expect(readSettings({ ...production, [name]: 'x', ...(needed && { [needed]: 'x' }) })).not.toEqual(readSettings(production));
  });
});
