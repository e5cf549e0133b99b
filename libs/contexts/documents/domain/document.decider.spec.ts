import { describe, expect, it } from '@jest/globals';
import { AUTHORITY_NOT_RECORDED, NO_REPAIR } from '#kernel';
import { actor, by, day, doc, given, refused } from '#testing';
import type { StoreDocument } from './document.commands.js';
import { documentDecider } from './document.decider.js';
import type { DocumentEvent } from './document.events.js';
import { requireSameContent } from './document.rules.js';
import { regionsOf } from './document.state.js';

const OPERATOR = actor('VILLAGE_OPERATOR', '62.03.02.2007' as never);
const letter = doc('SURAT_PERMOHONAN', '2024-12-02', { docId: 'doc-1' });
const store: StoreDocument = {
  type: 'StoreDocument',
  docId: 'doc-1',
  document: letter,
  bytes: 18_234,
  mediaType: 'application/pdf',
};
const { type: _type, ...data } = store;
const stored: DocumentEvent = { type: 'DocumentStored', data };
const voided = {
  type: 'RecordVoided',
  data: { docId: 'doc-1', requestId: '1', reason: 'x' },
} as never as DocumentEvent;
const facts = { authority: AUTHORITY_NOT_RECORDED, auditHold: false, repair: NO_REPAIR };
const after = (...events: readonly DocumentEvent[]) =>
  given(
    documentDecider,
    events.map((event) => by(OPERATOR, '2024-12-03', event)),
    { facts, actor: OPERATOR, occurredOn: day('2024-12-03') },
  );

describe('COM-10 a document', () => {
  it('is stored with what the system found of its bytes', () => {
    after().when(store).then([stored]);
    expect(after(stored).state).toEqual({
      stage: 'STORED',
      document: letter,
      bytes: 18_234,
      mediaType: 'application/pdf',
      keeper: { scope: '62.03.02.2007', officeId: OPERATOR.officeId, role: 'VILLAGE_OPERATOR' },
    });
  });

  it('is stored once: another content is another document', () => {
    after(stored)
      .when({ ...store, document: { ...letter, sha256: 'b'.repeat(64) } })
      .thenRejected('E_STATE', 'COM-10');
    const { info } = after(stored, voided).when(store).thenRejected('E_STATE', 'COM-10');
    expect([info.field, info.details]).toEqual(['/document/docId', undefined]);
  });

  it('bears the day of today at the latest', () => {
    const dated = (date: string): StoreDocument => ({ ...store, document: { ...letter, date: day(date) } });
    after()
      .when(dated('2024-12-03'))
      .then([{ type: 'DocumentStored', data: { ...data, document: { ...letter, date: day('2024-12-03') } } }]);
    expect(after().when(dated('2024-12-04')).thenRejected('E_DATE_ORDER', 'COM-10').info.field).toBe('/document/date');
  });

  it('that was voided stays what it was, and nothing more is asked of it', () => {
    expect(after(stored, voided).state).toMatchObject({ stage: 'VOIDED', document: letter });
    after(stored, voided)
      .when({ type: 'RequestVoiding' } as never)
      .thenRejected('E_STATE');
    after()
      .when({ type: 'RequestVoiding' } as never)
      .thenRejected('E_NOT_FOUND');
  });

  it('belongs to the region of whoever stored it; that of an office of the country to none', () => {
    expect(regionsOf(after().state)).toEqual([]);
    expect(regionsOf(after(stored).state)).toEqual(['62.03.02.2007']);
    const national = given(documentDecider, [by(actor('MINISTRY_OFFICER', 'ID'), '2024-12-03', stored)]).state;
    expect(regionsOf(national)).toEqual([]);
    expect(national).toMatchObject({ keeper: { scope: 'ID' } });
  });

  it.each(['/document', '/document/docId', '/document/sha256'])('keeps its content: %s is not corrected', (field) => {
    const refusal = refused(() => requireSameContent([{ field: '/document/issuer' }, { field }]));
    expect([refusal?.code, refusal?.info.ruleId, refusal?.info.field]).toEqual([
      'E_VALIDATION',
      'COM-10',
      '/changes/1/field',
    ]);
  });

  it.each(['type', 'number', 'date', 'issuer', 'classification'])('has its %s corrected', (member) => {
    expect(refused(() => requireSameContent([{ field: `/document/${member}` }]))).toBeUndefined();
  });
});
