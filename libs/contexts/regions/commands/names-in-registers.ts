import { createHash } from 'node:crypto';
import type { NamesInRegisters, NamesNow, RegionDirectory } from '../contract/index.js';
import { regionDirectory } from '../domain/region-directory.decider.js';
import { aliasCalled, type RegionDirectoryState } from '../domain/region-directory.state.js';
import { DIRECTORY_ID } from './region-resolver.js';

/** The names of the loaded dataset, with the aliases as the log has them. Made once for each state of the aliases. */
export const namesInRegisters = (directory: RegionDirectory): NamesInRegisters => {
  const made = new WeakMap<RegionDirectoryState['aliases'], NamesNow>();
  return {
    now: async (sources) => {
      const { aliases } = await sources.state(regionDirectory, DIRECTORY_ID);
      const known = made.get(aliases);
      if (known) return known;
      const entries = Object.entries(aliases).map(([key, { region }]) => [key, region.code]);
      const names: NamesNow = {
        version: createHash('sha256')
          .update(JSON.stringify([directory.datasetVersion, entries]))
          .digest('hex'),
        byCode: directory.byCode,
        called: directory.called,
        alias: (name) => {
          const code = aliasCalled({ aliases }, name)?.region.code;
          return code !== undefined && directory.byCode(code)?.active ? [code] : [];
        },
      };
      made.set(aliases, names);
      return names;
    },
  };
};
