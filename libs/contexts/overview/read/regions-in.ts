import { isRegionCode, type RegionRef } from '#kernel';

const isRegionRef = (value: object): value is RegionRef =>
  'datasetVersion' in value && 'nameAtTime' in value && 'code' in value && isRegionCode(value.code);

/** Of a record in an order of its own, since a store need not keep the one in which its members were written. */
const parts = (value: object): readonly unknown[] =>
  Array.isArray(value)
    ? value
    : Object.entries(value)
        .sort(([one], [other]) => Number(other === 'origin') - Number(one === 'origin') || (one < other ? -1 : 1))
        .map(([, part]) => part as unknown);

const collect = (value: unknown, found: RegionRef[]): readonly RegionRef[] => {
  if (typeof value !== 'object' || value === null) return found;
  if (isRegionRef(value)) found.push(value);
  else for (const part of parts(value)) collect(part, found);
  return found;
};

/** All regions that the data of an event name: those of the origin first, then by the names of the members. */
export const regionsIn = (data: object): readonly RegionRef[] => collect(data, []);
