import { NATIONAL } from '#kernel';
import { codeMeaning, inShort, nameKey, registerOf, type Asking, type Showing, type VNode } from '#views';
import type { Action, Giver } from '../actions.js';

/** So many are told by name; whoever else may act is told as others. */
const TOLD = 5;

/** Of which kind of region an agency is, where the region itself is named behind it. */
const OF_ANY = / (?:kabupaten\/kota|provinsi|of a regency or city|of a province)$/;

type Reading = Pick<Asking, 'ui' | 'describe' | 'me'>;

const giverName = (
  { role, region, officeId }: Giver,
  { ui: { say, language }, describe }: Reading,
  showing: Pick<Showing, 'places' | 'names'>,
): string => {
  const meaning = describe.roles && codeMeaning(describe.roles, role);
  const title = (meaning ? inShort(say(meaning)) : role).replace(OF_ANY, '');
  const office = officeId === undefined ? undefined : showing.names?.get(nameKey(registerOf('officeId')!, officeId));
  const place = region === NATIONAL ? undefined : (showing.places?.get(region) ?? region);
  const of = office ?? place;
  return of === undefined ? title : `${title}${language === 'id' ? ' ' : ', '}${of}`;
};

/** To whom a command falls, by title and place: `Kepala Desa Sei Asam`. */
export const giverNames = (
  givers: readonly Giver[],
  reading: Reading,
  showing: Pick<Showing, 'places' | 'names'>,
): string => {
  const names = [...new Set(givers.map((giver) => giverName(giver, reading, showing)))];
  const told = names.slice(0, TOLD).join('; ');
  return names.length > TOLD ? `${told}; ${reading.ui.say(['dan lain-lain', 'and others'])}` : told;
};

const isReaders = (givers: readonly Giver[], { me }: Reading): boolean =>
  givers.some(({ role, region }) => me?.grants.some((grant) => grant.role === role && grant.scope === region));

/** What the record waits for now, and from whom. */
export const Turn = ({
  actions,
  asking,
  showing,
}: {
  readonly actions: readonly Action[];
  readonly asking: Asking;
  readonly showing: Showing;
}): VNode | null => {
  const { say } = asking.ui;
  const awaited = actions.filter((action) => action.awaited && action.givers.length > 0);
  if (awaited.length === 0) return null;
  return (
    <p class="turn">
      {awaited.map(({ summary, givers, open }) => (
        <span>
          <b>{say(['Menunggu:', 'Waits for:'])}</b> {giverNames(givers, asking, showing)}
          {open && isReaders(givers, asking) && ` (${say(['Anda', 'you'])})`} — {lower(say([summary.id, summary.en]))}
        </span>
      ))}
    </p>
  );
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
