export interface Numeral {
  readonly value?: bigint;
  /** Thousands by commas, or decimals by a point. */
  readonly english?: boolean;
  readonly fault?: 'E_AMOUNT' | 'AMOUNT_UNREADABLE';
}

/**
 * A number as Indonesian offices write it: `.` parts thousands, `,` decimals (G7). A fraction of one is a fault, never
 * rounded; so is `1,250`, which may be 1250 or 1.25.
 * @param scale what the unit behind it multiplies it with: `2,5 M`.
 */
export const readNumeral = (digits: string, scale = 1n): Numeral => {
  const indonesian = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/u.exec(digits);
  if (indonesian) {
    const [, whole = '', decimals = ''] = indonesian;
    if (scale === 1n && decimals.length > 2)
      return { fault: /[1-9]/u.test(decimals) ? 'E_AMOUNT' : 'AMOUNT_UNREADABLE' };
    return scaled(whole.replaceAll('.', ''), decimals, scale, false);
  }
  const english = /^(\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+(?=\.\d{1,2}$)|\d+)(?:\.(\d{1,2}))?$/u.exec(digits);
  // `18.00` may be eighteen or eighteen thousand.
  if (english && (scale > 1n || digits.length > 6))
    return scaled((english[1] as string).replaceAll(',', ''), english[2] ?? '', scale, true);
  return { fault: 'AMOUNT_UNREADABLE' };
};

const scaled = (whole: string, decimals: string, scale: bigint, english: boolean): Numeral => {
  const unit = 10n ** BigInt(decimals.length);
  const exact = BigInt(whole + decimals) * scale;
  return exact % unit === 0n ? { value: exact / unit, ...(english && { english }) } : { fault: 'E_AMOUNT' };
};
