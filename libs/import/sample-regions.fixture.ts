import { covers, levelOf, villageKindOf, type RegionCode } from '#kernel';
import { nameKey } from '../contexts/regions/domain/region-names.js';
import { loadRegions } from '../contexts/regions/reference/load-regions.js';
import type { RegionCandidate, RegionNames, RegionQuery, RegionType } from './index.js';

const { directory } = loadRegions();

/**
 * Other names that the sample registers use, as an office would keep them. Several codes: the name alone does not tell
 * which.
 */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  Agara: ['11.02'],
  Abdya: ['11.12'],
  Kukar: ['64.02'],
  Kobar: ['62.01'],
  Kotim: ['62.02'],
  Bartim: ['62.13'],
  Lamteng: ['18.02'],
  Lamsel: ['18.01'],
  Tubaba: ['18.12'],
  Tanbu: ['63.10'],
  Tala: ['63.01'],
  Batola: ['63.04'],
  HSU: ['63.08'],
  Mubar: ['74.13'],
  Bolsel: ['71.11'],
  Boltim: ['71.10'],
  Yogya: ['34', '34.71'],
  Lombok: ['52.01', '52.02', '52.03', '52.08'],
  Yoopneos: ['92.07.02.2002'],
  'Werdhi Bhuana': ['51.03.02.2013'],
  'Benua Lima': ['62.13.02'],
  'Sei Asem': ['62.03.02.2007'],
};
const byKey = new Map(Object.entries(ALIASES).map(([name, codes]) => [nameKey(name), codes as readonly RegionCode[]]));

const typeOf = (code: RegionCode): RegionType => {
  const level = levelOf(code);
  if (level === 2) return Number(code.slice(3)) >= 71 ? 'KOTA' : 'KABUPATEN';
  return level === 1
    ? 'PROVINSI'
    : level === 3
      ? 'KECAMATAN'
      : villageKindOf(code) === 'KELURAHAN'
        ? 'KELURAHAN'
        : 'DESA';
};

const fitting = (codes: readonly RegionCode[], { types, within }: RegionQuery): readonly RegionCandidate[] =>
  codes
    .filter(
      (code) => (!types || types.includes(typeOf(code))) && (!within || (code !== within && covers(within, code))),
    )
    .map((code) => {
      const region = directory.byCode(code)!;
      return { code, name: region.name, path: region.path };
    });

/** The regions of the installed dataset, with the aliases of the sample registers. */
export const SAMPLE_REGIONS: RegionNames = {
  called: (query) => fitting(directory.called(query.name), query),
  alias: (query) => fitting(byKey.get(nameKey(query.name)) ?? [], query),
};
