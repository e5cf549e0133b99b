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

/** Names as registers use them, each looked up once: the same few stand in row after row. */
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
    called: (query) => fitting(names.called(query.name), query),
    alias: (query) => fitting(names.alias(query.name), query),
  };
};
