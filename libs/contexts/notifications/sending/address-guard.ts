import type { LookupAddress } from 'node:dns';
import { Resolver, lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Addresses that are nobody's on the internet: of this machine, of private networks, of the link, of the cloud's own
 * services, reserved ones, and IPv6 ranges that wrap such an IPv4 address (RFC 6890, RFC 4291, RFC 6052).
 */
const CLOSED: readonly (readonly [network: string, bits: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  // All but 2000::/3, which alone is given out (RFC 4291).
  ['::', 3, 'ipv6'],
  ['4000::', 2, 'ipv6'],
  ['8000::', 1, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
];

/** One for each family: in a common list the range of mapped addresses would close all of IPv4. */
const closed = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, bits, family] of CLOSED) closed[family].addSubnet(network, bits, family);

/** Whether an address belongs to the internet, where everybody may be called. */
export const isPublicAddress = (address: string): boolean => {
  const family = ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(address)];
  return family !== undefined && !closed[family].check(address, family);
};

/** Which places may be called beside those of the internet: names of hosts, as the installation allows them. */
export type AllowedHosts = readonly string[];

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase();

export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/**
 * The address may be called: https, or a host that the installation allows; an address in numbers is looked at here,
 * a name when it is looked up (`guardedLookup`).
 */
export const mayCall = (url: URL, allowed: AllowedHosts): boolean => {
  const host = bare(url.hostname);
  if (allowed.includes(host)) return url.protocol === 'https:' || url.protocol === 'http:';
  return (
    url.protocol === 'https:' && url.username === '' && url.password === '' && (!isIP(host) || isPublicAddress(host))
  );
};

/** The addresses of a name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

const resolver = new Resolver({ timeout: 3_000, tries: 2 });

/**
 * By the name servers alone, and outside the few threads that the process has for files and passwords: whoever lets his
 * name server wait keeps nobody else waiting.
 */
const byNameServers: Resolve = async (name) => {
  const found = await Promise.allSettled([
    resolver.resolve4(name).then((all) => all.map((address) => ({ address, family: 4 }))),
    resolver.resolve6(name).then((all) => all.map((address) => ({ address, family: 6 }))),
  ]);
  const addresses = found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  const [first] = found;
  if (addresses.length === 0 && first.status === 'rejected') throw first.reason;
  return addresses;
};

/** Names that mean this machine wherever they are asked for (RFC 6761). */
const meansThisMachine = (name: string): boolean => /(^|\.)localhost\.?$/.test(name);

const openAddresses = async (name: string, allowed: AllowedHosts, resolve: Resolve | undefined) => {
  // What the operator allows may stand in this machine's own table of hosts.
  if (allowed.includes(name)) return (resolve ?? ((host) => lookup(host, { all: true })))(name);
  if (meansThisMachine(name)) throw new ForbiddenAddress(name);
  const addresses = await (resolve ?? byNameServers)(name);
  // One closed address among several is a trap as well: then none is called.
  if (addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address))) return addresses;
  throw new ForbiddenAddress(name);
};

/**
 * Looks a name up for a connection and gives only addresses that may be called. The connection goes to the address that
 * was looked at, so a name cannot change its meaning in between.
 */
export const guardedLookup =
  (allowed: AllowedHosts, resolve?: Resolve): LookupFunction =>
  (hostname, { all }, callback) => {
    openAddresses(bare(hostname), allowed, resolve).then(
      (open) => {
        if (all) (callback as unknown as (e: null, all: typeof open) => void)(null, open);
        else callback(null, open[0]!.address, open[0]!.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
