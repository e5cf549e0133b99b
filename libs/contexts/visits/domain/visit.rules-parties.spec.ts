import { describe, expect, it } from '@jest/globals';
import { NATIONAL, type Actor, type PartyRef } from '#kernel';
import { actor, day, doc, given, region, rp, specMetadata } from '#testing';
import type { AcceptHosting, ProposeVisit } from './visit.commands.js';
import { visitDecider } from './visit.decider.js';
import type { VisitFacts } from './visit.facts.js';
import type { VisitProposed } from './visit.events.js';
import { numbersOf } from './visit.numbers.js';
import { mayRepeat, registration, visitRegisterDecider } from './visit-register.decider.js';
import {
  ANGSANA,
  DESA_ANGSANA,
  KADES,
  KOTIM,
  SEI_ASAM,
  accepted,
  facts,
  proposal,
  story,
  terms,
  type StoryEvent,
} from './fixtures/story.js';

const KAPUAS = region('62.03', 'Kabupaten Kapuas');
const ULM: PartyRef = { kind: 'UNIVERSITY', region: region('63.71', 'Kota Banjarmasin'), name: 'ULM' };
const MONTANA: PartyRef = { kind: 'FOREIGN', country: 'BG', name: 'Montana' };
const PT: PartyRef = { kind: 'COMPANY', region: KAPUAS, name: 'PT Bina' };
const BUMDES: PartyRef = { kind: 'BUMDES', region: SEI_ASAM, name: 'BUM Desa Maju' };
const OTHER_BUMDES: PartyRef = { ...BUMDES, region: DESA_ANGSANA };
const BPD: PartyRef = { kind: 'COUNCIL', region: SEI_ASAM, name: 'BPD Sei Asam' };
const KARANG_TARUNA: PartyRef = { kind: 'COMMUNITY', region: SEI_ASAM, name: 'Karang Taruna' };
const DINAS: PartyRef = { kind: 'OFFICE', region: KAPUAS, name: 'Dinas PMD' };
const DPRD: PartyRef = { kind: 'COUNCIL', region: KAPUAS, name: 'DPRD Kabupaten Kapuas' };
const KEMENDES: PartyRef = { kind: 'CENTRAL_UNIT', institutionId: 'kemendes', name: 'Kementerian Desa' };
const BPN: PartyRef = { kind: 'VERTICAL_OFFICE', region: KAPUAS, institutionId: 'bpn', name: 'Kantor Pertanahan' };
const registered = {
  kemendes: { kind: 'CENTRAL_UNIT', name: 'Kementerian Desa', inForce: true },
  'bumdes-maju': { kind: 'BUMDES', name: 'BUM Desa Maju', region: SEI_ASAM, inForce: true },
  bpn: { kind: 'VERTICAL_OFFICE', name: 'Kantor Pertanahan', region: KAPUAS, inForce: true },
} as const;

type Change = Partial<ProposeVisit>;
const by = (party: PartyRef): Change => ({ origin: { ...party, officeId: 'kantor' } as ProposeVisit['origin'] });
const to = (...parties: readonly PartyRef[]): Change => ({
  hosts: parties.map((party) => ({ ...party, required: true })) as ProposeVisit['hosts'],
});
const known = (more: Partial<VisitFacts> = {}) => facts({ bodies: registered, ...more });
const proposing = (change: Change, more: Partial<VisitFacts> = {}, who: Actor = KADES) =>
  given(visitDecider, [], { facts: known(more), actor: who, occurredOn: day('2024-11-04') }).when({
    ...proposal,
    ...change,
  });
const proposed = (change: Change, more: Partial<VisitFacts> = {}): VisitProposed['data'] =>
  (
    visitDecider.decide({ ...proposal, ...change }, visitDecider.initialState, {
      now: '2024-11-04T00:00:00.000Z' as never,
      today: day('2024-11-04'),
      occurredOn: day('2024-11-04'),
      actor: KADES,
      commandId: 'c',
      rules: { version: 'spec', get: ({ initial }) => initial },
      acknowledged: [],
      facts: known(more),
    }) as readonly [VisitProposed]
  )[0].data;
const apbd = { fundingSources: [{ source: 'APBD_KAB' as const, fiscalYear: 2024, amount: proposal.budget }] };

