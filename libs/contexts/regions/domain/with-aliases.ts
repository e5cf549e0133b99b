import { NATIONAL, covers, levelOf, type RegionCode } from '#kernel';
import type { RegionDirectory } from '../contract/index.js';
import { nameKey, readings } from './region-names.js';
import { directoryOver } from './region-resolution.js';
import { aliasCalled, type RegionDirectoryState } from './region-directory.state.js';

/**
 * The directory that also knows the aliases: alone, with a level word, and as any part of a path. What an official name
 * means, with or without its path, no alias changes: it is asked only where that means nothing.
 */
export const withAliases = (
  directory: RegionDirectory,
  state: Pick<RegionDirectoryState, 'aliases'>,
): RegionDirectory => {
  const inForce = (code: RegionCode): boolean => directory.byCode(code)?.active === true;
  const byAlias = (name: string): readonly RegionCode[] =>
    readings(name).flatMap((reading) => {
      const code = aliasCalled(state, reading.name)?.region.code;
      return code && reading.fits(code) && inForce(code) ? [code] : [];
    });
  const aliases = Object.entries(state.aliases);
  return directoryOver(
    {
      ...directory,
      called: (name) => [...new Set([...directory.called(name), ...byAlias(name)])].sort(),
      startingWith: (text, options) => {
        const { level, within = NATIONAL, most } = options;
        const typed = readings(text)
          .map(({ name, fits }) => ({ key: nameKey(name), fits }))
          .filter(({ key }) => key.length >= 2);
        const found = aliases.filter(
          ([
            alias,
            {
              region: { code },
            },
          ]) =>
            typed.some(({ key, fits }) => alias.startsWith(key) && fits(code)) &&
            covers(within, code) &&
            (level === undefined || levelOf(code) === level) &&
            inForce(code),
        );
        return [
          ...new Set([
            ...found.map(
              ([
                ,
                {
                  region: { code },
                },
              ]) => code,
            ),
            ...directory.startingWith(text, options),
          ]),
        ].slice(0, most);
      },
    },
    directory.find,
  );
};
