import { INSTANT, INTEGER, TEXT, field, listOf, optional, record, type Meaning } from '#kernel';
import { answerOf, bodyOf, formOf, inQuery, problems } from '#nest';

const keeper = record({
  titleId: field(['sebutan jabatan dalam bahasa Indonesia', 'title of the post in Indonesian'], TEXT),
  titleEn: field(['sebutan jabatan dalam bahasa Inggris', 'title of the post in English'], TEXT),
  office: field(['nama kantor', 'name of the office'], TEXT),
});

const head = {
  id: field(['id perintah yang akan dikirim', 'id of the command that it becomes'], TEXT),
  list: field(['daftar', 'list'], TEXT),
  operation: field(['tindakan', 'command'], TEXT),
  record: optional(['catatan yang menjadi pokoknya', 'record that it is about'], TEXT),
  about: optional(['yang membedakannya dari konsep lain', 'what tells it from other drafts'], TEXT),
  savedAt: field(['disimpan pada', 'kept at'], INSTANT),
};
const fields = field(
  ['isian formulir', 'fields of the form'],
  listOf(
    record({
      name: field(['tempat isian', 'place of the field'], TEXT),
      value: field(['isian', 'what was filled in'], TEXT),
    }),
  ),
);
const officeHead = {
  ...head,
  version: field(['berapa kali disimpan', 'how often it was kept'], INTEGER),
  preparedBy: field(['disiapkan oleh', 'prepared by'], keeper),
  changedBy: field(['terakhir diubah oleh', 'last changed by'], keeper),
};
const view = record({
  id: field(['id tampilan', 'id of the view'], TEXT),
  name: field(['nama tampilan', 'name of the view'], TEXT),
  list: field(['daftar', 'list'], TEXT),
  search: field(['saringan seperti dalam alamat', 'filters as they stand in an address'], TEXT),
});
const listed = (label: Meaning, entry: ReturnType<typeof record>) => record({ items: field(label, listOf(entry)) });

const DONE = { 204: { description: 'Tersimpan / Kept' } };
const GONE = { 204: { description: 'Sudah tidak ada / It is there no more' } };

const operation = (
  tag: string,
  name: string,
  summary: string,
  responses: object,
  more: { readonly statuses?: readonly number[]; readonly description?: string; readonly requestBody?: object } & {
    readonly parameters?: readonly object[];
  } = {},
) => {
  const { statuses = [], ...others } = more;
  return {
    tags: [tag],
    operationId: `${tag}.${name}`,
    summary,
    ...others,
    responses: { ...responses, ...problems(400, 401, ...statuses, 429, 500, 503) },
  };
};

const ID = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
  description: 'Id konsep, seperti yang dibuat formulirnya / Id of the draft, as its form makes it',
};
const SEEN = (required: boolean) =>
  inQuery(
    'seen',
    { type: 'integer', minimum: 1, maximum: 999_999_999 },
    'Versi yang dilihat / The version that was seen',
    required,
  );
const ID_FORM = formOf('id', 'text').schema;
const OFFICE = [
  inQuery('office', ID_FORM, 'Kantor dari hak yang dipakai / Office of the right that is used', true),
  inQuery(
    'scope',
    ID_FORM,
    'Wilayah hak itu; tanpa = hak pertama dari kantor itu / Region of that right; absent = the first of that office',
  ),
];

const FORM = bodyOf('DraftDto', { list: 'visits', operation: 'new', fields: [{ name: '/kind', value: 'STUDI_TIRU' }] });

/** What those routes are about, by tag. */
export const deskGroups: Readonly<Record<string, Meaning>> = {
  drafts: ['Konsep sendiri: formulir yang belum dikirim', "One's own drafts: forms that are not sent yet"],
  'office-drafts': ['Konsep kantor, disiapkan untuk yang berhak mengirim', 'Drafts of an office, for whoever may send'],
  'saved-views': ['Tampilan daftar yang disimpan sendiri', 'Views of lists that one keeps for oneself'],
};

