import { Rejection, seatOf, type PartyRef, type Pointer } from '#kernel';
import { derivedUuid, ownInput, rowsFor, type AnyRow, type CommandTable, type Part, type Sources } from '#runtime';
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
import type { VisitHost } from '../domain/visit.terms.js';
import { JointVisitDto, type JointOriginDto } from './joint-visit.dto.js';
import { jointVisitExample } from './visit.examples.js';
import type { ProposeVisitDto } from './visit.dto.js';
import { payersIn } from './visit.inputs.js';
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
    { origin }: JointOriginDto,
    index: number,
    sources: Sources,
  ): Promise<PartyRef | undefined> => {
    const { officeId: _office, ...named } = origin;
    try {
      return await party(named, sources, `/origins/${index}/origin`);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      return undefined;
    }
  };
  const originsOf = async (
    { origins }: JointVisitDto,
    sources: Sources,
  ): Promise<readonly (readonly [JointOriginDto, PartyRef | undefined])[]> => {
    const found: [JointOriginDto, PartyRef | undefined][] = [];
    for (const [index, each] of origins.entries()) found.push([each, await originOf(each, index, sources)]);
    return found;
  };

  const partsOf = async (
    input: JointVisitDto,
    jointVisitId: string,
    commandId: string,
    sources: Sources,
  ): Promise<readonly Part[]> => {
    const { origins: _origins, organiser, ...shared } = input;
    const by = await party(organiser, sources, '/organiser');
    return (await originsOf(input, sources)).map(([own, origin], index) => ({
      of: originKey(origin, index),
      table: visits,
      row: proposing,
      commandId: derivedUuid('joint-visits', commandId, originKey(origin, index)),
      input: { ...shared, ...own, jointVisitId, organiser: by } as Joined,
      placed: (field: Pointer) => (Object.hasOwn(OWN, field.split('/')[1] ?? '') ? `/origins/${index}${field}` : field),
    }));
  };

  const row = rowsFor<JointVisitState, ProposeJointVisit, { readonly ProposeJointVisit: JointVisitFacts }>();
  return {
    path: 'joint-visits',
    decider: jointVisitDecider,
    obligated: () => undefined,
    readers: {
      roles: RECORD_READERS,
      regions: (state: JointVisitState) =>
        state.stage === 'NONE'
          ? []
          : regionsOfTerms({ origin: { ...state.organiser, officeId: '' }, hosts: state.hosts }),
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
          const hosts: VisitHost[] = [];
          for (const [index, { required = true, ...host }] of input.hosts.entries())
            hosts.push({ ...(await party(host, sources, `/hosts/${index}`)), required });
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
            origins: (await originsOf(input, sources)).map(([, origin]) => origin),
          };
        },
        parts: (input: JointVisitDto, id, { commandId }, sources) => partsOf(input, id, commandId, sources),
      }),
    ],
  } satisfies CommandTable;
};
