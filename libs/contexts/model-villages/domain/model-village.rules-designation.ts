import { districtOf, nameKey, reject, type DocRef, type LocalDate, type RegionCode, type RegionRef } from '#kernel';
import type { CoordinatingSide } from './model-village.codes.js';
import { freshUntil } from './model-village.indexes.js';
import type { Nominated } from './model-village.state.js';
import type { Coordinator, DevelopmentPlan } from './model-village.terms.js';

const uncoordinated = (field: string, messageId: string, messageEn: string, details?: Record<string, unknown>) =>
  reject('E_COORDINATION_MISSING', { ruleId: 'MOD-02', field, messageId, messageEn, ...(details && { details }) });

/** MOD-02: the region that a side stands for; the ministry and the regency stand for the whole. */
const requireSideRegion = ({ side, region }: Coordinator, field: string): void => {
  const level = side === 'DISTRICT' ? 3 : side === 'VILLAGE' ? 4 : undefined;
  if (region?.level === level) return;
  throw reject('E_LEVEL', {
    ruleId: 'MOD-02',
    field: `${field}/region`,
    messageId: 'Kecamatan dan desa menyebut wilayahnya; kementerian dan kabupaten tidak.',
    messageEn: 'Districts and villages name their region; the ministry and the regency do not.',
  });
};

/**
 * MOD-02: minutes that the ministry's unit, an office of the regency, and the district and head of each village that is
 * designated have signed.
 */
export const requireCoordination = (
  minutes: DocRef | undefined,
  coordinated: readonly Coordinator[],
  villages: readonly RegionRef[],
): DocRef => {
  if (!minutes)
    throw uncoordinated(
      '/minutes',
      'Berita acara koordinasi semua pihak wajib ada.',
      'The minutes of the coordination of all sides are needed.',
    );
  coordinated.forEach((each, index) => requireSideRegion(each, `/coordinated/${index}`));
  const names = coordinated.map(({ side, region, officialName }) =>
    [side, region?.code ?? '', nameKey(officialName)].join(' '),
  );
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0)
    throw reject('E_VALIDATION', {
      ruleId: 'MOD-02',
      field: `/coordinated/${twice}`,
      messageId: 'Penanda tangan ini sudah disebut.',
      messageEn: 'This signatory is named already.',
    });
  const of = (side: CoordinatingSide, code?: RegionCode): boolean =>
    coordinated.some((each) => each.side === side && (code === undefined || each.region?.code === code));
  const missing = (side: CoordinatingSide, code?: RegionCode) =>
    uncoordinated(
      '/coordinated',
      'Berita acara ditandatangani unit kementerian, perangkat daerah kabupaten, kecamatan, dan setiap desa; ada yang belum.',
      'The minutes are signed by the unit of the ministry, an office of the regency, the district and each village; one is missing.',
      { side, ...(code && { code }) },
    );
  for (const side of ['MINISTRY_UNIT', 'REGENCY_OFFICE'] as const) if (!of(side)) throw missing(side);
  for (const { code } of villages) {
    const district = districtOf(code)!;
    if (!of('DISTRICT', district)) throw missing('DISTRICT', district);
    if (!of('VILLAGE', code)) throw missing('VILLAGE', code);
  }
  return minutes;
};

/** MOD-03: each village that is designated has a baseline that is not too old on that day. */
export const requireBaselines = (
  state: Nominated,
  villages: readonly RegionRef[],
  on: LocalDate,
  months: number,
): void =>
  villages.forEach(({ code, nameAtTime }, index) => {
    const readings = Object.values(state.villages[code]?.baselines ?? {});
    if (readings.some((reading) => on <= freshUntil(reading, months))) return;
    const latest = readings
      .map((reading) => freshUntil(reading, months))
      .sort()
      .at(-1);
    throw reject('E_BASELINE', {
      ruleId: 'MOD-03',
      field: `/villages/${index}`,
      details: { code, ...(latest && { freshUntil: latest }) },
      ...(latest
        ? {
            messageId: `Indeks awal ${nameAtTime} hanya dapat dipakai sampai ${latest} (${months} bulan); nilai lagi.`,
            messageEn: `The baseline of ${nameAtTime} can be used until ${latest} (${months} months); assess it again.`,
          }
        : {
            messageId: `${nameAtTime} belum dinilai; catat indeks awalnya dulu.`,
            messageEn: `${nameAtTime} was not assessed; record its baseline first.`,
          }),
    });
  });

/** A plan says what is done, and what is to be reached in each of its villages. */
export const requirePlan = (plan: Omit<DevelopmentPlan, 'document'>, designated: readonly RegionCode[]): void => {
  const { activities, indicators, indexTargets } = plan;
  const incomplete = (field: string, messageId: string, messageEn: string, details?: Record<string, unknown>) =>
    reject('E_CONTENT_INCOMPLETE', { ruleId: 'MOD-05', field, messageId, messageEn, ...(details && { details }) });
  if (!activities.length)
    throw incomplete('/activities', 'Rencana memuat sedikitnya satu kegiatan.', 'A plan has at least one activity.');
  for (const [name, list] of Object.entries({ indicators, indexTargets }))
    list.forEach(({ village }, index) => {
      if (designated.includes(village.code)) return;
      throw reject('E_VALIDATION', {
        ruleId: 'MOD-04',
        field: `/${name}/${index}/village`,
        details: { code: village.code },
        messageId: 'Desa ini tidak ditetapkan sebagai lokus.',
        messageEn: 'This village was not designated.',
      });
    });
  const without = designated.find((code) => !indicators.some(({ village }) => village.code === code));
  if (without)
    throw incomplete(
      '/indicators',
      'Setiap desa lokus mempunyai sedikitnya satu indikator dengan target.',
      'Each designated village has at least one indicator with a target.',
      { code: without },
    );
};
