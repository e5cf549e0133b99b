import { actsFor, reject, requireReason, requireRoom, type DecisionContext, type FactsByAct } from '#kernel';
import type {
  AbandonImport,
  AssignColumns,
  CommitImport,
  MergeRows,
  RecordRows,
  ReopenRow,
  SettleAlike,
  SettleRow,
  SkipRow,
  StartImport,
} from './import.commands.js';
import type { ImportEvent } from './import.events.js';
import { expireImport, lasting } from './import.expiry.js';
import type { ReadByColumns, ReadRows, TakenFile } from './import.facts.js';
import {
  requireAlike,
  requireFields,
  requireMergeable,
  requireRow,
  requireSettlement,
  rowsAlike,
  noSuchHeadings,
} from './import.rules.js';
import { IMPORT_DECISIONS } from './import.settings.js';
import {
  withTold,
  type ImportIn,
  type ImportState,
  type ImportThere,
  type RecordedTotals,
  type Started,
} from './import.state.js';
import { countOf, holdsRow, rangesOf } from './row-ranges.js';

type Seen = { readonly read: ReadRows };
type Context = DecisionContext<Seen>;
type Decided = readonly ImportEvent[];

const requireRoomToDecide = ({ decisions, keptIn }: Started, { rules }: DecisionContext<unknown>): void =>
  requireRoom(decisions, rules.get(IMPORT_DECISIONS, keptIn), 'COM-14', '/row');

/** The same file again adds nothing; what was given up may be begun again. */
const startImport = (
  { type: _type, ...started }: StartImport,
  state: ImportState,
  { actor, facts: { taken } }: DecisionContext<{ readonly taken: TakenFile }>,
): Decided =>
  state.stage === 'NONE' || state.stage === 'ABANDONED'
    ? [{ type: 'ImportStarted', data: { ...started, ...taken, officeId: actor.officeId } }]
    : [];

const assignColumns = (
  { assignment }: AssignColumns,
  state: ImportIn<'OPEN'>,
  context: DecisionContext<{ readonly assigned: ReadByColumns }>,
): Decided => {
  requireRoomToDecide(state, context);
  const { assigned } = context.facts;
  requireFields(assignment, assigned.fields);
  if (countOf(state.done) > 0)
    throw reject('E_STATE', {
      ruleId: 'COM-07',
      field: '/columns',
      messageId: 'Sebagian baris sudah dicatat menurut kolom yang berlaku; kolom tidak dapat ditetapkan lagi.',
      messageEn: 'Rows were recorded by the columns as they stand; columns can no longer be assigned.',
    });
  const { headings, counts } = assigned;
  if (!headings) throw noSuchHeadings(assignment.headerRow);
  return [{ type: 'ImportColumnsAssigned', data: { importId: state.importId, assignment, headings, counts } }];
};

const settleRow = ({ row, settlement }: SettleRow, state: Deciding, context: Context): Decided => {
  requireRoomToDecide(state, context);
  requireSettlement(settlement, requireRow(row, context.facts.read), context.facts.read.fields);
  return [{ type: 'ImportRowSettled', data: { importId: state.importId, row, settlement } }];
};

/** Rows that it does not fit stay as they are, and those on which somebody decided the same thing otherwise. */
const settleAlike = (command: SettleAlike, state: Deciding, context: Context): Decided => {
  requireRoomToDecide(state, context);
  requireAlike(command);
  const { read } = context.facts;
  const { settlement } = command;
  const rows = rowsAlike(command, state.decided, read);
  const [first] = rows;
  if (first === undefined)
    throw reject('E_VALIDATION', {
      ruleId: 'COM-07',
      field: '/alike',
      messageId: 'Tidak ada baris yang terbuka dengan tanda, isian dan tulisan itu, dan belum diputuskan.',
      messageEn: 'No open row bears that flag in that field, written so, without a decision on it.',
    });
  requireSettlement(settlement, requireRow(first, read), read.fields);
  return [{ type: 'ImportAlikeSettled', data: { importId: state.importId, rows: rangesOf(rows), settlement } }];
};

const skipRow = ({ row }: SkipRow, state: Deciding, context: Context): Decided => {
  requireRoomToDecide(state, context);
  requireRow(row, context.facts.read);
  const reason = requireReason(context.reason, { ruleId: 'COM-07' });
  return [{ type: 'ImportRowSkipped', data: { importId: state.importId, row, reason } }];
};

