import type { Meaning } from '#kernel';
import { Tag, codeWord, dayOf, rupiahOf, type Asking, type ColumnOf, type Item, type Section, type Ui } from '#views';

const SLUG: Meaning = ['kerja-sama-register-lama', 'agreements-of-old-registers'];
const TONES = { INCOMPLETE: 'warn', VOIDED: 'stop' } as const;

interface Historical extends Item {
  readonly title?: string;
  readonly act: string;
  readonly instrument?: string;
  readonly status: keyof typeof TONES;
  readonly parties?: readonly { readonly asWritten: string; readonly region?: { readonly nameAtTime: string } }[];
  readonly signedOn?: string;
  readonly until?: string;
  readonly term?: { readonly end: string };
  readonly termination?: { readonly on?: string };
  readonly value?: { readonly rupiah: string; readonly per?: readonly string[] };
  readonly gaps: readonly string[];
}

const partiesOf = ({ parties = [] }: Historical): string =>
  parties.map(({ region, asWritten }) => region?.nameAtTime ?? asWritten).join(' – ');

/** A day; a month or a year where the register tells no more. */
const whenOf = (date: string | undefined, { language }: Ui): string | undefined =>
  date === undefined || date.length < 10 ? date : dayOf(date, language);

/** When it ends, as far as that is known. */
const endOf = (agreement: Historical, ui: Ui): string => {
  const { until, term, termination } = agreement;
  if (termination) return [ui.say(['diakhiri', 'terminated']), whenOf(termination.on, ui)].filter(Boolean).join(' ');
  return whenOf(until, ui) ?? (term?.end === 'OPEN_ENDED' ? ui.say(['tanpa batas waktu', 'open-ended']) : '–');
};

const columns = ({ ui, describe }: Asking): readonly ColumnOf<Item>[] => {
  const { say, to, language } = ui;
  const { item } = describe.list('historical-agreements')!;
  const word = (schema: typeof item, code: string): string => codeWord(describe.open(schema), code, ui);
  const of = (cell: (agreement: Historical) => ReturnType<ColumnOf<Item>['cell']>) => (row: Item) =>
    cell(row as Historical);
  return [
    {
      head: say(['Kerja sama', 'Agreement']),
      main: true,
      cell: of((agreement) => (
        <>
          <a href={to([SLUG, agreement.id])}>{agreement.title ?? say(['Judul tidak disebut', 'No title told'])}</a>
          <br />
          <span class="soft">{partiesOf(agreement)}</span>
        </>
      )),
    },
    {
      head: say(['Naskah', 'Document']),
      cell: of(({ act, instrument }) => {
        const { act: ofAct, instrument: ofInstrument } = item.properties!;
        return act === 'AGREEMENT' && instrument ? word(ofInstrument!, instrument) : word(ofAct!, act);
      }),
    },
    {
      head: say(['Tahap', 'Stage']),
      cell: of(({ status }) => <Tag tone={TONES[status]}>{word(item.properties!['status']!, status)}</Tag>),
    },
    {
      head: say(['Tanda tangan', 'Signed']),
      sort: 'signedOn',
      cell: of(({ signedOn }) => whenOf(signedOn, ui) ?? '–'),
    },
    { head: say(['Berakhir', 'Ends']), sort: 'until', cell: of((agreement) => endOf(agreement, ui)) },
    {
      head: say(['Nilai', 'Value']),
      right: true,
      cell: of(({ value }) =>
        value
          ? `${rupiahOf(value.rupiah, language)}${value.per ? ` / ${value.per.join(' / ').toLowerCase()}` : ''}`
          : '–',
      ),
    },
    {
      head: say(['Yang belum ada', 'What is missing']),
      cell: of(({ gaps }) => {
        const codes = describe.open(item.properties!['gaps']!).items!;
        return gaps.map((code) => word(codes, code)).join('; ') || '–';
      }),
    },
  ];
};

export const historicalAgreementSection: Section = {
  list: 'historical-agreements',
  slug: SLUG,
  title: ['Kerja sama dari register lama', 'Agreements of old registers'],
  noun: ['kerja sama', 'agreement', 'agreements'],
  fields: [
    'title',
    'act',
    'instrument',
    'status',
    'parties',
    'signedOn',
    'until',
    'term',
    'termination',
    'value',
    'gaps',
  ],
  columns,
  filters: ['year', 'instrument', 'gap', 'region'],
  labels: { gap: ['Yang belum ada', 'What is missing'] },
  tags: { status: TONES },
  heading: (item, ui) => {
    const agreement = item as Historical;
    const about = [partiesOf(agreement), whenOf(agreement.signedOn, ui)].filter(Boolean).join(' · ');
    return { title: agreement.title ?? (partiesOf(agreement) || item.id), ...(about && { about }) };
  },
  facts: [
    'act',
    'instrument',
    'scheme',
    'numbers',
    'parties',
    'signedOn',
    'signatures',
    'validFrom',
    'term',
    'termination',
    'addenda',
    'value',
    'arrears',
    'place',
    'signatories',
    'withoutAuthority',
    'addendaTold',
    'parent',
    'gaps',
    'source',
    'cells',
  ],
  told: ['title', 'importId', 'row', 'until', 'endsOn', 'endsAtLatest', 'year', 'parentRecordId'],
};
