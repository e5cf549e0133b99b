import type { Meaning } from '#kernel';
import type { CardPaper, Item, StageTones } from '#views';

type Members = Readonly<Record<string, unknown>>;

interface Official {
  readonly officialName: string;
  readonly title?: string;
  readonly capacity?: string;
  readonly mandate?: Members;
}

/** A party as the register shows it. */
export interface PartyItem extends Members {
  readonly no: number;
  readonly kind?: string;
  readonly region?: { readonly code: string; readonly nameAtTime: string; readonly level: number };
  readonly name?: string;
  readonly accepted?: boolean;
  readonly deliberatedOn?: string;
  readonly recommendedOn?: string;
  readonly burdensPublic?: boolean;
  readonly unbudgeted?: boolean;
  readonly councilAskedOn?: string;
  readonly councilApproved?: boolean;
  readonly signatory?: Official;
  readonly signedFor?: Official;
  readonly signMethod?: string;
  readonly signedOn?: string;
  readonly documentNumber?: string;
  readonly registerNo?: string;
}

export interface AgreementItem extends Item {
  readonly title: string;
  readonly names: string;
  readonly stage: string;
  readonly instrument: string;
  readonly scheme: string;
  readonly parties: readonly PartyItem[];
  readonly object: string;
  readonly urusan: readonly string[];
  readonly purpose: string;
  readonly planning?: { readonly basis: string; readonly statement: string };
  readonly parentId?: string;
  readonly renewsId?: string;
  readonly originVisitId?: string;
  readonly replyDueOn?: string;
  readonly versions: readonly {
    readonly version: number;
    readonly sha256: string;
    readonly on: string;
    readonly revision: number;
  }[];
  readonly contents?: readonly string[];
  readonly actionPlan?: readonly {
    readonly activity: string;
    readonly responsible: string;
    readonly year: number;
    readonly fundingSource: string;
  }[];
  readonly funding?: readonly {
    readonly source: string;
    readonly partyNo?: number;
    readonly amount?: string;
    readonly per?: string;
  }[];
  readonly interVillageOn?: string;
  readonly centralSteps: readonly string[];
  readonly textSha256?: string;
  readonly othersUntil?: string;
  readonly signedOn?: string;
  readonly place?: { readonly text: string };
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly openEnded?: boolean;
  readonly expiringWithin?: number;
  readonly children: readonly string[];
  readonly reportOverdue: boolean;
  readonly disputed: boolean;
  readonly stalled: boolean;
  readonly disputes: readonly { readonly disputeNo: number; readonly subject: string; readonly resolvedOn?: string }[];
  readonly documents: readonly CardPaper[];
  readonly provenance?: Members;
}

export const TONES: StageTones = {
  INITIATED: 'wait',
  OFFERED: 'wait',
  OFFER_ACCEPTED: 'wait',
  OFFER_DECLINED: 'stop',
  OFFER_LAPSED: 'stop',
  DRAFTING: 'wait',
  RECOMMENDED: 'go',
  FINAL: 'go',
  PARTIALLY_SIGNED: 'go',
  SIGNED: 'done',
  ACTIVE: 'done',
  EXPIRED: 'plain',
  TERMINATED: 'stop',
  SUPERSEDED: 'plain',
  ABANDONED: 'stop',
  VOIDED: 'stop',
};
export const ORDER = ['INITIATED', 'DRAFTING', 'RECOMMENDED', 'FINAL', 'PARTIALLY_SIGNED', 'ACTIVE', 'EXPIRED'];

/** Short names of instruments. */
export const INSTRUMENT_WORDS: Readonly<Record<string, Meaning>> = {
  KESEPAKATAN_BERSAMA: ['Kesepakatan Bersama', 'Memorandum (KB)'],
  NOTA_KESEPAKATAN_SINERGI: ['Nota Kesepakatan', 'Memorandum of synergy'],
  PKS: ['Perjanjian Kerja Sama', 'Technical agreement (PKS)'],
  PERATURAN_BERSAMA_KEPALA_DESA: ['Peraturan Bersama Kepala Desa', 'Joint village regulation'],
  PERJANJIAN_BERSAMA_PIHAK_KETIGA: ['Perjanjian Bersama', 'Agreement with a third party'],
};

export const nameOf = ({ no, name, region }: PartyItem): string => name ?? region?.nameAtTime ?? String(no);
