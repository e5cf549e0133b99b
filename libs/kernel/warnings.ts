/** Accepted with a flag: the command must acknowledge it, and the event keeps it (domain §3.12). */
export const WARNINGS = [
  'W_REPEAT_VISIT',
  'W_DANA_DESA_EARLIER_TA',
  'W_BACKDATED',
  'W_DATE_CONFLICT',
  'W_LATE',
  'W_LONG_TERM',
] as const;
export type WarningCode = (typeof WARNINGS)[number];
