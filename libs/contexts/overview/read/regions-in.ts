import { isRegionCode, type RegionRef } from '#kernel';

const isRegionRef = (value: object): value is RegionRef =>
  'datasetVersion' in value && 'nameAtTime' in value && 'code' in value && isRegionCode(value.code);

const collect = (value: unknown, found: RegionRef[]): readonly RegionRef[] => {
  if (typeof value !== 'object' || value === null) return found;
  if (isRegionRef(value)) found.push(value);
  else for (const part of Object.values(value)) collect(part, found);
  return found;
};

/** All regions that the data of an event name, in the order in which they stand there. */
export const regionsIn = (data: object): readonly RegionRef[] => collect(data, []);
