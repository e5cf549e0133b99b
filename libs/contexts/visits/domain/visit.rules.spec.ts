import { describe, expect, it } from '@jest/globals';
import { actor, by, day, doc, given, region, specContext, type GivenEvent } from '#testing';
import {
  AUTHORITY_NOT_RECORDED,
  type Actor,
  type AuthorityFact,
  type DecisionContext,
  type DocRef,
  type KnownMandate,
  type RegionCode,
  type RegionRef,
  type WarningCode,
} from '#kernel';
import type { VisitCommand } from './visit.commands.js';
import { visitDecider } from './visit.decider.js';
import type { VisitEvent, VisitProposed } from './visit.events.js';
import type { VisitFacts } from './visit.facts.js';
import { receivedTerms } from './visit.received.js';
import type { VisitStage } from './visit.state.js';
import {
  ANGSANA,
  DESA_ANGSANA,
  DESA_MEKAR_JAYA,
  KADES,
  KADIS_PMD,
  KOTIM,
  PONTIANAK,
  SEI_ASAM,
  TANAH_BUMBU,
  accepted,
  facts,
  story,
  travellers,
  until,
  type StoryEvent,
} from './fixtures/story.js';

type Overrides = Partial<DecisionContext<VisitFacts>>;
const after = (events: readonly GivenEvent<VisitEvent>[]) =>
  given(visitDecider, events, { facts: facts(), actor: KADES });
const at = (stage: VisitStage) => after(until(stage));
const on = (date: string, more: Overrides = {}): Overrides => ({ occurredOn: day(date), ...more });
const visitId = 'visit-1';
const inForce = (validTo: string, more: Partial<KnownMandate> = {}): KnownMandate => ({
  kind: 'DELEGASI',
  givenBy: {
    officeId: 'bupati-62.03',
    headTitle: 'Bupati Kapuas',
    region: '62.03' as RegionCode,
    regionName: 'Kabupaten Kapuas',
  },
  validFrom: day('2024-01-01'),
  validTo: day(validTo),
  ...more,
});

