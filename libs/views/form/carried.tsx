import type { VNode } from '../view.js';
import { withUploads } from './posted.js';
import type { FormState } from './state.js';

/** What a form holds and does not show, to be sent again. */
export const Carried = ({
  state,
  fields,
}: {
  readonly state: Pick<FormState, 'uploads'>;
  readonly fields: readonly (readonly [name: string, value: string])[];
}): VNode => (
  <>
    {withUploads(fields, state.uploads).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);
