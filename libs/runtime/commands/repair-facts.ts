import {
  NO_REPAIR,
  Rejection,
  WARNINGS,
  correctionOf,
  reject,
  requireOtherThanPartakers,
  waitingCorrection,
  type AskedChange,
  type CorrectionAsked,
  type FieldChange,
  type Pointer,
  type RepairCommand,
  type RepairFacts,
  type WarningCode,
} from '#kernel';
import { requireSightOfPersons } from './closed-to-correction.js';
import type { CommandTable, OwnRecord, Sources } from './command-table.js';
import { lookAtCorrection, type Asked, type Repair } from './look-at-correction.js';

/** What is looked at beside the rules that are asked again. */
export interface RepairLook<State> {
  /** Whether persons stand in a value at a place. */
  holdsPersons(change: AskedChange): boolean;
  /**
   * What the changes, and those that follow from them, may not do, whoever asks for or confirms them; @throws Rejection
   * on `/changes/…`.
   */
  allowed?(
    changes: readonly FieldChange[],
    state: State,
    own: OwnRecord,
    follows: readonly FieldChange[],
    sources: Sources,
  ): void | Promise<void>;
}

/** What was asked for, to be looked at as it stands by now. */
const askedIn = ({ changes }: CorrectionAsked): Asked => ({
  targetEventId: changes[0]!.targetEventId,
  changes: changes.map(({ field, new: value }) => ({ field, value })),
});

/** Stages at which there is nothing to repair: before the first event, and after the voiding. */
const NOTHING: readonly string[] = ['NONE', 'VOIDED'];

/** The fact `repair` of one kind of record: what a command that asks for a repair, or decides on one, is decided on. */
export const repairFacts =
  <State extends { readonly stage: string }>(
    table: () => CommandTable,
    repair: Repair,
    { holdsPersons, allowed }: RepairLook<State>,
  ) =>
  async (command: RepairCommand, state: State, sources: Sources, own: OwnRecord): Promise<RepairFacts> => {
    if (NOTHING.includes(state.stage)) return NO_REPAIR;
    const look = async (asked: Asked, acknowledged: readonly WarningCode[]): Promise<RepairFacts> => {
      const facts = await lookAtCorrection(table(), repair, asked, acknowledged, sources, own);
      await allowed?.(facts.asked, state, own, facts.follows, sources);
      return facts;
    };
    /**
     * Whatever is seen or acknowledged by whom: whose events change in consequence is not for him to say. From what the
     * rules refuse nothing follows.
     */
    const followsOf = async (asked: Asked): Promise<readonly FieldChange[]> => {
      try {
        return (await lookAtCorrection(table(), repair, asked, WARNINGS, sources, { ...own, know: () => true }))
          .follows;
      } catch (error) {
        if (error instanceof Rejection) return [];
        throw error;
      }
    };
    switch (command.type) {
      case 'RequestCorrection':
        requireSightOfPersons(await own.record(), command, own.know, holdsPersons);
        return look(command, WARNINGS);
      case 'ConfirmCorrection': {
        const record = await own.record();
        const asked = askedIn(waitingCorrection(record, command.requestId));
        requireOtherThanPartakers(record, command.requestId, own.context);
        try {
          return await ofRequest(() => look(asked, own.context.acknowledged));
        } catch (error) {
          if (error instanceof Rejection)
            requireOtherThanPartakers(record, command.requestId, own.context, await followsOf(asked));
          throw error;
        }
      }
      case 'RefuseCorrection': {
        const record = await own.record();
        const correction = correctionOf(record, command.requestId);
        return { ...NO_REPAIR, record, follows: correction ? await followsOf(askedIn(correction)) : [] };
      }
      default:
        return { ...NO_REPAIR, record: await own.record() };
    }
  };

/**
 * Who confirms has named the request alone: what is refused is that, not a change in it; or what he left
 * unacknowledged.
 */
const ofRequest = async <T>(look: () => Promise<T>): Promise<T> => {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof Rejection) || !error.info.field?.startsWith('/changes')) throw error;
    const { code, info, messageId, messageEn } = error;
    const { field } = (info.details as { brokenBy?: { field?: Pointer } } | undefined)?.brokenBy ?? {};
    throw reject(code, { ...info, messageId, messageEn, field: field === '/acknowledge' ? field : '/requestId' });
  }
};
