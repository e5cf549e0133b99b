import { describe, expect, it } from '@jest/globals';
import type { RegionCode } from '#kernel';
import { frozenFixtures, given, region, specActor } from '#testing';
import { gazetteer } from '../reference/gazetteer.js';
import { regionTable } from '../reference/region-table.js';
import type { RecordDatasetImport, RegisterNonAdministrativeArea } from './region-directory.commands.js';
import { regionDirectory } from './region-directory.decider.js';
import { directoryOver } from './region-resolution.js';
import type { RegionDirectoryEvent } from './region-directory.events.js';
import { workingCalendarDecider } from './working-calendar.decider.js';

const official = directoryOver(
  gazetteer(
    regionTable([
      ['62', 'Kalimantan Tengah'],
      ['62.03', 'Kabupaten Kapuas'],
      ['62.03.02', 'Kapuas Hilir'],
      ['62.03.02.2007', 'Sei Asam'],
      ['62.03.02.2008', 'Sei Pitung'],
      ['63', 'Kalimantan Selatan'],
      ['63.10', 'Kabupaten Tanah Bumbu'],
      ['63.10.09', 'Angsana'],
      ['63.10.09.2009', 'Mekar Jaya'],
    ]),
    [
      {
        code: '62.03.02.2001' as RegionCode,
        name: 'Sei Lama',
        datasetVersion: '3.1.2',
        successors: ['62.03.02.2007' as RegionCode],
      },
    ],
    '4.0.1',
  ),
);
const facts = { facts: { official } };

const seiAsam = region('62.03.02.2007', 'Sei Asam');
const seiPitung = region('62.03.02.2008', 'Sei Pitung');
const mekarJaya = region('63.10.09.2009', 'Mekar Jaya');

const add = (alias: string, region = seiAsam) => ({ type: 'AddRegionAlias', alias, region }) as const;
const added = (alias: string, region = seiAsam) => ({ type: 'RegionAliasAdded', data: { alias, region } }) as const;

describe('Adding an alias', () => {
  it('lets a region be found by another spelling', () => {
    given(regionDirectory, [], facts)
      .when(add(' Sei Asem '))
      .then([added('Sei Asem')]);
  });

  it('is done once, however it is spelt', () => {
    given(regionDirectory, [added('Sei Asem')], facts)
      .when(add('SEI-ASEM'))
      .then([]);
  });

  it('has nothing to add to the official name', () => {
    for (const written of ['Desa sei asam', 'Sei Asam Kec. Kapuas Hilir'])
      given(regionDirectory, [], facts).when(add(written)).then([]);
  });

  it.each(['62.03', '7', ' ', 'S', 'Sei Asem, Kapuas', 'Sei Asem (Kapuas)', 'S'.repeat(101)])(
    'REG-01 refuses %p as no name',
    (alias) => {
      given(regionDirectory, [], facts).when(add(alias)).thenRejected('E_VALIDATION', 'REG-01');
    },
  );

  it.each(['Sa', 'S'.repeat(100)])('REG-01 takes %p: two to a hundred characters', (alias) => {
    given(regionDirectory, [], facts)
      .when(add(alias))
      .then([added(alias)]);
  });

  it("REG-02 refuses a name that is another region's alias already", () => {
    const rejection = given(regionDirectory, [added('Sei Asem')], facts)
      .when(add('Seiasem', seiPitung))
      .thenRejected('E_STATE', 'REG-02');
    expect(rejection.info.details).toEqual({ region: seiAsam });
  });

  it.each([
    ['Sei Pitung', seiAsam],
    ['sei-pitung', seiAsam],
    ['SEIPITUNG', mekarJaya],
    ['Desa Sei Pitung', mekarJaya],
    ['Sei Pitung Kec. Kapuas Hilir', mekarJaya],
    ['Tanah Bumbu', seiAsam],
    ['Kabupaten Kapuas', mekarJaya],
    ['Kapuas Hilir', seiAsam],
    ['Mekar Jaya', seiAsam],
    ['Kalimantan Selatan', mekarJaya],
  ])('REG-03 refuses %p, an official name that keeps its meaning alone, and names the region', (alias, region) => {
    const { info } = given(regionDirectory, [], facts).when(add(alias, region)).thenRejected('E_STATE', 'REG-03');
    const [named] = info.details!['regions'] as { code: string; path: string }[];
    expect(info.messageEn).toContain(`${named!.code} (${named!.path})`);
  });

  it.each([
    [20, 20],
    [21, 20],
  ])('REG-03 of %i regions called so it names %i', (count, named) => {
    const villages = Array.from({ length: count }, (_, n): readonly [string, string] => [
      `63.10.09.20${n + 10}`,
      'Sukamaju',
    ]);
    const many = directoryOver(
      gazetteer(
        regionTable([
          ...([
            ['62.03.02.2007', 'Sei Asam'],
            ['63.10.09', 'Angsana'],
          ] as const),
          ...villages,
        ]),
        [],
        '4.0.1',
      ),
    );
    const { details } = given(regionDirectory, [], { facts: { official: many } })
      .when(add('Sukamaju'))
      .thenRejected('E_STATE', 'REG-03').info;
    expect(details).toMatchObject({ total: count });
    expect(details!['regions']).toHaveLength(named);
  });

  it('REG-03 lets a name stand for a region that has it in part only', () => {
    given(regionDirectory, [], facts)
      .when(add('Mekar'))
      .then([added('Mekar')]);
    given(regionDirectory, [], facts)
      .when(add('Sei Pitung Lama'))
      .then([added('Sei Pitung Lama')]);
  });

  it('REG-04 refuses regions that never were or are no longer in force', () => {
    const unchanged = given(regionDirectory, [], facts);
    unchanged.when(add('Sei Anu', region('62.03.02.2999', 'Sei Anu'))).thenRejected('E_REGION_UNKNOWN', 'REG-04');
    const rejection = unchanged
      .when(add('Sei Kuno', region('62.03.02.2001', 'Sei Lama')))
      .thenRejected('E_REGION_INACTIVE', 'REG-04');
    expect(rejection.info.details).toEqual({ successors: ['62.03.02.2007'] });
  });

  it('takes no property of JavaScript objects for an alias', () => {
    given(regionDirectory, [], facts)
      .when(add('constructor'))
      .then([added('constructor')]);
  });
});

