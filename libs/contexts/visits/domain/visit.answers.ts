import type { HOST_ANSWERS } from './visit.codes.js';

type Answer = (typeof HOST_ANSWERS)[number];

/** What a host has said of the visit so far. */
export interface AnsweringHost {
  readonly required: boolean;
  readonly answer: Answer;
}

/** VIS-07: where what all hosts said together leads; undefined while a required one has not answered. */
export const stageByAnswers = (hosts: readonly AnsweringHost[]): 'ACCEPTED' | 'DECLINED' | undefined => {
  const required = hosts.filter((host) => host.required);
  if (required.some(({ answer }) => answer === 'DECLINED')) return 'DECLINED';
  return required.every(({ answer }) => answer === 'ACCEPTED') ? 'ACCEPTED' : undefined;
};

/** VIS-07: a visit begins without those that need not answer and did not. */
export const answersAtStart = <Host extends AnsweringHost>(hosts: readonly Host[]): readonly Host[] =>
  hosts.map((host) => (!host.required && host.answer === 'PENDING' ? { ...host, answer: 'UNANSWERED' } : host));

/** Whether a host that said so is none of those that receive the visit. */
export const staysAway = (answer: Answer): boolean => answer === 'DECLINED' || answer === 'UNANSWERED';

/**
 * VIS-07: those that receive the visit: who declined does not, nor who had not answered when it began, and it goes to
 * the others; where a required one declined, to nobody.
 */
export const receivingHosts = <Host extends { readonly required: boolean }>(
  hosts: readonly Host[],
  answerOf: (host: Host) => Answer,
): readonly Host[] =>
  hosts.some((host) => host.required && staysAway(answerOf(host)))
    ? hosts
    : hosts.filter((host) => !staysAway(answerOf(host)));
