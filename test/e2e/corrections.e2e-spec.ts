import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HttpAnswer } from '#demo';
import { isRepair } from '#kernel';
import { eventDataFaults } from '../docs/strict-schemas.js';
import { demoDocument } from './demo-document.js';
import { visitCatalogue } from '../../libs/contexts/visits/domain/visit.events.js';
import { SystemUnderTest, TODAY } from './system.js';
import { strangers, visitStory, type StoryPlan, type VisitStep } from './visit-story.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ(BUPATI, 'REGENCY_HEAD', '62.03', 'bupati-62.03');
});
afterAll(async () => expect(eventDataFaults(await system.log())).toEqual([]));
afterAll(() => system.stop());

const WHY = 'Angkanya tertukar saat disalin dari buku.';
const HEAD = 'kades-sei-asam';
const CLERK = 'sekdes-sei-asam';
/** Approves the visits. */
const REGENCY = 'kadis-pmd-kapuas';
const BUPATI = 'bupati';
const STEWARD = 'walidata';

type Story = ReturnType<typeof visitStory>;
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly data: Record<string, unknown>;
  readonly changes: readonly object[];
}

const PLAN: Omit<StoryPlan, 'subjectRefs'> = {
  askedOn: '2026-11-02',
  from: '2026-11-18',
  to: '2026-11-19',
  reportedOn: '2026-11-20',
};
const told = (steps: Story, ...names: readonly (keyof Story)[]): readonly VisitStep[] =>
  names.map((name) => steps[name]);
const REPORTED = ['propose', 'accept', 'approve', 'order', 'start', 'session', 'complete', 'report'] as const;

const visit = async (names: readonly (keyof Story)[] = REPORTED, plan: Partial<StoryPlan> = {}): Promise<string> => {
  const { clock } = system;
  if (clock.now() < TODAY) await system.moveTo(TODAY);
  // One after the other: of two at the same instant their ids would tell which repeats the other (VIS-06).
  clock.set(new Date(Date.parse(clock.now()) + 1_000).toISOString());
  return system.takeAll(told(visitStory({ ...PLAN, subjectRefs: strangers(2), ...plan }), ...names));
};
const codeOf = ({ status, body }: HttpAnswer): string => {
  const { code, ruleId, field } = body as { code?: string; ruleId?: string; field?: string };
  return code ? [status, code, ruleId, field].filter(Boolean).join(' ') : String(status);
};
const eventOf = async (visitId: string, type: string): Promise<string> =>
  (await system.stream(`studyVisit-${visitId}`)).findLast((event) => event.type === type)!.id;
const requestAll = async (
  by: string,
  visitId: string,
  type: string,
  values: Readonly<Record<string, unknown>>,
  reason = WHY,
): Promise<HttpAnswer> =>
  system.post(by, `/v1/visits/${visitId}/request-correction`, {
    targetEventId: await eventOf(visitId, type),
    changes: Object.entries(values).map(([field, value]) => ({ field, value })),
    reason,
  });
const request = (
  by: string,
  visitId: string,
  type: string,
  field: string,
  value: unknown,
  reason = WHY,
): Promise<HttpAnswer> => requestAll(by, visitId, type, { [field]: value }, reason);
const decide = (
  by: string,
  visitId: string,
  command: string,
  requestId: string,
  more: object = {},
): Promise<HttpAnswer> => system.post(by, `/v1/visits/${visitId}/${command}`, { requestId, ...more });
/** Asks as the clerk and confirms as the steward, who has no part in anything; what was approved, as the approver. */
const correct = async (
  visitId: string,
  type: string,
  field: string,
  value: unknown,
  requestId = '1',
): Promise<HttpAnswer> => {
  const answer = await request(CLERK, visitId, type, field, value);
  const by = type === 'VisitProposed' ? REGENCY : STEWARD;
  return answer.status === 200 ? decide(by, visitId, 'confirm-correction', requestId) : answer;
};
const shown = async (visitId: string, path = ''): Promise<Record<string, never>> => {
  await system.settle();
  return ((await system.get('kemendes', `/v1/visits/${visitId}${path}`)).body as { item: Record<string, never> }).item;
};
const history = async (visitId: string): Promise<readonly Entry[]> =>
  ((await system.get('kemendes', `/v1/visits/${visitId}/history?limit=100`)).body as { items: readonly Entry[] }).items;
const waiting = async (by: string, query = '?status=WAITING'): Promise<readonly Record<string, unknown>[]> => {
  await system.settle();
  return ((await system.get(by, `/v1/corrections${query}`)).body as { items: readonly Record<string, unknown>[] })
    .items;
};
const totals = async (): Promise<{ visits: Record<string, number>; fundingRupiah: Record<string, string> }> => {
  await system.settle();
  return ((await system.get('kemendes', '/v1/visit-totals?region=62.03.02.2007&year=2026')).body as { totals: never })
    .totals;
};

