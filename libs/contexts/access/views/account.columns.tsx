import {
  Region,
  Tag,
  capital,
  codeWord,
  dayOf,
  isMadeUp,
  type Asking,
  type Children,
  type ColumnOf,
  type Item,
  type Showing,
  type Ui,
} from '#views';

interface Grant {
  readonly role: string;
  readonly scope: string;
  readonly validFrom: string;
  readonly validTo?: string;
}
export interface Account extends Item {
  readonly username?: string;
  readonly officeId?: string;
  readonly stage: string;
  readonly grants: readonly Grant[];
  readonly requests?: readonly Grant[];
  readonly registeredOn: string;
  readonly registeredIn: string;
  readonly passwordSetOn?: string;
}

/**
 * What an account is called: by its user name, where there is one and the reader is told it. An id that somebody gave
 * says more than the day on which the account came to be; one that was made up does not.
 */
export const accountName = (
  { id, username, registeredOn, passwordSetOn }: Pick<Account, 'id' | 'username' | 'registeredOn' | 'passwordSetOn'>,
  { say, language }: Ui,
): string =>
  username ??
  (isMadeUp(id)
    ? `${say(passwordSetOn ? ['Akun', 'Account'] : ['Akun baru, belum bernama pengguna', 'New account, without a user name yet'])}, ${say(['terdaftar', 'registered'])} ${dayOf(registeredOn, language)}`
    : id);

/** Accounts with the rights that they hold, in words: which are in force today, which wait for a second keeper. */
export const accountColumns = (
  { ui, describe, today }: Asking,
  { places, names }: Showing,
): readonly ColumnOf<Item>[] => {
  const { say, to, language } = ui;
  const { item } = describe.list('users')!;
  const roles = describe.open(item.properties!['roles']!);
  const stages = describe.open(item.properties!['stage']!);
  const word = (role: string): string => codeWord(roles, role, ui);
  const of = (cell: (account: Account) => Children) => (row: Item) => cell(row as Account);
  const inForce = ({ validFrom, validTo }: Grant): boolean => validFrom <= today && (!validTo || today <= validTo);
  const line = (grant: Grant): Children => (
    <>
      {word(grant.role)} ·{' '}
      {grant.scope === 'ID' ? 'Indonesia' : <Region code={grant.scope} name={places?.get(grant.scope)} />}
      {grant.validTo && (
        <span class="soft">
          {' '}
          {say(['sampai', 'until'])} {dayOf(grant.validTo, language)}
        </span>
      )}
    </>
  );
  return [
    {
      head: say(['Akun', 'Account']),
      main: true,
      cell: of(({ officeId, ...account }) => (
        <>
          <a href={to([['pengguna', 'users'], account.id])}>{accountName(account, ui)}</a>
          <br />
          {officeId && <span class="soft">{names?.get(`offices/${officeId}`) ?? officeId}</span>}
        </>
      )),
    },
    {
      head: say(['Keadaan', 'State']),
      cell: of(({ stage }) => <Tag tone={stage === 'ACTIVE' ? 'done' : 'stop'}>{codeWord(stages, stage, ui)}</Tag>),
    },
    {
      head: say(['Hak yang berlaku hari ini', 'Rights in force today']),
      cell: of(({ grants }) => {
        const held = grants.filter(inForce);
        if (held.length === 0) return <span class="none">{capital(say(['tidak ada', 'none']))}</span>;
        return (
          <ul class="plain">
            {held.map((grant) => (
              <li>{line(grant)}</li>
            ))}
          </ul>
        );
      }),
    },
    {
      head: say(['Menunggu keputusan', 'Waits for a decision']),
      cell: of(({ requests = [] }) =>
        requests.length === 0 ? (
          '–'
        ) : (
          <ul class="plain">
            {requests.map((grant) => (
              <li>
                <Tag tone="wait">{say(['diminta', 'asked for'])}</Tag> {line(grant)}
              </li>
            ))}
          </ul>
        ),
      ),
    },
    {
      head: say(['Terdaftar', 'Registered']),
      sort: 'registeredOn',
      cell: of(({ registeredOn, passwordSetOn }) => (
        <>
          {dayOf(registeredOn, language)}
          {!passwordSetOn && (
            <>
              <br />
              <span class="soft">{say(['belum punya kata sandi', 'has no password yet'])}</span>
            </>
          )}
        </>
      )),
    },
  ];
};
