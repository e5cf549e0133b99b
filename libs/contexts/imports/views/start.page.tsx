import { randomUUID } from 'node:crypto';
import type { Meaning } from '#kernel';
import {
  Heading,
  Notice,
  REGION_SEARCH,
  Refused,
  capital,
  codeMeaning,
  holdsOne,
  regionIn,
  withCode,
  type Asking,
  type Children,
  type PageView,
  type Posted,
  type Problem,
  type Send,
  type Sent,
  type Shown,
  type Taken,
  type VNode,
} from '#views';
import { FIELD, keyIn, one } from './decision.js';
import { IMPORTS, ROWS, START, refusalOf, shownOf } from './import.words.js';

const TEMPLATES: readonly (readonly [name: string, label: Meaning])[] = [
  ['templat-kunjungan.xlsx', ['Templat kunjungan (Excel)', 'Template for visits (Excel)']],
  ['templat-kunjungan.csv', ['Templat kunjungan (CSV)', 'Template for visits (CSV)']],
  ['templat-kerja-sama.xlsx', ['Templat kerja sama (Excel)', 'Template for agreements (Excel)']],
  ['templat-kerja-sama.csv', ['Templat kerja sama (CSV)', 'Template for agreements (CSV)']],
];
export const TEMPLATE_FILES: Readonly<Record<string, string>> = {
  'templat-kunjungan.xlsx': 'import-templates/visits?format=xlsx',
  'templat-kunjungan.csv': 'import-templates/visits?format=csv',
  'templat-kerja-sama.xlsx': 'import-templates/agreements?format=xlsx',
  'templat-kerja-sama.csv': 'import-templates/agreements?format=csv',
};

const KIND = 'layout';
const SHEET = 'sheet';
const FILE = 'file';

const Templates = ({ asking: { ui } }: { readonly asking: Asking }): VNode => (
  <>
    {TEMPLATES.map(([name, label]) => (
      <li>
        <a class="button quiet" href={ui.to([IMPORTS, name])}>
          {ui.say(label)}
        </a>
      </li>
    ))}
  </>
);

/** Above the list of imports: what an import is, the file to fill in, and where one begins. */
export const importsAbove = async (asking: Asking): Promise<Children> => {
  const { ui, me, describe } = asking;
  const { say, to } = ui;
  return (
    <section class="card">
      <p>
        {say([
          'Register kunjungan dan kerja sama yang dahulu ditulis di Excel dapat dimasukkan ke Sinergi tanpa diketik ulang. Berkas dibaca dahulu dan Anda memeriksa barisnya; tidak ada yang dicatat sebelum Anda memintanya.',
          'A register of visits or agreements that was kept in Excel can be brought into Sinergi without typing it again. The file is read first and you look at its rows; nothing is recorded before you ask for it.',
        ])}
      </p>
      <ul class="actions">
        {holdsOne(me, describe.rolesOf('imports')) && (
          <li>
            <a class="button" href={to([IMPORTS, START])}>
              {say(['Mulai impor', 'Start an import'])}
            </a>
          </li>
        )}
        <Templates asking={asking} />
      </ul>
    </section>
  );
};

interface Wrong {
  readonly field: string;
  readonly message: string;
  readonly candidates?: readonly { readonly code: string; readonly path?: string; readonly name?: string }[];
  /** Names of sheets that the workbook has. */
  readonly sheets?: readonly string[];
}

interface Filled {
  readonly posted: Posted;
  readonly wrong: Wrong;
  readonly status: number;
}

const IDS: Readonly<Record<string, string>> = {
  [FIELD.region]: 'wilayah',
  [SHEET]: 'lembar',
  [FILE]: 'berkas',
  [KIND]: 'jenis',
};