describe('COM-14 What the directory holds', () => {
  const aliases = (count: number) => ({
    ...regionDirectory,
    initialState: {
      ...regionDirectory.initialState,
      aliases: Object.fromEntries(
        Array.from({ length: count }, (_, n) => [`alias${n}`, { alias: `Alias ${n}`, region: seiAsam }]),
      ),
    },
  });
  const areas = (count: number) => ({
    ...regionDirectory,
    initialState: {
      ...regionDirectory.initialState,
      areas: Object.fromEntries(
        Array.from({ length: count }, (_, n) => [
          `area-${n}`,
          { areaId: `area-${n}`, name: 'A', kind: 'LAINNYA', members: [seiAsam] },
        ]),
      ),
    },
  });
  const register = {
    type: 'RegisterNonAdministrativeArea',
    areaId: 'one-more',
    name: 'Satu lagi',
    kind: 'LAINNYA',
    members: [seiAsam],
  } as RegisterNonAdministrativeArea;

  it('is at most five thousand aliases; one that stands may be given again', () => {
    given(aliases(4_999) as never, [], facts)
      .when(add('Sei Asem'))
      .then([added('Sei Asem')] as never);
    given(aliases(5_000) as never, [], facts)
      .when(add('Sei Asem'))
      .thenRejected('E_LIMIT', 'COM-14');
    given(aliases(5_000) as never, [], facts)
      .when(add('Alias 7'))
      .then([]);
  });

  it('is added by one user two thousand times at most, removed ones included; others have their own', () => {
    const often = (times: number) =>
      Array.from({ length: times }, (_, n) => [
        added(`Alias ${n}`),
        { type: 'RegionAliasRemoved', data: added(`Alias ${n}`).data },
      ]).flat() as never[];
    given(regionDirectory, often(1_999), facts)
      .when(add('Sei Asem'))
      .then([added('Sei Asem')]);
    given(regionDirectory, often(2_000), facts).when(add('Sei Asem')).thenRejected('E_LIMIT', 'COM-14');
    given(regionDirectory, often(2_000), facts)
      .when(add('Sei Asem'), { actor: { ...specActor, userId: 'another' } })
      .then([added('Sei Asem')]);
  });

  it('is at most a thousand areas', () => {
    given(areas(999) as never, [], facts)
      .when(register)
      .then([
        {
          type: 'NonAdministrativeAreaRegistered',
          data: { areaId: 'one-more', name: 'Satu lagi', kind: 'LAINNYA', members: [seiAsam] },
        },
      ] as never);
    given(areas(1_000) as never, [], facts)
      .when(register)
      .thenRejected('E_LIMIT', 'COM-14');
  });
});

describe('Removing an alias', () => {
  it('frees the name', () => {
    const removed = { type: 'RegionAliasRemoved', data: { alias: 'Sei Asem', region: seiAsam } } as const;
    given(regionDirectory, [added('Sei Asem')], facts)
      .when({ type: 'RemoveRegionAlias', alias: 'sei asem' })
      .then([removed]);
    given(regionDirectory, [added('Sei Asem'), removed], facts)
      .when(add('Sei Asem', seiPitung))
      .then([added('Sei Asem', seiPitung)]);
  });

  it.each(['Sei Asem', 'constructor'])('REG-05 refuses %p, which is no alias', (alias) => {
    given(regionDirectory, [], facts).when({ type: 'RemoveRegionAlias', alias }).thenRejected('E_NOT_FOUND', 'REG-05');
  });
});

