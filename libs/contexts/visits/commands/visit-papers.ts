import { effective, paperNumberKey, type DocRef } from '#kernel';
import type { VisitPapers } from '../contract/index.js';
import { visitDecider } from '../domain/visit.decider.js';
import { numbersIn } from '../domain/visit.numbers.js';
import { CALLED_OFF } from '../domain/visit.state.js';

/** Numbers on the papers of visits, as their records are to be understood by now. */
export const visitPapers: VisitPapers = {
  bears: async (visitId, text, sources) => {
    const visit = await sources.state(visitDecider, visitId);
    if (visit.stage === 'NONE' || CALLED_OFF.has(visit.stage)) return false;
    const record = await sources.record(visitDecider, visitId);
    const others = effective(record).flatMap(({ data }) => {
      const { attendanceDoc, reportDoc } = data as { readonly attendanceDoc?: DocRef; readonly reportDoc?: DocRef };
      return [attendanceDoc, reportDoc].flatMap((document) => document?.number ?? []);
    });
    const letters = numbersIn(record)
      .flatMap(({ numbers }) => numbers)
      .flatMap(({ kind, number }) => (kind === 'SURAT' ? [number] : []));
    const ofOrder = 'order' in visit ? [visit.order.orderNo, ...visit.order.travellers.map(({ spdNo }) => spdNo)] : [];
    return [...letters, ...others, ...ofOrder].map(paperNumberKey).includes(paperNumberKey(text));
  },
};
