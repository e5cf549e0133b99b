import {
  callsOwnEntry,
  dayInLetter,
  inRupiah,
  isDocRef,
  isLocalDate,
  isRegionCode,
  isRupiah,
  instantInLetter,
  meaningOf,
  KnownMembers,
  NATIONAL,
  type CodeList,
  type Instant,
  type Pointer,
  type Schema,
  type Scope,
  type Zone,
} from '#kernel';
import { isHidden, type Places } from '#runtime';
import { instantFrom } from '../../input/parameter-forms.js';
import { isShownDocument, type ShownDocument } from './told-documents.js';

/** What the values of a record are called on paper, in Indonesian. */

const HIDDEN = 'tersembunyi';
export const NOTHING = '–';
/** Stage of what has no event yet. */
const BEFORE_THE_FIRST = 'NONE';
/** Characters of one value on paper; the JSON file has all of them. */
const LONGEST = 4_000;

/** An id is shown as what it names: `id kantor` is the office. */
const spoken = (label: string): string => label.replace(/^id (?=kantor)/, '');

const cut = (text: string): string =>
  text.length > LONGEST
    ? `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')} … (terpotong; lihat berkas JSON)`
    : text;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface RegionPart {
  readonly code: Scope;
  readonly nameAtTime: string;
}
const isRegion = (value: object): value is RegionPart => {
  const { code, nameAtTime } = value as Partial<RegionPart>;
  return isRegionCode(code) && typeof nameAtTime === 'string';
};

/** Whether it is one thing on paper, and not told member by member. */
export const isWhole = (value: unknown): boolean =>
  !isFields(value) || isDocRef(value) || isHidden(value) || isRegion(value);

export class InWords {
  private readonly known: KnownMembers;

  constructor(
    private readonly places: Places,
    private readonly zone: Zone,
    schemas: readonly Schema[],
    /** Of codes that their field does not name itself, as those of roles. */
    private readonly codeLists: readonly CodeList[] = [],
    /** What offices are called, by their ids. */
    private readonly offices: ReadonlyMap<string, string> = new Map(),
  ) {
    this.known = new KnownMembers(schemas);
  }

  at(at: Instant): string {
    return instantInLetter(at, this.zone);
  }

  /** An office by its name; one that the register does not have by its id. */
  office(officeId: string): string {
    return this.offices.get(officeId) ?? officeId;
  }

  /** What stands at a name, by the schema around it or else by the name alone. */
  member(schema: Schema | undefined, name: string): Schema | undefined {
    return this.known.member(schema, name);
  }

  /** What people call a member, by its schema or else by a list of codes; the program's own have no such name. */
  label(schema: Schema | undefined, name: string): string | undefined {
    if (callsOwnEntry(name)) return undefined;
    const said = meaningOf(this.member(schema, name))?.[0] ?? this.code(name);
    return said && spoken(said);
  }

  /**
   * `/hosts/0/answer` → `tuan rumah ke-1 › jawaban`; names of the program alone are left out. Where there are none but
   * those, people have no words for it.
   */
  place(pointer: Pointer, whole?: Schema): { readonly words?: string; readonly schema?: Schema } {
    if (callsOwnEntry(pointer.slice(pointer.lastIndexOf('/') + 1))) return {};
    if (pointer === '') return { words: 'seluruh catatan', ...(whole && { schema: whole }) };
    const { parts, schema } = this.known.place(pointer, whole);
    const words = parts.map(({ meaning: [word], entry }) =>
      entry === undefined ? spoken(word) : `${spoken(word)} ke-${entry + 1}`,
    );
    return { ...(words.length > 0 && { words: words.join(' › ') }), ...(schema && { schema }) };
  }

  document(document: ShownDocument): string {
    const { type, date, number, issuer } = document as Partial<ShownDocument> & { number?: string; issuer?: string };
    const said = [
      `${type}${number === undefined ? '' : ` nomor ${number}`}`,
      ...(isLocalDate(date) ? [`tanggal ${dayInLetter(date)}`] : []),
      ...(issuer === undefined ? [] : [`dari ${issuer}`]),
    ].join(', ');
    return isHidden(document) ? `${said} (selebihnya ${HIDDEN})` : said;
  }

  value(value: unknown, schema?: Schema): string {
    if (value === undefined || value === null || value === '') return NOTHING;
    if (isShownDocument(value)) return this.document(value);
    if (isHidden(value)) return HIDDEN;
    if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
    if (Array.isArray(value)) return this.list(value, schema);
    if (isFields(value)) return cut(this.fields(value, schema));
    return cut(this.text(value as string | number, schema));
  }

  private text(value: string | number, schema: Schema | undefined): string {
    const labels = schema?.['x-enum-labels'] as Readonly<Record<string, { readonly id: string }>> | undefined;
    const codes = schema?.['enum'] as readonly unknown[] | undefined;
    const label = labels?.[String(value)]?.id ?? (codes?.includes(value) ? this.code(String(value)) : undefined);
    if (label !== undefined) return label;
    if (codes && value === BEFORE_THE_FIRST) return NOTHING;
    if (typeof value === 'number') return String(value);
    const office = this.offices.get(value);
    if (office !== undefined) return office;
    if (isLocalDate(value)) return dayInLetter(value);
    if (schema?.['format'] === 'rupiah' && isRupiah(value)) return inRupiah(value);
    const place = value.startsWith('/') && this.place(value as Pointer).words;
    if (place) return place;
    if (schema?.['pattern'] !== undefined && (value === NATIONAL || isRegionCode(value)))
      return `${this.places.address(value as Scope)} (${value})`;
    const at = value.length < 40 ? instantFrom(value) : undefined;
    return at ? this.at(at) : value;
  }

  /** What a code is called by the first list that has it. */
  code(code: string): string | undefined {
    return this.codeLists.find(({ codes }) => Object.hasOwn(codes, code))?.codes[code]?.[0];
  }

  private list(value: readonly unknown[], schema: Schema | undefined): string {
    if (value.length === 0) return NOTHING;
    const entries = value.map((entry, index) => this.value(entry, this.member(schema, String(index))));
    return cut(
      value.every(isWhole) ? entries.join('; ') : entries.map((entry, index) => `(${index + 1}) ${entry}`).join('\n'),
    );
  }

  private fields(value: Fields, schema: Schema | undefined): string {
    if (isRegion(value)) return `${this.places.address(value.code, value.nameAtTime)} (${value.code})`;
    return Object.entries(value)
      .filter(([name, entry]) => entry !== undefined && this.label(schema, name) !== undefined)
      .map(([name, entry]) => `${this.label(schema, name)!}: ${this.value(entry, this.member(schema, name))}`)
      .join('; ');
  }
}
