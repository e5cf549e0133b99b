import {
  DOC_REF,
  INTEGER,
  REGION,
  REGION_REF,
  RUPIAH,
  TEXT,
  VersionedMap,
  addShare,
  amount,
  field,
  optional,
  record,
  reject,
  requireDocument,
  requireShare,
  rupiah,
  type DeclaredEvent,
  type Decider,
  type DecisionContext,
  type DocRef,
  type EventCatalogue,
  type RegionRef,
  type Rupiah,
  type Shares,
  type TypeOf,
} from '#kernel';
import { beyondCeiling } from './visit.rules-money.js';
import { REGISTER_VISITS, TRAVEL_CEILING_PERCENT } from './visit.settings.js';

/** The ceiling of one government for one fiscal year. */
export interface SetTravelCeiling {
  readonly type: 'SetTravelCeiling';
  readonly region: RegionRef;
  readonly fiscalYear: number;
  /** Travel budget from which the ceiling is reckoned. */
  readonly base: Rupiah;
  readonly decree?: DocRef;
}

const FISCAL_YEAR = { fiscalYear: field(['tahun anggaran', 'fiscal year'], INTEGER) };

/** What a visit takes of it. */
export const travelMoney = record({
  region: field(
    ['kode wilayah pemerintah daerah (Kepmendagri)', "code of the government's region (Kepmendagri)"],
    REGION,
  ),
  ...FISCAL_YEAR,
  visitId: field(['id kunjungan', 'id of the visit'], TEXT),
  amount: field(['uang yang terikat', 'money committed'], RUPIAH),
});
export type TravelMoney = TypeOf<typeof travelMoney>;

export interface CommitTravelMoney extends TravelMoney {
  readonly type: 'CommitTravelMoney';
}

/** SYSTEM: of visits that were proposed before ceilings were kept; never refused, since it happened. */
export interface RecordTravelMoney extends TravelMoney {
  readonly type: 'RecordTravelMoney';
}

/**
 * `takes`: what the visit takes as it stands, `0` when it does not take place or on no money of this ceiling; what was
 * committed beyond is free again.
 */
export interface ReleaseTravelMoney {
  readonly type: 'ReleaseTravelMoney';
  readonly visitId: string;
  readonly takes: Rupiah;
}

export type TravelCeilingCommand = SetTravelCeiling | CommitTravelMoney | RecordTravelMoney | ReleaseTravelMoney;

export const travelCeiling = record({
  region: field(['pemerintah daerah', 'government'], REGION_REF),
  ...FISCAL_YEAR,
  base: field(
    ['anggaran perjalanan yang menjadi dasar pagu', 'travel budget from which the ceiling is reckoned'],
    RUPIAH,
  ),
  ceiling: field(['pagu perjalanan (VIS-05)', 'travel ceiling (VIS-05)'], RUPIAH),
  decree: field(['keputusan atau dokumen anggaran', 'decree or budget document'], DOC_REF),
});

export const travelCeilingCatalogue = {
  TravelCeilingSet: {
    version: 1,
    label: ['pagu perjalanan ditetapkan', 'travel ceiling set'],
    data: travelCeiling.fields,
  },
  TravelMoneyCommitted: {
    version: 1,
    label: ['uang perjalanan terikat', 'travel money committed'],
    data: {
      ...travelMoney.fields,
      instead: optional(
        ['yang terikat untuk kunjungan itu sebelumnya', 'what the same visit had committed until then'],
        RUPIAH,
      ),
    },
  },
  TravelMoneyReleased: {
    version: 1,
    label: ['uang perjalanan dilepas', 'travel money released'],
    data: travelMoney.fields,
  },
} as const satisfies EventCatalogue;
export type TravelCeilingEvent = DeclaredEvent<typeof travelCeilingCatalogue>;

export interface TravelCeilingState {
  readonly ceiling?: Rupiah;
  /** By visit; and what all have committed together. */
  readonly committed: VersionedMap<TravelMoney>;
  readonly together: Rupiah;
  readonly shares: Shares;
}

/** What all visits but this one have committed. */
export const committedByOthers = ({ committed, together }: TravelCeilingState, visitId: string): Rupiah =>
  rupiah((amount(together) - held(committed, visitId)).toString());

