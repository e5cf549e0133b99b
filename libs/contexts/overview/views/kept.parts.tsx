import { DeskUnread, type Kept, type Ui, type VNode } from '#views';

/** So many of each stand on the start page; the others have a place of their own. */
const SHOWN = 5;
const ACCOUNT = ['akun', 'account'] as const;

/** Forms to go on with: of the office, which others have prepared, and one's own. */
const Forms = ({ forms, ui: { say, to } }: Pick<Kept, 'forms'> & { readonly ui: Ui }): VNode | null =>
  forms.length === 0 ? null : (
    <section class="bucket">
      <h2>
        {say(['Konsep yang belum dikirim', 'Drafts not sent yet'])} <span class="count">{forms.length}</span>
      </h2>
      <ul class="entries">
        {forms.slice(0, SHOWN).map(({ href, title, note }) => (
          <li>
            <a href={href}>{title}</a>
            <br />
            <span class="soft">{note}</span>
          </li>
        ))}
      </ul>
      {forms.length > SHOWN && (
        <p>
          <a href={to([ACCOUNT])}>
            {say(['Lihat semuanya', 'See all of them'])} ({forms.length})
          </a>
        </p>
      )}
    </section>
  );

const Views = ({ views, ui: { say } }: Pick<Kept, 'views'> & { readonly ui: Ui }): VNode | null => {
  if (views.length === 0) return null;
  const chips = (some: Kept['views']): VNode => (
    <ul class="chips">
      {some.map(({ href, title, list }) => (
        <li>
          <a class="chip" href={href}>
            <span class="soft">{list}:</span> {title}
          </a>
        </li>
      ))}
    </ul>
  );
  // The last one kept is the likeliest to be wanted.
  const latest = [...views].reverse();
  return (
    <nav class="saved" aria-label={say(['Tampilan tersimpan', 'Saved views'])}>
      {chips(latest.slice(0, SHOWN))}
      {latest.length > SHOWN && (
        <details>
          <summary>
            {say(['Tampilan tersimpan lainnya', 'Other saved views'])} ({latest.length - SHOWN})
          </summary>
          {chips(latest.slice(SHOWN))}
        </details>
      )}
    </nav>
  );
};

/** What is kept for the reader beside the record. */
export const KeptParts = ({ kept, ui }: { readonly kept: Kept | undefined; readonly ui: Ui }): VNode | null =>
  kept ? (
    <>
      <Views views={kept.views} ui={ui} />
      {kept.unread && <DeskUnread ui={ui} />}
      <Forms forms={kept.forms} ui={ui} />
    </>
  ) : null;
