import { Heading, Table, type Asking, type ColumnOf, type PageView, type Shown, type VNode } from '#views';
import { Recorded, personPage, whyNot, wordsOf, type ShownPerson } from './shown-person.js';

interface Traveller {
  readonly spdNo: string;
  readonly official: boolean;
  readonly subjectRef: string | { readonly hidden: true };
  readonly person: ShownPerson;
}
interface Travellers {
  readonly orderNo?: string;
  readonly travellers: readonly Traveller[];
}

const VISITS = ['kunjungan', 'study-visits'] as const;
/** What is seen of the travellers for which purpose; the first unless another is asked for. */
const PURPOSES = [
  ['TRAVEL', ['Untuk Surat Tugas dan SPD', 'For the travel order and SPD'], ['position', 'rank', 'nip', 'office']],
  ['PAYMENT', ['Untuk pembayaran', 'For the payment'], ['nikEnd', 'bank', 'bankAccount', 'phone']],
] as const;

const columnsOf = (asking: Asking, fields: readonly string[]): readonly ColumnOf<Traveller>[] => {
  const { ui } = asking;
  const { label, text } = wordsOf(asking);
  const name = ({ person, subjectRef }: Traveller): VNode => {
    const told = whyNot(person, ui);
    const words = told ? <span class="soft">{told}</span> : ('data' in person && person.data['name']) || '–';
    return typeof subjectRef === 'string' ? <a href={personPage(ui, subjectRef)}>{words}</a> : <>{words}</>;
  };
  return [
    { head: ui.say(['Nama', 'Name']), main: true, cell: name },
    { head: ui.say(['Nomor SPD', 'SPD number']), cell: ({ spdNo }) => spdNo },
    ...fields.map((field) => ({
      head: label(field),
      cell: ({ person }: Traveller) => ('data' in person && person.data[field] ? text(field, person.data[field]) : '–'),
    })),
  ];
};

const show = async (asking: Asking): Promise<Shown> => {
  const { ui, api, params, query } = asking;
  const id = params['id']!;
  const [purpose, about, fields] = PURPOSES.find(([code]) => code === query['keperluan']) ?? PURPOSES[0];
  const { orderNo, travellers } = await api.get<Travellers>(`visits/${encodeURIComponent(id)}/travellers`, { purpose });
  const title = ui.say(['Pelaku perjalanan', 'Travellers']);
  const shown = fields.filter((field) =>
    travellers.some(({ person }) => 'data' in person && person.data[field] !== undefined),
  );
  return {
    title,
    body: (
      <>
        <p class="back">
          <a href={ui.to([VISITS, id])}>← {ui.say(['Kunjungan ini', 'This visit'])}</a>
        </p>
        <Heading title={title} about={orderNo && `${ui.say(['Surat Tugas', 'Travel order'])} ${orderNo}`} />
        <Recorded ui={ui} />
        <ul class="actions">
          {PURPOSES.map(([code, label]) => (
            <li>
              <a
                class={code === purpose ? 'button' : 'button quiet'}
                href={ui.to([VISITS, id, PATH], { keperluan: code })}
                aria-current={code === purpose ? 'page' : undefined}
              >
                {ui.say(label)}
              </a>
            </li>
          ))}
        </ul>
        <Table
          caption={`${title}: ${ui.say(about)}`}
          columns={columnsOf(asking, shown)}
          rows={travellers}
          none={ui.say(['Surat Tugas kunjungan ini belum terbit.', 'No travel order of this visit has been issued.'])}
        />
        <p class="hint">
          {ui.say([
            'Nama membuka halaman orang itu: untuk memperbaiki datanya, atau mencatat permintaannya.',
            'A name leads to the page of the person: to mend the data, or to enter what the person asks for.',
          ])}
        </p>
      </>
    ),
  };
};
const PATH = ['pelaku-perjalanan', 'travellers'] as const;

/** Who travels on the order of a visit, by name, for those who may know; each look is recorded. */
export const travellersPage: PageView = { path: [VISITS, ':id', PATH], fleeting: true, show };
