import { changeAt, effective, fold, type FieldChange, type RecordedEvent } from '#kernel';
import type { OwnRecord, Sources } from '#runtime';
import { agreementDecider } from '../domain/agreement.decider.js';
import { requireAround } from '../domain/agreement.rules-addendum.js';
import { isSigned, type AgreementState } from '../domain/agreement.state.js';
import { childrenOf } from './agreement-facts.js';

/** The record as it would be with these changes. */
const corrected = (record: readonly RecordedEvent[], changes: readonly FieldChange[]): AgreementState => {
  const last = record.at(-1)!;
  const correction = { ...last, type: 'RecordCorrected', data: { changes } } as RecordedEvent;
  return fold(agreementDecider, effective([...record, correction]) as never);
};

/** AGR-09: a term that is corrected still lies around those of the agreements in force that carry it out. */
export const requireCorrectedAround = async (
  changes: readonly FieldChange[],
  state: AgreementState,
  own: Pick<OwnRecord, 'record'>,
  follows: readonly FieldChange[],
  sources: Sources,
): Promise<void> => {
  if (!isSigned(state) || !state.children.length) return;
  const after = corrected(await own.record(), [...changes, ...follows]);
  if (!isSigned(after)) return;
  const { validFrom, validUntil } = after;
  if (validFrom === state.validFrom && validUntil === state.validUntil) return;
  const field = changes.length === 1 ? (`${changeAt(0)}/value` as const) : '/changes';
  requireAround(
    await childrenOf(state, sources),
    { validFrom, ...(validUntil !== undefined && { validUntil }) },
    field,
  );
};
