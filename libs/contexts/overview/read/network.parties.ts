import {
  NATIONAL,
  REGION_LEVELS,
  isGovernment,
  levelOf,
  partyKey,
  partyName,
  seatOf,
  withAncestors,
  type PartyRef,
  type Scope,
} from '#kernel';

export type Level = (typeof REGION_LEVELS)[number];

/** A party as the network knows it. */
export interface Party {
  /** The code of a region or village; of any other body its key, by which it stays itself at every level. */
  readonly key: string;
  /** Where it sits: `ID` for whom no region is known. */
  readonly region: Scope;
  /** Of a body. A region has the name that its code has. */
  readonly name?: string;
}

/** No person is told from another: persons are one party of the network. */
export const partyOf = (party: PartyRef): Party => {
  const region = seatOf(party);
  if (isGovernment(party)) return { key: region, region };
  return { key: party.kind === 'PERSON' ? party.kind : partyKey(party), region, name: partyName(party) };
};

/** The region around it of that level; one that is wider, or the country, as it is. */
const regionAt = (region: Scope, level: Level): Scope => {
  if (region === NATIONAL) return region;
  const around = withAncestors(region)[REGION_LEVELS.indexOf(level)];
  return around && levelOf(around) < levelOf(region) ? around : region;
};

/** The party at a level: a region is the one around it; a body stays itself, and sits in the one around its seat. */
export const atLevel = ({ key, region, ...more }: Party, level: Level): Party => {
  const at = regionAt(region, level);
  return { key: key === region ? at : key, region: at, ...more };
};

/** One line of the network at one level, as documents name it. */
export const edgeName = (level: Level, kind: string, from: string, to: string): string =>
  JSON.stringify([level, kind, from, to]);
