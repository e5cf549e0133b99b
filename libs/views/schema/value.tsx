import { zoneOf, type RegionCode, type Zone } from '#kernel';
import type { Children, VNode } from '../view.js';
import { dayOf, instantOf, numberOf, rupiahOf } from '../format.js';
import { capital, inShort, type Ui } from '../ui.js';
import { codeMeaning, labelOf, type Description, type Schema } from './description.js';

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How values are shown: in which language, by whose clock, and by which description. */
export interface Showing {
  readonly ui: Ui;
  readonly zone: Zone;
  readonly open: Description['open'];
}

/** Members that mean something to programs alone. */
const FOR_PROGRAMS = new Set(['datasetVersion', 'schemaVersion', 'commandHash', 'level']);

export const Region = ({ code, name }: { readonly code: string; readonly name?: string | undefined }): VNode => (
  <span class="region">
    {name ?? ''} <code>{code}</code>
  </span>
);

const scalar = (value: string | number | boolean, schema: Schema, { ui, zone }: Showing): Children => {
  const { language, say } = ui;
  if (typeof value === 'boolean') return say(value ? ['ya', 'yes'] : ['tidak', 'no']);
  const meaning = codeMeaning(schema, String(value));
  if (meaning) return inShort(say(meaning));
  if (schema.format === 'rupiah') return rupiahOf(value, language);
  if (schema.format === 'date') return <time datetime={String(value)}>{dayOf(String(value), language)}</time>;
  if (schema.format === 'date-time')
    return <time datetime={String(value)}>{instantOf(String(value), zone, language)}</time>;
  if (typeof value === 'number')
    return schema.type === 'integer' && value >= 10_000 ? numberOf(value, language) : value;
  if (schema.format === 'region') return <code>{value}</code>;
  // Places in an input and codes that nobody has a word for.
  if (/^(\/[\w/]*|[A-Z]+(_[A-Z]+)+)$/.test(value)) return <code>{value}</code>;
  if (/^https:\/\//.test(value)) return <a href={value}>{value}</a>;
  return value;
};

const DocumentLine = ({ value, ui }: { readonly value: Members; readonly ui: Ui }): VNode => {
  const { docId, type, number, date, sha256, seen } = value as Readonly<Record<string, string | undefined>>;
  return (
    <span class="doc">
      {docId && seen ? <a href={ui.to([['dokumen', 'documents'], docId])}>{type}</a> : <span>{type}</span>}
      {number && <> · {number}</>}
      {date && <> · {dayOf(date, ui.language)}</>}
      {sha256 && (
        <span class="hash" title={sha256}>
          {' '}
          sha256 {sha256.slice(0, 12)}…
        </span>
      )}
      {!seen && docId && <span class="tag warn">{ui.say(['belum dilihat', 'not seen'])}</span>}
    </span>
  );
};

/** A value of a record, in words: by its schema, whatever it is. */
export const Value = ({
  value,
  schema: asked,
  showing,
}: {
  readonly value: unknown;
  readonly schema: Schema;
  readonly showing: Showing;
}): VNode => {
  const schema = showing.open(asked);
  const { ui } = showing;
  if (value === undefined || value === null || value === '') return <span class="none">–</span>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span class="none">–</span>;
    const items = schema.items ?? {};
    const simple = !value.some(isMembers);
    return (
      <ul class={simple ? 'plain' : 'entries'}>
        {value.map((entry: unknown) => (
          <li>
            <Value value={entry} schema={items} showing={showing} />
          </li>
        ))}
      </ul>
    );
  }
  if (!isMembers(value)) return <>{scalar(value as string, schema, showing)}</>;
  if (value['hidden'] === true && !('type' in value))
    return <span class="none">{ui.say(['tersembunyi', 'hidden'])}</span>;
  if (typeof value['code'] === 'string' && 'nameAtTime' in value)
    return <Region code={value['code']} name={value['nameAtTime'] as string} />;
  if ('classification' in value && 'type' in value) return <DocumentLine value={value} ui={ui} />;
  return <Facts value={value} schema={schema} showing={showing} />;
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
  const names = (only ?? Object.keys(value)).filter((name) => !FOR_PROGRAMS.has(name) && value[name] !== undefined);
  return (
    <dl class="facts">
      {names.map((name) => {
        const member = schema.properties?.[name] ?? {};
        return (
          <div>
            <dt>{capital(showing.ui.say(labelOf(member, name)))}</dt>
            <dd>
              <Value value={value[name]} schema={member} showing={showing} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

/** By whose clock a region's days are told. */
export const zoneOfRegion = (code: string): Zone => zoneOf(code as RegionCode);
