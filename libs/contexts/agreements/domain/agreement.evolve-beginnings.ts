import { laterDay, type EventMetadata } from '#kernel';
import type { EventOf, SignedTerms } from './agreement.events.js';
import type { AgreementState, Initiated } from './agreement.state.js';

/** Of what was just initiated nothing else is known. */
export const initiated = (
  { initiatedBy: _by, ...terms }: EventOf<'CooperationInitiated'>['data'],
  { occurredOn, recordedAt }: EventMetadata,
): AgreementState => ({
  stage: 'INITIATED',
  terms,
  termsSetAt: recordedAt,
  lastStepOn: occurredOn,
  accepted: [],
  recommended: [],
  needs: {},
  councils: {},
  deliberated: {},
  central: [],
  preparations: 0,
  warnings: [],
  signatures: {},
  attended: 0,
  revisions: 0,
});

/** It is in force at once where its first day has come by the day of the last signature; else the system tells so. */
export const inForce = (
  state: Initiated,
  { signedOn, validFrom, validUntil }: SignedTerms,
  { occurredOn }: EventMetadata,
): AgreementState => ({
  ...state,
  stage: validFrom <= laterDay(signedOn, occurredOn) ? 'ACTIVE' : 'SIGNED',
  lastStepOn: laterDay(signedOn, occurredOn),
  draft: state.draft!,
  signedOn,
  validFrom,
  ...(validUntil !== undefined && { validUntil }),
  registered: [],
  children: [],
  activities: 0,
  reportedYears: [],
  overdueYears: [],
  addenda: 0,
  breaches: 0,
  disputes: 0,
  openDisputes: {},
  settlements: 0,
  expiryNotices: [],
  stalled: false,
});
