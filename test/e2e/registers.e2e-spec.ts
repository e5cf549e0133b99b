import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { START, type EventStore, type LocalDate, type NATIONAL, type Revision } from '#kernel';
import { bySystem, createRuntime, type CommandRequest } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import { KEEP_REGISTERS } from '../../libs/contexts/visits/processes/enter-in-registers.process.js';
import { RULE_BOOK } from './rule-book.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory, type VisitStep } from './visit-story.js';

/** What holds across visits: repeated visits, numbers on paper, the travel money of a government. */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const SOON = { askedOn: '2026-11-20', from: '2026-11-25', to: '2026-11-26' };
const story = (change: object = {}) => visitStory({ ...SOON, subjectRefs: strangers(1), ...change });
const withBody = (step: VisitStep, change: object): VisitStep => ({ ...step, body: { ...step.body, ...change } });
const proposal = (topics: readonly string[], change: object = {}) => withBody(story().propose, { topics, ...change });
const propose = async (step: VisitStep): Promise<{ id: string; warnings: readonly string[] }> => {
  const { status, body } = await system.take(step);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as { id: string; warnings: readonly string[] };
};

describe('A visit that repeats another (VIS-06)', () => {
  it('is warned of at once, before any read model has seen the first, however it is written', async () => {
    expect((await propose(proposal(['Pengelolaan air bersih']))).warnings).toEqual([]);
    for (const topic of ['Pengelolaan air bersih', 'PENGELOLAAN  AIR-BERSIH.', 'Pengelolaan air bersi\u0068']) {
      expect((await propose(proposal([topic]))).warnings).toEqual(['W_REPEAT_VISIT']);
    }
  });

  it('is warned of at the approval when both were asked for at the same moment: the later one alone', async () => {
    const { accept, approve } = story();
    const both = await Promise.all([propose(proposal(['Bank sampah'])), propose(proposal(['Bank sampah']))]);
    const answers: number[] = [];
    for (const { id } of both) {
      await system.takeAll([accept], id);
      answers.push((await system.take(withBody(approve, { acknowledge: [] }), id)).status);
    }
    expect(answers.sort()).toEqual([200, 422]);
  });

  it('is not warned of when the other was cancelled, or moved more than twelve months away; and is when it is moved near', async () => {
    const first = await propose(proposal(['Wisata desa']));
    await system.takeAll(
      [{ by: 'kades-sei-asam', path: '/v1/visits/{visit}/cancel-visit', body: { reason: 'Banjir.' } }],
      first.id,
    );
    expect((await propose(proposal(['Wisata desa']))).warnings).toEqual([]);
    const of2027 = (day: string) => ({
      plannedStart: day,
      plannedEnd: day,
      fundingSources: [{ source: 'ADD', fiscalYear: 2027, amount: '1000000' }],
    });
    await propose(proposal(['Sekolah lapang']));
    const far = await propose(proposal(['sekolah LAPANG'], of2027('2027-11-26')));
    expect(far.warnings).toEqual([]);
    const move = (day: string) =>
      system.post('kades-sei-asam', `/v1/visits/${far.id}/reschedule-visit`, { plannedStart: day, plannedEnd: day });
    expect((await move('2027-11-27')).body).toMatchObject({ events: ['VisitRescheduled'], warnings: [] });
    expect((await move('2027-11-25')).body).toMatchObject({
      events: ['VisitRescheduled'],
      warnings: ['W_REPEAT_VISIT'],
    });
  });
});