describe('A correction is two acts (COM-01)', () => {
  it('asked for by one, in the list of what waits, and confirmed by another who has no part in it', async () => {
    const visitId = await visit();
    expect(codeOf(await request(HEAD, visitId, 'VisitSessionHeld', '/topic', 'Pengelolaan pasar desa'))).toBe('200');
    const [entry] = (await waiting(HEAD)).filter(({ recordId }) => recordId === visitId);
    expect(entry).toMatchObject({
      status: 'WAITING',
      kind: 'CORRECTION',
      category: 'studyVisit',
      requestId: '1',
      reason: WHY,
      requestedBy: { officeId: 'pemdes-62.03.02.2007', role: 'VILLAGE_HEAD' },
      asked: [
        { targetType: 'VisitSessionHeld', field: '/topic', old: 'Pengelolaan BUMDes', new: 'Pengelolaan pasar desa' },
      ],
    });
    expect((await waiting('inspektorat-kalsel')).map(({ recordId }) => recordId)).toContain(visitId);
    expect((await shown(visitId))['sessions']).toMatchObject([{ topic: 'Pengelolaan BUMDes' }]);

    expect(codeOf(await decide(HEAD, visitId, 'confirm-correction', '1'))).toBe('403 E_SOD COM-01');
    expect(codeOf(await decide(HEAD, visitId, 'refuse-correction', '1', { reason: 'tidak' }))).toBe('403 E_SOD COM-01');
    expect(codeOf(await decide(CLERK, visitId, 'confirm-correction', '1'))).toBe('403 E_SCOPE');
    expect(codeOf(await decide('pmd-tanah-bumbu', visitId, 'confirm-correction', '1'))).toBe('403 E_SCOPE');
    expect(codeOf(await decide(REGENCY, visitId, 'confirm-correction', '9'))).toBe('404 E_NOT_FOUND COM-01 /requestId');
    expect(codeOf(await decide(REGENCY, visitId, 'confirm-correction', '1'))).toBe('200');
    expect(codeOf(await decide(STEWARD, visitId, 'confirm-correction', '1'))).toBe('409 E_STATE COM-01 /requestId');

    expect(await shown(visitId)).toMatchObject({
      sessions: [{ topic: 'Pengelolaan pasar desa' }],
      corrections: 1,
      status: 'REPORTED',
    });
    const last = (await history(visitId)).at(-1)!;
    expect(last).toMatchObject({
      type: 'RecordCorrected',
      data: { changes: [{ field: '/topic', old: 'Pengelolaan BUMDes', new: 'Pengelolaan pasar desa' }], reason: WHY },
    });
    expect((await waiting(HEAD, '?status=CONFIRMED')).find(({ recordId }) => recordId === visitId)).toMatchObject({
      decidedBy: { role: 'REGENCY_PMD' },
    });
  });

  it('refused with a reason, the record stays and may be asked of again', async () => {
    const visitId = await visit();
    await request(HEAD, visitId, 'VisitReportSubmitted', '/findings', 'Pasar desa dikelola koperasi.');
    expect(codeOf(await request(CLERK, visitId, 'VisitReportSubmitted', '/findings', 'Lain lagi.'))).toBe(
      '409 E_STATE COM-01',
    );
    expect(
      codeOf(await decide(REGENCY, visitId, 'refuse-correction', '1', { reason: 'Laporan aslinya berbunyi lain.' })),
    ).toBe('200');
    expect((await waiting(HEAD, '?status=REFUSED')).find(({ recordId }) => recordId === visitId)).toMatchObject({
      refusal: 'Laporan aslinya berbunyi lain.',
    });
    expect((await shown(visitId))['findings']).toBe('BUMDes Angsana menerbitkan laporan bulanan.');
    expect(codeOf(await request(CLERK, visitId, 'VisitReportSubmitted', '/findings', 'Lain lagi.'))).toBe('200');
  });

  it('names an event of this record, a field that it holds, and a value in the form of its command', async () => {
    const [visitId, other] = [await visit(), await visit(['propose'])];
    const foreign = {
      targetEventId: await eventOf(other, 'VisitProposed'),
      changes: [{ field: '/budget', value: '1' }],
      reason: WHY,
    };
    expect(codeOf(await system.post(CLERK, `/v1/visits/${visitId}/request-correction`, foreign))).toBe(
      '404 E_NOT_FOUND COM-01 /targetEventId',
    );
    const ask = async (type: string, field: string, value: unknown, reason?: string) =>
      codeOf(await request(CLERK, visitId, type, field, value, reason));
    expect(await ask('VisitProposed', '/nothing', 'x')).toMatch(/^422 E_VALIDATION .*\/changes\/0\/field$/);
    expect(await ask('VisitSessionHeld', '/nothing', 'x')).toMatch(/^422 E_VALIDATION .*\/changes\/0\/field$/);
    expect(await ask('VisitCompleted', '/reportDueOn', '2026-12-31')).toBe('422 E_VALIDATION COM-01 /changes/0/field');
    expect(await ask('VisitProposed', '/visitId', 'v')).toBe('422 E_VALIDATION COM-01 /changes/0/field');
    expect(await ask('VisitProposed', '/hosts/0/region/code', '63.10')).toBe(
      '422 E_VALIDATION COM-01 /changes/0/field',
    );
    expect(await ask('VisitCompleted', '/attendance', '1')).toBe('422 E_VALIDATION COM-01 /changes/0/value');
    expect(await ask('VisitCompleted', '/attendance', 1.5)).toMatch(/^422 E_VALIDATION .*\/changes\/0\/value$/);
    expect(await ask('VisitSessionHeld', '/topic', 'x'.repeat(201))).toMatch(
      /^422 E_VALIDATION .*\/changes\/0\/value$/,
    );
    expect(await ask('VisitSessionHeld', '/topic', '   ')).toMatch(/^422 E_VALIDATION .*\/changes\/0\/value$/);
    expect(await ask('VisitProposed', '/budget', '1.000.000')).toMatch(/^422 E_AMOUNT .*\/changes\/0\/value$/);
    expect(await ask('VisitCompleted', '/occurredOn', '2026-02-30')).toBe('422 E_VALIDATION COM-01 /changes/0/value');
    expect(await ask('VisitReportSubmitted', '/occurredOn', '2027-01-01')).toMatch(
      /^422 E_DATE_ORDER .*\/changes\/0\/value$/,
    );
    expect(await ask('VisitProposed', '/kind', 'PIKNIK')).toMatch(/^422 E_VALIDATION .*\/changes\/0\/value$/);
    expect(await ask('VisitSessionHeld', '/topic', 'Topik lain', 'x'.repeat(19))).toBe(
      '422 E_REASON_REQUIRED COM-01 /reason',
    );
  });

  it('names the field by its place, and is told in one wording how a place is written', async () => {
    const visitId = await visit(['propose']);
    const told = new Set<string>();
    for (const field of [
      'topics',
      'topics/0',
      '/topics/',
      '/topics//0',
      '/',
      '//',
      '/origin/region/',
      'origin/region',
      '/a~2',
      '/a~',
      '/visitId/',
      '/letter/',
      '/occurredOn/',
      '',
      `/${'x'.repeat(200)}`,
    ]) {
      const { status, body } = await request(CLERK, visitId, 'VisitProposed', field, 'x');
      const { code, field: place, messageId, messageEn } = body as Record<string, string>;
      expect([field, status, code, place]).toEqual([field, 422, 'E_VALIDATION', '/changes/0/field']);
      told.add(messageId!).add(messageEn!);
    }
    expect([...told]).toEqual([
      'changes/0/field: harus berupa tempat isian dalam data kejadian itu, diawali garis miring dan tanpa garis miring di akhir, paling banyak 200 karakter, seperti /topics atau /fundingSources/0/amount.',
      "changes/0/field: must be the place of a field in that event's data, with a slash before each name and none at the end, 200 characters at most, like /topics or /fundingSources/0/amount.",
    ]);
    for (const field of ['/nothing/below', '/topics/9', '/topics/0/x', '/officialName']) {
      const { body } = await request(CLERK, visitId, 'VisitProposed', field, 'x');
      expect([field, body]).toEqual([
        field,
        expect.objectContaining({
          code: 'E_VALIDATION',
          field: '/changes/0/field',
          messageId: expect.stringContaining(`tidak memuat isian ${field}`),
        }),
      ]);
    }
    expect(codeOf(await request(CLERK, visitId, 'VisitProposed', `/topics/${'x'.repeat(192)}`, 'x'))).toBe(
      '422 E_VALIDATION COM-01 /changes/0/field',
    );
  });

  it('stays within the rules with the new value, the later steps, too: each refused by its own', async () => {
    const visitId = await visit();
    const ask = async (type: string, field: string, value: unknown) =>
      codeOf(await request(CLERK, visitId, type, field, value));
    expect(await ask('VisitProposed', '/budget', '999')).toBe('422 E_FUNDING_MISMATCH VIS-03 /changes/0/value');
    expect(await ask('VisitCompleted', '/attendance', 3)).toMatch(/^422 E_\w+ .*\/changes\/0\/value$/);
    expect(await ask('VisitSessionHeld', '/occurredOn', '2026-11-20')).toBe('422 E_DATE_ORDER COM-05 /changes/0/value');
    expect(await ask('VisitApproved', '/occurredOn', '2026-11-01')).toBe('422 E_DATE_ORDER COM-05 /changes/0/value');
    expect(await ask('VisitProposed', '/plannedStart', '2026-11-19')).toBe('422 E_DATE_ORDER COM-05 /changes/0/value');
    expect(
      await ask('VisitProposed', '/fundingSources', [{ source: 'DANA_DESA', fiscalYear: 2026, amount: '1000000' }]),
    ).toBe('422 E_DANA_DESA_OUTSIDE_REGENCY VIS-04 /changes/0/value');
    expect(await ask('VisitProposed', '/delegationSize', 1)).toBe('422 E_DELEGATION_SIZE VIS-09 /changes/0/value');
    expect(await ask('VisitProposed', '/origin/region', '63.10.09.2005')).toMatch(
      /^(422 E_VISIT_SELF_HOST|403 E_SCOPE)/,
    );
  });
});

