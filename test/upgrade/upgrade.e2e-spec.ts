import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  NATIONAL,
  PROCESS_MANAGER,
  START,
  categoryOf,
  collectionOf,
  effective,
  streamId,
  streamName,
  withAncestors,
  yearOf,
  type DocRef,
  type Instant,
  type RecordedEvent,
  type RegionCode,
} from '#kernel';
import type { Principal } from '#runtime';
import { fixedClock } from '#testing';
import { openSystem, type System } from '../../apps/composition/system.js';
import { numberRegisterId } from '../../libs/contexts/visits/commands/registers.command-table.js';
import {
  numberKey,
  numberRegisterDecider,
  type NumberRegisterState,
  type PaperNumber,
} from '../../libs/contexts/visits/domain/number-register.decider.js';
import { visitDecider } from '../../libs/contexts/visits/domain/visit.decider.js';
import type { TravelOrderIssued, VisitProposed } from '../../libs/contexts/visits/domain/visit.events.js';
import {
  visitRegisterDecider,
  visitRegisterId,
  type VisitRegisterState,
} from '../../libs/contexts/visits/domain/visit-register.decider.js';
import type { VisitState } from '../../libs/contexts/visits/domain/visit.state.js';
import { KEEP_REGISTERS } from '../../libs/contexts/visits/processes/enter-in-registers.process.js';
import { fundingTotal, visitsTotal } from '../../libs/contexts/visits/read/visit-board.totals.js';
import { demoDocument } from '../e2e/demo-document.js';
import { ADMIN, SECOND, SystemUnderTest } from '../e2e/system.js';
import { strangers, visitStory, type StoryPlan, type VisitStep } from '../e2e/visit-story.js';
import { wholeLog } from '../faults/rebuilt.js';
import { shownThen, thaw } from './frozen-folder.js';
import { knownEvents, shownBy, type Frozen, type Shown } from './shown.js';
import { CLERK, HEAD, STEWARD, TREASURER } from './whole-story.js';

/**
 * version-1: the log of the first released form, as its own program wrote it: the demonstration, corrections and a
 * voiding in one act, visits cancelled, rescheduled with an order given up, declined, closed late, accounts, names of
 * regions, a document parked and let go. Beside it what that program showed.
 */
interface ShownFirst {
  readonly ids: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, Record<string, unknown>>>;
  readonly histories: Readonly<Record<string, readonly string[]>>;
}
const V1 = shownThen<ShownFirst>('version-1');

/**
 * version-2: a whole data folder, with all that could be written into one (`whole-story.ts`, `freeze.program.ts`). Its
 * keys and passwords were made for it and open nothing else.
 */
const V2 = shownThen<Frozen>('version-2');

const REPAIRS = [
  'CorrectionRequested',
  'VoidingRequested',
  'RecordCorrected',
  'RecordVoided',
  'CorrectionRefused',
  'CorrectionWithdrawn',
];
/**
 * Kinds of events, `category/Type`, that came after version-2 was frozen: whoever adds one names it here, and freezes
 * nothing anew.
 */
