import { isRegionCode } from '#kernel';
import type { RegionDirectory, RegionResolver } from '../contract/index.js';
import { regionDirectory } from '../domain/region-directory.decider.js';
import { withAliases } from '../domain/with-aliases.js';

/** The one stream in which data stewards keep what they add to the official regions. */
export const DIRECTORY_ID = 'ID';

/** Codes need no look at the aliases; names do. */
export const regionResolver = (directory: RegionDirectory): RegionResolver => ({
  resolve: async (text, sources, field) =>
    (isRegionCode(text.trim())
      ? directory
      : withAliases(directory, await sources.state(regionDirectory, DIRECTORY_ID))
    ).resolve(text, field, sources.near),
});
