import { codeWord, periodOf, withCode, type Choosing, type FieldWords, type FormViews, type Option } from '#views';

interface Right {
  readonly grantId: string;
  readonly requestId?: string;
  readonly role: string;
  readonly scope: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

/** A right as whoever gives or takes it knows it: role, region, period. */
const inWords = (right: Right, { ui, describe, places }: Choosing): string => {
  const { role, scope, validFrom, validTo } = right;
  const roles = describe.open(describe.list('users')!.item.properties!['roles']!);
  const name = places.get(scope);
  return [
    codeWord(roles, role, ui),
    scope === 'ID' ? 'Indonesia' : name ? withCode(name, scope) : scope,
    periodOf(validFrom, validTo, ui.language),
  ].join(' · ');
};

const rightsOf =
  (field: string, member: 'grants' | 'requests', id: 'grantId' | 'requestId') =>
  (from: Choosing): Readonly<Record<string, readonly Option[]>> => ({
    [field]: ((from.record[member] ?? []) as readonly Right[]).map((right) => ({
      value: right[id]!,
      label: inWords(right, from),
    })),
  });

const RIGHT: FieldWords = { label: ['Hak', 'Right'] };
const REQUEST: FieldWords = { label: ['Permintaan', 'Request'] };
/** A right has an id of the command's own: nobody needs to make one up. */
const NEW_RIGHT: Readonly<Record<string, FieldWords>> = {
  '/grantId': { hidden: true },
  '/scope': { label: ['Wilayah', 'Region'] },
  '/officeId': { label: ['Kantor', 'Office'] },
};

export const accountForms: FormViews = {
  new: {
    words: {
      '/userId': {
        own: true,
        label: ['Id dari penyedia masuk', 'Id from the issuer'],
        hint: [
          'Hanya bila akun masuk lewat penyedia lain: id yang tampak di halaman Akun orang itu',
          'Only where people sign in elsewhere: the id on the Account page of that person',
        ],
      },
    },
  },
  'grant-role': { words: NEW_RIGHT },
  'request-grant': { words: NEW_RIGHT },
  'revoke-grant': { words: { '/grantId': RIGHT }, choices: rightsOf('/grantId', 'grants', 'grantId') },
  'confirm-grant': { words: { '/requestId': REQUEST }, choices: rightsOf('/requestId', 'requests', 'requestId') },
  'refuse-grant': { words: { '/requestId': REQUEST }, choices: rightsOf('/requestId', 'requests', 'requestId') },
};
