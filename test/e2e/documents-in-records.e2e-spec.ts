import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { plainPdf } from '#testing';
import type { HttpAnswer } from '#demo';
import type { DocRef } from '#kernel';
import { demoDocument } from './demo-document.js';
import { SystemUnderTest } from './system.js';
import { strangers, visitStory } from './visit-story.js';

/** Records that refer to documents whose files are kept here (COM-10). */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ('operator-sa', 'VILLAGE_OPERATOR', '62.03.02.2007', 'pemdes-62.03.02.2007');
});
afterAll(() => system.stop());

const [HEAD, OPERATOR, HOST, HOST_OFFICER] = ['kades-sei-asam', 'operator-sa', 'pj-kades-angsana', 'pmd-tanah-bumbu'];
const OUTSIDER = 'kades-mekar-jaya';
const LATE = { reason: 'Dicatat kemudian, hanya untuk pengujian.' };

const codeOf = ({ status, body }: HttpAnswer): string => {
  const { code, ruleId, field } = (body ?? {}) as Partial<Record<string, string>>;
  return [status, code, ruleId, field].filter(Boolean).join(' ');
};
const must = ({ status, body }: HttpAnswer): { readonly id: string } => {
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body as { readonly id: string };
};

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const storing = async (by: string, bytes: Buffer, document: object): Promise<HttpAnswer> => {
  const { headers } = await system.call({
    method: 'POST',
    path: '/v1/uploads',
    token: await system.tokenOf(by),
    bytes,
  });
  const stored = await system.post(by, '/v1/documents', {
    upload: headers['location']!.replace('/v1/uploads/', ''),
    document,
  });
  await system.settle();
  return stored;
};

let made = 0;
/** A letter whose file is kept here, as records refer to it. */
const keptLetter = async (
  classification: DocRef['classification'] = 'INTERNAL',
  by = OPERATOR,
  date = '2026-10-01',
): Promise<DocRef> => {
  const bytes = plainPdf([`Surat permohonan ${(made += 1)}`]);
  const terms = { type: 'Surat permohonan', number: `DEMO/KEPT/${made}`, date, classification } as const;
  const { id } = must(await storing(by, bytes, terms));
  return { docId: id, ...terms, sha256: hashOf(bytes) } as DocRef;
};

const proposing = (letter: object) => {
  const { propose } = visitStory({
    askedOn: '2026-10-01',
    from: '2026-11-02',
    to: '2026-11-03',
    subjectRefs: strangers(1),
    common: { ...LATE, acknowledge: ['W_REPEAT_VISIT'] },
  });
  return system.post(propose.by, propose.path, { ...propose.body, letter });
};
const visitWith = async (letter: object): Promise<string> => {
  const { id } = must(await proposing(letter));
  await system.settle();
  return id;
};
/** What the host is answered who accepts the visit. */
const accepting = async (visit: string, more: object): Promise<string> =>
  codeOf(
    await system.post(HOST, `/v1/visits/${visit}/accept-hosting`, {
      ...LATE,
      occurredOn: '2026-10-02',
      host: '63.10.09.2005',
      acting: { officialName: 'Sayid Firdaus', capacity: 'PJ' },
      reply: demoDocument(`balasan-${visit}`, 'Surat balasan', '2026-10-02'),
      ...more,
    }),
  );
/** As the record shows it, without what it says of who entered it. */
const letterOf = async (by: string, visit: string): Promise<Record<string, unknown>> => {
  const { body } = await system.get(by, `/v1/visits/${visit}`);
  return (body as { item: { documents: readonly { document: Record<string, unknown> }[] } }).item.documents[0]!
    .document;
};
const contentFor = async (by: string, { docId }: DocRef, record?: string): Promise<number> => {
  const { statusCode } = await system.sinergi.app.inject({
    method: 'GET',
    url: `/v1/documents/${docId}/content${record ? `?record=${record}` : ''}`,
    headers: { authorization: `Bearer ${await system.tokenOf(by)}` },
  });
  return statusCode;
};
/** One asks and another confirms. */
const corrected = async (
  path: string,
  targetEventId: string,
  field: string,
  value: unknown,
  confirming = HEAD,
): Promise<void> => {
  must(
    await system.post(OPERATOR, `${path}/request-correction`, { ...LATE, targetEventId, changes: [{ field, value }] }),
  );
  must(await system.post(confirming, `${path}/confirm-correction`, { requestId: '1' }));
  await system.settle();
};

