import { callsOwnEntry, type Meaning } from '#kernel';
import type { Showing } from './showing.js';

/** A list of the API whose records others name by their ids. */
export interface Register {
  /** Below `/v1`, and its pages. */
  readonly list: string;
  /** Of the streams of its records, where other lists name a record by `category` and `recordId`. */
  readonly category?: string;
  readonly slug: Meaning;
  /** By which of its parameters several are had at once; absent: one by one. */
  readonly by?: string;
  /** Which of its fields says what a record is called. */
  readonly called: string;
  /** Where a form looks for one by its name; absent: it does not. */
  readonly search: string;
  /** By which parameter of the list; absent: `q`. */
  readonly looks?: string;
  /** What is written to look for one. */
  readonly hint?: Meaning;
}

/** Where a browser with script asks for regions while one is typed. */
export const REGION_SEARCH = '/cari/wilayah';

const OFFICES: Register = {
  list: 'offices',
  category: 'office',
  slug: ['kantor', 'offices'],
  by: 'office',
  called: 'name',
  search: '/cari/kantor',
};
const INSTITUTIONS: Register = {
  list: 'institutions',
  category: 'institution',
  slug: ['lembaga', 'institutions'],
  by: 'institution',
  called: 'name',
  search: '/cari/lembaga',
};
const VISITS: Register = {
  list: 'visits',
  category: 'studyVisit',
  slug: ['kunjungan', 'study-visits'],
  called: 'title',
  search: '/cari/kunjungan',
};
const AGREEMENTS: Register = {
  list: 'agreements',
  category: 'agreement',
  slug: ['kerja-sama', 'agreements'],
  called: 'title',
  search: '/cari/kerja-sama',
};
const ADOPTIONS: Register = {
  list: 'adoptions',
  category: 'adoption',
  slug: ['adopsi', 'adoptions'],
  called: 'description',
  search: '/cari/adopsi',
};
/** Agreements of old registers. */
const OLD_AGREEMENTS: Register = {
  list: 'historical-agreements',
  slug: ['kerja-sama-register-lama', 'agreements-of-old-registers'],
  called: 'title',
  search: '/cari/kerja-sama-lama',
};
export const USERS: Register = {
  list: 'users',
  slug: ['pengguna', 'users'],
  called: 'username',
  search: '/cari/akun',
  looks: 'username',
  hint: [
    'Nama pengguna, atau nama pejabat yang sudah tercatat; lalu pilih',
    'User name, or the name of an official who is registered; then choose',
  ],
};
const IMPORTS: Register = { list: 'imports', slug: ['impor', 'imports'], called: 'sheet', search: '/cari/impor' };

export const REGISTERS: readonly Register[] = [
  OFFICES,
  INSTITUTIONS,
  VISITS,
  AGREEMENTS,
  ADOPTIONS,
  OLD_AGREEMENTS,
  USERS,
  IMPORTS,
];

/** Members that name a record of another list. */
const MEMBERS: Readonly<Record<string, Register>> = {
  visitId: VISITS,
  originVisitId: VISITS,
  adoptionId: ADOPTIONS,
  agreementId: AGREEMENTS,
  parentId: AGREEMENTS,
  parentRecordId: OLD_AGREEMENTS,
  childId: AGREEMENTS,
  children: AGREEMENTS,
  renewsId: AGREEMENTS,
  replacedBy: AGREEMENTS,
  officeId: OFFICES,
  offices: OFFICES,
  givenBy: OFFICES,
  institutionId: INSTITUTIONS,
  partOf: INSTITUTIONS,
  importId: IMPORTS,
  userId: USERS,
  registeredBy: USERS,
  requestedBy: USERS,
  keptBy: USERS,
};
const OF_THE_SAME_LIST: ReadonlySet<string> = new Set(['successors']);

/** What a member refers to, in records of a list; undefined where it names nothing that has a page. */
export const registerOf = (name: string, list?: string): Register | undefined =>
  OF_THE_SAME_LIST.has(name)
    ? REGISTERS.find((register) => register.list === list)
    : Object.hasOwn(MEMBERS, name)
      ? MEMBERS[name]
      : undefined;

/** In which register a record is found that is named by the category of its stream. */
export const registerOfCategory = (category: string): Register | undefined =>
  REGISTERS.find((register) => register.category === category);

/** Filters of lists that name a record, by the member that names it elsewhere. */
const FILTERS: Readonly<Record<string, string>> = {
  office: 'officeId',
  institution: 'institutionId',
  partOf: 'partOf',
  visit: 'visitId',
  agreement: 'agreementId',
  parent: 'parentId',
  record: 'visitId',
  import: 'importId',
  account: 'userId',
  user: 'userId',
};
export const memberOfFilter = (name: string): string | undefined =>
  Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
/** Of which register a filter names records. */
export const registerOfFilter = (name: string): Register | undefined => {
  const member = memberOfFilter(name);
  return member === undefined ? undefined : registerOf(member);
};

const RECORD_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
export const isRecordId = (text: string): boolean => RECORD_ID.test(text);

/** What the program made up, and what nobody knows anything by. */
export const isMadeUp = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(sub|trv|oidc)_[A-Za-z0-9_-]{8,})$/.test(value);

/** The name under which a record is found among those that were looked up. */
export const nameKey = ({ list }: Register, id: string): string => `${list}/${id}`;

/** Codes of innovations: what one is stands in words where it was observed. */
const CODES: ReadonlySet<string> = new Set(['innovationId', 'innovations']);

/** Whether a value says nothing to people: what the program made up, and what was looked up and is in no register. */
export const isForPrograms = (value: unknown, name: string, showing: Pick<Showing, 'names' | 'list'>): boolean => {
  if (Array.isArray(value)) return value.length > 0 && value.every((each) => isForPrograms(each, name, showing));
  if (typeof value !== 'string') return false;
  if (CODES.has(name) || callsOwnEntry(name)) return true;
  const register = registerOf(name, showing.list);
  if (!register || !isRecordId(value)) return isMadeUp(value);
  return showing.names !== undefined && !showing.names.has(nameKey(register, value));
};

/** What is chosen in a form: its name with the code behind it, which alone is sent on. */
export const withCode = (name: string, code: string): string => `${name} (${code})`;
export const codeIn = (text: string): string => /\s\(([A-Za-z0-9][A-Za-z0-9_.-]*)\)$/.exec(text.trim())?.[1] ?? text;
/** The same of a region, of whose names some end in brackets. */
export const regionIn = (text: string): string =>
  /\s\((ID|\d\d(\.\d\d){0,2}(\.\d{4})?)\)$/.exec(text.trim())?.[1] ?? text;