describe('VIS-02 Parties of a visit', () => {
  it.each<[string, PartyRef, PartyRef]>([
    ['a council of a regency, an enterprise of a village of it', DPRD, BUMDES],
    ['a regency, its own village', { region: KAPUAS }, { region: SEI_ASAM }],
    ['a council of a regency, its government', DPRD, { region: KAPUAS }],
    ['a council of a regency, an office of its government', DPRD, DINAS],
    ['a regency, whoever sits in it', { region: KAPUAS }, PT],
    ['a village, an office of its regency', { region: SEI_ASAM }, DINAS],
    ['a village, an enterprise of another', { region: SEI_ASAM }, OTHER_BUMDES],
  ])('are others than the visitors: %s', (_, origin, host) => {
    expect(proposed({ ...by(origin), ...to(host), ...apbd }).hosts).toEqual([{ ...host, required: true }]);
  });
  it.each<[string, PartyRef, PartyRef]>([
    ['a region', { region: KAPUAS }, { region: KAPUAS }],
    ['a council', DPRD, { ...DPRD, name: 'D.P.R.D. kabupaten kapuas' }],
    ['a body of the register', KEMENDES, { ...KEMENDES }],
    [
      'a village, an office of its own',
      { region: SEI_ASAM },
      { kind: 'OFFICE', region: SEI_ASAM, name: 'Kantor Desa' },
    ],
    ['a village, its own community', { region: SEI_ASAM }, KARANG_TARUNA],
    ['a village, its own enterprise', { region: SEI_ASAM }, BUMDES],
    [
      'a village, its own enterprise of the register',
      { region: SEI_ASAM },
      { ...BUMDES, institutionId: 'bumdes-maju' },
    ],
    ['a council of a village, its own village', BPD, { region: SEI_ASAM }],
    ['a community, its own village', KARANG_TARUNA, { region: SEI_ASAM }],
    ['a regency, an office of its own', { region: KAPUAS }, DINAS],
    ['an office, another one of its government', DINAS, { ...DINAS, name: 'Dinas Kesehatan' }],
    ['a regency, its own enterprise', { region: KAPUAS }, { kind: 'BUMD', region: KAPUAS, name: 'PDAM' }],
  ])('refuses the visitors as their own host: %s', (_, origin, host) => {
    proposing({ ...by(origin), ...to(host), ...apbd }, { ownInstitution: 'kemendes' }).thenRejected(
      'E_VISIT_SELF_HOST',
      'VIS-02',
    );
  });
  it('refuses a body named twice', () => {
    proposing(to(ULM, { ...ULM, name: 'U.L.M.' })).thenRejected('E_VALIDATION', 'VIS-02');
  });
  it('refuses a party without what its kind asks for, at its place', () => {
    expect(proposing(to(PT, { kind: 'FOREIGN', name: 'X' })).thenRejected('E_VALIDATION', 'PTY-01').info.field).toBe(
      '/hosts/1/country',
    );
  });
  it.each([ULM, PT, MONTANA])('refuses visitors for whom nobody acts here', (origin) => {
    expect(proposing(by(origin)).thenRejected('E_VALIDATION', 'VIS-02').info.field).toBe('/origin/kind');
  });
  it('PTY-03 writes a body of the register as the register has it, and refuses one that it has not', () => {
    const named = { kind: 'CENTRAL_UNIT', institutionId: 'kemendes' } as const;
    expect(proposed(to(named)).hosts[0]).toEqual({ ...KEMENDES, required: true });
    expect(proposing(to({ ...named, institutionId: 'lain' })).thenRejected('E_NOT_FOUND', 'PTY-03').info.field).toBe(
      '/hosts/0/institutionId',
    );
  });
  it('PTY-03 names a ministry or a branch of one that is a host by its id: else the visitors would answer for it', () => {
    for (const host of [
      { kind: 'CENTRAL_UNIT', name: 'Kementerian Desa' },
      { kind: 'VERTICAL_OFFICE', region: KAPUAS, name: 'Kantor Pertanahan' },
    ] as const)
      expect(proposing(to(ULM, host)).thenRejected('E_VALIDATION', 'PTY-03').info.field).toBe('/hosts/1/institutionId');
    expect(proposed(to(ULM, KEMENDES)).hosts).toHaveLength(2);
  });
  it('PTY-04 lets an officer of a ministry propose for the institution of his own office alone', () => {
    const ministry = actor('MINISTRY_OFFICER', NATIONAL);
    const apbn = { fundingSources: [{ source: 'APBN' as const, fiscalYear: 2024, amount: proposal.budget }] };
    for (const [origin, ownInstitution] of [
      [KEMENDES, undefined],
      [KEMENDES, 'kemendagri'],
      [{ kind: 'CENTRAL_UNIT', name: 'Kementerian Desa' }, 'kemendes'],
      [BPN, 'kemendes'],
    ] as const)
      expect(
        proposing({ ...by(origin), ...apbn }, { ownInstitution }, ministry).thenRejected('E_NO_AUTHORITY', 'PTY-04')
          .info.field,
      ).toBe('/origin/institutionId');
    expect(proposed({ ...by(BPN), ...apbn }, { ownInstitution: 'bpn' }).origin).toMatchObject(BPN);
  });
});

