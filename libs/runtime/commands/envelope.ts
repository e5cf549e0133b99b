import {
  BACKDATED_AFTER_DAYS,
  DOCUMENTS_BEGIN_ON,
  NATIONAL,
  RECORDS_BEGIN_ON,
  backdating,
  backdatingIntoTerm,
  localDateAt,
  reject,
  requireDay,
  requireDocumentDays,
  rulesOn,
  zoneOf,
  type Actor,
  type AnyDecider,
  type DecisionContext,
  type DomainEvent,
  type EventMetadata,
  type EventToAppend,
  type Instant,
  type LocalDate,
  type Provenance,
  type RegionCode,
  type SettingValue,
  type WarningCode,
} from '#kernel';
import type { CommandRequest } from './command-table.js';
import { derivedUuid } from '../log/derived-ids.js';

/** Configured settings and the version under which events remember them. */
export interface RuleBook {
  readonly version: string;
  readonly values: readonly SettingValue[];
}

const BY_SYSTEM: Provenance = { source: 'SYSTEM', dateConfidence: 'EXACT' };
const BY_OFFICIAL: Provenance = { source: 'OFFICIAL', dateConfidence: 'EXACT' };

/** What happens by itself is told by the system alone; a person states a source that can be looked up. */
const requireHonestSource = ({ input: { provenance } }: CommandRequest, { role }: Actor): void => {
  if (provenance?.source !== 'SYSTEM' || role === 'SYSTEM') return;
  throw reject('E_VALIDATION', {
    field: '/provenance/source',
    messageId: 'Sumber SYSTEM hanya untuk yang dicatat oleh sistem sendiri.',
    messageEn: 'The source SYSTEM is for what the system itself records.',
  });
};

export interface Occasion {
  readonly context: DecisionContext<unknown>;
  readonly warnings: readonly WarningCode[];
}

/**
 * Whose days count: of the one who acts for its date, of the obligated party for the end of a term; and the term's last
 * day.
 */
export interface Term {
  readonly obligated: RegionCode | undefined;
  readonly actsIn: RegionCode | undefined;
  readonly lastDay: LocalDate | undefined;
}

/**
 * Everything that a decision may know beside the command and the state, but for the facts.
 * @throws Rejection of a date that cannot be (COM-05, COM-10).
 */
export const occasionOf = (
  request: CommandRequest,
  actor: Actor,
  { obligated, actsIn, lastDay }: Term,
  now: Instant,
  book: RuleBook,
): Occasion => {
  requireHonestSource(request, actor);
  const { acknowledge = [], reason, occurredOn: claimed } = request.input;
  const dayIn = (region: RegionCode | undefined): LocalDate => localDateAt(now, zoneOf(region ?? NATIONAL));
  const today = dayIn(actsIn);
  const occurredOn = claimed ?? today;
  const bounds = rulesOn(book.version, book.values, today);
  requireDay(occurredOn, today, bounds.get(RECORDS_BEGIN_ON, obligated ?? NATIONAL));
  // Documents come from other zones, too: what is dated today anywhere in the country is not of the future.
  requireDocumentDays(request.input, localDateAt(now, 'WIT'), bounds.get(DOCUMENTS_BEGIN_ON, obligated ?? NATIONAL));
  const warnings = [
    ...new Set([
      ...backdating(occurredOn, today, reason, bounds.get(BACKDATED_AFTER_DAYS, obligated ?? NATIONAL)),
      ...(lastDay === undefined ? [] : backdatingIntoTerm(occurredOn, lastDay, dayIn(obligated), reason)),
    ]),
  ];
  return {
    context: {
      now,
      today,
      occurredOn,
      actor,
      commandId: request.commandId,
      rules: rulesOn(book.version, book.values, occurredOn),
      acknowledged: acknowledge,
      facts: undefined,
      ...(reason && { reason }),
    },
    warnings,
  };
};

/**
 * Puts decided events into their envelopes. Ids follow from stream, command, place and content: a repeated append is
 * recognised, and one of the same command that was decided otherwise elsewhere is not taken for it.
 */
export const envelopes = (
  stream: string,
  events: readonly DomainEvent[],
  { category, catalogue }: AnyDecider,
  request: CommandRequest,
  hash: string,
  occasion: Occasion,
): readonly EventToAppend[] => {
  const { actor, occurredOn, now, rules } = occasion.context;
  const { reason, evidence, provenance } = request.input;
  return events.map(({ type, data }, index) => {
    const versions = catalogue[type];
    if (!versions) throw new Error(`${type} is not in the catalogue of ${category}`);
    const metadata: EventMetadata = {
      schemaVersion: versions.version,
      occurredOn,
      recordedAt: now,
      actor,
      command: request.row.name,
      commandId: request.commandId,
      commandHash: hash,
      correlationId: request.correlationId,
      ...(request.causationId && { causationId: request.causationId }),
      ruleSet: rules.version,
      provenance: provenance ?? (actor.role === 'SYSTEM' ? BY_SYSTEM : BY_OFFICIAL),
      ...(reason && { reason }),
      ...(evidence?.length && { evidence }),
      ...(occasion.warnings.length && { warnings: occasion.warnings }),
    };
    return {
      id: derivedUuid(stream, request.commandId, index, JSON.stringify([data, metadata])),
      type,
      data,
      metadata,
    };
  });
};