describe('A correction changes what an event holds, and nothing else of it', () => {
  const STEPS = Object.keys(visitCatalogue).filter((type) => !isRepair({ type }));
  const STRANGE = {
    '/type': 'CancelVisit',
    '/metadata': { actor: {} },
    '/made': 'up',
    '/officialName': 'x'.repeat(9_000),
    '/acting': { officialName: 'Lain', officeId: 'lain' },
    '/provenance': { source: 'SYSTEM' },
    '/acknowledge': ['W_REPEAT_VISIT'],
    '/reason': 'Alasan lain yang cukup panjang.',
    '/constructor': 'x',
  };

  /**
   * Visits in which every kind of step was taken; what the system observes by itself is put into the log as it would
   * be.
   */
  const everyStep = async (): Promise<readonly string[]> => {
    const innovation: VisitStep = {
      by: CLERK,
      path: '/v1/visits/{visit}/record-innovation-observed',
      body: {
        occurredOn: '2026-11-19',
        innovationId: 'pasar',
        hostRegion: '63.10.09.2005',
        description: 'Pasar desa.',
      },
    };
    const taken = (by: string, command: string, body: object): VisitStep => ({
      by,
      path: `/v1/visits/{visit}/${command}`,
      body,
    });
    const closed = await visit(['propose', 'accept', 'approve', 'order', 'start', 'session']);
    const { complete, report } = visitStory({ ...PLAN, subjectRefs: strangers(2) });
    await system.takeAll([complete, report, taken(HEAD, 'close-visit', {})], closed);
    const cancelled = await visit(['propose'], { askedOn: '2026-11-19', from: '2026-11-25', to: '2026-11-26' });
    await system.takeAll(
      [
        taken(HEAD, 'reschedule-visit', { plannedStart: '2026-11-26', plannedEnd: '2026-11-27' }),
        taken(HEAD, 'cancel-visit', { reason: 'Banjir.' }),
      ],
      cancelled,
    );
    const declined = await visit(['propose']);
    await system.takeAll(
      [
        taken('pj-kades-angsana', 'decline-hosting', {
          host: '63.10.09.2005',
          acting: { officialName: 'Sayid Firdaus', capacity: 'PJ' },
          reason: 'Ada lomba desa.',
        }),
      ],
      declined,
    );

    const observed = await visit(['propose', 'accept', 'approve', 'order', 'start', 'session', 'complete']);
    await system.takeAll([innovation], observed);
    const [stream, visitId] = [`studyVisit-${observed}`, observed];
    const record = await system.stream(stream);
    const { metadata } = record.at(-1)!;
    const seen = [
      ['TravelOrderLapsed', { visitId, commandId: randomUUID(), subjectRefs: strangers(1) }],
      [
        'ReportTermSet',
        {
          visitId,
          endedOn: '2026-11-19',
          reportDueOn: '2026-11-26',
          overdueFrom: '2026-11-26T16:00:00.000Z',
          warnings: [],
        },
      ],
      ['VisitReportOverdue', { visitId, reportDueOn: '2026-11-26' }],
    ] as const;
    await system.sinergi.eventStore.append(
      stream,
      record.at(-1)!.revision,
      seen.map(([type, data]) => ({
        id: randomUUID(),
        type,
        data,
        metadata: { ...metadata, schemaVersion: 1, commandId: randomUUID() },
      })),
    );
    return [closed, cancelled, declined, observed];
  };

  it('of every step: neither its kind, nor what is said with a command, nor what is made up can be put into it', async () => {
    const visits = await everyStep();
    const records = new Map(
      await Promise.all(visits.map(async (id) => [id, await system.stream(`studyVisit-${id}`)] as const)),
    );
    for (const type of STEPS) {
      const visitId = visits.find((id) => records.get(id)!.some((event) => event.type === type));
      if (!visitId) throw new Error(`No visit of this test has a ${type}.`);
      const held = records.get(visitId)!.findLast((event) => event.type === type)!.data;
      for (const [field, value] of Object.entries(STRANGE).filter(([name]) => !Object.hasOwn(held, name.slice(1)))) {
        expect([type, field, codeOf(await request(HEAD, visitId, type, field, value))]).toEqual([
          type,
          field,
          expect.stringMatching(/^422 E_VALIDATION .*\/changes\/0\/(field|value)$/),
        ]);
      }
    }
    for (const [id, before] of records) expect(await system.stream(`studyVisit-${id}`)).toEqual(before);
  });

  it('nor the mandate that an approval needed, by an office that would need one (VIS-08)', async () => {
    const visitId = await visit(['propose', 'accept', 'approve']);
    const [approval] = (await system.stream(`studyVisit-${visitId}`)).filter(({ type }) => type === 'VisitApproved');
    const { approver } = approval!.data as { approver: { mandate?: object; officeId: string; officialName: string } };
    expect(approver.mandate).toMatchObject({ docId: 'delegasi' });
    const { officeId, officialName } = approver;
    expect(
      codeOf(
        await request(CLERK, visitId, 'VisitApproved', '/approver', { officeId, officialName, capacity: 'DEFINITIF' }),
      ),
    ).toMatch(/^403 E_NO_AUTHORITY VIS-08/);
  });

  it("and an agency's head decides on the records of his own office alone", async () => {
    const visitId = await visit();
    await request(CLERK, visitId, 'VisitSessionHeld', '/topic', 'Pengelolaan pasar desa');
    await system.employ('kadinkes', 'OPD_HEAD', '62.03', 'dinkes-62.03');
    const by = (command: string, body: object) => system.post('kadinkes', `/v1/visits/${visitId}/${command}`, body);
    expect(codeOf(await by('confirm-correction', { requestId: '1' }))).toBe('403 E_SCOPE');
    const asked = {
      targetEventId: await eventOf(visitId, 'VisitSessionHeld'),
      changes: [{ field: '/topic', value: 'Lain' }],
      reason: WHY,
    };
    expect(codeOf(await by('request-correction', asked))).toBe('403 E_SCOPE');

    const before = await system.stream(`studyVisit-${visitId}`);
    for (const command of ['request-voiding', 'cancel-visit', 'close-visit'])
      expect([command, codeOf(await by(command, { reason: WHY }))]).toEqual([command, '403 E_SCOPE']);
    await system.post(CLERK, `/v1/visits/${visitId}/request-voiding`, { reason: WHY });
    await system.post(REGENCY, `/v1/visits/${visitId}/request-voiding`, { reason: WHY });
    expect(codeOf(await by('confirm-voiding', { requestId: '2' }))).toBe('403 E_SCOPE');
    expect((await system.stream(`studyVisit-${visitId}`)).filter(({ type }) => type !== 'VoidingRequested')).toEqual(
      before,
    );
  });

  it('nor an origin outside the region of who asks for it, or confirms it', async () => {
    await system.employ('bupati-kapuas', 'REGENCY_HEAD', '62.03', 'setda-62.03');
    const { propose } = visitStory({ ...PLAN, subjectRefs: strangers(1) });
    const origin = { region: '62.03.02.2007', officeId: 'setda-62.03' };
    const visitId = await system.takeAll([{ ...propose, by: 'bupati-kapuas', body: { ...propose.body, origin } }]);
    const before = await system.stream(`studyVisit-${visitId}`);
    const ask = async (by: string) =>
      codeOf(await request(by, visitId, 'VisitProposed', '/origin/region', '62.03.02.2006'));
    expect(await ask(CLERK)).toBe('403 E_SCOPE COM-01 /changes/0/value');
    expect(await system.stream(`studyVisit-${visitId}`)).toEqual(before);
    expect(await ask(REGENCY)).toBe('200');
    expect(codeOf(await decide(HEAD, visitId, 'confirm-correction', '1'))).toBe('403 E_SCOPE COM-01 /requestId');
    expect(codeOf(await decide(STEWARD, visitId, 'confirm-correction', '1'))).toBe('200');
    expect(await shown(visitId)).toMatchObject({ corrections: 1 });
  });

  it('and whoever asked hears that another has to confirm it before he hears anything else', async () => {
    const visitId = await visit(['propose']);
    await request(HEAD, visitId, 'VisitProposed', '/budget', '1');
    await request(HEAD, visitId, 'VisitProposed', '/topics/0', 'Lain');
    expect(codeOf(await decide(HEAD, visitId, 'confirm-correction', '1'))).toBe('403 E_SOD COM-01');
  });
});

