import type { DocRef, Pointer } from '#kernel';
import type { PaperKind } from '#contexts/numbering/contract';
import { answersItself } from '#contexts/access/contract';
import type { VisitCommand } from './visit.commands.js';
import { sameNumber } from './visit.numbers.js';
import { answeringHost } from './visit.parties.js';
import type { VisitState } from './visit.state.js';

interface NumberOnPaper {
  readonly kind: PaperKind;
  readonly field: Pointer;
  readonly text: string;
}

/** A paper that a step names, where it stands in the command, and what is numbered on it. */
export interface NamedPaper {
  readonly field: Pointer;
  readonly document: DocRef;
  /** It was written outside this system, and entered by those who received it. */
  readonly received: boolean;
  readonly numbers: readonly NumberOnPaper[];
}

const paper = (
  field: Pointer,
  document: DocRef | undefined,
  kind: PaperKind,
  received = false,
): readonly NamedPaper[] =>
  document
    ? [
        {
          field,
          document,
          received,
          numbers:
            document.number === undefined || received
              ? []
              : [{ kind, field: `${field}/number`, text: document.number }],
        },
      ]
    : [];

/** The papers of a step for which offices have books of numbers (NUM-07). */
export const papersOf = (command: VisitCommand, state: VisitState): readonly NamedPaper[] => {
  switch (command.type) {
    case 'ProposeVisit':
      return paper('/letter', command.letter, 'SURAT_PERMOHONAN');
    case 'AcceptHosting':
    case 'DeclineHosting': {
      const host = state.stage === 'NONE' ? undefined : answeringHost(command, state);
      return paper('/reply', command.reply, 'SURAT_BALASAN', host && !answersItself(host));
    }
    case 'IssueTravelOrder': {
      const { order, orderNo, travellers } = command;
      return paper('/order', order, 'SURAT_TUGAS').map((each) => ({
        ...each,
        numbers: [
          { kind: 'SURAT_TUGAS', field: '/orderNo', text: orderNo },
          ...travellers.map(({ spdNo }, index) => ({
            kind: 'SPD' as const,
            field: `/travellers/${index}/spdNo`,
            text: spdNo,
          })),
          ...each.numbers.filter(({ text }) => !sameNumber(text, orderNo)),
        ],
      }));
    }
    case 'CompleteVisit':
      return paper('/attendanceDoc', command.attendanceDoc, 'DAFTAR_HADIR');
    case 'SubmitVisitReport':
      return paper('/reportDoc', command.reportDoc, 'LAPORAN');
    default:
      return [];
  }
};