describe('VIS-07 the hosts answer', () => {
  const decline = (host: RegionRef): VisitCommand => ({
    type: 'DeclineHosting',
    host: host.code,
    officialName: 'Camat',
  });
  const accept = (host: RegionRef): VisitCommand => ({
    type: 'AcceptHosting',
    host: host.code,
    officialName: 'Camat',
    reply: doc('BALASAN'),
  });
  const CAMAT = actor('DISTRICT_OFFICER', ANGSANA.code);
  const asHost = (date: string, more: Overrides = {}): Overrides => on(date, { actor: CAMAT, ...more });
  const refusal = (host: RegionRef): VisitEvent => ({ ...story.declined, data: { ...story.declined.data, host } });

  it('a refusal needs a reason', () => {
    at('PROPOSED').when(decline(ANGSANA), asHost('2024-11-07')).thenRejected('E_REASON_REQUIRED', 'VIS-07');
  });
  it('a refusal keeps its letter, where one was sent', () => {
    const data = {
      visitId,
      host: ANGSANA,
      declinedBy: { officeId: CAMAT.officeId, officialName: 'Camat', capacity: 'DEFINITIF' as const },
      reason: 'Penuh',
    };
    const refused = (more: object) =>
      at('PROPOSED').when({ ...decline(ANGSANA), ...more } as VisitCommand, asHost('2024-11-07', { reason: 'Penuh' }));
    refused({ reply: doc('BALASAN') }).then([
      { type: 'VisitHostingDeclined', data: { ...data, reply: doc('BALASAN') } },
    ]);
    refused({}).then([{ type: 'VisitHostingDeclined', data }]);
  });
  it.each(['AcceptHosting', 'DeclineHosting'] as const)(
    'a reply is a letter of the host itself, not that of the visitors, whatever it says of its classification: %s',
    (type) => {
      const replying = (reply: DocRef) =>
        at('PROPOSED').when(
          { ...decline(ANGSANA), type, reply } as VisitCommand,
          asHost('2024-11-07', { reason: 'Penuh' }),
        );
      const { letter } = story.proposed.data;
      expect(replying({ ...letter, classification: 'SECRET' }).thenRejected('E_VALIDATION', 'VIS-07').info.field).toBe(
        '/reply',
      );
      const by = { officeId: CAMAT.officeId, officialName: 'Camat', capacity: 'DEFINITIF' as const };
      for (const reply of [
        { ...letter, sha256: 'b'.repeat(64) },
        { ...letter, docId: 'balasan' },
      ]) {
        replying(reply).then([
          type === 'AcceptHosting'
            ? { type: 'VisitHostingAccepted', data: { visitId, host: ANGSANA, acceptedBy: by, reply } }
            : {
                type: 'VisitHostingDeclined',
                data: { visitId, host: ANGSANA, declinedBy: by, reason: 'Penuh', reply },
              },
        ]);
      }
    },
  );
  it('one required host declines: DECLINED', () => expect(at('DECLINED').state.stage).toBe('DECLINED'));
  it('an optional host declines: the others go on', () => {
    const declined = after([...until('PROPOSED'), refusal(DESA_ANGSANA)]);
    expect(declined.state.stage).toBe('PROPOSED');
    expect(after([...until('PROPOSED'), refusal(DESA_ANGSANA), ...story.hostsAccept]).state.stage).toBe('ACCEPTED');
  });
  it('all required hosts have accepted: ACCEPTED, dated by the last of them', () => {
    expect(after(until('ACCEPTED').slice(0, -1)).state.stage).toBe('PROPOSED');
    expect(at('ACCEPTED').state).toMatchObject({ stage: 'ACCEPTED', lastStepOn: '2024-11-07' });
  });
  it('the optional host may still answer then', () => {
    expect(after([...until('ACCEPTED'), accepted(DESA_ANGSANA, '2024-11-09')]).state).toMatchObject({
      stage: 'ACCEPTED',
      lastStepOn: '2024-11-07',
    });
  });
  it.each(['ACCEPTED', 'APPROVED', 'TASKED'] as const)(
    'an optional host that has not answered declines or accepts until the visit begins: %s',
    (stage) => {
      const { state } = at(stage);
      const day = stage === 'TASKED' ? '2024-11-18' : '2024-11-12';
      const village = on(day, { actor: actor('VILLAGE_HEAD', DESA_ANGSANA.code), reason: 'Panen raya' });
      for (const [command, type] of [
        [decline(DESA_ANGSANA), 'VisitHostingDeclined'],
        [accept(DESA_ANGSANA), 'VisitHostingAccepted'],
      ] as const) {
        const [event] = visitDecider.decide(command, state, specContext({ ...village, facts: facts() }));
        expect(event!.type).toBe(type);
        const answeredAt = after([...until(stage), { ...event!, metadata: village } as never]);
        // It leads nowhere else, and dates nothing.
        expect(answeredAt.state).toEqual({
          ...state,
          answers: expect.objectContaining({ [DESA_ANGSANA.code]: expect.anything() }),
        });
      }
    },
  );
  it('nobody answers any more once it has begun', () => {
    at('UNDERWAY')
      .when(decline(DESA_ANGSANA), asHost('2024-11-19', { reason: 'Penuh' }))
      .thenRejected('E_STATE');
  });
  it('an optional host that had not answered when the visit began is none of its hosts', () => {
    const hostsAt = (events: readonly VisitEvent[]) =>
      receivedTerms(after(events).state as Parameters<typeof receivedTerms>[0]).hosts.map(({ region }) => region);
    const asked = [TANAH_BUMBU, ANGSANA, DESA_MEKAR_JAYA];
    expect(hostsAt(until('TASKED'))).toEqual([...asked, DESA_ANGSANA]);
    expect(hostsAt([...until('TASKED'), story.started])).toEqual(asked);
    const answered = [...until('ACCEPTED'), accepted(DESA_ANGSANA, '2024-11-09')];
    expect(hostsAt([...answered, story.approved, story.ordered, story.started])).toEqual([...asked, DESA_ANGSANA]);
  });
  it('only a host answers', () => {
    at('PROPOSED').when(accept(PONTIANAK), asHost('2024-11-07')).thenRejected('E_NOT_FOUND', 'VIS-07');
  });
  it('each host answers once', () => {
    at('ACCEPTED')
      .when(decline(ANGSANA), asHost('2024-11-09', { reason: 'Penuh' }))
      .thenRejected('E_STATE', 'VIS-07');
  });
  it('COM-05 dates its answer by its own calendar: west of the origin that may be the day before it was asked', () => {
    const ofJayapura = {
      ...story.proposed,
      data: { ...story.proposed.data, origin: { region: region('91.71', 'Kota Jayapura'), officeId: 'setda' } },
    };
    const asked = after([ofJayapura]);
    asked
      .when(accept(ANGSANA), asHost('2024-11-03'))
      .then([
        {
          type: 'VisitHostingAccepted',
          data: {
            visitId,
            host: ANGSANA,
            acceptedBy: { officeId: CAMAT.officeId, officialName: 'Camat', capacity: 'DEFINITIF' },
            reply: doc('BALASAN'),
          },
        },
      ]);
    asked.when(accept(ANGSANA), asHost('2024-11-02')).thenRejected('E_DATE_ORDER', 'COM-05');
    at('PROPOSED').when(accept(ANGSANA), asHost('2024-11-03')).thenRejected('E_DATE_ORDER', 'COM-05');
    expect(after([ofJayapura, { ...story.declined, metadata: { occurredOn: day('2024-11-03') } }]).state).toMatchObject(
      { stage: 'DECLINED', lastStepOn: '2024-11-04' },
    );
  });
  it.each(['KUASA', 'MEWAKILI'] as const)(
    'COM-04 somebody answers as %s on a mandate that is dated that day at the latest and has not ended',
    (capacity) => {
      const answering = (command: VisitCommand, mandate?: DocRef, authority = AUTHORITY_NOT_RECORDED) =>
        at('PROPOSED').when(
          command,
          on('2024-11-07', {
            reason: 'Penuh',
            actor: actor('DISTRICT_OFFICER', ANGSANA.code, { capacity, ...(mandate && { mandate }) }),
            facts: facts({ authority }),
          }),
        );
      const until = (validTo: string): AuthorityFact => ({ heldAs: 'NOT_HELD', mandate: inForce(validTo) });
      for (const [command, by] of [
        [accept(ANGSANA), 'acceptedBy'],
        [decline(ANGSANA), 'declinedBy'],
      ] as const) {
        for (const missing of [undefined, doc('MANDAT', '2024-11-08')]) {
          expect(answering(command, missing).thenRejected('E_NO_AUTHORITY', 'COM-04').info.field).toBe(
            '/acting/mandate',
          );
        }
        expect(
          answering(command, doc('MANDAT'), until('2024-11-06')).thenRejected('E_MANDATE_EXPIRED', 'COM-04').info.field,
        ).toBe('/acting/mandate');
        for (const [mandate, authority] of [
          [doc('MANDAT', '2024-11-07'), AUTHORITY_NOT_RECORDED],
          [doc('MANDAT'), until('2024-11-07')],
        ] as const) {
          const { type, ...own } = {
            ...(command as { reply?: DocRef }),
            type:
              command.type === 'AcceptHosting' ? ('VisitHostingAccepted' as const) : ('VisitHostingDeclined' as const),
          };
          answering(command, mandate, authority).then([
            {
              type,
              data: {
                visitId,
                host: ANGSANA,
                [by]: { officeId: `office-DISTRICT_OFFICER-${ANGSANA.code}`, officialName: 'Camat', capacity, mandate },
                ...(own.reply ? { reply: own.reply } : { reason: 'Penuh' }),
              },
            } as VisitEvent,
          ]);
        }
      }
    },
  );
  it('COM-10 an acceptance has its letter', () => {
    at('PROPOSED')
      .when({ type: 'AcceptHosting', host: ANGSANA.code, officialName: 'Camat' }, asHost('2024-11-07'))
      .thenRejected('E_DOC_MISSING', 'COM-10');
  });
});

