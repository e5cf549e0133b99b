import type { OwnRecord, Sources } from '#runtime';
import type { NumberBooks, NumberStanding, PaperKind } from '#contexts/numbering/contract';
import type { VisitCommand } from '../domain/visit.commands.js';
import type { StrayNumber } from '../domain/visit.facts.js';
import { papersOf } from '../domain/visit.papers.js';
import type { VisitState } from '../domain/visit.state.js';

/** Many offices number all their letters in one book, and one letter may serve several visits (VIS-17). */
const LETTERS: readonly PaperKind[] = ['SURAT_PERMOHONAN', 'SURAT_BALASAN'];

const strayAs = (
  of: NumberStanding,
  kind: PaperKind,
  visitId: string | undefined,
): StrayNumber['standing'] | undefined => {
  if (of.standing === 'OTHER') return undefined;
  if (of.standing !== 'GIVEN') return of.standing;
  const letter = LETTERS.includes(kind);
  if (!letter && of.record !== visitId) return 'OF_ANOTHER';
  if (letter ? !LETTERS.includes(of.kind) : of.kind !== kind) return 'OF_OTHER_KIND';
  if (!of.inPeriod) return 'OF_OTHER_PERIOD';
  return of.spelling === undefined ? undefined : 'MISSPELLED';
};

/** NUM-07: which numbers of the papers of a step their office's own books do not give to them. */
export const strayNumbers =
  (books: NumberBooks) =>
  async (
    command: VisitCommand,
    state: VisitState,
    sources: Sources,
    { context: { actor } }: OwnRecord,
  ): Promise<readonly StrayNumber[]> => {
    const written = papersOf(command, state).flatMap(({ document: { date }, numbers }) =>
      numbers.map((each) => ({ ...each, on: date })),
    );
    if (!written.length) return [];
    const visitId = state.stage === 'NONE' ? undefined : state.terms.visitId;
    const standings = await books.standingsOf(written, actor.officeId, sources);
    return written.flatMap(({ field, kind }, index): readonly StrayNumber[] => {
      const of = standings[index]!;
      const standing = strayAs(of, kind, visitId);
      if (standing !== 'MISSPELLED' || !('spelling' in of)) return standing ? [{ field, standing }] : [];
      return [{ field, standing, spelling: of.spelling }];
    });
  };
