import { describe, expect, it } from '@jest/globals';
import { day, doc, documentsOf, region } from '#testing';
import type { AdoptionEvent } from '#contexts/adoptions/contract';
import type { VisitEvent } from '#contexts/visits/contract';
import type { Innovation } from './innovation.document.js';
import { innovationCounts } from './innovation.totals.js';
import { innovations } from './innovations.model.js';
import * as story from '../domain/fixtures/overview-story.js';
import { ADOPTION, ANGSANA, MEKAR_JAYA, VISIT, told } from '../domain/fixtures/overview-story.js';
import { openFindings, type PublicVisit } from './public-visit.document.js';
import { publicVisitCounts } from './public-visit.totals.js';
import { publicVisits } from './public-visits.model.js';

const visit = (...events: readonly VisitEvent[]): PublicVisit | undefined =>
  documentsOf(publicVisits, ...events.map((event, index) => told(VISIT, event, '2024-11-19', index)))['v1'];
const innovation = (...events: readonly AdoptionEvent[]): Innovation | undefined =>
  documentsOf(innovations, ...events.map((event, index) => told(ADOPTION, event, '2024-12-01', index)))['a1'];

const agreed = [story.proposed, story.accepted(MEKAR_JAYA), story.accepted(ANGSANA)] as const;
const observed: VisitEvent = {
  type: 'InnovationObserved',
  data: { visitId: 'v1', innovationId: 'bumdes', hostRegion: ANGSANA, description: 'BUMDes terbuka' },
};
const held = [...agreed, story.approved, story.ordered, story.started, observed, story.completed({})] as const;
const countsOf = (...events: readonly VisitEvent[]) => publicVisitCounts(visit(...events)!);

