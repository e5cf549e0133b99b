import type { Meaning } from '#kernel';
import { REGION_SEARCH, Table, Tag, capital, type Children, type Ui, type VNode } from '#views';
import { cellAt, type CellOf, type FlagOf, type RowOf } from './import.answers.js';
import { readText, type Telling } from './cell.text.js';
import { CONFIDENCES, LONG, PROVENANCES, inPart, saidOf, shownOf } from './import.words.js';

/** What a file says: apart from the text around it, in part where it is long. */
export const Written = ({ text, ui }: { readonly text: string; readonly ui: Ui }): VNode => {
  const shown = shownOf(text);
  if (shown === '') return <span class="soft">{ui.say(['kosong', 'empty'])}</span>;
  if ([...shown].length <= LONG) return <bdi class="written">{shown}</bdi>;
  return (
    <details class="written">
      <summary>
        <bdi>{inPart(shown)}</bdi>
      </summary>
      <bdi>{shown}</bdi>
    </details>
  );
};

/** How sure a reading is, and where it comes from where that is not the cell itself. */
const sureness = ({ confidence = '', provenance = '' }: CellOf, { say }: Ui): string => {
  const told = [CONFIDENCES[confidence], PROVENANCES[provenance]].filter((each): each is Meaning => each !== undefined);
  return told.map(say).join(', ');
};
const TONES: Readonly<Record<string, 'done' | 'warn' | 'stop'>> = { EXACT: 'done', DERIVED: 'done', UNKNOWN: 'stop' };

const Read = ({ cell, telling }: { readonly cell: CellOf; readonly telling: Telling }): VNode => {
  const text = readText(cell, telling);
  if (text !== undefined) return <bdi>{text}</bdi>;
  return (
    <span class="soft">
      {telling.ui.say(
        cell.confidence === undefined ? ['tidak dicatat', 'not recorded'] : ['tidak diketahui', 'unknown'],
      )}
    </span>
  );
};

/** What is written in each cell beside what was read out of it. */
export const Cells = ({ row, telling }: { readonly row: RowOf; readonly telling: Telling }): VNode => {
  const { ui } = telling;
  const { say } = ui;
  return (
    <Table
      caption={`${say(['Isi baris', 'What stands in row'])} ${row.row}`}
      rows={row.cells.filter(
        ({ raw, settlements, value }) => raw.trim() !== '' || (settlements ?? value) !== undefined,
      )}
      none={say(['Baris ini kosong.', 'The row is empty.'])}
      columns={[
        { head: say(['Isian', 'Field']), main: true, cell: ({ label }) => capital(say([label.id, label.en])) },
        { head: say(['Tertulis di berkas', 'Written in the file']), cell: ({ raw }) => <Written text={raw} ui={ui} /> },
        { head: say(['Terbaca', 'Read as']), cell: (cell) => <Read cell={cell} telling={telling} /> },
        {
          head: say(['Kepastian', 'How sure']),
          cell: (cell) =>
            cell.confidence ? (
              <Tag tone={TONES[cell.confidence] ?? 'warn'}>{sureness(cell, ui)}</Tag>
            ) : (
              <span class="soft">–</span>
            ),
        },
      ]}
    />
  );
};

/** `tujuan: Ada 3 wilayah …`: of which field something is said. */
export const flagText = (flag: FlagOf, row: RowOf, ui: Ui): string => {
  const label = cellAt(row, flag.field)?.label;
  return `${label ? `${capital(ui.say([label.id, label.en]))}: ` : ''}${saidOf(flag, ui)}`;
};

export const Radio = ({
  name,
  value,
  chosen,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly chosen: string | undefined;
  readonly children: Children;
}): VNode => (
  <label class="check">
    <input type="radio" name={name} value={value} checked={chosen === value} />
    <span>{children}</span>
  </label>
);

/** An answer that one writes oneself. */
export const OwnAnswer = ({
  id,
  name,
  choice,
  value,
  chosen,
  answer,
  label,
  region = false,
  most = 1_000,
}: {
  readonly id: string;
  readonly name: string;
  readonly choice: string;
  readonly value: string;
  readonly chosen: string | undefined;
  readonly answer: string;
  /** What is to be written. */
  readonly label: string;
  readonly region?: boolean;
  readonly most?: number;
}): VNode => (
  <div class="own-answer">
    <Radio name={choice} value={answer} chosen={chosen}>
      {label}
    </Radio>
    <span>
      <input
        id={id}
        name={name}
        value={value}
        maxlength={most}
        autocomplete="off"
        aria-label={label}
        data-search={region ? REGION_SEARCH : undefined}
      />
    </span>
  </div>
);
