import { partyName, searching, streamId, yearOf, type ReadModel, type Recorded } from '#kernel';
import {
  AGREEMENT_HEARD,
  AGREEMENT_RECORDS,
  AGREEMENT_STAGES_SIGNED,
  agreementAfter,
  type AgreementEvent,
  type AgreementStanding,
} from '#contexts/agreements/contract';
import type { PublicAgreement } from './public-agreement.document.js';
import { asPublicParty, regionsOf } from './public-party.js';

type Event = Recorded<AgreementEvent>;
/** With where it stands, which the fold needs and nobody is shown. */
export type KeptAgreement = PublicAgreement & { readonly standing?: AgreementStanding };

const SHOWN: ReadonlySet<string> = new Set(AGREEMENT_STAGES_SIGNED);

const told = (entry: KeptAgreement, standing: AgreementStanding): KeptAgreement => {
  const { validUntil: _former, ...before } = entry;
  const { stage, signedOn, validFrom, validUntil } = standing;
  return {
    ...before,
    stage,
    published: SHOWN.has(stage),
    ...(signedOn && { signedOn, year: yearOf(signedOn) }),
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
    standing,
  };
};

const begun = (
  id: string,
  { data }: Extract<Event, { type: 'CooperationInitiated' }>,
): Omit<KeptAgreement, 'stage'> => ({
  id,
  published: false,
  instrument: data.instrument,
  scheme: data.scheme,
  title: data.title,
  names: data.parties.map(partyName).join(' – '),
  parties: data.parties.map(asPublicParty),
  regions: regionsOf(...data.parties),
  object: data.object,
  purpose: data.purpose,
});

/** What the public may know of agreements, from their last signature on. */
export const publicAgreements: ReadModel<KeptAgreement, Event> = {
  name: 'public_agreements',
  version: 2,
  ofOneStream: true,
  events: { [AGREEMENT_RECORDS.category]: AGREEMENT_HEARD },
  fields: {
    published: 'boolean',
    stage: 'text',
    instrument: 'text',
    scheme: 'text',
    regions: 'regions',
    year: 'integer',
    signedOn: 'text',
    validUntil: 'text',
    title: 'text',
  },
  sorts: ['signedOn', 'validUntil', 'title'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (entry, event, id) => {
    // Wrong as a whole: whoever has it under its address learns that there is no such agreement.
    if (event.type === 'RecordVoided') return undefined;
    const standing = agreementAfter(entry?.standing, event);
    if (!standing) return entry;
    const base = event.type === 'CooperationInitiated' ? { ...begun(id, event), stage: standing.stage } : entry!;
    return told(base, standing);
  },
  ...searching<KeptAgreement>(
    { label: ['judul', 'title'], texts: ({ title }) => [title] },
    { label: ['nama para pihak', 'names of the parties'], texts: ({ names }) => [names] },
    { label: ['objek', 'object'], texts: ({ object }) => [object] },
  ),
};

/** What is shown of it. */
export const openAgreement = ({ standing: _standing, ...agreement }: KeptAgreement): PublicAgreement => agreement;