describe('VIS-04 Dana Desa', () => {
  const year = { plannedStart: day('2026-03-02'), plannedEnd: day('2026-03-03') };
  const dana = { fundingSources: [{ source: 'DANA_DESA' as const, fiscalYear: 2026, amount: proposal.budget }] };
  const proposedOn = (change: Change) =>
    given(visitDecider, [], { facts: known(), actor: KADES, occurredOn: day('2026-02-02') }).when({
      ...proposal,
      ...year,
      ...dana,
      ...change,
    });
  it.each([ULM, MONTANA, KEMENDES])(
    'pays for no journey to a body outside the regency, abroad or of the country',
    (host) => {
      proposedOn(to(host)).thenRejected('E_DANA_DESA_OUTSIDE_REGENCY', 'VIS-04');
    },
  );
  it('pays for one to a body inside it', () => {
    proposedOn({ ...to(PT), ...dana }).then([expect.objectContaining({ type: 'VisitProposed' }) as never]);
  });
});

describe('VIS-14 What others pay', () => {
  const paidBy = (source: 'PIHAK_KETIGA' | 'HOST' | 'HIBAH_LN' | 'ADD', payer?: PartyRef): Change => ({
    fundingSources: [{ source, fiscalYear: 2024, amount: proposal.budget, ...(payer && { payer }) }],
    noConflict: doc('PERNYATAAN'),
  });
  it.each<[string, Change]>([
    ['a third party', paidBy('PIHAK_KETIGA', PT)],
    ['a person', paidBy('PIHAK_KETIGA', { kind: 'PERSON', subjectRef: 'sub_a' })],
    ['a host', paidBy('HOST', { region: ANGSANA })],
    ['a grant from abroad', paidBy('HIBAH_LN', MONTANA)],
  ])('has a payer: %s', (_, change) => {
    expect(proposed(change).fundingSources[0]).toEqual(change.fundingSources![0]);
  });
  it.each<[string, Change]>([
    ['nobody pays', paidBy('PIHAK_KETIGA')],
    ['nobody pays the grant', paidBy('HIBAH_LN')],
    ['the host is not told', paidBy('HOST')],
    ['another than a host pays as the host', paidBy('HOST', PT)],
    ['the visitors pay as a third party', paidBy('PIHAK_KETIGA', { region: SEI_ASAM })],
    ['a grant from abroad comes from here', paidBy('HIBAH_LN', PT)],
    ["a payer of the visitors' own money", paidBy('ADD', PT)],
  ])('is refused where %s', (_, change) => {
    expect(proposing(change).thenRejected('E_VALIDATION', 'VIS-14').info.field).toBe('/fundingSources/0/payer');
  });
  it('needs a statement of no conflict of interest', () => {
    const { noConflict: _none, ...without } = paidBy('PIHAK_KETIGA', PT);
    expect(proposing(without).thenRejected('E_DOC_MISSING').info.field).toBe('/noConflict');
    const borne = { budget: rp('0'), fundingSources: [], costBorneBy: PT };
    expect(proposing(borne).thenRejected('E_DOC_MISSING').info.field).toBe('/noConflict');
    expect(proposed({ ...borne, noConflict: doc('PERNYATAAN') }).costBorneBy).toEqual(PT);
  });
  it.each<[string, Change]>([
    ['money is spent all the same', { costBorneBy: PT }],
    ['the visitors bear it themselves', { costBorneBy: { region: SEI_ASAM }, budget: rp('0'), fundingSources: [] }],
  ])('is refused as borne by another where %s', (_, change) => {
    expect(
      proposing({ ...change, noConflict: doc('PERNYATAAN') }).thenRejected('E_VALIDATION', 'VIS-14').info.field,
    ).toBe('/costBorneBy');
  });
});

