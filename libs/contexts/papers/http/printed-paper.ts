import type { FastifyReply } from 'fastify';
import { instantInLetter, zoneOf, type Instant, type Meaning, type Position, type Scope } from '#kernel';
import { printer } from '#paper';
import type { Principal } from '#runtime';
import type { PaperMade } from '../forms/agreement-facts.js';

/** Milliseconds for one paper: a thousand rows take some ten seconds, and longer where there is much to do. */
const MAKING = 180_000;

/** What is told of a paper beside what stands on it. */
export interface AboutPaper {
  /** Of the file. */
  readonly name: string;
  readonly subject: string;
  /** In its foot, where that is more than the subject. */
  readonly state?: string;
  readonly asOf: Instant;
  readonly position: Position;
  /** By whose clock its instant is told. */
  readonly seat: Scope;
  readonly landscape?: boolean;
  /** Across each page. */
  readonly mark?: string;
  /** What to ask for where it is too much for one PDF. */
  readonly instead: Meaning;
}

/** Prints a paper, and says in its foot and in the headers of the answer how far the log was read for it. */
export const printedPapers = () => {
  const papers = printer({ within: MAKING });
  return async (
    { title, blocks }: PaperMade,
    { name, subject, state = subject, asOf, position, seat, landscape, mark, instead }: AboutPaper,
    { userId }: Principal,
    reply: FastifyReply,
  ): Promise<Buffer> => {
    const content = await papers.print(
      {
        title,
        subject,
        dated: asOf,
        language: 'id-ID',
        letter: true,
        ...(landscape && { landscape }),
        ...(mark !== undefined && { mark }),
        footer: `Sinergi, ${state}, posisi ${position}, data per ${instantInLetter(asOf, zoneOf(seat))}`,
        pageNumber: 'Halaman {page} dari {of}',
        blocks,
      },
      userId,
      instead,
    );
    reply.headers({
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}.pdf"`,
      'Sinergi-Position': position,
    });
    return content;
  };
};
