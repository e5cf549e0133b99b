import { Rejection, seatOf, type PartyRef } from '#kernel';
import { derivedUuid, ownInput, rowsFor, type AnyRow, type CommandTable, type Sources } from '#runtime';
import { bodiesOf, partyFrom, type Offices } from '#contexts/offices/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import { RECORD_READERS } from '#contexts/access/contract';
import {
  jointVisitDecider,
  originKey,
  type JointVisitFacts,
  type JointVisitState,
  type ProposeJointVisit,
} from '../domain/joint-visit.decider.js';
import { regionsOfTerms } from '../domain/visit.parties.js';
import { JointVisitDto, type JointOriginDto } from './joint-visit.dto.js';
import { jointVisitExample } from './visit.examples.js';
import type { ProposeVisitDto } from './visit.dto.js';
import { payersIn, hostsFrom } from './visit.inputs.js';
import { ORIGIN } from './visit.roles.js';

/** Members of an input that each origin has of its own. */
const OWN: Readonly<Record<keyof JointOriginDto, true>> = {
  origin: true,
  delegationSize: true,
  budget: true,
  costBorneByHost: true,
  costBorneBy: true,
  noConflict: true,
  fundingSources: true,
  efficiencyJustification: true,
  letter: true,
};

/** A proposal as a part of a joint one. */
type Joined = ProposeVisitDto & { readonly jointVisitId: string; readonly organiser: PartyRef };

/** The row by which any visit is proposed, for a proposal that a joint visit makes. */
const joining = (row: AnyRow): AnyRow => ({
  ...row,
  prepare: async ({ jointVisitId, organiser, ...input }: Joined, id, sources) => ({
    ...(await row.prepare(input, id, sources)),
    jointVisitId,
    organiser,
  }),
});

/**
 * VIS-15: one request proposes visits of up to 500 origins. @param visits their table, by whose own row each of them is
 * authorised and decided
 */
export const jointVisitCommandTable = (visits: CommandTable, regions: RegionResolver, offices: Offices) => {
  const party = partyFrom(regions, offices);
  const proposing = joining(visits.rows.find(({ name }) => name === 'ProposeVisit')!);

  /** The party; none where what was written means none: its own proposal is refused for that. */
  const originOf = async (
    { officeId: _office, ...named }: JointOriginDto['origin'],
    index: number,
    sources: Sources,
  ): Promise<PartyRef | undefined> => {
    try {
      return await party(named, sources, `/origins/${index}/origin`);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      return undefined;
    }
  };

  const row = rowsFor<JointVisitState, ProposeJointVisit, { readonly ProposeJointVisit: JointVisitFacts }>();
  return {
    path: 'joint-visits',
    decider: jointVisitDecider,
    obligated: () => undefined,
    readers: {
      roles: RECORD_READERS,
      regions: (state: JointVisitState) =>
        state.stage === 'NONE' ? [] : regionsOfTerms({ origin: state.organiser, hosts: state.hosts }),
    },
    rows: [
      row({
        name: 'ProposeJointVisit',
        summary: ['Ajukan rombongan bersama', 'Propose a joint visit'],
        example: jointVisitExample,
        input: JointVisitDto,
        creates: true,
        roles: ORIGIN,
        // For one of the origins at least; for each of them its own proposal is asked.
        parties: ({ origins }) => origins.map((origin) => (origin ? seatOf(origin) : 'ID')),
        persons: (input: JointVisitDto, reference) => ({
          ...input,
          origins: input.origins.map((origin, index) =>
            payersIn(origin, (handle, field) => reference(handle, `/origins/${index}${field}`)),
          ),
        }),
        facts: {
          bodies: ({ organiser, hosts }, _state, sources, { context: { occurredOn } }) =>
            bodiesOf(offices, [organiser, ...hosts], occurredOn, sources),
        },
        prepare: async (input: JointVisitDto, jointVisitId, sources) => {
          const { kind, mode, topics, expectedOutputs, plannedStart, plannedEnd } = ownInput(input);
          const hosts = await hostsFrom(input.hosts, party, sources);
          const origins: (PartyRef | undefined)[] = [];
          for (const [index, { origin }] of input.origins.entries())
            origins.push(await originOf(origin, index, sources));
          return {
            type: 'ProposeJointVisit',
            jointVisitId,
            organiser: await party(input.organiser, sources, '/organiser'),
            kind,
            ...(mode && { mode }),
            hosts,
            topics,
            expectedOutputs,
            plannedStart,
            plannedEnd,
            origins,
          };
        },
        parts: ({ jointVisitId, organiser, origins }, { commandId, input }) => {
          const { origins: asked, organiser: _organiser, ...shared } = input;
          return asked.map((own, index) => {
            const of = originKey(origins[index], index);
            return {
              of,
              table: visits,
              row: proposing,
              commandId: derivedUuid('joint-visits', commandId, of),
              input: { ...shared, ...own, jointVisitId, organiser } as Joined,
              placed: (field) => (Object.hasOwn(OWN, field.split('/')[1] ?? '') ? `/origins/${index}${field}` : field),
            };
          });
        },
      }),
    ],
  } satisfies CommandTable;
};
