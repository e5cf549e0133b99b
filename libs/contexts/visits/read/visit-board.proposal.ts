import { yearOf, type Actor, type DocRef } from '#kernel';
import type { VisitProposed } from '../domain/visit.events.js';
import type { BoardDocument, BoardHost, RecordedVisitEvent, VisitBoardEntry } from './visit-board.document.js';

/** The entry of a visit that was just proposed. */
export const proposal = (
  id: string,
  { data, metadata }: Extract<RecordedVisitEvent, { type: 'VisitProposed' }>,
): VisitBoardEntry => ({
  id,
  revision: 0,
  status: 'PROPOSED',
  ...terms(data),
  sessions: [],
  innovations: [],
  overdue: false,
  corrections: 0,
  warnings: data.warnings,
  documents: documents({ letter: data.letter }, metadata.actor),
  steps: [],
  provenance: metadata.provenance,
  createdOn: metadata.occurredOn,
  updatedOn: metadata.occurredOn,
});

const terms = (data: VisitProposed['data']) => {
  const {
    visitId: _id,
    letter: _letter,
    proposedBy: _by,
    warnings: _warnings,
    expectedOutputs,
    costBorneByHost = false,
    ...same
  } = data;
  const hostRegions = data.hosts.map(({ region }) => region.code);
  return {
    ...same,
    title: `${data.origin.region.nameAtTime} → ${data.hosts.map(({ region }) => region.nameAtTime).join(', ')}`,
    hosts: pending(data.hosts),
    originRegion: data.origin.region.code,
    hostRegions,
    regions: [data.origin.region.code, ...hostRegions],
    outputs: expectedOutputs,
    year: yearOf(data.plannedStart),
    costBorneByHost,
    budgetAmount: Number(data.budget),
    fundingKinds: [...new Set(data.fundingSources.map(({ source }) => source))],
  };
};

/** Hosts that have not answered, or whose answers no longer count. */
export const pending = (hosts: readonly Pick<BoardHost, 'region' | 'required'>[]): readonly BoardHost[] =>
  hosts.map(({ region, required }) => ({ region, required, answer: 'PENDING' }));

/** Documents by what they are in their step. */
export type Filed = Readonly<Record<string, DocRef | undefined>>;

export const documents = (given: Filed, { scope, officeId }: Actor): readonly BoardDocument[] =>
  Object.entries(given).flatMap(([role, document]): BoardDocument[] =>
    document ? [{ role, document, filedBy: { scope, officeId } }] : [],
  );