describe('rescheduling', () => {
  const moved: VisitEvent = {
    type: 'VisitRescheduled',
    data: { visitId, plannedStart: day('2024-12-03'), plannedEnd: day('2024-12-04') },
  };
  const again = after([
    ...until('TASKED'),
    by(actor('VILLAGE_HEAD', SEI_ASAM.code, { userId: 'successor' }), '2024-11-16', moved),
  ]);

  it('asks hosts and approver again, for the new days', () => {
    expect(again.state).toMatchObject({
      stage: 'PROPOSED',
      answers: {},
      terms: { plannedStart: '2024-12-03', plannedEnd: '2024-12-04' },
    });
    expect(again.state).not.toHaveProperty('order');
  });
  it('to the same days changes nothing', () => {
    at('APPROVED')
      .when(
        { type: 'RescheduleVisit', plannedStart: day('2024-11-19'), plannedEnd: day('2024-11-20') },
        on('2024-11-13'),
      )
      .then([]);
  });
  it('goes forward, never into the past', () => {
    at('APPROVED')
      .when(
        { type: 'RescheduleVisit', plannedStart: day('2024-11-12'), plannedEnd: day('2024-11-20') },
        on('2024-11-13'),
      )
      .thenRejected('E_DATE_ORDER');
  });
  it('makes whoever moved it a proposer too', () => {
    const accept = story.hostsAccept.map((event) => ({
      ...event,
      metadata: { ...event.metadata, occurredOn: day('2024-11-17') },
    }));
    after([...until('TASKED'), by({ ...KADIS_PMD, userId: 'mover' }, '2024-11-16', moved), ...accept])
      .when(
        { type: 'ApproveVisit', officialName: 'Kadis' },
        on('2024-11-18', { actor: { ...KADIS_PMD, userId: 'mover' } }),
      )
      .thenRejected('E_SOD', 'VIS-08');
  });
});

describe('COM-14 what one visit may hold', () => {
  const times = <E>(count: number, event: (n: number) => E): readonly E[] =>
    Array.from({ length: count }, (_, n) => event(n));
  const moved = (n: number): VisitEvent => ({
    type: 'VisitRescheduled',
    data: { visitId, plannedStart: day(`2024-12-${10 + (n % 2)}`), plannedEnd: day('2024-12-20') },
  });
  const reschedule: VisitCommand = {
    type: 'RescheduleVisit',
    plannedStart: day('2024-12-15'),
    plannedEnd: day('2024-12-20'),
  };
  const rescheduled: VisitEvent = {
    type: 'VisitRescheduled',
    data: { visitId, plannedStart: day('2024-12-15'), plannedEnd: day('2024-12-20'), warnings: [] },
  };
  const session: VisitCommand = {
    type: 'RecordSession',
    topic: 'BUMDes',
    place: 'Balai Desa',
    speaker: { officeId: 'o', officialName: 'Kades', capacity: 'PJ' },
  };
  const observe: VisitCommand = {
    type: 'RecordInnovationObserved',
    innovationId: 'one-more',
    hostRegion: DESA_ANGSANA,
    description: 'x',
  };
  const observed = (n: number): VisitEvent => ({
    ...story.observed,
    data: { ...story.observed.data, innovationId: `i-${n}` },
  });

  it('is given other days twelve times, and cancelled all the same', () => {
    after([...until('PROPOSED'), ...times(11, moved)])
      .when(reschedule, on('2024-11-13'))
      .then([rescheduled]);
    const full = after([...until('PROPOSED'), ...times(12, moved)]);
    expect(full.when(reschedule, on('2024-11-13')).thenRejected('E_LIMIT', 'COM-14').info.details).toEqual({
      held: 12,
      limit: 12,
    });
    full
      .when({ type: 'CancelVisit' }, on('2024-11-13', { reason: 'Banjir' }))
      .then([story.cancelled].map(({ type, data }) => ({ type, data })) as never);
  });
  it('is refused further days when it was rescheduled 3,700 times before there was a bound, and its state has not grown', () => {
    const full = after([...until('PROPOSED'), ...times(3_700, moved)]);
    full.when(reschedule, on('2024-11-13')).thenRejected('E_LIMIT', 'COM-14');
    expect(full.state).toMatchObject({ reschedules: 3_700 });
    expect(JSON.stringify(full.state).length).toBeLessThan(
      JSON.stringify(after([...until('PROPOSED'), moved(0)]).state).length + 200,
    );
  });
  it('has a hundred sessions, and is completed all the same', () => {
    const held = (count: number) => after([...until('TASKED'), story.started, ...times(count, () => story.session)]);
    held(99)
      .when(session, on('2024-11-19'))
      .then([
        {
          type: 'VisitSessionHeld',
          data: {
            visitId,
            topic: 'BUMDes',
            place: 'Balai Desa',
            speaker: { officeId: 'o', officialName: 'Kades', capacity: 'PJ' },
          },
        },
      ]);
    held(100).when(session, on('2024-11-19')).thenRejected('E_LIMIT', 'COM-14');
  });
  it('has a hundred observed innovations', () => {
    const seen = (count: number) =>
      after([...until('TASKED'), story.started, story.session, ...times(count, observed)]);
    seen(99)
      .when(observe, on('2024-11-19'))
      .then([
        {
          type: 'InnovationObserved',
          data: { visitId, innovationId: 'one-more', hostRegion: DESA_ANGSANA, description: 'x' },
        },
      ]);
    seen(100).when(observe, on('2024-11-19')).thenRejected('E_LIMIT', 'COM-14');
  });
  it('remembers a lapsed attempt and a proposer once, however often they come', () => {
    const lapsed: VisitEvent = { type: 'TravelOrderLapsed', data: { visitId, commandId: 'c', subjectRefs: [] } };
    expect(after([...until('APPROVED'), ...times(5, () => lapsed)]).state).toMatchObject({
      lapsed: ['c'],
      proposers: [KADES.userId],
    });
  });
});

