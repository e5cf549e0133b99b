import {
  FLAG,
  PERSON_REF,
  SUBJECT_HANDLE,
  TEXT,
  codeList,
  codeOf,
  field,
  listOf,
  optional,
  orHidden,
  record,
  type Field,
  type Kind,
  type Meaning,
} from '#kernel';
import { parameter, problems, answerOf, bodyOf, inQuery } from '#nest';
import { GENDER_CODES, PERSON_FIELD_CODES, PURPOSES, PURPOSE_CODES, type PersonField } from '../domain/person.codes.js';
import type { NotShown, ShownPerson } from '../contract/reading.js';

/** Why nothing is shown. */
export const NOT_SHOWN_CODES = codeList<NotShown>(
  ['Mengapa data orang tidak diperlihatkan', 'Why data of a person are not shown'],
  ['NOT_KEPT', 'RESTRICTED', 'ERASED'],
  {
    NOT_KEPT: ['tidak ada yang disimpan', 'none are kept'],
    RESTRICTED: ['pemrosesannya dibatasi', 'their processing is restricted'],
    ERASED: ['sudah dihapus', 'they were erased'],
  },
);

const personData = record(
  Object.fromEntries(
    Object.entries(PERSON_FIELD_CODES.codes).map(([name, label]): [string, Field] => [
      name,
      optional(label, name === 'gender' ? codeOf(GENDER_CODES) : TEXT),
    ]),
  ) as Record<PersonField, Field<string, false>>,
);

const shownPerson: Kind<ShownPerson> = orHidden(
  record({
    data: optional(['datanya', 'the data'], personData),
    notShown: optional(['mengapa tidak ada', 'why there are none'], codeOf(NOT_SHOWN_CODES)),
  }),
) as unknown as Kind<ShownPerson>;

const personAnswer = record({
  personId: field(['rujukan orang', 'reference to the person'], PERSON_REF),
  person: field(['orangnya', 'the person'], shownPerson),
});

const travellers = record({
  visitId: field(['id kunjungan', 'id of the visit'], TEXT),
  orderNo: optional(['nomor Surat Tugas', 'number of the travel order'], TEXT),
  travellers: field(
    ['pelaku perjalanan', 'travellers'],
    listOf(
      record({
        spdNo: field(['nomor SPD', 'number of the SPD'], TEXT),
        official: field(['bepergian dalam jabatan', 'travels in an office'], FLAG),
        subjectRef: field(['rujukan orang', 'reference to the person'], PERSON_REF),
        person: field(['orangnya', 'the person'], shownPerson),
      }),
    ),
  ),
});

const handle: Kind<string> = { schema: { type: 'string', pattern: SUBJECT_HANDLE.source } };

const references = record({
  subjectRef: optional(['rujukan orang', 'reference to the person'], handle),
  subjectRefs: optional(
    ['rujukan orang, menurut urutan `niks` atau `persons`', 'references, in the order of `niks` or `persons`'],
    listOf(handle),
  ),
});

const purposeOf = (required: boolean) =>
  inQuery(
    'purpose',
    { ...codeOf(PURPOSE_CODES).schema, enum: [...PURPOSES] },
    'Keperluan; menentukan data mana yang diperlihatkan / Purpose; it says which data are shown',
    required,
  );

const reason = inQuery(
  'reason',
  { type: 'string', minLength: 1, maxLength: 200 },
  'Wajib untuk SUBJECT_ACCESS dan EXAMINATION; jangan menulis nama orang / Required for SUBJECT_ACCESS and EXAMINATION; name no person in it',
);

/** What those routes are about, by tag. */
export const personGroups: Readonly<Record<string, Meaning>> = {
  subjects: ['Rujukan orang, dan datanya', 'References to persons, and their data'],
};

/** OpenAPI of the routes that are no commands and no lists. */
export const personPaths = {
  '/v1/subjects': {
    post: {
      tags: ['subjects'],
      operationId: 'subjects.reference',
      requestBody: bodyOf('SubjectDto', {
        persons: [
          { nik: '6203020101800001', name: 'Pelaku Perjalanan Satu', position: 'Kaur Perencanaan', gender: 'P' },
        ],
      }),
      summary: 'Rujukan orang dari NIK; NIK tidak disimpan / References to persons from NIKs, which are not kept',
      description:
        'Berlaku sehari, hanya bagi wilayah Anda; setiap permintaan dicatat dan dibatasi. `niks` atau `persons` (paling banyak 100) dijawab dengan `subjectRefs`; ' +
        'data dalam `persons` disimpan tersandi untuk wilayah Anda (`party` bila lebih dari satu), menggantikan yang lama. / ' +
        'Good for a day and for your own regions; every use is recorded and limited. `niks` or `persons` (at most 100) are answered with `subjectRefs`; ' +
        'data in `persons` are kept encrypted for your region (`party` where you have several), in the place of earlier ones.',
      responses: {
        ...answerOf('Rujukan untuk dipakai dalam perintah / References for use in commands', references),
        ...problems(400, 401, 403, 409, 422, 429, 503),
      },
    },
  },
  '/v1/visits/{id}/travellers': {
    get: {
      tags: ['subjects'],
      operationId: 'subjects.travellers',
      summary: 'Pelaku perjalanan suatu kunjungan, dengan namanya / Travellers of a visit, by name',
      description:
        'Hanya bagi petugas pihak asal dan pemeriksanya; bagi pembaca lain ditandai tersembunyi. Siapa yang melihat dicatat. / ' +
        'For officers of the visitors and their examiners; to other readers marked as hidden. Who looks is recorded.',
      parameters: [parameter('Id'), purposeOf(false), reason],
      responses: {
        ...answerOf('Pelaku perjalanan / Travellers', travellers),
        ...problems(400, 401, 403, 404, 422, 429, 503),
      },
    },
  },
  '/v1/persons/{id}/data': {
    get: {
      tags: ['subjects'],
      operationId: 'subjects.person',
      summary: 'Data seseorang / Data of a person',
      description: 'Menurut keperluannya; siapa yang melihat dicatat. / By the purpose; who looks is recorded.',
      parameters: [parameter('Id'), purposeOf(true), reason],
      responses: { ...answerOf('Datanya / The data', personAnswer), ...problems(400, 401, 403, 404, 422, 429, 503) },
    },
  },
};
