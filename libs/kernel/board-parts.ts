import type { Actor, DocRef } from './actor.js';
import { CAPACITY_CODES, type Meaning } from './code-lists.js';
import { DAY, TEXT, codeOf, coded, field, record, type Kind, type TypeOf } from './document-form.js';
import { DOC_REF, ENTERED_BY, PROVENANCE, ROLE } from './document-parts.js';
import type { RecordedEvent } from './event.js';
import { eventOf, type EventCatalogue } from './event-catalogue.js';

/** Parts of read models that show a record whole, with its papers and step by step. */

/** Whoever entered something. */
export const FILED_BY = field(['pihak yang memasukkan', 'party that entered it'], ENTERED_BY);

/** A paper of a record, by what it is to it: one of `roles`. */
export const boardDocument = (label: Meaning, roles: Readonly<Record<string, Meaning>>) =>
  record({
    role: field(label, { schema: coded(roles) } as Kind<string>),
    document: field(['dokumen', 'document'], DOC_REF),
    filedBy: FILED_BY,
  });
export type BoardDocument = TypeOf<ReturnType<typeof boardDocument>>;

/** Papers that one step brings, by what they are. */
export type Filed = Readonly<Record<string, DocRef | undefined>>;

export const filedDocuments = (given: Filed, { scope, officeId }: Actor): readonly BoardDocument[] =>
  Object.entries(given).flatMap(([role, document]): BoardDocument[] =>
    document ? [{ role, document, filedBy: { scope, officeId } }] : [],
  );

/** One event of a record's life: who did it in which office, on which day, and how sure that is. */
export const boardStep = <Catalogue extends EventCatalogue>(catalogue: Catalogue) =>
  record({
    event: field(['langkah', 'step'], eventOf(catalogue)),
    on: field(['tanggal', 'day'], DAY),
    officeId: field(['id kantor', 'id of the office'], TEXT),
    role: field(['peran', 'role'], ROLE),
    capacity: field(['kedudukan', 'capacity'], codeOf(CAPACITY_CODES)),
    provenance: field(['sumber dan kepastian tanggal', 'source, and how sure the date is'], PROVENANCE),
  });

/** What the step of an event says. */
export const stepOf = <Event extends Pick<RecordedEvent, 'type' | 'metadata'>>({ type, metadata }: Event) => {
  const { occurredOn: on, actor, provenance } = metadata;
  const { officeId, role, capacity } = actor;
  return { event: type as Event['type'], on, officeId, role, capacity, provenance };
};
