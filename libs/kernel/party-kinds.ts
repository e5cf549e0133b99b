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

/** Bodies that are in the register of institutions, and in registers of old; a person is in neither. */
export const INSTITUTION_KINDS = BODY_KINDS.filter((kind) => kind !== 'PERSON');

/** All that can be a party. */
export const PARTY_KINDS = ['REGION', 'VILLAGE', ...BODY_KINDS] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];
