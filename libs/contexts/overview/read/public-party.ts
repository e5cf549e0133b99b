import { PARTY, TEXT, field, partyName, record, seatsOf, type PartyRef, type RegionCode, type TypeOf } from '#kernel';

const { kind, region, country } = PARTY;

/** A party as anybody may see it: what it is called and where it sits. Of a person it is told that it is one. */
export const publicParty = record({
  kind,
  name: field(['nama, menurut waktu itu', 'name, of the time'], TEXT),
  region,
  country,
});
export type PublicParty = TypeOf<typeof publicParty>;

/** Without what only the register, the vault or an office needs. */
export const asPublicParty = (party: PartyRef): PublicParty => ({
  ...(party.kind && { kind: party.kind }),
  name: partyName(party),
  ...(party.region && { region: party.region }),
  ...(party.country !== undefined && party.kind !== 'PERSON' && { country: party.country }),
});

/** Codes of the regions in which they sit, each once. */
export const regionsOf = (...parties: readonly PartyRef[]): readonly RegionCode[] => seatsOf(parties);
