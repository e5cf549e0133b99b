import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { day, documentsOf, recount, region } from '#testing';
import type { AdoptionEvent } from '#contexts/adoptions/contract';
import type { VisitEvent } from '#contexts/visits/contract';
import { network, type Connection } from './network.model.js';
import { atLevel, partyOfRegion } from './network.parties.js';
import * as story from '../domain/fixtures/overview-story.js';
import { ADOPTION, ANGSANA, MEKAR_JAYA, SEI_ASAM, VISIT, told } from '../domain/fixtures/overview-story.js';

const visit = (...events: readonly VisitEvent[]): readonly RecordedEvent[] =>
  events.map((event, index) => told(VISIT, event, `2024-11-${10 + index}`, index));
const adoption = (...events: readonly AdoptionEvent[]): readonly RecordedEvent[] =>
  events.map((event, index) => told(ADOPTION, event, `2024-12-${10 + index}`, index));
const held = (...events: readonly RecordedEvent[]): Readonly<Record<string, Connection>> =>
  documentsOf(network, ...events) as Readonly<Record<string, Connection>>;
const counted = (...events: readonly RecordedEvent[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...recount(Object.values(held(...events)).flatMap((each) => network.contribute!(each)))].map(([key, sums]) => [
      key.replace(/^cooperation_network@1\|/, ''),
      sums,
    ]),
  );
const edges = (counts: Readonly<Record<string, unknown>>) =>
  Object.keys(counts)
    .filter((key) => key.startsWith('edges'))
    .map((key) => /from=([^|]+).*kind=([^|]+).*level=([^|]+).*\|to=([^|]+)/.exec(key)!.slice(1).join(' '))
    .sort();

const began = [story.proposed, story.accepted(MEKAR_JAYA), story.approved, story.ordered, story.started] as const;
const declined: VisitEvent = {
  type: 'VisitHostingDeclined',
  data: {
    visitId: 'v1',
    host: ANGSANA,
    reason: 'Penuh',
    declinedBy: { officeId: 'k', officialName: 'N', capacity: 'DEFINITIF' },
  },
};
const putOff: VisitEvent = {
  type: 'VisitRescheduled',
  data: { visitId: 'v1', plannedStart: day('2024-12-03'), plannedEnd: day('2024-12-04') },
};

describe('A party of the network', () => {
  it('is the region around it at the level asked for, itself where it is wider or no region', () => {
    expect(
      ['PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'].map(
        (level) => atLevel(partyOfRegion(ANGSANA), level as 'PROVINCE').key,
      ),
    ).toEqual(['63', '63.10', '63.10.09', '63.10.09.2005']);
    const province = partyOfRegion(region('63', 'Kalimantan Selatan'));
    expect(atLevel(province, 'VILLAGE')).toEqual(province);
    const university = { key: 'UNIVERSITY:ulm', region: ANGSANA.code };
    expect(atLevel(university, 'PROVINCE')).toEqual(university);
  });
});

describe('The network', () => {
  it('has a line for each host of a visit that began, at each level once', () => {
    expect(edges(counted(...visit(...began.slice(0, -1))))).toEqual([]);
    const counts = counted(...visit(...began));
    expect(edges(counts)).toEqual([
      '62 VISIT PROVINCE 63',
      '62.03 VISIT REGENCY 63.10',
      '62.03.02 VISIT DISTRICT 63.10.09',
      '62.03.02.2007 VISIT VILLAGE 63.10.09.2005',
      '62.03.02.2007 VISIT VILLAGE 63.10.09.2009',
    ]);
    expect(counts['nodes|level=REGENCY|party=63.10|region=63.10']).toEqual({ visitsHosted: 1n });
    expect(counts['nodes|level=REGENCY|party=62.03|region=62.03']).toEqual({ visitsMade: 1n });
  });

  it('leaves out a host that declined, until it is asked again', () => {
    const [proposed, accepted, ...rest] = began;
    expect(edges(counted(...visit(proposed, accepted, declined, ...rest)))).not.toContain(
      '62.03.02.2007 VISIT VILLAGE 63.10.09.2005',
    );
    expect(edges(counted(...visit(proposed, declined, putOff, accepted, ...rest)))).toContain(
      '62.03.02.2007 VISIT VILLAGE 63.10.09.2005',
    );
  });

  it('has a line for what is adopted, on the day of the decision, and for nothing else that was decided', () => {
    const [{ on, edges: names } = { edges: [] }] = Object.values(
      held(...adoption(story.opened, story.decided('ADAPT'))),
    );
    expect(on).toBe('2024-12-11');
    expect(names).toContain('VILLAGE ADOPTION 62.03.02.2007 63.10.09.2005');
    const nothing: readonly (readonly AdoptionEvent[])[] = [
      [],
      [story.decided('DEFER')],
      [story.decided('REJECT')],
      [story.decided('ADOPT'), story.abandoned],
      [story.decided('ADOPT'), story.withdrawn],
      [story.decided('ADOPT'), story.adoptionVoided],
    ];
    for (const events of nothing) expect(counted(...adoption(story.opened, ...events))).toEqual({});
    expect(edges(counted(...adoption(story.opened, story.decided('ADOPT'), story.verified)))).toHaveLength(4);
  });

  it('follows an observation that is told anew, and forgets a visit that is voided', () => {
    const { adoptionId: _id, ...seen } = (story.opened as Extract<AdoptionEvent, { type: 'AdoptionOpened' }>).data;
    const moved: AdoptionEvent = { type: 'ObservationChanged', data: { adoptionId: 'a1', ...seen, host: SEI_ASAM } };
    expect(edges(counted(...adoption(story.opened, story.decided('ADOPT'), moved)))).toContain(
      '62.03 ADOPTION REGENCY 62.03',
    );
    expect(held(...visit(...began, story.visitVoided))).toEqual({});
  });
});
