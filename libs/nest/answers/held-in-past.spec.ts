import { describe, expect, it } from '@jest/globals';
import {
  HELD_UNKNOWN,
  type Collection,
  type DocRef,
  type Position,
  type RecordDocuments,
  type StoredDocument,
} from '#kernel';
import { heldInPast, type Identified } from './held-in-past.js';
import { tripOptions } from '../trips.fixture.js';

const paper = { docId: 'd', sha256: 'f', classification: 'PUBLIC' } as unknown as DocRef;
const recordDocuments = {
  collection: { name: 'record_documents@1', fields: { record: 'text' }, sorts: [] } as Collection,
  consumer: 'record-documents',
};
const known: RecordDocuments = {
  places: [{ event: 'e', at: '/letter', docId: 'd', sha256: 'f', document: 0 }],
  classifications: [['PUBLIC', 'SECRET']],
};

/** Knows of the record `trip-1` alone, up to position 5, and of nothing later. */
const world = () => {
  const asked: unknown[] = [];
  const options = tripOptions({
    recordDocuments,
    board: {
      ...tripOptions().board,
      freshness: () => Promise.resolve({ position: '5' as Position, asOf: tripOptions().clock.now() }),
      reached: (_consumer, position) => Promise.resolve(position <= '6'),
    },
    readStore: {
      ...tripOptions().readStore,
      find: async (_collection, { filter }) => {
        asked.push(filter);
        return {
          items: [
            { id: 'trip-1', position: '5' as Position, doc: { record: 'trip-1', ...known } },
          ] as unknown as StoredDocument<never>[],
        };
      },
    },
  });
  return { options, asked };
};
const at = (upTo: string, past = true) => ({ past, upTo: upTo as Position });
const [one, other]: readonly Identified[] = [{ id: '1' }, { id: '2' }];

describe('How closed documents are held in a list', () => {
  it('of the past is looked up once for all its records', async () => {
    const { options, asked } = world();
    const held = await heldInPast({ category: 'trip' }, at('5'), [one!, other!, one!], options);
    expect([held(one!)!.document(paper), held(other!)]).toEqual([['PUBLIC', 'SECRET'], undefined]);
    expect(asked).toEqual([{ record: { in: ['trip-1', 'trip-2'] } }]);
  });

  it('that always tells of the past is looked up by the record of which it tells', async () => {
    const { options, asked } = world();
    const held = await heldInPast(
      { tellsPastOf: ({ id }: Identified) => `trip-${id}` } as never,
      at('5', false),
      [one!],
      options,
    );
    expect([held(one!)!.document(paper), asked]).toEqual([['PUBLIC', 'SECRET'], [{ record: { in: ['trip-1'] } }]]);
  });

  it('is the most closed as long as it is not known up to what the list shows', async () => {
    const { options, asked } = world();
    expect((await heldInPast({ category: 'trip' }, at('7'), [one!], options))(one!)).toBe(HELD_UNKNOWN);
    expect(asked).toEqual([]);
    expect((await heldInPast({ category: 'trip' }, at('6'), [one!], options))(one!)!.document(paper)).toEqual([
      'PUBLIC',
      'SECRET',
    ]);
  });

  it('is not looked up for what is so now, for what has no history, and for nothing', async () => {
    const { options, asked } = world();
    for (const [query, when, documents] of [
      [{ category: 'trip' }, at('9', false), [one!]],
      [{}, at('9'), [one!]],
      [{ category: 'trip' }, at('9'), []],
    ] as const) {
      expect((await heldInPast(query, when, documents, options))(one!)).toBeUndefined();
    }
    const { recordDocuments: _nowhere, ...without } = options;
    expect((await heldInPast({ category: 'trip' }, at('9'), [one!], without))(one!)).toBeUndefined();
    expect(asked).toEqual([]);
  });
});
