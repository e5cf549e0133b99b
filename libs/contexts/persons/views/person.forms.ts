import type { Meaning } from '#kernel';
import type { FieldWords, FormViews } from '#views';

/** What a request is called on the page of its person. */
const REQUEST: FieldWords = {
  label: ['Permintaan yang dijawab', 'Request that is answered'],
  hint: [
    'Nomornya ada di riwayat orang itu; kosong: bukan atas permintaan',
    'Its id stands in the history of the person; empty: nobody asked',
  ],
};
const WHY: Meaning = ['Tanpa nama, NIK, atau nomor telepon', 'No name, NIK or telephone number'];

export const personForms: FormViews = {
  'rectify-person': {
    words: {
      '/data': {
        label: ['Data yang benar', 'The right data'],
        hint: ['Isi yang diperbaiki saja; yang lain tetap', 'Only what is mended; the rest stays'],
      },
      '/remove': { label: ['Data yang dihilangkan', 'Data to be removed'] },
      '/requestId': REQUEST,
      '/reason': { label: ['Alasan perbaikan', 'Reason'], hint: WHY },
    },
    parts: [{ title: ['Data orang', 'Data of the person'], fields: ['data', 'remove', 'requestId', 'reason'] }],
  },
  'receive-request': { words: { '/kind': { label: ['Yang diminta orang itu', 'What the person asks for'] } } },
  'refuse-request': {
    words: { '/requestId': { label: REQUEST.label! }, '/ground': { label: ['Dasarnya', 'Ground'] } },
  },
  'restrict-processing': { words: { '/requestId': REQUEST } },
  'record-erasure-notice': {
    words: {
      '/means': {
        label: ['Bagaimana orang itu diberi tahu', 'How the person was told'],
        hint: ['Misalnya: surat, diserahkan langsung', 'Like: by letter, in person'],
      },
    },
  },
};
