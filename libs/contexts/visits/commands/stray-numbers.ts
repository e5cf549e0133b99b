import { yearOf, type LocalDate } from '#kernel';
import type { OwnRecord, Sources } from '#runtime';
import type { BookOf, NumberBooks } from '#contexts/numbering/contract';
import type { VisitCommand } from '../domain/visit.commands.js';
import type { StrayNumber } from '../domain/visit.facts.js';
import type { VisitState } from '../domain/visit.state.js';

/** NUM-07: which numbers of a travel order its office's own books do not give to the visit. */
export const strayNumbers =
  (books: NumberBooks) =>
  async (
    command: VisitCommand,
    state: VisitState,
    sources: Sources,
    { context: { actor } }: OwnRecord,
  ): Promise<readonly StrayNumber[]> => {
    if (command.type !== 'IssueTravelOrder' || !command.order || state.stage === 'NONE') return [];
    const { visitId } = state.terms;
    const look = async (
      kind: BookOf['kind'],
      day: LocalDate,
      numbers: readonly { readonly field: string; readonly text: string }[],
    ): Promise<readonly StrayNumber[]> => {
      const book = { officeId: actor.officeId, kind, year: yearOf(day) };
      const standings = await books.standingsOf(
        numbers.map(({ text }) => text),
        book,
        sources,
      );
      return numbers.flatMap(({ field }, index): readonly StrayNumber[] => {
        const of = standings[index]!;
        if (of.standing === 'OTHER') return [];
        if (of.standing !== 'GIVEN') return [{ field, standing: of.standing }];
        return of.record === visitId ? [] : [{ field, standing: 'OF_ANOTHER' }];
      });
    };
    const { orderNo, order, travellers } = command;
    return [
      ...(await look('SURAT_TUGAS', order.date, [{ field: '/orderNo', text: orderNo }])),
      ...(await look(
        'SPD',
        order.date,
        travellers.map(({ spdNo }, index) => ({ field: `/travellers/${index}/spdNo`, text: spdNo })),
      )),
    ];
  };