describe('Who wrote what changes in consequence of a correction', () => {
  it('hears that another decides on it, whatever he acknowledges, and before he hears what is to be acknowledged', async () => {
    await visit(['propose']);
    const steps = visitStory({ ...PLAN, subjectRefs: strangers(1) });
    const alone = { ...steps.propose, body: { ...steps.propose.body, topics: ['Arsip desa yang dibaca semua orang'] } };
    const visitId = await system.takeAll([alone, steps.accept, steps.approve]);
    expect(codeOf(await request(CLERK, visitId, 'VisitProposed', '/topics', ['Pengelolaan BUMDes']))).toBe('200');
    const before = await system.stream(`studyVisit-${visitId}`);
    for (const acknowledge of [[], ['W_REPEAT_VISIT']]) {
      expect(codeOf(await decide(REGENCY, visitId, 'confirm-correction', '1', { acknowledge }))).toBe(
        '403 E_SOD COM-01',
      );
      expect(codeOf(await decide(REGENCY, visitId, 'refuse-correction', '1', { acknowledge, reason: 'tidak' }))).toBe(
        '403 E_SOD COM-01',
      );
    }
    expect(codeOf(await decide(BUPATI, visitId, 'confirm-correction', '1'))).toBe(
      '422 E_VALIDATION VIS-06 /acknowledge',
    );
    expect(await system.stream(`studyVisit-${visitId}`)).toEqual(before);
    expect(codeOf(await decide(BUPATI, visitId, 'confirm-correction', '1', { acknowledge: ['W_REPEAT_VISIT'] }))).toBe(
      '200',
    );
    expect((await history(visitId)).at(-1)!.data['changes']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ targetType: 'VisitApproved', field: '/acknowledged', new: ['W_REPEAT_VISIT'] }),
      ]),
    );
  });

  it('decides where nothing of his changes, and refuses what the rules would no longer let anybody confirm', async () => {
    const visitId = await visit(['propose']);
    expect(codeOf(await request(CLERK, visitId, 'VisitProposed', '/delegationSize', 1))).toBe('200');
    const { accept, approve, order } = visitStory({ ...PLAN, subjectRefs: strangers(2) });
    await system.takeAll([accept, approve, order], visitId);
    expect(codeOf(await decide(REGENCY, visitId, 'confirm-correction', '1'))).toBe(
      '422 E_DELEGATION_SIZE VIS-09 /requestId',
    );
    expect(codeOf(await decide(REGENCY, visitId, 'refuse-correction', '1', { reason: 'Dua orang berangkat.' }))).toBe(
      '200',
    );
    expect(
      codeOf(await request(CLERK, visitId, 'VisitProposed', '/reasonForHost', 'Desa Angsana juara lomba desa.')),
    ).toBe('200');
    expect(codeOf(await decide(REGENCY, visitId, 'confirm-correction', '2'))).toBe('200');
  });
});

