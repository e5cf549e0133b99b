import {
  Tag,
  dayOf,
  inShort,
  numberOf,
  sizeOf,
  type Asking,
  type ColumnOf,
  type Item,
  type Section,
  type Showing,
} from '#views';
import { IMPORT_STAGE_WORDS } from '../domain/import.codes.js';
import type { Counts } from './import.answers.js';
import type { ImportLayout } from '../domain/import.codes.js';
import { IMPORTS, ROWS, shownOf, wordsOf } from './import.words.js';
import { TEMPLATE_FILES, importsAbove } from './start.page.js';

interface Listed extends Item {
  readonly layout?: ImportLayout;
  readonly stage: keyof typeof IMPORT_STAGE_WORDS;
  readonly sheet?: string;
  readonly file: { readonly format: string; readonly bytes: number };
  readonly keptIn?: string;
  readonly regions?: readonly string[];
  readonly counts: Counts;
  readonly createdOn: string;
  readonly updatedOn: string;
}

const TONES = { OPEN: 'wait', COMMITTING: 'go', COMPLETED: 'done', ABANDONED: 'stop' } as const;
const columns = ({ ui }: Asking, { places }: Showing): readonly ColumnOf<Item>[] => {
  const { say, language, to } = ui;
  const of = (cell: (each: Listed) => ReturnType<ColumnOf<Item>['cell']>) => (row: Item) => cell(row as Listed);
  const where = ({ regions = [] }: Listed): string =>
    regions.map((code) => (code === 'ID' ? 'Indonesia' : (places?.get(code) ?? code))).join(', ');
  return [
    {
      head: say(['Berkas register', 'Register']),
      main: true,
      cell: of((each) => (
        <>
          <a href={to([IMPORTS, each.id, ROWS])}>
            {say(wordsOf(each.layout).register)} · {where(each)}
          </a>
          <br />
          <span class="soft">
            {each.file.format.toUpperCase()} · {sizeOf(each.file.bytes, language)}
            {each.sheet !== undefined && (
              <>
                {' '}
                · {say(['lembar', 'sheet'])} <bdi>{shownOf(each.sheet)}</bdi>
              </>
            )}
          </span>
        </>
      )),
    },
    {
      head: say(['Tahap', 'Stage']),
      cell: of(({ stage }) => <Tag tone={TONES[stage]}>{inShort(say(IMPORT_STAGE_WORDS[stage]))}</Tag>),
    },
    {
      head: say(['Baris', 'Rows']),
      cell: of(({ counts: { rows, ready, open, quarantined, duplicate, imported } }) => {
        const waiting = open + quarantined + duplicate;
        const parts = [
          [imported, ['dicatat', 'recorded']],
          [ready, ['siap', 'ready']],
          [waiting, ['perlu keputusan', 'to be decided']],
        ] as const;
        return (
          <>
            {numberOf(rows, language)}
            <br />
            <span class="soft">
              {parts
                .filter(([count]) => count > 0)
                .map(([count, word]) => `${numberOf(count, language)} ${say(word)}`)
                .join(' · ')}
            </span>
          </>
        );
      }),
    },
    { head: say(['Dikirim', 'Sent']), sort: 'createdOn', cell: of(({ createdOn }) => dayOf(createdOn, language)) },
    {
      head: say(['Langkah terakhir', 'Last step']),
      sort: 'updatedOn',
      cell: of(({ updatedOn }) => dayOf(updatedOn, language)),
    },
  ];
};

export const importSection: Section = {
  list: 'imports',
  slug: IMPORTS,
  noun: ['impor', 'import', 'imports'],
  above: importsAbove,
  files: TEMPLATE_FILES,
  desk: {
    path: ROWS,
    label: ['Periksa barisnya', 'Look at its rows'],
    operations: [
      'assign-columns',
      'settle-row',
      'settle-alike',
      'skip-row',
      'merge-rows',
      'reopen-row',
      'commit-import',
      'abandon-import',
    ],
  },
  fields: ['layout', 'sheet', 'file', 'stage', 'counts', 'regions', 'createdOn', 'updatedOn'],
  columns,
  filters: ['stage', 'layout', 'region'],
  labels: { layout: ['Jenis register', 'Kind of register'] },
  heading: (item, { say, language }) => ({
    title: `${say(wordsOf(item['layout'] as ImportLayout | undefined).title)}, ${dayOf(String(item['createdOn']), language)}`,
  }),
  facts: ['layout', 'keptIn', 'sheet', 'createdOn', 'counts', 'imported', 'already', 'refused', 'reason'],
  tags: { stage: TONES },
};
