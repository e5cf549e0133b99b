import type { Decider } from '#kernel';
import type { RegionDirectoryCommand } from './region-directory.commands.js';
import { decide, type RegionDirectoryFacts } from './region-directory.decide.js';
import { regionDirectoryCatalogue, type RegionDirectoryEvent } from './region-directory.events.js';
import { evolve, initialState, type RegionDirectoryState } from './region-directory.state.js';

/** What data stewards add to the official regions. There is one directory for the country: its id is `ID`. */
export const regionDirectory: Decider<
  RegionDirectoryState,
  RegionDirectoryCommand,
  RegionDirectoryEvent,
  RegionDirectoryFacts
> = { category: 'regionDirectory', catalogue: regionDirectoryCatalogue, initialState, evolve, decide };
