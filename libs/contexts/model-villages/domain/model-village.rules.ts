import {
  addDays,
  covers,
  kindOfParty,
  levelOf,
  regencyOf,
  reject,
  requireDocument,
  type DocRef,
  type LocalDate,
  type PartyRef,
  type RegionCode,
  type RegionRef,
} from '#kernel';
import { agreementHoldsOn, type KnownAgreement } from '#contexts/agreements/contract';
import { areasOf, type Locus, type Nominated } from './model-village.state.js';
import type { Nomination } from './model-village.terms.js';

const VILLAGE_LEVEL = 4;
const DISTRICT_LEVEL = 3;

/** MOD-04: what is told is told of one village, and a kelurahan is none. */
export const requireVillage = ({ code, level, kind }: RegionRef, field = '/village'): void => {
  if (level !== VILLAGE_LEVEL)
    throw reject('E_LEVEL', {
      ruleId: 'MOD-04',
      field,
      details: { code, level },
      messageId: 'Ini dicatat per desa; sebutkan desanya, bukan kecamatan atau kabupatennya.',
      messageEn: 'This is recorded for one village; name the village, and not its district or regency.',
    });
  if (kind === 'KELURAHAN') throw reject('E_KELURAHAN_NOT_ALLOWED', { ruleId: 'MOD-04', field, details: { code } });
};

/** MOD-04: areas are villages or districts of one regency, each once; those of another area are its villages. */
export const requireAreas = ({ areas, nonAdministrative }: Pick<Nomination, 'areas' | 'nonAdministrative'>): void => {
  const first = areas[0]!;
  areas.forEach((area, index) => {
    const field = `/areas/${index}`;
    if (nonAdministrative || levelOf(area.code) === VILLAGE_LEVEL) requireVillage(area, field);
    else if (levelOf(area.code) !== DISTRICT_LEVEL)
      throw reject('E_LEVEL', {
        ruleId: 'MOD-04',
        field,
        details: { code: area.code },
        messageId: 'Wilayah yang diusulkan ialah desa atau kecamatan.',
        messageEn: 'The areas are villages or districts.',
      });
    if (regencyOf(area.code) !== regencyOf(first.code))
      throw reject('E_CROSS_REGENCY', {
        ruleId: 'MOD-04',
        field,
        details: { code: area.code },
        messageId: 'Semua wilayah dalam satu usulan terletak di kabupaten yang sama; usulkan yang lain tersendiri.',
        messageEn: 'All areas of one nomination lie in one regency; nominate the others by themselves.',
      });
    const other = areas.findIndex((each, at) => at !== index && covers(each.code, area.code));
    if (other >= 0)
      throw reject('E_VALIDATION', {
        ruleId: 'MOD-04',
        field,
        details: { code: area.code, within: areas[other]!.code },
        messageId: 'Wilayah ini sudah termasuk dalam wilayah lain yang diusulkan.',
        messageEn: 'This area lies within another one that is nominated.',
      });
  });
};

/** MOD-04: the village lies in what was nominated. */
export const requireWithin = (state: Nominated, village: RegionRef, field = '/village'): void => {
  requireVillage(village, field);
  if (areasOf(state).some((area) => covers(area, village.code))) return;
  throw reject('E_VALIDATION', {
    ruleId: 'MOD-04',
    field,
    details: { code: village.code, areas: areasOf(state) },
    messageId: 'Desa ini tidak terletak dalam wilayah yang diusulkan.',
    messageEn: 'This village does not lie in the areas that were nominated.',
  });
};

/** MOD-04: one of the villages that were designated. */
export const requireLocus = (state: Nominated, village: RegionRef): Locus => {
  requireVillage(village);
  const locus = state.villages[village.code];
  if (locus && locus.stage !== 'ASSESSED') return locus;
  throw reject('E_VALIDATION', {
    ruleId: 'MOD-04',
    field: '/village',
    details: { code: village.code },
    messageId: 'Desa ini tidak ditetapkan sebagai lokus.',
    messageEn: 'This village was not designated.',
  });
};

