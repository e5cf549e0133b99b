import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NATIONAL, START, categoryOf, collectionOf, effective, streamId, yearOf, type DocRef, type Instant, type RecordedEvent } from '#kernel';
import type { Principal } from '#runtime';
import { fixedClock } from '#testing';
import { openSystem, type System } from '../../apps/composition/system.js';
import { numberRegisterId } from '../../libs/contexts/visits/commands/registers.command-table.js';
import { numberKey, numberRegisterDecider, type NumberRegisterState, type PaperNumber } from '../../libs/contexts/visits/domain/number-register.decider.js';
import { visitDecider } from '../../libs/contexts/visits/domain/visit.decider.js';
import type { VisitProposed } from '../../libs/contexts/visits/domain/visit.events.js';
import { visitRegisterDecider, visitRegisterId, type VisitRegisterState } from '../../libs/contexts/visits/domain/visit-register.decider.js';
import type { VisitState } from '../../libs/contexts/visits/domain/visit.state.js';
import { fundingTotal, visitsTotal } from '../../libs/contexts/visits/read/visit-board.totals.js';
import { visitBoard } from '../../libs/contexts/visits/read/visit-board.model.js';
import { KEEP_REGISTERS } from '../../libs/contexts/visits/processes/enter-in-registers.process.js';
import { wholeLog } from '../faults/rebuilt.js';

/**
 * The log of the first released form, as its own program wrote it: the demonstration, corrections and a voiding in one act, visits
 * cancelled, rescheduled with an order given up, declined, closed late, accounts, names of regions, a document parked and let go. Beside
 * it what that program showed.
 */
const FROZEN = new URL('../../../test/upgrade/version-1/', import.meta.url);
const frozen = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, FROZEN), 'utf8')) as T;

interface Shown {
  readonly ids: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, Record<string, unknown>>>;
  readonly histories: Readonly<Record<string, readonly string[]>>;
}
const before = frozen<Shown>('shown.json');
const AFTER = '2026-11-28T10:00:00.000Z' as Instant;

let dataDir: string;
let system: System;
const open = (): Promise<System> => openSystem({ stores: { dataDir }, ruleBook: { version: 'default', values: [] }, process: 'upgrade', clock: fixedClock(AFTER) });
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sinergi-upgrade-'));
  await writeFile(join(dataDir, 'events.db'), gunzipSync(readFileSync(new URL('events.db.gz', FROZEN))));
  system = await open();
  await system.runtime.consumers.settle();
});
afterAll(async () => {
  await system.close();
  await rm(dataDir, { recursive: true, force: true });
});

const documents = async () => {
  const { items } = await system.runtime.generations.reads.find(collectionOf(visitBoard), { limit: 100 });
  return new Map(items.map(({ id, doc }) => [id, doc as unknown as Record<string, unknown>]));
};

