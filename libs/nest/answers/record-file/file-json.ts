import { Slices } from '#kernel';
import { askedBy } from '../export-description.js';
import { showsRegions } from '../export-rows.js';
import { meaningsOf, type RecordFile } from './record-file.js';
import { ToldCorrections } from './told-corrections.js';
import { ToldDocuments } from './told-documents.js';

const bilingual = ([id, en]: readonly [id: string, en: string]) => ({ id, en });

const HIDDEN_NOTE = {
  id: 'Yang bertanda {"hidden": true} ada dalam catatan, tetapi tidak ditunjukkan kepada pembaca berkas ini.',
  en: 'What is marked {"hidden": true} is in the record, but not shown to the reader of this file.',
};

/** COM-12: what is in the file, where it comes from and what its members mean. */
const metadataOf = ({ query, id, asOf, position, asked, catalogue, attribution }: RecordFile): object => ({
  title: bilingual(query.summary),
  asked: {
    path: `/v1/${query.path}/${id}/file`,
    parameters: asked.parameters,
    at: asked.now,
    ...askedBy(query, asked),
  },
  asOf,
  position,
  hidden: HIDDEN_NOTE,
  fields: meaningsOf(query.document.schema),
  events: Object.fromEntries(
    Object.entries(catalogue).flatMap(([type, { label }]) => (label ? [[type, bilingual(label)]] : [])),
  ),
  ...(showsRegions(query) && { licence: attribution }),
});

/**
 * The file as one JSON text, written as the history is read: however long it is, it never lies in memory as a whole.
 */
export async function* fileAsJson(file: RecordFile): AsyncGenerator<string> {
  const [documents, corrections, slices] = [new ToldDocuments(), new ToldCorrections(), new Slices()];
  documents.record(file.record);
  yield `{"metadata":${JSON.stringify(metadataOf(file))},\n"record":${JSON.stringify(file.record)},\n"history":[`;
  let steps = 0;
  for await (const page of file.steps())
    for (const entry of page) {
      documents.step(entry);
      corrections.step(entry);
      yield `${steps === 0 ? '' : ','}\n${JSON.stringify(entry)}`;
      steps += 1;
      if (slices.due) await slices.pass();
    }
  yield `],\n"documents":${JSON.stringify(documents.all())},\n"corrections":${JSON.stringify(corrections.all())},\n"steps":${steps}}\n`;
}
