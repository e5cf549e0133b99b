import { Table, capital, type Ui, type VNode } from '#views';
import { FIELD, one } from './decision.js';
import type { ColumnIn, ReadingOf } from './import.answers.js';
import { Written } from './row.parts.js';
import type { Desk } from './row.card.js';
import { inPart, shownOf } from './import.words.js';

const MOST_SAMPLES = 3;
/** So many lines are shown to find the headings among. */
const FIRST = 15;

/** The columns of a file of which somebody points out the row of headings. */
export const columnsUnder = ({ top = [] }: Pick<ReadingOf, 'top'>, header: number): readonly ColumnIn[] => {
  const heads = top.find(({ row }) => row === header)?.cells ?? [];
  return heads.map((heading, index) => ({
    column: index + 1,
    heading,
    samples: top
      .filter(({ row }) => row > header)
      .flatMap(({ cells }) => cells[index]?.trim() || [])
      .slice(0, MOST_SAMPLES),
  }));
};

const Samples = ({ samples = [], ui }: { samples: readonly string[] | undefined; ui: Ui }): VNode =>
  samples.length === 0 ? (
    <span class="soft">{ui.say(['kosong', 'empty'])}</span>
  ) : (
    <ul class="plain">
      {samples.map((text) => (
        <li>
          <Written text={text} ui={ui} />
        </li>
      ))}
    </ul>
  );

const Columns = ({
  columns,
  fields,
  desk,
  assigns,
  ui,
}: {
  columns: readonly ColumnIn[];
  fields: ReadingOf['fields'];
  desk: Desk;
  assigns: boolean;
  ui: Ui;
}): VNode => {
  const { say } = ui;
  const words = (wanted: string | undefined): string => {
    const label = fields.find(({ field }) => field === wanted)?.label;
    return label ? capital(say([label.id, label.en])) : say(['Tidak dibaca', 'Not read']);
  };
  const chosen = ({ column, field }: ColumnIn): string =>
    desk.refusal?.posted.has(FIELD.header) || desk.refusal?.posted.has(`${FIELD.column}${column}`)
      ? one(desk.refusal.posted, `${FIELD.column}${column}`)
      : (field ?? '');
  return (
    <Table
      caption={say(['Kolom berkas', 'Columns of the file'])}
      rows={columns}
      none={say(['Tidak ada kolom.', 'There is no column.'])}
      columns={[
        {
          head: say(['Judul kolom', 'Heading']),
          main: true,
          cell: ({ heading, column }) => (
            <bdi>{inPart(shownOf(heading), 80) || `${say(['Kolom', 'Column'])} ${column}`}</bdi>
          ),
        },
        { head: say(['Contoh isi', 'Examples']), cell: ({ samples }) => <Samples samples={samples} ui={ui} /> },
        {
          head: say(['Dibaca sebagai', 'Read as']),
          cell: (column) =>
            assigns ? (
              <select
                name={`${FIELD.column}${column.column}`}
                aria-label={`${say(['Dibaca sebagai', 'Read as'])}: ${inPart(shownOf(column.heading), 80) || column.column}`}
              >
                <option value="">{say(['– tidak dibaca –', '– not read –'])}</option>
                {fields.map(({ field }) => (
                  <option value={field} selected={chosen(column) === field}>
                    {words(field)}
                  </option>
                ))}
              </select>
            ) : (
              words(column.field)
            ),
        },
      ]}
    />
  );
};

/** Of a file of which the headings were not found: in which of its first lines do they stand? */
const HeaderChoice = ({
  reading,
  header,
  action,
  ui,
}: {
  reading: ReadingOf;
  header: number | undefined;
  action: string;
  ui: Ui;
}): VNode => {
  const { say } = ui;
  const lines = (reading.top ?? [])
    .map(({ row, cells }) => ({ row, text: shownOf(cells.filter(Boolean).join(' | ')) }))
    .filter(({ text }) => text !== '');
  return (
    <details class="question" open={header === undefined}>
      <summary>
        <b>
          {say(['Di baris mana judul kolomnya?', 'In which row do the headings stand?'])}
          {header !== undefined && ` ${say(['Baris', 'Row'])} ${header}`}
        </b>
      </summary>
      <form method="get" action={action}>
        <fieldset class="bare">
          <legend class="quoted">{say(['Baris-baris pertama berkas', 'The first rows of the file'])}</legend>
          {lines.slice(0, FIRST).map(({ row, text }) => (
            <label class="check">
              <input type="radio" name={FIELD.header} value={row} checked={row === header} />
              <span>
                {say(['Baris', 'Row'])} {row}: <bdi>{inPart(text, 120)}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
        <button class="main">{say(['Pakai baris ini', 'Use this row'])}</button>
      </form>
    </details>
  );
};

/** Which column of the file is what; it can be said anew until something of it is recorded. */
export const ColumnsCard = ({
  reading,
  header,
  desk,
  assigns,
  remembered,
  ui,
}: {
  readonly reading: ReadingOf;
  /** The row of headings that somebody points out. */
  readonly header: number | undefined;
  readonly desk: Desk;
  readonly assigns: boolean;
  readonly remembered: boolean;
  readonly ui: Ui;
}): VNode => {
  const { say } = ui;
  const lost = reading.headerRow === undefined;
  const columns = lost ? (header === undefined ? [] : columnsUnder(reading, header)) : reading.columns;
  const refused = desk.refusal && one(desk.refusal.posted, FIELD.does) === 'columns' ? desk.refusal : undefined;
  const mapped = columns.filter(({ field }) => field !== undefined).length;
  return (
    <section class="card" id="kolom">
      <details open={lost || refused !== undefined || reading.flags.some(({ code }) => code === 'COLUMN_MISSING')}>
        <summary>
          <h2 class="fold-head">{say(['Kolom berkas', 'Columns of the file'])}</h2>{' '}
          {!lost && (
            <span class="count">
              {say([`${mapped} dari ${columns.length} dibaca`, `${mapped} of ${columns.length} are read`])}
            </span>
          )}
        </summary>
        {remembered && (
          <p class="soft">
            {say([
              'Kolom ditetapkan seperti berkas kantor Anda sebelumnya yang berjudul kolom sama.',
              'Columns are read as in the earlier file of your office with the same headings.',
            ])}
          </p>
        )}
        {refused && <p class="error">{refused.message}</p>}
        {lost && assigns && <HeaderChoice reading={reading} header={header} action={desk.action} ui={ui} />}
        {columns.length > 0 && !assigns && (
          <Columns columns={columns} fields={reading.fields} desk={desk} assigns={false} ui={ui} />
        )}
        {columns.length > 0 && assigns && (
          <form method="post" action={desk.action} class="question">
            <input type="hidden" name={FIELD.does} value="columns" />
            <input type="hidden" name={FIELD.key} value={desk.key()} />
            <input type="hidden" name={FIELD.revision} value={desk.revision} />
            {lost && <input type="hidden" name={FIELD.header} value={header} />}
            <Columns columns={columns} fields={reading.fields} desk={desk} assigns ui={ui} />
            {!lost && (
              <p class="hint">
                {say([
                  'Menetapkan kolom membaca ulang seluruh berkas; keputusan atas baris dimulai dari awal.',
                  'Assigning columns reads the whole file again; decisions on rows begin anew.',
                ])}
              </p>
            )}
            <button class={lost ? 'main' : 'quiet'}>
              {say(
                lost
                  ? ['Baca berkas dengan kolom ini', 'Read the file with these columns']
                  : ['Baca ulang dengan kolom ini', 'Read again with these columns'],
              )}
            </button>
          </form>
        )}
      </details>
    </section>
  );
};
