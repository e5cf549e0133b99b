import { DEMO_OFFICES, type DemoOffice } from '#demo';
import { collectionOf, reject, type EventStore } from '#kernel';
import { createRuntime, type CommandRequest } from '#runtime';
import { toPrincipal, userDecider } from '#contexts/access';
import { makeFirstKeeper, setFirstPassword } from '../../apps/api/first-keeper.js';
import { allContexts } from '../../apps/composition/contexts.js';
import { releaseTravelDays } from '../../libs/contexts/visits/processes/release-travel-days.process.js';
import { visitBoard } from '../../libs/contexts/visits/read/visit-board.model.js';
import { demoDocument } from '../e2e/demo-document.js';
import { RULE_BOOK } from '../e2e/rule-book.js';
import { ADMIN, PASSWORD, SECOND, type SystemUnderTest } from '../e2e/system.js';
import { strangers, visitStory, type StoryPlan, type VisitStep } from '../e2e/visit-story.js';
import { seeded } from '../../libs/testing/seeded.js';

export const CLERK = 'sekdes-sei-asam';
export const HEAD = 'kades-sei-asam';
export const REGENCY = 'kadis-pmd-kapuas';
export const STEWARD = 'walidata';
export const TREASURER = 'bendahara-62.02';
const OPD = 'kadis-62.02';
const WHY = 'Tertukar saat disalin dari buku agenda.';
const LATER = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };

/** The offices of the demonstration, and two of a government whose travel has a ceiling. */
export const OFFICES: readonly DemoOffice[] = [
  ...DEMO_OFFICES,
  { username: TREASURER, office: 'Bendahara', officeId: 'bpkad-62.02', scope: '62.02', roles: ['TREASURER'] },
  { username: OPD, office: 'Kepala Dinas', officeId: 'dinas-62.02', scope: '62.02', roles: ['OPD_HEAD'] },
];

/** A visit in each of its stages, and in whatever else may be going on in it, by what it is there for. */
export type Visits = Readonly<Record<string, string>>;

type Story = ReturnType<typeof visitStory>;
type Step = keyof Story;
const [APPROVED, ORDERED] = [
  ['propose', 'accept', 'approve'],
  ['propose', 'accept', 'approve', 'order'],
] as const satisfies readonly (readonly Step[])[];
const STARTED = [...ORDERED, 'start'] as const;
const COMPLETED = [...STARTED, 'session', 'complete'] as const;
const REPORTED = [...COMPLETED, 'report'] as const;

const PAST = { askedOn: '2026-11-02', from: '2026-11-18', to: '2026-11-19', reportedOn: '2026-11-20' };
const SOON = { askedOn: '2026-11-20', from: '2026-12-07', to: '2026-12-08' };
const NEW_YEAR = { askedOn: '2026-12-14', from: '2026-12-29', to: '2026-12-30' };

/** What stands in place of a part of the program as long as something goes on, as a fault would. */
const instead = async <T extends object>(
  part: T,
  change: Partial<T>,
  during: () => Promise<unknown>,
): Promise<void> => {
  const sound = { ...part };
  Object.assign(part, change);
  await during();
  Object.assign(part, sound);
};

/** The log as a process sees it that dies before it appends to a visit's record. */
const dyingBeforeTheRecord = (log: EventStore): EventStore => {
  let dead = false;
  const append: EventStore['append'] = (stream, ...rest) => {
    dead ||= stream.startsWith('studyVisit-');
    return dead ? Promise.reject(new Error('the process died')) : log.append(stream, ...rest);
  };
  return new Proxy(log, {
    get: (target, name) => (name === 'append' ? append : (Reflect.get(target, name) as () => unknown).bind(target)),
  });
};

/**
 * Everything that can be written into a log, told through the public commands: every kind of event of every context,
 * faults of the program in a read model, a process manager and a deadline, and commands whose process died. Begins
 * with an empty log.
 */
