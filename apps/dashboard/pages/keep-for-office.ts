import { randomUUID } from 'node:crypto';
import { CONTROL, type Asking, type FieldError, type Schema } from '#views';
import { actingGrant, actingKey, keeperOf } from '../acting-office.js';
import { MOST_DRAFTS, type Draft } from '../drafts.js';
import type { OfficeDrafts } from '../office-drafts.js';
import type { CommandAsk } from './command-ask.js';
import type { Filled } from './command.js';
import { draftChange } from './draft-change.js';

type Fields = Draft['fields'];

/** An upload is its sender's alone: what is not stored yet is left out of what others open. */
const withoutUploads = (fields: Fields): Fields => {
  const places = fields.flatMap(([name]) =>
    name.startsWith(CONTROL.upload) ? [name.slice(CONTROL.upload.length)] : [],
  );
  const left = new Set(places.flatMap((at) => [`${CONTROL.upload}${at}`, `${at}/docId`, `${at}/sha256`]));
  return fields.filter(([name]) => !left.has(name));
};

export interface KeepingForOffice {
  readonly officeDrafts: OfficeDrafts | undefined;
  readonly draft: Omit<Draft, 'savedAt'>;
  /** The version that was seen. */
  readonly seen: number | undefined;
  readonly input: Schema;
  /** Of files that could not be stored. */
  readonly errors: readonly FieldError[];
}

/** Keeps a draft for the office for which one acts: what its form shows of it then. */
export const keepForOffice = async (
  ask: CommandAsk,
  asking: Asking,
  { officeDrafts, draft, seen, input, errors }: KeepingForOffice,
): Promise<Pick<Filled, 'commandId' | 'draft' | 'changed' | 'note'> & { readonly kept: boolean }> => {
  const { ui } = asking;
  const [office, grant] = [actingKey(asking), actingGrant(asking)];
  const fields = withoutUploads(draft.fields);
  const told =
    officeDrafts && office && grant
      ? await officeDrafts.keep(office, { ...draft, fields }, seen, keeperOf(grant))
      : ({ noRoom: true } as const);
  if ('kept' in told)
    return {
      kept: true,
      draft: told.kept.version,
      note:
        errors.length > 0
          ? ui.say([
              'Konsep kantor tersimpan, kecuali yang perlu diperbaiki di bawah',
              'Draft of the office kept, but for what is to be mended below',
            ])
          : ui.say([
              'Konsep kantor tersimpan; rekan sekantor melihatnya di halaman Perlu tindakan dan Akun',
              'Draft of the office kept; colleagues of the office see it on the pages Needs action and Account',
            ]),
    };
  if ('changed' in told)
    return {
      kept: false,
      draft: told.now?.version,
      // What was sent or thrown away under this id is over: kept all the same, this is something new.
      ...(!told.now && { commandId: randomUUID() }),
      changed: draftChange(told.now, { id: draft.id, fields }, input, ask, asking),
    };
  return {
    kept: false,
    draft: seen,
    note: ui.say([
      `Konsep kantor tidak dapat disimpan: isiannya terlalu panjang, atau kantor sudah menyimpan ${MOST_DRAFTS} konsep; kirim atau buang satu`,
      `The draft of the office could not be kept: it is too long, or the office keeps ${MOST_DRAFTS} drafts already; send one or throw one away`,
    ]),
  };
};