describe('VIS-08 who approves', () => {
  const approve: VisitCommand = { type: 'ApproveVisit', officialName: 'Pejabat' };
  const { mandate: _, ...KADIS_WITHOUT } = KADIS_PMD;
  const BUPATI = actor('REGENCY_HEAD', '62.03' as never);
  const CAMAT = actor('DISTRICT_OFFICER', '62.03.02' as never);
  const visit = (origin: RegionRef, hosts: readonly RegionRef[], proposer: Actor = KADES) => {
    const event: VisitProposed = {
      type: 'VisitProposed',
      data: {
        ...story.proposed.data,
        origin: { region: origin, officeId: 'o' },
        hosts: hosts.map((host) => ({ region: host, required: true })),
      },
    };
    return after([by(proposer, '2024-11-04', event), ...hosts.map((host) => accepted(host, '2024-11-08'))]);
  };
  const approvedBy = (given_: ReturnType<typeof visit>, who: Actor, more: Overrides = {}) =>
    given_.when(approve, on('2024-11-12', { actor: who, ...more }));
  const passes = (given_: ReturnType<typeof visit>, who: Actor, authority = AUTHORITY_NOT_RECORDED) =>
    approvedBy(given_, who, { facts: facts({ authority }) }).then([
      {
        type: 'VisitApproved',
        data: {
          visitId,
          acknowledged: [],
          approver: {
            officeId: who.officeId,
            officialName: 'Pejabat',
            capacity: who.capacity,
            ...(who.mandate && { mandate: who.mandate }),
          },
        },
      },
    ]);
  const outside = visit(SEI_ASAM, [ANGSANA]);
  const inside = visit(SEI_ASAM, [region('62.03.05.2001', 'Tetangga')]);

  it('a village leaving its regency: the Bupati, or Kadis PMD and Camat by delegation', () => {
    passes(outside, BUPATI);
    passes(outside, KADIS_PMD);
    passes(outside, { ...CAMAT, mandate: doc('PENDELEGASIAN') });
    approvedBy(outside, KADIS_WITHOUT).thenRejected('E_NO_AUTHORITY', 'VIS-08');
    approvedBy(outside, CAMAT).thenRejected('E_NO_AUTHORITY', 'VIS-08');
  });
  it('an expired delegation is none', () => {
    approvedBy(outside, KADIS_PMD, {
      facts: facts({ authority: { heldAs: 'DEFINITIF', mandate: inForce('2024-11-11') } }),
    }).thenRejected('E_MANDATE_EXPIRED', 'VIS-08');
  });
  it('a delegation that the register has is one by the Bupati of that regency', () => {
    const shown = (more: Partial<KnownMandate> = {}) =>
      approvedBy(outside, KADIS_PMD, {
        facts: facts({ authority: { heldAs: 'DEFINITIF', mandate: inForce('2024-12-31', more) } }),
      });
    const regency = '62.03' as RegionCode;
    passes(outside, KADIS_PMD, { heldAs: 'DEFINITIF', mandate: inForce('2024-12-31') });
    const called = (headTitle: string, regionName = 'Kabupaten Kapuas') => ({
      givenBy: { officeId: 'x', headTitle, region: regency, regionName },
    });
    for (const [headTitle, regionName] of [
      ['Wali Kota'],
      ['BUPATI  KAPUAS'],
      ['Pj. Bupati Kapuas'],
      ['Plt. Bupati'],
      ['Plh Bupati Kabupaten Kapuas'],
      ['Penjabat Bupati'],
      ['Walikota Bogor', 'Kota Bogor'],
      ['Bupati Kotabaru', 'Kabupaten Kotabaru'],
      ['Wali Kota Jakarta Pusat', 'Kota Administrasi Jakarta Pusat'],
    ] as const)
      passes(outside, KADIS_PMD, {
        heldAs: 'DEFINITIF',
        mandate: inForce('2024-12-31', called(headTitle, regionName)),
      });
    for (const more of [
      { kind: 'MANDAT' as const },
      { kind: 'SURAT_KUASA' as const },
      { givenBy: { officeId: 'dpmd-62.03', headTitle: 'Kepala Dinas PMD', region: regency } },
      called('Wakil Bupati Kapuas'),
      called('Bupati Pramuka Ranting'),
      called('Bupati Kapuas Hulu'),
      called('Bupati baru', 'Kabupaten Kotabaru'),
      called('Kepala Bagian Bupati Kapuas'),
      { givenBy: { officeId: 'x', headTitle: 'Bupati Kapuas', region: regency } },
      { givenBy: { officeId: 'x', headTitle: 'Bupati Kotim', region: KOTIM.code } },
      { givenBy: { officeId: 'x' } },
    ])
      expect(shown(more).thenRejected('E_NO_AUTHORITY', 'VIS-08').info.field).toBe('/acting/mandate');
    // Inside the regency none is asked for, whatever is shown.
    passes(inside, KADIS_PMD, { heldAs: 'DEFINITIF', mandate: inForce('2024-12-31', { kind: 'MANDAT' }) });
  });
  it('a village that leaves it for one host of several needs the delegation, too', () => {
    approvedBy(visit(SEI_ASAM, [region('62.03.05.2001', 'Tetangga'), ANGSANA]), KADIS_WITHOUT).thenRejected(
      'E_NO_AUTHORITY',
      'VIS-08',
    );
  });
  it('a host that declined has no part in it: what stays inside without it needs no delegation, nor warns of its money', () => {
    const near = region('62.03.05.2001', 'Tetangga');
    const { fundingSources } = story.proposed.data;
    const event: VisitProposed = {
      type: 'VisitProposed',
      data: {
        ...story.proposed.data,
        origin: { region: SEI_ASAM, officeId: 'o' },
        hosts: [
          { region: near, required: true },
          { region: ANGSANA, required: false },
        ],
        fundingSources: fundingSources.map((each) => ({ ...each, source: 'DANA_DESA' as const })),
      },
    };
    const asked = [by(KADES, '2024-11-04', event), accepted(near, '2024-11-08')];
    approvedBy(after(asked), KADIS_WITHOUT).thenRejected('E_NO_AUTHORITY', 'VIS-08');
    approvedBy(after(asked), BUPATI).thenRejected('E_VALIDATION', 'VIS-04');
    const refused: VisitEvent = { ...story.declined, data: { ...story.declined.data, host: ANGSANA } };
    passes(after([...asked, by(actor('DISTRICT_OFFICER', ANGSANA.code), '2024-11-09', refused)]), KADIS_WITHOUT);
  });
  it('a village inside its regency: the same without delegation', () => {
    passes(inside, KADIS_WITHOUT);
    passes(inside, CAMAT);
  });
  it('nobody of another regency, another district, a province or another office', () => {
    for (const who of [
      actor('REGENCY_HEAD', TANAH_BUMBU.code),
      actor('DISTRICT_OFFICER', '62.03.01' as never, { mandate: doc('PENDELEGASIAN') }),
      actor('REGENCY_HEAD', '62' as never),
      actor('REGENCY_SECRETARY', '62.03' as never),
      actor('VILLAGE_HEAD', SEI_ASAM.code, { userId: 'other' }),
    ])
      approvedBy(outside, who).thenRejected('E_NO_AUTHORITY', 'VIS-08');
  });
  it('an office, a kecamatan or a kelurahan: the Sekda of its government', () => {
    const sekda = actor('REGENCY_SECRETARY', KOTIM.code);
    passes(visit(KOTIM, [PONTIANAK], actor('OPD_HEAD', KOTIM.code)), sekda);
    passes(visit(region('62.02.06', 'Mentawa Baru'), [PONTIANAK]), sekda);
    passes(visit(region('62.02.06.1001', 'Kelurahan'), [PONTIANAK]), sekda);
    passes(visit(region('62', 'Kalimantan Tengah'), [PONTIANAK]), actor('REGENCY_SECRETARY', '62' as never));
    approvedBy(visit(KOTIM, [PONTIANAK]), actor('REGENCY_SECRETARY', '62' as never)).thenRejected(
      'E_NO_AUTHORITY',
      'VIS-08',
    );
  });
  it("a regional head's own travel: a regulation of the region", () => {
    const own = visit(KOTIM, [PONTIANAK], actor('REGENCY_HEAD', KOTIM.code));
    const sekda = actor('REGENCY_SECRETARY', KOTIM.code);
    approvedBy(own, sekda).thenRejected('E_NO_AUTHORITY', 'VIS-08');
    passes(own, { ...sekda, mandate: doc('PERBUP') });
    const ofGovernor = visit(region('62', 'Kalimantan Tengah'), [PONTIANAK], actor('GOVERNOR', '62' as never));
    approvedBy(ofGovernor, actor('REGENCY_SECRETARY', '62' as never)).thenRejected('E_NO_AUTHORITY', 'VIS-08');
    passes(ofGovernor, actor('REGENCY_SECRETARY', '62' as never, { mandate: doc('PERGUB') }));
  });
  it('never the proposer, even in another office', () => {
    approvedBy(outside, { ...BUPATI, userId: KADES.userId }).thenRejected('E_SOD', 'VIS-08');
  });
  it('VIS-06 acknowledges what the terms are warned of on that day, and nothing that was called off meanwhile', () => {
    const earlier = {
      visitId: 'visit-0',
      hosts: [ANGSANA.code],
      topics: ['Pengelolaan BUMDes'],
      plannedStart: day('2024-03-01'),
    };
    const calledOff = after([
      { ...story.proposed, data: { ...story.proposed.data, warnings: ['W_REPEAT_VISIT'] } },
      ...story.hostsAccept,
    ]);
    expect(calledOff.state).toMatchObject({ warnings: ['W_REPEAT_VISIT'] });
    calledOff
      .when(approve, on('2024-11-12', { actor: BUPATI }))
      .then([
        {
          type: 'VisitApproved',
          data: {
            visitId,
            approver: { officeId: BUPATI.officeId, officialName: 'Pejabat', capacity: 'DEFINITIF' },
            acknowledged: [],
          },
        },
      ]);
    const warned = given(visitDecider, until('ACCEPTED'), { facts: facts({ earlierVisits: [earlier] }) });
    const rejection = warned
      .when(approve, on('2024-11-12', { actor: BUPATI, facts: facts({ earlierVisits: [earlier] }) }))
      .thenRejected('E_VALIDATION', 'VIS-06');
    expect(rejection.info).toMatchObject({ field: '/acknowledge', details: { warnings: ['W_REPEAT_VISIT'] } });
    warned
      .when(
        approve,
        on('2024-11-12', {
          actor: BUPATI,
          acknowledged: ['W_REPEAT_VISIT'],
          facts: facts({ earlierVisits: [earlier] }),
        }),
      )
      .then([
        {
          type: 'VisitApproved',
          data: {
            visitId,
            approver: { officeId: BUPATI.officeId, officialName: 'Pejabat', capacity: 'DEFINITIF' },
            acknowledged: ['W_REPEAT_VISIT'],
          },
        },
      ]);
  });
  it('VIS-04 a warning about Dana Desa is acknowledged by that rule, the one of a repetition by its own where both wait', () => {
    const [first, ...rest] = until('ACCEPTED') as [typeof story.proposed, ...StoryEvent[]];
    const paid = {
      ...first,
      data: {
        ...first.data,
        fundingSources: [{ source: 'DANA_DESA' as const, fiscalYear: 2024, amount: first.data.budget }],
      },
    };
    const earlier = {
      visitId: 'visit-0',
      hosts: [ANGSANA.code],
      topics: ['Pengelolaan BUMDes'],
      plannedStart: day('2024-03-01'),
    };
    const unseen = (ruleId: string, more: Overrides = {}) =>
      after([paid, ...rest])
        .when(approve, on('2024-11-12', { actor: BUPATI, ...more }))
        .thenRejected('E_VALIDATION', ruleId).info.details;
    expect(unseen('VIS-04')).toEqual({ warnings: ['W_DANA_DESA_EARLIER_TA'] });
    const both = { facts: facts({ earlierVisits: [earlier] }) };
    expect(unseen('VIS-06', both)).toEqual({ warnings: ['W_DANA_DESA_EARLIER_TA', 'W_REPEAT_VISIT'] });
    expect(unseen('VIS-04', { ...both, acknowledged: ['W_REPEAT_VISIT'] })).toEqual({
      warnings: ['W_DANA_DESA_EARLIER_TA'],
    });
  });
  it('COM-05 on the planned first day at the latest', () => {
    const approving = (date: string) => at('ACCEPTED').when(approve, on(date, { actor: KADIS_PMD }));
    approving('2024-11-19').then([
      {
        type: 'VisitApproved',
        data: { visitId, approver: { ...story.approved.data.approver, officialName: 'Pejabat' }, acknowledged: [] },
      },
    ]);
    expect(approving('2024-11-20').thenRejected('E_DATE_ORDER', 'COM-05').info).toMatchObject({
      field: '/occurredOn',
      details: { plannedStart: '2024-11-19' },
    });
  });
});

