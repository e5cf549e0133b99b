import {
  actsFor,
  decideByStage,
  reject,
  repairActs,
  type AuthorityFact,
  type DecisionContext,
  type FactsByAct,
  type RepairFacts,
} from '#kernel';
import { DOCUMENT_STAGE_WORDS } from './document.codes.js';
import type { DocumentCommand, StoreDocument } from './document.commands.js';
import type { DocumentEvent } from './document.events.js';
import { DOCUMENT_REPAIRS } from './document.settings.js';
import { partiesOf, type DocumentState, type Stored } from './document.state.js';

export interface DocumentFacts {
  readonly authority: AuthorityFact;
  readonly auditHold: boolean;
  readonly repair: RepairFacts;
}

/** COM-10: an id is taken once, and whoever finds it taken learns nothing of what has it. */
const requireFree = ({ stage }: DocumentState): void => {
  if (stage === 'NONE') return;
  throw reject('E_STATE', {
    ruleId: 'COM-10',
    field: '/document/docId',
    messageId: 'Id dokumen ini sudah terpakai; pilih id lain.',
    messageEn: 'The id of this document is taken already; choose another one.',
  });
};

/** COM-10: a document is not dated after the day on which it is stored. */
const storeDocument = (
  { type: _type, ...stored }: StoreDocument,
  state: DocumentState,
  { today }: DecisionContext<object>,
): readonly DocumentEvent[] => {
  requireFree(state);
  if (stored.document.date > today)
    throw reject('E_DATE_ORDER', {
      ruleId: 'COM-10',
      field: '/document/date',
      details: { date: stored.document.date, today },
      messageId: `Dokumen bertanggal ${stored.document.date}, sesudah hari ini (${today}).`,
      messageEn: `The document is dated ${stored.document.date}, after today (${today}).`,
    });
  return [{ type: 'DocumentStored', data: stored }];
};

const act = actsFor<DocumentState, DocumentEvent>();

/** The life of a document: stored once, then corrected in what is said of it, or voided. */
export const documentActs = {
  StoreDocument: act(['NONE', 'STORED', 'VOIDED'], storeDocument),
  ...repairActs({
    correctable: ['STORED'],
    voidable: ['STORED'],
    id: ({ document: { docId } }: Stored) => ({ docId }),
    parties: partiesOf,
    bound: DOCUMENT_REPAIRS,
  }),
};

export type DocumentFactsByCommand = FactsByAct<typeof documentActs, object>;

export const decide = decideByStage<DocumentState, DocumentCommand, DocumentEvent, DocumentFacts>(
  documentActs,
  () => undefined,
  DOCUMENT_STAGE_WORDS,
);
