import type { Asking, Grant } from '#views';
import { officesOf } from './context.js';
import type { Keeper } from './office-drafts.js';

/** The right by which somebody acts now: of the office that was chosen, or the first. */
export const actingGrant = ({ me, office }: Pick<Asking, 'me' | 'office'>): Grant | undefined =>
  office ?? officesOf(me)[0];

/** The office for which somebody acts now, as drafts know it: the same office in the same region. */
export const actingKey = (asking: Pick<Asking, 'me' | 'office'>): string | undefined => {
  const grant = actingGrant(asking);
  return grant && `${grant.officeId} ${grant.scope}`;
};

export const keeperOf = ({ titleId, titleEn, officeName, region, scope }: Grant): Keeper => ({
  post: [titleId, titleEn],
  office: officeName ?? region?.name ?? scope,
});
