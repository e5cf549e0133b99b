import { NATIONAL, withAncestors, type RegionCode, type Scope } from '#kernel';

/** What concerns no region concerns the country: it is shown to its readers alone, and never to nobody. */
export const orCountry = (regions: readonly RegionCode[]): readonly Scope[] => (regions.length ? regions : [NATIONAL]);

/** The regions and all in which they lie, each once; of none, the country. */
export const areasAround = (regions: readonly RegionCode[]): readonly Scope[] => [
  ...new Set(orCountry(regions).flatMap((region) => withAncestors(region))),
];
