import type { Rupiah } from '#kernel';
import { flag, type Flag } from '../flags.js';
import { reading, unread, weakest, type Reading } from '../reading.js';
import { clean, statesNothing } from '../text.js';
import { readAmount } from './amounts.js';

/** A part of an award (domain §7.7). */
export type PrizePart =
  | { readonly kind: 'MONEY'; readonly rupiah: Rupiah }
  | { readonly kind: 'GOODS'; readonly text: string; readonly count?: number };

export interface Prize {
  readonly parts: readonly PrizePart[];
  /** `sama seperti lomba desa`: what the winners of that category got, by rank. */
  readonly sameAs?: string;
}

/** `Rp25 juta + bonus Rp200 juta`, `1 unit mobil`, `sama seperti lomba desa`. */
export const readPrize = (raw: string): Reading<Prize> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw);
  const same = /^(?:sama (?:seperti|dengan|dgn|spt)|seperti|idem dengan)\s+(.*)$/iu.exec(text)?.[1];
  if (same)
    return reading(raw, {
      value: { parts: [], sameAs: same },
      confidence: 'DERIVED',
      flags: [flag('SAME_AS_OTHER', { sameAs: same })],
    });
  const flags: Flag[] = [];
  const parts: PrizePart[] = [];
  let confidence: Reading<Prize>['confidence'] = 'EXACT';
  for (const part of text.split(/\s*\+\s*|\s*;\s*|\s+(?:dan|serta|ditambah|plus)\s+/iu).filter(Boolean)) {
    const amount = readAmount(part.replace(/^(?:bonus|uang (?:tunai|pembinaan)|hadiah|tunai)\s*:?\s*/iu, ''));
    if (amount.value) {
      parts.push({ kind: 'MONEY', rupiah: amount.value.rupiah });
      confidence = weakest(confidence, amount.confidence);
    } else if (amount.quarantine) return unread(raw, ...amount.flags);
    else {
      const count = /^(\d{1,4})\s/u.exec(part)?.[1];
      parts.push({ kind: 'GOODS', text: part, ...(count !== undefined && { count: Number(count) }) });
    }
    flags.push(...amount.flags.filter(({ code }) => code !== 'NOT_AN_AMOUNT'));
  }
  return reading(raw, {
    value: { parts },
    confidence,
    flags: parts.some(({ kind }) => kind === 'GOODS') ? [...flags, flag('VALUE_UNKNOWN')] : flags,
  });
};
