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
  readonly value: number;
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
    readonly change: number;
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

const DECIMALS = { IDM: 4, INDEKS_DESA: 2 } as const;
/** Steps of either index from its least to its greatest value. */
export const WHOLE_SCALE = 10_000;

/** A value as it is published: `0,6420`, `72,35`; a difference with its sign. */
export const valueOf = (
  { index, value }: Pick<ReadingItem, 'index' | 'value'>,
  language: Language,
  signed = false,
): string => {
  const text = (value / 10 ** DECIMALS[index]).toFixed(DECIMALS[index]);
  return `${signed && value > 0 ? '+' : ''}${language === 'id' ? text.replace('.', ',') : text}`;
};

/** Baseline and latest value of the index that was recorded last. */
export const fromTo = ({ readings }: VillageItem): readonly [ReadingItem, ReadingItem] | undefined => {
  const latest = readings.at(-1);
  const baseline = latest && readings.find((each) => each.baseline && each.index === latest.index);
  return latest && baseline && [baseline, latest];
};