describe('A number on paper (VIS-17)', () => {
  const upTo = async (change: object): Promise<{ id: string; order: VisitStep }> => {
    const { propose: asked, accept, approve, order } = story(change);
    return { id: await system.takeAll([asked, accept, approve]), order };
  };
  it('is given once by an office in a year, however it is written, and stays given when the order is cancelled', async () => {
    const first = await upTo({ orderNo: '090/77/ST/2026' });
    await system.takeAll([first.order], first.id);
    const second = await upTo({ orderNo: '090/77/st/2026 ' });
    for (const orderNo of ['090/077/ST/2026', '90/77/ST/2026'])
      expect(await system.take(withBody(second.order, { orderNo }), second.id)).toMatchObject({
        status: 409,
        body: { code: 'E_NUMBER_TAKEN', ruleId: 'VIS-17', field: '/orderNo' },
      });
    expect(await system.take(second.order, second.id)).toMatchObject({
      status: 409,
      body: { code: 'E_NUMBER_TAKEN', ruleId: 'VIS-17', field: '/orderNo' },
    });
    await system.takeAll(
      [{ by: 'kades-sei-asam', path: '/v1/visits/{visit}/cancel-visit', body: { reason: 'Banjir.' } }],
      first.id,
    );
    await system.settle();
    expect(await system.take(second.order, second.id)).toMatchObject({ status: 409, body: { code: 'E_NUMBER_TAKEN' } });
    expect(await system.take(withBody(second.order, { orderNo: '090/78/ST/2026' }), second.id)).toMatchObject({
      status: 409,
      body: { field: '/travellers/0/spdNo' },
    });
  });

  it('and the days of a traveller are not given again under the id of a command on another visit', async () => {
    const person = strangers(1);
    const key = 'kunci-yang-sama';
    const [first, later, again] = [
      await upTo({ orderNo: '090/81/ST/2026', subjectRefs: person }),
      await upTo({ orderNo: '090/82/ST/2026', subjectRefs: person, from: '2026-12-01', to: '2026-12-02' }),
      await upTo({ orderNo: '090/81/ST/2026' }),
    ];
    const third = await upTo({ orderNo: '090/83/ST/2026', subjectRefs: person });
    const otherSpd = (step: VisitStep, spdNo: string) =>
      withBody(step, {
        travellers: (step.body as { travellers: object[] }).travellers.map((traveller) => ({ ...traveller, spdNo })),
      });
    expect((await system.take(otherSpd(first.order, 'SPD-81'), first.id, key)).status).toBe(200);
    expect((await system.take(otherSpd(later.order, 'SPD-82'), later.id, key)).status).toBe(200);
    expect(await system.take(otherSpd(third.order, 'SPD-83'), third.id)).toMatchObject({
      status: 409,
      body: { code: 'E_TRAVEL_OVERLAP' },
    });
    expect(await system.take(otherSpd(again.order, 'SPD-84'), again.id, key)).toMatchObject({
      status: 409,
      body: { code: 'E_NUMBER_TAKEN', field: '/orderNo' },
    });
  });

  it('that the document of an order bears is taken, too, beside that of the order', async () => {
    const visit = async (order: object) => {
      const story = visitStory({
        askedOn: '2026-11-20',
        from: '2026-11-25',
        to: '2026-11-26',
        subjectRefs: strangers(1),
      });
      const visitId = await system.takeAll([story.propose, story.accept, story.approve]);
      const sent = story.order.body as { readonly order: object };
      const { status, body } = await system.take(
        { ...story.order, body: { ...sent, order: { ...sent.order, ...order } } },
        visitId,
      );
      const { code, field } = body as { code?: string; field?: string };
      return [status, code, field];
    };
    expect(await visit({ number: 'ST/NASKAH/1' })).toEqual([200, undefined, undefined]);
    expect(await visit({ number: 'st/naskah/ 1' })).toEqual([409, 'E_NUMBER_TAKEN', '/order/number']);
    expect(await visit({ number: 'ST/NASKAH/2' })).toEqual([200, undefined, undefined]);
  });

  it('of a letter serves that letter only', async () => {
    const letter = (sha256: string) => ({
      docId: 'permohonan',
      type: 'Surat permohonan',
      number: '005/12',
      date: '2026-11-19',
      sha256: sha256.repeat(64),
      classification: 'INTERNAL',
    });
    await propose(proposal(['Irigasi'], { letter: letter('a') }));
    await propose(proposal(['Embung'], { letter: letter('a') }));
    expect(await system.take(proposal(['Embung'], { letter: letter('b') }))).toMatchObject({
      status: 409,
      body: { code: 'E_NUMBER_TAKEN', field: '/letter/number' },
    });
  });

  it('is not told to who confirms a correction by which a letter would bear the number of another', async () => {
    const letter = (sha256: string, number: string) => ({
      docId: 'permohonan',
      type: 'Surat permohonan',
      number,
      date: '2026-11-19',
      sha256: sha256.repeat(64),
      classification: 'INTERNAL',
    });
    await propose(proposal(['Embung'], { letter: { ...letter('c', '005/RHS/13'), classification: 'SECRET' } }));
    const { id } = await propose(proposal(['Irigasi'], { letter: letter('d', '005/14') }));
    const [{ id: targetEventId }] = (await system.stream(`studyVisit-${id}`)) as unknown as [{ id: string }];
    const asked = {
      targetEventId,
      changes: [{ field: '/letter/number', value: '005/RHS/13' }],
      reason: 'Nomornya tertukar saat disalin dari buku.',
    };
    expect((await system.post('sekdes-sei-asam', `/v1/visits/${id}/request-correction`, asked)).status).toBe(200);
    const { status, body } = await system.post('walidata', `/v1/visits/${id}/confirm-correction`, { requestId: '1' });
    expect([status, body]).toEqual([
      409,
      expect.objectContaining({ code: 'E_NUMBER_TAKEN', field: '/requestId', details: { year: 2026 } }),
    ]);
    expect(JSON.stringify(body)).not.toContain('005/RHS/13');
  });

  const LETTER = { docId: 'permohonan', type: 'Surat permohonan', date: '2026-11-19', classification: 'INTERNAL' };
  let sheets = 0;
  const ownPaper = (number: string) => ({ ...LETTER, number, sha256: (sheets += 1).toString(16).padStart(64, 'e') });
  const proposedWith = async (letter: object) => (await propose(proposal([strangers(1)[0]!], { letter }))).id;
  const asksFor = async (id: string, type: string, field: string, value: unknown) => {
    const targetEventId = (await system.stream(`studyVisit-${id}`)).find((event) => event.type === type)!.id;
    const asked = await system.post('sekdes-sei-asam', `/v1/visits/${id}/request-correction`, {
      targetEventId,
      changes: [{ field, value }],
      reason: 'Nomornya salah ketik dari buku.',
    });
    if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
  };
  const confirms = async (id: string, requestId = '1') => {
    const { status, body } = await system.post('walidata', `/v1/visits/${id}/confirm-correction`, { requestId });
    await system.settle();
    return status === 200 ? 200 : (body as { code: string }).code;
  };
  const cancel: VisitStep = {
    by: 'kades-sei-asam',
    path: '/v1/visits/{visit}/cancel-visit',
    body: { reason: 'Banjir.' },
  };

  it('is asked for, and taken, also by a correction of a record that was called off', async () => {
    await proposedWith(ownPaper('005/PAKAI/1'));
    const id = await proposedWith(ownPaper('005/LAIN/1'));
    await system.takeAll([cancel], id);
    await asksFor(id, 'VisitProposed', '/letter/number', '005/PAKAI/1');
    expect(await confirms(id)).toBe('E_NUMBER_TAKEN');
    const another = await proposedWith(ownPaper('005/LAIN/2'));
    await system.takeAll([cancel], another);
    await asksFor(another, 'VisitProposed', '/letter/number', '005/LAIN/3');
    expect(await confirms(another)).toBe(200);
    expect(await system.take(proposal(['Embung'], { letter: ownPaper('005/LAIN/3') }))).toMatchObject({
      status: 409,
      body: { code: 'E_NUMBER_TAKEN' },
    });
    await proposedWith(ownPaper('005/LAIN/2'));
  });

  it('that was a typing error is free once the correction is confirmed, and given to the paper that has it; the right one is taken', async () => {
    const id = await proposedWith(ownPaper('TYPO/1'));
    await asksFor(id, 'VisitProposed', '/letter/number', 'RIGHT/1');
    expect(await system.take(proposal(['Embung'], { letter: ownPaper('TYPO/1') }))).toMatchObject({ status: 409 });
    expect(await confirms(id)).toBe(200);
    const rightful = await proposedWith(ownPaper('TYPO/1'));
    expect(await system.take(proposal(['Embung'], { letter: ownPaper('RIGHT/1') }))).toMatchObject({
      status: 409,
      body: { code: 'E_NUMBER_TAKEN' },
    });
    await asksFor(rightful, 'VisitProposed', '/letter/number', 'RIGHT/1');
    expect(await confirms(rightful)).toBe('E_NUMBER_TAKEN');
    expect(await system.take(proposal(['Embung'], { letter: ownPaper('TYPO/1') }))).toMatchObject({ status: 409 });
  });

  it('of a letter that serves two visits stays taken until it was corrected in both', async () => {
    const shared = ownPaper('TYPO/2');
    const both = [await proposedWith(shared), await proposedWith(shared)];
    for (const [index, id] of both.entries()) {
      expect(await system.take(proposal(['Embung'], { letter: ownPaper('TYPO/2') }))).toMatchObject({
        status: 409,
        body: { code: 'E_NUMBER_TAKEN' },
      });
      await asksFor(id, 'VisitProposed', '/letter/number', `RIGHT/2${index}`);
      expect(await confirms(id)).toBe(200);
    }
    await proposedWith(ownPaper('TYPO/2'));
  });

  it('that a correction puts back while an earlier one is still freeing it stays with the visit, and goes to no rival', async () => {
    const { eventStore, runtime } = system.sinergi;
    const id = await proposedWith(ownPaper('KEMBALI/1'));
    const stream = `studyVisit-${id}`;
    await asksFor(id, 'VisitProposed', '/letter/number', 'KEMBALI/2');
    expect(await confirms(id)).toBe(200);
    const { revision } = (await system.stream(stream)).at(-1)!;
    const freeing = {
      officeId: 'pemdes-62.03.02.2007',
      year: 2026,
      visitId: id,
      numbers: [{ kind: 'SURAT', number: 'KEMBALI/1' }],
      revision,
    };
    const release = () =>
      runtime.executor.execute(
        bySystem(
          system.sinergi.tables.find(({ path }) => path === 'number-register')!,
          'ReleaseNumbers',
          { input: freeing },
        ),
      );
    const rival = async () => (await system.take(proposal(['Embung'], { letter: ownPaper('KEMBALI/1') }))).status;
    await asksFor(id, 'VisitProposed', '/letter/number', 'KEMBALI/1');
    const seen: unknown[] = [];
    const append: EventStore['append'] = async (...args) => {
      // Between the claim and the correction another process frees what the first correction took out.
      if (args[0] === stream) seen.push((await release()).events, await rival());
      return eventStore.append(...args);
    };
    const contexts = allContexts();
    const { executor } = await createRuntime({
      eventStore: new Proxy(eventStore, {
        get: (store, name) => (name === 'append' ? append : (Reflect.get(store, name) as () => unknown).bind(store)),
      }),
      readStore: system.sinergi.readStore,
      clock: system.clock,
      ruleBook: RULE_BOOK,
      contexts,
    });
    const table = contexts.flatMap(({ tables }) => tables).find(({ path }) => path === 'visits')!;
    await executor.execute({
      table,
      row: table.rows.find(({ name }) => name === 'ConfirmCorrection')!,
      id,
      input: { requestId: '2' } as CommandRequest['input'],
      commandId: randomUUID(),
      correlationId: 'c',
      principal: {
        userId: 'walidata',
        grants: [
          {
            role: 'DATA_STEWARD',
            scope: 'ID' as typeof NATIONAL,
            officeId: 'walidata',
            validFrom: '2024-01-01' as LocalDate,
          },
        ],
      },
    });
    await system.settle();
    expect(seen).toEqual([[], 409]);
    expect(await rival()).toBe(409);
    await asksFor(id, 'VisitProposed', '/letter/number', 'KEMBALI/3');
    expect(await confirms(id, '3')).toBe(200);
    expect(await rival()).toBe(201);
  });

  it('of a letter that serves a second visit is entered for that one, too, in a log whose register told one visit alone', async () => {
    const { eventStore, readStore } = system.sinergi;
    const shared = ownPaper('LAMA/1');
    const [first, second] = [await proposedWith(shared), await proposedWith(shared)];
    const book = 'numberRegister-pemdes-62.03.02.2007-2026';
    const entries = await system.stream(book);
    const claimed = entries.findLast(({ data }) => (data as { visitId: string }).visitId === second)!;
    await eventStore.append(book, entries.at(-1)!.revision, [
      {
        id: randomUUID(),
        type: 'NumbersReturned',
        data: claimed.data,
        metadata: { ...claimed.metadata, schemaVersion: 1, commandId: randomUUID() },
      },
    ]);
    await system.settle();
    const checkpoint = await readStore.checkpoint(KEEP_REGISTERS);
    expect(
      await readStore.commit({
        consumer: KEEP_REGISTERS,
        expected: checkpoint,
        next: START,
        totals: [],
        documents: [],
      }),
    ).toBe(true);
    await system.settle();
    await asksFor(first, 'VisitProposed', '/letter/number', 'LAMA/2');
    expect(await confirms(first)).toBe(200);
    expect(await system.take(proposal(['Embung'], { letter: ownPaper('LAMA/1') }))).toMatchObject({
      status: 409,
      body: { code: 'E_NUMBER_TAKEN' },
    });
  });

  it('of a Surat Tugas and of its SPD is free once it was corrected, also where the process died right after the correction', async () => {
    const first = await upTo({ orderNo: 'ST/TYPO' });
    await system.takeAll([first.order], first.id);
    const record = await system.stream(`studyVisit-${first.id}`);
    const { id: targetEventId, metadata } = record.find(({ type }) => type === 'TravelOrderIssued')!;
    const change = (field: string, old: string, value: string) => ({
      targetEventId,
      targetType: 'TravelOrderIssued',
      field,
      old,
      new: value,
    });
    const spdNo = (first.order.body as { travellers: { spdNo: string }[] }).travellers[0]!.spdNo;
    const data = {
      visitId: first.id,
      requestId: '1',
      changes: [change('/orderNo', 'ST/TYPO', 'ST/RIGHT'), change('/travellers/0/spdNo', spdNo, 'SPD/RIGHT')],
      reason: 'Salah ketik dari buku.',
    };
    await system.sinergi.eventStore.append(`studyVisit-${first.id}`, (record.length - 1) as Revision, [
      {
        id: randomUUID(),
        type: 'RecordCorrected',
        data,
        metadata: { ...metadata, commandId: randomUUID(), schemaVersion: 3 } as never,
      },
    ]);
    await system.settle();
    const second = await upTo({ orderNo: 'ST/TYPO' });
    const withSpd = (given: string, orderNo = 'ST/TYPO') =>
      withBody(second.order, {
        orderNo,
        travellers: (second.order.body as { travellers: object[] }).travellers.map((traveller) => ({
          ...traveller,
          spdNo: given,
        })),
      });
    expect(await system.take(withSpd('SPD/RIGHT'), second.id)).toMatchObject({
      status: 409,
      body: { field: '/travellers/0/spdNo' },
    });
    expect(await system.take(withSpd(spdNo, 'ST/RIGHT'), second.id)).toMatchObject({
      status: 409,
      body: { field: '/orderNo' },
    });
    expect(await system.take(withSpd(spdNo), second.id)).toMatchObject({ status: 200 });
  });
});

