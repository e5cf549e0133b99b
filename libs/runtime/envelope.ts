import {
  addDays, daysBetween, localDateAt, reject, rulesOn, zoneOf,
  type Actor, type DecisionContext, type DomainEvent, type EventCatalogue, type EventMetadata, type EventToAppend, type Instant,
  type LocalDate, type Provenance, type SettingValue, type WarningCode,
} from '#kernel';
import type { CommandRequest } from './command-table.js';
import { derivedUuid } from './derived-ids.js';

/** Configured settings and the version under which events remember them. */
export interface RuleBook {
  readonly version: string;
  readonly values: readonly SettingValue[];
}

const BACKDATED_AFTER_DAYS = 30;
const REASON_LENGTH = 20;
const BY_SYSTEM: Provenance = { source: 'SYSTEM', dateConfidence: 'EXACT' };
const BY_OFFICIAL: Provenance = { source: 'OFFICIAL', dateConfidence: 'EXACT' };

/**
 * The business date of a command, checked (COM-05).
 * @throws Rejection `E_DATE_ORDER` in the future; `E_REASON_REQUIRED` back-dated by more than 30 days without a reason.
 */
const businessDate = (request: CommandRequest, today: LocalDate): { occurredOn: LocalDate; backdated: boolean } => {
  const occurredOn = request.input.occurredOn ?? today;
  if (occurredOn > today) {
    throw reject('E_DATE_ORDER', {
      ruleId: 'COM-05', field: '/occurredOn',
      messageId: 'Tanggal kejadian tidak boleh di masa depan.', messageEn: 'The business date may not lie in the future.',
    });
  }
  const backdated = daysBetween(occurredOn, today) > BACKDATED_AFTER_DAYS;
  if (backdated && (request.input.reason?.trim().length ?? 0) < REASON_LENGTH) {
    throw reject('E_REASON_REQUIRED', {
      ruleId: 'COM-05', field: '/reason',
      messageId: `Kejadian sebelum ${addDays(today, -BACKDATED_AFTER_DAYS)} memerlukan alasan sedikitnya ${REASON_LENGTH} karakter.`,
      messageEn: `An act dated before ${addDays(today, -BACKDATED_AFTER_DAYS)} needs a reason of at least ${REASON_LENGTH} characters.`,
    });
  }
  return { occurredOn, backdated };
};

export interface Occasion {
  readonly context: DecisionContext<unknown>;
  readonly warnings: readonly WarningCode[];
}

/** Everything that a decision may know beside the command and the state, but for the facts. */
export const occasionOf = (request: CommandRequest, actor: Actor, obligated: string | undefined, now: Instant, book: RuleBook): Occasion => {
  const today = localDateAt(now, zoneOf((obligated ?? 'ID') as 'ID'));
  const { occurredOn, backdated } = businessDate(request, today);
  const { acknowledge = [], reason } = request.input;
  return {
    context: {
      now, today, occurredOn, actor, commandId: request.commandId, rules: rulesOn(book.version, book.values, occurredOn),
      acknowledged: acknowledge, facts: undefined, ...(reason && { reason }),
    },
    warnings: backdated ? ['W_BACKDATED'] : [],
  };
};

/**
 * Puts decided events into their envelopes. Ids follow from stream, command, place and content: a repeated append is recognised, and
 * one of the same command that was decided otherwise elsewhere is not taken for it.
 */
export const envelopes = (
  stream: string, events: readonly DomainEvent[], catalogue: EventCatalogue, request: CommandRequest, hash: string, occasion: Occasion,
): readonly EventToAppend[] => {
  const { actor, occurredOn, now, rules } = occasion.context;
  const { reason, evidence, provenance } = request.input;
  return events.map(({ type, data }, index) => {
    const versions = catalogue[type];
    if (!versions) throw new Error(`${type} is not in the catalogue of ${stream.split('-')[0]}`);
    const metadata: EventMetadata = {
      schemaVersion: versions.version, occurredOn, recordedAt: now, actor,
      command: request.row.name, commandId: request.commandId, commandHash: hash, correlationId: request.correlationId,
      ...(request.causationId && { causationId: request.causationId }),
      ruleSet: rules.version, provenance: provenance ?? (actor.role === 'SYSTEM' ? BY_SYSTEM : BY_OFFICIAL),
      ...(reason && { reason }), ...(evidence?.length && { evidence }), ...(occasion.warnings.length && { warnings: occasion.warnings }),
    };
    return { id: derivedUuid(stream, request.commandId, index, JSON.stringify([data, metadata])), type, data, metadata };
  });
};
