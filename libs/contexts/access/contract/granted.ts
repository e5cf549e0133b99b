import type { EventSource, Scope } from '#kernel';

/** A right was given to the user: from then on he may be concerned in that region. */
export interface RightGranted {
  readonly type: 'RoleGranted';
  readonly data: { readonly scope: Scope };
}

/** The streams `user-{userId}`. */
export const GRANTED: EventSource<RightGranted> = { category: 'user' };