describe('A correction of several fields of one event', () => {
  const ADD = (amount: string) => ({ source: 'ADD', fiscalYear: 2026, amount });

  it('is asked for, confirmed and applied as one: what must agree is changed together, and totals follow', async () => {
    const before = await totals();
    const visitId = await visit();
    const money = { '/budget': '2500000', '/fundingSources': [ADD('2000000'), ADD('500000')] };
    for (const [field, value] of Object.entries(money))
      expect(codeOf(await request(CLERK, visitId, 'VisitProposed', field, value))).toMatch(
        /^422 E_FUNDING_MISMATCH VIS-03/,
      );
    expect(codeOf(await requestAll(CLERK, visitId, 'VisitProposed', { ...money, '/budget': '2500001' }))).toBe(
      '422 E_FUNDING_MISMATCH VIS-03 /changes',
    );
    expect(codeOf(await requestAll(CLERK, visitId, 'VisitProposed', money))).toBe('200');
    const [entry] = await waiting(HEAD, `?record=${visitId}`);
    expect(entry).toMatchObject({
      requestId: '1',
      asked: [
        { field: '/budget', old: '1000000', new: '2500000' },
        { field: '/fundingSources', new: money['/fundingSources'] },
      ],
    });
    for (const field of ['/budget', '/fundingSources/0/amount'])
      expect(codeOf(await request(HEAD, visitId, 'VisitProposed', field, '7'))).toMatch(
        /^(409 E_STATE COM-01|422 E_FUNDING_MISMATCH)/,
      );
    expect(codeOf(await decide(REGENCY, visitId, 'confirm-correction', '1'))).toBe('200');
    expect(await shown(visitId)).toMatchObject({ budget: '2500000', corrections: 1 });
    expect((await history(visitId)).at(-1)).toMatchObject({
      type: 'RecordCorrected',
      data: { requestId: '1', changes: [{ field: '/budget' }, { field: '/fundingSources' }] },
    });
    const after = await totals();
    expect(BigInt(after.fundingRupiah['ADD']!) - BigInt(before.fundingRupiah['ADD'] ?? 0)).toBe(2_500_000n);
  });

  it('moves both days of a trip, and the days of its travellers with them', async () => {
    const [who] = strangers(1) as [string];
    const soon = { askedOn: '2026-11-20', from: '2026-12-14', to: '2026-12-15' };
    const visitId = await visit(['propose', 'accept', 'approve', 'order'], {
      ...soon,
      subjectRefs: [who],
      orderNo: 'DEMO/ST/K20',
    });
    const days = { '/plannedStart': '2026-12-17', '/plannedEnd': '2026-12-18' };
    expect(codeOf(await request(CLERK, visitId, 'VisitProposed', '/plannedStart', days['/plannedStart']))).toMatch(
      /^422 E_DATE_ORDER/,
    );
    expect(codeOf(await requestAll(CLERK, visitId, 'VisitProposed', days))).toBe('200');
    expect(codeOf(await decide(REGENCY, visitId, 'confirm-correction', '1'))).toBe('200');
    await system.settle();
    expect(await shown(visitId)).toMatchObject({ plannedStart: '2026-12-17', plannedEnd: '2026-12-18' });
    const wanted = async (from: string, to: string, orderNo: string): Promise<string> => {
      const steps = visitStory({ ...soon, from, to, subjectRefs: [who], orderNo });
      return codeOf(await system.take(steps.order, await system.takeAll([steps.propose, steps.accept, steps.approve])));
    };
    expect(await wanted('2026-12-18', '2026-12-19', 'DEMO/ST/K21')).toMatch(/^409 E_TRAVEL_OVERLAP/);
    expect(await wanted('2026-12-14', '2026-12-15', 'DEMO/ST/K22')).toBe('200');
  });

  it('holds each place once and twenty changes at most, and one at least', async () => {
    const visitId = await visit(['propose']);
    const targetEventId = await eventOf(visitId, 'VisitProposed');
    const ask = async (...fields: readonly string[]) =>
      codeOf(
        await system.post(CLERK, `/v1/visits/${visitId}/request-correction`, {
          targetEventId,
          changes: fields.map((field) => ({ field, value: 'x' })),
          reason: WHY,
        }),
      );
    expect(await ask('/reasonForHost', '/reasonForHost')).toBe('422 E_VALIDATION COM-01 /changes/1/field');
    expect(await ask('/reasonForHost', '/letter', '/letter/number')).toBe('422 E_VALIDATION COM-01 /changes/2/field');
    expect(await ask('/letter/number', '/letter')).toBe('422 E_VALIDATION COM-01 /changes/1/field');
    const many = (count: number) => Array.from({ length: count }, (_, index) => `/nothing/${index}`);
    expect(await ask(...many(20))).toBe('422 E_VALIDATION COM-01 /changes/0/field');
    expect([await ask(...many(21)), await ask()]).toEqual(['422 E_VALIDATION /changes', '422 E_VALIDATION /changes']);
  });
});

describe('A correction of what was approved', () => {
  const DEAR = {
    '/budget': '900000000',
    '/fundingSources': [{ source: 'ADD', fiscalYear: 2026, amount: '900000000' }],
  };

  it("of the approver's own words is decided on his side alone, by another than he", async () => {
    const visitId = await visit(['propose', 'accept', 'approve']);
    const NAME = '/approver/officialName';
    expect(codeOf(await request(CLERK, visitId, 'VisitApproved', NAME, 'Orang Lain'))).toBe('200');
    for (const command of ['confirm-correction', 'refuse-correction']) {
      for (const by of [HEAD, STEWARD, 'kemendes', 'pj-kades-angsana'])
        expect([by, codeOf(await decide(by, visitId, command, '1', { reason: 'tidak' }))]).toEqual([by, '403 E_SCOPE']);
      expect(codeOf(await decide(REGENCY, visitId, command, '1', { reason: 'tidak' }))).toBe('403 E_SOD COM-01');
    }
    expect(codeOf(await decide(BUPATI, visitId, 'confirm-correction', '1'))).toBe('200');
  });

  it("of its terms is confirmed on the approver's side, since it amounts to another approval; before it, at home", async () => {
    const approved = await visit(['propose', 'accept', 'approve']);
    expect(codeOf(await requestAll(CLERK, approved, 'VisitProposed', DEAR))).toBe('200');
    for (const command of ['confirm-correction', 'refuse-correction'])
      for (const by of [HEAD, STEWARD])
        expect([by, codeOf(await decide(by, approved, command, '1', { reason: 'tidak' }))]).toEqual([
          by,
          '403 E_SCOPE',
        ]);
    expect(await shown(approved)).toMatchObject({ budget: '1000000' });
    expect(codeOf(await decide(REGENCY, approved, 'confirm-correction', '1'))).toBe('200');
    expect(await shown(approved)).toMatchObject({ budget: '900000000', status: 'APPROVED' });

    const waits = await visit(['propose', 'accept']);
    expect(codeOf(await requestAll(CLERK, waits, 'VisitProposed', DEAR))).toBe('200');
    expect(codeOf(await decide(STEWARD, waits, 'confirm-correction', '1'))).toBe('200');
  });

  it('of its terms that was asked for before the approval is no way around it', async () => {
    const visitId = await visit(['propose', 'accept']);
    expect(codeOf(await requestAll(CLERK, visitId, 'VisitProposed', DEAR))).toBe('200');
    await system.takeAll([visitStory({ ...PLAN, subjectRefs: [] }).approve], visitId);
    expect(codeOf(await decide(STEWARD, visitId, 'confirm-correction', '1'))).toBe('403 E_SCOPE');
    expect(codeOf(await decide(BUPATI, visitId, 'confirm-correction', '1'))).toBe('200');
  });
});