describe('the rules on terms, looked at again whenever terms, money or rules may have changed', () => {
  const exceeded = facts({ travelCeilings: { 2024: { ceiling: '62499999' as never, committed: '0' as never } } });
  const ofKotim = (stage: VisitStage) => {
    const [first, ...rest] = until(stage) as [typeof story.proposed, ...StoryEvent[]];
    return given(
      visitDecider,
      [{ ...first, data: { ...first.data, origin: { region: KOTIM, officeId: 'setda' } } }, ...rest],
      { facts: facts() },
    );
  };
  const move = (plannedStart: string, plannedEnd: string): VisitCommand => ({
    type: 'RescheduleVisit',
    plannedStart: day(plannedStart),
    plannedEnd: day(plannedEnd),
  });
  const SEKDA = actor('REGENCY_SECRETARY', KOTIM.code);

  it('other days: money of another year, another visit near them, a day too many or too far ahead', () => {
    const moving = at('PROPOSED');
    moving.when(move('2025-01-07', '2025-01-08'), on('2024-11-05')).thenRejected('E_WRONG_TA', 'VIS-03');
    moving.when(move('2024-11-19', '2025-01-18'), on('2024-11-05')).thenRejected('E_TERM', 'COM-05');
    moving.when(move('2026-11-06', '2026-11-06'), on('2024-11-05')).thenRejected('E_TERM', 'COM-05');
    const near = facts({
      earlierVisits: [
        { visitId: 'visit-0', hosts: [ANGSANA.code], topics: ['pengelolaan bumdes'], plannedStart: day('2023-12-03') },
      ],
    });
    const moved = (warnings: readonly WarningCode[], start: string): VisitEvent => ({
      type: 'VisitRescheduled',
      data: { visitId, plannedStart: day(start), plannedEnd: day('2024-12-04'), warnings },
    });
    moving
      .when(move('2024-12-03', '2024-12-04'), on('2024-11-05', { facts: near }))
      .then([moved(['W_REPEAT_VISIT'], '2024-12-03')]);
    moving.when(move('2024-12-04', '2024-12-04'), on('2024-11-05', { facts: near })).then([moved([], '2024-12-04')]);
    expect(after([...until('ACCEPTED'), moved(['W_REPEAT_VISIT'], '2024-12-03')]).state).toMatchObject({
      stage: 'PROPOSED',
      warnings: ['W_REPEAT_VISIT'],
    });
  });
  it('the approval and the travel order: a ceiling that was entered meanwhile', () => {
    ofKotim('ACCEPTED')
      .when({ type: 'ApproveVisit', officialName: 'Sekda' }, on('2024-11-12', { actor: SEKDA, facts: exceeded }))
      .thenRejected('E_TRAVEL_CEILING', 'VIS-05');
    const order: VisitCommand = {
      type: 'IssueTravelOrder',
      orderNo: 'ST-1',
      order: doc('SURAT_TUGAS', '2024-11-12'),
      travellers,
    };
    ofKotim('APPROVED')
      .when(order, on('2024-11-15', { facts: exceeded }))
      .thenRejected('E_TRAVEL_CEILING', 'VIS-05');
  });
  it('a rescheduled visit of an old log keeps the warnings that it had', () => {
    const old: VisitEvent = {
      type: 'VisitRescheduled',
      data: { visitId, plannedStart: day('2024-12-03'), plannedEnd: day('2024-12-04') },
    };
    const warned = { ...story.proposed, data: { ...story.proposed.data, warnings: ['W_REPEAT_VISIT' as const] } };
    expect(after([warned, old]).state).toMatchObject({ warnings: ['W_REPEAT_VISIT'] });
  });
});