const host = (...parties: readonly PartyRef[]): StoryEvent =>
  ({ ...story.proposed, data: { ...story.proposed.data, ...to(...parties) } }) as StoryEvent;
const answering = (party: PartyRef, more: Partial<AcceptHosting> = {}): AcceptHosting => ({
  type: 'AcceptHosting',
  party,
  reply: doc('BALASAN'),
  officialName: 'Pejabat',
  ...more,
});

describe('VIS-07 The answer of a host', () => {
  const on = { facts: known(), occurredOn: day('2024-11-08'), actor: KADES };
  it.each([ULM, PT, MONTANA, { kind: 'CENTRAL_UNIT', name: 'Kemendagri' } as const])(
    'without accounts here is recorded from its letter, and says so',
    (party) => {
      given(visitDecider, [host(party)], on)
        .when(answering(party))
        .then([expect.objectContaining({ data: expect.objectContaining({ party, recordedByOrigin: true }) }) as never]);
      for (const type of ['AcceptHosting', 'DeclineHosting'] as const) {
        const { reply: _none, ...without } = answering(party);
        expect(
          given(visitDecider, [host(party)], on)
            .when({ ...without, type }, { reason: 'Ruang pertemuan sedang dipakai.' })
            .thenRejected('E_DOC_MISSING').info.field,
        ).toBe('/reply');
      }
    },
  );
  it('that the visitors record is dated by their calendar, though the host lies west of them (COM-05)', () => {
    const { data } = host(PT) as VisitProposed;
    const asked = { ...host(PT), data: { ...data, origin: { ...data.origin, region: DESA_ANGSANA } } } as StoryEvent;
    const told = (occurredOn: string) =>
      given(visitDecider, [asked], { ...on, occurredOn: day(occurredOn) }).when(answering(PT));
    told('2024-11-03').thenRejected('E_DATE_ORDER', 'COM-05');
    told('2024-11-04').then([expect.objectContaining({ type: 'VisitHostingAccepted' }) as never]);
  });
  const itself = [expect.objectContaining({ data: expect.not.objectContaining({ recordedByOrigin: true }) }) as never];
  it('with accounts is its own', () => {
    given(visitDecider, [host(OTHER_BUMDES)], { ...on, actor: actor('VILLAGE_HEAD', DESA_ANGSANA.code) })
      .when(answering(OTHER_BUMDES))
      .then(itself);
  });
  describe('is not given by those who asked:', () => {
    const regency = { ...by({ region: KAPUAS }), ...apbd };
    const asked = (change: Change, party: PartyRef): StoryEvent =>
      ({ ...story.proposed, data: { ...story.proposed.data, ...change, ...to(party) } }) as StoryEvent;
    const told = (change: Change, party: PartyRef, who: Actor, more: Partial<VisitFacts> = {}) =>
      (['AcceptHosting', 'DeclineHosting'] as const).map((type) =>
        given(visitDecider, [asked(change, party)], { ...on, facts: known(more), actor: who }).when(
          party.kind === undefined
            ? { type, host: party.region!.code, reply: doc('BALASAN'), officialName: 'Pejabat' }
            : answering(party, { type } as never),
          { reason: 'Ruang pertemuan sedang dipakai.' },
        ),
      );
    const village: PartyRef = { region: SEI_ASAM };

    it.each<[string, Actor]>([
      ['who proposed, in another role', actor('REGENCY_HEAD', '63' as never, { userId: KADES.userId })],
      ['the office that proposed', actor('REGENCY_HEAD', KAPUAS.code, { officeId: 'kantor' })],
      [
        'the office that proposed, by a right of its own village',
        actor('VILLAGE_HEAD', SEI_ASAM.code, { officeId: 'kantor' }),
      ],
      ['another office of the government that proposed', actor('REGENCY_HEAD', KAPUAS.code)],
    ])('%s', (_, who) => {
      for (const answer of told(regency, village, who)) answer.thenRejected('E_SOD', 'VIS-07');
    });
    it('but by the host, by whoever stands above both, and by an office of that id elsewhere', () => {
      for (const who of [
        actor('VILLAGE_HEAD', SEI_ASAM.code, { userId: 'pj-kades' }),
        actor('GOVERNOR', '62' as never),
        actor('VILLAGE_HEAD', DESA_ANGSANA.code, { officeId: 'kantor' }),
      ])
        for (const answer of told(regency, village, who)) answer.then([expect.anything() as never]);
    });
    it('but by the government for itself where its council asked, and by the institution of a ministry', () => {
      const council = { ...by(DPRD), ...apbd };
      for (const answer of told(council, { region: KAPUAS }, actor('REGENCY_SECRETARY', KAPUAS.code)))
        answer.then([expect.anything() as never]);
      const officer = actor('MINISTRY_OFFICER', NATIONAL);
      for (const answer of told({ ...by(KEMENDES), ...apbd }, BPN, officer, { ownInstitution: 'bpn' }))
        answer.then([expect.anything() as never]);
    });
  });
  it('of a ministry is that of the institution of the office (PTY-04)', () => {
    const officer = { ...on, actor: actor('MINISTRY_OFFICER', NATIONAL) };
    given(visitDecider, [host(KEMENDES)], officer)
      .when(answering(KEMENDES))
      .thenRejected('E_NO_AUTHORITY', 'PTY-04');
    given(visitDecider, [host(KEMENDES)], { ...officer, facts: known({ ownInstitution: 'kemendes' }) })
      .when(answering(KEMENDES))
      .then([expect.objectContaining({ type: 'VisitHostingAccepted' }) as never]);
  });
  it('is one of a host of the visit, and comes once', () => {
    expect(
      given(visitDecider, [host(ULM)], on)
        .when(answering(PT))
        .thenRejected('E_NOT_FOUND', 'VIS-07').info.field,
    ).toBe('/party');
    const once: StoryEvent = {
      ...accepted(ANGSANA, '2024-11-08'),
      data: { ...(accepted(ANGSANA, '2024-11-08').data as object), host: undefined, party: ULM } as never,
    } as StoryEvent;
    given(visitDecider, [host(ULM, PT), once], on)
      .when(answering(ULM))
      .thenRejected('E_STATE', 'VIS-07');
    expect(given(visitDecider, [host(ULM), once], on).state.stage).toBe('ACCEPTED');
  });
  it('VIS-17 recorded by the visitors takes no number of their book', () => {
    const event = (recordedByOrigin: boolean) => ({
      type: 'VisitHostingAccepted',
      data: {
        visitId: 'visit-1',
        party: ULM,
        reply: doc('BALASAN', '2024-11-07', { number: '7/UN8/2024' }),
        acceptedBy: { officeId: 'kantor', officialName: 'X', capacity: 'DEFINITIF' },
        ...(recordedByOrigin && { recordedByOrigin }),
      },
      metadata: {},
    });
    expect(numbersOf({ ...event(true), metadata: { actor: KADES, commandId: 'c' } } as never)).toEqual([]);
    expect(numbersOf({ ...event(false), metadata: { actor: KADES, commandId: 'c' } } as never)).toHaveLength(1);
  });
});

