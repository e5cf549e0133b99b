import { describe, expect, it } from '@jest/globals';
import { specActor, specMetadata } from '#testing';
import { documentsAround, documentsIn, withinOf } from '#kernel';

const doc = (docId: string, classification = 'SECRET') => ({
  docId,
  sha256: `hash of ${docId}`,
  classification,
  number: '1',
});
const [letter, mandate, first, second] = [
  doc('letter'),
  doc('mandate', 'RESTRICTED'),
  doc('first', 'PUBLIC'),
  doc('second'),
];
const data = {
  letter,
  approver: { mandate },
  evidence: [first, second],
  topic: 'x',
  bundle: { ...doc('bundle'), inner: first },
};
const ids = (documents: readonly { readonly docId: string }[]) => documents.map(({ docId }) => docId);

describe('Documents', () => {
  it('in which a place lies are those above it, and not the one that stands there', () => {
    const around = (place: string) => ids(documentsAround(data, place));
    expect([
      around('/letter/number'),
      around('/letter/unheard-of'),
      around('/approver/mandate/sha256'),
      around('/evidence/1/number'),
    ]).toEqual([['letter'], ['letter'], ['mandate'], ['second']]);
    expect(around('/bundle/inner/number')).toEqual(['bundle', 'first']);
    expect(
      ['/letter', '/approver', '/topic', '/evidence/0', '/occurredOn', '/nothing/below', '', 'letter/number'].flatMap(
        around,
      ),
    ).toEqual([]);
    expect(ids(documentsAround(letter as object, '/number'))).toEqual(['letter']);
  });

  it('in a value are found however deep they stand', () => {
    expect(ids(documentsIn(data))).toEqual(['letter', 'mandate', 'first', 'second', 'bundle', 'first']);
    for (const none of [undefined, null, 'text', 7, {}, [], { sha256: 'x' }]) expect(documentsIn(none)).toEqual([]);
  });

  it('in which a place lies are told with how closed they are and would be, each once, and with who entered them', () => {
    const event = (given: object) => ({ data: given, metadata: specMetadata({}) });
    const by = { scope: specActor.scope, officeId: specActor.officeId };
    expect(withinOf(event(data), { data }, '/letter/number')).toEqual({ classifications: ['SECRET'], by });
    expect(withinOf(event(data), { data: { letter: doc('letter', 'PUBLIC') } }, '/letter/classification')).toEqual({
      classifications: ['SECRET', 'PUBLIC'],
      by,
    });
    expect(withinOf(event(data), { data }, '/evidence/0/number')).toEqual({ classifications: ['PUBLIC'], by });
    expect([withinOf(event(data), { data }, '/topic'), withinOf(event(data), { data }, '/letter')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
