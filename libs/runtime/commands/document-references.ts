import {
  CLASSIFICATIONS,
  changeAt,
  documentsIn,
  effective,
  isDocRef,
  isRegionCode,
  pointerWith,
  reject,
  restated,
  type AskedChange,
  type DocRef,
  type Instant,
  type Pointer,
  type RecordedEvent,
  type Role,
} from '#kernel';
import { mayKnow } from '../access/disclosure.js';
import { partyOf, type Party } from '../access/party.js';
import { grantsAt, mayReadOf } from '../access/principal.js';
import type { CommandRequest, Sources } from './command-table.js';

/** A document whose bytes are kept here. */
export interface KeptDocument {
  readonly document: DocRef;
  readonly keptBy: Party;
  /** Who reads what is kept for their region. */
  readonly readers: readonly Role[];
}

/** What is kept of a document, as the log tells now; undefined where it never was stored, or was voided. */
export type StoredReference = (docId: string, sources: Sources) => Promise<KeptDocument | undefined>;

/** A command whose references are looked at. */
export interface Naming {
  readonly request: CommandRequest;
  /** Of the record that it concerns. */
  readonly id: string;
  readonly sources: Sources;
  /** The events of that record. */
  readonly record: () => Promise<readonly RecordedEvent[]>;
  readonly now: Instant;
}

interface Named {
  readonly document: DocRef;
  readonly at: Pointer;
  /** What a refusal names in the place of a member of the document. */
  readonly field: (member: string) => Pointer;
}

const namedIn = (value: unknown, at: Pointer): readonly Named[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...(isDocRef(value) ? [{ document: value, at, field: (member: string) => pointerWith(at, member) }] : []),
    ...Object.entries(value).flatMap(([name, entry]) => namedIn(entry, pointerWith(at, name))),
  ];
};

/** A correction of one member of a document holds that member alone: the document is the one that would stand there. */
const correctedIn = async ({ request: { input }, record }: Naming): Promise<readonly Named[]> => {
  const { targetEventId, changes = [] } = input as { targetEventId?: string; changes?: readonly AskedChange[] };
  const index = changes.findIndex(({ field }) => /\/(docId|sha256|classification)$/.test(field));
  const target = index < 0 ? undefined : effective(await record()).find(({ id }) => id === targetEventId);
  if (!target) return [];
  const after = changes.reduce((event, { field, value }) => restated(event, field, value), target);
  return namedIn(after.data, '').flatMap(({ document, at }) =>
    changes.some(({ field }) => field.startsWith(`${at}/`))
      ? [{ document, at, field: () => `${changeAt(index)}/value` }]
      : [],
  );
};

const sameDocument = (one: DocRef, other: DocRef): boolean => one.docId === other.docId && one.sha256 === other.sha256;

/** Who may know it where it is kept. */
const mayRead = (
  { document: { classification }, keptBy, readers }: KeptDocument,
  { request: { principal }, now }: Naming,
): boolean =>
  mayReadOf(principal, readers, [keptBy.scope].filter(isRegionCode), now) &&
  mayKnow(grantsAt(principal, now))(classification, keptBy);

/** Who may name it: who may know it where it is kept, or in the record that names it already. */
const mayName = async (kept: KeptDocument, naming: Naming): Promise<boolean> =>
  kept.document.classification === 'PUBLIC' || mayRead(kept, naming) || namedToActor(kept.document, naming);

const namedToActor = async (kept: DocRef, { request: { principal }, record, now }: Naming): Promise<boolean> => {
  const know = mayKnow(grantsAt(principal, now));
  const { classification } = kept;
  return (await record()).some(({ data, metadata: { actor, evidence } }) =>
    documentsIn([data, evidence]).some(
      (named) =>
        sameDocument(named, kept) && know(named.classification, partyOf(actor)) && know(classification, partyOf(actor)),
    ),
  );
};

const requireSame = ({ document, field }: Named, { document: kept }: KeptDocument): void => {
  if (document.sha256 !== kept.sha256)
    throw reject('E_VALIDATION', {
      ruleId: 'COM-10',
      field: field('sha256'),
      messageId: `Dokumen ${kept.docId} tersimpan di sini dengan isi lain: SHA-256-nya bukan yang Anda sebut.`,
      messageEn: `The document ${kept.docId} is kept here with another content: its SHA-256 is not the one that you named.`,
    });
  if (CLASSIFICATIONS.indexOf(document.classification) < CLASSIFICATIONS.indexOf(kept.classification))
    throw reject('E_VALIDATION', {
      ruleId: 'COM-10',
      field: field('classification'),
      details: { classification: kept.classification },
      messageId: `Dokumen ini tersimpan sebagai ${kept.classification}; rujukan tidak boleh lebih terbuka.`,
      messageEn: `This document is kept as ${kept.classification}; a reference may not be more open.`,
    });
};

/**
 * COM-10: what a command says of a document that is kept here is true. What never was stored is taken as it is said,
 * and so is what others keep under the same id with another content, where the actor does not read what they keep.
 * @throws Rejection `E_NOT_FOUND` the actor may not know it; `E_VALIDATION` its hash is another one, or the reference
 * is more open than the document.
 */
export const requireStored = async (stored: StoredReference, naming: Naming): Promise<void> => {
  const { request, id, sources } = naming;
  const { table, row, input, principal } = request;
  if (principal.grants.some(({ role }) => role === 'SYSTEM')) return;
  // The table in which documents are stored tells what they are: there nothing refers to its own document.
  const own = table.rows.some(({ takesUpload }) => takesUpload) ? id : undefined;
  const known = new Map<string, KeptDocument | undefined>();
  for (const named of [...namedIn(input, ''), ...(await correctedIn(naming))]) {
    const { docId } = named.document;
    if (docId === own || (row.takesUpload && named.at === '/document')) continue;
    if (!known.has(docId)) known.set(docId, await stored(docId, sources));
    const kept = known.get(docId);
    // Others may have taken the id for a file of theirs: that must not keep the true one from being named.
    if (!kept || (kept.document.sha256 !== named.document.sha256 && !mayRead(kept, naming))) continue;
    if (!(await mayName(kept, naming)))
      throw reject('E_NOT_FOUND', {
        ruleId: 'COM-10',
        field: named.field('docId'),
        messageId: 'Dokumen dengan id ini tidak terbuka bagi Anda; periksa id-nya, atau pakai id lain.',
        messageEn: 'A document of this id is not open to you; check the id, or use another one.',
      });
    requireSame(named, kept);
  }
};
