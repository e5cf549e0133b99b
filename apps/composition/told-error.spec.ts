import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable, reject } from '#kernel';
import { DemoRefused } from '#demo';
import { OperationRefused, UnknownEvent } from '#runtime';
import { failureText, toldFailure } from '../ops/failure.js';
import { readSettings } from './settings.js';
import { toldError } from './told-error.js';

const missing = Object.assign(new Error("ENOENT: no such file or directory, open '/srv/log.jsonl'"), {
  code: 'ENOENT',
  path: '/srv/log.jsonl',
});

describe('What ends a process is told to an operator in Indonesian and in English, without a stack trace', () => {
  it.each<[string, Error, string, RegExp, RegExp]>([
    [
      'a store',
      new StoreUnavailable('events.db is locked'),
      'E_UNAVAILABLE',
      /tidak dapat dipakai/,
      /events\.db is locked/,
    ],
    ['a newer log', new UnknownEvent('X v9 is unknown'), 'E_NEWER_VERSION', /jalankan versi itu/, /X v9 is unknown/],
    ['a demonstration', new DemoRefused('POST /v1/visits: 403'), 'E_DEMO', /pilih log yang kosong/, /403/],
    [
      'a file that is missing',
      missing,
      'E_FILE',
      /\/srv\/log\.jsonl tidak ada; periksa namanya/,
      /\/srv\/log\.jsonl is not there; check its name\.$/,
    ],
    [
      'a projection',
      new OperationRefused('Tidak ada proyeksi "x".', 'There is no projection "x".'),
      'E_PROJECTION',
      /Tidak ada proyeksi/,
      /There is no projection/,
    ],
    ['what nobody foresaw', new TypeError('x is not a function'), 'E_INTERNAL', /laporkan/, /x is not a function/],
  ])('%s', (_, error, code, id, en) => {
    const text = failureText(toldFailure(error));
    expect(toldFailure(error)).toMatchObject({
      code,
      messageId: expect.stringMatching(id),
      messageEn: expect.stringMatching(en),
    });
    expect(text).not.toMatch(/\n\s+at /);
  });

  it('when it starts, too', () => {
    expect(toldError(missing)).toMatch(/tidak ada; periksa namanya\. \/ ENOENT/);
    expect(toldError(reject('E_SCOPE'))).toMatch(/^E_SCOPE: Peran atau wilayah .* \/ Your role/);
    expect(toldError('x')).toBe('x');
  });
});

describe('TRUSTED_PROXIES', () => {
  const proxies = (list: string) => readSettings({ TRUSTED_PROXIES: list }).limits.trustedProxies;

  it('are addresses and networks', () => {
    expect(proxies('10.0.0.0/8, 127.0.0.1,::1,fd00::/8,0.0.0.0/0,10.0.0.1/32,::/128')).toEqual([
      '10.0.0.0/8',
      '127.0.0.1',
      '::1',
      'fd00::/8',
      '0.0.0.0/0',
      '10.0.0.1/32',
      '::/128',
    ]);
  });

  it.each(['proxy.example', '10.0.0.0/33', '::/129', '10.0.0.1,', '10.0.0.0/8/8', '10.0.0', '10.0.0.0/', 'all'])(
    'that are none stop the start, with what to write in both languages: %s',
    (list) => {
      expect(() => proxies(list)).toThrow(/^TRUSTED_PROXIES=".*bukan alamat IP.* \/ .*is no IP address/);
    },
  );
});
