import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { day, documentsOf, recount, region } from '#testing';
import type { AdoptionEvent } from '#contexts/adoptions/contract';
import type { VisitEvent } from '#contexts/visits/contract';
import { network, type Connection } from './network.model.js';
import { atLevel, edgeName, partyOf } from './network.parties.js';
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
      key.replace(/^cooperation_network@3\|/, ''),
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
const OPTIONAL = [
  { region: MEKAR_JAYA, required: true },
  { region: ANGSANA, required: false },
];
const putOff: VisitEvent = {
  type: 'VisitRescheduled',
  data: { visitId: 'v1', plannedStart: day('2024-12-03'), plannedEnd: day('2024-12-04') },
};

describe('A party of the network', () => {
  it('is the region around it at the level asked for, itself where it is wider or no region', () => {
    expect(
      ['PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'].map(
        (level) => atLevel(partyOf({ region: ANGSANA }), level as 'PROVINCE').key,
      ),
    ).toEqual(['63', '63.10', '63.10.09', '63.10.09.2005']);
    const province = partyOf({ region: region('63', 'Kalimantan Selatan') });
    expect(atLevel(province, 'VILLAGE')).toEqual(province);
  });

  it('that is no region stays itself by its key, and sits in the region around its seat', () => {
    const named = { name: 'Universitas Lambung Mangkurat' };
    const university = partyOf(story.UNIVERSITY);
    expect(university).toEqual({ key: 'INSTITUTION ulm', region: '63.71', ...named });
    expect(atLevel(university, 'PROVINCE')).toEqual({ key: 'INSTITUTION ulm', region: '63', ...named });
    expect(atLevel(university, 'VILLAGE')).toEqual(university);
    const kobe = partyOf(story.KOBE);
    expect(kobe).toEqual({ key: 'FOREIGN JP kotakobe', region: 'ID', name: 'Kota Kobe (Jepang)' });
    for (const level of ['PROVINCE', 'VILLAGE'] as const) expect(atLevel(kobe, level)).toEqual(kobe);
  });

  it('that is a person is known as nothing but that', () => {
    expect(partyOf({ kind: 'PERSON', subjectRef: 'sub_1', name: 'Nama' })).toEqual({
      key: 'PERSON',
      region: 'ID',
      name: 'perseorangan',
    });
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
    const [, accepted, ...rest] = began;
    const proposed = story.proposedWith({ hosts: OPTIONAL });
    expect(edges(counted(...visit(proposed, accepted, declined, ...rest)))).not.toContain(
      '62.03.02.2007 VISIT VILLAGE 63.10.09.2005',
    );
    expect(edges(counted(...visit(proposed, declined, putOff, accepted, story.accepted(ANGSANA), ...rest)))).toContain(
      '62.03.02.2007 VISIT VILLAGE 63.10.09.2005',
    );
  });

  it('leaves out a host that need not answer and had not when it began, and counts it where it accepted', () => {
    const [, accepted, ...rest] = began;
    const line = '62.03.02.2007 VISIT VILLAGE 63.10.09.2005';
    const proposed = story.proposedWith({ hosts: OPTIONAL });
    expect(edges(counted(...visit(proposed, accepted, ...rest)))).not.toContain(line);
    expect(edges(counted(...visit(proposed, accepted, story.accepted(ANGSANA), ...rest)))).toContain(line);
  });

  it('has a line for what is adopted, on the day of the decision, and for nothing else that was decided', () => {
    const [{ on, edges: names } = { edges: [] }] = Object.values(
      held(...adoption(story.opened, story.decided('ADAPT'))),
    );
    expect(on).toBe('2024-12-11');
    expect(names).toContain(edgeName('VILLAGE', 'ADOPTION', '62.03.02.2007', '63.10.09.2005'));
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

  it('joins bodies at each level where they sit, those abroad and of the country in none of its regions', () => {
    const hosts = [story.UNIVERSITY, story.KOBE, story.MINISTRY].map((host) => ({
      ...host,
      required: host !== story.MINISTRY,
    }));
    const [, ...after] = began.filter(({ type }) => type !== 'VisitHostingAccepted');
    const events = [story.proposedWith({ hosts }), story.declinedBy(story.MINISTRY), ...after];
    const counts = counted(...visit(...events));
    expect(edges(counts)).toEqual(
      ['62.03 VISIT REGENCY', '62 VISIT PROVINCE', '62.03.02 VISIT DISTRICT', '62.03.02.2007 VISIT VILLAGE']
        .flatMap((line) => [`${line} FOREIGN JP kotakobe`, `${line} INSTITUTION ulm`])
        .sort(),
    );
    expect(counts['nodes|level=PROVINCE|party=INSTITUTION ulm|region=63']).toEqual({ visitsHosted: 1n });
    expect(counts['nodes|level=VILLAGE|party=INSTITUTION ulm|region=63.71']).toEqual({ visitsHosted: 1n });
    expect(counts['nodes|level=REGENCY|party=FOREIGN JP kotakobe|region=ID']).toEqual({ visitsHosted: 1n });
    expect(held(...visit(...events))[VISIT]!.bodies).toEqual(['INSTITUTION ulm', 'FOREIGN JP kotakobe']);
  });

  it('joins who adopts with the body at which it was seen', () => {
    const seen = story.openedWith({ party: story.UNIVERSITY, origin: { ...story.MINISTRY, officeId: 'ditjen' } });
    expect(edges(counted(...adoption(seen, story.decided('ADOPT'))))).toContain(
      'INSTITUTION kementerian-desa ADOPTION VILLAGE INSTITUTION ulm',
    );
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