describe('The travel money of a government (VIS-05)', () => {
  it('is committed by visits at once, up to the last rupiah, listed, and free again after a cancellation and a correction', async () => {
    const { executor } = system.sinergi.runtime;
    const table = (path: string) => system.sinergi.tables.find((each) => each.path === path)!;
    const holding = (role: 'OPD_HEAD' | 'TREASURER' | 'REGENCY_PMD') => ({
      userId: role,
      grants: [
        { role, scope: '62.02' as typeof NATIONAL, officeId: `kantor-${role}`, validFrom: '2024-01-01' as LocalDate },
      ],
    });
    let commands = 0;
    const give = (path: string, name: string, role: 'OPD_HEAD' | 'TREASURER', input: object, id?: string) =>
      executor.execute({
        table: table(path),
        row: table(path).rows.find((row) => row.name === name)!,
        principal: holding(role),
        input: input as CommandRequest['input'],
        commandId: `ceiling-${(commands += 1)}`,
        correlationId: 'c',
        ...(id && { id }),
      });
    const visit = (amount: string, topic: string) => {
      const { body } = proposal([topic]);
      return give('visits', 'ProposeVisit', 'OPD_HEAD', {
        ...body,
        origin: { region: '62.02', officeId: 'kantor-OPD_HEAD' },
        budget: amount,
        fundingSources: [{ source: 'APBD_KAB', fiscalYear: 2026, amount }],
      });
    };
    await visit('600', 'Pagu satu');
    const decree = {
      docId: 'dpa',
      type: 'DPA',
      number: '900/1',
      date: '2026-01-05',
      sha256: 'd'.repeat(64),
      classification: 'PUBLIC',
    };
    await give('travel-ceilings', 'SetTravelCeiling', 'TREASURER', {
      region: '62.02',
      fiscalYear: 2026,
      base: '2000',
      decree,
    });
    const rivals = await Promise.allSettled([visit('400', 'Pagu dua'), visit('400', 'Pagu tiga')]);
    expect(rivals.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(rivals.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'E_TRAVEL_CEILING' } });
    await system.settle();
    const ceilings = async () =>
      ((await system.get('kemendes', '/v1/travel-ceilings?region=62.02&year=2026')).body as { items: object[] }).items;
    expect(await ceilings()).toEqual([
      expect.objectContaining({ id: '62.02-2026', ceiling: '1000', committed: '1000', left: '0', visits: 2 }),
    ]);

    const won = rivals.find((each) => each.status === 'fulfilled')!.value;
    await executor.execute({
      table: table('visits'),
      row: table('visits').rows.find(({ name }) => name === 'CancelVisit')!,
      principal: holding('OPD_HEAD'),
      id: won.id,
      input: { reason: 'Ditunda.' },
      commandId: 'ceiling-cancel',
      correlationId: 'c',
      expectedRevision: [won.revision],
    });
    await system.settle();
    expect(await ceilings()).toEqual([expect.objectContaining({ committed: '600', left: '400', visits: 1 })]);
    expect((await visit('400', 'Pagu empat')).events).toEqual(['VisitProposed']);

    const of2027 = async () =>
      ((await system.get('kemendes', '/v1/travel-ceilings/62.02-2027')).body as { item: object }).item;
    const money = (amount: string, source = 'APBD_KAB') => [
      { source, fiscalYear: 2027, amount, ...(source !== 'APBD_KAB' && { payer: { region: '63.10.09.2005' } }) },
    ];
    const next = (amount: string, topic: string) =>
      give('visits', 'ProposeVisit', 'OPD_HEAD', {
        ...proposal([topic]).body,
        origin: { region: '62.02', officeId: 'kantor-OPD_HEAD' },
        plannedStart: '2027-03-02',
        plannedEnd: '2027-03-03',
        budget: amount,
        fundingSources: money(amount),
        noConflict: decree,
      });
    const { id } = await next('50', 'Pagu lima');
    await give('travel-ceilings', 'SetTravelCeiling', 'TREASURER', {
      region: '62.02',
      fiscalYear: 2027,
      base: '120',
      decree,
    });
    await expect(next('50', 'Pagu enam')).rejects.toMatchObject({ code: 'E_TRAVEL_CEILING' });
    const target = (await system.stream(`studyVisit-${id}`))[0]!.id;
    let requestId = 0;
    const correct = async (field: string, value: unknown): Promise<void> => {
      const reason = 'Sumber dananya tertukar saat disalin.';
      const asked = await system.post('walidata', `/v1/visits/${id}/request-correction`, {
        targetEventId: target,
        changes: [{ field, value }],
        reason,
      });
      if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
      requestId += 1;
      const revision = (await system.stream(`studyVisit-${id}`)).length - 1;
      await executor.execute({
        table: table('visits'),
        row: table('visits').rows.find(({ name }) => name === 'ConfirmCorrection')!,
        principal: holding('REGENCY_PMD'),
        id,
        input: { requestId: String(requestId) } as CommandRequest['input'],
        commandId: `ceiling-confirm-${requestId}`,
        correlationId: 'c',
        expectedRevision: [revision as never],
      });
      await system.settle();
    };
    for (const source of ['HOST', 'PIHAK_KETIGA']) {
      await correct('/fundingSources', money('50', source));
      expect(await of2027()).toMatchObject({ ceiling: '60', committed: '0', left: '60', visits: 0 });
      await correct('/fundingSources', money('50'));
      expect(await of2027()).toMatchObject({ committed: '50', left: '10', visits: 1 });
    }
    await correct('/fundingSources', [...money('20'), ...money('30', 'HOST')]);
    expect(await of2027()).toMatchObject({ committed: '20', left: '40', visits: 1 });
    // Confirmed before corrections named the ceilings: the money stays; corrected back and again, it is free.
    const { eventStore } = system.sinergi;
    const record = await system.stream(`studyVisit-${id}`);
    const { type, metadata } = record.at(-1)!;
    const before = {
      visitId: id,
      changes: [{ targetEventId: target, field: '/fundingSources/0/source', old: 'APBD_KAB', new: 'HOST' }],
      reason: 'Sumber dananya tertukar.',
      approverId: 'lain',
    };
    await eventStore.append(`studyVisit-${id}`, (record.length - 1) as Revision, [
      { id: randomUUID(), type, data: before, metadata: { ...metadata, commandId: randomUUID() } },
    ]);
    await system.settle();
    expect(await of2027()).toMatchObject({ committed: '20', visits: 1 });
    await correct('/fundingSources/0/source', 'APBD_KAB');
    expect(await of2027()).toMatchObject({ committed: '20', visits: 1 });
    await correct('/fundingSources', [...money('20', 'HOST'), ...money('30', 'HOST')]);
    expect(await of2027()).toMatchObject({ committed: '0', visits: 0 });
    await correct('/fundingSources', [...money('20'), ...money('30', 'HOST')]);
    expect(await of2027()).toMatchObject({ committed: '20', left: '40', visits: 1 });
    await next('40', 'Pagu enam');
    await expect(correct('/fundingSources', money('50'))).rejects.toThrow('E_TRAVEL_CEILING');
    await system.settle();
    expect(await of2027()).toMatchObject({ committed: '60', left: '0', visits: 2 });
  });
});

