import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { CONTROL } from '#views';
import { TODAY } from '../e2e/system.js';
import { strangers, visitStory } from '../e2e/visit-story.js';
import type { FormReader, Fields } from './form-reader.js';

export const HEAD = 'kades-sei-asam';
export const FORM = '/id/kunjungan/do/new';
export const story = visitStory({
  askedOn: TODAY.slice(0, 10),
  from: '2026-12-07',
  to: '2026-12-08',
  subjectRefs: strangers(1),
});

/** A key of a form that no other has, as forms make it. */
export const key = (): readonly [string, string] => [CONTROL.key, randomUUID()];

/** A proposal that would be taken, as the fields of its form. */
export const proposal = (reader: FormReader, over: object = {}): Fields =>
  reader.fields('visits', undefined, { ...story.propose.body, ...over });
export const without = (fields: Fields, ...starts: readonly string[]): Fields =>
  fields.filter(([name]) => !starts.some((start) => name.startsWith(start)));
/** The visit to which a form that was taken leads. */
export const idIn = ({ headers }: { readonly headers: Readonly<Record<string, string>> }): string =>
  /^\/id\/kunjungan\/([^/?]+)\?saved=\d+/.exec(headers['location'] ?? '')?.[1] ?? '';

/** A visit that is proposed by its form. */
export const proposed = async (reader: FormReader, over: object = {}): Promise<string> => {
  const sent = await reader.post(HEAD, FORM, [...proposal(reader, over), key()]);
  expect([sent.status, idIn(sent)]).toEqual([303, expect.stringMatching(/./)]);
  await reader.system.settle();
  return idIn(sent);
};
