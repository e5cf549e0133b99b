import { NATIONAL } from '#kernel';
import { actingGrant } from '../acting-office.js';
import { officesOf } from '../context.js';
import {
  asksForDocument,
  dayOf,
  nameKey,
  namesOf,
  placesAt,
  regionCodesIn,
  registerOf,
  type Asking,
  type Beginning,
  type Description,
  type FormView,
  type Option,
  type Schema,
} from '#views';

/** The offices that one holds, to choose from. */
const officeOptions = ({ me, ui }: Asking): readonly Option[] | undefined => {
  const held = officesOf(me).map((grant) => ({
    value: grant.officeId,
    label: `${grant.officeName ?? grant.region?.name ?? grant.scope} · ${ui.say([grant.titleId, grant.titleEn])}`,
  }));
  return held.length > 0 ? held : undefined;
};

type Choices = Readonly<Record<string, readonly Option[] | undefined>>;

/** What fields of a form are chosen from, and not written: of one's own offices, and of the record. */
export const choicesOf = (
  asking: Asking,
  view: FormView | undefined,
  record: Readonly<Record<string, unknown>> | undefined,
  places: ReadonlyMap<string, string>,
): Choices => {
  const offices = officeOptions(asking);
  const { ui, describe } = asking;
  return {
    '/origin/officeId': offices,
    '/origins/origin/officeId': offices,
    '/acting/officeId': offices,
    ...(record && view?.choices?.({ record, ui, describe, places })),
  };
};

/**
 * What a form begins with: of the office that was chosen to act for, or the only one.
 * @param forAnother who acts is not who fills it in.
 */
export const beginningOf = (
  asking: Asking,
  record?: Readonly<Record<string, unknown>>,
  forAnother = false,
): Beginning => {
  const { home, year } = asking;
  const acting = actingGrant(asking);
  return {
    year,
    record,
    home: home === NATIONAL ? undefined : home,
    officeId: acting?.officeId,
    acting: forAnother ? undefined : acting && { officeId: acting.officeId, ...acting.held },
  };
};

/** Who holds several offices acts for the chosen one unless he says another, also where a form is silent. */
export const actingForChosen = (
  value: Readonly<Record<string, unknown>>,
  input: Schema,
  { office }: Asking,
): Readonly<Record<string, unknown>> =>
  office && input.properties?.['acting']
    ? { ...value, acting: { officeId: office.officeId, ...(value['acting'] as object | undefined) } }
    : value;

/** What is filled in, with who acts as the form would begin for him where that is not said. */
export const actingBeside = (value: object, begun: Readonly<Record<string, unknown>>): object => {
  const { acting } = value as { readonly acting?: object };
  return begun['acting'] ? { ...value, acting: { ...(begun['acting'] as object), ...acting } } : value;
};

const refersToDocuments = (asked: Schema, open: Description['open'], depth = 0): boolean => {
  const schema = open(asked);
  if (asksForDocument(schema)) return true;
  const members = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return depth < 5 && members.some((member) => refersToDocuments(member, open, depth + 1));
};

const OFFICES = registerOf('officeId')!;
interface StoredEntry {
  readonly id: string;
  readonly document?: Readonly<Record<string, string>>;
  readonly keptBy?: { readonly officeId?: string };
}

/**
 * Documents that may be referred to, each by its kind, number and day and by the office that stored it; none where the
 * form asks for none, or they cannot be had.
 */
export const documentsOf = async (input: Schema, asking: Asking): Promise<readonly Option[]> => {
  const { api, describe, ui } = asking;
  if (!refersToDocuments(input, describe.open)) return [];
  const { items } = await api
    .get<{ items: readonly StoredEntry[] }>('documents', { stage: 'STORED', limit: '20', fields: 'document,keptBy' })
    .catch(() => ({ items: [] as readonly StoredEntry[] }));
  const offices = await namesOf(
    asking,
    items.map(({ keptBy }) => keptBy),
  );
  return items.map(({ id, document: { type, number, date } = {}, keptBy }) => ({
    value: id,
    label:
      [
        ...[type, number, date && dayOf(date, ui.language)],
        keptBy?.officeId && offices.get(nameKey(OFFICES, keptBy.officeId)),
      ]
        .filter(Boolean)
        .join(' · ') || id,
  }));
};

/** What the regions of an input are called. */
export const placesIn = async (value: unknown, { api }: Asking): Promise<Readonly<Record<string, string>>> => {
  const found = await placesAt([...regionCodesIn(value)], api);
  return Object.fromEntries(found.map(({ code, path }) => [code, path]));
};
