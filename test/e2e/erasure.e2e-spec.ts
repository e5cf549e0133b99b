import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpAnswer } from '#demo';
import { opaqueId } from '#contexts/access';
import { personVault } from '#contexts/persons';
import { openEmbeddedSubjectKeys } from '#subject-keys-embedded';
import { ops } from './ops.js';
import { foundBelow, foundIn } from './scan-for.js';
import { SystemUnderTest } from './system.js';
import { visitStory } from './visit-story.js';

/** Of invented persons, so that no other text holds them by chance. */
const WULANDARI = {
  nik: '6203025204917731',
  name: 'Wulandari Qismaturrahmi',
  position: 'Kaur Perencanaan Xanthe',
  office: 'Pemerintah Desa Zwolle',
  nip: '199104120770123456',
  rank: 'Penata Muda Qx (III/a)',
  phone: '0857-7123-9931',
  bank: 'Bank Quixada',
  bankAccount: '77009311442255',
};
const YOHANES = { nik: '6203021306857732', name: 'Yohanes Vxyvandar', phone: '0857-7123-9932' };
const VALUES = Object.values(WULANDARI);
const OF_YOHANES = Object.values(YOHANES);

const KADES = 'kades-sei-asam';
const STEWARD = 'walidata';
const reason = 'Masa simpan berakhir dan orangnya meminta.';
const told = ({ status, body }: HttpAnswer) => [status, (body as { code?: string }).code];

const scratch = mkdtempSync(join(tmpdir(), 'sinergi-erasure-'));
const lines: string[] = [];
let system: SystemUnderTest;
let visit: string;
let persons: readonly string[];
/** Sealed name of the first, as the log holds it. */
let sealedName: string;

const travellers = async (by = KADES) =>
  ((await system.get(by, `/v1/visits/${visit}/travellers`)).body as { travellers: readonly Record<string, unknown>[] })
    .travellers;
const handlesOf = async (body: object): Promise<readonly string[]> =>
  ((await system.post(KADES, '/v1/subjects', body)).body as { subjectRefs: readonly string[] }).subjectRefs;
const act = (by: string, personId: string, command: string, body: object) =>
  system.post(by, `/v1/persons/${personId}/${command}`, body);
const exported = async (path: string): Promise<Buffer> => {
  const by = path.startsWith('/v1/visits') ? KADES : path.startsWith('/v1/persons') ? STEWARD : 'inspektorat-kapuas';
  const headers = { authorization: `Bearer ${await system.tokenOf(by)}` };
  return (await system.sinergi.app.inject({ url: path, headers })).rawPayload;
};
/** All that the running system gives out or leaves behind but the answers that are to show data. */
const leftBehind = async (values: readonly string[], folder: string): Promise<readonly string[]> => {
  await system.settle();
  const file = join(scratch, `${folder}.jsonl`);
  expect((await ops({ DATA_DIR: system.dataDir }, 'log', 'export', file)).code).toBe(0);
  cpSync(system.dataDir, join(scratch, folder), { recursive: true });
  const answers: Buffer[] = [];
  for (const list of ['visits', 'persons', 'person-reads'])
    for (const format of ['csv', 'xlsx']) answers.push(await exported(`/v1/${list}?format=${format}`));
  for (const path of [`visits/${visit}`, `visits/${visit}/history`, ...persons.map((id) => `persons/${id}/history`)])
    answers.push(await exported(`/v1/${path}`));
  return [
    ...foundBelow(join(scratch, folder), values),
    ...foundIn(readFileSync(file), values).map((value) => `log export: ${value}`),
    ...answers.flatMap((answer, index) => foundIn(answer, values).map((value) => `answer ${index}: ${value}`)),
    ...foundIn(Buffer.from(lines.join('\n')), values).map((value) => `log line: ${value}`),
  ];
};

