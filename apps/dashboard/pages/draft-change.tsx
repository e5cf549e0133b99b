import {
  Notice,
  UNTYPED,
  codeMeaning,
  instantOf,
  inShort,
  placeInWords,
  type Asking,
  type Schema,
  type VNode,
} from '#views';
import type { Fields, Keeper, NewDraft, OfficeDraft, OfficeDraftHead } from '../desk.js';
import { formOf } from './command.js';
import type { CommandAsk } from './command-ask.js';

/** So many differences are told one by one. */
const TOLD = 20;

/** By whom a draft of an office was prepared, and by whom it was changed since. */
export const keptBy = ({ preparedBy, changedBy, version }: OfficeDraftHead, ui: Asking['ui']): string =>
  [
    `${ui.say(['disiapkan oleh', 'prepared by'])} ${keeperInWords(preparedBy, ui)}`,
    ...(version > 1 ? [`${ui.say(['terakhir diubah oleh', 'last changed by'])} ${keeperInWords(changedBy, ui)}`] : []),
  ].join('; ');

export const keeperInWords = ({ titleId, titleEn, office }: Keeper, { say }: Asking['ui']): string =>
  `${say([titleId, titleEn])} · ${office}`;

const schemaAt = (root: Schema, pointer: string, open: (schema: Schema) => Schema): Schema =>
  pointer
    .split('/')
    .slice(1)
    .reduce(
      (schema, segment) => open((schema.type === 'array' ? schema.items : schema.properties?.[segment]) ?? {}),
      open(root),
    );

/** What stands in a draft of the office otherwise than in what was filled in. */
const differences = (now: Fields, typed: Fields): Fields => {
  const mine = new Map(typed);
  const theirs = new Map(now);
  return [...new Set([...theirs.keys(), ...mine.keys()])]
    .filter((name) => name.startsWith('/') && !UNTYPED.has(name.slice(name.lastIndexOf('/') + 1)))
    .filter((name) => theirs.get(name) !== mine.get(name))
    .map((name) => [name, theirs.get(name) ?? '']);
};

/** That a draft of the office is not as it was seen: who changed it, and what stands in it now. */
export const draftChange = (
  now: OfficeDraft | undefined,
  { id, fields }: Pick<NewDraft, 'id' | 'fields'>,
  input: Schema,
  ask: CommandAsk,
  { ui, describe, zone }: Asking,
): VNode => {
  const { say } = ui;
  if (!now)
    return (
      <Notice
        tone="bad"
        title={say(['Konsep kantor ini sudah tidak ada', 'This draft of the office is there no more'])}
      >
        <p>
          {say([
            'Rekan Anda sudah mengirim atau membuangnya, atau Anda kini bertindak untuk kantor lain. Isian Anda masih di bawah dan belum disimpan; simpan lagi hanya bila memang masih diperlukan.',
            'A colleague has sent it or thrown it away, or you act for another office now. What you filled in is still below and was not kept; keep it again only if it is still needed.',
          ])}
        </p>
      </Notice>
    );
  const found = differences(now.fields, fields);
  const words = ask.section.forms?.[ask.operation]?.words;
  const inWords = (name: string, value: string): string => {
    const meaning = codeMeaning(schemaAt(input, name, describe.asked), value);
    return meaning ? inShort(say(meaning)) : value;
  };
  return (
    <Notice
      tone="bad"
      title={say(['Konsep ini diubah sejak Anda membukanya', 'This draft was changed since you opened it'])}
    >
      <p>
        {keeperInWords(now.changedBy, ui)}, {instantOf(now.savedAt, zone, ui.language)}.{' '}
        {say([
          'Isian Anda di bawah belum disimpan dan belum dikirim. Simpan atau kirim lagi bila isian Anda yang dipakai; yang tersimpan diganti.',
          'What you filled in below was neither kept nor sent. Keep or send it again if yours is to count; it takes the place of what is kept.',
        ])}
      </p>
      {found.length > 0 && (
        <ul>
          {found.slice(0, TOLD).map(([name, value]) => (
            <li>
              {placeInWords({ ui, open: describe.asked, words }, input, name)}:{' '}
              {value ? (
                <>
                  {say(['tersimpan', 'kept'])} <b>{inWords(name, value)}</b>
                </>
              ) : (
                say(['kosong pada yang tersimpan', 'empty in what is kept'])
              )}
            </li>
          ))}
        </ul>
      )}
      {found.length > TOLD && (
        <p>{say([`dan ${found.length - TOLD} isian lain`, `and ${found.length - TOLD} other fields`])}</p>
      )}
      <p>
        <a href={formOf(ask, ui, { konsep: id })}>
          {say(['Buka konsep yang tersimpan', 'Open the draft that is kept'])}
        </a>
      </p>
    </Notice>
  );
};
