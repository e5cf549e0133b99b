import { WORDS } from '../words.js';
import { type Section, type Ui, type VNode } from '#views';
import type { SavedView } from '../desk.js';

/** Letters of a name, as the API bounds them. */
const LONGEST_NAME = 60;

/** Lists as somebody wants to find them again, above their filters; and to keep the present one. */
export const SavedViewsOf = ({
  section,
  views,
  search,
  ui,
}: {
  readonly section: Section;
  /** Absent: they cannot be read now. */
  readonly views: readonly SavedView[] | undefined;
  /** The present filters, as they stand in the address. */
  readonly search: string;
  readonly ui: Ui;
}): VNode | null => {
  const { say, to } = ui;
  if (!views || (views.length === 0 && !search)) return null;
  const at = to([section.slug, WORDS.kept]);
  return (
    <div class="saved">
      {views.length > 0 && (
        <nav aria-label={say(['Tampilan tersimpan', 'Saved views'])}>
          <ul class="chips">
            {views.map(({ name, search: of }) => (
              <li>
                <a
                  class="chip"
                  href={to([section.slug], Object.fromEntries(new URLSearchParams(of)))}
                  aria-current={of === search ? 'page' : undefined}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <details>
        <summary>{say(['Simpan atau hapus tampilan', 'Keep or remove views'])}</summary>
        {search && (
          <form method="post" action={at} class="inline">
            <input type="hidden" name="search" value={search} />
            <div class="field">
              <label for="v-name">{say(['Nama untuk saringan ini', 'A name for these filters'])}</label>
              <input id="v-name" name="name" maxlength={LONGEST_NAME} required autocomplete="off" />
            </div>
            <button class="quiet">{say(['Simpan', 'Save'])}</button>
          </form>
        )}
        {views.map(({ id, name }) => (
          <form method="post" action={at} class="inline">
            <input type="hidden" name="remove" value={id} />
            <input type="hidden" name="search" value={search} />
            <span>{name}</span>
            <button class="quiet" aria-label={`${say(['Hapus', 'Remove'])} ${name}`}>
              {say(['Hapus', 'Remove'])}
            </button>
          </form>
        ))}
      </details>
    </div>
  );
};
