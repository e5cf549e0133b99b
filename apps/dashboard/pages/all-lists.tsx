import { Heading, capital, holdsOne, type Asking, type Section, type Shown } from '#views';

/** Every list that lies open to the reader, by name. */
export const allListsPage = ({ ui, me, describe }: Asking, sections: readonly Section[]): Shown => {
  const title = ui.say(['Semua daftar', 'All lists']);
  const lists = sections
    .filter(({ list, beside }) => !beside && holdsOne(me, describe.rolesOf(list)))
    .map(({ slug, title: own, list }) => ({
      href: ui.to([slug]),
      label: capital(ui.say(own ?? describe.list(list)!.title)),
    }))
    .sort((one, other) => one.label.localeCompare(other.label, ui.language));
  return {
    title,
    body: (
      <>
        <Heading
          title={title}
          about={ui.say([
            'Yang terbuka bagi peran Anda; tiap daftar dapat disaring dan diunduh.',
            'What lies open to your roles; each list can be filtered and downloaded.',
          ])}
        />
        <ul class="card links">
          {lists.map(({ href, label }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </>
    ),
  };
};
