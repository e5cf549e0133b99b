import {
  NATIONAL,
  isRegionCode,
  zoneOf,
  type Meaning,
  type RegionCode,
  type Schema as KernelSchema,
  type Zone,
} from '#kernel';
import type { Children, VNode } from '../view.js';
import { dayOf, instantOf, numberOf, periodOf, rupiahOf, sizeOf } from '../format.js';
import { capital, inShort } from '../ui.js';
import { codeMeaning, codeWord, labelOf, type Schema } from './description.js';
import { briefly, placeWords } from './place-words.js';
import { isForPrograms, isMadeUp, isRecordId, nameKey, registerOf, type Register } from './registers.js';
import type { Showing } from './showing.js';

export type Members = Readonly<Record<string, unknown>>;
export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the schema holds is the code of a region, or of the country. */
export const isOfRegion = ({ format, pattern }: Schema): boolean =>
  format === 'region' || /^\^(\(ID\|)?\\d\{2\}\(\\\./.test(pattern ?? '');

/** Members that mean something to programs alone. */
const FOR_PROGRAMS = new Set(['datasetVersion', 'schemaVersion', 'commandHash', 'commandId', 'level']);
/** Stage of what has no event yet. */
const BEFORE_THE_FIRST = new Set(['NONE', 'UNKNOWN']);

export const Region = ({ code, name }: { readonly code: string; readonly name?: string | undefined }): VNode => (
  <span class="region">
    {name ?? ''} <code>{code}</code>
  </span>
);

/** The region of a code, by the name that it has now. */
export const RegionOf = ({ code, showing }: { readonly code: string; readonly showing: Showing }): VNode =>
  code === NATIONAL ? <span class="region">Indonesia</span> : <Region code={code} name={showing.places?.get(code)} />;

/** Another record by what it is called; of whom the reader may not know it, by its id. */
const Record = ({ register, id, showing }: { register: Register; id: string; showing: Showing }): VNode => {
  const { ui, names } = showing;
  const name = names?.get(nameKey(register, id));
  // Looked up and not found: it has no page for the reader.
  if (names && name === undefined) return <code>{id}</code>;
  return <a href={ui.to([register.slug, id])}>{name ?? <code>{id}</code>}</a>;
};

const scalar = (value: string | number | boolean, schema: Schema, showing: Showing, name: string): Children => {
  const { ui, zone, known } = showing;
  const { language, say } = ui;
  if (typeof value === 'boolean') return say(value ? ['ya', 'yes'] : ['tidak', 'no']);
  const meaning = codeMeaning(schema, String(value));
  if (meaning) return inShort(say(meaning));
  if (schema.enum && BEFORE_THE_FIRST.has(String(value))) return <span class="none">–</span>;
  if (schema.format === 'rupiah') return rupiahOf(value, language);
  if (typeof value === 'number' && name === 'bytes') return sizeOf(value, language);
  if (typeof value === 'number')
    return schema.type === 'integer' && value >= 10_000 ? numberOf(value, language) : value;
  if (/^(19|20|21)\d\d-\d\d-\d\d$/.test(value))
    return (
      <time class="when" datetime={value}>
        {dayOf(value, language)}
      </time>
    );
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return <time datetime={value}>{instantOf(value, zone, language)}</time>;
  if (isOfRegion(schema) || (schema.pattern && (value === NATIONAL || isRegionCode(value))))
    return <RegionOf code={value} showing={showing} />;
  if (known && value.startsWith('/')) {
    const words = placeWords(known.place(value), showing);
    if (words) return words;
  }
  const register = name && isRecordId(value) ? registerOf(name, showing.list) : undefined;
  if (register) return <Record register={register} id={value} showing={showing} />;
  // Places in an input and codes that nobody has a word for.
  if (isMadeUp(value) || /^(\/[\w/]*|[A-Z]+(_[A-Z]+)+)$/.test(value)) return <code>{value}</code>;
  if (/^https:\/\/\S+$/.test(value))
    return (
      <a href={value} rel="noreferrer">
        {value}
      </a>
    );
  return value;
};

/** A document by what it is called, with its number, day and hash. */
export const DocumentLine = ({
  value,
  showing: { ui, content },
}: {
  readonly value: Members;
  readonly showing: Showing;
}): VNode => {
  const { docId, type, number, date, sha256, seen, hidden } = value as Readonly<Record<string, string | undefined>>;
  const address = docId && seen ? content?.(docId) : undefined;
  return (
    <span class="doc">
      {docId && seen ? <a href={ui.to([['dokumen', 'documents'], docId])}>{type}</a> : <b>{type}</b>}
      {number && <> · {number}</>}
      {date && <> · {dayOf(date, ui.language)}</>}
      {hidden && <> · {ui.say(['selebihnya tersembunyi', 'the rest is hidden'])}</>}
      {!seen && docId && (
        <>
          {' '}
          <span class="tag warn">{ui.say(['belum dilihat', 'not seen'])}</span>
        </>
      )}
      {(sha256 || address) && (
        <span class="papers">
          {sha256 && (
            <span class="hash" title={sha256}>
              SHA-256 {sha256.slice(0, 12)}…
            </span>
          )}
          {address && (
            <a class="fetch" href={address} aria-label={`${ui.say(['Unduh', 'Download'])} ${type} ${number ?? ''}`}>
              {ui.say(['Unduh', 'Download'])}
            </a>
          )}
        </span>
      )}
    </span>
  );
};

export const isDocument = (value: unknown): value is Members =>
  isMembers(value) && 'classification' in value && 'type' in value;
export const isRegionPart = (value: unknown): value is Members & { readonly code: string } =>
  isMembers(value) && typeof value['code'] === 'string' && 'nameAtTime' in value;
const isHidden = (value: Members): boolean => value['hidden'] === true && !('type' in value);

const within = (schema: Schema | undefined, name: string, { open, known }: Showing): Schema => {
  const own = schema?.properties?.[name];
  if (own) return own;
  return (known?.member(schema && (open(schema) as KernelSchema), name) as Schema | undefined) ?? {};
};

/** After what somebody is: the office, where it is in the register. */
export const OfOffice = ({ id, showing }: { readonly id: unknown; readonly showing: Showing }): VNode | null =>
  id === undefined || isForPrograms(id, 'officeId', showing) ? null : (
    <>
      {' '}
      · <Value value={id} schema={{}} showing={showing} name="officeId" />
    </>
  );

const Official = ({ value, showing }: { readonly value: Members; readonly showing: Showing }): VNode => {
  const { officialName, capacity, officeId, mandate } = value;
  const said = capacityWords(String(capacity), showing);
  return (
    <span>
      {officialName as string}
      {said && <> · {said}</>}
      <OfOffice id={officeId} showing={showing} />
      {isDocument(mandate) && (
        <>
          <br />
          <DocumentLine value={mandate} showing={showing} />
        </>
      )}
    </span>
  );
};

const CAPACITIES: Readonly<Record<string, Meaning>> = {
  DEFINITIF: ['definitif', 'definitive holder'],
  PJ: ['penjabat (Pj.)', 'acting head (Pj.)'],
  PLT: ['pelaksana tugas (Plt.)', 'acting (Plt.)'],
  PLH: ['pelaksana harian (Plh.)', 'acting for the day (Plh.)'],
  KUASA: ['dengan surat kuasa', 'by power of attorney'],
  MEWAKILI: ['mewakili', 'on behalf of the official'],
};
/** In which capacity somebody acted, in a word or two. */
export const capacityWords = (capacity: string, { ui }: Pick<Showing, 'ui'>): string | undefined => {
  const words = Object.hasOwn(CAPACITIES, capacity) ? CAPACITIES[capacity] : undefined;
  return words && ui.say(words);
};

const PARTY = new Set(['kind', 'region', 'institutionId', 'name', 'country', 'officeId', 'subjectRef']);
const isParty = (value: Members): boolean =>
  Object.keys(value).every((name) => PARTY.has(name)) && (isRegionPart(value['region']) || 'name' in value);

/** A party of a visit or an adoption: its region or its name. */
export const Party = ({ value, schema, showing }: ValueOf & { readonly value: Members }): VNode => {
  const { kind, region, name, institutionId, country, subjectRef } = value;
  const parts: readonly Children[] = [
    ...(typeof name === 'string' ? [name] : []),
    ...(typeof institutionId === 'string' && !isForPrograms(institutionId, 'institutionId', showing)
      ? [<Value value={institutionId} schema={{}} showing={showing} name="institutionId" />]
      : []),
    ...(isRegionPart(region) ? [<Value value={region} schema={{}} showing={showing} />] : []),
    ...(isMembers(subjectRef) ? [<Value value={subjectRef} schema={{}} showing={showing} />] : []),
    ...(typeof country === 'string' ? [country] : []),
    ...(typeof kind === 'string'
      ? [<Value value={kind} schema={within(schema, 'kind', showing)} showing={showing} />]
      : []),
  ];
  return <span>{parts.map((part, index) => (index === 0 ? part : <> · {part}</>))}</span>;
};

const ORIGINS: readonly (readonly [code: string, meaning: Meaning])[] = [
  ['STATED', ['Dinyatakan sumber', 'Stated by the source']],
  ['OTHER_SOURCE', ['Dari sumber lain', 'From another source']],
  ['INVENTED', ['Contoh (DEMO), bukan kenyataan', 'Made up as an example (DEMO)']],
];
const SOURCES: Readonly<Record<string, Meaning>> = {
  OFFICIAL: ['naskah dinas', 'official papers'],
  MEDIA: ['berita', 'press'],
  IMPORTED: ['register lama', 'an old register'],
  SYSTEM: ['sistem', 'the system'],
};
interface Claim {
  readonly field: string;
  readonly origin: string;
  readonly note?: string;
}

/** Where what was entered comes from, and what of it is an example. */
export const Provenance = ({ value, showing }: { readonly value: Members; readonly showing: Showing }): VNode => {
  const { ui, known } = showing;
  const { source, url, claims = [] } = value as { source?: string; url?: string; claims?: readonly Claim[] };
  const said = source !== undefined && Object.hasOwn(SOURCES, source) ? ui.say(SOURCES[source]!) : source;
  const demo = claims.some(({ origin }) => origin === 'INVENTED');
  const of = (code: string): readonly Claim[] => claims.filter(({ origin }) => origin === code);
  return (
    <div class="source">
      {said}
      {demo && <>; {ui.say(['sebagian isi adalah contoh (DEMO)', 'part of the content is an example (DEMO)'])}</>}
      {url && (
        <>
          {': '}
          <Value value={url} schema={{}} showing={showing} />
        </>
      )}
      {claims.length > 0 && (
        <details>
          <summary>{ui.say(['Asal tiap isian', 'Where each field comes from'])}</summary>
          <dl class="facts">
            {ORIGINS.filter(([code]) => of(code).length > 0).map(([code, meaning]) => (
              <div>
                <dt>{ui.say(meaning)}</dt>
                <dd>
                  {of(code)
                    .map(({ field, note }) => {
                      const place = field === '/' ? undefined : known && placeWords(known.place(field), showing);
                      const words = place ?? ui.say(['seluruh langkah', 'the whole step']);
                      return note ? `${words} (${note})` : words;
                    })
                    .join('; ')}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
};

const isGrant = (value: Members): boolean => 'role' in value && 'scope' in value && 'validFrom' in value;

/** A right: which role, for which region and office, from when to when. */
const Grant = ({ value, schema, showing }: ValueOf & { readonly value: Members }): VNode => {
  const { role, scope, officeId, validFrom, validTo } = value as Readonly<Record<string, string>>;
  const { ui } = showing;
  return (
    <span>
      <b>{codeWord(within(schema, 'role', showing), role!, ui)}</b> · <RegionOf code={scope!} showing={showing} />
      <OfOffice id={officeId} showing={showing} />
      <br />
      <span class="soft">{periodOf(validFrom!, validTo, ui.language)}</span>
    </span>
  );
};

interface ValueOf {
  readonly value: unknown;
  readonly schema: Schema;
  readonly showing: Showing;
  /** Under which name it stands. */
  readonly name?: string;
}

const None = (): VNode => <span class="none">–</span>;

/** What is shown as one thing, and not member by member. */
const whole = (value: Members, schema: Schema, showing: Showing): VNode | undefined => {
  if (isHidden(value)) return <span class="none">{showing.ui.say(['tersembunyi', 'hidden'])}</span>;
  if (isRegionPart(value)) return <Region code={value.code} name={value['nameAtTime'] as string} />;
  if (isDocument(value)) return <DocumentLine value={value} showing={showing} />;
  if ('officialName' in value && 'officeId' in value && 'capacity' in value)
    return <Official value={value} showing={showing} />;
  if (isParty(value)) return <Party value={value} schema={schema} showing={showing} />;
  if (isGrant(value)) return <Grant value={value} schema={schema} showing={showing} />;
  if (typeof value['scope'] === 'string' && 'officeId' in value)
    return (
      <span>
        <RegionOf code={value['scope']} showing={showing} />
        <OfOffice id={value['officeId']} showing={showing} />
      </span>
    );
  if (typeof value['source'] === 'string' && ('claims' in value || 'dateConfidence' in value || 'url' in value))
    return <Provenance value={value} showing={showing} />;
  return undefined;
};
/** Whether it is one thing to whoever reads it. */
export const isWhole = (value: unknown, showing: Showing): boolean =>
  !isMembers(value) || whole(value, {}, showing) !== undefined;

/** A value of a record, in words: by its schema, whatever it is. */
export const Value = ({ value, schema: asked, showing, name = '' }: ValueOf): VNode => {
  const schema = showing.open(asked);
  if (value === undefined || value === null || value === '') return <None />;
  if (Array.isArray(value)) {
    if (value.length === 0) return <None />;
    const items = schema.items ?? {};
    const simple = !value.some((entry) => isMembers(entry) && !isRegionPart(entry));
    return (
      <ul class={simple ? 'plain' : 'entries'}>
        {value.map((entry: unknown) => (
          <li>
            <Value value={entry} schema={items} showing={showing} name={name} />
          </li>
        ))}
      </ul>
    );
  }
  if (!isMembers(value)) return <>{scalar(value as string, schema, showing, name)}</>;
  return whole(value, schema, showing) ?? <Facts value={value} schema={schema} showing={showing} />;
};

/** The members of a record, each under its label. */
export const Facts = ({
  value,
  schema,
  showing,
  only,
}: {
  readonly value: Members;
  readonly schema: Schema;
  readonly showing: Showing;
  readonly only?: readonly string[];
}): VNode => {
  const names = (only ?? Object.keys(value)).filter(
    (name) => !FOR_PROGRAMS.has(name) && value[name] !== undefined && !isForPrograms(value[name], name, showing),
  );
  return (
    <dl class="facts">
      {names.map((name) => {
        const member = within(schema, name, showing);
        const label = labelOf(member, isRegionCode(name) ? (showing.places?.get(name) ?? name) : name);
        return (
          <div>
            <dt>{capital(briefly(showing.ui.say(label)))}</dt>
            <dd>
              <Value value={value[name]} schema={member} showing={showing} name={name} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

/** By whose clock a region's days are told. */
export const zoneOfRegion = (code: string): Zone => zoneOf(code as RegionCode);
