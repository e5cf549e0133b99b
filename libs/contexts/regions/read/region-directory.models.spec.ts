import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { hears, START, type AnyReadModel, type RecordedEvent, type Revision } from '#kernel';
import { specMetadata } from '#testing';
import { nonAdministrativeAreas } from './non-administrative-areas.model.js';
import { regionAliases } from './region-aliases.model.js';

const recorded = (type: string): RecordedEvent => ({
  id: type, type, data: JSON.parse(readFileSync(new URL(`../domain/fixtures/${type}.v1.json`, import.meta.url), 'utf8')) as object,
  metadata: specMetadata(), stream: 'regionDirectory-ID', revision: 0 as Revision, position: START,
});
const after = (model: AnyReadModel, key: string, ...types: string[]): object | undefined =>
  types.map(recorded).filter((event) => hears(model.events, event) && model.keys(event).includes(key))
    .reduce<object | undefined>((document, event) => model.fold(document, event, key), undefined);

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
    expect(area).toMatchObject({ name: 'KTM Cahaya Baru', kind: 'KTM', regions: ['63.04.17.2005'], registeredOn: '2024-11-01' });
    expect(nonAdministrativeAreas.words?.(area as never)).toEqual(['ktm', 'cahaya', 'baru']);
  });
});
