import { requireAuthority, requireNoAuditHold, type AuthorityFact } from './common-rules.js';
import type { DecisionContext } from './decider.js';
import type { DeclaredEvent } from './event-catalogue.js';
import type {
  ConfirmCorrection,
  ConfirmVoiding,
  Correction,
  RefuseCorrection,
  RequestCorrection,
  RequestVoiding,
  WithdrawCorrection,
  repairCatalogue,
} from './record-repair.js';
import { NATIONAL, type RegionCode } from './region-code.js';
import {
  correctionAsked,
  correctionConfirmed,
  requestRefused,
  requestWithdrawn,
  requireRoomForRepair,
  voidingAsked,
  voidingConfirmed,
  type RepairFacts,
} from './repair-rules.js';
import type { Setting } from './rule-set.js';
import type { Act } from './stages.js';

type Repairs = typeof repairCatalogue;

/**
 * The events of a repair, as one category has them.
 * @typeParam Id what all events of the category say of the record: `{ visitId: string }`.
 * @typeParam Corrected what more a correction says, @typeParam Voided and a voiding: what is given back with it.
 */
export type RepairEvent<Id, Corrected = object, Voided = object> = {
  [Type in keyof Repairs]: {
    readonly type: Type;
    readonly data: Readonly<
      DeclaredEvent<Repairs, Type>['data'] &
        Id &
        (Type extends 'RecordCorrected' ? Corrected : Type extends 'RecordVoided' ? Voided : unknown)
    >;
  };
}[keyof Repairs];

/** What every repair is decided on, what a confirmation is beside it, and what a voiding is. */
export interface RepairSeen {
  readonly repair: RepairFacts;
}
export interface ConfirmationSeen extends RepairSeen {
  /** What the register of offices says of who confirms (COM-04). */
  readonly authority: AuthorityFact;
}
export interface VoidingSeen extends RepairSeen {
  /** Whether an audit holds the record as it is (COM-13). */
  readonly auditHold: boolean;
}

/** What one kind of record tells of itself, so that it can be repaired. */
export interface RepairedRecord<State, Id, Corrected, Voided> {
  /**
   * Stages at which its events can be corrected, and those at which the whole can be voided: closed records are
   * corrected, never voided (COM-13).
   */
  readonly correctable: readonly string[];
  readonly voidable: readonly string[];
  readonly id: (state: State) => Id;
  /** Regions of its parties, who see what is asked for; the first one's rules hold. None: a record of the country. */
  readonly parties: (state: State) => readonly RegionCode[];
  /** How many repairs one record holds (COM-14). */
  readonly bound: Setting<number>;
  /** What more a correction does, for instance claims that it moves; @throws Rejection where it may not. */
  readonly corrected?: (state: State, correction: Correction, context: DecisionContext<RepairSeen>) => Corrected;
  /** What a voiding gives back. */
  readonly voided?: (state: State) => Voided;
}

/** Rows for the act table of a decider: the six commands of a repair (COM-01), to be spread into it. */
export const repairActs = <State, Id, Corrected extends object = object, Voided extends object = object>({
  correctable,
  voidable,
  id,
  parties,
  bound,
  corrected,
  voided,
}: RepairedRecord<State, Id, Corrected, Voided>) => {
  type Event = RepairEvent<Id, Corrected, Voided>;
  type Context = DecisionContext<RepairSeen>;
  const requireRoom = (state: State, { facts, rules, actor }: Context): void =>
    requireRoomForRepair(facts.repair.record, actor, rules.get(bound, parties(state)[0] ?? NATIONAL));
  const act = <C extends { readonly type: string }, Seen extends RepairSeen = RepairSeen>(
    from: readonly string[],
    decide: (command: C, state: State, context: DecisionContext<Seen>) => Event,
  ): Act<C, Event, Seen> => ({ from, decide: (command, state, context) => [decide(command, state as State, context)] });

  return {
    /** What the rules say of the new value is in `facts.repair`: it would not be there if they did not hold. */
    RequestCorrection: act<RequestCorrection>(correctable, (_command, state, context) => {
      requireRoom(state, context);
      return {
        type: 'CorrectionRequested',
        data: { ...id(state), ...correctionAsked(context.facts.repair, parties(state), context) },
      };
    }),
    ConfirmCorrection: act<ConfirmCorrection, ConfirmationSeen>(correctable, ({ requestId }, state, context) => {
      requireAuthority(context.actor, context.facts.authority, context.occurredOn);
      const correction = correctionConfirmed(context.facts.repair, requestId, context);
      return {
        type: 'RecordCorrected',
        data: { ...id(state), ...correction, ...(corrected?.(state, correction, context) as Corrected) },
      };
    }),
    RequestVoiding: act<RequestVoiding, VoidingSeen>(voidable, (_command, state, context) => {
      requireNoAuditHold(context.facts.auditHold);
      requireRoom(state, context);
      return {
        type: 'VoidingRequested',
        data: { ...id(state), ...voidingAsked(context.facts.repair, parties(state), context) },
      };
    }),
    ConfirmVoiding: act<ConfirmVoiding, VoidingSeen & ConfirmationSeen>(voidable, ({ requestId }, state, context) => {
      requireAuthority(context.actor, context.facts.authority, context.occurredOn);
      requireNoAuditHold(context.facts.auditHold);
      const voiding = voidingConfirmed(context.facts.repair, requestId, context);
      return { type: 'RecordVoided', data: { ...id(state), ...voiding, ...(voided?.(state) as Voided) } };
    }),
    RefuseCorrection: act<RefuseCorrection, ConfirmationSeen>(correctable, ({ requestId }, state, context) => {
      requireAuthority(context.actor, context.facts.authority, context.occurredOn);
      return {
        type: 'CorrectionRefused',
        data: { ...id(state), ...requestRefused(context.facts.repair, requestId, context) },
      };
    }),
    WithdrawCorrection: act<WithdrawCorrection>(correctable, ({ requestId }, state, context) => ({
      type: 'CorrectionWithdrawn',
      data: { ...id(state), ...requestWithdrawn(context.facts.repair, requestId, context) },
    })),
  };
};
