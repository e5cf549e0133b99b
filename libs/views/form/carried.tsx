import type { VNode } from '../view.js';
import { CONTROL } from './posted.js';
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
    {fields.map(([name, value]) => {
      const upload = name.endsWith('/docId') ? state.uploads?.[value] : undefined;
      return (
        <>
          <input type="hidden" name={name} value={value} />
          {upload && <input type="hidden" name={`${CONTROL.upload}${name.slice(0, -6)}`} value={upload} />}
        </>
      );
    })}
  </>
);
