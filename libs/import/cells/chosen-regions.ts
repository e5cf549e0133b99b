import type { RegionCode } from '#kernel';
import type { FlagCode } from '../flags.js';
import { reading, weakest, type Reading } from '../reading.js';
import { isDoubted } from '../text.js';
import type { Parties, Party } from './parties.js';

/** What is said of a place that is not certain: a region that a person chose says otherwise. */
const OF_PLACE: ReadonlySet<FlagCode> = new Set([
  'E_REGION_AMBIGUOUS',
  'REGION_UNKNOWN',
  'REGION_NOT_NAMED',
  'PLACE_CONFLICT',
  'REGION_BY_ALIAS',
  'UNREAD_TEXT',
]);

/** The same parties, some of them in the regions that a person chose for them. */
export const withRegions = (parties: Parties, chosen: ReadonlyMap<string, RegionCode> = new Map()): Parties => {
  if (!parties.value || chosen.size === 0) return parties;
  const value = parties.value.map((party): Reading<Party> => {
    const region = chosen.get(party.raw);
    if (region === undefined) return party;
    const kind = party.value?.kind ?? (region.length === 13 ? 'VILLAGE' : 'REGION');
    return reading(party.raw, {
      value: { name: party.raw, ...party.value, kind, region },
      flags: party.flags.filter(({ code }) => !OF_PLACE.has(code)),
    });
  });
  return reading(parties.raw, {
    value,
    confidence: weakest(...value.map(({ confidence }) => confidence), isDoubted(parties.raw) ? 'APPROX' : 'EXACT'),
    provenance: parties.provenance,
    flags: parties.flags.filter(({ code, details }) => !(OF_PLACE.has(code) && chosen.has(String(details?.['party'])))),
  });
};
