import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { CommonInputDto, IsId, IsRegionText, IsText, Labelled } from '#nest';
import { NON_ADMINISTRATIVE_KINDS, type NonAdministrativeKind } from '../domain/region.codes.js';
import { area, regionAlias } from '../domain/region-directory.events.js';

@Labelled(regionAlias.fields)
export class AliasDto extends CommonInputDto {
  /** Another spelling or local name: `Sei Asem`. */
  @IsText(120, 2)
  readonly alias: string;

  @IsRegionText()
  readonly region: string;
}

@Labelled(regionAlias.fields)
export class AliasRemovalDto extends CommonInputDto {
  @IsText(120, 2)
  readonly alias: string;
}

@Labelled(area.fields)
export class AreaDto extends CommonInputDto {
  @IsId()
  readonly areaId: string;

  @IsText(200, 2)
  readonly name: string;

  @IsIn(NON_ADMINISTRATIVE_KINDS)
  readonly kind: NonAdministrativeKind;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsRegionText({ each: true })
  readonly members: readonly string[];
}
