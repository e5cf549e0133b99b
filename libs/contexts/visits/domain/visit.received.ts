import { partyKey } from '#kernel';
import { receivingHosts, type AnsweringHost } from './visit.answers.js';
import type { VisitIn, VisitStage } from './visit.state.js';
import type { VisitHost, VisitTerms } from './visit.terms.js';

type Known = VisitIn<Exclude<VisitStage, 'NONE'>>;

/** Stages of a visit that began: who had not to answer and did not was none of its hosts (VIS-07). */
const BEGUN: ReadonlySet<VisitStage> = new Set(['UNDERWAY', 'COMPLETED', 'REPORTED', 'CLOSED']);

const answerOf = ({ answers, stage }: Pick<Known, 'answers' | 'stage'>, host: VisitHost): AnsweringHost['answer'] => {
  const given = answers[partyKey(host)];
  if (given) return given.accepted ? 'ACCEPTED' : 'DECLINED';
  return BEGUN.has(stage) && !host.required ? 'UNANSWERED' : 'PENDING';
};

/** Its terms with the hosts that receive it: the others have no part in where it goes (VIS-04, VIS-06, VIS-08). */
export const receivedTerms = (visit: Pick<Known, 'terms' | 'answers' | 'stage'>): VisitTerms => ({
  ...visit.terms,
  hosts: receivingHosts(visit.terms.hosts, (host) => answerOf(visit, host)),
});
