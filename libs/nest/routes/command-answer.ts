import type { FastifyReply, FastifyRequest } from 'fastify';
import { OutcomeUnknown, StoreUnavailable, reject, type Rejection } from '#kernel';
import type { AnyRow, CommandRequest, CommandTable, Receipt } from '#runtime';
import type { HttpOptions } from '../http-options.js';
import { commandIdOf, expectedRevisionOf } from '../input/request-headers.js';
import { problemIn, rejectionOf } from '../refusals/problem.js';

/** Which command comes in by which request. */
export interface ComingIn {
  readonly table: CommandTable;
  readonly row: AnyRow;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Only tried: nothing is written, and nothing counted. */
  readonly tried?: boolean;
}

/** What the headers and the way in say of a command; its input, and the id of its object, are still to come. */
export type CommandAsked = Omit<CommandRequest, 'input' | 'id'>;

/**
 * What every command goes through that comes in by HTTP: the key by which it may be repeated, the revision that was
 * seen, the measure of what came of it, and the headers and body of its answer.
 */
export const commandAnswer = async (
  { metrics, requireIfMatch }: Pick<HttpOptions, 'metrics' | 'requireIfMatch'>,
  { table, row, request, reply, tried = false }: ComingIn,
  give: (asked: CommandAsked) => Promise<Receipt>,
): Promise<object> => {
  try {
    const commandId = commandIdOf(request.headers);
    reply.header('Idempotency-Key', commandId);
    const expectedRevision = expectedRevisionOf(request.headers);
    const receipt = await give({
      table,
      row,
      commandId,
      correlationId: request.id,
      principal: request.principal!,
      ...(expectedRevision !== undefined && { expectedRevision }),
      ...(row.leavesStage && requireIfMatch && { revisionRequired: true }),
      ...(tried && { dryRun: true }),
    });
    if (tried) {
      reply.status(200);
      return answered(receipt, request);
    }
    if (row.creates) reply.header('Location', `/v1/${table.path}/${receipt.id}`);
    reply.headers({ ETag: `"${receipt.revision}"`, 'Sinergi-Position': receipt.position });
    metrics.command(row.name, 'OK');
    return answered(receipt, request);
  } catch (error) {
    if (tried) throw error;
    metrics.command(row.name, rejectionOf(error).code);
    throw error instanceof StoreUnavailable || error instanceof OutcomeUnknown ? unheardOf(error) : error;
  }
};

/** The receipt; a part that was refused is told by its problem. */
const answered = ({ parts, ...receipt }: Receipt, request: FastifyRequest): object => ({
  ...receipt,
  ...(parts && {
    parts: parts.map((part) => ('refused' in part ? { of: part.of, problem: problemIn(request, part.refused) } : part)),
  }),
});

/**
 * Who gets no receipt in time cannot know whether the command had effect, and need not: repeated by the same key it has
 * effect once.
 */
const unheardOf = (cause: Error): Rejection =>
  Object.assign(
    reject('E_UNAVAILABLE', {
      messageId:
        'Hasil perintah ini belum diketahui: mungkin sudah, atau masih akan, berlaku. Kirim lagi permintaan yang sama dengan Idempotency-Key yang sama; perintah itu tidak akan berlaku dua kali.',
      messageEn:
        'The outcome of this command is not known yet: it may have had effect, or may still have. Send the same request again with the same Idempotency-Key; it will not have effect twice.',
    }),
    { cause },
  );