describe('VIS-09 the travel order', () => {
  const issue = (change: object): VisitCommand => ({
    type: 'IssueTravelOrder',
    orderNo: 'ST-1',
    order: doc('SURAT_TUGAS', '2024-11-12'),
    travellers,
    ...change,
  });
  const [first, second, third] = travellers as [(typeof travellers)[0], (typeof travellers)[0], (typeof travellers)[0]];

  it.each([
    ['nobody', [], '/travellers'],
    [
      'one more than asked for (S-4 R3)',
      [...travellers, { subjectRef: 'subject-4', spdNo: 'SPD-4', official: true }],
      '/travellers',
    ],
    ['a traveller twice', [first, { ...second, subjectRef: first.subjectRef }], '/travellers/1/subjectRef'],
    ['an SPD number twice', [first, { ...second, spdNo: first.spdNo }], '/travellers/1/spdNo'],
    ['family on public money', [first, { ...third, official: false }], '/travellers/1/official'],
  ])('refuses %s, and says which of them', (_, listed, field) => {
    const refused = at('APPROVED')
      .when(issue({ travellers: listed }), on('2024-11-15'))
      .thenRejected('E_DELEGATION_SIZE', 'VIS-09');
    expect(refused.info.field).toBe(field);
  });

  it('lets family travel on private money', () => {
    const { data } = story.proposed;
    const privately = {
      ...story.proposed,
      data: { ...data, fundingSources: [{ source: 'PIHAK_KETIGA' as const, fiscalYear: 2024, amount: data.budget }] },
    };
    after([privately, ...story.hostsAccept, story.approved])
      .when(issue({ travellers: [{ ...third, official: false }] }), on('2024-11-15'))
      .then([
        { type: 'TravelOrderIssued', data: { ...story.ordered.data, travellers: [{ ...third, official: false }] } },
      ]);
  });
  it('lets no family travel where public money pays a part', () => {
    const { data } = story.proposed;
    const mixed = [
      { source: 'PIHAK_KETIGA' as const, fiscalYear: 2024, amount: '1' as never },
      { source: 'ADD' as const, fiscalYear: 2024, amount: '62499999' as never },
    ];
    after([{ ...story.proposed, data: { ...data, fundingSources: mixed } }, ...story.hostsAccept, story.approved])
      .when(issue({ travellers: [{ ...third, official: false }] }), on('2024-11-15'))
      .thenRejected('E_DELEGATION_SIZE', 'VIS-09');
  });
  it('needs the Surat Tugas', () => {
    at('APPROVED')
      .when(issue({ order: undefined }), on('2024-11-15'))
      .thenRejected('E_DOC_MISSING', 'COM-10');
  });
  it('needs committed money, where funds are kept', () => {
    const funded = (...statuses: string[]) =>
      on('2024-11-15', { facts: facts({ funds: statuses.map((status, i) => ({ fundId: `fund-${i}`, status })) }) });
    at('APPROVED').when(issue({}), funded()).thenRejected('E_STATE', 'VIS-09');
    at('APPROVED').when(issue({}), funded('CANCELLED')).thenRejected('E_STATE', 'VIS-09');
    at('APPROVED')
      .when(issue({}), funded('CANCELLED', 'COMMITTED'))
      .then([{ type: 'TravelOrderIssued', data: story.ordered.data }]);
  });
  it('is issued on the planned first day at the latest', () => {
    at('APPROVED')
      .when(issue({}), on('2024-11-19'))
      .then([{ type: 'TravelOrderIssued', data: story.ordered.data }]);
    expect(at('APPROVED').when(issue({}), on('2024-11-20')).thenRejected('E_DATE_ORDER', 'COM-05').info).toMatchObject({
      field: '/occurredOn',
      details: { plannedStart: '2024-11-19' },
    });
  });
  it('takes one traveller, and as many as were asked for', () => {
    for (const listed of [[first], [first, second], travellers]) {
      at('APPROVED')
        .when(issue({ travellers: listed }), on('2024-11-15'))
        .then([{ type: 'TravelOrderIssued', data: { ...story.ordered.data, travellers: listed } }]);
    }
  });
  it('VIS-10 cannot be issued by an attempt that was given up', () => {
    const lapsed: VisitEvent = { type: 'TravelOrderLapsed', data: { visitId, commandId: 'lost', subjectRefs: [] } };
    const fenced = after([...until('APPROVED'), lapsed]);
    fenced.when(issue({}), on('2024-11-15', { commandId: 'lost' })).thenRejected('E_STATE', 'VIS-10');
    fenced
      .when(issue({}), on('2024-11-15', { commandId: 'another' }))
      .then([{ type: 'TravelOrderIssued', data: story.ordered.data }]);
  });
});