const held = (committed: VersionedMap<TravelMoney>, visitId: string): bigint =>
  amount(committed.get(visitId)?.amount ?? rupiah('0'));

/**
 * VIS-05: a government's travel money of one fiscal year, one stream for each, so that two visits cannot both take the
 * last rupiah. Money is committed before the visit's own event is appended, and counted also while nobody has entered a
 * ceiling.
 */
export const travelCeilingDecider: Decider<TravelCeilingState, TravelCeilingCommand, TravelCeilingEvent> = {
  category: 'travelCeiling',
  catalogue: travelCeilingCatalogue,
  initialState: { committed: VersionedMap.of(), together: rupiah('0'), shares: VersionedMap.of() },

  evolve: (state, { type, data }, metadata) => {
    if (type === 'TravelCeilingSet')
      return { ...state, ceiling: data.ceiling, shares: addShare(state.shares, metadata) };
    const others = committedByOthers(state, data.visitId);
    if (type === 'TravelMoneyReleased')
      return { ...state, committed: state.committed.without(data.visitId), together: others };
    const { instead: _instead, ...money } = data;
    return {
      ...state,
      committed: state.committed.with(data.visitId, money),
      together: rupiah((amount(others) + amount(money.amount)).toString()),
      shares: addShare(state.shares, metadata),
    };
  },

  decide: (command, state, context) => {
    if (command.type === 'SetTravelCeiling') return setCeiling(command, state, context);
    const own = state.committed.get(command.visitId);
    if (command.type === 'ReleaseTravelMoney') return release(own, command.takes);
    const { type, ...money } = command;
    if (own?.amount === money.amount) return [];
    // Until the step that takes less is in the log, the visit takes what it took.
    if (type === 'CommitTravelMoney' && own && amount(money.amount) < amount(own.amount)) return [];
    if (type === 'CommitTravelMoney') {
      requireBelowCeiling(state, money);
      requireShare(state.shares, context.actor, context.rules.get(REGISTER_VISITS, money.region), '/budget');
    }
    return [{ type: 'TravelMoneyCommitted', data: { ...money, ...(own && { instead: own.amount }) } }];
  },
};

const release = (own: TravelMoney | undefined, takes: Rupiah): readonly TravelCeilingEvent[] => {
  if (!own || amount(takes) >= amount(own.amount)) return [];
  if (amount(takes) === 0n) return [{ type: 'TravelMoneyReleased', data: own }];
  return [{ type: 'TravelMoneyCommitted', data: { ...own, amount: takes, instead: own.amount } }];
};

/**
 * Entered again it replaces what stood; what is committed stays committed. Villages have no travel ceiling of their own
 * [D].
 */
const setCeiling = (
  { region, fiscalYear, base, decree }: SetTravelCeiling,
  { shares }: TravelCeilingState,
  { actor, rules }: DecisionContext,
): readonly TravelCeilingEvent[] => {
  if (region.level > 2) {
    throw reject('E_LEVEL', {
      ruleId: 'VIS-05',
      field: '/region',
      messageId: 'Pagu perjalanan ditetapkan untuk provinsi, kabupaten, atau kota.',
      messageEn: 'A travel ceiling is that of a province, regency or city.',
    });
  }
  requireShare(shares, actor, rules.get(REGISTER_VISITS, region.code), '/base');
  const ceiling = rupiah(((amount(base) * BigInt(rules.get(TRAVEL_CEILING_PERCENT, region.code))) / 100n).toString());
  return [
    {
      type: 'TravelCeilingSet',
      data: { region, fiscalYear, base, ceiling, decree: requireDocument(decree, '/decree') },
    },
  ];
};

const requireBelowCeiling = (state: TravelCeilingState, { visitId, fiscalYear, amount: asked }: TravelMoney): void => {
  if (state.ceiling === undefined) return;
  const committed = committedByOthers(state, visitId);
  if (amount(committed) + amount(asked) <= amount(state.ceiling)) return;
  throw beyondCeiling({ fiscalYear, ceiling: state.ceiling, committed, asked });
};
