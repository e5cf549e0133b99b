import { streamOf } from './issue.js';
import type { IssuedCommand } from './process-manager.js';

/** Commands that are given at once: as many as share an append to the log, and no more than leave others their turn. */
const MOST = 25;

/**
 * Commands in their order, some at a time: of one name, one after the other, and each for a stream of its own. Nothing
 * in such a group waits for another of it, and the log takes them in one go; a group waits for the one before it.
 */
export const inGroups = (commands: readonly IssuedCommand[]): readonly (readonly IssuedCommand[])[] => {
  const groups: IssuedCommand[][] = [];
  let streams = new Set<string>();
  for (const command of commands) {
    const [last, stream] = [groups.at(-1), streamOf(command)];
    const [first] = last ?? [];
    if (
      last &&
      first?.table === command.table &&
      first.name === command.name &&
      last.length < MOST &&
      !streams.has(stream)
    )
      last.push(command);
    else {
      groups.push([command]);
      streams = new Set();
    }
    streams.add(stream);
  }
  return groups;
};
