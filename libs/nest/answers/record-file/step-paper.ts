import {
  CAPACITY_CODES,
  PROVENANCE_SOURCE_CODES,
  WARNING_CODES,
  dayInLetter,
  entryInWords,
  inWords,
  record,
  type Actor,
  type Revision,
  type Schema,
} from '#kernel';
import type { Fact, PaperBlock } from '#paper';
import type { HistoryEntry } from '#runtime';
import type { InWords } from './in-words.js';
import { changeRows, factsOf } from './paper-facts.js';
import type { RecordFile } from './record-file.js';
import type { ShownDocument } from './told-documents.js';

/** On whose authority somebody acted: role, office, region, capacity and mandate. */
export const actorFacts = (
  { places }: Pick<RecordFile, 'places'>,
  words: InWords,
  { userId, officeId, role, scope, capacity, mandate }: Actor,
): readonly Fact[] => [
  { label: 'Oleh', value: `${words.code(role) ?? role}, ${places.address(scope)} (${scope})` },
  { label: 'Kantor', value: words.office(officeId) },
  { label: 'Id akun', value: userId, code: true },
  { label: 'Kedudukan', value: inWords(CAPACITY_CODES, capacity) },
  {
    label: 'Wewenang',
    value: mandate
      ? words.document(mandate as ShownDocument)
      : 'hak akun ini untuk wilayah itu; surat mandat tidak disebut',
  },
];

const COMPARED = ['Isian', 'Semula', 'Menjadi'] as const;
const WIDTHS = [3, 4, 4] as const;

/** The steps of a record on paper. */
export class StepPaper {
  constructor(
    private readonly file: RecordFile,
    private readonly words: InWords,
    /** Those that are printed, from the first. */
    private readonly steps: readonly HistoryEntry[],
  ) {}

  /** Of what was entered after something that happened later: what that was. */
  private turned(revision: Revision): string {
    const [of, before] = [this.steps[revision]!, this.steps.slice(0, revision)];
    const later = before.findLast(({ metadata }) => metadata.occurredOn > of.metadata.occurredOn);
    return later
      ? `, sebelum kejadian langkah ${later.revision + 1} (${dayInLetter(later.metadata.occurredOn)}) yang dicatat lebih dahulu`
      : '';
  }

  title({ revision, type }: HistoryEntry): string {
    return `Langkah ${revision + 1}: ${this.file.catalogue[type]?.label?.[0] ?? type}`;
  }

  blocks(entry: HistoryEntry, documents: readonly ShownDocument[]): readonly PaperBlock[] {
    const { data, changes, type } = entry;
    const { data: members } = this.file.catalogue[type] ?? {};
    const schema: Schema | undefined = members && record(members).schema;
    const said = changes.map((change) => ({
      ...change,
      ...('before' in change && { before: entryInWords(data, change.before) }),
      ...('after' in change && { after: entryInWords(data, change.after) }),
    }));
    const rows = changeRows(this.words, said, schema);
    return [
      { kind: 'heading', level: 2, text: this.title(entry) },
      { kind: 'facts', facts: this.facts(entry, documents) },
      rows.length > 0
        ? { kind: 'table', head: COMPARED, rows, widths: WIDTHS }
        : { kind: 'facts', facts: factsOf(this.words, data, schema) },
    ];
  }

  private facts(
    { id, revision, type, metadata, request }: HistoryEntry,
    documents: readonly ShownDocument[],
  ): readonly Fact[] {
    const { actor, command, occurredOn, recordedAt, reason, warnings = [], provenance } = metadata;
    const asked = this.file.commands.find(({ name }) => name === command)?.summary[0];
    return [
      ...actorFacts(this.file, this.words, actor),
      { label: 'Perintah', value: asked ?? command },
      { label: 'Tanggal kejadian', value: `${dayInLetter(occurredOn)}${this.turned(revision)}` },
      { label: 'Dicatat', value: this.words.at(recordedAt) },
      ...(reason === undefined ? [] : [{ label: 'Alasan', value: reason }]),
      ...(warnings.length
        ? [{ label: 'Peringatan', value: warnings.map((each) => inWords(WARNING_CODES, each)).join('; ') }]
        : []),
      ...(request
        ? [
            { label: 'Diminta pada', value: `langkah ${request.revision + 1}, ${this.words.at(request.recordedAt)}` },
            ...actorFacts(this.file, this.words, request.actor).map((fact) => ({ ...fact, depth: 1 })),
            ...(request.reason === undefined ? [] : [{ label: 'Alasan meminta', value: request.reason, depth: 1 }]),
          ]
        : []),
      ...documents.map((document) => ({ label: 'Dokumen', value: this.words.document(document) })),
      {
        label: 'Sumber',
        value: `${inWords(PROVENANCE_SOURCE_CODES, provenance.source)}${provenance.url === undefined ? '' : `, ${provenance.url}`}`,
      },
      { label: 'Kejadian, untuk program', value: `${type} ${id}`, code: true },
    ];
  }
}
