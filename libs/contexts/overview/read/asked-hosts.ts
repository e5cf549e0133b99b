import { partyKey } from '#kernel';
import {
  answeringKey,
  answersAtStart,
  receivingHosts,
  type VisitEvent,
  type VisitHost,
  type VisitStanding,
} from '#contexts/visits/contract';

/** A host that was asked, under the key by which it answers, and what it said. */
export interface Asked extends Pick<VisitStanding['hosts'][number], 'required' | 'answer'> {
  readonly hostKey: string;
}

export const asked = (host: VisitHost): Asked => ({
  // A person has no key here: it would tell who it is.
  hostKey: host.kind === 'PERSON' ? '' : partyKey(host),
  required: host.required,
  answer: 'PENDING',
});

type AnswerEvent = Extract<VisitEvent, { type: 'VisitHostingAccepted' | 'VisitHostingDeclined' }>;

/**
 * Persons are not told apart. A visit goes on where the required ones of them accept: who accepts is one of these
 * first, who declines one of the others.
 */
const answered = <Host extends Asked>(hosts: readonly Host[], { type, data }: AnswerEvent): readonly Host[] => {
  const accepts = type === 'VisitHostingAccepted';
  const key = data.party?.kind === 'PERSON' ? '' : answeringKey(data);
  const waiting = hosts.filter(({ hostKey, answer }) => hostKey === key && answer === 'PENDING');
  const found = waiting.find(({ required }) => required === accepts) ?? waiting[0];
  return hosts.map((host) => (host === found ? { ...host, answer: accepts ? 'ACCEPTED' : 'DECLINED' } : host));
};

/** The hosts after one more event of the visit. */
export const askedAfter = <Host extends Asked>(hosts: readonly Host[], event: VisitEvent): readonly Host[] => {
  switch (event.type) {
    case 'VisitHostingAccepted':
    case 'VisitHostingDeclined':
      return answered(hosts, event);
    case 'VisitRescheduled':
      return hosts.map((host) => ({ ...host, answer: 'PENDING' }));
    case 'VisitStarted':
      return answersAtStart(hosts);
    default:
      return hosts;
  }
};

/** VIS-07: those of them that receive the visit. */
export const receiving = <Host extends Asked>(hosts: readonly Host[]): readonly Host[] =>
  receivingHosts(hosts, ({ answer }) => answer);
