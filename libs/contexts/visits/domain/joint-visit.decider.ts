import {
  PARTY_REF,
  TEXT,
  field,
  listOf,
  partyKey,
  reject,
  requireParty,
  seatOf,
  type DecisionContext,
  type DeclaredEvent,
  type Decider,
  type EventCatalogue,
  type PartyRef,
} from '#kernel';
import { asRegistered, type RegisteredBodies } from '#contexts/offices/contract';
import { requirePlan } from './visit.rules-plan.js';
import { requireEachHostOnce, requireKnownHosts } from './visit.rules-hosts.js';
import { requireMeasurableOutput, requireRequiredHost } from './visit.rules-proposal.js';
import { PLANNED, visitTerms, type VisitTerms } from './visit.terms.js';

const terms = visitTerms.fields;

/** What the visits of a joint visit share (VIS-15); each has its own approver, travellers, money and report. */
const SHARED = {
  organiser: field(['penyelenggara', 'organiser'], PARTY_REF),
  kind: terms.kind,
  mode: terms.mode,
  hosts: terms.hosts,
  topics: terms.topics,
  ...PLANNED,
};

export const jointVisitCatalogue = {
  JointVisitProposed: {
    version: 1,
    label: ['rombongan bersama diajukan', 'joint visit proposed'],
    data: {
      jointVisitId: field(['id rombongan bersama', 'id of the joint visit'], TEXT),
      ...SHARED,
      /** Whether its visit was recorded, each visit tells itself. */
      origins: field(
        ['kode wilayah atau tanda lembaga asal', 'codes of the regions, or keys, of the origins'],
        listOf(TEXT),
      ),
    },
  },
} as const satisfies EventCatalogue;
export type JointVisitProposed = DeclaredEvent<typeof jointVisitCatalogue>;

/** `origins`: the parties; none where what was written means none. */
export interface ProposeJointVisit
  extends Omit<JointVisitProposed['data'], 'origins'>, Pick<VisitTerms, 'expectedOutputs'> {
  readonly type: 'ProposeJointVisit';
  readonly origins: readonly (PartyRef | undefined)[];
}

export type JointVisitState =
  { readonly stage: 'NONE' } | ({ readonly stage: 'PROPOSED' } & JointVisitProposed['data']);

export interface JointVisitFacts {
  /** What the register of institutions says, on the day, of organiser and hosts. */
  readonly bodies: RegisteredBodies;
}

/**
 * The key of an origin. Of what names none its place alone is told: what was written may be anything, also a number of
 * a person (COM-11).
 */
export const originKey = (origin: PartyRef | undefined, index: number): string =>
  origin ? partyKey(origin) : `${index + 1}: ?`;

/** VIS-15: each origin once; a visit of its own is asked for each. */
const requireEachOnce = (origins: readonly string[]): void => {
  const twice = origins.findIndex((origin, index) => origins.indexOf(origin) < index);
  if (twice < 0) return;
  throw reject('E_VALIDATION', {
    ruleId: 'VIS-15',
    field: `/origins/${twice}/origin`,
    details: { origin: origins[twice] },
    messageId: `Asal ${origins[twice]} ditulis dua kali; setiap asal ditulis satu kali.`,
    messageEn: `The origin ${origins[twice]} is listed twice; each origin is listed once.`,
  });
};

/**
 * What is wrong with what all share would refuse each visit alike, so that it refuses the request. Days are bounded by
 * each region for its own visits: here by the widest of their bounds.
 */
const requireShared = (
  { hosts, origins, ...terms }: ProposeJointVisit,
  { occurredOn, rules }: Pick<DecisionContext<unknown>, 'occurredOn' | 'rules'>,
): void => {
  requireMeasurableOutput(terms);
  hosts.forEach((host, index) => requireParty(host, `/hosts/${index}`));
  requireKnownHosts(hosts);
  requireEachHostOnce(hosts);
  requireRequiredHost({ hosts });
  const seats = origins.map((origin) => (origin ? seatOf(origin) : 'ID'));
  requirePlan(terms, seats, occurredOn, rules);
};

/**
 * VIS-15: one request for many origins, what they share, and who brought them together. The visits themselves are
 * proposed one by one after it, each by the rules of any visit.
 */
export const jointVisitDecider: Decider<JointVisitState, ProposeJointVisit, JointVisitProposed, JointVisitFacts> = {
  category: 'jointVisit',
  catalogue: jointVisitCatalogue,
  initialState: { stage: 'NONE' },
  evolve: (_state, { data }) => ({ stage: 'PROPOSED', ...data }),
  decide: (command, state, context) => {
    if (state.stage !== 'NONE') return [];
    const { type: _type, origins: asked, expectedOutputs: _outputs, ...shared } = command;
    const { bodies } = context.facts;
    const origins = asked.map(originKey);
    requireEachOnce(origins);
    requireParty(shared.organiser, '/organiser');
    const organiser = asRegistered(shared.organiser, bodies, '/organiser');
    const hosts = shared.hosts.map((host, index) => ({ ...host, ...asRegistered(host, bodies, `/hosts/${index}`) }));
    requireShared({ ...command, hosts }, context);
    return [{ type: 'JointVisitProposed', data: { ...shared, organiser, hosts, origins } }];
  },
};
