import type { Role } from '#kernel';
import { RECORD_READERS, ROLE_INFO } from '#contexts/access/contract';

/** Who has a calendar made for an office: whoever works in it and reads its records. Who examines has none. */
export const CALENDAR_HOLDERS: readonly Role[] = RECORD_READERS.filter((role) => ROLE_INFO[role].duty === 'OPERATION');