describe('A visit as the public sees it', () => {
  it('is shown from its approval on, not before, and not while it waits for approval again', () => {
    expect(visit(...agreed)).toMatchObject({ published: false });
    expect(countsOf(...agreed)).toEqual([]);
    expect(visit(...agreed, story.approved)).toMatchObject({
      published: true,
      status: 'APPROVED',
      title: 'Sei Asam → Mekar Jaya, Angsana',
      topics: ['Pengelolaan BUMDes'],
      outputs: [{ text: 'Daftar periksa', indicator: 'Satu daftar' }],
    });
    const later = { plannedStart: day('2025-01-07'), plannedEnd: day('2025-01-08') };
    const putOff: VisitEvent = { type: 'VisitRescheduled', data: { visitId: 'v1', ...later } };
    expect(visit(...agreed, story.approved, putOff)).toMatchObject({ published: false, year: 2025 });
    expect(visit(...agreed, story.approved, putOff, story.approved)).toMatchObject({ published: true, year: 2025 });
  });

  it('is to no host that declined, until it is asked again, and does not tell that it was asked', () => {
    const hosts = [
      { region: MEKAR_JAYA, required: false },
      { region: ANGSANA, required: true },
    ];
    const declined = {
      type: 'VisitHostingDeclined',
      data: { visitId: 'v1', host: MEKAR_JAYA, reason: 'x' },
    } as VisitEvent;
    const told = [story.proposedWith({ hosts }), declined, story.accepted(ANGSANA), story.approved];
    const shown = openFindings(visit(...told)!);
    expect(shown).toMatchObject({
      title: 'Sei Asam → Angsana',
      hosts: [{ name: 'Angsana' }],
      hostRegions: [ANGSANA.code],
    });
    expect(JSON.stringify(shown)).not.toContain('Mekar Jaya');
    const later = { plannedStart: day('2025-01-07'), plannedEnd: day('2025-01-08') };
    const putOff: VisitEvent = { type: 'VisitRescheduled', data: { visitId: 'v1', ...later } };
    expect(visit(...told, putOff)).toMatchObject({ title: 'Sei Asam → Mekar Jaya, Angsana' });
  });

  it('is to no host that need not answer and had not when it began, nor of persons to more than accepted', () => {
    const person = (name: string, required: boolean) =>
      ({ kind: 'PERSON', name, subjectRef: `sub_${name}`, required }) as const;
    const hosts = [
      { region: MEKAR_JAYA, required: false },
      { region: ANGSANA, required: true },
      person('a', false),
      person('b', true),
      person('c', false),
    ];
    const told = [
      story.proposedWith({ hosts }),
      story.accepted(ANGSANA),
      story.acceptedBy(hosts[3]!),
      story.declinedBy(hosts[4]!),
      story.approved,
    ];
    expect(visit(...told)).toMatchObject({ title: 'Sei Asam → Mekar Jaya, Angsana, perseorangan, perseorangan' });
    const shown = openFindings(visit(...told, story.ordered, story.started)!);
    expect(shown).toMatchObject({ title: 'Sei Asam → Angsana, perseorangan', hostRegions: [ANGSANA.code] });
    expect(JSON.stringify(shown)).not.toMatch(/Mekar Jaya|UNANSWERED|hostKey|sub_/);
  });

  it('tells what was seen and when, and what was found where the report is open to all', () => {
    expect(visit(...held)).toMatchObject({
      mode: 'IN_PERSON',
      status: 'COMPLETED',
      innovations: [
        { innovationId: 'bumdes', host: { name: 'Angsana', region: ANGSANA }, description: 'BUMDes terbuka' },
      ],
      startedOn: '2024-11-19',
      endedOn: '2024-11-19',
    });
    const report = (classification: 'PUBLIC' | 'INTERNAL' | 'RESTRICTED' | 'SECRET'): VisitEvent =>
      ({
        ...story.reported,
        data: { ...(story.reported as { data: object }).data, reportDoc: { ...doc('LAPORAN'), classification } },
      }) as VisitEvent;
    const open = visit(...held, report('PUBLIC'))!;
    expect(open).toMatchObject({ status: 'REPORTED', findings: 'Temuan' });
    expect(openFindings(open)).toMatchObject({ findings: 'Temuan' });
    const { type, date, classification } = open.reportDoc!;
    const closedSince = openFindings({ ...open, reportDoc: { type, date, classification, hidden: true } as never });
    expect(closedSince).toMatchObject({ status: 'REPORTED' });
    expect(closedSince).not.toHaveProperty('findings');
    for (const shown of [openFindings(open), closedSince])
      for (const kept of ['reportDoc', 'reportedBy']) expect(shown).not.toHaveProperty(kept);
    for (const closed of ['INTERNAL', 'RESTRICTED', 'SECRET'] as const)
      expect(visit(...held, report(closed))).not.toHaveProperty('findings');
  });

  it('tells of one that was called off no more than that, and of a wrong record nothing', () => {
    const gone = visit(...agreed, story.approved, story.cancelled)!;
    expect(gone).toMatchObject({ published: true, status: 'CANCELLED', topics: [], outputs: [], innovations: [] });
    expect(gone).not.toHaveProperty('reasonForHost');
    expect(JSON.stringify(gone)).not.toContain('Batal');
    expect(visit(...agreed, story.cancelled)).toMatchObject({ published: false });
    expect(visit(...held, story.visitVoided)).toBeUndefined();
  });

  it('names bodies with their kind and seat, and nothing of a person but that it is one', () => {
    const person = { kind: 'PERSON', name: 'Nama Orang', country: 'JP', required: false } as const;
    const bodies = [story.UNIVERSITY, story.KOBE, story.MINISTRY].map((host) => ({ ...host, required: true }));
    const shown = visit(story.proposedWith({ hosts: [...bodies, person], mode: 'VIRTUAL' }))!;
    expect(shown).toMatchObject({
      mode: 'VIRTUAL',
      title: 'Sei Asam → Universitas Lambung Mangkurat, Kota Kobe (Jepang), Kementerian Desa, perseorangan',
      hosts: [
        { kind: 'UNIVERSITY', name: 'Universitas Lambung Mangkurat', region: { code: '63.71' } },
        { kind: 'FOREIGN', name: 'Kota Kobe (Jepang)', country: 'JP' },
        { kind: 'CENTRAL_UNIT', name: 'Kementerian Desa' },
        { kind: 'PERSON', name: 'perseorangan' },
      ],
      regions: ['62.03.02.2007', '63.71'],
      hostRegions: ['63.71'],
    });
    expect(Object.keys(shown.hosts[3]!)).toEqual(['kind', 'name']);
    expect(JSON.stringify(shown)).not.toMatch(/Nama Orang|officeId|institutionId/);
  });

  it('of bodies without a region counts for the country, and is shown with what was seen there', () => {
    const ministry = story.proposedWith({
      origin: { ...story.MINISTRY, officeId: 'ditjen' },
      hosts: [{ ...story.KOBE, required: true }],
    });
    const there: VisitEvent = {
      type: 'InnovationObserved',
      data: { visitId: 'v1', innovationId: 'x', party: story.KOBE, description: 'Pengelolaan sampah' },
    };
    const abroad = [ministry, story.acceptedBy(story.KOBE), story.approved, story.started, there] as const;
    expect(visit(...abroad)).toMatchObject({ regions: [], innovations: [{ host: { name: 'Kota Kobe (Jepang)' } }] });
    expect(visit(...abroad)).not.toHaveProperty('originRegion');
    expect(countsOf(...abroad)).toEqual([
      { totals: [expect.stringContaining('province=ID|year=2024')], measures: { visits: 1n, innovations: 1n } },
    ]);
  });

  it('counts once in each province, and what was called off only as that', () => {
    expect(countsOf(...agreed, story.approved)).toMatchObject([{ measures: { visits: 1n } }]);
    expect(countsOf(...held, story.reported)).toEqual([
      {
        totals: ['62', '63'].map((code) => expect.stringContaining(`province=${code}|year=2024`)),
        measures: { visits: 1n, held: 1n, reported: 1n, innovations: 1n },
      },
    ]);
    expect(countsOf(...agreed, story.approved, story.cancelled)).toMatchObject([{ measures: { cancelled: 1n } }]);
  });
});