const Answer = ({
  name,
  label,
  hint,
  wrong,
  children,
}: {
  name: string;
  label: string;
  hint?: string;
  wrong: Wrong | undefined;
  children: (id: string, described: string | undefined) => Children;
}): VNode => {
  const id = IDS[name]!;
  const bad = wrong?.field === name ? wrong : undefined;
  const described = [hint && `${id}-hint`, bad && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={bad ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {bad && (
        <p class="error" id={`${id}-error`}>
          {bad.message}
        </p>
      )}
      {children(id, described)}
    </div>
  );
};

const startForm = async (asking: Asking, filled?: Filled): Promise<Shown> => {
  const { ui, home, describe, me } = asking;
  const { say, to } = ui;
  const wrong = filled?.wrong;
  const at = me?.home && me.home.code === home ? withCode(me.home.name, home) : home;
  const typed = (name: string, otherwise = ''): string => (filled ? one(filled.posted, name) : otherwise);
  const title = say(['Mulai impor', 'Start an import']);
  const kinds = describe.open(describe.list('imports')?.item.properties?.[KIND] ?? {});
  return {
    title,
    ...(filled && { status: filled.status }),
    body: (
      <div class="narrow">
        <p class="back">
          <a href={to([IMPORTS])}>← {say(['Impor register', 'Imports of registers'])}</a>
        </p>
        <Heading title={title} />
        {wrong && (
          <Notice tone="bad" title={say(['Berkas belum diterima', 'The file was not taken'])}>
            <ul>
              <li>{IDS[wrong.field] ? <a href={`#${IDS[wrong.field]}`}>{wrong.message}</a> : wrong.message}</li>
            </ul>
            {wrong.field !== FILE && (
              <p>{say(['Pilih lagi berkasnya sebelum mengirim.', 'Choose the file again before you send.'])}</p>
            )}
          </Notice>
        )}
        <p>
          {say([
            'Pakai templat, atau berkas kantor Anda apa adanya. Berkas hanya dibaca; belum ada yang dicatat.',
            'Use the template, or the file of your office as it is. The file is only read; nothing is recorded yet.',
          ])}
        </p>
        <ul class="actions">
          <Templates asking={asking} />
        </ul>
        <form method="post" action={to([IMPORTS, START])} enctype="multipart/form-data" class="command">
          <input type="hidden" name={FIELD.key} value={randomUUID()} />
          <Answer name={KIND} label={say(['Jenis register', 'Kind of register'])} wrong={wrong}>
            {(id, described) => (
              <select id={id} name={KIND} aria-describedby={described}>
                <option value="" selected={typed(KIND) === ''}>
                  {say(['Kenali dari judul kolomnya', 'Tell by its headings'])}
                </option>
                {(kinds.enum ?? []).map((code) => (
                  <option value={code} selected={typed(KIND) === code}>
                    {capital(say(codeMeaning(kinds, code) ?? [code, code]))}
                  </option>
                ))}
              </select>
            )}
          </Answer>
          <Answer
            name={FIELD.region}
            label={say(['Wilayah pemilik register', 'Region that keeps the register'])}
            hint={say([
              'Nama atau kode wilayah kantor Anda. Hanya kunjungan yang berasal dari wilayah ini, dan kerja sama dengan pihak dari wilayah ini, yang dicatat.',
              'Name or code of the region of your office. Only visits that come from it, and agreements of which it has a party, are recorded.',
            ])}
            wrong={wrong}
          >
            {(id, described) => (
              <>
                <input
                  id={id}
                  name={FIELD.region}
                  value={typed(FIELD.region, at)}
                  maxlength={200}
                  autocomplete="off"
                  aria-describedby={described}
                  aria-required="true"
                  data-search={REGION_SEARCH}
                />
                {(wrong?.candidates?.length ?? 0) > 0 && (
                  <fieldset class="candidates">
                    <legend>{say(['Pilih yang dimaksud', 'Choose the one that is meant'])}</legend>
                    {wrong!.candidates!.map(({ code, path, name }) => (
                      <label class="check">
                        <input type="radio" name={FIELD.region} value={code} />
                        <span>
                          {path || name} <code>{code}</code>
                        </span>
                      </label>
                    ))}
                  </fieldset>
                )}
              </>
            )}
          </Answer>
          <Answer
            name={SHEET}
            label={`${say(['Nama lembar Excel', 'Name of the Excel sheet'])} ${say(['(boleh kosong)', '(optional)'])}`}
            hint={say([
              'Hanya bila berkas memuat beberapa register; kosong = lembar pertama yang berisi register.',
              'Only where the file holds several registers; empty = the first sheet that holds one.',
            ])}
            wrong={wrong}
          >
            {(id, described) => (
              <>
                <input
                  id={id}
                  name={SHEET}
                  value={typed(SHEET)}
                  maxlength={100}
                  autocomplete="off"
                  aria-describedby={described}
                />
                {(wrong?.sheets?.length ?? 0) > 0 && (
                  <p class="hint">
                    {say(['Lembar dalam berkas', 'Sheets of the file'])}:{' '}
                    <bdi>{wrong!.sheets!.map(shownOf).join(', ')}</bdi>
                  </p>
                )}
              </>
            )}
          </Answer>
          <Answer
            name={FILE}
            label={say(['Berkas register', 'File of the register'])}
            hint={say([
              'Excel (.xlsx) atau CSV, paling besar 20 MB. Berkas yang panjang dibaca sampai satu menit.',
              'Excel (.xlsx) or CSV of at most 20 MB. A long file takes up to a minute to be read.',
            ])}
            wrong={wrong}
          >
            {(id, described) => (
              <input
                id={id}
                name={FILE}
                type="file"
                accept=".csv,.xlsx,text/csv"
                aria-describedby={described}
                aria-required="true"
              />
            )}
          </Answer>
          <button class="main">{say(['Kirim dan baca', 'Send and read'])}</button>
        </form>
      </div>
    ),
  };
};

const CODE = /^(ID|\d{2}(\.\d{2}(\.\d{2}(\.[123]\d{3})?)?)?)$/;

/** The code of the region that was written: its code already, or a name that one region alone bears. */
const regionOf = async (asking: Asking, written: string): Promise<string | Wrong> => {
  const { api, ui } = asking;
  const wrong = (message: string, more: Partial<Wrong> = {}): Wrong => ({ field: FIELD.region, message, ...more });
  if (written === '')
    return wrong(ui.say(['Tulis wilayah pemilik register.', 'Write the region that keeps the register.']));
  if (CODE.test(written)) return written;
  try {
    return (await api.get<{ readonly code: string }>('regions/resolve', { name: written })).code;
  } catch (error) {
    if (!(error instanceof Refused) || ![400, 404, 409, 422].includes(error.problem.status)) throw error;
    const { details } = error.problem;
    return wrong(refusalOf(error.problem, asking), {
      candidates: (details?.['candidates'] ?? []) as NonNullable<Wrong['candidates']>,
    });
  }
};

/** What of the form a refusal is about. */
const wrongIn = (problem: Problem, asking: Asking): Wrong => {
  const { details } = problem as { readonly details?: { readonly sheets?: readonly string[] } };
  const parameter = (problem as Problem & { readonly parameter?: string }).parameter ?? '';
  const message = refusalOf(problem, asking);
  return {
    field: parameter in IDS ? parameter : problem.status === 403 ? FIELD.region : FILE,
    message,
    ...(details?.sheets && { sheets: details.sheets }),
  };
};

const take = async ({ posted, file }: Sent, asking: Asking, send: Send): Promise<Taken> => {
  const { ui } = asking;
  const refused = (wrong: Wrong, status = 422): Promise<Shown> => startForm(asking, { posted, wrong, status });
  // Of a name that several bear, the one that was chosen stands after what was written.
  const region = await regionOf(asking, regionIn(one(posted, FIELD.region)));
  if (typeof region !== 'string') return refused(region);
  if (!file)
    return refused({
      field: FILE,
      message: ui.say(['Pilih dahulu berkas registernya.', 'Choose the file of the register first.']),
    });
  try {
    const { id, position, events } = await send<{
      readonly id: string;
      readonly position: string;
      readonly events: readonly string[];
    }>('imports', {
      commandId: keyIn(posted),
      query: { region, layout: one(posted, KIND) || undefined, sheet: one(posted, SHEET) || undefined },
      file,
    });
    return { to: ui.to([IMPORTS, id, ROWS], { after: position, ...(events.length === 0 && { sama: '1' }) }) };
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status === 401) throw error;
    const { problem } = error;
    return refused(wrongIn(problem, asking), [429, 503].includes(problem.status) ? problem.status : 422);
  }
};

/** Where an import begins: a file, and whose register it is. */
export const startPage: PageView = {
  path: [IMPORTS, START],
  needs: 'imports',
  fleeting: true,
  show: async (asking) => {
    // Whoever may import nothing is told so before a file is chosen.
    await asking.api.get('imports', { limit: '1' });
    return startForm(asking);
  },
  take,
};
