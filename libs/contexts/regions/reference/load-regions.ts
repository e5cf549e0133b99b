import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RegionCode } from '#kernel';
import type { PlaceNames, RegionDirectory } from '../contract/index.js';
import type { RecordDatasetImport } from '../domain/region-directory.commands.js';
import type { RegionAlias } from '../domain/region-directory.events.js';
import { nameKey } from '../domain/region-names.js';
import { directoryOver } from '../domain/region-resolution.js';
import { withAliases } from '../domain/with-aliases.js';
import { eachCsvRow } from './csv.js';
import { gazetteer, type RetiredRegion } from './gazetteer.js';
import { placeNames } from './place-names.js';
import { regionTable } from './region-table.js';

/** Shown wherever region names leave the system: the dataset's licence (ODbL 1.0) asks for it. */
export const REGION_LICENCE = 'https://opendatacommons.org/licenses/odbl/1-0/';
export const REGION_ATTRIBUTION =
  'Nama dan kode wilayah: idn-area-data (https://github.com/fityannugroho/idn-area-data), ' +
  `tersedia di bawah Open Database License (ODbL) 1.0, ${REGION_LICENCE}.`;

const FILES = ['provinces', 'regencies', 'districts', 'villages'] as const;

export interface LoadedRegions {
  /**
   * Official names, and below them the short names of data/short-names.csv; the stewards' aliases are laid over it by
   * `withAliases`.
   */
  readonly directory: RegionDirectory;
  readonly names: PlaceNames;
  /** What was loaded, for the log to record once. */
  readonly recordImport: RecordDatasetImport;
}

/** Reads the installed dataset once, at start. */
export const loadRegions = (): LoadedRegions => {
  const manifest = createRequire(import.meta.url).resolve('idn-area-data/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const sha256 = createHash('sha256');
  const counts = { provinces: 0, regencies: 0, districts: 0, villages: 0 };
  const rows: (readonly [code: string, name: string])[] = [];
  for (const file of FILES) {
    const content = readFileSync(join(dirname(manifest), 'data', `${file}.csv`));
    sha256.update(content);
    eachCsvRow(content.toString('utf8'), (fields) => {
      rows.push([fields[0] as string, fields.at(-1) as string]);
      counts[file] += 1;
    });
  }
  const official = directoryOver(gazetteer(regionTable(rows), readRetired(), version));
  const shortNames = readShortNames(official);
  return {
    directory: withAliases(official, { aliases: shortNames }),
    names: placeNames(official, Object.values(shortNames)),
    recordImport: {
      type: 'RecordDatasetImport',
      dataset: 'idn-area-data',
      datasetVersion: version,
      sha256: sha256.digest('hex'),
      counts,
      licence: 'ODbL-1.0',
    },
  };
};

const readRetired = (): readonly RetiredRegion[] => {
  const retired: RetiredRegion[] = [];
  eachCsvRow(
    readFileSync(new URL('../data/retired.csv', import.meta.url), 'utf8'),
    ([code, name, datasetVersion, successor]) => {
      retired.push({
        code: code as RegionCode,
        name: name as string,
        datasetVersion: datasetVersion as string,
        successors: successor ? [successor as RegionCode] : [],
      });
    },
  );
  return retired;
};

const readShortNames = (official: RegionDirectory): Readonly<Record<string, RegionAlias>> => {
  const names: Record<string, RegionAlias> = {};
  eachCsvRow(readFileSync(new URL('../data/short-names.csv', import.meta.url), 'utf8'), ([alias, code]) => {
    names[nameKey(alias as string)] = { alias: alias as string, region: official.resolve(code as string) };
  });
  return names;
};