describe("A correction of a host's answer", () => {
  const HOST = 'pj-kades-angsana';
  const ABOVE_HOST = 'pmd-tanah-bumbu';
  const NAME = '/acceptedBy/officialName';

  it("is asked for on either side and decided on the host's alone, by another than who answered", async () => {
    const visitId = await visit(['propose', 'accept']);
    expect(codeOf(await request(HEAD, visitId, 'VisitHostingAccepted', NAME, 'SAYID FIRDAUS'))).toBe('200');
    for (const command of ['confirm-correction', 'refuse-correction']) {
      for (const by of [HEAD, REGENCY])
        expect([by, codeOf(await decide(by, visitId, command, '1', { reason: 'tidak' }))]).toEqual([by, '403 E_SCOPE']);
      const acting = { officialName: 'Sayid Firdaus', capacity: 'PJ' };
      expect(codeOf(await decide(HOST, visitId, command, '1', { reason: 'tidak', acting }))).toBe('403 E_SOD COM-01');
    }
    expect(codeOf(await decide(HOST, visitId, 'withdraw-correction', '1', { reason: 'tidak' }))).toBe(
      '403 E_NO_AUTHORITY COM-01 /requestId',
    );
    expect(codeOf(await decide(ABOVE_HOST, visitId, 'confirm-correction', '1'))).toBe('200');
    expect((await history(visitId)).at(-1)).toMatchObject({
      type: 'RecordCorrected',
      data: { changes: [{ field: NAME, new: 'SAYID FIRDAUS' }] },
    });
    expect(codeOf(await request(HOST, visitId, 'VisitHostingAccepted', NAME, 'Sayid  Firdaus'))).toBe('200');
    expect(codeOf(await decide(HOST, visitId, 'confirm-correction', '2'))).toBe('403 E_SOD COM-01');
    expect(codeOf(await decide(STEWARD, visitId, 'confirm-correction', '2'))).toBe('200');
    expect(codeOf(await request(HOST, visitId, 'VisitHostingAccepted', NAME, 'sayid firdaus'))).toBe('200');
    expect(codeOf(await decide(HOST, visitId, 'withdraw-correction', '3', { reason: 'Ternyata benar.' }))).toBe('200');
  });

  it("is decided by the host's camat, too, and neither by that of the visitors nor by a ministry, which may read it", async () => {
    await system.employ('camat-kapuas-hilir', 'DISTRICT_OFFICER', '62.03.02', 'kecamatan-62.03.02');
    const { userId } = (await system.get('sekcam-angsana', '/v1/me')).body as { userId: string };
    const acting = { capacity: 'PLH' };
    const appointed = {
      ...acting,
      officialName: 'Sekcam Angsana',
      userId,
      validFrom: '2026-11-16',
      validTo: '2026-12-31',
      decree: demoDocument('SK-plh', 'SK', '2026-11-16'),
    };
    await system.employ('walidata-tanbu', 'DATA_STEWARD', '63.10', 'diskominfo-63.10');
    for (const [command, type] of [
      ['confirm-correction', 'RecordCorrected'],
      ['refuse-correction', 'CorrectionRefused'],
    ] as const) {
      const visitId = await visit(['propose', 'accept']);
      expect(codeOf(await request(CLERK, visitId, 'VisitHostingAccepted', NAME, 'SAYID FIRDAUS'))).toBe('200');
      for (const by of ['kemendes', 'camat-kapuas-hilir'])
        expect([by, codeOf(await decide(by, visitId, command, '1', { reason: 'tidak' }))]).toEqual([by, '403 E_SCOPE']);
      const camat = () =>
        decide('sekcam-angsana', visitId, command, '1', { acting, reason: 'Suratnya berbunyi lain.' });
      // Who confirms acts for the office, and holds it on that day (COM-04).
      if (command === 'confirm-correction') {
        expect(codeOf(await camat())).toBe('403 E_NO_AUTHORITY COM-04 /acting/capacity');
        expect(
          codeOf(await system.post('walidata-tanbu', '/v1/offices/kecamatan-63.10.09/record-appointment', appointed)),
        ).toBe('200');
      }
      expect(codeOf(await camat())).toBe('200');
      expect((await history(visitId)).at(-1)!.type).toBe(type);
    }
  });

  it('gives the host no say in what the visitors recorded', async () => {
    const visitId = await visit(['propose', 'accept']);
    for (const by of [HOST, ABOVE_HOST])
      expect(codeOf(await request(by, visitId, 'VisitProposed', '/reasonForHost', 'Alasan lain.'))).toBe('403 E_SCOPE');
    expect(codeOf(await system.post(HOST, `/v1/visits/${visitId}/request-voiding`, { reason: WHY }))).toBe(
      '403 E_SCOPE',
    );
    expect(codeOf(await request(CLERK, visitId, 'VisitProposed', '/reasonForHost', 'Alasan lain.'))).toBe('200');
    for (const by of [HOST, ABOVE_HOST]) {
      for (const command of ['confirm-correction', 'refuse-correction', 'withdraw-correction'])
        expect(codeOf(await decide(by, visitId, command, '1', { reason: 'tidak' }))).toBe('403 E_SCOPE');
    }
  });
});

describe('A request that waits', () => {
  it('COM-14 taken back again and again uses up the own part of who asked; others still ask', async () => {
    const visitId = await visit();
    const ask = async (by: string) =>
      codeOf(await system.post(by, `/v1/visits/${visitId}/request-voiding`, { reason: WHY }));
    for (let count = 1; count <= 25; count += 1) {
      expect(await ask(HEAD)).toBe('200');
      expect(
        codeOf(await decide(HEAD, visitId, 'withdraw-correction', String(count), { reason: 'Ternyata benar.' })),
      ).toBe('200');
    }
    expect(await ask(HEAD)).toBe('409 E_LIMIT COM-14 /reason');
    expect(codeOf(await correct(visitId, 'VisitSessionHeld', '/topic', 'Pasar desa', '26'))).toBe('200');
    expect(await ask(STEWARD)).toBe('200');
  });

  it('is withdrawn by who asked alone, with a reason; nothing comes of it, and its place is free for another', async () => {
    const visitId = await visit();
    const withdraw = async (by: string, requestId = '1', reason: string | undefined = 'Nilainya ternyata benar.') =>
      codeOf(await decide(by, visitId, 'withdraw-correction', requestId, reason ? { reason } : {}));
    await request(CLERK, visitId, 'VisitSessionHeld', '/topic', 'Pasar desa');
    expect([await withdraw(HEAD), await withdraw(STEWARD), await withdraw(CLERK, '9')]).toEqual([
      '403 E_NO_AUTHORITY COM-01 /requestId',
      '403 E_NO_AUTHORITY COM-01 /requestId',
      '404 E_NOT_FOUND COM-01 /requestId',
    ]);
    expect(await withdraw('pmd-tanah-bumbu')).toBe('403 E_SCOPE');
    expect(await withdraw(CLERK, '1', '')).toBe('422 E_REASON_REQUIRED COM-01 /reason');
    expect(await withdraw(CLERK)).toBe('200');
    expect(await waiting(HEAD, `?record=${visitId}`)).toMatchObject([
      { status: 'WITHDRAWN', withdrawal: 'Nilainya ternyata benar.', decidedBy: { role: 'VILLAGE_OPERATOR' } },
    ]);
    expect((await history(visitId)).at(-1)).toMatchObject({
      type: 'CorrectionWithdrawn',
      data: { requestId: '1', reason: 'Nilainya ternyata benar.' },
    });
    for (const command of ['confirm-correction', 'refuse-correction'])
      expect(codeOf(await decide(STEWARD, visitId, command, '1', { reason: 'tidak' }))).toBe(
        '409 E_STATE COM-01 /requestId',
      );
    expect(await withdraw(CLERK)).toBe('409 E_STATE COM-01 /requestId');
    expect((await shown(visitId))['sessions']).toMatchObject([{ topic: 'Pengelolaan BUMDes' }]);

    expect(codeOf(await correct(visitId, 'VisitSessionHeld', '/topic', 'Pasar desa', '2'))).toBe('200');
    expect(await withdraw(CLERK, '2')).toBe('409 E_STATE COM-01 /requestId');
    expect(codeOf(await system.post(HEAD, `/v1/visits/${visitId}/request-voiding`, { reason: WHY }))).toBe('200');
    expect(await withdraw(HEAD, '3')).toBe('200');
    expect(codeOf(await decide(STEWARD, visitId, 'confirm-voiding', '3'))).toBe('409 E_STATE COM-01 /requestId');
    expect(codeOf(await system.post(HEAD, `/v1/visits/${visitId}/request-voiding`, { reason: WHY }))).toBe('200');
  });
});

