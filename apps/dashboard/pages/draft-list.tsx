import { instantOf, type Asking, type KeptForm, type Section, type VNode } from '#views';
import type { DraftHead, OfficeDraftHead } from '../desk.js';
import { WORDS } from '../words.js';
import type { CommandAsk } from './command-ask.js';
import { describedCommand, formOf } from './command.js';
import { keptBy } from './draft-change.js';

const titleOfDraft = (ask: CommandAsk, asking: Asking): string => {
  try {
    return asking.ui.say(describedCommand(ask, asking).title);
  } catch {
    return `${ask.section.list} ${ask.operation}`;
  }
};

/** The form of a draft, and when and by whom it was kept. */
export const draftForm = (draft: DraftHead | OfficeDraftHead, section: Section, asking: Asking): KeptForm => {
  const { ui, zone } = asking;
  const { id, operation, record, about, savedAt } = draft;
  const ask = { section, operation, ...(record && { id: record }) };
  const by = 'preparedBy' in draft ? `${keptBy(draft, ui)}, ` : `${ui.say(['disimpan', 'kept'])} `;
  return {
    href: formOf(ask, ui, { konsep: id }),
    title: [titleOfDraft(ask, asking), about].filter(Boolean).join(' · '),
    note: `${by}${instantOf(savedAt, zone, ui.language)}`,
  };
};

/** Forms that are not sent yet, to go on with or to throw away. */
export const DraftList = ({
  title,
  drafts,
  sections,
  asking,
}: {
  readonly title: string;
  readonly drafts: readonly (DraftHead | OfficeDraftHead)[];
  readonly sections: readonly Section[];
  readonly asking: Asking;
}): VNode => {
  const { ui } = asking;
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul class="entries">
        {drafts.map((draft) => {
          const section = sections.find((each) => each.list === draft.list);
          if (!section) return null;
          const form = draftForm(draft, section, asking);
          return (
            <li class="draft">
              <p>
                <a href={form.href}>{form.title}</a>
                <br />
                <span class="soft">{form.note}</span>
              </p>
              <form method="post" action={ui.to([WORDS.account, WORDS.drafts])}>
                <input type="hidden" name="id" value={draft.id} />
                {'version' in draft && <input type="hidden" name="version" value={String(draft.version)} />}
                <button class="quiet">
                  {ui.say(['Buang', 'Throw away'])} <span class="unseen">{form.title}</span>
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
