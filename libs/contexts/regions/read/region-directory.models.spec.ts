import { describe, expect, it } from '@jest/globals';
import type { AnyReadModel } from '#kernel';
import { documentsOf, frozenFixtures } from '#testing';
import { regionDirectory } from '../domain/region-directory.decider.js';
import { nonAdministrativeAreas } from './non-administrative-areas.model.js';
import { regionAliases } from './region-aliases.model.js';

const frozen = frozenFixtures(new URL('../domain/fixtures/', import.meta.url), regionDirectory);
const after = (model: AnyReadModel, key: string, ...types: string[]): object | undefined =>
  documentsOf(model, ...types.map((type) => frozen.recorded(type)))[key];

describe('The list of aliases', () => {
  it('shows an alias from the day on which it was added, findable by both names', () => {
    const alias = after(regionAliases, 'seiasem', 'RegionAliasAdded');
    expect(alias).toMatchObject({ alias: 'Sei Asem', regions: ['62.03.02.2007'], addedOn: '2024-11-01' });
    expect(regionAliases.words?.(alias as never)).toEqual(['sei', 'asem', 'asam']);
  });

  it('drops it when it is removed', () => {
    expect(after(regionAliases, 'seiasem', 'RegionAliasAdded', 'RegionAliasRemoved')).toBeUndefined();
  });
});

describe('The list of non-administrative areas', () => {
  it('shows an area with its members, findable by their names and regions', () => {
    const area = after(nonAdministrativeAreas, 'ktm-cahaya-baru', 'NonAdministrativeAreaRegistered');
    expect(area).toMatchObject({
      name: 'KTM Cahaya Baru',
      kind: 'KTM',
      regions: ['63.04.17.2005'],
      registeredOn: '2024-11-01',
    });
    expect(nonAdministrativeAreas.words?.(area as never)).toEqual(['ktm', 'cahaya', 'baru']);
  });
});
