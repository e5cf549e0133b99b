import { covers, levelOf, withAncestors, type RegionCode, type Scope } from '#kernel';
import type { Flag, RegionCandidate } from '#import';

/** How many of the regions that it lies in, and itself, the office lies in, too. */
const near = (code: RegionCode, keptIn: Scope): number =>
  withAncestors(code).filter((around) => covers(around, keptIn)).length;

/**
 * What a name may mean, as an office most likely meant it: first what lies nearest to it, of that the wider, then by
 * code.
 */
const inOrder = (candidates: readonly RegionCandidate[], keptIn: Scope): readonly RegionCandidate[] =>
  [...candidates].sort(
    (a, b) =>
      near(b.code, keptIn) - near(a.code, keptIn) || levelOf(a.code) - levelOf(b.code) || (a.code < b.code ? -1 : 1),
  );

/** The flag with the regions to choose from in that order, and how many they are. */
export const nearestFirst = (flag: Flag, keptIn: Scope): Flag => {
  if (flag.code !== 'E_REGION_AMBIGUOUS' && flag.code !== 'PLACE_CONFLICT') return flag;
  const candidates = inOrder(flag.details?.['candidates'] as readonly RegionCandidate[], keptIn);
  const details = { ...flag.details, candidates, total: candidates.length };
  return flag.code === 'PLACE_CONFLICT'
    ? { ...flag, details }
    : {
        ...flag,
        details,
        messageId: `Ada ${candidates.length} wilayah dengan nama ini, yang terdekat dengan Anda lebih dahulu; pilih kodenya.`,
        messageEn: `${candidates.length} regions bear this name, those nearest to you first; choose a code.`,
      };
};