describe('VIS-08 Who approves', () => {
  const letter = doc('SURAT_KETUA', '2024-11-05');
  const approving = (origin: PartyRef, hosts: readonly PartyRef[], who: Actor, more: Partial<VisitFacts> = {}) => {
    const asked = {
      ...story.proposed,
      data: { ...story.proposed.data, ...by(origin), ...to(...hosts), ...apbd },
    } as StoryEvent;
    const answers = hosts.map((party) => ({
      ...story.hostsAccept[0],
      data: { ...(story.hostsAccept[0]!.data as object), host: undefined, party } as never,
    })) as unknown as readonly StoryEvent[];
    return given(visitDecider, [asked, ...answers], {
      facts: known(more),
      occurredOn: day('2024-11-12'),
      actor: who,
    }).when({ type: 'ApproveVisit', officialName: 'Ketua' });
  };
  const approved = [expect.objectContaining({ type: 'VisitApproved' }) as never];

  it('of a council is itself, on the paper of its chair', () => {
    const secretariat = actor('DPRD_SECRETARIAT', KAPUAS.code, { mandate: letter });
    approving(DPRD, [ULM], secretariat).then(approved);
    const { mandate: _none, ...without } = secretariat;
    approving(DPRD, [ULM], without).thenRejected('E_NO_AUTHORITY', 'VIS-08');
    approving(DPRD, [ULM], actor('REGENCY_SECRETARY', KAPUAS.code)).thenRejected('E_NO_AUTHORITY', 'VIS-08');
    approving(DPRD, [ULM], actor('DPRD_SECRETARIAT', KOTIM.code, { mandate: letter })).thenRejected(
      'E_NO_AUTHORITY',
      'VIS-08',
    );
    approving(BPD, [ULM], actor('BPD_MEMBER', SEI_ASAM.code, { mandate: letter })).then(approved);
    approving(BPD, [ULM], actor('REGENCY_HEAD', KAPUAS.code)).thenRejected('E_NO_AUTHORITY', 'VIS-08');
  });
  it('of a ministry or a branch of one is another of its officers', () => {
    const officer = actor('MINISTRY_OFFICER', NATIONAL);
    approving(KEMENDES, [ULM], officer, { ownInstitution: 'kemendes' }).then(approved);
    approving(BPN, [ULM], officer, { ownInstitution: 'bpn' }).then(approved);
    approving(KEMENDES, [ULM], officer, { ownInstitution: 'bpn' }).thenRejected('E_NO_AUTHORITY', 'PTY-04');
    approving(BPN, [ULM], actor('REGENCY_SECRETARY', KAPUAS.code)).thenRejected('E_NO_AUTHORITY', 'VIS-08');
  });
  it('of an enterprise or a community of a village is that of the village', () => {
    for (const origin of [BUMDES, { kind: 'COMMUNITY', region: SEI_ASAM, name: 'Karang Taruna' } as const])
      approving(origin, [PT], actor('DISTRICT_OFFICER', '62.03.02' as never)).then(approved);
    approving(BUMDES, [ULM], actor('DISTRICT_OFFICER', '62.03.02' as never)).thenRejected('E_NO_AUTHORITY', 'VIS-08');
    approving({ kind: 'BUMD', region: KAPUAS, name: 'PDAM' }, [ULM], actor('REGENCY_SECRETARY', KAPUAS.code)).then(
      approved,
    );
  });
  it('VIS-14 asks for the permit of a journey abroad', () => {
    const head = actor('REGENCY_HEAD', KAPUAS.code);
    expect(approving({ region: SEI_ASAM }, [MONTANA], head).thenRejected('E_DOC_MISSING').info.field).toBe(
      '/travelPermit',
    );
  });
});