beforeAll(async () => {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((text: string, ...more: never[]) => {
    lines.push(String(text));
    return typeof more[0] === 'function'
      ? ((more[0] as () => void)(), true)
      : String(text).startsWith('{') || write(text);
  }) as typeof process.stdout.write;
  system = await SystemUnderTest.start({}, { logLevel: 'trace' });
  const subjectRefs = await handlesOf({ persons: [WULANDARI, YOHANES] });
  const story = visitStory({ askedOn: '2026-11-20', from: '2026-11-20', to: '2026-11-20', subjectRefs });
  visit = await system.takeAll([story.propose, story.accept, story.approve, story.order, story.start]);
  persons = (await travellers()).map(({ subjectRef }) => subjectRef as string);
  await system.post(KADES, '/v1/subjects', { persons: [{ ...WULANDARI, phone: 'salah' }] });
  await system.get(KADES, `/v1/persons/${persons[0]}/data?purpose=PAYMENT`);
  const [entered] = await system.stream(`person-${persons[0]}`);
  const { values } = entered!.data as { values: readonly { field: string; sealed: string }[] };
  sealedName = values.find(({ field }) => field === 'name')!.sealed;
});
afterAll(async () => {
  await system.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** Enters the request as the secretary of the village; where one waits already, it is that. */
const ask = async (personId: string): Promise<string> => {
  const { status, body } = await act('sekdes-sei-asam', personId, 'receive-request', { kind: 'ERASE' });
  if (status === 409) return (body as { details: { requestId: string } }).details.requestId;
  expect(status).toBe(200);
  return (await system.stream(`person-${personId}`)).at(-1)!.metadata.commandId;
};

describe('The scan', () => {
  it('finds a value that was planted, in each form, in a file and in bytes, and none that was not', () => {
    const text = WULANDARI.name;
    const planted: readonly (readonly [string, Buffer])[] = [
      ['as it is', Buffer.from(`x${text}y`)],
      ['of two bytes', Buffer.from(`x${text}y`, 'utf16le')],
      ['of two bytes, the other way round', Buffer.from(`x${text}y`, 'utf16le').swap16()],
      ...['', 'a', 'ab'].map(
        (before) => ['base64', Buffer.from(Buffer.from(`${before}${text}z`).toString('base64'))] as const,
      ),
      ['base64url', Buffer.from(Buffer.from(`??>${text}?>`).toString('base64url'))],
      ['hexadecimal', Buffer.from(Buffer.from(text).toString('hex'))],
      ['in capitals', Buffer.from(text.toUpperCase())],
      ['in an address', Buffer.from(encodeURIComponent(text))],
    ];
    for (const [form, bytes] of planted) expect([form, foundIn(bytes, VALUES)]).toEqual([form, [text]]);
    expect(foundIn(Buffer.from('Wulandari Qismaturrahm'), VALUES)).toEqual([]);
    const folder = mkdtempSync(join(scratch, 'planted-'));
    writeFileSync(join(folder, 'a.db'), planted[3]![1]);
    expect(foundBelow(folder, VALUES)).toEqual([`a.db: ${text}`]);
  });

  it('looks at lines that were written', () => expect(lines.join('')).toContain('/v1/subjects'));
});

describe('Data of persons who live on', () => {
  it('are shown to those who may see them', async () =>
    expect(await travellers()).toMatchObject([
      { person: { data: { name: WULANDARI.name, nip: WULANDARI.nip } } },
      { person: { data: { name: YOHANES.name } } },
    ]));

  it('stand nowhere in clear: not in the log, its export, read models, files, exports, histories and lines', async () =>
    expect(await leftBehind([...VALUES, ...OF_YOHANES], 'before')).toEqual([]));
});

describe('Erasing', () => {
  it('is refused while the person is in the accounts of the years that are kept, and the request waits on', async () => {
    const requestId = await ask(persons[0]!);
    const answer = await act(STEWARD, persons[0]!, 'erase-personal-data', { requestId, reason });
    expect([...told(answer), (answer.body as { details: object }).details]).toEqual([
      409,
      'E_RETENTION_HOLD',
      { lastYear: 2026, until: '2036-12-31' },
    ]);
    expect((await travellers())[0]).toMatchObject({ person: { data: { name: WULANDARI.name } } });
  });

  it('is refused while an examiner holds the data, also when the years are over', async () => {
    await system.moveTo('2037-01-04T02:00:00.000Z');
    const requestId = await ask(persons[0]!);
    expect((await act('inspektorat-kapuas', persons[0]!, 'place-hold', { reason: 'Pemeriksaan.' })).status).toBe(200);
    const holdId = (await system.stream(`person-${persons[0]}`)).at(-1)!.metadata.commandId;
    expect(told(await act(STEWARD, persons[0]!, 'erase-personal-data', { requestId, reason }))).toEqual([
      409,
      'E_AUDIT_HOLD',
    ]);
    const lift = (by: string) => act(by, persons[0]!, 'lift-hold', { holdId, reason: 'Selesai.' });
    await system.employ('itjen', 'INSPECTOR', 'ID', 'itjen-kemendes');
    await system.employ('irban-lain', 'INSPECTOR', '62.03', 'inspektorat-lain');
    expect(told(await lift('irban-lain'))).toEqual([403, 'E_NO_AUTHORITY']);
    expect((await lift('inspektorat-kapuas')).status).toBe(200);
    expect((await act('inspektorat-kapuas', persons[0]!, 'place-hold', { reason: 'Pemeriksaan.' })).status).toBe(200);
    const again = (await system.stream(`person-${persons[0]}`)).at(-1)!.metadata.commandId;
    expect((await act('itjen', persons[0]!, 'lift-hold', { holdId: again, reason: 'Selesai.' })).status).toBe(200);
    // One of the ministry itself is nobody else's to lift.
    expect((await act('itjen', persons[0]!, 'place-hold', { reason: 'Pemeriksaan.' })).status).toBe(200);
    const ofMinistry = (await system.stream(`person-${persons[0]}`)).at(-1)!.metadata.commandId;
    const lower = await act('inspektorat-kapuas', persons[0]!, 'lift-hold', { holdId: ofMinistry, reason: 'Selesai.' });
    expect(told(lower)).toEqual([403, 'E_NO_AUTHORITY']);
    // What it left when it was closed is its successor's to lift, and nobody else's.
    await system.employ('itjen-baru', 'INSPECTOR', 'ID', 'itjen-desa');
    await system.employ('itjen-lain', 'INSPECTOR', 'ID', 'itjen-lain');
    const lifting = (by: string) => act(by, persons[0]!, 'lift-hold', { holdId: ofMinistry, reason: 'Selesai.' });
    expect(told(await lifting('itjen-baru'))).toEqual([403, 'E_NO_AUTHORITY']);
    const kept = async (path: string, body: object) =>
      expect([path, (await system.post(STEWARD, `/v1/${path}`, body)).status < 300]).toEqual([path, true]);
    await kept('institutions', { institutionId: 'kemendes-lama', kind: 'CENTRAL_UNIT', name: 'Kementerian Desa' });
    for (const officeId of ['itjen-kemendes', 'itjen-desa'])
      await kept('offices', {
        officeId,
        name: 'Inspektorat Jenderal',
        headTitle: 'Inspektur Jenderal',
        institutionId: 'kemendes-lama',
      });
    await kept('offices/itjen-kemendes/close-office', { lastDay: '2037-01-03', successors: ['itjen-desa'] });
    expect(told(await lifting('itjen-lain'))).toEqual([403, 'E_NO_AUTHORITY']);
    expect((await lifting('itjen-baru')).status).toBe(200);
    expect(told(await act('sekdes-sei-asam', persons[0]!, 'erase-personal-data', { requestId, reason }))).toEqual([
      403,
      'E_SCOPE',
    ]);
  });

  it('is decided by another than who asked, who has seen the record', async () => {
    const { body } = await act(STEWARD, persons[1]!, 'receive-request', { kind: 'ERASE' });
    expect(body).toHaveProperty('revision');
    const requestId = (await system.stream(`person-${persons[1]}`)).at(-1)!.metadata.commandId;
    expect(told(await act(STEWARD, persons[1]!, 'erase-personal-data', { requestId, reason }))).toEqual([403, 'E_SOD']);
    const unseen = await system.call({
      method: 'POST',
      path: `/v1/persons/${persons[0]}/erase-personal-data`,
      token: await system.tokenOf(STEWARD),
      body: { requestId: await ask(persons[0]!), reason },
    });
    expect(unseen.status).toBe(428);
  });

  it('destroys the key, and leaves nothing that could be read, anywhere, nor in copies of the log made before', async () => {
    const requestId = await ask(persons[0]!);
    const keys = await openEmbeddedSubjectKeys({ file: join(scratch, 'before', 'subject-keys.db') });
    const key = JSON.parse((await keys.get([persons[0]!])).get(persons[0]!)!) as { key: string; pointer: string };
    await keys.close();
    expect((await act(STEWARD, persons[0]!, 'erase-personal-data', { requestId, reason })).status).toBe(200);
    expect((await travellers())[0]).toMatchObject({ subjectRef: persons[0], person: { notShown: 'ERASED' } });
    await system.settle();
    expect((await system.stream(`person-${persons[0]}`)).slice(-2).map(({ type }) => type)).toEqual([
      'PersonalDataErased',
      'SubjectKeyDestroyed',
    ]);
    const board = (await system.get(STEWARD, `/v1/persons/${persons[0]}`)).body;
    expect(board).toMatchObject({
      item: { stage: 'ERASED', keyDestroyed: true, noticeDue: true, entries: [], waiting: false },
    });
    // The keys' file still held both before, as the scan for them finds there.
    expect(foundBelow(join(scratch, 'before'), [key.key, key.pointer])).toHaveLength(2);
    expect(await leftBehind([...VALUES, key.key, key.pointer], 'after')).toEqual([]);
  });

  it('leaves a copy of the log closed to whoever has it together with the keys of today', async () => {
    const root = Buffer.from(readFileSync(join(system.dataDir, 'subject.key'), 'utf8'), 'base64');
    const { createHmac } = await import('node:crypto');
    const opening = async (folder: string) => {
      const store = await openEmbeddedSubjectKeys({ file: join(scratch, folder, 'subject-keys.db') });
      const vault = personVault({
        store,
        keyFor: (use) => createHmac('sha256', root).update(`use ${use}`).digest(),
        opaque: opaqueId,
        formerReferenceOf: () => '',
        stands: async () => false,
      });
      const opened = await vault.open([{ subject: persons[0]!, values: { name: sealedName } }]);
      await store.close();
      return opened;
    };
    // Why backups of the keys are kept apart, and for days only: one from before would open it.
    expect(await opening('before')).toEqual([{ name: WULANDARI.name }]);
    expect(await opening('after')).toEqual([{}]);
  });

  it('concerns nobody else: who travelled with the person is shown as before', async () =>
    expect((await travellers())[1]).toMatchObject({ person: { data: { name: YOHANES.name } } }));

  it('is told to the person, once', async () => {
    expect((await act(KADES, persons[0]!, 'record-erasure-notice', { means: 'Surat, diantar ke rumah' })).status).toBe(
      200,
    );
    await system.settle();
    expect((await system.get(STEWARD, `/v1/persons/${persons[0]}`)).body).toMatchObject({ item: { noticeDue: false } });
  });

  it('gives the number to somebody else from then on, whose data are not those, and nobody uses the old reference', async () => {
    const [handle] = await handlesOf({ persons: [{ nik: WULANDARI.nik, name: 'Orang Baru' }] });
    await system.settle();
    const story = visitStory({ askedOn: '2037-01-04', from: '2037-02-02', to: '2037-02-02', subjectRefs: [handle!] });
    const id = await system.takeAll([story.propose, story.accept, story.approve, story.order]);
    const { body } = await system.get(KADES, `/v1/visits/${id}/travellers`);
    const [again] = (body as { travellers: readonly { subjectRef: string; person: object }[] }).travellers;
    expect(again!.subjectRef).not.toBe(persons[0]);
    expect(again!.person).toMatchObject({ data: { name: 'Orang Baru' } });
    const erased = visitStory({
      askedOn: '2037-01-04',
      from: '2037-03-02',
      to: '2037-03-02',
      subjectRefs: [persons[0]!],
    });
    const other = await system.takeAll([erased.propose, erased.accept, erased.approve]);
    expect((await system.take(erased.order, other)).body).toMatchObject({
      code: 'E_STATE',
      field: '/travellers/0/subjectRef',
    });
  });

  it('leaves the records as they were: read as of an earlier day, corrected, and built anew', async () => {
    const shown = async () => (await system.get(KADES, `/v1/visits/${visit}`)).body as { item: object };
    const past = await system.get(STEWARD, `/v1/persons/${persons[0]}?asOf=2026-11-21T00:00:00.000Z`);
    expect(past.body).toMatchObject({
      item: { stage: 'KNOWN', entries: [{ kept: expect.arrayContaining(['name']) }] },
    });
    expect(JSON.stringify((await system.get(KADES, `/v1/visits/${visit}/history`)).body)).toContain(persons[0]);
    const [order] = (await system.stream(`studyVisit-${visit}`)).filter(({ type }) => type === 'TravelOrderIssued');
    const correction = {
      targetEventId: order!.id,
      changes: [{ field: '/orderNo', value: '094/12/2026' }],
      reason: 'Nomor surat tugas tertulis keliru dalam catatan.',
    };
    expect((await system.post(KADES, `/v1/visits/${visit}/request-correction`, correction)).status).toBe(200);
    const confirmed = await system.post('walidata', `/v1/visits/${visit}/confirm-correction`, {
      requestId: '1',
      reason: 'Sudah diperiksa dengan suratnya.',
    });
    expect(confirmed.body).toMatchObject({ events: expect.arrayContaining(['RecordCorrected']) });
    await system.settle();
    expect(JSON.stringify(await shown())).toContain('094/12/2026');
    expect(await travellers()).toMatchObject([{ person: { notShown: 'ERASED' } }, { person: { data: {} } }]);
    const before = await shown();
    await system.sinergi.close();
    for (const file of ['', '-wal', '-shm']) rmSync(join(system.dataDir, `read-models.db${file}`), { force: true });
    system.sinergi = await system.process();
    await system.settle();
    expect((await shown()).item).toEqual(before.item);
    expect((await system.get(STEWARD, `/v1/persons/${persons[0]}`)).body).toMatchObject({ item: { stage: 'ERASED' } });
    expect(await leftBehind(VALUES, 'rebuilt')).toEqual([]);
  });
});

describe('The store of the keys', () => {
  it('restored from a backup of before loses again what was erased, when the log is read anew', async () => {
    await system.sinergi.close();
    const remove = (name: string) =>
      ['', '-wal', '-shm'].forEach((ending) => rmSync(join(system.dataDir, `${name}${ending}`), { force: true }));
    for (const name of ['subject-keys.db', 'read-models.db']) remove(name);
    cpSync(join(scratch, 'before', 'subject-keys.db'), join(system.dataDir, 'subject-keys.db'));
    system.sinergi = await system.process();
    expect((await travellers())[0]).toMatchObject({ person: { notShown: 'ERASED' } });
    const kept = async () => {
      const keys = await openEmbeddedSubjectKeys({ file: join(system.dataDir, 'subject-keys.db') });
      const found = await keys.get(persons);
      await keys.close();
      return [...found.keys()];
    };
    expect((await kept()).length).toBe(2);
    await system.settle();
    expect(await kept()).toEqual([persons[1]]);
    expect((await travellers())[1]).toMatchObject({ person: { data: { name: YOHANES.name } } });
  });

  it('that is missing beside a log that knows it keeps the system from starting, with what to do', async () => {
    await system.sinergi.close();
    const file = join(system.dataDir, 'subject-keys.db');
    const saved = readFileSync(file);
    const remove = () => ['', '-wal', '-shm'].forEach((ending) => rmSync(`${file}${ending}`, { force: true }));
    remove();
    await expect(system.process()).rejects.toThrow(/keys of personal data.*restore them from their latest backup/);
    remove();
    writeFileSync(file, saved);
    system.sinergi = await system.process();
    expect((await travellers())[1]).toMatchObject({ person: { data: { name: YOHANES.name } } });
  });
});
