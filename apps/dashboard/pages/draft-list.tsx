import { instantOf, type Asking, type Section, type VNode } from '#views';
import type { Draft } from '../drafts.js';
import { WORDS } from '../words.js';
import type { CommandAsk } from './command-ask.js';
import { describedCommand, formOf } from './command.js';

const titleOfDraft = (ask: CommandAsk, asking: Asking): string => {
  try {
    return asking.ui.say(describedCommand(ask, asking).title);
  } catch {
    return `${ask.section.list} ${ask.operation}`;
  }
};

/** Forms that are not sent yet, to go on with or to throw away. */
export const DraftList = ({
  drafts,
  sections,
  asking,
}: {
  readonly drafts: readonly Draft[];
  readonly sections: readonly Section[];
  readonly asking: Asking;
}): VNode => {
  const { ui, zone } = asking;
  return (
    <section class="card">
      <h2>{ui.say(['Konsep yang belum dikirim', 'Drafts not sent yet'])}</h2>
      <ul class="entries">
        {drafts.map(({ id, list, operation, record, savedAt }) => {
          const section = sections.find((each) => each.list === list);
          if (!section) return null;
          const ask = { section, operation, ...(record && { id: record }) };
          const title = titleOfDraft(ask, asking);
          return (
            <li class="draft">
              <p>
                <a href={formOf(ask, ui, { konsep: id })}>{title}</a>
                <br />
                <span class="soft">
                  {ui.say(['disimpan', 'kept'])} {instantOf(savedAt, zone, ui.language)}
                </span>
              </p>
              <form method="post" action={ui.to([WORDS.account, WORDS.drafts])}>
                <input type="hidden" name="id" value={id} />
                <button class="quiet">
                  {ui.say(['Buang', 'Throw away'])} <span class="unseen">{title}</span>
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
