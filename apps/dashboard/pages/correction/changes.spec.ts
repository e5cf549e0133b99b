import { describe, expect, it } from '@jest/globals';
import { SUBJECT_HANDLE } from '#kernel';
import { uiOf, type Schema } from '#views';
import { changesIn } from './changes.js';
import { placeOf } from './place.js';

const text: Schema = { type: 'string' };
const DOCUMENT: Schema = {
  type: 'object',
  required: ['docId', 'sha256'],
  properties: { docId: text, sha256: text, number: text, classification: text },
};
const INPUT: Schema = {
  type: 'object',
  required: ['story', 'hosts'],
  properties: {
    story: text,
    size: { type: 'integer' },
    note: text,
    topics: { type: 'array', items: text },
    hosts: {
      type: 'array',
      items: { type: 'object', required: ['region'], properties: { region: { ...text, format: 'region' }, why: text } },
    },
    travellers: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          subjectRef: { ...text, pattern: SUBJECT_HANDLE.source },
          fee: { ...text, format: 'rupiah' },
          class: text,
        },
      },
    },
    letter: DOCUMENT,
  },
};
const TOLD = {
  story: 'Cerita ',
  topics: ['BUM Desa'],
  hosts: [
    { region: { code: '63.10', nameAtTime: 'Kabupaten Tanah Bumbu' } },
    { region: { code: '62.03' }, why: 'dekat' },
  ],
  travellers: [{ subjectRef: 'sub_1', fee: '100000' }],
  letter: { docId: 'dok-1', sha256: 'a', number: '1', classification: 'INTERNAL', seen: true },
};
const open = (schema: Schema): Schema => schema;
const { say } = uiOf('id');
const place = placeOf(INPUT, TOLD, open)!;
type Said = Record<string, unknown> & typeof TOLD;
/** What is asked for when the form comes back with something else in it. */
const after = (change: (said: Said) => void) => {
  const said = JSON.parse(JSON.stringify(place.value)) as Said;
  change(said);
  const { changes, errors } = changesIn(place, { ...said, story: said.story?.trim() }, { open, say });
  return [...changes.map(({ field, value }) => [field, value]), ...errors.map(({ field }) => `! ${field}`)];
};

describe('What a correction asks to change', () => {
  it('is nothing where the form comes back as it was given', () => {
    expect(after(() => undefined)).toEqual([]);
  });

  it('is each field by itself, of lists and documents, too', () => {
    expect(
      after((said) => {
        said['size'] = 3;
        said.topics[0] = 'Wisata';
        (said.hosts as unknown as { region: string }[])[1]!.region = '62.04';
        said.letter.number = '2';
      }),
    ).toEqual([
      ['/size', 3],
      ['/topics/0', 'Wisata'],
      ['/hosts/1/region', '62.04'],
      ['/letter/number', '2'],
    ]);
  });

  it('is what holds it, where a member or an entry is added or removed, or the file is another', () => {
    expect(
      after((said) => {
        (said.hosts[0] as { why?: string }).why = 'ramah';
        said.topics.push('Wisata');
        Object.assign(said.letter, { docId: 'dok-2', sha256: 'b' });
      }),
    ).toEqual([
      ['/topics', ['BUM Desa', 'Wisata']],
      ['/hosts/0', { region: '63.10', why: 'ramah' }],
      ['/letter', { docId: 'dok-2', sha256: 'b', number: '1', classification: 'INTERNAL' }],
    ]);
    expect(after((said) => void said.hosts.pop())).toEqual([['/hosts', [{ region: '63.10' }]]]);
    expect(after((said) => void said.topics.pop())).toEqual([['/topics', []]]);
  });

  it('empties nothing', () => {
    expect(
      after((said) => {
        delete (said as { story?: string }).story;
        said.story = undefined as never;
      }),
    ).toEqual(['! /story']);
    expect(after((said) => delete (said.hosts[1] as { why?: string }).why)).toEqual(['! /hosts/1/why']);
  });

  it('leaves persons alone, and takes no member or entry where they stand', () => {
    const { travellers } = place.schema.properties!;
    expect(travellers!.properties!['0']!.properties).toEqual({ fee: { type: 'string', format: 'rupiah' } });
    expect(
      after((said) => {
        (said.travellers as unknown as Record<string, { fee: string }>)['0']!.fee = '120000';
      }),
    ).toEqual([['/travellers/0/fee', '120000']]);
  });

  it('does not hold a document that its reader may not see', () => {
    const hidden = placeOf(INPUT, { ...TOLD, letter: { hidden: true, classification: 'SECRET' } }, open)!;
    expect(hidden.schema.properties).not.toHaveProperty('letter');
  });
});
