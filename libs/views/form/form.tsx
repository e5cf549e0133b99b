import type { Children, VNode } from '../view.js';
import { Notice } from '../parts/parts.js';
import type { Schema } from '../schema/description.js';
import { Members, idOf, type FieldError, type FormState } from './field.js';
import { CONTROL } from './posted.js';

/** What every command may carry, asked for after its own input. */
const FURTHER = new Set(['occurredOn', 'reason', 'provenance', 'evidence', 'acknowledge']);

export interface FormOf {
  readonly state: FormState;
  readonly schema: Schema;
  readonly action: string;
  readonly submit: string;
  /** The command's id, so that sending twice is once. */
  readonly commandId: string;
  /** The revision that was seen. */
  readonly revision?: number | undefined;
  /** Of the refusal as a whole. */
  readonly refused?: string | undefined;
  readonly children?: Children;
}

/** The first place on the way up to the whole that the form shows; a refusal may name one that it does not. */
const shownPlace = (field: string, schema: Schema): string => {
  const [, first] = field.split('/');
  return first && schema.properties?.[first] ? field : '';
};

export const ErrorSummary = ({
  state,
  schema,
  refused,
}: Pick<FormOf, 'state' | 'schema' | 'refused'>): VNode | null => {
  const { ui, errors } = state;
  const all: readonly FieldError[] = errors.length > 0 ? errors : refused ? [{ field: '', message: refused }] : [];
  if (all.length === 0) return null;
  return (
    <Notice tone="bad" title={ui.say(['Ada yang perlu diperbaiki', 'There is a problem'])}>
      <ul>
        {all.map(({ field, message }) => {
          const place = shownPlace(field, schema);
          return <li>{place ? <a href={`#${idOf(place)}`}>{message}</a> : message}</li>;
        })}
      </ul>
    </Notice>
  );
};

/** The form of a command, made from the schema of its input. */
export const Form = ({ state, schema, action, submit, commandId, revision, refused, children }: FormOf): VNode => {
  const { ui, value, errors } = state;
  const required = new Set(schema.required);
  const own = (name: string): boolean => !FURTHER.has(name) || required.has(name);
  const further = (name: string): boolean => !own(name);
  const hasFurther = Object.keys(schema.properties ?? {}).some(further);
  const opened =
    errors.some(({ field }) => further(field.split('/')[1] ?? '')) ||
    Object.keys((value as object | undefined) ?? {}).some(further);
  return (
    <>
      <ErrorSummary state={state} schema={schema} refused={refused} />
      {children}
      <form method="post" action={action} novalidate class="command">
        <button class="unseen" tabindex={-1} aria-hidden="true">
          {submit}
        </button>
        <input type="hidden" name={CONTROL.key} value={commandId} />
        {revision !== undefined && <input type="hidden" name={CONTROL.revision} value={String(revision)} />}
        <Members state={state} pointer="" schema={schema} value={value} only={own} />
        {hasFurther && (
          <details class="group" open={opened}>
            <summary>{ui.say(['Tanggal, alasan, sumber, dan bukti', 'Date, reason, source and evidence'])}</summary>
            <Members state={state} pointer="" schema={schema} value={value} only={further} />
          </details>
        )}
        <button class="main">{submit}</button>
      </form>
    </>
  );
};
