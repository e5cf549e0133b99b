import type { RegionRef } from '#kernel';
import { officialName, ownInput, type RegionResolver, type Sources } from '#runtime';
import type { AgreeDevelopmentPlan, DesignateLocus, NominateModelVillage } from '../domain/model-village.commands.js';
import type { DevelopmentPlanDto } from './model-village-progress.dto.js';
import type { DesignateLocusDto, NominateModelVillageDto, OfVillageDto } from './model-village.dto.js';

/** The commands of inputs that name regions: names become codes. */
export const modelVillageInputs = (regions: RegionResolver) => {
  const resolved = async (texts: readonly string[], sources: Sources, at: string): Promise<readonly RegionRef[]> => {
    const found: RegionRef[] = [];
    for (const [index, text] of texts.entries()) found.push(await regions.resolve(text, sources, `${at}/${index}`));
    return found;
  };

  const nomination = async (
    input: NominateModelVillageDto,
    modelVillageId: string,
    sources: Sources,
  ): Promise<NominateModelVillage> => {
    const { areas, ...rest } = ownInput(input);
    return {
      type: 'NominateModelVillage',
      ...rest,
      modelVillageId,
      areas: await resolved(areas, sources, '/areas'),
      officialName: officialName(input),
    };
  };

  const designation = async (input: DesignateLocusDto, sources: Sources): Promise<DesignateLocus> => {
    const { villages, coordinated = [], ...rest } = ownInput(input);
    const sides: DesignateLocus['coordinated'][number][] = [];
    for (const [index, { region, ...side }] of coordinated.entries())
      sides.push({
        ...side,
        ...(region !== undefined && { region: await regions.resolve(region, sources, `/coordinated/${index}/region`) }),
      });
    return {
      type: 'DesignateLocus',
      ...rest,
      villages: await resolved(villages, sources, '/villages'),
      coordinated: sides,
      officialName: officialName(input),
    };
  };

  const plan = async (input: DevelopmentPlanDto, sources: Sources): Promise<AgreeDevelopmentPlan> => {
    const { indicators, indexTargets = [], ...rest } = ownInput(input);
    const of = async <Row extends { readonly village: string }>(rows: readonly Row[], at: string) => {
      const villages = await Promise.all(
        rows.map(({ village }, index) => regions.resolve(village, sources, `${at}/${index}/village`)),
      );
      return rows.map((row, index) => ({ ...row, village: villages[index]! }));
    };
    return {
      type: 'AgreeDevelopmentPlan',
      ...rest,
      indicators: await of(indicators, '/indicators'),
      indexTargets: await of(indexTargets, '/indexTargets'),
      officialName: officialName(input),
    };
  };

  /** What is told of one village. */
  const ofVillage = async <Input extends OfVillageDto>(input: Input, sources: Sources) => {
    const { village, ...rest } = ownInput(input);
    return { ...rest, village: await regions.resolve(village, sources, '/village') };
  };

  return { nomination, designation, plan, ofVillage };
};
