import { NATIONAL, type RegionRef, type Scope } from '#kernel';

/** For what an office or institution is kept: its region, or the country where it has none. */
export const keptIn = (region: RegionRef | undefined): Scope => region?.code ?? NATIONAL;