/** OpenAPI of the routes by which everybody keeps what he has begun, and the lists he comes back to. */
export const deskPaths: Readonly<Record<string, object>> = {
  '/v1/drafts': {
    get: operation(
      'drafts',
      'list',
      'Konsep saya / My drafts',
      answerOf(
        'Terakhir disimpan dahulu, tanpa isiannya / The last one kept first, without fields',
        listed(['konsep', 'drafts'], record(head)),
      ),
    ),
  },
  '/v1/drafts/{id}': {
    get: operation(
      'drafts',
      'read',
      'Baca konsep / Read a draft',
      answerOf('Konsep dengan isiannya / The draft with its fields', record({ ...head, fields })),
      { parameters: [ID], statuses: [404] },
    ),
    put: operation('drafts', 'keep', 'Simpan konsep / Keep a draft', DONE, {
      description:
        'Paling banyak 20 konsep, bersama 524288 karakter, yang terlama diganti; satu konsep 131072 karakter; 30 hari. Tanpa nomor ' +
        'seseorang (COM-11). / 20 drafts at most, of 524288 characters together, of which the oldest goes; one of 131072 ' +
        'characters; 30 days. No number of a person (COM-11).',
      parameters: [ID],
      requestBody: FORM,
      statuses: [413, 415, 422],
    }),
    delete: operation('drafts', 'remove', 'Buang konsep / Throw a draft away', GONE, { parameters: [ID] }),
  },
  '/v1/office-drafts': {
    get: operation(
      'office-drafts',
      'list',
      'Konsep kantor / Drafts of the office',
      answerOf(
        'Terakhir disimpan dahulu, tanpa isiannya / The last one kept first, without fields',
        listed(['konsep', 'drafts'], record(officeHead)),
      ),
      { parameters: OFFICE, statuses: [403] },
    ),
  },
  '/v1/office-drafts/{id}': {
    get: operation(
      'office-drafts',
      'read',
      'Baca konsep kantor / Read a draft of the office',
      answerOf('Konsep dengan isiannya / The draft with its fields', record({ ...officeHead, fields })),
      { parameters: [ID, ...OFFICE], statuses: [403, 404] },
    ),
    put: operation(
      'office-drafts',
      'keep',
      'Simpan konsep kantor / Keep a draft of the office',
      answerOf('Konsep sesudah disimpan / The draft after it was kept', record(officeHead)),
      {
        description:
          'Paling banyak 20 untuk satu kantor, bersama 524288 karakter. Yang berbeda dari `seen` ditolak dengan keadaannya sekarang dalam `details.now`; yang sedang dikirim dengan `details.sending`. / ' +
          '20 of one office at most, of 524288 characters together. One that differs from `seen` is refused with its present state in `details.now`; one that is being sent with `details.sending`.',
        parameters: [ID, ...OFFICE, SEEN(false)],
        requestBody: FORM,
        statuses: [403, 409, 413, 415, 422],
      },
    ),
    delete: operation('office-drafts', 'remove', 'Buang konsep kantor / Throw a draft of the office away', GONE, {
      parameters: [ID, ...OFFICE, SEEN(true)],
      statuses: [403, 409],
    }),
  },
  '/v1/office-drafts/{id}/begin': {
    post: operation(
      'office-drafts',
      'begin',
      'Mulai kirim: sementara itu tidak oleh orang lain / Begin to send it: meanwhile nobody else does',
      DONE,
      {
        description:
          'Yang sedang dikirim orang lain ditolak dengan `details.sending`, paling lama sepuluh menit. / One that another is sending ' +
          'is refused with `details.sending`, for ten minutes at most.',
        parameters: [ID, ...OFFICE, SEEN(true)],
        statuses: [403, 409],
      },
    ),
  },
  '/v1/office-drafts/{id}/end': {
    post: operation(
      'office-drafts',
      'end',
      'Selesai kirim: terkirim, atau ditolak / End sending: it was sent, or refused',
      DONE,
      { parameters: [ID, ...OFFICE], requestBody: bodyOf('SendingEndDto', { sent: true }), statuses: [403, 415, 422] },
    ),
  },
  '/v1/saved-views': {
    get: operation(
      'saved-views',
      'list',
      'Tampilan tersimpan saya / My saved views',
      answerOf('Menurut urutan disimpan / In the order kept', listed(['tampilan', 'views'], view)),
    ),
    post: operation(
      'saved-views',
      'keep',
      'Simpan tampilan / Keep a view',
      answerOf('Id tampilan / Id of the view', record({ id: field(['id tampilan', 'id of the view'], TEXT) }), 201),
      {
        description:
          'Paling banyak 40; yang senama pada daftar yang sama diganti. / 40 at most; it takes the place of the one of the same name and list.',
        requestBody: bodyOf('SavedViewDto', { name: 'Kunjungan 2024', list: 'visits', search: 'year=2024' }),
        statuses: [409, 413, 415, 422],
      },
    ),
  },
  '/v1/saved-views/{id}': {
    delete: operation('saved-views', 'remove', 'Hapus tampilan / Remove a view', GONE, { parameters: [ID] }),
  },
};
