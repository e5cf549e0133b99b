import { reject, type Revision } from '#kernel';
import type { Moment } from '#runtime';
import { malformed } from '../refusals/problem.js';
import { instantOf, single, type RawQuery } from './common-parameters.js';

/** A step of a record, the first one is 0. @throws Rejection `E_MALFORMED` */
export const revisionOf = (query: RawQuery, name: string): Revision | undefined => {
  const given = single(query, name);
  if (given === undefined) return undefined;
  if (/^(0|[1-9]\d{0,8})$/.test(given)) return Number(given) as Revision;
  throw malformed(
    name,
    `Parameter ${name} harus berupa revisi: bilangan bulat mulai dari 0.`,
    `The parameter ${name} must be a revision: a whole number, from 0.`,
  );
};

/** @throws Rejection `E_MALFORMED` both are there */
export const refuseBoth = (query: RawQuery, one: string, other: string): void => {
  if (query[one] === undefined || query[other] === undefined) return;
  throw malformed(
    one,
    `Parameter ${one} dan ${other} tidak dapat dipakai bersama; hapus salah satu.`,
    `The parameters ${one} and ${other} cannot be used together; leave one out.`,
  );
};

/** `?asOf=` an instant, or `?revision=` a step; absent: now. @throws Rejection `E_MALFORMED` */
export const momentOf = (query: RawQuery): Moment | undefined => {
  refuseBoth(query, 'revision', 'asOf');
  return revisionOf(query, 'revision') ?? instantOf(query, 'asOf');
};

/**
 * The record has come so far. Asked of readers alone who may read it, as it tells how far.
 * @throws Rejection `E_NOT_FOUND`
 */
export const requireStep = (revision: Revision, last: Revision, parameter: string): void => {
  if (revision <= last) return;
  throw reject('E_NOT_FOUND', {
    parameter,
    details: { revision, last },
    messageId: `Catatan ini baru sampai revisi ${last}.`,
    messageEn: `This record has come to revision ${last} as yet.`,
  });
};
