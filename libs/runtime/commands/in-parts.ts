import { Rejection, StoreUnavailable, reject, sideBySide, type Command } from '#kernel';
import type { AnyRow, CommandRequest, Part, PartOutcome, Receipt } from './command-table.js';
import type { Executor } from './executor.js';

/** Parts that are carried out at the same time. */
const AT_ONCE = 4;

/** The rule's own refusal, with the place in what was sent. */
const refusedAt = ({ code, info, messageId, messageEn }: Rejection, { placed }: Part): Rejection =>
  reject(code, { ...info, messageId, messageEn, ...(info.field !== undefined && { field: placed(info.field) }) });

const tooLate = (): StoreUnavailable =>
  new StoreUnavailable('Not all parts of the command are carried out; repeat it with the same id to go on.');

/**
 * Carries out what a command stands for after the command itself. A part that is refused keeps no other from being
 * carried out; a store that is away ends the whole, as does the time of the sender. Repeated by the same id it gets the
 * same answer: what was done is not done again, and what was left is done. Only tried, it tells what would come of each
 * part as things stand.
 */
export const inParts = (executor: Executor): Executor => ({
  execute: async (request) => {
    const { row, answerWithin } = request;
    if (!row.parts) return executor.execute(request);
    const begun = performance.now();
    const left = (): number | undefined =>
      answerWithin === undefined ? undefined : answerWithin - (performance.now() - begun);
    let command: Command | undefined;
    const prepare: AnyRow['prepare'] = async (...of) => (command = await row.prepare(...of));
    const receipt = await executor.execute({ ...request, row: { ...row, prepare } });
    const parts: readonly Part[] = row.parts(command, request);
    const outcomes = await sideBySide(parts, AT_ONCE, async (part) => {
      const time = left();
      if (time !== undefined && time <= 0) throw tooLate();
      return outcomeOf(executor, request, part, time);
    });
    return { ...receipt, position: lastOf(receipt, outcomes), parts: outcomes };
  },
});

const outcomeOf = async (
  executor: Executor,
  { principal, correlationId, dryRun }: CommandRequest,
  part: Part,
  time: number | undefined,
): Promise<PartOutcome> => {
  const { of, placed: _placed, ...command } = part;
  try {
    const receipt = await executor.execute({
      ...command,
      principal,
      correlationId,
      ...(time !== undefined && { answerWithin: time }),
      ...(dryRun && { dryRun }),
    });
    return { of, receipt };
  } catch (error) {
    if (error instanceof Rejection) return { of, refused: refusedAt(error, part) };
    throw error;
  }
};

/** Whoever waits for this position sees all of them. */
const lastOf = ({ position }: Receipt, outcomes: readonly PartOutcome[]): Receipt['position'] =>
  outcomes.reduce(
    (last, outcome) => ('receipt' in outcome && outcome.receipt.position > last ? outcome.receipt.position : last),
    position,
  );
