import {
  FLAG,
  REGION,
  TEXT,
  codeOf,
  eventsOf,
  field,
  listOf,
  optional,
  record,
  searching,
  streamId,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { numberBookDecider } from '../domain/number-book.decider.js';
import { BOOK, GIVEN, givenNumber, numberBookCatalogue, type NumberBookEvent } from '../domain/number-book.events.js';
import { NUMBER_STATE_CODES } from '../domain/numbering.codes.js';

/** A line of the book: one number, what it was given for, and whether it still counts. */
export const bookLine = record({
  ...BOOK,
  ...givenNumber.fields,
  ...GIVEN,
  state: field(['keadaan nomor', 'state of the number'], codeOf(NUMBER_STATE_CODES)),
  voidReason: optional(['alasan batal', 'why it is void'], TEXT),
  region: numberBookCatalogue.NumbersGiven.data.region,
  regions: field(['kode wilayah kantor (Kepmendagri)', "code of the office's region (Kepmendagri)"], listOf(REGION)),
  national: field(['kantor pemerintah pusat', 'of the central government'], FLAG),
  ruleNo: numberBookCatalogue.NumbersGiven.data.ruleNo,
});
export type BookLine = TypeOf<typeof bookLine>;

const keyOf = (stream: string, number: number): string => `${streamId(stream)}.${number}`;

/** All numbers that offices have given: buku agenda. */
export const numberBook: ReadModel<BookLine, Recorded<NumberBookEvent>> = {
  name: 'number_book',
  version: 1,
  events: eventsOf(numberBookDecider),
  fields: {
    officeId: 'text',
    kind: 'text',
    year: 'integer',
    number: 'integer',
    day: 'text',
    record: 'text',
    state: 'text',
    outOfOrder: 'boolean',
    regions: 'regions',
    national: 'boolean',
  },
  sorts: ['number', 'day'],
  keys: ({ stream, type, data }) =>
    type === 'NumberVoided' ? [keyOf(stream, data.number)] : data.numbers.map(({ number }) => keyOf(stream, number)),
  fold: (line, { type, data, stream }, key) => {
    if (type === 'NumberVoided') return line && { ...line, state: 'VOIDED', voidReason: data.reason };
    const { numbers, region, ...common } = data;
    const given = numbers.find(({ number }) => keyOf(stream, number) === key)!;
    return {
      ...common,
      ...given,
      state: 'GIVEN',
      ...(region && { region }),
      regions: region ? [region.code] : [],
      national: !region,
    };
  },
  ...searching<BookLine>(
    { label: ['nomor pada naskah', 'number on the paper'], texts: ({ text }) => [text] },
    { label: ['id kantor', 'id of the office'], texts: ({ officeId }) => [officeId] },
    { label: ['id catatan', 'id of the record'], texts: ({ record: id }) => [id] },
  ),
};
