import { REGION_CODE, type Meaning } from '#kernel';
import { formOf, problems } from '#nest';

const query = (name: string, schema: object, description: string, required = false) => ({ name, in: 'query', required, schema, description });
const CODE = { name: 'code', in: 'path', required: true, schema: { type: 'string', pattern: REGION_CODE.source } };
const text = (maxLength: number) => ({ type: 'string', maxLength });

const items = { type: 'array', items: { type: 'object' } };
const reading = (operationId: `${string}.${string}`, summary: string, parameters: readonly object[], properties: object, ...statuses: readonly number[]) => ({
  get: {
    tags: [operationId.split('.')[0]], operationId, summary, parameters, security: [],
    responses: { 200: { description: summary, content: { 'application/json': { schema: { type: 'object', properties } } } }, ...problems(...statuses, 429) },
  },
});

/** What the routes beside the lists are about, by tag. */
export const regionGroups: Readonly<Record<string, Meaning>> = {
  regions: ['Wilayah dan namanya', 'Regions and their names'],
  holidays: ['Hari libur dan cuti bersama menurut kalender kerja', 'Public holidays and joint leave days of the working calendars'],
  'region-directory': ['Nama lain wilayah dan kawasan: perintah walidata', 'Aliases of regions, and areas: commands of data stewards'],
};

/** OpenAPI of the reference data: codes, names, holidays. */
export const regionPaths = {
  '/v1/regions': reading('regions.search', 'Cari wilayah sambil mengetik / Find regions while typing', [
    query('q', formOf('words', 'text').schema, 'Nama, awal kata-kata nama, atau kode / Name, beginnings of words of the name, or code'),
    query('level', { type: 'integer', minimum: 1, maximum: 4 }, 'Tingkat: 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan / Level: 1 province, 2 regency or city, 3 district, 4 village'),
    query('within', formOf('scope', 'text').schema, 'Di dalam wilayah ini / Within this region'),
    query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }, 'Banyaknya / How many'),
    query('cursor', { type: 'string', pattern: '^(0|[1-9]\\d{0,3})$' }, '`nextCursor` jawaban sebelumnya / `nextCursor` of the answer before'),
  ], { items, nextCursor: text(4), attribution: text(1_000) }, 400, 404),
  '/v1/regions/resolve': reading('regions.resolve', 'Satu wilayah dari kode atau nama / The one region that a code or name means', [
    query('name', formOf('text', 'text').schema, 'Kode, nama, atau nama dengan alurnya / Code, name, or name with its path', true),
  ], { code: text(13), nameAtTime: text(200), level: { type: 'integer' }, attribution: text(1_000) }, 400, 404, 422),
  '/v1/regions/{code}': reading('regions.show', 'Satu wilayah / One region', [CODE], { code: text(13), name: text(200), path: text(600) }, 404),
  '/v1/regions/{code}/children': reading('regions.children', 'Wilayah tepat di bawah wilayah ini / Regions directly below this one', [CODE], { items }, 404),
  '/v1/holidays': reading('holidays.list', 'Hari libur dan cuti bersama / Public holidays and joint leave days', [
    query('year', { type: 'integer', minimum: 1900, maximum: 2199 }, 'Tahun; bila tidak disebut, semua / Year; without it, all'),
    query('region', CODE.schema, 'Dengan libur daerahnya / With the days off of this region'),
  ], { items }, 400, 404),
};