const EVENTS_SINCE: readonly string[] = [
  ...[
    'OfficeRegistered',
    'OfficeRenamed',
    'OfficialAppointed',
    'AppointmentEnded',
    'MandateGiven',
    'MandateWithdrawn',
    'OfficeClosed',
    ...REPAIRS,
  ].map((type) => `office/${type}`),
  ...['InstitutionRegistered', 'InstitutionRenamed', 'InstitutionClosed', ...REPAIRS].map(
    (type) => `institution/${type}`,
  ),
  'jointVisit/JointVisitProposed',
  ...['TravelRegistryClosed', 'TravelRegistryReopened'].map((type) => `travelRegistry/${type}`),
  'user/SignedOutEverywhere',
  ...['HistoricalRecordImported', ...REPAIRS].map((type) => `historicalVisit/${type}`),
  ...['HistoricalRecordImported', 'AddendumSigned', 'AgreementTerminated', ...REPAIRS].map(
    (type) => `historicalAgreement/${type}`,
  ),
  ...[
    'AdoptionOpened',
    'ObservationChanged',
    'ObservationWithdrawn',
    'AdoptionDecided',
    'AdoptionProgressReported',
    'AdoptionVerified',
    'AdoptionVerificationRejected',
    'AdoptionAbandoned',
    'AdoptionReviewDue',
    ...REPAIRS,
  ].map((type) => `adoption/${type}`),
  ...['NumberingRuleSet', 'NumberingRuleUsed'].map((type) => `numberingRules/${type}`),
  ...['NumbersGiven', 'NumberVoided'].map((type) => `numberBook/${type}`),
  ...[
    'NotificationsChosen',
    'NotificationAddressSet',
    'NotificationAddressConfirmed',
    'NotificationAddressRemoved',
    'WebhookRegistered',
    'WebhookSecretRotated',
    'WebhookDisabled',
    'WebhookEnabled',
    'WebhookRemoved',
  ].map((type) => `notificationPreference/${type}`),
  ...[
    'NotificationBegun',
    'NotificationSent',
    'NotificationPutOff',
    'NotificationFailed',
    'NotificationRescheduled',
  ].map((type) => `notification/${type}`),
  ...['DocumentStored', ...REPAIRS].map((type) => `document/${type}`),
  ...[
    'PersonRegistered',
    'PersonRectified',
    'SubjectRequestReceived',
    'SubjectRequestRefused',
    'SubjectRequestOverdue',
    'ProcessingRestricted',
    'RestrictionLifted',
    'PersonHoldPlaced',
    'PersonHoldLifted',
    'PersonalDataErased',
    'SubjectKeyDestroyed',
    'ErasureNoticeGiven',
  ].map((type) => `person/${type}`),
  'personReads/PersonalDataShown',
  'installation/KeyStoreRecorded',
  ...[
    'ImportStarted',
    'ImportColumnsAssigned',
    'ImportRowSettled',
    'ImportAlikeSettled',
    'ImportRowSkipped',
    'ImportRowsMerged',
    'ImportRowReopened',
    'ImportCommitted',
    'ImportRowsRecorded',
    'ImportHalted',
    'ImportCompleted',
    'ImportAbandoned',
    'ImportExpired',
  ].map((type) => `import/${type}`),
  'importProfile/ImportColumnsRemembered',
  ...['CalendarAddressMade', 'CalendarAddressRevoked'].map((type) => `calendarFeed/${type}`),
  ...[
    'CooperationInitiated',
    'CooperationOffered',
    'CooperationOfferAccepted',
    'CooperationOfferDeclined',
    'CooperationOfferLapsed',
    'AgreementDrafted',
    'AgreementDraftRevised',
    'VillageDeliberationHeld',
    'InterVillageDeliberationHeld',
    'TKKSDRecommendationGiven',
    'ApprovalNeedDeclared',
    'DPRDApprovalRequested',
    'DPRDApprovalGranted',
    'DPRDApprovalRefused',
    'CentralStepRecorded',
    'AgreementTextFinalised',
    'CooperationAbandoned',
    'SigningAttended',
    'AgreementSignatureRecorded',
    'AgreementSignaturesLapsed',
    'MoUSigned',
    'PKSSigned',
    'JointVillageRegulationEnacted',
    'AgreementActivated',
    'AgreementRegistered',
    'TechnicalAgreementLinked',
    'AgreementActivityRecorded',
    'AgreementReportSubmitted',
    'AgreementReportOverdue',
    'AddendumProposed',
    'AddendumSignatureRecorded',
    'AddendumSigned',
    'AddendumWithdrawn',
    'ExtensionAgreed',
    'BreachNoticed',
    'DisputeRaised',
    'DisputeResolved',
    'AgreementTerminated',
    'SettlementRecorded',
    'AgreementExpiring',
    'AgreementExpired',
    'AgreementStalled',
    ...REPAIRS,
  ].map((type) => `agreement/${type}`),
  ...['AgreementNumberTaken', 'AgreementNumberReturned'].map((type) => `agreementNumbers/${type}`),
  ...[
    'ModelVillageNominated',
    'ModelVillageAssessed',
    'ModelVillageRejected',
    'ModelVillageDesignated',
    'ModelVillagePlanAgreed',
    'ModelVillageProgressRecorded',
    'ModelVillageEvaluated',
    'ModelVillageRecognised',
    'ModelVillageReviewed',
    'ModelVillageReplicated',
    'ModelVillageSuspended',
    'ModelVillageResumed',
    'ModelVillageRevoked',
    'ModelVillageUnsupported',
    'ModelVillageSupported',
    'ModelVillageEnded',
    ...REPAIRS,
  ].map((type) => `modelVillage/${type}`),
  'supportedVillages/ModelVillageAttached',
];
/**
 * Consumers of which a read model was given a higher version since then, or that were given another one: they read its
 * log from the first event.
 */
