import { describe, expect, it } from '@jest/globals';
import type { EventMetadata } from '#kernel';
import { day, doc, documentsOf, recordedEvent, type GivenEvent } from '#testing';
import type { AdoptionEvent } from '../domain/adoption.events.js';
import {
  adoptionId,
  atHome,
  decided,
  deferred,
  opened,
  reported,
  seen,
  verified,
  withdrawn,
} from '../domain/fixtures/adoption-story.js';
import type { AdoptionBoardEntry } from './adoption-board.document.js';
import { adoptionBoard } from './adoption-board.model.js';
import { contribute, topicInWords } from './adoption-board.totals.js';

const board = (...events: readonly GivenEvent<AdoptionEvent>[]): AdoptionBoardEntry =>
  documentsOf(
    adoptionBoard,
    ...(events.map(({ metadata = {}, ...event }, index) =>
      recordedEvent(`adoption-${adoptionId}`, event, index, {
        occurredOn: day('2024-11-20'),
        ...(metadata as Partial<EventMetadata>),
      }),
    ) as never[]),
  )[adoptionId]!;
const done: GivenEvent<AdoptionEvent> = { ...verified, metadata: { occurredOn: day('2025-04-10') } };
const voided: GivenEvent<AdoptionEvent> = {
  type: 'RecordVoided',
  data: { adoptionId, requestId: '1', lapsed: [], reason: 'Tercatat pada inovasi yang lain' },
};

describe('The board of adoptions', () => {
  it('shows what was observed before anything is decided', () => {
    expect(board(opened)).toMatchObject({
      stage: 'OBSERVED',
      innovationId: 'bumdes-terbuka',
      year: 2024,
      regions: ['62.03.02.2007', '63.10.09.2005'],
      originRegion: '62.03.02.2007',
      hostRegion: '63.10.09.2005',
      progress: [],
      createdOn: '2024-11-20',
    });
  });

  it('shows the decision, the progress and the verification, each with its day', () => {
    expect(board(opened, atHome(decided), atHome(reported, '2025-02-01'), done)).toMatchObject({
      stage: 'VERIFIED',
      decision: 'ADAPT',
      decidedOn: '2024-12-01',
      decidedBy: { officialName: 'Kepala Desa Sei Asam' },
      progress: [{ on: '2025-02-01', progress: '8 dari 12 RT', evidenceDoc: doc('FOTO', '2025-02-01') }],
      verifiedOn: '2025-04-10',
      updatedOn: '2025-04-10',
    });
    expect(board(opened, atHome(deferred))).toMatchObject({ stage: 'DEFERRED', decision: 'DEFER' });
  });

  it('waits for a review until something is told again', () => {
    const review: GivenEvent<AdoptionEvent> = {
      type: 'AdoptionReviewDue',
      data: { adoptionId, reviewOn: day('2025-03-01'), review: 1 },
    };
    expect(board(opened, atHome(decided), review)).toMatchObject({ waitsForReview: true, reviewsDue: 1 });
    expect(board(opened, atHome(decided), review, atHome(reported, '2025-03-05'))).toMatchObject({
      waitsForReview: false,
      reviewsDue: 1,
    });
  });

  it('follows the record of the visit, and takes nothing of a decision along that is void', () => {
    const changed: AdoptionEvent = {
      type: 'ObservationChanged',
      data: { adoptionId, ...seen, host: seen.origin.region!, observedOn: day('2025-01-02') },
    };
    expect(board(opened, atHome(decided), changed)).toMatchObject({
      year: 2025,
      hostRegion: '62.03.02.2007',
      regions: ['62.03.02.2007'],
      decision: 'ADAPT',
    });
    for (const [event, stage] of [
      [withdrawn, 'WITHDRAWN'],
      [voided, 'OBSERVED'],
    ] as const) {
      const entry = board(opened, atHome(decided), atHome(reported), done, event);
      expect(entry).toMatchObject({ stage, progress: [] });
      for (const gone of [
        'decision',
        'decided',
        'decidedOn',
        'decidedBy',
        'verifiedOn',
        'verification',
        'verificationDoc',
      ])
        expect(entry).not.toHaveProperty(gone);
    }
  });
});

