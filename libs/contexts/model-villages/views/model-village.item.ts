import type { Meaning } from '#kernel';
import type { CardPaper, Item, Language, StageTones } from '#views';

type Members = Readonly<Record<string, unknown>>;

interface Region {
  readonly code: string;
  readonly nameAtTime: string;
  readonly level: number;
}

export interface ReadingItem {
  readonly index: 'IDM' | 'INDEKS_DESA';
  readonly year: number;
  readonly value: string;
  readonly status: string;
  readonly on: string;
  readonly baseline: boolean;
}

export interface TargetItem {
  readonly no: number;
  readonly indicator: string;
  readonly unit: string;
  readonly target: number;
  readonly achieved?: number;
  readonly achievedOn?: string;
}

export interface VillageItem {
  readonly region: Region;
  readonly stage: string;
  readonly potentials?: string;
  readonly readings: readonly ReadingItem[];
  readonly targets: readonly TargetItem[];
  readonly indexTargets: readonly Pick<ReadingItem, 'index' | 'year' | 'value'>[];
  readonly recognisedOn?: string;
}

export interface ModelVillageItem extends Item {
  readonly title: string;
  readonly stage: string;
  readonly origin: string;
  readonly areas: readonly Region[];
  readonly nonAdministrative?: { readonly kind: string; readonly name: string };
  readonly purpose: string;
  readonly agreementId?: string;
  readonly agreementTitle?: string;
  readonly unsupported: boolean;
  readonly unsupportedSince?: string;
  readonly endsOn?: string;
  readonly villages: readonly VillageItem[];
  readonly villagesDesignated: number;
  readonly villagesRecognised: number;
  readonly targetsSet: number;
  readonly targetsReached: number;
  readonly designatedOn?: string;
  readonly coordinated: readonly {
    readonly side: string;
    readonly region?: Region;
    readonly office: string;
    readonly officialName: string;
  }[];
  readonly activities: readonly {
    readonly activity: string;
    readonly responsible: string;
    readonly year: number;
    readonly fundingSource: string;
  }[];
  readonly progress: readonly { readonly on: string; readonly village: Region; readonly progress: string }[];
  readonly evaluations: readonly (Omit<ReadingItem, 'baseline'> & {
    readonly village: Region;
    readonly change: string;
    readonly findings: string;
    readonly evaluatedBy: { readonly officialName: string };
  })[];
  readonly reviews: readonly {
    readonly on: string;
    readonly village: Region;
    readonly outcome: string;
    readonly findings: string;
  }[];
  readonly replications: readonly {
    readonly on: string;
    readonly village: Region;
    readonly adoptionId: string;
    readonly innovation: string;
    readonly by: Members;
  }[];
  readonly documents: readonly CardPaper[];
  readonly provenance?: Members;
}

export const TONES: StageTones = {
  NOMINATED: 'wait',
  ASSESSED: 'wait',
  REJECTED: 'stop',
  DESIGNATED: 'go',
  PLAN_AGREED: 'go',
  IN_PROGRESS: 'go',
  EVALUATED: 'go',
  RECOGNISED: 'done',
  REVIEWED: 'warn',
  SUSPENDED: 'warn',
  REVOKED: 'stop',
  ENDED: 'plain',
  VOIDED: 'stop',
};
export const ORDER = ['NOMINATED', 'ASSESSED', 'DESIGNATED', 'PLAN_AGREED', 'IN_PROGRESS', 'EVALUATED', 'RECOGNISED'];

/** Short names of the indices. */
export const INDEX_WORDS: Readonly<Record<ReadingItem['index'], Meaning>> = {
  IDM: ['IDM', 'IDM'],
  INDEKS_DESA: ['Indeks Desa', 'Indeks Desa'],
};

/** The greatest value of an index; the least is 0. */
export const WHOLE_SCALE = { IDM: 1, INDEKS_DESA: 100 } as const;

const DECIMALS = { IDM: 4, INDEKS_DESA: 2 } as const;

/** A value as a number; a correction may have written it with a comma. */
export const numberIn = ({ value }: Pick<ReadingItem, 'value'>): number => Number(value.replace(',', '.'));

/** A value, or a difference with its sign, as it is published: `0,6420`, `72,35`, `+0,0930`. */
export const valueOf = (
  { index, value }: Pick<ReadingItem, 'index' | 'value'>,
  language: Language,
  signed = false,
): string => {
  const number = numberIn({ value });
  const text = number.toFixed(DECIMALS[index]);
  return `${signed && number > 0 ? '+' : ''}${language === 'id' ? text.replace('.', ',') : text}`;
};

/** Baseline and latest value of the index that was recorded last. */
export const fromTo = ({ readings }: VillageItem): readonly [ReadingItem, ReadingItem] | undefined => {
  const latest = readings.at(-1);
  const baseline = latest && readings.find((each) => each.baseline && each.index === latest.index);
  return latest && baseline && [baseline, latest];
};
