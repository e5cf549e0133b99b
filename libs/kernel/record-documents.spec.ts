import { describe, expect, it } from '@jest/globals';
import { specMetadata } from '#testing';
import {
  AS_WRITTEN,
  HELD_UNKNOWN,
  NO_DOCUMENTS,
  documentsAfter,
  heldAsEver,
  heldAsNow,
  tellsOfDocuments,
  type Correctable,
  type DocRef,
  type FieldChange,
  type HeldClosed,
} from '#kernel';

const doc = (docId: string, classification = 'INTERNAL', sha256 = `hash of ${docId}`) =>
  ({ docId, sha256, classification, type: 'Surat', date: '2024-11-11', number: '1' }) as unknown as DocRef;
const event = (id: string, type: string, data: object): Correctable => ({ id, type, data, metadata: specMetadata({}) });
const corrected = (
  ...changes: readonly (readonly [field: string, value: unknown, targetEventId?: string])[]
): Correctable =>
  event('c', 'RecordCorrected', {
    changes: changes.map(([field, value, targetEventId = 'e']): FieldChange => ({ targetEventId, field, new: value })),
  });

const held = (...events: readonly Correctable[]): HeldClosed => heldAsEver(events.reduce(documentsAfter, NO_DOCUMENTS));
const of = (record: HeldClosed, ...documents: readonly DocRef[]): readonly string[] =>
  documents.map((document) => [...record.document(document)].sort().join(' '));
const reply = event('e', 'Answered', {
  reply: doc('a'),
  evidence: [doc('b', 'PUBLIC'), doc('c', 'SECRET')],
  topic: 'x',
});

describe('A document of a record', () => {
  it('is as closed as it was entered, where nothing was corrected', () => {
    expect(of(held(reply), doc('a'), doc('b'), doc('c'), doc('unknown'))).toEqual(['INTERNAL', 'PUBLIC', 'SECRET', '']);
    expect(of(held(), doc('a'))).toEqual(['']);
  });

  it('is as closed as it was anywhere in the record', () => {
    expect(of(held(reply, event('f', 'Closed', { reply: doc('a', 'SECRET') })), doc('a'), doc('b'))).toEqual([
      'INTERNAL SECRET',
      'PUBLIC',
    ]);
  });

  it('is as closed as it was before and after its corrections, and never less', () => {
    const closed = corrected(['/reply/classification', 'RESTRICTED']);
    expect(of(held(reply, closed), doc('a'), doc('b'))).toEqual(['INTERNAL RESTRICTED', 'PUBLIC']);
    expect(of(held(reply, closed, corrected(['/reply/classification', 'PUBLIC'])), doc('a'))).toEqual([
      'INTERNAL PUBLIC RESTRICTED',
    ]);
    expect(of(held(reply, corrected(['/evidence/0/classification', 'SECRET'])), doc('a'), doc('b'))).toEqual([
      'INTERNAL',
      'PUBLIC SECRET',
    ]);
  });

  it.each<[string, Correctable, DocRef]>([
    ['its id', corrected(['/reply/docId', 'z']), doc('z', 'INTERNAL', 'hash of a')],
    ['its hash', corrected(['/reply/sha256', 'other']), doc('a', 'INTERNAL', 'other')],
    ['id and hash', corrected(['/reply/docId', 'z'], ['/reply/sha256', 'other']), doc('z', 'INTERNAL', 'other')],
    ['the whole of it', corrected(['/reply', doc('z')]), doc('z')],
  ])('stays the same when a correction changes %s: closed afterwards, it was closed all the time', (_, change, now) => {
    expect(of(held(reply, change, corrected(['/reply/classification', 'SECRET'])), doc('a'), now)).toEqual([
      'INTERNAL SECRET',
      'INTERNAL SECRET',
    ]);
  });

  it('closes the one whose place it takes, and is not closed by one that stays beside it', () => {
    expect(of(held(reply, corrected(['/reply', doc('z', 'SECRET')])), doc('a'), doc('z'), doc('b'))).toEqual([
      'INTERNAL SECRET',
      'INTERNAL SECRET',
      'PUBLIC',
    ]);
    const list = corrected(['/evidence', [doc('c', 'SECRET'), doc('d', 'RESTRICTED')]]);
    expect(of(held(reply, list), doc('b'), doc('c'), doc('d'))).toEqual([
      'PUBLIC RESTRICTED',
      'SECRET',
      'PUBLIC RESTRICTED',
    ]);
  });

  it('closes what stood in its place when it comes back', () => {
    const there = corrected(['/reply', doc('z')]);
    const back = corrected(['/reply', doc('a')]);
    const hash = corrected(['/reply/sha256', 'other'], ['/reply/classification', 'SECRET']);
    expect(of(held(reply, there, back, hash), doc('a'), doc('z'), doc('a', '', 'other'))).toEqual(
      Array.from({ length: 3 }, () => 'INTERNAL SECRET'),
    );
  });

  it('that is taken away is still known, and one that is added where none was', () => {
    const away = corrected(['/reply', undefined]);
    expect(of(held(reply, away), doc('a'))).toEqual(['INTERNAL']);
    expect(held(reply, away).around('e', '/reply/number')).toEqual(['INTERNAL']);
    expect(of(held(reply, corrected(['/letter', doc('z', 'SECRET')])), doc('a'), doc('z'))).toEqual([
      'INTERNAL',
      'SECRET',
    ]);
  });

  it('is not touched by a correction of another field, of another event, or by what is only asked for', () => {
    for (const other of [
      corrected(['/topic', 'SECRET']),
      corrected(['/reply/number', 'SECRET']),
      corrected(['/reply/classification', 'SECRET', 'other']),
      corrected(['/replyTo/classification', 'SECRET']),
      event('r', 'CorrectionRequested', {
        changes: [{ targetEventId: 'e', field: '/reply', new: doc('a', 'SECRET') }],
      }),
    ])
      expect(of(held(reply, other), doc('a'), doc('b'), doc('c'))).toEqual(['INTERNAL', 'PUBLIC', 'SECRET']);
  });
});

