import { nearestFirst, type Scope } from '#kernel';
import type { Flag, RegionCandidate } from '#import';

/** The flag with the regions to choose from in that order, and how many they are. */
export const flagNearestFirst = (flag: Flag, keptIn: Scope): Flag => {
  if (flag.code !== 'E_REGION_AMBIGUOUS' && flag.code !== 'PLACE_CONFLICT') return flag;
  const candidates = nearestFirst(flag.details?.['candidates'] as readonly RegionCandidate[], keptIn);
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