const mergeRows = ({ row, into }: MergeRows, state: Deciding, context: Context): Decided => {
  requireRoomToDecide(state, context);
  requireRow(row, context.facts.read);
  requireMergeable(row, into, state.decided, context.facts.read);
  return [{ type: 'ImportRowsMerged', data: { importId: state.importId, row, into } }];
};

const reopenRow = ({ row }: ReopenRow, state: Deciding, context: Context): Decided => {
  requireRoomToDecide(state, context);
  if (context.facts.read.row(row)?.state === 'IMPORTED') requireRow(row, context.facts.read);
  const shut = state.decided.has(String(row)) || holdsRow(state.refused, row);
  return shut ? [{ type: 'ImportRowReopened', data: { importId: state.importId, row } }] : [];
};

const commitImport = (
  _command: CommitImport,
  { importId }: Deciding,
  { facts }: DecisionContext<Seen & { readonly digest: string }>,
): Decided => {
  const { digest } = facts;
  const { counts } = facts.read;
  if (counts.ready > 0) return [{ type: 'ImportCommitted', data: { importId, digest, counts } }];
  const { quarantined, open, duplicate, refused } = counts;
  throw reject('E_STATE', {
    ruleId: 'COM-07',
    details: { counts },
    messageId:
      `Tidak ada baris yang siap dicatat: ${quarantined} dikarantina, ${open} menunggu keputusan, ` +
      `${duplicate} mungkin ganda, ${refused} tidak diterima. Tidak ada yang diimpor.`,
    messageEn:
      `No row is ready to be recorded: ${quarantined} in quarantine, ${open} wait for a decision, ` +
      `${duplicate} are probable duplicates, ${refused} are refused. Nothing was imported.`,
  });
};

/** What was told already changes nothing; what is read otherwise than it was committed is looked at again. */
const recordRows = (told: RecordRows, state: ImportThere): Decided => {
  if (state.stage !== 'COMMITTING' || state.through !== told.after) return [];
  const { importId } = state;
  if (told.digest !== state.digest) return [{ type: 'ImportHalted', data: { importId } }];
  const { through, imported, already, refused, last } = told;
  const recorded: ImportEvent = { type: 'ImportRowsRecorded', data: { importId, through, imported, already, refused } };
  if (!last) return [recorded];
  return [recorded, { type: 'ImportCompleted', data: { importId, ...sumOf(state, told) } }];
};

/** Of all recordings of this import; refused are those of the last alone: what was refused can be committed again. */
const sumOf = ({ totals, tally }: ImportIn<'COMMITTING'>, told: RecordRows): RecordedTotals => {
  const { imported, already, refused } = withTold(tally, told);
  return { imported: totals.imported + imported, already: totals.already + already, refused };
};

const abandonImport = (
  _command: AbandonImport,
  { importId }: Deciding,
  { reason }: DecisionContext<unknown>,
): Decided => [{ type: 'ImportAbandoned', data: { importId, reason: requireReason(reason, { ruleId: 'COM-07' }) } }];

type Deciding = ImportIn<'OPEN' | 'COMPLETED'>;
const act = actsFor<ImportState, ImportEvent>();
const DECIDING = ['OPEN', 'COMPLETED'] as const;
const THERE = ['OPEN', 'COMMITTING', 'COMPLETED', 'ABANDONED'] as const;

/** The whole life of an import: which command is possible at which stages. */
export const importActs = {
  StartImport: act(['NONE', ...THERE], lasting(startImport)),
  AssignColumns: act(['OPEN'], lasting(assignColumns)),
  SettleRow: act(DECIDING, lasting(settleRow)),
  SettleAlike: act(DECIDING, lasting(settleAlike)),
  SkipRow: act(DECIDING, lasting(skipRow)),
  MergeRows: act(DECIDING, lasting(mergeRows)),
  ReopenRow: act(DECIDING, lasting(reopenRow)),
  CommitImport: act(DECIDING, commitImport),
  RecordRows: act(THERE, lasting(recordRows)),
  AbandonImport: act(DECIDING, abandonImport),
  ExpireImport: act(THERE, expireImport),
};

/** What each command of an import is decided on. */
export type ImportFactsByCommand = FactsByAct<typeof importActs, object>;
