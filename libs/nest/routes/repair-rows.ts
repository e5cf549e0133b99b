import type { AuthorityFact, RecordedEvent, RepairCommand, Restatements, Role } from '#kernel';
import {
  ownInput,
  repairChoices,
  repairFacts,
  repairValues,
  type CommandTable,
  type FactSources,
  type ReferringMembers,
  type RegionResolver,
  type Repair,
  type RepairLook,
  type RepairSides,
  type Reservation,
  type RowOf,
} from '#runtime';
import { CommonInputDto, SpeakerDto } from '../input/common-input.js';
import { inputChecks, type InputClass } from '../input/input-schema.js';
import { RepairRequestDto, RequestCorrectionDto } from '../input/repair-input.js';

/** What the records of one kind tell of themselves, so that people can correct and void them. */
export interface RepairedRecords<State> extends Pick<RepairLook<State>, 'allowed'> {
  /** The table in which the rows stand: its other rows are asked again. */
  readonly table: () => CommandTable;
  readonly restatements: Restatements;
  readonly refersBy: ReferringMembers;
  readonly regions: RegionResolver;
  readonly accounts: { readonly principalOf: Repair['author'] };
  readonly sides: RepairSides<State>;
  /** Who asks for the voiding of a record; whoever decides for its keepers decides on it. */
  readonly voidingAskedBy: readonly Role[];
  /** What every act sees, what the register of offices says (COM-04), whether an audit holds the record (COM-13). */
  readonly facts: FactSources<
    RepairCommand,
    State,
    Readonly<Record<string, unknown>> & { readonly authority: AuthorityFact; readonly auditHold: boolean }
  >;
  /** Whether what an event claimed is still claimed; absent: always. */
  readonly stillClaims?: Repair['stillClaims'];
  /** The claims that a correction makes anew, where they differ from those of the events that it changes. */
  readonly claimedAnew?: (
    claims: readonly Reservation[],
    state: State,
    record: readonly RecordedEvent[],
  ) => readonly Reservation[];
  /** What the documentation shows as asked for. */
  readonly example: Pick<RequestCorrectionDto, 'changes'> & { readonly reason: string };
}

type Rows = readonly [
  RowOf<'RequestCorrection', RequestCorrectionDto>,
  RowOf<'RequestVoiding', CommonInputDto>,
  RowOf<'ConfirmCorrection', RepairRequestDto>,
  RowOf<'ConfirmVoiding', RepairRequestDto>,
  RowOf<'RefuseCorrection', RepairRequestDto>,
  RowOf<'WithdrawCorrection', RepairRequestDto>,
];

/**
 * Holds restated commands against the input classes of their rows. Compiled at the first correction: most processes
 * never see one.
 */
const formCheck = (
  { table, restatements: { id, restate } }: Pick<RepairedRecords<never>, 'table' | 'restatements'>,
  asInput: (stated: object) => object,
): Repair['check'] => {
  const checked = (input: InputClass<object>, value: unknown): unknown => inputChecks()(input)(value);
  return (event) => {
    const { command, acting } = restate(event) ?? {};
    if (!command) return;
    const { type, [id]: _id, officialName: _name, ...own } = command as unknown as Readonly<Record<string, unknown>>;
    checked(table().rows.find(({ name }) => name === type)!.input, {
      ...asInput(own),
      ...(acting && { acting: checked(SpeakerDto, acting) }),
    });
  };
};

/**
 * The rows of a repair (COM-01), to be spread into the table of the records: one asks for a correction or a voiding,
 * another confirms or refuses, who asked takes back. Their acts are those of `repairActs`.
 */
