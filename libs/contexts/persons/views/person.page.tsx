import type { Meaning } from '#kernel';
import {
  refusalIn,
  Heading,
  Notice,
  Refused,
  holdsOne,
  capital,
  type Asking,
  type PageView,
  type Problem,
  type Shown,
  type VNode,
} from '#views';
import { PERSON_PAGE, Recorded, personPage, whyNot, wordsOf, type ShownPerson } from './shown-person.js';

const [LIST, DATA] = PERSON_PAGE;
const PURPOSES = [
  ['TRAVEL', ['Surat Tugas dan SPD', 'Travel order and SPD']],
  ['PAYMENT', ['Pembayaran', 'Payment']],
  ['SUBJECT_ACCESS', ['Permintaan orang itu sendiri', "The person's own request"]],
  ['EXAMINATION', ['Pemeriksaan', 'Examination']],
] as const;

/** For what one looks: asked before anything is shown, since each look is recorded. */
const Purpose = ({
  asking: { ui, query },
  id,
  problem,
}: {
  readonly asking: Asking;
  readonly id: string;
  readonly problem: Problem | undefined;
}): VNode => {
  const { say } = ui;
  const at = problem?.field === '/reason' || problem?.code === 'E_REASON_REQUIRED' ? 'reason' : undefined;
  return (
    <form method="get" action={personPage(ui, id)} class="command">
      <div class="field">
        <label for="keperluan">{say(['Untuk apa data ini dilihat', 'What the data are looked at for'])}</label>
        <select id="keperluan" name="keperluan">
          {PURPOSES.map(([code, words]) => (
            <option value={code} selected={code === query['keperluan']}>
              {say(words)}
            </option>
          ))}
        </select>
      </div>
      <div class={`field${at ? ' wrong' : ''}`}>
        <label for="alasan">{say(['Alasan', 'Reason'])}</label>
        <p class="hint" id="alasan-hint">
          {say([
            'Wajib untuk permintaan orang itu dan pemeriksaan, misalnya nomor suratnya; jangan menulis nama atau NIK',
            "Required for the person's own request and for an examination, like the number of the letter; no name and no NIK",
          ])}
        </p>
        <input
          id="alasan"
          name="alasan"
          maxlength={200}
          value={query['alasan'] ?? ''}
          aria-describedby="alasan-hint"
          autocomplete="off"
        />
      </div>
      <button class="main">{say(['Perlihatkan', 'Show'])}</button>
    </form>
  );
};

const Data = ({ asking, person }: { readonly asking: Asking; readonly person: ShownPerson }): VNode => {
  const { label, text } = wordsOf(asking);
  const told = whyNot(person, asking.ui);
  if (told) return <p>{capital(told)}.</p>;
  return (
    <dl class="facts">
      {Object.entries('data' in person ? person.data : {}).map(([name, value]) => (
        <>
          <dt>{label(name)}</dt>
          <dd>{text(name, value)}</dd>
        </>
      ))}
    </dl>
  );
};

/** Seen on the page, and not in the titles that a browser keeps. */
const nameIn = (person: ShownPerson): string | undefined => ('data' in person ? person.data['name'] : undefined);

/** Commands that the reader's roles allow; whether one is open now is known to those alone who may read the record. */
const commandsFor = ({ describe, me }: Asking): readonly (readonly [operation: string, title: Meaning])[] =>
  describe
    .commandsOf('persons', true)
    .filter(([operation]) => holdsOne(me, describe.rolesOf(`persons/{id}/${operation}`, 'post')));

const refusedBy = (error: unknown): Problem => {
  if (error instanceof Refused && [400, 403, 422, 429].includes(error.problem.status)) return error.problem;
  throw error;
};

const show = async (asking: Asking): Promise<Shown> => {
  const { ui, api, params, query } = asking;
  const { say } = ui;
  const id = params['id']!;
  const at = `persons/${encodeURIComponent(id)}`;
  const purpose = PURPOSES.find(([code]) => code === query['keperluan'])?.[0];
  const reason = query['alasan']?.trim();
  const answer =
    purpose &&
    (await api
      .get<{ readonly person: ShownPerson }>(`${at}/data`, { purpose, ...(reason && { reason }) })
      .catch(refusedBy));
  const problem = answer && 'status' in answer ? answer : undefined;
  const person = answer && 'person' in answer ? answer.person : undefined;
  const commands = commandsFor(asking);
  const title = say(['Data pribadi', 'Personal data']);
  return {
    title,
    ...(problem && { status: 422 }),
    body: (
      <div class="narrow">
        {holdsOne(asking.me, asking.describe.rolesOf('persons')) && (
          <p class="back">
            <a href={ui.to([LIST, id])}>
              ← {say(['Permintaan dan riwayat orang ini', 'Requests and history of this person'])}
            </a>
          </p>
        )}
        <Heading title={(person && nameIn(person)) ?? title} />
        {query['saved'] && (
          <Notice tone="good" title={say(['Tersimpan', 'Saved'])}>
            <p>{say(['Langkah ini tercatat.', 'The step is recorded.'])}</p>
          </Notice>
        )}
        {problem && <Notice tone="bad" title={capital(refusalIn(problem, {}, ui))} />}
        {person && (
          <section class="card">
            <Data asking={asking} person={person} />
          </section>
        )}
        <section class="card">
          <Recorded ui={ui} />
          <Purpose asking={asking} id={id} problem={problem} />
        </section>
        {commands.length > 0 && (
          <section class="doing" aria-label={say(['Tindakan', 'Actions'])}>
            <h2>{say(['Yang dapat Anda lakukan', 'What you can do'])}</h2>
            <ul class="actions">
              {commands.map(([operation, words]) => (
                <li>
                  <a class="button quiet" href={ui.to([LIST, id, 'do', operation])}>
                    {capital(say(words))}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    ),
  };
};

/** A person's data for those who may see them, and what may be done about them. */
export const personDataPage: PageView = { path: [LIST, ':id', DATA], fleeting: true, show };
