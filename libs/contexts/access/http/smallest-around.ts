import { NATIONAL, covers, withAncestors, type Scope } from '#kernel';

/** The smallest region that holds all of these; undefined where there is none. */
export const smallestAround = ([first, ...others]: readonly Scope[]): Scope | undefined => {
  if (first === undefined) return undefined;
  const around: readonly Scope[] = first === NATIONAL ? [] : [...withAncestors(first)].reverse();
  return around.find((scope) => others.every((other) => covers(scope, other))) ?? NATIONAL;
};
