import { describe, expect, it } from '@jest/globals';
import { NO_DOCUMENTS, heldAsEver, type Actor, type Instant, type LocalDate, type Role, type Scope } from '#kernel';
import { partyOf, type HistoryEntry, type HistoryPage, type Principal } from '#runtime';
import { documentFor, historyFor, readerOf } from './disclosed.js';

const VILLAGE = '62.03.02.2007';
const REF = `sub_${'a'.repeat(26)}`;
const NOW = '2024-11-19T01:00:00.000Z' as Instant;
const actor = (role: Role, scope: string): Actor => ({
  userId: role,
  officeId: `kantor-${scope}`,
  role,
  scope: scope as Scope,
  capacity: 'DEFINITIF',
});
const reading = (role: Role, scope: string, validTo = '2030-12-31') =>
  readerOf(
    { enteredBy: () => ({ scope: VILLAGE as Scope }) },
    {
      userId: 'x',
      grants: [
        {
          role,
          scope: scope as Scope,
          officeId: `kantor-${scope}`,
          validFrom: '2024-01-01' as LocalDate,
          validTo: validTo as LocalDate,
        },
      ],
    } satisfies Principal,
    NOW,
  );

const entry = (by: Actor, data: object, changes: HistoryEntry['changes'] = []): HistoryEntry =>
  ({
    revision: 1,
    id: 'e',
    type: 'Happened',
    data,
    metadata: { actor: by, commandHash: 'hash' },
    changes,
  }) as unknown as HistoryEntry;
const page = (items: readonly HistoryEntry[], first?: Actor, documents = NO_DOCUMENTS): HistoryPage => ({
  items,
  enteredBy: new Map(first ? [[REF, partyOf(first)]] : []),
  documents,
  scopes: new Set(),
});
const shown = (role: Role, scope: string, history: HistoryPage): string =>
  JSON.stringify(historyFor(reading(role, scope), {}, history));

const head = actor('VILLAGE_HEAD', VILLAGE);
const agency = actor('REGENCY_PMD', '62.03');

describe('A step of a history', () => {
  it("shows what the reader's own party entered, and hides it from the host", () => {
    const history = page([entry(head, { ref: REF })], head);
    expect([
      shown('VILLAGE_OPERATOR', VILLAGE, history).includes(REF),
      shown('VILLAGE_HEAD', '63.10.09.2009', history).includes(REF),
    ]).toEqual([true, false]);
  });

  it('by another who repeats what the party had entered hides it from that other', () => {
    const history = page([entry(agency, { released: [REF] })], head);
    expect(shown('REGENCY_PMD', '62.03', history)).not.toContain(REF);
    expect(shown('INSPECTOR', '62.03', history)).toContain(REF);
  });

  it('is not opened by having entered the same reference before, as somebody who guesses would', () => {
    const host = actor('VILLAGE_HEAD', '63.10.09.2009');
    expect(shown('VILLAGE_HEAD', '63.10.09.2009', page([entry(head, { ref: REF })], host))).not.toContain(REF);
  });

  it('by the system belongs to the party whose record it is', () => {
    const history = page([entry(actor('SYSTEM', 'ID'), { subjectRefs: [REF] })]);
    expect([
      shown('VILLAGE_HEAD', VILLAGE, history).includes(REF),
      shown('MINISTRY_OFFICER', 'ID', history).includes(REF),
    ]).toEqual([true, false]);
  });

  it('hides in its changes what it hides in its data, and the hash of the command with it', () => {
    const changes = [{ kind: 'REMOVED', pointer: `/by/${REF}`, before: { ref: REF } }] as const;
    const [step] = historyFor(reading('VILLAGE_HEAD', '63.10.09.2009'), {}, page([entry(head, {}, changes)], head));
    expect(step!.changes).toEqual([{ kind: 'REMOVED', pointer: '/by/sub_hidden', before: { ref: { hidden: true } } }]);
    expect(step!.metadata).toEqual({ actor: head, commandHash: { hidden: true } });
    expect(step).toMatchObject({ revision: 1, id: 'e', type: 'Happened', data: {} });
  });

  it('keeps its hash, and is not copied, where nothing is hidden', () => {
    const step = entry(head, { ref: REF });
    expect(historyFor(reading('VILLAGE_HEAD', VILLAGE), {}, page([step], head))[0]).toBe(step);
  });
});

describe('A record', () => {
  const document = (classification: string) => ({
    docId: 'd',
    sha256: 'f'.repeat(64),
    type: 'Surat',
    date: '2024-11-14',
    number: '090/1',
    classification,
  });

  it('that is in disagreement with itself about how closed a document is shows it to those alone who may see it at its most closed', () => {
    const record = { letter: document('INTERNAL'), evidence: [document('RESTRICTED')] };
    expect(JSON.stringify(documentFor(reading('VILLAGE_HEAD', '63.10.09.2009'), record))).not.toContain('090/1');
    expect(documentFor(reading('VILLAGE_HEAD', VILLAGE), record)).toBe(record);
  });

  it('whose past is told shows a document as closed as it is held', () => {
    const documents = {
      places: [{ event: 'e', at: '/letter', docId: 'd', sha256: 'f'.repeat(64), document: 0 }],
      classifications: [['INTERNAL', 'SECRET']],
    };
    const steps = page([entry(head, { letter: document('INTERNAL') })], head, documents);
    const of = (role: Role, scope: string) =>
      [
        JSON.stringify(documentFor(reading(role, scope), { letter: document('INTERNAL') }, heldAsEver(documents))),
        JSON.stringify(historyFor(reading(role, scope), {}, steps)),
      ].map((text) => text.includes('090/1'));
    expect([of('VILLAGE_HEAD', VILLAGE), of('VILLAGE_OPERATOR', VILLAGE), of('VILLAGE_HEAD', '63.10.09.2009')]).toEqual(
      [
        [true, true],
        [false, false],
        [false, false],
      ],
    );
  });
});

describe('A right', () => {
  it('that has ended shows nothing any more', () => {
    expect(documentFor(reading('VILLAGE_HEAD', VILLAGE, '2024-11-18'), { ref: REF })).toEqual({
      ref: { hidden: true },
    });
    expect(documentFor(reading('VILLAGE_HEAD', VILLAGE, '2024-11-19'), { ref: REF })).toEqual({ ref: REF });
  });
});

describe('A query that does not say whose its documents are', () => {
  it('shows closed things to examiners of the whole country alone', () => {
    const of = (role: Role, scope: string) =>
      documentFor(
        readerOf(
          {},
          {
            userId: 'x',
            grants: [{ role, scope: scope as Scope, officeId: 'x', validFrom: '2024-01-01' as LocalDate }],
          },
          NOW,
        ),
        { ref: REF },
      );
    expect([of('DATA_STEWARD', 'ID'), of('INSPECTOR', '62'), of('AUDITOR', 'ID')]).toEqual([
      { ref: { hidden: true } },
      { ref: { hidden: true } },
      { ref: REF },
    ]);
  });
});