describe('COM-05 the days of the visit', () => {
  const session = (date: string) =>
    at('UNDERWAY').when(
      { type: 'RecordSession', topic: 'x', place: 'y', speaker: story.session.data.speaker },
      on(date),
    );
  it('it starts on a planned day', () => {
    at('TASKED').when({ type: 'StartVisit' }, on('2024-11-18')).thenRejected('E_DATE_ORDER', 'COM-05');
    at('TASKED').when({ type: 'StartVisit' }, on('2024-11-21')).thenRejected('E_DATE_ORDER', 'COM-05');
    at('TASKED')
      .when({ type: 'StartVisit' }, on('2024-11-20'))
      .then([{ type: 'VisitStarted', data: { visitId } }]);
  });
  it('sessions are held while it lasts', () => {
    session('2024-11-18').thenRejected('E_DATE_ORDER', 'COM-05');
    session('2024-11-21').thenRejected('E_DATE_ORDER', 'COM-05');
  });
});

describe('what is seen', () => {
  const observe = (hostRegion: RegionRef, innovationId = 'innovation-2'): VisitCommand => ({
    type: 'RecordInnovationObserved',
    innovationId,
    hostRegion,
    description: 'x',
  });
  it('lies at a host or inside one', () => {
    const inAngsana = region('63.10.09.2001', 'Desa lain');
    at('UNDERWAY')
      .when(observe(inAngsana), on('2024-11-19'))
      .then([
        {
          type: 'InnovationObserved',
          data: { visitId, innovationId: 'innovation-2', hostRegion: inAngsana, description: 'x' },
        },
      ]);
    at('UNDERWAY').when(observe(PONTIANAK), on('2024-11-19')).thenRejected('E_NOT_FOUND');
  });
  it('not at a host that declined', () => {
    const kapuas = region('62.03.05.2001', 'Tetangga');
    const hosts = [
      { region: DESA_MEKAR_JAYA, required: true },
      { region: kapuas, required: false },
    ];
    after([
      { ...story.proposed, data: { ...story.proposed.data, hosts } },
      { ...story.declined, data: { ...story.declined.data, host: kapuas } },
      accepted(DESA_MEKAR_JAYA, '2024-11-08'),
      story.approved,
      story.ordered,
      story.started,
    ])
      .when(observe(kapuas), on('2024-11-19'))
      .thenRejected('E_NOT_FOUND');
  });
  it('nor at one that had not answered when the visit began, which it says', () => {
    const kapuas = region('62.03.05.2001', 'Tetangga');
    const hosts = [
      { region: DESA_MEKAR_JAYA, required: true },
      { region: kapuas, required: false },
    ];
    const { info } = after([
      { ...story.proposed, data: { ...story.proposed.data, hosts } },
      accepted(DESA_MEKAR_JAYA, '2024-11-08'),
      story.approved,
      story.ordered,
      story.started,
    ])
      .when(observe(kapuas), on('2024-11-19'))
      .thenRejected('E_NOT_FOUND');
    expect(info.messageId).toContain('tidak menjawab sampai kunjungan dimulai');
  });
  it('is recorded once', () => {
    at('UNDERWAY').when(observe(ANGSANA, 'innovation-1'), on('2024-11-19')).thenRejected('E_STATE');
  });
});

