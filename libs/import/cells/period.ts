import { flag } from '../flags.js';
import { reading, weakest, type Reading } from '../reading.js';
import { clean, statesNothing } from '../text.js';
import { precisionOf, readDates, type DateSpan } from './dates.js';

/**
 * The days of a visit: a cell alone, or where the day of the return has a column of its own, from the one to the other.
 */
export const readPeriod = (dates: string, returned: string, remark: string): Reading<DateSpan> => {
  const [begun, ended] = [clean(dates), clean(returned)];
  const first = readDates(dates, { remark });
  if (statesNothing(ended)) return first;
  if (statesNothing(begun)) return readDates(returned, { remark });
  const last = readDates(returned, { remark });
  // What a day lacks it takes from the other: `28 Feb` and `2 Maret 2023`.
  if (!first.value || !last.value) return { ...readDates(`${begun} s.d. ${ended}`, { remark }), raw: dates };
  const [from, until] = [first.value.from, last.value.until];
  const reversed = until.slice(0, from.length) < from.slice(0, until.length);
  return reading(dates, {
    value: { from, until },
    confidence: weakest(first.confidence, last.confidence, reversed ? 'CONFLICTING' : 'EXACT'),
    precision: precisionOf(from.length < until.length ? from : until),
    provenance: first.provenance,
    flags: [...first.flags, ...last.flags, ...(reversed ? [flag('RANGE_REVERSED', { from, until })] : [])],
  });
};
