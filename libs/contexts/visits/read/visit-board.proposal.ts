import { yearOf, filedDocuments, seatsOf } from '#kernel';
import type { VisitProposed } from '../domain/visit.events.js';
import { receivingHosts } from '../domain/visit.answers.js';
import { regionsOfTerms, visitTitle } from '../domain/visit.parties.js';
import type { BoardHost, RecordedVisitEvent, VisitBoardEntry } from './visit-board.document.js';

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
  documents: filedDocuments({ letter: data.letter, noConflict: data.noConflict }, metadata.actor),
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
    mode = 'IN_PERSON',
    costBorneByHost = false,
    noConflict: _statement,
    ...same
  } = data;
  const { origin } = data;
  return {
    ...same,
    mode,
    ...received(origin, pending(data.hosts)),
    ...(origin.region && { originRegion: origin.region.code }),
    ...(origin.kind && { originKind: origin.kind }),
    regions: regionsOfTerms(data),
    outputs: expectedOutputs,
    year: yearOf(data.plannedStart),
    costBorneByHost,
    budgetAmount: Number(data.budget),
    fundingKinds: [...new Set(data.fundingSources.map(({ source }) => source))],
  };
};

/** The hosts, and what is told of those that receive the visit. */
export const received = (
  origin: VisitBoardEntry['origin'],
  hosts: readonly BoardHost[],
): Pick<VisitBoardEntry, 'hosts' | 'title' | 'hostRegions' | 'hostKinds' | 'hostCountries'> => {
  const receiving = receivingHosts(hosts, ({ answer }) => answer);
  const bodies = [...new Set(receiving.flatMap(({ kind }) => kind ?? []))];
  const countries = [...new Set(receiving.flatMap(({ country }) => country ?? []))];
  return {
    hosts,
    title: visitTitle({ origin, hosts: receiving }),
    hostRegions: seatsOf(receiving),
    ...(bodies.length && { hostKinds: bodies }),
    ...(countries.length && { hostCountries: countries }),
  };
};

/** Hosts that have not answered, or whose answers no longer count. */
export const pending = (hosts: readonly Omit<BoardHost, 'answer'>[]): readonly BoardHost[] =>
  hosts.map(({ answeredOn: _on, answeredBy: _by, reason: _reason, recordedByOrigin: _recorded, ...host }) => ({
    ...host,
    answer: 'PENDING',
  }));
