import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CommonInputDto, DocRefDto, IsId, IsOfForm, IsProse, IsRegionText, IsText, Labelled } from '#nest';
import {
  AREA_KINDS,
  INDEXES,
  INDEX_STATUSES,
  ORIGINS,
  SIDES,
  type CoordinatingSide,
  type IndexStatus,
  type Origin,
  type VillageIndex,
} from '../domain/model-village.codes.js';
import { modelVillageCatalogue } from '../domain/model-village.events.js';
import { INDEX_VALUE } from '../domain/model-village.indexes.js';
import { coordinator, nonAdministrativeArea } from '../domain/model-village.terms.js';

const catalogue = modelVillageCatalogue;

/** A value of an index as people write it. */
export const IsIndexValue = IsOfForm(
  INDEX_VALUE,
  'nilai indeks, mis. 0,6420 untuk IDM atau 72,35 untuk Indeks Desa',
  'a value of the index, like 0.6420 of IDM or 72.35 of Indeks Desa',
);

@Labelled(nonAdministrativeArea.fields)
export class NonAdministrativeAreaDto {
  @IsIn(AREA_KINDS)
  readonly kind: (typeof AREA_KINDS)[number];

  @IsText(200)
  readonly name: string;
}

@Labelled(catalogue.ModelVillageNominated.data)
export class NominateModelVillageDto extends CommonInputDto {
  @IsIn(ORIGINS)
  readonly origin: Origin;

  /** Of all but winners of a contest. */
  @IsOptional()
  @IsId()
  readonly agreementId?: string;

  /** Of winners of a contest. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly award?: DocRefDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => NonAdministrativeAreaDto)
  readonly nonAdministrative?: NonAdministrativeAreaDto;

  /** Villages or districts of one regency; of an area that is no administrative region, its villages. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsRegionText({ each: true })
  readonly areas: readonly string[];

  @IsProse(2_000)
  readonly purpose: string;

  /** The nominator's own (COM-04). */
  @IsId()
  readonly officeId: string;
}

@Labelled(catalogue.ModelVillageAssessed.data)
export class OfVillageDto extends CommonInputDto {
  @IsRegionText()
  readonly village: string;
}

@Labelled(catalogue.ModelVillageAssessed.data)
export class IndexReadingDto extends OfVillageDto {
  @IsIn(INDEXES)
  readonly index: VillageIndex;

  @IsInt()
  @Min(2016)
  @Max(2100)
  readonly year: number;

  @IsIndexValue()
  readonly value: string;

  /** Absent: as it follows from the value. */
  @IsOptional()
  @IsIn(INDEX_STATUSES)
  readonly status?: IndexStatus;
}

@Labelled(catalogue.ModelVillageAssessed.data)
export class AssessModelVillageDto extends IndexReadingDto {
  @IsProse(4_000)
  readonly potentials: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly document?: DocRefDto;
}

@Labelled(coordinator.fields)
export class CoordinatorDto {
  @IsIn(SIDES)
  readonly side: CoordinatingSide;

  /** Of a district or village. */
  @IsOptional()
  @IsRegionText()
  readonly region?: string;

  @IsText(200)
  readonly office: string;

  @IsText(200)
  readonly officialName: string;
}

@Labelled(catalogue.ModelVillageDesignated.data)
export class DesignateLocusDto extends CommonInputDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsRegionText({ each: true })
  readonly villages: readonly string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly decree?: DocRefDto;

  @IsOptional()
  @ValidateNested()
  @Type(() => DocRefDto)
  readonly minutes?: DocRefDto;

  /** Unit of the ministry, office of the regency, and the district and head of each village. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3_000)
  @ValidateNested({ each: true })
  @Type(() => CoordinatorDto)
  readonly coordinated?: readonly CoordinatorDto[];
}
