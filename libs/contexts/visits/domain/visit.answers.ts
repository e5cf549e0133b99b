import type { HOST_ANSWERS } from './visit.codes.js';

/** What a host has said of the visit so far. */
export interface AnsweringHost {
  readonly required: boolean;
  readonly answer: (typeof HOST_ANSWERS)[number];
}

/** VIS-07: where what all hosts said together leads; undefined while a required one has not answered. */
export const stageByAnswers = (hosts: readonly AnsweringHost[]): 'ACCEPTED' | 'DECLINED' | undefined => {
  const required = hosts.filter((host) => host.required);
  if (required.some(({ answer }) => answer === 'DECLINED')) return 'DECLINED';
  return required.every(({ answer }) => answer === 'ACCEPTED') ? 'ACCEPTED' : undefined;
};
