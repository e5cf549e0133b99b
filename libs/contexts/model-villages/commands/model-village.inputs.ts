import type { RegionRef } from '#kernel';
import { officialName, ownInput, type RegionResolver, type Sources } from '#runtime';
import type { AgreeDevelopmentPlan, DesignateLocus, NominateModelVillage } from '../domain/model-village.commands.js';
import type { VillageIndex } from '../domain/model-village.codes.js';
import { readIndexValue } from '../domain/model-village.indexes.js';
import type { DevelopmentPlanDto } from './model-village-progress.dto.js';
import type { DesignateLocusDto, NominateModelVillageDto, OfVillageDto } from './model-village.dto.js';

/** The commands of inputs that name regions and indices: names become codes, and values the steps of their index. */
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
    const targets = await of(indexTargets, '/indexTargets');
    return {
      type: 'AgreeDevelopmentPlan',
      ...rest,
      indicators: await of(indicators, '/indicators'),
      indexTargets: targets.map((target, index) => ({
        ...target,
        value: readIndexValue(target.index, target.value, `/indexTargets/${index}/value`),
      })),
      officialName: officialName(input),
    };
  };

  /** What is told of one village. */
  const ofVillage = async <Input extends OfVillageDto>(input: Input, sources: Sources) => {
    const { village, ...rest } = ownInput(input);
    return { ...rest, village: await regions.resolve(village, sources, '/village') };
  };

  /** An index of one village. */
  const reading = async <Input extends OfVillageDto & { readonly index: VillageIndex; readonly value: string }>(
    input: Input,
    sources: Sources,
  ) => ({ ...(await ofVillage(input, sources)), value: readIndexValue(input.index, input.value) });

  return { nomination, designation, plan, ofVillage, reading };
};
