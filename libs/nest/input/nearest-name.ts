/** A name of a field is no longer; of longer ones nobody wants to know what they are near to. */
const LONGEST = 64;

/** How many letters have to be changed, added, left out or exchanged with their neighbour. */
const distance = (one: string, other: string): number => {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? before[j - 2]! + 1 : Infinity;
      now.push(Math.min(last[j]! + 1, now[j - 1]! + 1, last[j - 1]! + same, swapped));
    }
    [before, last] = [last, now];
  }
  return last[other.length]!;
};

/** Whether words are written together, apart or in capitals makes no difference. */
const plain = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, '');

/** The known name that is written most like this one; undefined where none is near enough to be meant. */
export const nearestName = (name: string, known: readonly string[]): string | undefined => {
  if (name.length > LONGEST) return undefined;
  const told = plain(name);
  const near = known
    .map((each) => ({ each, far: distance(told, plain(each)) }))
    .filter(({ each, far }) => far <= Math.max(1, Math.floor(plain(each).length / 4)));
  return near.sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1))[0]?.each;
};
