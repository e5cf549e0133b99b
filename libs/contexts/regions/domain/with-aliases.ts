import { covers, levelOf, NATIONAL, type RegionCode } from '#kernel';
import type { RegionDirectory } from '../contract/index.js';
import { nameKey, readings } from './region-names.js';
import { directoryOver } from './region-resolution.js';
import { aliasCalled, type RegionDirectoryState } from './region-directory.state.js';

/** The directory that also knows the aliases: alone, with a level word, and as any part of a path. */
export const withAliases = (directory: RegionDirectory, state: Pick<RegionDirectoryState, 'aliases'>): RegionDirectory => {
  const inForce = (code: RegionCode): boolean => directory.byCode(code)?.active === true;
  const byAlias = (name: string): readonly RegionCode[] => readings(name).flatMap((reading) => {
    const code = aliasCalled(state, reading.name)?.region.code;
    return code && reading.fits(code) && inForce(code) ? [code] : [];
  });
  return directoryOver({
    ...directory,
    called: (name) => [...new Set([...directory.called(name), ...byAlias(name)])].sort(),
    search: (text, options = {}) => {
      const { level, within = NATIONAL, limit = 20 } = options;
      const typed = nameKey(text);
      const fromAliases = typed.length < 2 ? [] : Object.entries(state.aliases)
        .filter(([key, { region: { code } }]) =>
          key.startsWith(typed) && covers(within, code) && (level === undefined || levelOf(code) === level) && inForce(code))
        .flatMap(([, { region }]) => directory.byCode(region.code) ?? []);
      const seen = new Set(fromAliases.map(({ code }) => code));
      return [...fromAliases, ...directory.search(text, options).filter(({ code }) => !seen.has(code))].slice(0, limit);
    },
  });
};
