import { reject } from './rejection.js';

/** Whole rupiah (IDR) as a string of digits, 0 … 10^15 (COM-03). A string, because JSON numbers lose large integers. */
export type Rupiah = string & { readonly __rupiah: unique symbol };

export const ZERO_RUPIAH = '0' as Rupiah;
const LARGEST = 10n ** 15n;

export const isRupiah = (value: unknown): value is Rupiah =>
  typeof value === 'string' && /^(0|[1-9]\d{0,15})$/.test(value) && BigInt(value) <= LARGEST;

/**
 * Reads an amount.
 * @throws Rejection `E_AMOUNT` for anything but a string of digits without leading zeros, 0 … 10^15.
 */
export const rupiah = (value: unknown, field?: string): Rupiah => {
  if (isRupiah(value)) return value;
  throw reject('E_AMOUNT', { ruleId: 'COM-03', ...(field && { field }) });
};

export const amount = (value: Rupiah): bigint => BigInt(value);

/** As people write it: `Rp62.500.000`. */
export const inRupiah = (value: Rupiah): string => `Rp${value.replace(/\B(?=(\d{3})+$)/g, '.')}`;

export const sumRupiah = (values: readonly Rupiah[]): Rupiah =>
  rupiah(values.reduce((sum, value) => sum + amount(value), 0n).toString());