describe('A place of an event', () => {
  const record = held(reply, corrected(['/reply/classification', 'SECRET']));
  it('is as closed as the document in which it lies ever was', () => {
    expect([record.around('e', '/reply/number'), record.around('e', '/evidence/0/number')]).toEqual([
      ['INTERNAL', 'SECRET'],
      ['PUBLIC'],
    ]);
    expect([
      record.around('e', '/reply'),
      record.around('e', '/topic'),
      record.around('f', '/reply/number'),
      record.around('e', '/replyTo/number'),
    ]).toEqual([[], [], [], []]);
  });

  it('tells how closed the documents are that stand there', () => {
    expect([record.within('e', '/reply'), record.within('e', '/evidence'), record.within('e', '/evidence/1')]).toEqual([
      ['INTERNAL', 'SECRET'],
      ['PUBLIC', 'SECRET'],
      ['SECRET'],
    ]);
    expect([record.within('e', '/reply/number'), record.within('e', '/topic'), record.within('f', '/reply')]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe('A record as it is', () => {
  it('holds a document as closed as it is where it is most so, and nothing by what it was', () => {
    const now = heldAsNow({ documents: [doc('a'), doc('a', 'SECRET'), doc('b')] });
    expect(of(now, doc('a'), doc('b'), doc('c'))).toEqual(['INTERNAL SECRET', 'INTERNAL', '']);
    expect([now.around('e', '/reply/number'), now.within('e', '/reply'), AS_WRITTEN.document(doc('a'))]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe('A record of which nobody knows', () => {
  it("holds every document for the most closed, and every field that may be one's", () => {
    expect([
      HELD_UNKNOWN.document(doc('a')),
      HELD_UNKNOWN.within('e', '/reply'),
      HELD_UNKNOWN.around('e', '/reply/number'),
      HELD_UNKNOWN.around('e', '/reply/sha256'),
    ]).toEqual(Array.from({ length: 4 }, () => ['SECRET']));
    expect([HELD_UNKNOWN.around('e', '/topic'), HELD_UNKNOWN.around('e', '/acceptedBy/officialName')]).toEqual([
      [],
      [],
    ]);
  });
});

describe('An event', () => {
  it('tells of documents when it holds or corrects some', () => {
    expect(
      [
        reply,
        corrected(['/topic', 'x']),
        event('f', 'Closed', { topic: 'x' }),
        event('r', 'CorrectionRequested', { changes: [{ new: doc('a') }] }),
      ].map(tellsOfDocuments),
    ).toEqual([true, true, false, false]);
  });
});