export const repairRows = <State extends { readonly stage: string }>(records: RepairedRecords<State>): Rows => {
  const {
    table,
    restatements,
    refersBy,
    regions,
    accounts,
    sides,
    voidingAskedBy,
    allowed,
    stillClaims,
    claimedAnew,
    example,
  } = records;
  const values = repairValues(refersBy);
  const repair: Repair = {
    restate: restatements.restate,
    derived: restatements.derived,
    placed: restatements.placed,
    author: accounts.principalOf,
    check: formCheck(records, values.asInput),
    resolve: (change, at, sources) => values.resolve(regions, change, at, sources),
    stillClaims: stillClaims ?? (() => true),
  };
  const { auditHold, ...always } = records.facts;
  const facts = {
    ...always,
    repair: repairFacts(table, repair, { holdsPersons: values.holdsPersons, ...(allowed && { allowed }) }),
  };
  const { ask: _ask, decide: _decide, ...keeper } = sides.keeper;
  const { parties } = keeper;
  const ofKeepers = { ...keeper, facts: { ...facts, auditHold } };
  const asked = { roles: sides.askedBy, parties, facts };
  const decided = { roles: sides.decidedBy, parties, facts, sides: sides.requestDeciders };
  const choices = repairChoices(sides, voidingAskedBy);
  const onRequest = <Name extends keyof typeof choices>(name: Name) => ({
    name,
    choices: choices[name],
    input: RepairRequestDto,
    prepare: (input: RepairRequestDto) => ({ type: name, ...ownInput(input) }),
  });
  return [
    {
      name: 'RequestCorrection',
      summary: ['Mintakan perbaikan catatan', 'Ask for a correction of the record'],
      example: { targetEventId: '00000000-0000-8000-8000-000000000000', ...example },
      input: RequestCorrectionDto,
      ...asked,
      sides: sides.correctionAskers,
      choices: choices.RequestCorrection,
      persons: (input: RequestCorrectionDto, reference) => ({
        ...input,
        changes: values.withReferences(input.changes, reference),
      }),
      prepare: (input: RequestCorrectionDto) => ({ type: 'RequestCorrection', ...ownInput(input) }),
    },
    {
      name: 'RequestVoiding',
      summary: ['Mintakan pembatalan catatan', 'Ask for the voiding of the record'],
      example: { reason: 'Tercatat dua kali oleh dua petugas yang berbeda.' },
      input: CommonInputDto,
      roles: voidingAskedBy,
      choices: choices.RequestVoiding,
      ...ofKeepers,
      prepare: () => ({ type: 'RequestVoiding' }),
    },
    {
      ...onRequest('ConfirmCorrection'),
      summary: ['Setujui perbaikan yang diminta orang lain', 'Confirm a correction that another asked for'],
      example: { requestId: '1' },
      ...decided,
      official: true,
      // Who confirms has not sent the list in which a place would be named.
      reservations: (_command, state: State, { facts: seen }) => {
        const { record } = seen.repair;
        const claims = seen.repair.claims as readonly Reservation[];
        return (claimedAnew?.(claims, state, record) ?? claims).map((claim) => ({ ...claim, field: '/requestId' }));
      },
    },
    {
      ...onRequest('ConfirmVoiding'),
      leavesStage: true,
      summary: ['Setujui pembatalan yang diminta orang lain', 'Confirm a voiding that another asked for'],
      example: { requestId: '1' },
      roles: sides.keeper.decide,
      ...ofKeepers,
      official: true,
    },
    {
      ...onRequest('RefuseCorrection'),
      summary: ['Tolak perbaikan atau pembatalan yang diminta', 'Refuse a correction or voiding that was asked for'],
      example: { requestId: '1', reason: 'Surat aslinya memuat nilai yang tercatat.' },
      ...decided,
      official: true,
    },
    {
      ...onRequest('WithdrawCorrection'),
      summary: [
        'Tarik kembali permintaan perbaikan atau pembatalan sendiri',
        "Withdraw one's own request for a correction or voiding",
      ],
      example: { requestId: '1', reason: 'Setelah dicocokkan, nilai yang tercatat ternyata benar.' },
      ...asked,
      sides: sides.requestAskers,
    },
  ];
};
