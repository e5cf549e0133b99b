import { reject } from '#kernel';
import { recommending, requireUnsigned, withCouncil } from '../domain/agreement.rules-signing.js';
import { requireNotOver } from '../domain/agreement.rules-addendum.js';
import { isSigned, type AgreementState, type Initiated } from '../domain/agreement.state.js';

const known = (state: AgreementState): Initiated | undefined => (state.stage === 'NONE' ? undefined : state);

const done = (): never => {
  throw reject('E_STATE', {
    messageId: 'Langkah ini sudah dilakukan, atau tidak ada untuk pihak ini.',
    messageEn: 'This step is done already, or is none of this party.',
  });
};
const nothing = (): never => {
  throw reject('E_STATE', {
    messageId: 'Tidak ada yang menunggu langkah ini.',
    messageEn: 'Nothing waits for this step.',
  });
};

/** Of which parties the record waits, for the lists of what is open; the acts say the same of themselves. */
export const toAnswer = (state: AgreementState, partyNo: number): void => {
  if (partyNo === 1 || known(state)?.accepted.includes(partyNo)) done();
};
export const toRecommend = (state: AgreementState, partyNo: number): void => {
  const record = known(state);
  if (record && (!recommending(record.terms).includes(partyNo) || record.recommended.includes(partyNo))) done();
};
export const toDeclare = (state: AgreementState, partyNo: number): void => {
  const record = known(state);
  if (record && !withCouncil(record.terms).includes(partyNo)) done();
};
export const toSign = (state: AgreementState, partyNo: number): void =>
  requireUnsigned(known(state)?.signatures[partyNo] !== undefined, partyNo);
export const toSignAddendum = (state: AgreementState, partyNo: number): void => {
  if (!isSigned(state)) return;
  requireNotOver(state, state.lastStepOn);
  if (!state.addendum) nothing();
  if (state.addendum?.signed.includes(partyNo)) done();
};
export const toWithdraw = (state: AgreementState): void => {
  if (isSigned(state) && !state.addendum) nothing();
};
export const notOver = (state: AgreementState): void => {
  if (isSigned(state)) requireNotOver(state, state.lastStepOn);
};
export const extensible = (state: AgreementState): void => {
  notOver(state);
  if (isSigned(state) && (!state.draft.term.extensionClause || state.validUntil === undefined)) nothing();
};
export const inDispute = (state: AgreementState): void => {
  if (isSigned(state) && Object.keys(state.openDisputes).length === 0) nothing();
};
export const toRegister = (state: AgreementState, partyNo: number): void => {
  if (isSigned(state) && state.registered.includes(partyNo)) done();
};