describe('A data folder of the first released form', () => {
  it('shows every visit as it did, corrections of the old form in it', async () => {
    const found = await documents();
    for (const { late, ...item } of Object.values(before.items)) {
      // What a document tells beside may have grown since; that program lost what an event warned of where its entry warned, too.
      expect(found.get(item['id'] as string)).toMatchObject({ ...item, ...(item['reportedOn'] !== undefined && { late }), warnings: expect.arrayContaining(item['warnings'] as unknown[]) });
      // It called every visit in time of which there was no report.
      if (item['reportedOn'] === undefined) expect(found.get(item['id'] as string)).not.toHaveProperty('late');
    }
    const { corrected, rescheduled, closed } = before.ids as Record<string, string>;
    expect(found.get(corrected!)).toMatchObject({
      reasonForHost: 'Desa Angsana juara lomba desa.', relatedAwardId: 'award-2025', efficiencyJustification: 'Biaya ditekan dengan perjalanan darat.',
      orderNo: 'DEMO/ST/A-3', corrections: 5, status: 'REPORTED',
    });
    expect(found.get(rescheduled!)).toMatchObject({ orderNo: 'DEMO/ST/E-1', travellers: 1, status: 'TASKED' });
    expect(found.get(closed!)).toMatchObject({ orderNo: 'DEMO/ST/G-9', status: 'CLOSED', late: true });
  });

  it('tells every history, event by event, and every object as it was', async () => {
    for (const [visitId, types] of Object.entries(before.histories)) {
      const { items } = await system.runtime.histories.of('studyVisit', visitId, { limit: 500 });
      expect(items.map(({ type }) => type)).toEqual(types);
      const { document } = await system.runtime.histories.documentAt('studyVisit', visitId, AFTER);
      expect(document).toEqual((await documents()).get(visitId));
    }
    const { items } = await system.runtime.histories.of('studyVisit', before.ids['corrected']!, { limit: 500 });
    expect(items.filter(({ type }) => type === 'RecordCorrected').at(-1)!.changes).toEqual([expect.objectContaining({ before: 'DEMO/ST/A-2', after: 'DEMO/ST/A-3' })]);
  });

  it('folds every stream of every context', async () => {
    const tables = system.contexts.flatMap((context) => context.tables);
    const streams = [...new Set((await wholeLog(system.eventStore)).map(({ stream }: RecordedEvent) => stream))];
    const unread: string[] = [];
    for (const stream of streams) {
      const table = tables.find(({ decider }) => decider.category === categoryOf(stream));
      const folded = table && await system.runtime.aggregates.fresh(table.decider, streamId(stream));
      if (!folded?.state) unread.push(stream);
    }
    expect(unread.filter((stream) => tables.some(({ decider }) => decider.category === categoryOf(stream)))).toEqual([]);
    expect(streams.length).toBeGreaterThan(50);
  });

  it('stands in the registers of today: every visit that was not called off for the year of its days, every number in the book of its office', async () => {
    const { aggregates } = system.runtime;
    const log = await wholeLog(system.eventStore);
    const documentOf = await documents();
    const proposals = log.filter(({ type }) => type === 'VisitProposed');
    for (const { data } of proposals as unknown as readonly VisitProposed[]) {
      const { status } = documentOf.get(data.visitId)! as { status: string };
      const visit = (await aggregates.fresh(visitDecider, data.visitId)).state as VisitState;
      if (visit.stage === 'NONE') throw new Error(data.visitId);
      const register = (await aggregates.fresh(visitRegisterDecider, visitRegisterId(visit.terms.origin.region.code, yearOf(visit.terms.plannedStart)))).state as VisitRegisterState;
      expect([data.visitId, status, register.visits.has(data.visitId)]).toEqual([data.visitId, status, !['DECLINED', 'CANCELLED', 'VOIDED'].includes(status)]);
    }
    const moved = log.filter(({ type }) => type === 'VisitRescheduled');
    expect(Math.min(proposals.length, moved.length)).toBeGreaterThan(0);

    // As they were corrected: a number that a correction took out is free.
    const records = await Promise.all((proposals as unknown as readonly VisitProposed[]).map(({ data }) => aggregates.record(visitDecider, data.visitId)));
    const papers = records.flatMap((record) => effective(record)).flatMap(({ type, data, metadata: { actor } }): readonly (readonly [officeId: string, DocRef, PaperNumber])[] => {
      const { letter, reply, order, orderNo } = data as { letter?: DocRef; reply?: DocRef; order?: DocRef; orderNo: string };
      const sent = letter ?? reply;
      return [
        ...(sent?.number ? [[actor.officeId, sent, { kind: 'SURAT', number: sent.number }] as const] : []),
        ...(type === 'TravelOrderIssued' ? [[actor.officeId, order!, { kind: 'SURAT_TUGAS', number: orderNo }] as const] : []),
      ];
    });
    expect(new Set(papers.map(([, , { kind }]) => kind))).toEqual(new Set(['SURAT', 'SURAT_TUGAS']));
    for (const [officeId, { date }, paper] of papers) {
      const { taken } = (await aggregates.fresh(numberRegisterDecider, numberRegisterId(officeId, yearOf(date)))).state as NumberRegisterState;
      expect([paper, taken.has(numberKey(paper))]).toEqual([paper, true]);
    }
  });

  it('enters them once, though it is read from its beginning again', async () => {
    const before = await system.eventStore.head();
    const checkpoint = await system.readStore.checkpoint(KEEP_REGISTERS);
    expect(await system.readStore.commit({ consumer: KEEP_REGISTERS, expected: checkpoint, next: START, totals: [], documents: [] })).toBe(true);
    await system.close();
    system = await open();
    await system.runtime.consumers.settle();
    expect((await system.readStore.checkpoint(KEEP_REGISTERS)).position).toBe(before);
    for (const { name } of system.contexts.flatMap(({ processManagers }) => processManagers)) expect(await system.eventStore.read(`parking-${name}`)).toEqual([]);
    expect(await system.eventStore.head()).toBe(before);
  });

  it('counts what it counted, but nothing for what was voided, declined or cancelled', async () => {
    const [visits2024, visits2025, visits2026, money2026] = await system.runtime.generations.reads.totals(
      [visitsTotal(NATIONAL, 2024), visitsTotal(NATIONAL, 2025), visitsTotal(NATIONAL, 2026), fundingTotal(NATIONAL, 2026)]);
    expect(visits2024).toMatchObject({ visits: 1n, REPORTED: 1n, reportsOnTime: 1n, travellers: 25n });
    expect(visits2025).toMatchObject({ visits: 2n, CLOSED: 1n, COMPLETED: 1n, reportsLate: 1n, travellers: 2n });
    expect(visits2026).toMatchObject({ visits: 5n, APPROVED: 1n, CANCELLED: 1n, DECLINED: 1n, REPORTED: 1n, TASKED: 1n, reportsOnTime: 1n, travellers: 2n });
    expect(visits2026!['VOIDED'] ?? 0n).toBe(0n);
    expect(money2026).toMatchObject({ ADD: 3_000_000n, total: 3_000_000n });
  });

  it('can be corrected and voided in the new form', async () => {
    const table = system.contexts.flatMap((context) => context.tables).find(({ path }) => path === 'visits')!;
    const steward = (userId: string): Principal => ({ userId, grants: [{ role: 'DATA_STEWARD', scope: NATIONAL, officeId: 'walidata', validFrom: '2024-01-01' }] } as never);
    const give = (by: string, name: string, input: object, id = before.ids['corrected']!) => system.runtime.executor.execute({
      table, row: table.rows.find((row) => row.name === name)!, id, input, principal: steward(by), commandId: `${name}-${id}`, correlationId: name,
    });
    const record = await system.eventStore.read(`studyVisit-${before.ids['corrected']}`);
    const order = record.findLast(({ type }) => type === 'TravelOrderIssued')!;
    await give('a', 'RequestCorrection', { targetEventId: order.id, changes: [{ field: '/orderNo', value: 'DEMO/ST/A-4' }], reason: 'Nomor pada surat aslinya A-4.' });
    await give('b', 'ConfirmCorrection', { requestId: '1' });
    await give('a', 'RequestVoiding', { reason: 'Tercatat dua kali karena kekeliruan.' }, before.ids['overdue']);
    await give('b', 'ConfirmVoiding', { requestId: '1' }, before.ids['overdue']);
    await system.runtime.consumers.settle();
    const found = await documents();
    expect(found.get(before.ids['corrected']!)).toMatchObject({ orderNo: 'DEMO/ST/A-4', relatedAwardId: 'award-2025', corrections: 6 });
    expect(found.get(before.ids['overdue']!)).toMatchObject({ status: 'VOIDED' });
  });
});