describe('A request in the form of a former version that still waits', () => {
  it.each([1, 2])(
    'version %d, of one field alone, is shown, confirmed by another and applied like one of today',
    async (version) => {
      const [was, is] = [`ST-${version}/1`, `ST-${version}/2`];
      const { propose, accept, approve, order } = visitStory({ ...PLAN, subjectRefs: strangers(1) });
      const visitId = await system.takeAll([
        propose,
        accept,
        approve,
        {
          ...order,
          body: { ...order.body, order: { ...demoDocument('surat-tugas', 'Surat Tugas', PLAN.askedOn), number: was } },
        },
      ]);
      const path = `../../../libs/contexts/visits/domain/fixtures/CorrectionRequested.v${version}.json`;
      const frozen = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { type: string; data: object };
      const record = await system.stream(`studyVisit-${visitId}`);
      const target = record.find(({ type }) => type === 'TravelOrderIssued')!;
      const { metadata } = record.at(-1)!;
      await system.sinergi.eventStore.append(`studyVisit-${visitId}`, record.at(-1)!.revision, [
        {
          id: randomUUID(),
          type: frozen.type,
          data: {
            ...frozen.data,
            visitId,
            targetEventId: target.id,
            targetType: target.type,
            field: '/order/number',
            old: was,
            new: is,
          },
          metadata: { ...metadata, schemaVersion: version, commandId: randomUUID() },
        },
      ]);
      // The first form does not say in which document the field lies: it is shown like that of the most closed one.
      const [old, now] = version === 1 ? [{ hidden: true }, { hidden: true }] : [was, is];
      expect(await waiting(HEAD, `?record=${visitId}`)).toMatchObject([
        { requestId: '1', status: 'WAITING', asked: [{ field: '/order/number', old, new: now }] },
      ]);
      expect(codeOf(await request(CLERK, visitId, 'TravelOrderIssued', '/order/number', `ST-${version}/3`))).toBe(
        '409 E_STATE COM-01',
      );
      expect(codeOf(await decide(HEAD, visitId, 'confirm-correction', '1'))).toBe('403 E_SOD COM-01');
      expect(codeOf(await decide(STEWARD, visitId, 'confirm-correction', '1'))).toBe('200');
      expect((await history(visitId)).at(-1)).toMatchObject({
        type: 'RecordCorrected',
        data: { requestId: '1', changes: [{ targetEventId: target.id, field: '/order/number', old: was, new: is }] },
      });
      expect(codeOf(await decide(STEWARD, visitId, 'confirm-correction', '1'))).toBe('409 E_STATE COM-01 /requestId');
      expect(codeOf(await correct(visitId, 'TravelOrderIssued', '/order/number', `ST-${version}/3`, '2'))).toBe('200');
    },
  );
});

describe('What the edge asks of a step', () => {
  it('it asks of the corrected one, too: the days of acts and documents have their bounds, and the office was held', async () => {
    const visitId = await visit();
    const ask = (type: string, field: string, value: unknown) => request(CLERK, visitId, type, field, value);
    const early = await ask('VisitProposed', '/occurredOn', '1999-12-31');
    expect([codeOf(early), (early.body as { details: object }).details]).toEqual([
      '422 E_DATE_ORDER COM-05 /changes/0/value',
      expect.objectContaining({ earliest: '2000-01-01' }),
    ]);
    expect(codeOf(await ask('VisitProposed', '/occurredOn', '2000-01-01'))).toBe(
      '403 E_NO_AUTHORITY COM-04 /changes/0/value',
    );
    expect(codeOf(await ask('VisitProposed', '/occurredOn', '2026-11-21'))).toBe(
      '422 E_DATE_ORDER COM-05 /changes/0/value',
    );
    expect(codeOf(await ask('VisitProposed', '/letter/date', '1945-08-16'))).toBe(
      '422 E_DATE_ORDER COM-10 /changes/0/value',
    );
    expect(codeOf(await ask('VisitProposed', '/letter/date', '2026-11-21'))).toBe(
      '422 E_DATE_ORDER COM-10 /changes/0/value',
    );
    expect(codeOf(await ask('VisitApproved', '/approver/mandate/date', '1945-08-16'))).toBe(
      '422 E_DATE_ORDER COM-10 /changes/0/value',
    );
    expect(codeOf(await ask('VisitApproved', '/approver/officeId', 'pemdes-62.03.02.2007'))).toBe(
      '403 E_NO_AUTHORITY COM-04 /changes/0/value',
    );
    expect(codeOf(await ask('VisitProposed', '/letter/date', '1945-08-17'))).toBe('200');
  });

  it('and what it would have flagged is flagged', async () => {
    const [bound, beyond] = [await visit(), await visit()];
    expect(codeOf(await correct(bound, 'VisitProposed', '/occurredOn', '2026-10-21'))).toBe('200');
    expect((await shown(bound))['warnings']).not.toContain('W_BACKDATED');
    const answer = await request(CLERK, beyond, 'VisitProposed', '/occurredOn', '2026-10-20');
    expect(codeOf(answer)).toBe('200');
    expect((await decide(STEWARD, beyond, 'confirm-correction', '1')).body).toMatchObject({
      warnings: ['W_BACKDATED'],
    });
    expect((await shown(beyond))['warnings']).toContain('W_BACKDATED');
  });
});