describe('Registering a non-administrative area', () => {
  const register: RegisterNonAdministrativeArea = {
    type: 'RegisterNonAdministrativeArea',
    areaId: 'area-1',
    name: 'KTM Cahaya Baru',
    kind: 'KTM',
    members: [mekarJaya, seiAsam],
  };
  const registered = {
    type: 'NonAdministrativeAreaRegistered',
    data: { areaId: 'area-1', name: 'KTM Cahaya Baru', kind: 'KTM', members: [mekarJaya, seiAsam] },
  } as const;

  it('keeps its name, kind and members', () => {
    given(regionDirectory, [], facts).when(register).then([registered]);
  });

  it('keeps the name without the spaces around it', () => {
    given(regionDirectory, [], facts)
      .when({ ...register, name: ' KTM Cahaya Baru ' })
      .then([registered]);
  });

  it.each([
    [{ name: ' ' }, '/name'],
    [{ members: [] }, '/members'],
    [{ members: [seiAsam, seiAsam] }, '/members'],
  ])('REG-06 refuses %j', (change, field) => {
    const rejection = given(regionDirectory, [], facts)
      .when({ ...register, ...change })
      .thenRejected('E_VALIDATION', 'REG-06');
    expect(rejection.info.field).toBe(field);
  });

  it('REG-04 refuses members that never were, and says which', () => {
    const rejection = given(regionDirectory, [], facts)
      .when({ ...register, members: [seiAsam, region('63.10.09.2999', 'X')] })
      .thenRejected('E_REGION_UNKNOWN', 'REG-04');
    expect(rejection.info.field).toBe('/members/1');
  });

  it('REG-07 refuses an area that is registered already', () => {
    given(regionDirectory, [registered], facts).when(register).thenRejected('E_STATE', 'REG-07');
  });
});

describe('Recording a dataset import', () => {
  const imported = {
    dataset: 'idn-area-data',
    datasetVersion: '4.0.1',
    sha256: 'a'.repeat(64),
    licence: 'ODbL-1.0',
    counts: { provinces: 38, regencies: 514, districts: 7285, villages: 83762 },
  };
  const record: RecordDatasetImport = { type: 'RecordDatasetImport', ...imported };
  const recorded = { type: 'RegionDatasetImported', data: imported } as const;

  it('keeps what was loaded, once', () => {
    given(regionDirectory, [], facts).when(record).then([recorded]);
    given(regionDirectory, [recorded], facts).when(record).then([]);
  });

  it('notices another version, other content, and the return to an earlier one', () => {
    const newer = { ...imported, datasetVersion: '4.1.0' };
    const changed = { ...imported, sha256: 'b'.repeat(64) };
    for (const other of [newer, changed]) {
      const then = { type: 'RegionDatasetImported', data: other } as const;
      given(regionDirectory, [recorded], facts)
        .when({ ...record, ...other })
        .then([then]);
      given(regionDirectory, [recorded, then], facts).when(record).then([recorded]);
    }
  });
});

it('The directory holds all aliases and areas that were added, and the last dataset, whichever came first', () => {
  const area = (areaId: string) =>
    ({
      type: 'NonAdministrativeAreaRegistered',
      data: { areaId, name: 'A', kind: 'LAINNYA', members: [seiAsam] },
    }) as const;
  const imported = {
    type: 'RegionDatasetImported',
    data: {
      dataset: 'd',
      datasetVersion: '4.0.1',
      sha256: 'a',
      licence: 'l',
      counts: { provinces: 1, regencies: 1, districts: 1, villages: 1 },
    },
  } as const;
  const events: readonly RegionDirectoryEvent[] = [added('Satu'), area('a'), imported, added('Dua'), area('b')];
  for (const order of [events, [...events].reverse()]) {
    const { aliases, areas, dataset } = given(regionDirectory, order, facts).state;
    expect([Object.keys(aliases).sort(), Object.keys(areas).sort(), dataset?.datasetVersion]).toEqual([
      ['dua', 'satu'],
      ['a', 'b'],
      '4.0.1',
    ]);
  }
  const removed = { type: 'RegionAliasRemoved', data: { alias: 'Satu', region: seiAsam } } as const;
  expect(given(regionDirectory, [...events, removed], facts).state).toMatchObject({
    aliases: { dua: {} },
    areas: { a: {}, b: {} },
    dataset: {},
  });
});

describe('The frozen events', () => {
  const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), regionDirectory, workingCalendarDecider);

  it('are one of every name and version', () => frozen.expectAll());

  it('still fold into what they meant', () => {
    const state = frozen.after(
      regionDirectory,
      'RegionDatasetImported',
      'RegionAliasAdded',
      'NonAdministrativeAreaRegistered',
    );
    expect(state.aliases['seiasem']).toMatchObject({
      alias: 'Sei Asem',
      region: { code: '62.03.02.2007', nameAtTime: 'Sei Asam' },
    });
    expect(state.areas['ktm-cahaya-baru']).toMatchObject({
      name: 'KTM Cahaya Baru',
      kind: 'KTM',
      members: [{ code: '63.04.17.2005' }],
    });
    expect(state.dataset).toMatchObject({ datasetVersion: '4.0.1', counts: { villages: 83762 } });
    expect(frozen.after(regionDirectory, 'RegionAliasAdded', 'RegionAliasRemoved').aliases).toEqual({});
  });
});
