import { capital, refusalIn, type Asking, type Section, type Showing, type VNode } from '#views';
import { mayPrepare, type Action } from '../actions.js';
import { Prepare } from '../preparing.js';
import { giverNames } from './turn.js';
import { REPAIRS } from './repairs.js';

/** What ends or turns away is never what the page proposes first. */
const ENDS =
  /^(decline|cancel|refuse|abandon|reject|withdraw|disable|suspend|revoke|end|terminate|notice-breach|raise-dispute|reschedule|close-(office|institution))/;

const DECIDES = /^(confirm|refuse)-/;

export interface Grouped {
  /** Open, first what leads on. */
  readonly open: readonly Action[];
  readonly closed: readonly Action[];
  readonly repairs: readonly Action[];
}

/** Commands by what they are to whoever reads the record. */
export const grouped = (actions: readonly Action[]): Grouped => {
  const rank = ({ operation, leavesStage }: Action): number => (ENDS.test(operation) ? 2 : leavesStage ? 0 : 1);
  // A request that waits for the reader is work like any other.
  const repairs = actions.filter(({ operation, open }) => REPAIRS.has(operation) && !(open && DECIDES.test(operation)));
  const own = actions.filter((action) => !repairs.includes(action));
  return {
    open: own
      .filter(({ open }) => open)
      .sort((one, other) => rank(one) - rank(other) || Number(other.awaited) - Number(one.awaited)),
    closed: own.filter(({ open }) => !open),
    repairs: [...repairs].sort((one, other) => Number(other.open) - Number(one.open)),
  };
};

export const Actions = ({
  actions,
  section,
  id,
  asking,
  showing,
}: {
  readonly actions: readonly Action[];
  readonly section: Section;
  readonly id: string;
  readonly asking: Asking;
  readonly showing: Showing;
}): VNode | null => {
  const { ui, describe } = asking;
  const { desk } = section;
  const { open, closed, repairs } = grouped(actions.filter(({ operation }) => !desk?.operations.includes(operation)));
  if (actions.length === 0) return null;
  const reason = ({ refusal, givers }: Action): string => {
    if (!refusal) return '';
    if (refusal.code !== 'E_SCOPE' || givers.length === 0) return refusalIn(refusal, describe, ui);
    const whose = giverNames(givers, asking, showing);
    return ui.say([`Ini langkah ${whose}.`, `This step is for ${whose}.`]);
  };
  const name = ({ summary }: Action): string => capital(ui.say([summary.id, summary.en]));
  const link = (action: Action, kind: string): VNode => (
    <a class={kind} href={ui.to([section.slug, id, 'do', action.operation])}>
      {name(action)}
    </a>
  );
  const leads = ({ operation }: Action): boolean => !ENDS.test(operation);
  const Closed = ({ of }: { readonly of: readonly Action[] }): VNode => (
    <ul class="closed-list">
      {of.map((action) => (
        <li>
          <b>{name(action)}</b>
          <br />
          <span class="soft">{reason(action)}</span>
          {mayPrepare(section, action, asking) && (
            <p>
              <Prepare name={name(action)} form={ui.to([section.slug, id, 'do', action.operation])} ui={ui} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <section class="doing" aria-label={ui.say(['Tindakan', 'Actions'])}>
      {open.length > 0 || desk ? (
        <ul class="actions">
          {desk && (
            <li>
              <a class="button" href={ui.to([section.slug, id, desk.path])}>
                {ui.say(desk.label)}
              </a>
            </li>
          )}
          {open.map((action, index) => (
            <li>{link(action, index === 0 && !desk && leads(action) ? 'button' : 'button quiet')}</li>
          ))}
        </ul>
      ) : (
        <p class="soft">
          {ui.say(['Tidak ada tindakan yang terbuka bagi Anda sekarang.', 'No action is open to you now.'])}
        </p>
      )}
      <div class="folds">
        {closed.length > 0 && (
          <details>
            <summary>
              {ui.say(['Tindakan yang belum terbuka', 'Actions that are not open'])} ({closed.length})
            </summary>
            <Closed of={closed} />
          </details>
        )}
        {repairs.length > 0 && (
          <details>
            <summary>{ui.say(['Perbaikan dan pembatalan catatan', 'Correct or void the record'])}</summary>
            <ul class="actions">
              {repairs
                .filter((action) => action.open)
                .map((action) => (
                  <li>{link(action, 'button quiet')}</li>
                ))}
            </ul>
            <Closed of={repairs.filter((action) => !action.open)} />
          </details>
        )}
      </div>
    </section>
  );
};
