/** Bodies that are a party beside the governments of regions and villages (domain §7.1). */
export const BODY_KINDS = [
  'OFFICE',
  'COUNCIL',
  'CENTRAL_UNIT',
  'VERTICAL_OFFICE',
  'UNIVERSITY',
  'COMPANY',
  'BUMD',
  'BUMDES',
  'COMMUNITY',
  'PERSON',
  'FOREIGN',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** All that can be a party. */
export const PARTY_KINDS = ['REGION', 'VILLAGE', ...BODY_KINDS] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];