describe('What is corrected is followed', () => {
  it('by amounts and totals', async () => {
    const before = await totals();
    const visitId = await visit();
    const grown = await totals();
    expect(BigInt(grown.fundingRupiah['ADD']!) - BigInt(before.fundingRupiah['ADD'] ?? 0)).toBe(1_000_000n);
    expect(codeOf(await correct(visitId, 'VisitProposed', '/fundingSources/0/source', 'PADES'))).toBe('200');
    const after = await totals();
    expect(after.fundingRupiah['ADD']).toBe(before.fundingRupiah['ADD']);
    expect(BigInt(after.fundingRupiah['PADES']!) - BigInt(before.fundingRupiah['PADES'] ?? 0)).toBe(1_000_000n);
    expect(await shown(visitId)).toMatchObject({ fundingKinds: ['PADES'], budget: '1000000' });
  });

  it('by due days, lateness and their warnings when the last day was another', async () => {
    const visitId = await visit(REPORTED, {
      askedOn: '2026-10-26',
      from: '2026-11-04',
      to: '2026-11-06',
      reportedOn: '2026-11-12',
      common: { reason: WHY },
    });
    expect(await shown(visitId)).toMatchObject({ endedOn: '2026-11-06', reportDueOn: '2026-11-13', late: false });
    expect(codeOf(await correct(visitId, 'VisitCompleted', '/occurredOn', '2026-11-04'))).toBe('200');
    expect(await shown(visitId)).toMatchObject({
      endedOn: '2026-11-04',
      reportDueOn: '2026-11-11',
      late: true,
      daysLate: 1,
      warnings: expect.arrayContaining(['W_LATE']),
    });
    const { data } = (await history(visitId)).at(-1)!;
    expect((data['changes'] as { field: string }[]).map(({ field }) => field)).toEqual([
      '/occurredOn',
      '/reportDueOn',
      '/overdueFrom',
      '/late',
      '/daysLate',
      '/warnings',
    ]);
  });

  it('by the days of travellers: the former ones are free, the new ones are taken, and a conflict refuses it', async () => {
    const [mine, anothers] = strangers(2) as [string, string];
    const soon = { askedOn: '2026-11-20', from: '2026-12-01', to: '2026-12-02' };
    const ordered = ['propose', 'accept', 'approve', 'order'] as const;
    const visitId = await visit(ordered, { ...soon, subjectRefs: [mine], orderNo: 'DEMO/ST/K1' });
    await visit(ordered, {
      ...soon,
      from: '2026-12-07',
      to: '2026-12-08',
      subjectRefs: [anothers],
      orderNo: 'DEMO/ST/K2',
    });
    const wanted = async (who: string, from: string, to: string, orderNo: string): Promise<string> => {
      const steps = visitStory({ ...soon, from, to, subjectRefs: [who], orderNo });
      return codeOf(await system.take(steps.order, await system.takeAll([steps.propose, steps.accept, steps.approve])));
    };
    expect(codeOf(await correct(visitId, 'VisitProposed', '/plannedEnd', '2026-12-08'))).toBe('200');
    await system.settle();
    expect(await wanted(mine, '2026-12-08', '2026-12-09', 'DEMO/ST/K3')).toMatch(/^409 E_TRAVEL_OVERLAP/);
    const spdNo = 'DEMO/ST/K1/1';
    // Who confirms has sent no list: no place in it is named.
    const conflict = await correct(
      visitId,
      'TravelOrderIssued',
      '/travellers',
      [{ subjectRef: anothers, spdNo, official: true }],
      '2',
    );
    expect([conflict.status, conflict.body]).toMatchObject([409, { code: 'E_TRAVEL_OVERLAP', field: '/requestId' }]);
    expect(conflict.body).not.toHaveProperty('details');
    expect(
      codeOf(await decide(STEWARD, visitId, 'refuse-correction', '2', { reason: 'Orangnya sedang bertugas lain.' })),
    ).toBe('200');
    expect(
      codeOf(
        await correct(
          visitId,
          'TravelOrderIssued',
          '/travellers',
          [{ subjectRef: strangers(1)[0]!, spdNo, official: true }],
          '3',
        ),
      ),
    ).toBe('200');
    await system.settle();
    expect(await wanted(mine, '2026-12-01', '2026-12-02', 'DEMO/ST/K4')).toBe('200');
    expect(
      codeOf(await system.post(HEAD, `/v1/visits/${visitId}/cancel-visit`, { reason: 'Jalan terputus banjir.' })),
    ).toBe('200');
    await system.settle();
  });

  it('alike by read models made anew, by past answers and by the process that starts again', async () => {
    const visitId = await visit();
    await system.settle();
    const before = await shown(visitId);
    const { metadata } = (await system.stream(`studyVisit-${visitId}`)).at(-1)!;
    await system.moveTo('2026-11-20T03:00:00.000Z');
    expect(
      codeOf(await correct(visitId, 'VisitReportSubmitted', '/observations', ['Papan informasi', 'Buku tamu'])),
    ).toBe('200');
    const after = await shown(visitId);
    expect(after['observations']).toEqual(['Papan informasi', 'Buku tamu']);
    expect(await shown(visitId, `?asOf=${metadata.recordedAt}`)).toEqual(before);
    expect(await shown(visitId, '?asOf=2026-11-20T03:00:00.000Z')).toEqual(after);
    const listed = async (asOf: string) =>
      (
        (await system.get('kemendes', `/v1/visits?limit=200&asOf=${asOf}`)).body as { items: { id: string }[] }
      ).items.find((item) => item.id === visitId);
    expect([await listed(metadata.recordedAt), await listed('2026-11-20T03:00:00.000Z')]).toEqual([before, after]);
    const { projections } = system.sinergi.runtime;
    for (const name of ['visits', 'deadlines', 'corrections']) {
      await projections.rebuild(name);
      await system.settle();
      expect(await projections.compare(name)).toMatchObject({ equal: true, differences: [] });
    }
    await system.restart();
    expect(await shown(visitId)).toEqual(after);
    expect((await history(visitId)).at(-1)!.type).toBe('RecordCorrected');
  });
});

describe('A voiding is two acts, too', () => {
  it('by one who took no step of the record; what else was asked lapses, and nothing of it counts any more', async () => {
    const before = await totals();
    const visitId = await visit();
    await request(CLERK, visitId, 'VisitSessionHeld', '/topic', 'Pasar desa');
    expect(codeOf(await system.post(HEAD, `/v1/visits/${visitId}/request-voiding`, { reason: WHY }))).toBe('200');
    expect((await totals()).visits['visits']).toBe(before.visits['visits']! + 1);
    for (const by of [HEAD, REGENCY])
      expect(codeOf(await decide(by, visitId, 'confirm-voiding', '2'))).toBe('403 E_SOD COM-01');
    expect(codeOf(await decide(STEWARD, visitId, 'confirm-voiding', '2'))).toBe('200');
    expect(await totals()).toEqual(before);
    expect(await shown(visitId)).toMatchObject({ status: 'VOIDED', endReason: WHY });
    expect((await waiting(HEAD, `?record=${visitId}`)).map(({ kind, status }) => [kind, status]).sort()).toEqual([
      ['CORRECTION', 'LAPSED'],
      ['VOIDING', 'CONFIRMED'],
    ]);
    expect(codeOf(await decide(STEWARD, visitId, 'confirm-correction', '1'))).toBe('409 E_STATE');
  });

  it('never of a closed record, which may be corrected all the same', async () => {
    const visitId = await visit();
    expect(codeOf(await system.post(HEAD, `/v1/visits/${visitId}/close-visit`, {}))).toBe('200');
    expect(codeOf(await system.post(HEAD, `/v1/visits/${visitId}/request-voiding`, { reason: WHY }))).toBe(
      '409 E_STATE',
    );
    expect(codeOf(await correct(visitId, 'TravelOrderIssued', '/orderNo', `ST/${visitId.slice(0, 8)}`))).toBe('200');
    expect(await shown(visitId)).toMatchObject({ status: 'CLOSED', orderNo: `ST/${visitId.slice(0, 8)}` });
  });
});

describe('Totals', () => {
  it('say beside each figure what it counts, in both languages', async () => {
    const { body } = await system.get('kemendes', '/v1/visit-totals?year=2026');
    const { totals: figures, counts } = body as {
      totals: Record<string, object>;
      counts: Record<string, Record<string, { id: string; en: string }>>;
    };
    for (const [total, each] of Object.entries(figures)) {
      for (const name of Object.keys(each))
        expect(counts[total]?.[name]).toEqual({
          id: expect.stringMatching(/\S{3}/),
          en: expect.stringMatching(/\S{3}/),
        });
    }
  });
});