describe('An innovation seen at a body', () => {
  const { host: _region, ...elsewhere } = seen;
  const montana = { kind: 'FOREIGN', country: 'BG', name: 'Montana' } as const;
  const abroad: AdoptionEvent = { type: 'AdoptionOpened', data: { adoptionId, ...elsewhere, party: montana } };

  it('abroad has no region, and counts for those who observed it alone', () => {
    const entry = board(abroad);
    expect(entry).toMatchObject({ party: montana, regions: ['62.03.02.2007'] });
    expect(entry).not.toHaveProperty('hostRegion');
    expect(contribute(entry)[0]!.totals.filter((key) => key.includes('byHost'))).toEqual([]);
    expect(contribute(entry)[0]!.totals.filter((key) => key.includes('byOrigin'))).toHaveLength(4);
  });
  it('keeps nothing of the region in which it was said to be before', () => {
    const corrected: AdoptionEvent = { type: 'ObservationChanged', data: { adoptionId, ...elsewhere, party: montana } };
    for (const gone of ['host', 'hostRegion']) expect(board(opened, corrected)).not.toHaveProperty(gone);
    expect(board(opened, corrected).regions).toEqual(['62.03.02.2007']);
  });
});

describe('The rate of adoption', () => {
  const measuresOf = (...events: readonly GivenEvent<AdoptionEvent>[]) => contribute(board(...events))[0]?.measures;

  it('counts what was observed, decided, adopted and verified; what was withdrawn counts nowhere', () => {
    expect(measuresOf(opened)).toEqual({ observed: 1n });
    expect(measuresOf(opened, atHome(deferred))).toEqual({ observed: 1n, decided: 1n });
    expect(measuresOf(opened, atHome(decided))).toEqual({ observed: 1n, decided: 1n, adopted: 1n });
    expect(measuresOf(opened, atHome(decided), atHome(reported), done)).toEqual({
      observed: 1n,
      decided: 1n,
      adopted: 1n,
      verified: 1n,
    });
    expect(measuresOf(opened, atHome(decided), voided)).toEqual({ observed: 1n });
    expect(contribute(board(opened, withdrawn))).toEqual([]);
  });

  it('keeps after how many days it was verified, and since which month it is deferred, for both sides', () => {
    const timesIn = (...events: readonly GivenEvent<AdoptionEvent>[]) =>
      contribute(board(...events))
        .filter(({ totals }) => totals.some((key) => key.includes('|times|')))
        .map(({ totals, measures }) => [totals.length, measures]);
    expect(timesIn(opened, atHome(decided), atHome(reported), done)).toEqual([[8, { d130: 1n }]]);
    expect(timesIn(opened, atHome(deferred))).toEqual([[8, { '2024-12': 1n }]]);
    for (const events of [
      [opened],
      [opened, atHome(decided)],
      [opened, atHome(deferred), voided],
      [opened, atHome(decided), done, withdrawn],
    ])
      expect(timesIn(...events)).toEqual([]);
  });

  it('is kept for each region around either side, and for each topic once however it is written', () => {
    const topics = ['Pengelolaan BUMDes', 'pengelolaan  BUMDES.', 'Wisata'];
    const [{ totals } = { totals: [] }] = contribute(
      board({ ...opened, data: { ...seen, adoptionId, topics } } as AdoptionEvent),
    );
    expect(totals.filter((key) => key.includes('byOrigin'))).toHaveLength(4);
    expect(totals.filter((key) => key.includes('byHost'))).toHaveLength(4);
    expect(totals.filter((key) => key.includes('byTopic'))).toHaveLength(4);
    expect(topicInWords('pengelolaan  BUMDES.')).toBe('pengelolaan bumdes');
  });
});
