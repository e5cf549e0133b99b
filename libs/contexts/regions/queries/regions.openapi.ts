import {
  FLAG,
  LEVEL,
  REGION,
  REGION_CODE,
  REGION_REF,
  TEXT,
  VILLAGE_KIND_CODES,
  ZONE_CODES,
  codeOf,
  field,
  listOf,
  optional,
  record,
  recordOf,
  type Field,
  type Meaning,
  type RecordKind,
} from '#kernel';
import { formOf, problems, answerOf, inQuery } from '#nest';
import type { Region } from '../contract/index.js';
import { holiday } from '../domain/working-calendar.events.js';

const CODE = { name: 'code', in: 'path', required: true, schema: { type: 'string', pattern: REGION_CODE.source } };

const attribution: Field<string, true> = field(['lisensi data wilayah', 'licence of the region data'], TEXT);

const region = recordOf<Region>({
  code: field(['kode wilayah (Kepmendagri)', 'code of the region (Kepmendagri)'], REGION),
  name: field(['nama resmi', 'official name'], TEXT),
  level: field(['tingkat wilayah', 'level of the region'], LEVEL),
  kind: optional(['jenis desa', 'kind of village'], codeOf(VILLAGE_KIND_CODES)),
  zone: field(['zona waktu', 'time zone'], codeOf(ZONE_CODES)),
  path: field(['nama dengan wilayah di atasnya', 'name with the regions in which it lies'], TEXT),
  parent: optional(['kode wilayah di atasnya', 'code of the region right above'], REGION),
  active: field(['masih berlaku', 'still in force'], FLAG),
  successors: optional(['kode wilayah penggantinya', 'codes that took its place'], listOf(REGION)),
  datasetVersion: field(['versi data wilayah', 'version of the region data'], TEXT),
});

const items = field(['wilayah', 'regions'], listOf(region));
const unknown = optional(
  ['kode yang tidak pernah ada, bila `codes` diminta', 'codes that never were, where `codes` are asked'],
  listOf(REGION),
);
const nextCursor = optional(['lanjutan; tanpa = tidak ada lagi', 'where it goes on; absent = nothing more'], TEXT);

const reading = (
  operationId: `${string}.${string}`,
  summary: string,
  parameters: readonly object[],
  answer: RecordKind,
  ...statuses: readonly number[]
) => ({
  get: {
    tags: [operationId.split('.')[0]],
    operationId,
    summary,
    parameters,
    security: [],
    responses: { ...answerOf(summary, answer), ...problems(...statuses, 429) },
  },
});

/** What the routes beside the lists are about, by tag. */
const NEAR = inQuery(
  'near',
  formOf('scope', 'text').schema,
  'Yang terdekat dengan wilayah ini lebih dahulu: kabupatennya, lalu provinsinya, lalu pulaunya / Those nearest to this region first: its regency, then its province, then its islands',
);

export const regionGroups: Readonly<Record<string, Meaning>> = {
  regions: ['Wilayah dan namanya', 'Regions and their names'],
  holidays: [
    'Hari libur dan cuti bersama menurut kalender kerja',
    'Public holidays and joint leave days of the working calendars',
  ],
  'region-directory': [
    'Nama lain wilayah dan kawasan: perintah walidata',
    'Aliases of regions, and areas: commands of data stewards',
  ],
};

/** OpenAPI of the reference data: codes, names, holidays. */
export const regionPaths = {
  '/v1/regions': reading(
    'regions.search',
    'Cari wilayah sambil mengetik, atau sebut kodenya / Find regions while typing, or name them by their codes',
    [
      {
        ...inQuery(
          'codes',
          { type: 'array', items: formOf('region', 'text').schema, minItems: 1, maxItems: 100 },
          'Wilayah dengan kode ini, menurut urutan yang diminta; tanpa parameter lain / The regions of these codes, in the order asked; without any other parameter',
        ),
        style: 'form',
        explode: false,
      },
      inQuery(
        'q',
        formOf('words', 'text').schema,
        'Nama, awal kata-kata nama, atau kode / Name, beginnings of words of the name, or code',
      ),
      inQuery(
        'level',
        { type: 'integer', minimum: 1, maximum: 4 },
        'Tingkat: 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan / Level: 1 province, 2 regency or city, 3 district, 4 village',
      ),
      inQuery('within', formOf('scope', 'text').schema, 'Di dalam wilayah ini / Within this region'),
      NEAR,
      inQuery('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }, 'Banyaknya / How many'),
      inQuery(
        'cursor',
        { type: 'string', pattern: '^(0|[1-9]\\d{0,3})$' },
        '`nextCursor` jawaban sebelumnya / `nextCursor` of the answer before',
      ),
    ],
    record({ items, nextCursor, unknown, attribution }),
    400,
    404,
  ),
  '/v1/regions/resolve': reading(
    'regions.resolve',
    'Satu wilayah dari kode atau nama / The one region that a code or name means',
    [
      inQuery(
        'name',
        formOf('text', 'text').schema,
        'Kode, nama, atau nama dengan alurnya / Code, name, or name with its path',
        true,
      ),
      NEAR,
    ],
    record({ ...REGION_REF.fields, attribution }),
    400,
    404,
    422,
  ),
  '/v1/regions/{code}': reading(
    'regions.show',
    'Satu wilayah / One region',
    [CODE],
    record({ ...region.fields, attribution }),
    404,
  ),
  '/v1/regions/{code}/children': reading(
    'regions.children',
    'Wilayah tepat di bawah wilayah ini / Regions directly below this one',
    [CODE],
    record({ items, attribution }),
    404,
  ),
  '/v1/holidays': reading(
    'holidays.list',
    'Hari libur dan cuti bersama / Public holidays and joint leave days',
    [
      inQuery(
        'year',
        { type: 'integer', minimum: 1900, maximum: 2199 },
        'Tahun; bila tidak disebut, semua / Year; without it, all',
      ),
      inQuery('region', CODE.schema, 'Dengan libur daerahnya / With the days off of this region'),
    ],
    record({ items: field(['hari libur', 'days off'], listOf(holiday)) }),
    400,
    404,
  ),
};
