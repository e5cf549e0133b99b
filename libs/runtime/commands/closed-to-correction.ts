import {
  docKey,
  documentsAround,
  documentsIn,
  effective,
  reject,
  statedAt,
  type AskedChange,
  type DocRef,
  type Pointer,
  type RecordedEvent,
} from '#kernel';
import { closedAs, type MayKnow } from '../access/disclosure.js';
import { partyOf, type Party } from '../access/party.js';

const documentsOf = (event: RecordedEvent, field: Pointer): readonly DocRef[] => [
  ...documentsAround(event.data, field),
  ...documentsIn(statedAt(event, field)),
];

/** By whom a document was entered first, unless it was the system. */
const firstBy = (record: readonly RecordedEvent[], document: DocRef): Party | undefined => {
  const first = record.find(
    ({ data, metadata: { actor } }) =>
      actor.role !== 'SYSTEM' && documentsIn(data).some((other) => docKey(other) === docKey(document)),
  );
  return first && partyOf(first.metadata.actor);
};

/**
 * COM-01, COM-11: nobody changes, or lets change, what he may not see. Asked before anything else is said of the field,
 * since every other refusal would tell something of what stands there.
 * @param was the event as it stands, @param is as it would be, @param record the record's events as they are
 * understood.
 * @throws Rejection `E_CONFIDENTIAL` for who may not see a document in which one of the fields lies or which stands
 * there, before or after.
 */
export const requireSight = (
  was: RecordedEvent,
  is: RecordedEvent,
  fields: readonly Pointer[],
  record: readonly RecordedEvent[],
  know: MayKnow,
): void => {
  const by = partyOf(was.metadata.actor);
  const seen = (document: DocRef): boolean =>
    [by, firstBy(record, document) ?? by].every((party) => know(closedAs(document.classification), party));
  if ([was, is].flatMap((event) => fields.flatMap((field) => documentsOf(event, field))).every(seen)) return;
  throw reject('E_CONFIDENTIAL', {
    ruleId: 'COM-01',
    messageId:
      'Hanya yang boleh melihat dokumen ini, sebelum dan sesudah perbaikan, dapat meminta atau menyetujui perbaikannya.',
    messageEn:
      'Only who may see this document, before and after the correction, may ask for the correction or confirm it.',
  });
};

/**
 * COM-01, COM-11: who may not see the persons of an event asks for no other ones, and so learns nothing of them,
 * whichever he names. Who confirms chose none of them, so he need not see them.
 * @param holdsPersons whether persons stand in a value at a place: the place tells, not what a text looks like.
 * @throws Rejection `E_CONFIDENTIAL` where persons stand in a place that is asked about, or are to.
 */
export const requireSightOfPersons = (
  record: readonly RecordedEvent[],
  { targetEventId, changes }: { readonly targetEventId: string; readonly changes: readonly AskedChange[] },
  know: MayKnow,
  holdsPersons: (change: AskedChange) => boolean,
): void => {
  const was = effective(record).find(({ id }) => id === targetEventId);
  if (!was || know('PERSON', partyOf(was.metadata.actor))) return;
  if (
    !changes.some((change) => holdsPersons(change) || holdsPersons({ ...change, value: statedAt(was, change.field) }))
  )
    return;
  throw reject('E_CONFIDENTIAL', {
    ruleId: 'COM-01',
    messageId: 'Hanya petugas pihak yang mencatat orang-orang ini dapat meminta perbaikannya.',
    messageEn: 'Only officers of the party that entered these persons may ask for their correction.',
  });
};