export const wholeStory = async (system: SystemUnderTest): Promise<Visits> => {
  const random = seeded(2);
  const later = (): void => system.clock.set(new Date(Date.parse(system.clock.now()) + 1_000).toISOString());
  const act = async (by: string, path: string, body: object = {}): Promise<{ readonly id: string }> => {
    const { status, body: answer } = await system.post(by, `/v1/${path}`, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer as { id: string };
  };
  let numbers = 0;
  const storyOf = (plan: Partial<StoryPlan>): Story =>
    visitStory({ ...PAST, subjectRefs: strangers(1, random), orderNo: `DEMO/ST/${(numbers += 1)}`, ...plan });
  const told = async (steps: readonly Step[], plan: Partial<StoryPlan> = PAST): Promise<string> => {
    later();
    const story = storyOf(plan);
    return system.takeAll(steps.map((step) => story[step]));
  };
  const visit = (visitId: string, by: string, command: string, body: object = {}) =>
    act(by, `visits/${visitId}/${command}`, body);
  const ask = async (visitId: string, type: string, values: Readonly<Record<string, unknown>>): Promise<void> => {
    const target = (await system.stream(`studyVisit-${visitId}`)).findLast((event) => event.type === type)!;
    const changes = Object.entries(values).map(([field, value]) => ({ field, value }));
    await visit(visitId, CLERK, 'request-correction', { targetEventId: target.id, changes, reason: WHY });
  };
  const correct = async (
    visitId: string,
    requestId: string,
    type: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    await ask(visitId, type, values);
    await visit(visitId, STEWARD, 'confirm-correction', { requestId });
  };

  const accounts = async (): Promise<void> => {
    const { sinergi } = system;
    await setFirstPassword(sinergi, await makeFirstKeeper(sinergi), ADMIN, PASSWORD);
    await setFirstPassword(sinergi, await makeFirstKeeper(sinergi, undefined, 'second'), SECOND, PASSWORD);
    // Of 2018, since visits of that year are entered, too.
    for (const {
      username,
      roles: [role],
      scope,
      officeId,
    } of OFFICES)
      await system.employ(username, role!, scope, officeId, '2018-01-01');

    const { id } = await act(ADMIN, 'users', { kind: 'SERVICE', officeId: 'dpmd-62.03' });
    const grant = { role: 'REGENCY_PMD', scope: '62.03', officeId: 'dpmd-62.03', validFrom: '2026-11-20' };
    await act(ADMIN, `users/${id}/grant-role`, {
      ...grant,
      grantId: 'pmd',
      basis: demoDocument('sk', 'Surat keputusan', '2026-11-19'),
    });
    await act(ADMIN, `users/${id}/request-grant`, {
      ...grant,
      grantId: 'inspektur',
      role: 'INSPECTOR',
      scope: '63.10',
    });
    await act(SECOND, `users/${id}/refuse-grant`, { requestId: '1' });
    await act(ADMIN, `users/${id}/request-grant`, {
      ...grant,
      grantId: 'bendahara',
      role: 'TREASURER',
      scope: '63.10',
    });
    await act(ADMIN, `users/${id}/disable-user`);
    await act(ADMIN, `users/${id}/enable-user`);
    await act(ADMIN, `users/${id}/revoke-grant`, { grantId: 'pmd', from: '2026-11-21' });
    const closed = await act(ADMIN, 'users', { kind: 'PERSON' });
    await act(ADMIN, `users/${closed.id}/disable-user`);
  };

  const regions = async (): Promise<void> => {
    const alias = (name: string) =>
      act(STEWARD, 'region-directory/add-region-alias', { alias: name, region: '62.03.02.2007' });
    await alias('Sei Asem');
    await alias('Sungai Asam Lama');
    await act(STEWARD, 'region-directory/remove-region-alias', { alias: 'Sungai Asam Lama' });
    await act(STEWARD, 'region-directory/register-non-administrative-area', {
      areaId: 'ktm-cahaya-baru',
      name: 'KTM Cahaya Baru',
      kind: 'KTM',
      members: ['63.04.17.2005'],
    });
    const decree = demoDocument('libur-daerah', 'Keputusan Gubernur', '2026-11-02', 'PUBLIC');
    await act(STEWARD, 'calendars/set-regional-holidays', {
      year: 2026,
      region: '62',
      decree,
      days: [{ date: '2026-05-23', name: 'Hari jadi' }],
    });
  };

  const money = async (): Promise<Visits> => {
    const decree = demoDocument('dpa', 'DPA', '2026-01-05');
    await act(TREASURER, 'travel-ceilings/set-travel-ceiling', {
      region: '62.02',
      fiscalYear: 2026,
      base: '4000',
      decree,
    });
    const paid = await act(OPD, 'visits', proposalOf62('Pengelolaan pasar', '600'));
    const freed = await act(OPD, 'visits', proposalOf62('Pengelolaan sampah', '400'));
    await visit(freed.id, OPD, 'cancel-visit', { reason: 'Ditunda.' });
    return { paid: paid.id, freed: freed.id };
  };
  const proposalOf62 = (topic: string, amount: string, plan = SOON): object => ({
    ...storyOf(plan).propose.body,
    topics: [topic],
    origin: { region: '62.02', officeId: 'dinas-62.02' },
    budget: amount,
    letter: demoDocument(topic.replaceAll(' ', '-'), 'Surat permohonan', plan.askedOn),
    fundingSources: [{ source: 'APBD_KAB', fiscalYear: Number(plan.from.slice(0, 4)), amount }],
  });

  const stages = async (): Promise<Visits> => {
    const proposed = await told(['propose'], SOON);
    const accepted = await told(['propose', 'accept'], SOON);
    const approved = await told(APPROVED, SOON);
    const ordered = await told(ORDERED, SOON);
    const started = await told(STARTED);
    const overdue = await told(COMPLETED);
    const reported = await told(REPORTED);
    const closed = await told(REPORTED);
    await visit(closed, HEAD, 'close-visit');
    const observed = await told(COMPLETED);
    const innovation = {
      occurredOn: '2026-11-19',
      innovationId: 'pasar',
      hostRegion: '63.10.09.2005',
      description: 'Pasar desa.',
    };
    await visit(observed, CLERK, 'record-innovation-observed', innovation);
    await system.takeAll([storyOf(PAST).report], observed);
    const declined = await told(['propose'], SOON);
    const acting = { officialName: 'Pj. Kepala Desa Angsana', capacity: 'PJ' };
    await visit(declined, 'pj-kades-angsana', 'decline-hosting', {
      host: '63.10.09.2005',
      acting,
      reason: 'Ada lomba desa.',
    });
    const cancelled = await told(ORDERED, SOON);
    await visit(cancelled, HEAD, 'cancel-visit', { reason: 'Tuan rumah kebanjiran.' });
    const rescheduled = await told(ORDERED, SOON);
    await visit(rescheduled, HEAD, 'reschedule-visit', { plannedStart: '2026-12-09', plannedEnd: '2026-12-10' });
    return {
      proposed,
      accepted,
      approved,
      ordered,
      started,
      overdue,
      reported,
      closed,
      observed,
      declined,
      cancelled,
      rescheduled,
    };
  };

  const corrections = async (): Promise<Visits> => {
    const corrected = await told(REPORTED);
    const funding = [
      { source: 'ADD', fiscalYear: 2026, amount: '2000000' },
      { source: 'PADES', fiscalYear: 2026, amount: '500000' },
    ];
    await correct(corrected, '1', 'VisitSessionHeld', { '/topic': 'Pengelolaan pasar desa' });
    await correct(corrected, '2', 'VisitProposed', { '/budget': '2500000', '/fundingSources': funding });
    await correct(corrected, '3', 'TravelOrderIssued', { '/orderNo': 'DEMO/ST/K-3' });
    await ask(corrected, 'VisitReportSubmitted', { '/findings': 'Pasar desa dikelola koperasi.' });
    await visit(corrected, REGENCY, 'refuse-correction', { requestId: '4', reason: 'Laporan aslinya berbunyi lain.' });
    await ask(corrected, 'VisitSessionHeld', { '/place': 'Pasar Angsana' });
    await visit(corrected, CLERK, 'withdraw-correction', { requestId: '5', reason: 'Ternyata sudah benar.' });
    await ask(corrected, 'VisitReportSubmitted', {
      '/findings': 'BUMDes menerbitkan laporan tiap bulan.',
      '/observations': ['Laporan dipasang'],
    });

    const moved = await told(ORDERED, SOON);
    await correct(moved, '1', 'VisitProposed', { '/plannedStart': '2026-12-14', '/plannedEnd': '2026-12-15' });
    const voided = await told(ORDERED, SOON);
    await ask(voided, 'VisitProposed', { '/reasonForHost': 'Desa Angsana juara lomba desa.' });
    await visit(voided, HEAD, 'request-voiding', { reason: WHY });
    await visit(voided, STEWARD, 'confirm-voiding', { requestId: '2' });
    const voidingWaits = await told(REPORTED);
    await visit(voidingWaits, HEAD, 'request-voiding', { reason: WHY });
    return { corrected, moved, voided, voidingWaits };
  };

  /** What the program cannot do with some visits, in a read model, a process manager and a deadline. */
  const faults = async (): Promise<Visits> => {
    const { fold } = visitBoard;
    const [parked, retried, dropped] = [
      await told(['propose'], SOON),
      await told(['propose'], SOON),
      await told(['propose'], SOON),
    ];
    await instead(
      visitBoard,
      {
        fold: ((before, event, id) => {
          if ([parked, retried, dropped].includes(id) && event.type === 'VisitHostingAccepted')
            throw new TypeError('hosts is not iterable');
          return fold(before, event, id);
        }) satisfies typeof fold,
      },
      async () => {
        const { accept, approve } = storyOf(SOON);
        for (const id of [parked, retried, dropped]) await system.takeAll([accept, approve], id);
        await system.settle();
      },
    );
    const letGo = (command: string, body: object) =>
      act(STEWARD, `parking/${command}`, { model: collectionOf(visitBoard).name, ...body });
    await letGo('retry-parked-key', { key: retried, reason: 'Program diperbaiki.' });
    const eventId = (await system.stream(`studyVisit-${dropped}`))[1]!.id;
    await letGo('drop-parked-event', { key: dropped, eventId, reason: 'Tidak dapat ditampilkan.' });

    const refused = await told(ORDERED, SOON);
    await refusing('ReleaseTravelDays', refused, async () => {
      await visit(refused, HEAD, 'cancel-visit', { reason: 'Tuan rumah kebanjiran.' });
      await system.settle();
    });
    return { parked, retried, dropped, refused };
  };
  /** A command that the system gives for a visit is refused. */
  const refusing = async (command: string, visitId: string, during: () => Promise<unknown>): Promise<void> => {
    const row = system.sinergi.tables.flatMap(({ rows }) => rows).find(({ name }) => name === command)!;
    const { prepare } = row;
    const texts = { messageId: 'program keliru', messageEn: 'the program is wrong' };
    await instead(
      row,
      {
        prepare: (input, id, ...rest) => {
          if ([id, (input as { visitId?: string }).visitId].includes(visitId)) throw reject('E_STATE', texts);
          return prepare(input, id, ...rest);
        },
      },
      during,
    );
  };

  /** Gives a command in a process that dies before the visit hears of it. */
  const cutOff = async (by: string, name: string, input: object, id?: string): Promise<void> => {
    const { eventStore, readStore, runtime } = system.sinergi;
    const contexts = allContexts();
    const { executor } = await createRuntime({
      eventStore: dyingBeforeTheRecord(eventStore),
      readStore,
      clock: system.clock,
      ruleBook: RULE_BOOK,
      contexts,
    });
    const { userId } = (await system.get(by, '/v1/me')).body as { userId: string };
    const table = contexts.flatMap(({ tables }) => tables).find(({ path }) => path === 'visits')!;
    const request: CommandRequest = {
      table,
      row: table.rows.find((row) => row.name === name)!,
      input: input as CommandRequest['input'],
      ...(id && { id }),
      commandId: `${name}-${id ?? numbers}`,
      correlationId: 'cut-off',
      principal: toPrincipal((await runtime.aggregates.fresh(userDecider, userId)).state as never, userId),
    };
    await executor.execute(request).then(
      () => {
        throw new Error(`${name} was carried out`);
      },
      (error: unknown) => {
        if (!String(error).includes('the process died')) throw error;
      },
    );
  };
  const cutOffOrder = async (plan: Partial<StoryPlan>): Promise<string> => {
    const id = await told(APPROVED, plan);
    await cutOff(HEAD, 'IssueTravelOrder', storyOf({ ...plan, subjectRefs: strangers(2, random) }).order.body, id);
    return id;
  };

  /**
   * VIS-11 over New Year: a visit whose due day comes with the next calendar, and one that waits for calendars of long
   * ago.
   */
  const terms = async (): Promise<Visits> => {
    const mandate = demoDocument('delegasi', 'Pendelegasian wewenang', '2018-01-02');
    const approve = (story: Story): VisitStep => ({
      ...story.approve,
      body: { ...story.approve.body, acting: { officialName: 'Kepala Dinas PMD Kabupaten Kapuas', mandate } },
    });
    later();
    const former = storyOf({ askedOn: '2018-11-14', from: '2018-12-27', to: '2018-12-28', common: LATER });
    const awaitsCalendar = await system.takeAll([
      former.propose,
      former.accept,
      approve(former),
      former.order,
      former.start,
      former.session,
      former.complete,
    ]);
    await system.moveTo('2026-12-30T09:00:00.000Z');
    const waits = await told(COMPLETED, NEW_YEAR);
    await system.settle();
    await system.moveTo('2027-01-08T03:00:00.000Z');
    const days = [
      ['2027-01-01', 'Tahun Baru'],
      ['2027-08-17', 'Proklamasi Kemerdekaan'],
      ['2027-12-25', 'Kelahiran Yesus Kristus'],
    ].map(([date, name]) => ({ date, name, kind: 'NATIONAL' }));
    await act(STEWARD, 'calendars/load-working-calendar', {
      year: 2027,
      days,
      decree: demoDocument('skb', 'SKB 3 Menteri', '2026-09-19', 'PUBLIC'),
    });
    await system.settle();
    return { awaitsCalendar, waits };
  };

  await accounts();
  // Its days stay taken: the manager that frees them began after it, as its declaration was then.
  const before = await told(ORDERED, SOON);
  await visit(before, HEAD, 'cancel-visit', { reason: 'Tuan rumah kebanjiran.' });
  await instead(releaseTravelDays, { from: 'now' }, () => system.settle());
  await regions();
  await system.subjectRefs(['6203020101800001']);
  const visits = {
    before,
    ...(await money()),
    ...(await stages()),
    ...(await corrections()),
    ...(await faults()),
    lapsed: await cutOffOrder(SOON),
  };
  await cutOff(OPD, 'ProposeVisit', proposalOf62('Pasar lama', '100'));
  await system.moveTo('2026-11-20T03:00:00.000Z');
  const markRefused = await told(COMPLETED);
  await refusing('MarkReportOverdue', markRefused, () => system.moveTo('2026-11-26T17:00:00.000Z'));
  const more = await terms();
  const next = { askedOn: '2027-01-08', from: '2027-01-25', to: '2027-01-26' };
  const cut = await cutOffOrder(next);
  await cutOff(OPD, 'ProposeVisit', proposalOf62('Pasar baru', '200', next));
  await system.settle();
  return { ...visits, markRefused, ...more, cut };
};
