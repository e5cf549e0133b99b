import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LocalDate, Rupiah } from '#kernel';
import { CommonInputDto, DocRefDto, IsId, IsLocalDateText, IsProse, IsRupiah, IsText, Labelled, PartyDto } from '#nest';
import {
  AFFAIRS,
  CONTENTS,
  EXECUTORS,
  INSTRUMENTS,
  MONEY_SOURCES,
  PLANNING_BASES,
  SCHEMES,
  TERM_ENDS,
  ATTENDING_ROLES,
  type Affair,
  type Content,
  type Instrument,
  type Scheme,
} from '../domain/agreement.codes.js';
import { agreementCatalogue } from '../domain/agreement.events.js';
import {
  OF_PARTY,
  actionRow,
  agreementDraft,
  agreementMoney,
  agreementParty,
  agreementTerm,
  agreementTerms,
  planning,
} from '../domain/agreement.terms.js';

@Labelled({ foreignRegion: agreementParty.fields.foreignRegion })
export class AgreementPartyDto extends PartyDto {
  /** Of a party abroad: whether it is a government there. */
  @IsOptional()
  @IsBoolean()
  readonly foreignRegion?: boolean;
}

@Labelled(planning.fields)
export class PlanningDto {
  @IsIn(PLANNING_BASES)
  readonly basis: (typeof PLANNING_BASES)[number];

  @IsText(500)
  readonly statement: string;
}

@Labelled(agreementTerms.fields)
export class InitiateCooperationDto extends CommonInputDto {
  @IsIn(INSTRUMENTS)
  readonly instrument: Instrument;

  /** As it follows from the parties; a wrong one is refused with the right one. */
  @IsIn(SCHEMES)
  readonly scheme: Scheme;

  /** The initiator's own (COM-04). */
  @IsId()
  readonly officeId: string;

  /** The first is the party that initiates. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AgreementPartyDto)
  readonly parties: readonly AgreementPartyDto[];

  @IsText(300)
  readonly title: string;

  @IsProse(2_000)
  readonly object: string;

  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(AFFAIRS, { each: true })
  readonly urusan: readonly Affair[];

  @IsProse(2_000)
  readonly purpose: string;

  /** Of memoranda of regions. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PlanningDto)
  readonly planning?: PlanningDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly adjacency?: DocRefDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly reference?: DocRefDto;

  /** Of a PKS: the memorandum that it carries out. */
  @IsOptional()
  @IsId()
  readonly parentId?: string;

  @IsOptional()
  @IsId()
  readonly renewsId?: string;

  @IsOptional()
  @IsId()
  readonly originVisitId?: string;
}

@Labelled(agreementCatalogue.CooperationOffered.data)
export class OfferDto extends CommonInputDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly letter?: DocRefDto;

  /** Absent: as the setting OFFER_REPLY_DAYS says. */
  @IsOptional()
  @IsLocalDateText()
  readonly replyDueOn?: LocalDate;
}

/** One of the parties, by its place in the list, from 1. */
@Labelled(OF_PARTY)
export class OfPartyDto extends CommonInputDto {
  @IsInt()
  @Min(1)
  @Max(100)
  readonly partyNo: number;
}

@Labelled(agreementCatalogue.CooperationOfferAccepted.data)
export class OfferAnswerDto extends OfPartyDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly reply?: DocRefDto;
}

@Labelled(agreementTerm.fields)
export class AgreementTermDto {
  @IsOptional()
  @IsLocalDateText()
  readonly from?: LocalDate;

  @IsIn(TERM_ENDS)
  readonly end: (typeof TERM_ENDS)[number];

  @IsOptional()
  @IsLocalDateText()
  readonly until?: LocalDate;

  @IsOptional()
  @IsProse(1_000)
  readonly retroactiveClause?: string;

  @IsOptional()
  @IsProse(1_000)
  readonly extensionClause?: string;
}

@Labelled(actionRow.fields)
export class ActionRowDto {
  @IsText(300)
  readonly activity: string;

  @IsText(200)
  readonly responsible: string;

  @IsInt()
  @Min(2000)
  @Max(2100)
  readonly year: number;

  @IsIn(MONEY_SOURCES)
  readonly fundingSource: (typeof MONEY_SOURCES)[number];
}

@Labelled(agreementMoney.fields)
export class AgreementMoneyDto {
  @IsIn(MONEY_SOURCES)
  readonly source: (typeof MONEY_SOURCES)[number];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  readonly partyNo?: number;

  @IsOptional()
  @IsRupiah()
  readonly amount?: Rupiah;

  /** Unit of a rate: `desa`, `bulan`. */
  @IsOptional()
  @IsText(60)
  readonly per?: string;
}

@Labelled(agreementDraft.fields)
export class AgreementTextDto extends CommonInputDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly text?: DocRefDto;

  @IsArray()
  @ArrayMaxSize(CONTENTS.length)
  @IsIn(CONTENTS, { each: true })
  readonly contents: readonly Content[];

  @ValidateNested()
  @Type(() => AgreementTermDto)
  readonly term: AgreementTermDto;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ActionRowDto)
  readonly actionPlan?: readonly ActionRowDto[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AgreementMoneyDto)
  readonly funding?: readonly AgreementMoneyDto[];

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly feasibilityStudy?: DocRefDto;

  @IsOptional()
  @IsIn(EXECUTORS)
  readonly executor?: (typeof EXECUTORS)[number];

  @IsOptional()
  @IsBoolean()
  readonly involvesBumDes?: boolean;
}

@Labelled({
  ...agreementCatalogue.SigningAttended.data,
  attendingName: { label: ['nama pejabat', 'name of the official'] },
})
export class SigningAttendedDto extends CommonInputDto {
  @IsIn(ATTENDING_ROLES)
  readonly role: (typeof ATTENDING_ROLES)[number];

  @IsText(200)
  readonly title: string;

  @IsText(120)
  readonly attendingName: string;
}
