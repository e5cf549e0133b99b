import { PARTY_KIND_CODES, codeList, INSTITUTION_KINDS, type Capacity, type Meaning } from '#kernel';

export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

export const INSTITUTION_KIND_CODES = codeList(
  ['Jenis lembaga', 'Kind of institution'],
  INSTITUTION_KINDS,
  Object.fromEntries(INSTITUTION_KINDS.map((kind) => [kind, PARTY_KIND_CODES.codes[kind]])) as Readonly<
    Record<InstitutionKind, Meaning>
  >,
);

const LIFE: Readonly<Record<'ACTIVE' | 'CLOSED' | 'VOIDED', Meaning>> = {
  ACTIVE: ['masih ada', 'exists'],
  CLOSED: ['berakhir', 'has ended'],
  VOIDED: ['dibatalkan karena salah catat', 'voided as wrongly entered'],
};
export const STAGE_WORDS = LIFE;

export const OFFICE_STAGES = ['ACTIVE', 'CLOSED', 'VOIDED'] as const;
export const OFFICE_STAGE_CODES = codeList(['Keadaan kantor', 'State of the office'], OFFICE_STAGES, LIFE);
export const INSTITUTION_STAGE_CODES = codeList(['Keadaan lembaga', 'State of the institution'], OFFICE_STAGES, LIFE);

/** In these an official holds the office itself, by a decree; in the others he acts by the mandate of its holder. */
export const HOLDING_CAPACITIES = ['DEFINITIF', 'PJ', 'PLT', 'PLH'] as const satisfies readonly Capacity[];
export type HoldingCapacity = (typeof HOLDING_CAPACITIES)[number];

export const HOLDING_CAPACITY_CODES = codeList(
  ['Kedudukan pemegang jabatan', 'Capacity in which an office is held'],
  HOLDING_CAPACITIES,
  {
    DEFINITIF: ['pejabat definitif', 'definitive holder'],
    PJ: ['penjabat (Pj.)', 'acting head, appointed to an office that is vacant (Pj.)'],
    PLT: ['pelaksana tugas (Plt.)', 'executing the duties while the office is vacant (Plt.)'],
    PLH: ['pelaksana harian (Plh.)', 'executing the daily duties while the holder is away (Plh.)'],
  },
);

/** UU 30/2014 arts 13 and 14. */
export const MANDATE_KINDS = ['SURAT_KUASA', 'MANDAT', 'DELEGASI'] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];

export const MANDATE_KIND_CODES = codeList(['Jenis pelimpahan', 'Kind of mandate'], MANDATE_KINDS, {
  SURAT_KUASA: ['surat kuasa', 'power of attorney'],
  MANDAT: ['mandat: bertindak atas nama (a.n.) pemberi', 'mandate: acts in the name (a.n.) of the giver'],
  DELEGASI: ['delegasi wewenang', 'delegation of the power itself'],
});
