import { IsIn, IsOptional } from 'class-validator';
import { PARTY, PARTY_KINDS, PARTY_KIND_CODES, codeOf, optional, type PartyKind } from '#kernel';
import { IsId, IsOfForm, IsRegionText, IsSubjectHandle, IsText } from './input-decorators.js';
import { Labelled } from './input-labels.js';

/** Two letters; that there is such a country is for whoever uses it. */
export const IsCountry = IsOfForm(
  /^[A-Z]{2}$/,
  'dua huruf kapital menurut ISO 3166, misalnya JP',
  'two capitals as in ISO 3166, like JP',
);

const CALLED = { ...PARTY, kind: optional(PARTY.kind.label, codeOf(PARTY_KIND_CODES)) };
const BODIES = PARTY_KINDS.filter((kind) => kind !== 'PERSON');

/** What a party of any kind is told by. */
class NamedPartyDto {
  /** Code, or a name that has one meaning only; foreign and central bodies have none. */
  @IsOptional()
  @IsRegionText()
  readonly region?: string;

  @IsOptional()
  @IsId()
  readonly institutionId?: string;

  @IsOptional()
  @IsText(200)
  readonly name?: string;

  @IsOptional()
  @IsCountry()
  readonly country?: string;
}

/**
 * A government by its `region`; a body of the register by its `institutionId`; any other by `kind`, `name` and where it
 * sits (domain §7.1).
 */
@Labelled(CALLED)
export class BodyDto extends NamedPartyDto {
  /** Absent of a body of the register, and of the government of the region or village itself. */
  @IsOptional()
  @IsIn(BODIES)
  readonly kind?: Exclude<PartyKind, 'PERSON'>;
}

/** The same, or a person. */
@Labelled(CALLED)
export class PartyDto extends NamedPartyDto {
  /** Absent of a body of the register, and of the government of the region or village itself. */
  @IsOptional()
  @IsIn(PARTY_KINDS)
  readonly kind?: PartyKind;

  /** A person, from `POST /v1/subjects`. */
  @IsOptional()
  @IsSubjectHandle()
  readonly subjectRef?: string;
}