describe('VIS-16 A virtual visit', () => {
  const online = { mode: 'VIRTUAL' as const, budget: rp('0'), fundingSources: [] };
  const asked = { ...story.proposed, data: { ...story.proposed.data, ...online, ...to(MONTANA) } } as StoryEvent;
  const answer = {
    ...story.hostsAccept[0],
    data: { ...(story.hostsAccept[0]!.data as object), host: undefined, party: MONTANA } as never,
  } as unknown as StoryEvent;
  const at = (events: readonly StoryEvent[], on: string) =>
    given(visitDecider, events, { facts: known(), actor: KADES, occurredOn: day(on) });

  it('costs nothing, and nobody need bear it', () => {
    expect(proposed(online)).toMatchObject({ mode: 'VIRTUAL', budget: '0' });
    expect(proposing({ mode: 'VIRTUAL' }).thenRejected('E_FUNDING_MISMATCH', 'VIS-16').info.field).toBe('/budget');
  });
  it('VIS-05 needs no justification of a regional government, because nobody travels', () => {
    const days = { plannedStart: day('2025-03-03'), plannedEnd: day('2025-03-03') };
    expect(proposed({ ...online, ...days, ...by({ region: KOTIM }) }).mode).toBe('VIRTUAL');
  });
  it('is approved without a permit or a delegation, and begins without an order', () => {
    const camat = actor('DISTRICT_OFFICER', '62.03.02' as never);
    given(visitDecider, [asked, answer], { facts: known(), actor: camat, occurredOn: day('2024-11-12') })
      .when({ type: 'ApproveVisit', officialName: 'Camat' })
      .then([expect.objectContaining({ type: 'VisitApproved' }) as never]);
    const standing = [asked, answer, story.approved];
    at(standing, '2024-11-15')
      .when({
        type: 'IssueTravelOrder',
        orderNo: '1',
        order: doc('ST', '2024-11-12'),
        travellers: story.ordered.data.travellers,
      })
      .thenRejected('E_STATE', 'VIS-16');
    at(standing, '2024-11-19')
      .when({ type: 'StartVisit' })
      .then([{ type: 'VisitStarted', data: { visitId: 'visit-1' } }]);
    const begun = [...standing, story.started, story.session];
    const complete = (attendance: number) =>
      at(begun, '2024-11-20').when({
        type: 'CompleteVisit',
        attendance,
        attendanceDoc: doc('HADIR', '2024-11-19'),
        hostConfirmationDoc: doc('KONFIRMASI'),
      });
    complete(4).thenRejected('E_DELEGATION_SIZE', 'VIS-09');
    complete(3).then([expect.objectContaining({ type: 'VisitCompleted' }) as never]);
  });
  it('VIS-09 is the only one that begins without an order', () => {
    at([story.proposed, ...story.hostsAccept, story.approved], '2024-11-19')
      .when({ type: 'StartVisit' })
      .thenRejected('E_STATE', 'VIS-09');
  });
});

