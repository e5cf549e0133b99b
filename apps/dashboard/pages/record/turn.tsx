import { NATIONAL } from '#kernel';
import { codeMeaning, inShort, nameKey, registerOf, type Asking, type Showing, type VNode } from '#views';
import type { Action, Giver } from '../actions.js';

/** Of so many seats those are told who may act; of whoever else may, that there are others. */
const TOLD = 4;

/** Of which kind of region an agency is, where the region itself is named behind it. */
const OF_ANY = / (?:kabupaten\/kota|provinsi|of a regency or city|of a province)$/;

type Reading = Pick<Asking, 'ui' | 'describe' | 'me'>;
type Named = Pick<Showing, 'places' | 'names'>;

const titleOf = ({ role }: Giver, { ui: { say }, describe }: Reading): string => {
  const meaning = describe.roles && codeMeaning(describe.roles, role);
  return (meaning ? inShort(say(meaning)) : role).replace(OF_ANY, '');
};

const seatOf = ({ region, officeId }: Giver, { places, names }: Named): string | undefined => {
  const office = officeId === undefined ? undefined : names?.get(nameKey(registerOf('officeId')!, officeId));
  return office ?? (region === NATIONAL ? undefined : (places?.get(region) ?? region));
};

/**
 * To whom a command falls, by title and place, who sits at one place in one: `Camat atau Kepala Desa Sei Asam`.
 * @param mine of which of them it is said that the reader is one; he comes first, so that he is among those told.
 */
export const giverNames = (
  givers: readonly Giver[],
  reading: Reading,
  showing: Named,
  mine: (giver: Giver) => boolean = () => false,
): string => {
  const { say, language } = reading.ui;
  const atSeats = new Map<string | undefined, Giver[]>();
  for (const giver of givers) {
    const seat = seatOf(giver, showing);
    atSeats.set(seat, [...(atSeats.get(seat) ?? []), giver]);
  }
  const own = (of: readonly Giver[]): boolean => of.some(mine);
  const ordered = [...atSeats].sort(([, one], [, other]) => Number(own(other)) - Number(own(one)));
  const seats = ordered.map(([seat, of]) => {
    const [last, ...others] = of.map((giver) => titleOf(giver, reading)).reverse();
    const roles = others.length > 0 ? `${others.reverse().join(', ')} ${say(['atau', 'or'])} ${last}` : last;
    const named = seat === undefined ? roles : `${roles}${language === 'id' ? ' ' : ', '}${seat}`;
    return own(of) ? `${named} (${say(['Anda', 'you'])})` : named;
  });
  return [...seats.slice(0, TOLD), ...(seats.length > TOLD ? [say(['dan lain-lain', 'and others'])] : [])].join('; ');
};

const isReaders =
  ({ me }: Reading) =>
  ({ role, region }: Giver): boolean =>
    me?.grants.some((grant) => grant.role === role && grant.scope === region) ?? false;

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
          <b>{say(['Menunggu:', 'Waits for:'])}</b>{' '}
          {giverNames(givers, asking, showing, open ? isReaders(asking) : undefined)} —{' '}
          {lower(say([summary.id, summary.en]))}
        </span>
      ))}
    </p>
  );
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
