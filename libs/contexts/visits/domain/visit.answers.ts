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

/** VIS-07: those that receive the visit: who declined does not, and it goes to the others; without them, to nobody. */
export const receivingHosts = <Host extends { readonly required: boolean }>(
  hosts: readonly Host[],
  declined: (host: Host) => boolean,
): readonly Host[] =>
  hosts.some((host) => host.required && declined(host)) ? hosts : hosts.filter((host) => !declined(host));
