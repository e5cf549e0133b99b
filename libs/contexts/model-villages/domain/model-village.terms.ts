import { DOC_REF, INTEGER, REGION_REF, TEXT, codeOf, field, listOf, optional, record, type TypeOf } from '#kernel';
import { AREA_KIND_CODES, INDEX_CODES, INDEX_STATUS_CODES, ORIGIN_CODES, SIDE_CODES } from './model-village.codes.js';

/** An area that is no administrative region, a KTM for one: its villages stand among the areas. */
export const nonAdministrativeArea = record({
  kind: field(['jenis kawasan', 'kind of area'], codeOf(AREA_KIND_CODES)),
  name: field(['nama kawasan', 'name of the area'], TEXT),
});

/** What is nominated, and from what it comes. */
export const nomination = record({
  origin: field(['asal usulan', 'origin of the nomination'], codeOf(ORIGIN_CODES)),
  areas: field(['wilayah yang diusulkan: desa atau kecamatan', 'areas: villages or districts'], listOf(REGION_REF)),
  nonAdministrative: optional(
    ['kawasan bukan wilayah administrasi', 'area that is no administrative region'],
    nonAdministrativeArea,
  ),
  /** All but the winners of a contest rest on an agreement (MOD-01). */
  agreementId: optional(['id kerja sama yang mendasari', 'id of the agreement that it rests on'], TEXT),
  award: optional(['keputusan pemenang lomba', 'decree of the winners of the contest'], DOC_REF),
  purpose: field(['alasan dan tujuan', 'reasons and aim'], TEXT),
  officeId: field(['id kantor pengusul', 'id of the office that nominates'], TEXT),
});
export type Nomination = TypeOf<typeof nomination>;

/** What a model village is called: the area that is no region, or the regions of which it consists. */
export const modelVillageTitle = ({ areas, nonAdministrative }: Pick<Nomination, 'areas' | 'nonAdministrative'>) =>
  nonAdministrative?.name ?? areas.map(({ nameAtTime }) => nameAtTime).join(', ');

/**
 * An index of one village and year. `value` is written in decimals, `0.6420` of IDM and `72.35` of Indeks Desa; it is
 * counted in the smallest steps of its index (`stepsOf`). The status is that of the value by the bounds of index and
 * year.
 */
export const indexReading = record({
  index: field(['indeks', 'index'], codeOf(INDEX_CODES)),
  year: field(['tahun indeks', 'year of the index'], INTEGER),
  value: field(['nilai indeks', 'value of the index'], TEXT),
  status: field(['status desa', 'status of the village'], codeOf(INDEX_STATUS_CODES)),
});
export type IndexReading = TypeOf<typeof indexReading>;

/** Who took part in the coordination and signed its minutes (MOD-02). */
export const coordinator = record({
  side: field(['pihak', 'side'], codeOf(SIDE_CODES)),
  /** Of a district or village: which. */
  region: optional(['kecamatan atau desa', 'district or village'], REGION_REF),
  office: field(['kantor', 'office'], TEXT),
  officialName: field(['nama pejabat', 'name of the official'], TEXT),
});
export type Coordinator = TypeOf<typeof coordinator>;

export const planActivity = record({
  activity: field(['kegiatan', 'activity'], TEXT),
  responsible: field(['penanggung jawab', 'who is responsible'], TEXT),
  year: field(['tahun', 'year'], INTEGER),
  fundingSource: field(['sumber dana', 'source of the money'], TEXT),
});

/** What is to be reached in a village, counted in whole units; its number is its place in the list, from 1. */
export const planIndicator = record({
  village: field(['desa', 'village'], REGION_REF),
  indicator: field(['indikator', 'indicator'], TEXT),
  unit: field(['satuan', 'unit'], TEXT),
  target: field(['target', 'target'], INTEGER),
});

/** What index a village is to reach, and when. */
export const indexTarget = record({
  village: field(['desa', 'village'], REGION_REF),
  index: indexReading.fields.index,
  year: field(['tahun target', 'year of the target'], INTEGER),
  value: field(['nilai yang dituju', 'value to be reached'], TEXT),
});

export const developmentPlan = record({
  document: field(['dokumen rencana', 'document of the plan'], DOC_REF),
  activities: field(['kegiatan', 'activities'], listOf(planActivity)),
  indicators: field(['indikator dan target', 'indicators and targets'], listOf(planIndicator)),
  indexTargets: field(['target indeks', 'targets of the index'], listOf(indexTarget)),
});
export type DevelopmentPlan = TypeOf<typeof developmentPlan>;

/** How much of an indicator is reached by now, not how much was added. */
export const achievement = record({
  indicatorNo: field(['nomor indikator', 'number of the indicator'], INTEGER),
  value: field(['capaian sampai kini', 'reached by now'], INTEGER),
});
export type Achievement = TypeOf<typeof achievement>;
