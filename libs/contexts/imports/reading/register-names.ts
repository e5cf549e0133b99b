import { covers, levelOf, villageKindOf, type RegionCode } from '#kernel';
import type { RegionNames, RegionQuery, RegionType } from '#import';
import type { NamesNow } from '#contexts/regions/contract';

const typeOf = (code: RegionCode): RegionType => {
  const level = levelOf(code);
  if (level === 1) return 'PROVINSI';
  if (level === 2) return Number(code.slice(3)) >= 71 ? 'KOTA' : 'KABUPATEN';
  if (level === 3) return 'KECAMATAN';
  return villageKindOf(code) === 'KELURAHAN' ? 'KELURAHAN' : 'DESA';
};

/** Answers that are kept: the same few names stand in row after row. */
const KEPT = 20_000;

const remembered = (ask: RegionNames['called']): RegionNames['called'] => {
  const known = new Map<string, ReturnType<typeof ask>>();
  return (query) => {
    const key = `${query.name}|${query.types?.join(',') ?? ''}|${query.within ?? ''}`;
    const before = known.get(key);
    if (before) return before;
    if (known.size >= KEPT) known.clear();
    const found = ask(query);
    known.set(key, found);
    return found;
  };
};

/** Names as registers use them, each looked up once. */
export const registerNames = (names: NamesNow): RegionNames => {
  const fitting = (codes: readonly RegionCode[], { types, within }: RegionQuery) =>
    codes
      .filter((code) => !types || types.includes(typeOf(code)))
      .filter((code) => !within || (code !== within && covers(within, code)))
      .flatMap((code) => {
        const region = names.byCode(code);
        return region ? [{ code, name: region.name, path: region.path }] : [];
      });
  return {
    called: remembered((query) => fitting(names.called(query.name), query)),
    alias: remembered((query) => fitting(names.alias(query.name), query)),
  };
};