describe('completing', () => {
  const complete = (change: object = {}): VisitCommand => ({
    type: 'CompleteVisit',
    attendance: 3,
    attendanceDoc: doc('HADIR', '2024-11-19'),
    hostConfirmationDoc: doc('KONFIRMASI'),
    ...change,
  });
  const started = after([...until('TASKED'), story.started]);
  const completed = (change: object, date: string) =>
    visitDecider.decide(
      complete(change),
      at('UNDERWAY').state,
      specContext({ ...on(date), actor: KADES, facts: facts() }),
    )[0]!.data;

  it('needs a session, and an end that lies on a day of the visit and after the last session', () => {
    started.when(complete(), on('2024-11-20')).thenRejected('E_STATE');
    at('UNDERWAY').when(complete(), on('2024-11-21')).thenRejected('E_DATE_ORDER', 'COM-05');
    const secondDay = { ...story.session, metadata: { occurredOn: day('2024-11-20') } };
    after([...until('UNDERWAY'), secondDay, story.session])
      .when(complete(), on('2024-11-19'))
      .thenRejected('E_DATE_ORDER', 'COM-05');
  });
  it('VIS-09 needs an attendance of one to all travellers', () => {
    for (const attendance of [0, 4, 1.5])
      at('UNDERWAY').when(complete({ attendance }), on('2024-11-20')).thenRejected('E_DELEGATION_SIZE', 'VIS-09');
    for (const attendance of [1, 3]) expect(completed({ attendance }, '2024-11-20')).toMatchObject({ attendance });
  });
  it('may end on the day of its last session', () =>
    expect(completed({}, '2024-11-19')).toMatchObject({ attendance: 3, reportDueOn: '2024-11-26' }));
  it("COM-10 needs the attendance list and the host's confirmation", () => {
    at('UNDERWAY')
      .when(complete({ attendanceDoc: undefined }), on('2024-11-20'))
      .thenRejected('E_DOC_MISSING', 'COM-10');
    at('UNDERWAY')
      .when(complete({ hostConfirmationDoc: undefined }), on('2024-11-20'))
      .thenRejected('E_DOC_MISSING', 'COM-10');
  });
  it('COM-08 never guesses a calendar: it is completed, and its due day waits for the years that are missing', () => {
    const awaiting = (calendar: VisitFacts['calendar']) =>
      visitDecider.decide(
        complete(),
        at('UNDERWAY').state,
        specContext({ ...on('2024-11-20'), facts: facts({ calendar }) }),
      )[0]!.data;
    expect(awaiting(new Map())).toMatchObject({ reportTermAwaits: { calendars: [2024, 2025], workdays: 5 } });
    expect(awaiting(new Map([[2025, new Set()]]))).toMatchObject({ reportTermAwaits: { calendars: [2024] } });
    expect(awaiting(new Map())).not.toHaveProperty('reportDueOn');
    expect(awaiting(new Map([[2024, new Set()]]))).not.toHaveProperty('reportTermAwaits');
  });
});
