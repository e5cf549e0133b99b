import { REGION_LEVELS, levelOf, withAncestors, type RegionCode, type RegionRef, type Scope } from '#kernel';

export type Level = (typeof REGION_LEVELS)[number];

/**
 * A party as the network knows it. A region is known by its code; whoever is none (a university, a council) by its kind
 * and id, `UNIVERSITY:…`, and stays itself at every level, while its region says where it sits: `ID` for whom no region
 * is known.
 */
export interface Party {
  readonly key: string;
  readonly region: Scope;
}

export const partyOfRegion = ({ code }: Pick<RegionRef, 'code'>): Party => ({ key: code, region: code });

/** The party at a level: the region around it of that level; one that is wider, or no region, as it is. */
export const atLevel = (party: Party, level: Level): Party => {
  const { key, region } = party;
  if (key !== region || region === 'ID') return party;
  const around = withAncestors(region as RegionCode)[REGION_LEVELS.indexOf(level)];
  return around && levelOf(around) < levelOf(region) ? { key: around, region: around } : party;
};

/** One line of the network at one level, as documents name it. */
export const edgeName = (level: Level, kind: string, from: string, to: string): string =>
  `${level} ${kind} ${from} ${to}`;
