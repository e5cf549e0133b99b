import { randomUUID } from 'node:crypto';
import { CONTROL, Refused, type FieldError, type Problem, type Schema } from '#views';
import type { Changed, Fields, NewDraft, OfficeDesk, OfficeDraftHead } from '../desk.js';
import type { Known } from '../kept.js';
import type { CommandAsk } from './command-ask.js';
import type { Filled } from './command.js';
import { draftChange } from './draft-change.js';

/** An upload is its sender's alone: what is not stored yet is left out of what others open. */
const withoutUploads = (fields: Fields): Fields => {
  const places = fields.flatMap(([name]) =>
    name.startsWith(CONTROL.upload) ? [name.slice(CONTROL.upload.length)] : [],
  );
  const left = new Set(places.flatMap((at) => [`${CONTROL.upload}${at}`, `${at}/docId`, `${at}/sha256`]));
  return fields.filter(([name]) => !left.has(name));
};

export interface KeepingForOffice {
  readonly draft: NewDraft;
  /** The version that was seen. */
  readonly seen: number | undefined;
  readonly input: Schema;
  /** Of files that could not be stored. */
  readonly errors: readonly FieldError[];
}

const NO_OFFICE: Problem = {
  status: 403,
  code: 'E_SCOPE',
  messageId: 'Anda tidak memegang hak suatu kantor sekarang.',
  messageEn: 'You hold no right of an office now.',
};

/** What became of it; why it was refused, where it was. */
const keptBy = async (
  office: OfficeDesk | undefined,
  draft: NewDraft,
  seen: number | undefined,
): Promise<OfficeDraftHead | Changed | Problem> => {
  try {
    return office ? await office.keep(draft, seen) : NO_OFFICE;
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
};

/** Keeps a draft for the office for which one acts: what its form shows of it then. */
export const keepForOffice = async (
  ask: CommandAsk,
  asking: Known,
  { draft, seen, input, errors }: KeepingForOffice,
): Promise<Pick<Filled, 'commandId' | 'draft' | 'changed' | 'note' | 'unkept'> & { readonly kept: boolean }> => {
  const { ui, desk } = asking;
  const fields = withoutUploads(draft.fields);
  const told = await keptBy(desk?.office, { ...draft, fields }, seen);
  if ('version' in told)
    return {
      kept: true,
      draft: told.version,
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
  return { kept: false, draft: seen, unkept: told };
};
