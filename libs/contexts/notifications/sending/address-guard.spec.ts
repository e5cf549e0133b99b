import { describe, expect, it } from '@jest/globals';
import { guardedLookup, isPublicAddress, mayCall } from './address-guard.js';

describe('An address that a webhook may call', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '2606:4700::1111',
    '2001:200::',
    '2003::',
    '3fff:1000::1',
  ])('is one of the internet: %s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '192.88.99.1',
    '4000::1',
    '2001:1ff:ffff::1',
    '3fff::1',
    '3fff:fff:ffff::1',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
    'localhost',
    '',
  ])('is none of this machine, a private network or the cloud: %s', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );

  it.each([
    ['https://hooks.example/sinergi', true],
    ['https://8.8.8.8/', true],
    ['http://hooks.example/', false],
    ['https://127.0.0.1/', false],
    ['https://2130706433/', false],
    ['https://0x7f.1/', false],
    ['https://[::1]/', false],
    ['https://[::ffff:127.0.0.1]/', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://user:secret@hooks.example/', false],
    ['https://user@hooks.example/', false],
    ['https://:secret@hooks.example/', false],
    ['ftp://hooks.example/', false],
    ['file:///etc/passwd', false],
  ])('by its writing: %s', (url, may) => expect(mayCall(new URL(url), [])).toBe(may));

  it('is one that the installation allows, by http, too', () => {
    expect(mayCall(new URL('http://hooks.intranet:8080/'), ['hooks.intranet'])).toBe(true);
    expect(mayCall(new URL('http://10.1.2.3/'), ['10.1.2.3'])).toBe(true);
    expect(mayCall(new URL('http://[::1]/'), ['::1'])).toBe(true);
    expect(mayCall(new URL('http://other.intranet/'), ['hooks.intranet'])).toBe(false);
    expect(mayCall(new URL('ftp://hooks.intranet/'), ['hooks.intranet'])).toBe(false);
  });

  const resolved = (name: string, allowed: readonly string[]) =>
    new Promise<string>((resolve) =>
      guardedLookup(allowed)(name, {}, (error, address) => resolve(error ? error.name : String(address))),
    );

  it('is looked at once more when its name is looked up', async () => {
    expect(await resolved('localhost', [])).toBe('ForbiddenAddress');
    expect(await resolved('localhost', ['localhost'])).toMatch(/^(127\.0\.0\.1|::1)$/);
  });
});