const MADE_ANEW_SINCE: readonly string[] = ['access', 'deadlines', 'visits'];
/** Categories in which process managers that came since write of what was there before them (`from: 'beginning'`). */
const WRITTEN_OF_THE_PAST: readonly string[] = ['adoption'];

interface OldLog {
  readonly version: string;
  /** The instant at which it is opened. */
  readonly at: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly histories: Shown['histories'];
  /** Whether visits were entered in registers when they were proposed, and so stay there when they are called off. */
  readonly hadRegisters: boolean;
  /** By process manager: how much waits of what it could not do. */
  readonly parked: Readonly<Record<string, number>>;
}
const LOGS: readonly OldLog[] = [
  {
    version: 'version-1',
    at: '2026-11-28T10:00:00.000Z',
    ids: V1.ids,
    hadRegisters: false,
    parked: {},
    histories: Object.fromEntries(
      Object.entries(V1.histories).map(([id, types]) => [`studyVisit-${id}`, types.map((type) => ({ type }))]),
    ),
  },
  {
    version: 'version-2',
    ...V2,
    hadRegisters: true,
    parked: Object.fromEntries(Object.entries(V2.consumers).map(([name, { parked }]) => [name, parked])),
  },
];

/** A copy of a frozen folder, opened by today's program with all its consumers at the end of the log. */
const opened = ({ version, at }: Pick<OldLog, 'version' | 'at'>) => {
  let dataDir: string;
  const folder = {
    system: undefined as unknown as System,
    open: async (): Promise<void> => {
      const clock = fixedClock(at as Instant);
      folder.system = await openSystem({
        stores: { dataDir },
        ruleBook: { version: 'default', values: [] },
        process: 'upgrade',
        clock,
      });
      await folder.system.runtime.consumers.settle();
    },
  };
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sinergi-upgrade-'));
    thaw(version, dataDir);
    await folder.open();
  });
  afterAll(async () => {
    await folder.system.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return folder;
};

const found = async ({ runtime, contexts }: System, category: string) => {
  const { model } = contexts.flatMap(({ queries }) => queries).find((query) => query.category === category)!;
  const { items } = await runtime.generations.reads.find(collectionOf(model), { limit: 100 });
  return new Map(items.map(({ id, doc }) => [id, doc as unknown as Record<string, unknown>]));
};
const documents = (system: System) => found(system, 'studyVisit');

describe('A data folder of the first released form', () => {
  const folder = opened(LOGS[0]!);

  it('shows every visit as it did, corrections of the old form in it', async () => {
    const found = await documents(folder.system);
    for (const { late, ...item } of Object.values(V1.items)) {
      // What a document tells beside may have grown since; that program lost what an event warned of where its entry
      // did, too.
      expect(found.get(item['id'] as string)).toMatchObject({
        ...item,
        ...(item['reportedOn'] !== undefined && { late }),
        warnings: expect.arrayContaining(item['warnings'] as unknown[]),
      });
      // It called every visit in time of which there was no report.
      if (item['reportedOn'] === undefined) expect(found.get(item['id'] as string)).not.toHaveProperty('late');
    }
    const { corrected, rescheduled, closed } = V1.ids;
    expect(found.get(corrected!)).toMatchObject({
      reasonForHost: 'Desa Angsana juara lomba desa.',
      relatedAwardId: 'award-2025',
      efficiencyJustification: 'Biaya ditekan dengan perjalanan darat.',
      orderNo: 'DEMO/ST/A-3',
      corrections: 5,
      status: 'REPORTED',
    });
    expect(found.get(rescheduled!)).toMatchObject({ orderNo: 'DEMO/ST/E-1', travellers: 1, status: 'TASKED' });
    expect(found.get(closed!)).toMatchObject({ orderNo: 'DEMO/ST/G-9', status: 'CLOSED', late: true });
    const { items } = await folder.system.runtime.histories.of('studyVisit', corrected!, { limit: 500 });
    expect(items.filter(({ type }) => type === 'RecordCorrected').at(-1)!.changes).toEqual([
      expect.objectContaining({ before: 'DEMO/ST/A-2', after: 'DEMO/ST/A-3' }),
    ]);
  });

  it('counts what it counted, but nothing for what was voided, declined or cancelled', async () => {
    const [visits2024, visits2025, visits2026, money2026] = await folder.system.runtime.generations.reads.totals([
      visitsTotal(NATIONAL, 2024),
      visitsTotal(NATIONAL, 2025),
      visitsTotal(NATIONAL, 2026),
      fundingTotal(NATIONAL, 2026),
    ]);
    expect(visits2024).toMatchObject({ visits: 1n, REPORTED: 1n, reportsOnTime: 1n, travellers: 25n });
    expect(visits2025).toMatchObject({ visits: 2n, CLOSED: 1n, COMPLETED: 1n, reportsLate: 1n, travellers: 2n });
    expect(visits2026).toMatchObject({
      visits: 5n,
      APPROVED: 1n,
      CANCELLED: 1n,
      DECLINED: 1n,
      REPORTED: 1n,
      TASKED: 1n,
      reportsOnTime: 1n,
      travellers: 2n,
    });
    expect(visits2026!['VOIDED'] ?? 0n).toBe(0n);
    expect(money2026).toMatchObject({ ADD: 3_000_000n, total: 3_000_000n });
  });
});

describe.each(LOGS)('The log of $version', ({ version, at, ids, histories, hadRegisters, parked }) => {
  const folder = opened({ version, at });

  it('tells every history, event by event, and every object as it was', async () => {
    const { histories: told } = folder.system.runtime;
    const shown = new Map<string, Awaited<ReturnType<typeof found>>>();
    for (const [stream, entries] of Object.entries(histories)) {
      const [category, id] = [categoryOf(stream), streamId(stream)];
      expect((await told.of(category, id, { limit: 500 })).items).toMatchObject(entries);
      shown.set(category, shown.get(category) ?? (await found(folder.system, category)));
      const document = shown.get(category)!.get(id);
      // What is parked is shown as far as the program of then could; its past as far as that of today can.
      if (!document?.['parked'])
        expect((await told.documentAt(category, id, at as Instant)).document).toEqual(document);
    }
  });

  it('folds every stream of every context', async () => {
    const tables = folder.system.contexts.flatMap((context) => context.tables);
    const streams = [...new Set((await wholeLog(folder.system.eventStore)).map(({ stream }: RecordedEvent) => stream))];
    const unread: string[] = [];
    for (const stream of streams) {
      const table = tables.find(({ decider }) => decider.category === categoryOf(stream));
      const folded = table && (await folder.system.runtime.aggregates.fresh(table.decider, streamId(stream)));
      if (!folded?.state) unread.push(stream);
    }
    expect(unread.filter((stream) => tables.some(({ decider }) => decider.category === categoryOf(stream)))).toEqual(
      [],
    );
    expect(streams.length).toBeGreaterThan(50);
  });

  it('stands in the registers of today: every visit that was not called off for the year of its days, every number in the book of its office', async () => {
    const { aggregates } = folder.system.runtime;
    const log = await wholeLog(folder.system.eventStore);
    const documentOf = await documents(folder.system);
    const proposals = log.filter(({ type }) => type === 'VisitProposed');
    for (const { data } of proposals as unknown as readonly VisitProposed[]) {
      const { status } = documentOf.get(data.visitId)! as { status: string };
      const visit = (await aggregates.fresh(visitDecider, data.visitId)).state as VisitState;
      if (visit.stage === 'NONE') throw new Error(data.visitId);
      const register = (
        await aggregates.fresh(
          visitRegisterDecider,
          visitRegisterId(visit.terms.origin.region!.code, yearOf(visit.terms.plannedStart)),
        )
      ).state as VisitRegisterState;
      expect([data.visitId, status, register.visits.has(data.visitId)]).toEqual([
        data.visitId,
        status,
        hadRegisters || !['DECLINED', 'CANCELLED', 'VOIDED'].includes(status),
      ]);
    }
    const moved = log.filter(({ type }) => type === 'VisitRescheduled');
    expect(Math.min(proposals.length, moved.length)).toBeGreaterThan(0);

    // As they were corrected: a number that a correction took out is free.
    const records = await Promise.all(
      (proposals as unknown as readonly VisitProposed[]).map(({ data }) =>
        aggregates.record(visitDecider, data.visitId),
      ),
    );
    const papers = records
      .flatMap((record) => effective(record))
      .flatMap(({ type, data, metadata: { actor } }): readonly (readonly [officeId: string, DocRef, PaperNumber])[] => {
        const { letter, reply, order, orderNo } = data as {
          letter?: DocRef;
          reply?: DocRef;
          order?: DocRef;
          orderNo: string;
        };
        const sent = letter ?? reply;
        return [
          ...(sent?.number ? [[actor.officeId, sent, { kind: 'SURAT', number: sent.number }] as const] : []),
          ...(type === 'TravelOrderIssued'
            ? [[actor.officeId, order!, { kind: 'SURAT_TUGAS', number: orderNo }] as const]
            : []),
        ];
      });
    expect(new Set(papers.map(([, , { kind }]) => kind))).toEqual(new Set(['SURAT', 'SURAT_TUGAS']));
    for (const [officeId, { date }, paper] of papers) {
      const { taken } = (await aggregates.fresh(numberRegisterDecider, numberRegisterId(officeId, yearOf(date))))
        .state as NumberRegisterState;
      expect([paper, taken.has(numberKey(paper))]).toEqual([paper, true]);
    }
  });

  it('enters them once, though it is read from its beginning again', async () => {
    const before = await folder.system.eventStore.head();
    const checkpoint = await folder.system.readStore.checkpoint(KEEP_REGISTERS);
    expect(
      await folder.system.readStore.commit({
        consumer: KEEP_REGISTERS,
        expected: checkpoint,
        next: START,
        totals: [],
        documents: [],
      }),
    ).toBe(true);
    await folder.system.close();
    await folder.open();
    const { readStore, runtime, eventStore, contexts } = folder.system;
    expect((await readStore.checkpoint(KEEP_REGISTERS)).position).toBe(before);
    for (const { name } of contexts.flatMap(({ processManagers }) => processManagers)) {
      expect([name, await runtime.parked(name)]).toEqual([name, parked[name] ?? 0]);
    }
    expect(await eventStore.head()).toBe(before);
  });

  it('can be corrected and voided in the new form', async () => {
    const table = folder.system.contexts.flatMap((context) => context.tables).find(({ path }) => path === 'visits')!;
    const steward = (userId: string): Principal =>
      ({
        userId,
        grants: [{ role: 'DATA_STEWARD', scope: NATIONAL, officeId: 'walidata', validFrom: '2024-01-01' }],
      }) as never;
    const give = (by: string, name: string, input: object, id = ids['corrected']!) =>
      folder.system.runtime.executor.execute({
        table,
        row: table.rows.find((row) => row.name === name)!,
        id,
        input,
        principal: steward(by),
        commandId: `${name}-${id}`,
        correlationId: name,
      });
    const record = await folder.system.eventStore.read(`studyVisit-${ids['corrected']}`);
    const order = record.findLast(({ type }) => type === 'TravelOrderIssued')!;
    const was = (await documents(folder.system)).get(ids['corrected']!)!;
    await give('a', 'RequestCorrection', {
      targetEventId: order.id,
      changes: [{ field: '/orderNo', value: 'DEMO/ST/A-4' }],
      reason: 'Nomor pada surat aslinya A-4.',
    });
    const { requestId } = (await folder.system.eventStore.read(record[0]!.stream)).at(-1)!.data as {
      requestId: string;
    };
    await give('b', 'ConfirmCorrection', { requestId });
    await give('a', 'RequestVoiding', { reason: 'Tercatat dua kali karena kekeliruan.' }, ids['overdue']);
    await give('b', 'ConfirmVoiding', { requestId: '1' }, ids['overdue']);
    await folder.system.runtime.consumers.settle();
    const found = await documents(folder.system);
    const { revision: _revision, steps: _steps, updatedOn: _updatedOn, ...stands } = was;
    expect(found.get(ids['corrected']!)).toMatchObject({
      ...stands,
      orderNo: 'DEMO/ST/A-4',
      corrections: (was['corrections'] as number) + 1,
    });
    expect(found.get(ids['overdue']!)).toMatchObject({ status: 'VOIDED' });
  });
});

describe('The data folder of version-2', () => {
  const ids = V2.ids as Readonly<Record<string, string>>;
  let system: SystemUnderTest;
  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sinergi-upgrade-'));
    thaw('version-2', dataDir);
    system = await SystemUnderTest.on(dataDir, V2.at as Instant);
  });
  afterAll(() => system.stop());

  /**
   * What was parked or dropped then is in the model that was made anew since, by a program that folds it: one visit was
   * shown, and counted, as it was proposed, another without the answer of its host.
   */
  const FOLDED_SINCE: Readonly<Record<string, object>> = {
    [ids['parked']!]: { status: 'APPROVED', hosts: [{ answer: 'ACCEPTED' }] },
    [ids['dropped']!]: { hosts: [{ answer: 'ACCEPTED' }] },
  };
  /** One visit more that was approved, and one less that is proposed. */
  const asApproved = (counts: object): object => {
    const { PROPOSED = 0, APPROVED = 0 } = counts as Readonly<Record<string, number | string>>;
    const now = { PROPOSED: Number(PROPOSED) - 1, APPROVED: Number(APPROVED) + 1 };
    return typeof PROPOSED === 'string'
      ? { ...counts, PROPOSED: String(now.PROPOSED), APPROVED: String(now.APPROVED) }
      : { ...counts, ...now };
  };
  const boardThen = V2.readModels['visit_board']!;
  const { regions, year } = boardThen.documents.find(({ key }) => key === ids['parked'])! as unknown as {
    readonly regions: readonly RegionCode[];
    readonly year: number;
  };
  const countedIn = [NATIONAL, ...new Set(regions.flatMap(withAncestors))].map(
    (region) => `visit_board|visits|region=${region}|year=${year}`,
  );
  const SHOWN: Shown['readModels'] = {
    ...V2.readModels,
    visit_board: {
      ...boardThen,
      documents: boardThen.documents.map((visit) =>
        Object.hasOwn(FOLDED_SINCE, visit['key'] as string)
          ? { key: visit['key'], ...FOLDED_SINCE[visit['key'] as string] }
          : visit,
      ),
      totals: {
        ...boardThen.totals,
        ...Object.fromEntries(countedIn.map((key) => [key, asApproved(boardThen.totals[key]!)])),
      },
    },
  };
  const COUNTED = 'kemendes /v1/visit-totals?year=2026';
  const countedThen = V2.answers[COUNTED] as { readonly visits: object };
  const ANSWERED = { ...V2.answers, [COUNTED]: { ...countedThen, visits: asApproved(countedThen.visits) } };

  /** What a document or a row tells beside may have grown since. */
  const expectShown = (now: Shown, but: ReadonlySet<string> = new Set()): void => {
    for (const [name, then] of Object.entries(SHOWN))
      if (!but.has(name)) expect({ name, ...now.readModels[name] }).toMatchObject({ name, ...then });
    expect(now.histories).toMatchObject(V2.histories);
    if (but.size === 0) expect(now.answers).toMatchObject(ANSWERED);
    for (const [name, { parked }] of Object.entries(V2.consumers))
      expect([name, now.consumers[name]?.parked]).toEqual([name, name === 'visits' ? 0 : parked]);
  };
  const typesOf = async (stream: string): Promise<readonly string[]> =>
    (await system.stream(stream)).map(({ type }) => type);
  const daysOfTraveller = async (visit: string): Promise<readonly string[]> => {
    const order = (await system.stream(`studyVisit-${ids[visit]}`)).find(({ type }) => type === 'TravelOrderIssued')!;
    const {
      travellers: [traveller],
    } = order.data as TravelOrderIssued['data'];
    return typesOf(`travelRegistry-${traveller!.subjectRef}`);
  };
  const given = async (by: string, path: string, body: object = {}): Promise<unknown> => {
    const { status, body: answer } = await system.post(by, `/v1/${path}`, body);
    return status < 300 ? 'given' : answer;
  };

  it('holds every kind of event that there was, all known today; those that came since are named here', async () => {
    const there = new Set(
      (await system.log()).map(
        ({ stream, type, metadata }) => `${categoryOf(stream)}/${type} ${metadata.schemaVersion}`,
      ),
    );
    const today = knownEvents();
    for (const [name, version] of Object.entries(V2.events)) {
      expect([name, there.has(`${name} ${version}`), (today[name] ?? 0) >= version]).toEqual([name, true, true]);
    }
    expect(
      Object.keys(today)
        .filter((name) => !(name in V2.events))
        .sort(),
    ).toEqual([...EVENTS_SINCE].sort());
  });

  it('shows everything as it did before anything is read again: read models go on from where they were', async () => {
    const now = await shownBy(system);
    for (const [name, then] of Object.entries(V2.consumers).filter(([name]) => !MADE_ANEW_SINCE.includes(name))) {
      expect([name, now.consumers[name]]).toEqual([name, then]);
    }
    const { groups } = system.sinergi.runtime.generations;
    expectShown(
      now,
      new Set(
        groups
          .filter(({ name }) => MADE_ANEW_SINCE.includes(name))
          .flatMap(({ models }) => models.map(({ name }) => name)),
      ),
    );
  });

  it('is left as it is: nothing is done again that process managers and deadlines had done', async () => {
    const before = (await system.log()).length;
    await system.settle();
    const more = (await system.log()).slice(before).map(({ stream }) => stream);
    // A manager that came since notes where it begins.
    const begun = Object.keys(system.sinergi.runtime.checkpoints)
      .filter((name) => !(name in V2.consumers))
      .map((name) => streamName({ category: PROCESS_MANAGER }, name));
    expect(
      more.filter((stream) => !begun.includes(stream) && !WRITTEN_OF_THE_PAST.includes(categoryOf(stream))),
    ).toEqual([]);
    expectShown(await shownBy(system));
  });

  it('shows the same from read models that were made anew beside those of then, and switched to', async () => {
    const { projections, generations } = system.sinergi.runtime;
    for (const { name } of generations.groups) {
      await projections.rebuild(name);
      await system.settle();
      expect(await projections.compare(name)).toMatchObject({ equal: true, differences: [] });
      await projections.switchTo(name);
      expect(generations.served(name)).toBe(1);
    }
    expectShown(await shownBy(system));
  });

  it('shows the same when only the log is left, and process managers begin where it says that they began', async () => {
    const before = await system.head();
    await system.sinergi.close();
    for (const file of readdirSync(system.dataDir).filter((name) => name.startsWith('read-models.db')))
      await rm(join(system.dataDir, file));
    system = await SystemUnderTest.on(system.dataDir, V2.at as Instant);
    await system.settle();
    expect(await system.head()).toBe(before);
    expectShown(await shownBy(system));
    // Cancelled before the manager began that would have freed its days.
    expect(await daysOfTraveller('before')).toEqual(['TravelDaysReserved']);
  });

  it('issues each deadline that waited when it falls due, and none that had been issued or refused', async () => {
    const marked = async (visit: string) =>
      (await typesOf(`studyVisit-${ids[visit]}`)).filter((type) => type === 'VisitReportOverdue').length;
    const last = async (stream: string) => (await typesOf(stream)).at(-1);
    const before = [
      await last(`studyVisit-${ids['cut']}`),
      await last('travelCeiling-62.02-2027'),
      await marked('waits'),
      await marked('overdue'),
      await marked('markRefused'),
    ];
    expect(before).toEqual(['VisitApproved', 'TravelMoneyCommitted', 0, 1, 0]);
    await system.moveTo('2027-01-08T03:15:01.000Z');
    expect([
      await last(`studyVisit-${ids['cut']}`),
      await last('travelCeiling-62.02-2027'),
      await marked('waits'),
    ]).toEqual(['TravelOrderLapsed', 'TravelMoneyReleased', 0]);
    await system.moveTo('2027-01-09T03:00:00.000Z');
    expect([await marked('waits'), await marked('overdue'), await marked('markRefused')]).toEqual([1, 1, 0]);
  });

  it('does what was parked when it is tried again', async () => {
    const parked = V2.readModels['parking_board']!.documents.filter(({ status }) => status === 'PARKED');
    expect(parked).toHaveLength(3);
    for (const { model, key } of parked)
      expect(await given(STEWARD, 'parking/retry-parked-key', { model, key, reason: 'Program diperbaiki.' })).toBe(
        'given',
      );
    await system.settle();
    const { consumers } = await shownBy(system);
    expect(Object.values(consumers).filter(({ parked: waiting }) => waiting > 0)).toEqual([]);
    const { item } = (await system.get('kemendes', `/v1/visits/${ids['parked']}`)).body as { item: object };
    expect(item).toMatchObject({ status: 'APPROVED' });
    expect(item).not.toHaveProperty('parked');
    expect(await daysOfTraveller('refused')).toEqual(['TravelDaysReserved', 'TravelDaysReleased']);
    expect(await typesOf(`studyVisit-${ids['markRefused']}`)).toContain('VisitReportOverdue');
  });

  it('takes the next step of each visit', async () => {
    const plan = { askedOn: '2026-11-20', from: '2026-12-07', to: '2026-12-08', reportedOn: '2027-01-09' };
    const common = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };
    const taken = (change: Partial<StoryPlan> = {}) =>
      visitStory({ ...plan, subjectRefs: strangers(1), common, ...change });
    const by = (who: string, command: string, body: object = {}): VisitStep => ({
      by: who,
      path: `/v1/visits/{visit}/${command}`,
      body,
    });
    const [{ accept, approve, start, report }, past] = [taken(), taken({ from: '2026-11-18', to: '2026-11-19' })];
    const cancel = by(HEAD, 'cancel-visit', { reason: 'Tuan rumah kebanjiran.' });
    const steps: Readonly<Record<string, readonly VisitStep[]>> = {
      proposed: [accept],
      accepted: [approve],
      approved: [taken().order],
      ordered: [start],
      started: [past.session, past.complete],
      overdue: [report],
      reported: [by(HEAD, 'close-visit')],
      rescheduled: [accept],
      moved: [cancel],
      paid: [accept],
      lapsed: [taken().order],
      cut: [taken({ askedOn: '2027-01-08', from: '2027-01-25', to: '2027-01-26' }).order],
      waits: [report],
      awaitsCalendar: [report],
      markRefused: [report],
      parked: [taken().order],
      retried: [taken().order],
      dropped: [cancel],
      corrected: [by(STEWARD, 'confirm-correction', { requestId: '6' })],
      voidingWaits: [by(STEWARD, 'confirm-voiding', { requestId: '1' })],
    };
    for (const [visit, next] of Object.entries(steps)) {
      for (const step of next)
        expect([visit, (await system.take(step, ids[visit])).body]).toEqual([
          visit,
          expect.objectContaining({ events: [expect.any(String)] }),
        ]);
    }
  });

  it('takes a correction of every visit that stands', async () => {
    const refused: string[] = [];
    for (const [visit, id] of Object.entries(ids)) {
      const [{ id: targetEventId } = { id: '' }] = await system.stream(`studyVisit-${id}`);
      const body = {
        targetEventId,
        changes: [{ field: '/reasonForHost', value: 'Desa Angsana juara lomba desa 2026.' }],
        reason: 'Tertukar saat disalin dari buku agenda.',
      };
      if ((await given(STEWARD, `visits/${id}/request-correction`, body)) !== 'given') refused.push(visit);
    }
    expect(refused.sort()).toEqual(['voided', 'voidingWaits']);
  });

  it('takes further commands of all other records', async () => {
    const asked = V2.readModels['user_board']!.documents.find(({ waiting }) => waiting)!;
    const [holidays, ceiling] = [
      demoDocument('libur', 'Keputusan Gubernur', '2026-12-01', 'PUBLIC'),
      demoDocument('dpa-2', 'DPA', '2027-01-04'),
    ];
    for (const [who, path, body] of [
      [SECOND, `users/${asked['key'] as string}/confirm-grant`, { requestId: '2' }],
      [ADMIN, `users/${asked['key'] as string}/disable-user`, {}],
      [STEWARD, 'region-directory/remove-region-alias', { alias: 'Sei Asem' }],
      [
        STEWARD,
        'region-directory/register-non-administrative-area',
        { areaId: 'ktm-lain', name: 'KTM Lain', kind: 'KTM', members: ['63.04.17.2005'] },
      ],
      [
        STEWARD,
        'calendars/set-regional-holidays',
        { year: 2027, region: '62', decree: holidays, days: [{ date: '2027-05-24', name: 'Hari jadi' }] },
      ],
      [
        TREASURER,
        'travel-ceilings/set-travel-ceiling',
        { region: '62.02', fiscalYear: 2026, base: '8000', decree: ceiling },
      ],
      [CLERK, 'subjects', { nik: '6203020101800002' }],
    ] as const)
      expect([path, await given(who, path, body)]).toEqual([path, 'given']);
    await system.settle();
    expect(Object.values((await shownBy(system)).consumers).filter(({ parked }) => parked > 0)).toEqual([]);
  });
});