describe('COM-10 a record that refers to a document', () => {
  it('says whether its file is kept here', async () => {
    const letter = await keptLetter();
    const visit = await visitWith(letter);
    expect(await letterOf(HEAD, visit)).toEqual({ ...letter, seen: true });
    const other = await visitWith(demoDocument('tidak-diunggah', 'Surat permohonan', '2026-10-01'));
    expect(await letterOf(HEAD, other)).toMatchObject({ docId: 'tidak-diunggah', seen: false });
    const { items } = (await system.get(HEAD, `/v1/visits/${visit}/history`)).body as {
      items: readonly { data: object }[];
    };
    expect(items[0]!.data).toMatchObject({ letter: { docId: letter.docId, seen: true } });
  });

  it('says so once the file is stored that it named before', async () => {
    const bytes = plainPdf(['Surat yang menyusul']);
    const late = { ...demoDocument('menyusul', 'Surat permohonan', '2026-10-01'), sha256: hashOf(bytes) };
    const visit = await visitWith(late);
    expect(await letterOf(HEAD, visit)).toMatchObject({ seen: false });
    const { sha256: _hash, ...document } = late;
    must(await storing(HEAD!, bytes, document));
    expect(await letterOf(HEAD, visit)).toMatchObject({ seen: true });
  });

  it('is refused where it says what is not so', async () => {
    const letter = await keptLetter('RESTRICTED');
    const before = await system.head();
    expect(codeOf(await proposing({ ...letter, sha256: 'f'.repeat(64) }))).toBe(
      '422 E_VALIDATION COM-10 /letter/sha256',
    );
    for (const classification of ['PUBLIC', 'INTERNAL'])
      expect(codeOf(await proposing({ ...letter, classification }))).toBe(
        '422 E_VALIDATION COM-10 /letter/classification',
      );
    expect(await system.head()).toBe(before);
    expect(codeOf(await proposing({ ...letter, classification: 'SECRET' }))).toBe('201');
  });

  it('is refused where the document is not open to who names it, in evidence and mandates as well', async () => {
    const letter = await keptLetter('INTERNAL');
    const secret = await keptLetter('SECRET', HEAD);
    const visit = await visitWith(demoDocument('x', 'Surat permohonan', '2026-10-01'));
    expect(await accepting(visit, { reply: letter })).toBe('404 E_NOT_FOUND COM-10 /reply/docId');
    expect(await accepting(visit, { evidence: [secret] })).toBe('404 E_NOT_FOUND COM-10 /evidence/0/docId');
    expect(await accepting(visit, { evidence: [await keptLetter('PUBLIC')] })).toBe('200');
  });

  it('lets its readers name the document again, and fetch its file', async () => {
    const letter = await keptLetter();
    const visit = await visitWith(letter);
    expect(await contentFor(HOST_OFFICER, letter)).toBe(404);
    expect(await contentFor(HOST_OFFICER, letter, `visits/${visit}`)).toBe(200);
    expect(await contentFor(OUTSIDER, letter, `visits/${visit}`)).toBe(404);
    expect(await accepting(visit, { evidence: [letter] })).toBe('200');
  });

  it('gives no file of another content that was stored under the same id since', async () => {
    const bytes = plainPdf(['Bukan surat yang disebut']);
    const named = demoDocument('nama-sama', 'Surat permohonan', '2026-10-01');
    const visit = await visitWith(named);
    const { headers } = await system.call({
      method: 'POST',
      path: '/v1/uploads',
      token: await system.tokenOf(HEAD),
      bytes,
    });
    const { sha256: _hash, ...document } = named;
    must(await system.post(HEAD, '/v1/documents', { upload: headers['location']!.slice(12), document }));
    await system.settle();
    expect(await contentFor(HEAD, named)).toBe(200);
    expect(await contentFor(HOST_OFFICER, named, `visits/${visit}`)).toBe(404);
    expect(await letterOf(HOST_OFFICER, visit)).toMatchObject({ docId: 'nama-sama', seen: false });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await accepting(visit, { evidence: [{ ...named, sha256 }] })).toBe(
      '404 E_NOT_FOUND COM-10 /evidence/0/docId',
    );
  });

  it('of a kind that the asker may not read is answered as if there were no file', async () => {
    expect(await contentFor(HOST_OFFICER, await keptLetter(), 'person-reads/x')).toBe(404);
  });

  it('gives the file of evidence beside its steps', async () => {
    const letter = await keptLetter();
    const { propose } = visitStory({
      askedOn: '2026-10-01',
      from: '2026-11-02',
      to: '2026-11-03',
      subjectRefs: [],
      common: { ...LATE, acknowledge: ['W_REPEAT_VISIT'] },
    });
    const { id } = must(await system.post(HEAD, '/v1/visits', { ...propose.body, evidence: [letter] }));
    await system.settle();
    expect(await contentFor(HOST_OFFICER, letter, `visits/${id}`)).toBe(200);
  });

  it('hides and keeps what is closed where the document is kept', async () => {
    const letter = await keptLetter();
    const visit = await visitWith(letter);
    expect(await letterOf(HOST_OFFICER, visit)).toMatchObject({ seen: true });
    const [stored] = await system.stream(`document-${letter.docId}`);
    await corrected(`/v1/documents/${letter.docId}`, stored!.id, '/document/classification', 'RESTRICTED');
    expect(await letterOf(HOST_OFFICER, visit)).toEqual({
      type: letter.type,
      date: letter.date,
      classification: 'INTERNAL',
      hidden: true,
    });
    expect(await contentFor(HOST_OFFICER, letter, `visits/${visit}`)).toBe(404);
    expect(await contentFor(HEAD, letter)).toBe(200);
    const list = JSON.stringify((await system.get(HOST_OFFICER, '/v1/visits?limit=100')).body);
    const history = JSON.stringify((await system.get(HOST_OFFICER, `/v1/visits/${visit}/history`)).body);
    for (const text of [list, history]) expect(text).not.toContain(letter.number);
    // Who may not know it any more does not name it either, although the record does.
    expect(await accepting(visit, { evidence: [{ ...letter, classification: 'RESTRICTED' }] })).toBe(
      '404 E_NOT_FOUND COM-10 /evidence/0/docId',
    );
  });

  it('is no difference to whom it was hidden at both instants', async () => {
    await system.employ('bpd-sa', 'BPD_MEMBER', '62.03.02.2007', 'bpd-62.03.02.2007');
    const letter = await keptLetter('RESTRICTED');
    const since = system.clock.now();
    system.clock.set(new Date(Date.parse(since) + 1_000).toISOString());
    const [stored] = await system.stream(`document-${letter.docId}`);
    await corrected(`/v1/documents/${letter.docId}`, stored!.id, '/document/number', 'DEMO/KEPT/LAIN');
    const told = async (by: string) => {
      const { body } = await system.get(by, `/v1/documents/difference?since=${since}`);
      return (body as { items: readonly { id: string; kind: string }[] }).items.filter(({ id }) => id === letter.docId);
    };
    expect(await told(HEAD!)).toMatchObject([{ kind: 'CHANGED', changes: [{ pointer: '/document' }] }]);
    expect(await told('bpd-sa')).toEqual([]);
  });

  it('is hidden from nobody by a document that another party keeps', async () => {
    const bytes = plainPdf(['Surat yang dipegang tuan rumah']);
    const letter = { ...demoDocument('dipegang', 'Surat permohonan', '2026-10-01'), sha256: hashOf(bytes) };
    const visit = await visitWith(letter);
    const { sha256: _hash, ...same } = letter;
    must(await storing(HOST!, bytes, { ...same, classification: 'SECRET' }));
    for (const reader of [HEAD, HOST_OFFICER]) {
      expect(await letterOf(reader!, visit)).toEqual({ ...letter, seen: true });
      const history = JSON.stringify((await system.get(reader!, `/v1/visits/${visit}/history`)).body);
      expect(history).toContain(letter.docId);
    }
    expect(await contentFor(HOST_OFFICER!, letter, `visits/${visit}`)).toBe(404);
  });

  it.each(['SECRET', 'INTERNAL', 'PUBLIC'] as const)(
    'may name the true document whose id others have taken for a file of theirs (%s)',
    async (classification) => {
      const docId = `mandat-${classification.toLowerCase()}`;
      const letter = demoDocument(docId, 'Surat permohonan', '2026-10-01');
      const { sha256: _hash, ...squat } = letter;
      must(await storing(HOST!, plainPdf([`Berkas lain ${classification}`]), { ...squat, classification }));
      const visit = await visitWith(letter);
      expect(await letterOf(HEAD!, visit)).toEqual({ ...letter, seen: false });
      const [own, strange] = [
        await storing(HOST!, plainPdf(['Sekali lagi']), squat),
        await storing(HEAD!, plainPdf([`Yang benar ${classification}`]), squat),
      ];
      for (const answer of [own, strange]) {
        expect(codeOf(answer)).toBe('409 E_STATE COM-10 /document/docId');
        expect(JSON.stringify(answer.body)).not.toContain('63.10');
      }
    },
  );

  it('gives no file any more once the reference is corrected, or the document voided', async () => {
    const [letter, other] = [await keptLetter(), await keptLetter()];
    const visit = await visitWith(letter);
    const [proposed] = await system.stream(`studyVisit-${visit}`);
    await corrected(`/v1/visits/${visit}`, proposed!.id, '/letter', other, 'kadis-pmd-kapuas');
    expect(await contentFor(HOST_OFFICER, letter, `visits/${visit}`)).toBe(404);
    expect(await contentFor(HOST_OFFICER, other, `visits/${visit}`)).toBe(200);
    must(await system.post(OPERATOR, `/v1/documents/${other.docId}/request-voiding`, LATE));
    must(await system.post(HEAD, `/v1/documents/${other.docId}/confirm-voiding`, { requestId: '1' }));
    await system.settle();
    expect(await contentFor(HOST_OFFICER, other, `visits/${visit}`)).toBe(404);
    expect(await letterOf(HEAD, visit)).toMatchObject({ docId: other.docId, seen: false });
  });

  describe('on which published findings rest', () => {
    /** A visit that is reported by a document which anybody may see. */
    const reported = async (reportDoc: DocRef): Promise<string> => {
      const day = '2026-10-05';
      const steps = visitStory({ askedOn: '2026-10-01', from: day, to: day, subjectRefs: strangers(1), common: LATE });
      const { propose, accept, approve, order, start, session, complete, report } = steps;
      return system.takeAll([
        { ...propose, body: { ...propose.body, acknowledge: ['W_REPEAT_VISIT'] } },
        ...[accept, approve, order, start, session, complete],
        { ...report, body: { ...report.body, reportDoc } },
      ]);
    };
    const published = async (visit: string): Promise<readonly Record<string, unknown>[]> => {
      await system.settle();
      const one = await system.call({ method: 'GET', path: `/v1/public/visits/${visit}` });
      const all = await system.call({ method: 'GET', path: '/v1/public/visits?limit=200' });
      const { items } = all.body as { items: readonly Record<string, unknown>[] };
      return [(one.body as { item: Record<string, unknown> }).item, items.find(({ id }) => id === visit)!];
    };
    const findings = async (visit: string) => (await published(visit)).map((shown) => shown['findings']);
    const inTable = async (visit: string): Promise<string | undefined> => {
      const url = '/v1/public/visits?format=csv';
      const { body } = await system.sinergi.app.inject({ method: 'GET', url } as never);
      return body.split(/\r?\n/).find((row) => row.includes(visit));
    };
    const FOUND = 'BUMDes Angsana menerbitkan laporan bulanan.';
    const both = (told: string | undefined) => [told, told];

    it('closes them to the public when it is closed where it is kept', async () => {
      const report = await keptLetter('PUBLIC', OPERATOR, '2026-10-05');
      const visit = await reported(report);
      expect(await findings(visit)).toEqual(both(FOUND));
      expect(await inTable(visit)).toContain(FOUND);
      const shown = JSON.stringify([await published(visit), await inTable(visit)]);
      for (const hidden of [report.docId, report.sha256, report.number!, 'pemdes-'])
        expect(shown).not.toContain(hidden);
      const [stored] = await system.stream(`document-${report.docId}`);
      await corrected(`/v1/documents/${report.docId}`, stored!.id, '/document/classification', 'INTERNAL');
      expect(await findings(visit)).toEqual(both(undefined));
      expect(await inTable(visit)).not.toContain(FOUND);
      expect(await published(visit)).toMatchObject([{ status: 'REPORTED' }, { status: 'REPORTED' }]);
    });

    it('closes them when it is voided where it is kept', async () => {
      const report = await keptLetter('PUBLIC', OPERATOR, '2026-10-05');
      const visit = await reported(report);
      expect(await findings(visit)).toEqual(both(FOUND));
      must(await system.post(OPERATOR, `/v1/documents/${report.docId}/request-voiding`, LATE));
      must(await system.post(HEAD, `/v1/documents/${report.docId}/confirm-voiding`, { requestId: '1' }));
      expect(await findings(visit)).toEqual(both(undefined));
    });

    it('closes them when the record of the visit is corrected', async () => {
      const visit = await reported(demoDocument('laporan-terbuka', 'Laporan hasil', '2026-10-05', 'PUBLIC'));
      expect(await findings(visit)).toEqual(both(FOUND));
      const report = (await system.stream(`studyVisit-${visit}`)).find(({ type }) => type === 'VisitReportSubmitted')!;
      await corrected(`/v1/visits/${visit}`, report.id, '/reportDoc/classification', 'INTERNAL', 'kadis-pmd-kapuas');
      expect(await findings(visit)).toEqual(both(undefined));
    });

    it('closes them by nobody who merely holds the same file', async () => {
      const bytes = plainPdf(['Laporan yang dipegang tuan rumah']);
      const report = {
        ...demoDocument('laporan-dipegang', 'Laporan hasil', '2026-10-05', 'PUBLIC'),
        sha256: hashOf(bytes),
      };
      const visit = await reported(report);
      const { sha256: _hash, ...same } = report;
      must(await storing(HOST!, bytes, { ...same, classification: 'SECRET' }));
      expect(await findings(visit)).toEqual(both(FOUND));
    });
  });

  it('is not corrected into what is not so', async () => {
    const letter = await keptLetter('RESTRICTED');
    const visit = await visitWith(letter);
    const [proposed] = await system.stream(`studyVisit-${visit}`);
    const asking = (field: string, value: unknown) =>
      system.post(OPERATOR, `/v1/visits/${visit}/request-correction`, {
        ...LATE,
        targetEventId: proposed!.id,
        changes: [{ field, value }],
      });
    expect(codeOf(await asking('/letter/classification', 'PUBLIC'))).toBe('422 E_VALIDATION COM-10 /changes/0/value');
    expect(codeOf(await asking('/letter/sha256', 'e'.repeat(64)))).toBe('422 E_VALIDATION COM-10 /changes/0/value');
    expect(codeOf(await asking('/letter', { ...letter, sha256: 'e'.repeat(64) }))).toBe(
      '422 E_VALIDATION COM-10 /changes/0/value/sha256',
    );
    const [stored] = await system.stream(`document-${letter.docId}`);
    for (const [field, value] of [
      ['/document/sha256', 'e'.repeat(64)],
      ['/document/docId', 'lain'],
      ['/bytes', 1],
      ['/mediaType', 'image/png'],
    ])
      expect(
        codeOf(
          await system.post(OPERATOR, `/v1/documents/${letter.docId}/request-correction`, {
            ...LATE,
            targetEventId: stored!.id,
            changes: [{ field, value }],
          }),
        ),
      ).toMatch(/^422 E_VALIDATION \S+ \/changes\/0\//);
  });
});