describe('The decree of a travel ceiling', () => {
  it.each(['RESTRICTED', 'SECRET'] as const)(
    'that is %s shows to those of the government alone who may know it, in the list, the record and its history alike',
    async (classification) => {
      const region = classification === 'SECRET' ? '61.71' : '61.72';
      const number = `900/${classification}/2026`;
      const people = [
        ['bendahara', 'TREASURER'],
        ['inspektur', 'INSPECTOR'],
        ['kepala', 'REGENCY_HEAD'],
      ] as const;
      for (const [name, role] of people) await system.employ(`${name}-${region}`, role, region, `${name}-${region}`);
      const decree = {
        docId: `dpa-${region}`,
        type: 'DPA',
        number,
        date: '2026-01-05',
        sha256: 'e'.repeat(64),
        classification,
      };
      expect(
        (
          await system.post(`bendahara-${region}`, '/v1/travel-ceilings/set-travel-ceiling', {
            region,
            fiscalYear: 2026,
            base: '1000',
            decree,
          })
        ).status,
      ).toBe(200);
      await system.settle();
      const seenBy = async (who: string): Promise<readonly boolean[]> =>
        Promise.all(
          [`?region=${region}`, `/${region}-2026`, `/${region}-2026/history`].map(async (path) => {
            const { status, body } = await system.get(who, `/v1/travel-ceilings${path}`);
            expect(status).toBe(200);
            return JSON.stringify(body).includes(number);
          }),
        );
      expect(await seenBy(`inspektur-${region}`)).toEqual([true, true, true]);
      expect(await seenBy(`kepala-${region}`)).toEqual([true, true, true]);
      expect(await seenBy(`bendahara-${region}`)).toEqual(Array(3).fill(classification === 'RESTRICTED'));
      expect(await seenBy('kemendes')).toEqual([false, false, false]);
      await system.post(`bendahara-${region}`, '/v1/travel-ceilings/set-travel-ceiling', {
        region,
        fiscalYear: 2026,
        base: '2000',
        decree: { ...decree, classification: 'INTERNAL' },
      });
      await system.settle();
      expect(await seenBy('kemendes')).toEqual([false, false, false]);
    },
  );
});

describe('Proposals of one village at once', () => {
  it("that do not stand in each other's way are all taken, twenty of them", async () => {
    const topics = strangers(20);
    const sent = await Promise.all(
      topics.map((topic, index) => {
        const { body } = visitStory({
          askedOn: '2026-11-20',
          from: '2026-11-25',
          to: '2026-11-26',
          subjectRefs: [],
        }).propose;
        return system.post('kades-sei-asam', '/v1/visits', {
          ...body,
          topics: [topic],
          letter: {
            ...(body as { letter: object }).letter,
            docId: topic,
            number: `005/${topic}`,
            sha256: String(index).padStart(64, '0'),
          },
        });
      }),
    );
    expect(sent.map(({ status }) => status)).toEqual(topics.map(() => 201));
  });
});
