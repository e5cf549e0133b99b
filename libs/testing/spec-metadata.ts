import type { Actor, EventMetadata, Instant, LocalDate } from '#kernel';

export const specActor: Actor = {
  userId: 'user-1',
  officeId: 'office-1',
  role: 'VILLAGE_HEAD',
  scope: 'ID',
  capacity: 'DEFINITIF',
};

/** What every event carries, where a test does not care. */
export const specMetadata = (overrides: Partial<EventMetadata> = {}): EventMetadata => ({
  schemaVersion: 1,
  occurredOn: '2024-11-01' as LocalDate,
  recordedAt: '2024-11-01T03:00:00.000Z' as Instant,
  actor: specActor,
  command: 'Earlier',
  commandId: 'command-0',
  commandHash: '',
  correlationId: 'correlation-1',
  ruleSet: 'spec',
  provenance: { source: 'OFFICIAL', dateConfidence: 'EXACT' },
  ...overrides,
});