describe('What was seen at a body', () => {
  const underway = [
    host(ULM),
    {
      ...accepted(ANGSANA, '2024-11-08'),
      data: { ...(accepted(ANGSANA, '2024-11-08').data as object), host: undefined, party: ULM } as never,
    },
    story.approved,
    story.ordered,
    story.started,
  ] as unknown as readonly StoryEvent[];
  const seen = (more: object) =>
    given(visitDecider, underway, { facts: known(), actor: KADES, occurredOn: day('2024-11-19') }).when({
      type: 'RecordInnovationObserved',
      innovationId: 'i-1',
      description: 'Kelas desa',
      ...more,
    });
  it('stands there as the visit names it', () => {
    seen({ party: { ...ULM, name: 'U L M' } }).then([
      {
        type: 'InnovationObserved',
        data: { visitId: 'visit-1', innovationId: 'i-1', party: ULM, description: 'Kelas desa' },
      },
    ]);
  });
  it('is refused of a body that is no host, and of no place at all', () => {
    expect(seen({ party: PT }).thenRejected('E_NOT_FOUND').info.field).toBe('/party');
    expect(seen({}).thenRejected('E_NOT_FOUND').info.field).toBe('/party');
    expect(seen({ hostRegion: DESA_ANGSANA }).thenRejected('E_NOT_FOUND').info.field).toBe('/hostRegion');
  });
});

describe('VIS-06 A repetition', () => {
  it('is one of the same party, not of another one in the same region', () => {
    const entry = (origin: PartyRef, visitId: string) =>
      registration({ ...terms, ...by(origin), ...to(ULM), visitId } as typeof terms);
    const visits = [entry(BPD, 'a'), entry({ region: SEI_ASAM }, 'b')].reduce(
      (state, data) => visitRegisterDecider.evolve(state, { type: 'VisitRegistered', data }, specMetadata()),
      visitRegisterDecider.initialState,
    );
    expect(mayRepeat(visits, entry(BPD, 'c'))).toEqual(['a']);
    expect(mayRepeat(visits, entry({ region: SEI_ASAM }, 'c'))).toEqual(['b']);
    expect(mayRepeat(visits, entry(BUMDES, 'c'))).toEqual([]);
    expect(entry(BPD, 'a')).toMatchObject({
      origin: SEI_ASAM.code,
      party: expect.stringContaining('COUNCIL'),
      hosts: [expect.stringContaining('UNIVERSITY')],
    });
    expect(entry({ region: SEI_ASAM }, 'b')).not.toHaveProperty('party');
    expect(entry(KEMENDES, 'c').origin).toBe('ID');
  });
});
