import {
  Region,
  Tag,
  capital,
  codeMeaning,
  dayOf,
  holdsOne,
  type Asking,
  type ColumnOf,
  type Children,
  type Item,
  type Tone,
} from '#views';
import { COMMAND_OF, RECORD_PAGES, aboutOf, type DutyItem, type Named } from './duty.links.js';

type Reader = Pick<Asking, 'ui' | 'describe' | 'me'>;

/** Whether the reader has a role that may do it. */
export const mayDo = ({ me, describe }: Reader, kind: DutyItem['kind'], category: string): boolean => {
  const [list] = RECORD_PAGES[category] ?? [];
  const command = COMMAND_OF[kind] ?? 'confirm-correction';
  const roles = list === undefined ? undefined : describe.rolesOf(`${list}/{id}/${command}`, 'post');
  return roles !== undefined && holdsOne(me, roles);
};

const WEIGHT: Readonly<Record<string, Tone>> = {
  OWNER: 'wait',
  SUPERIOR: 'warn',
  LEADERSHIP: 'stop',
  INSPECTORATE: 'stop',
};

/** What is to be done, in which record, by whom, by when; with the way to the record and to its form. */
export const dutyColumns = (reader: Reader, named: Named): readonly ColumnOf<Item>[] => {
  const { places } = named;
  const { ui, describe } = reader;
  const { say, to, language } = ui;
  const { item } = describe.list('worklist')!;
  const word = (field: string, code: string): string =>
    say(codeMeaning(describe.open(item.properties![field]!), code) ?? [code, code]);
  const kindOf = (category: string): string | undefined => {
    const list = describe.list(RECORD_PAGES[category]?.[0] ?? '');
    return list && say(list.title);
  };
  const of = (cell: (duty: DutyItem) => Children) => (row: Item) => cell(row as DutyItem);
  return [
    {
      head: say(['Pekerjaan', 'To do']),
      main: true,
      cell: of((duty) => {
        const { kind, category, recordId } = duty;
        const about = aboutOf(duty, named, kindOf);
        const page = RECORD_PAGES[category];
        const command = COMMAND_OF[kind];
        const text = capital(word('kind', kind).replace(/ \([A-Z]+-\d+\)$/, ''));
        return (
          <>
            {page ? <a href={to([page[1], recordId])}>{about}</a> : about}
            <br />
            {page && command && mayDo(reader, kind, category) ? (
              <a class="do" href={to([page[1], recordId, 'do', command])}>
                {text}
              </a>
            ) : (
              <span class="soft">{text}</span>
            )}
          </>
        );
      }),
    },
    {
      head: say(['Tenggat', 'Due']),
      sort: 'dueOn',
      cell: of(({ dueOn, daysLate, escalation }) => (
        <>
          {dueOn ? <time datetime={dueOn}>{dayOf(dueOn, language)}</time> : say(['tanpa tenggat', 'no due day'])}
          {daysLate !== undefined && daysLate > 0 && (
            <>
              <br />
              <Tag tone={WEIGHT[escalation ?? ''] ?? 'wait'}>
                {say([`terlambat ${daysLate} hari`, `${daysLate} ${daysLate === 1 ? 'day' : 'days'} late`])}
              </Tag>
            </>
          )}
        </>
      )),
    },
    {
      head: say(['Ditangani', 'With']),
      cell: of(({ escalation }) => (escalation ? capital(word('escalation', escalation)) : '–')),
    },
    {
      head: say(['Wilayah yang wajib', 'Region obliged']),
      cell: of(({ obliged }) => (
        <ul class="plain">
          {obliged.map((code) => (
            <li>
              {code === 'ID' ? say(['lembaga pusat', 'central body']) : <Region code={code} name={places.get(code)} />}
            </li>
          ))}
        </ul>
      )),
    },
  ];
};
