import { officialName, ownInput, type Sources } from '#runtime';
import { partyFrom, type Offices } from '#contexts/offices/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { InitiateCooperation, OfSignature } from '../domain/agreement.commands.js';
import type { AgreementParty } from '../domain/agreement.terms.js';
import type { InitiateCooperationDto } from './agreement.dto.js';
import type { SignatureDto } from './agreement-signing.dto.js';

/** References in the place of the handles of persons who are parties. */
export const personsIn = (
  input: InitiateCooperationDto,
  reference: (handle: string, field: string) => string,
): InitiateCooperationDto => ({
  ...input,
  parties: input.parties.map((party, index) =>
    party.subjectRef === undefined
      ? party
      : { ...party, subjectRef: reference(party.subjectRef, `/parties/${index}/subjectRef`) },
  ),
});

/** The commands of inputs that name parties and regions: official names and aliases become codes. */
export const agreementInputs = (regions: RegionResolver, offices: Offices) => {
  const party = partyFrom(regions, offices);

  const initiative = async (
    input: InitiateCooperationDto,
    agreementId: string,
    sources: Sources,
  ): Promise<InitiateCooperation> => {
    const { parties, ...rest } = ownInput(input);
    const named: AgreementParty[] = [];
    for (const [index, { foreignRegion, ...each }] of parties.entries())
      named.push({
        ...(await party(each, sources, `/parties/${index}`)),
        ...(foreignRegion !== undefined && { foreignRegion }),
      });
    return { type: 'InitiateCooperation', ...rest, agreementId, parties: named, officialName: officialName(input) };
  };

  /** Of a party with accounts it is the actor who signs, under his name. */
  const signature = async (input: SignatureDto, sources: Sources): Promise<OfSignature> => {
    const { place, ...rest } = ownInput(input);
    const region =
      place.region === undefined ? undefined : await regions.resolve(place.region, sources, '/place/region');
    return {
      ...rest,
      place: { text: place.text, ...(region && { region }) },
      officialName: input.signedFor ? (input.acting?.officialName ?? '') : officialName(input),
    };
  };

  return { initiative, signature };
};
