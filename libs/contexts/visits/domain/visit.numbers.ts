import { yearOf, type Acting, type DocRef, type Recorded } from '#kernel';
import type { GivenNumbers } from './number-register.decider.js';
import type { VisitEvent } from './visit.events.js';

/** VIS-17: the numbers that a step of a visit has on its paper, in the book of the office that gave them. */
export const numbersOf = (event: Recorded<VisitEvent>): readonly GivenNumbers[] => {
  switch (event.type) {
    case 'VisitProposed': return ofLetter(event.data.letter, event.data.proposedBy, event.data.visitId);
    case 'VisitHostingAccepted': return ofLetter(event.data.reply, event.data.acceptedBy, event.data.visitId);
    case 'VisitHostingDeclined': return ofLetter(event.data.reply, event.data.declinedBy, event.data.visitId);
    case 'TravelOrderIssued': {
      const { data: { visitId, orderNo, order, travellers }, metadata: { actor, commandId } } = event;
      return [{
        officeId: actor.officeId, year: yearOf(order.date), visitId, paper: commandId,
        numbers: [{ kind: 'SURAT_TUGAS', number: orderNo }, ...travellers.map(({ spdNo }) => ({ kind: 'SPD' as const, number: spdNo }))],
      }];
    }
    default: return [];
  }
};

const ofLetter = (letter: DocRef | undefined, { officeId }: Acting, visitId: string): readonly GivenNumbers[] =>
  (letter?.number ? [{ officeId, year: yearOf(letter.date), visitId, paper: letter.sha256, numbers: [{ kind: 'SURAT', number: letter.number }] }] : []);