/** Whose agreement covers what lies in their region: governments, their agencies, and villages for themselves. */
const GOVERNING: ReadonlySet<string> = new Set(['REGION', 'VILLAGE', 'OFFICE']);

const coversArea = (parties: readonly PartyRef[], area: RegionCode): boolean =>
  parties.some(
    (party) => GOVERNING.has(kindOfParty(party)) && party.region !== undefined && covers(party.region.code, area),
  );

/** The areas of which no party of the agreement is the government. */
export const uncovered = ({ parties }: KnownAgreement, areas: readonly RegionCode[]): readonly RegionCode[] =>
  areas.filter((area) => !coversArea(parties, area));

/** Whether an agreement carries model villages there on that day. */
export const supports = (agreement: KnownAgreement, areas: readonly RegionCode[], on: LocalDate): boolean =>
  agreementHoldsOn(agreement, on) && uncovered(agreement, areas).length === 0;

/** From which day on the agreement carries nothing more, as far as that is past. */
export const unsupportedSince = (agreement: KnownAgreement | undefined, today: LocalDate): LocalDate => {
  const ends = [agreement?.endedOn, agreement?.validUntil && addDays(agreement.validUntil, 1)].filter(
    (day): day is LocalDate => day !== undefined && day <= today,
  );
  return ends.sort()[0] ?? today;
};

/** MOD-01: an agreement in force on that day covers the areas. */
export const requireSupport = (
  agreements: readonly KnownAgreement[],
  areas: readonly RegionCode[],
  on: LocalDate,
  field?: string,
): void => {
  if (agreements.some((agreement) => supports(agreement, areas, on))) return;
  const known = agreements.find((agreement) => agreementHoldsOn(agreement, on));
  throw reject('E_NO_AGREEMENT', {
    ruleId: 'MOD-01',
    ...(field && { field }),
    details: { on, ...(known && { uncovered: uncovered(known, areas) }) },
    ...(known
      ? {
          messageId: 'Pemerintah wilayah ini bukan pihak dalam perjanjian itu.',
          messageEn: 'The government of this area is no party of that agreement.',
        }
      : {
          messageId: `Tidak ada perjanjian yang berlaku pada ${on} untuk wilayah ini.`,
          messageEn: `No agreement for this area is in force on ${on}.`,
        }),
  });
};

/** MOD-01: all but the winner of a contest name the agreement on which they rest; the winner shows the decree. */
export const requireBasis = ({ origin, agreementId, award }: Nomination): void => {
  if (origin === 'AWARD') {
    requireDocument(award, '/award');
    if (agreementId === undefined) return;
    throw reject('E_VALIDATION', {
      ruleId: 'MOD-01',
      field: '/agreementId',
      messageId: 'Usulan pemenang lomba tidak memerlukan perjanjian; kosongkan isian ini atau pilih asal yang lain.',
      messageEn: 'The winner of a contest needs no agreement; leave this empty, or choose another origin.',
    });
  }
  if (award !== undefined)
    throw reject('E_VALIDATION', {
      ruleId: 'MOD-01',
      field: '/award',
      messageId: 'Keputusan pemenang lomba hanya untuk usulan yang berasal dari lomba desa.',
      messageEn: 'The decree of the winners is of nominations that come of a contest.',
    });
  if (agreementId === undefined)
    throw reject('E_NO_AGREEMENT', {
      ruleId: 'MOD-01',
      field: '/agreementId',
      messageId: 'Sebutkan perjanjian yang mendasarinya; hanya pemenang lomba desa yang tidak memerlukannya.',
      messageEn: 'Name the agreement that it rests on; the winner of a village contest alone needs none.',
    });
};

/** A decree has a number. */
export const requireDecree = (decree: DocRef | undefined, ruleId: string): DocRef => {
  const document = requireDocument(decree, '/decree');
  if (document.number?.trim()) return document;
  throw reject('E_DECREE_MISSING', {
    ruleId,
    field: '/decree/number',
    messageId: 'Nomor surat keputusan wajib diisi.',
    messageEn: 'The number of the decree is required.',
  });
};