describe('An innovation as the public sees it', () => {
  it('tells what became of it, without person, office, document or rationale', () => {
    const shown = innovation(story.opened, story.decided('ADAPT', '2025-03-01'), story.progress, story.verified);
    expect(shown).toMatchObject({ stage: 'VERIFIED', decision: 'ADAPT', reports: 1, verifiedOn: '2024-12-01' });
    expect(JSON.stringify(shown)).not.toMatch(/Nama Pejabat|kantor|dinas|Sesuai|Separuh|sha256/);
  });

  it.each([
    [[], { observed: 1n }],
    [[story.decided('DEFER')], { observed: 1n, decided: 1n, deferred: 1n }],
    [[story.decided('REJECT')], { observed: 1n, decided: 1n, rejected: 1n }],
    [[story.decided('ADOPT'), story.verified], { observed: 1n, decided: 1n, adopted: 1n, verified: 1n }],
    [[story.decided('ADAPT')], { observed: 1n, decided: 1n, adopted: 1n }],
    [[story.decided('ADOPT'), story.abandoned], { observed: 1n, decided: 1n, adopted: 1n }],
    [[story.decided('ADOPT'), story.verified, story.adoptionVoided], { observed: 1n }],
  ])('is counted as what it is now', (more, measures) => {
    expect(innovationCounts(innovation(story.opened, ...more)!)).toEqual([{ totals: expect.any(Array), measures }]);
  });

  it('at a body is its own row of the catalogue, and keeps nothing of where it was said to be seen', () => {
    const origin = { ...story.MINISTRY, officeId: 'ditjen' };
    const elsewhere = story.openedWith({ party: story.KOBE, origin });
    const { adoptionId: _id, ...data } = elsewhere.data;
    const changed: AdoptionEvent = { type: 'ObservationChanged', data: { adoptionId: 'a1', ...data } };
    for (const shown of [innovation(elsewhere)!, innovation(story.opened, changed)!]) {
      expect(shown).toMatchObject({
        origin: { kind: 'CENTRAL_UNIT', name: 'Kementerian Desa' },
        host: { kind: 'FOREIGN', name: 'Kota Kobe (Jepang)' },
        hostKey: 'FOREIGN JP kotakobe',
        regions: [],
      });
      for (const gone of ['hostRegion', 'originRegion']) expect(shown).not.toHaveProperty(gone);
      expect(innovationCounts(shown)[0]!.totals).toEqual([
        expect.stringContaining('host=ID|innovation=bumdes-terbuka|party=FOREIGN JP kotakobe'),
        expect.stringContaining('province=ID|year=2024'),
      ]);
    }
  });

  it('is gone with the record of the visit, back with it, and follows it', () => {
    expect(innovation(story.opened, story.decided('ADOPT'), story.withdrawn)).toBeUndefined();
    expect(innovation(story.opened, story.withdrawn, story.opened)).toMatchObject({ stage: 'OBSERVED' });
    const { adoptionId: _id, ...seen } = (story.opened as Extract<AdoptionEvent, { type: 'AdoptionOpened' }>).data;
    const moved: AdoptionEvent = {
      type: 'ObservationChanged',
      data: {
        adoptionId: 'a1',
        ...seen,
        host: region('63.10', 'Kabupaten Tanah Bumbu'),
        observedOn: day('2025-01-02'),
      },
    };
    expect(innovation(story.opened, story.decided('DEFER'), moved)).toMatchObject({
      hostRegion: '63.10',
      year: 2025,
      decision: 'DEFER',
    });
  });
});
