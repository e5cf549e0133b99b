import { CLASSIFICATION_CODES, inWords, record, type Document, type Pointer, type Schema, type Scope } from '#kernel';
import type { Fact, Paper, PaperBlock } from '#paper';
import { isHidden, type HistoryEntry } from '#runtime';
import { askedBy } from '../export-description.js';
import { showsRegions } from '../export-rows.js';
import { InWords } from './in-words.js';
import { factsOf } from './paper-facts.js';
import type { RecordFile } from './record-file.js';
import { StepPaper, actorFacts } from './step-paper.js';
import { ToldCorrections, type CorrectionStatus, type ToldCorrection } from './told-corrections.js';
import { ToldDocuments, type Mention, type ToldDocument } from './told-documents.js';

/** Steps that are printed at most, and characters of them; the JSON file has all. */
export const MOST_PRINTED = { steps: 1_000, characters: 1_000_000 };
/** Facts of the record itself, and characters of them. */
const MOST_FACTS = { facts: 1_000, characters: 400_000 };

/** As many of the first facts as are printed. */
const firstOf = (facts: readonly Fact[]): readonly Fact[] => {
  let characters = 0;
  const past = facts.findIndex(({ value }) => (characters += value.length) > MOST_FACTS.characters);
  return facts.slice(0, Math.min(past === -1 ? facts.length : past, MOST_FACTS.facts));
};

/** Members that name an office by its id. */
const OFFICE_MEMBERS: ReadonlySet<string> = new Set(['officeId', 'givenBy', 'ownerOfficeId']);

const STATUSES: Readonly<Record<CorrectionStatus, string>> = {
  WAITING: 'menunggu keputusan',
  CONFIRMED: 'disetujui',
  REFUSED: 'ditolak',
  WITHDRAWN: 'ditarik oleh pemintanya',
  LAPSED: 'gugur bersama catatannya',
};
const KINDS: Readonly<Record<ToldCorrection['kind'], string>> = {
  CORRECTION: 'perbaikan',
  VOIDING: 'pembatalan catatan',
};

interface Gathered {
  readonly steps: readonly HistoryEntry[];
  readonly documents: ToldDocuments;
  readonly corrections: ToldCorrections;
  /** Whether there are steps that are not printed. */
  readonly more: boolean;
}

const gather = async (file: RecordFile): Promise<Gathered> => {
  const [documents, corrections, steps] = [new ToldDocuments(), new ToldCorrections(), [] as HistoryEntry[]];
  documents.record(file.record);
  let characters = 0;
  for await (const page of file.steps())
    for (const entry of page) {
      characters += JSON.stringify(entry).length;
      if (steps.length === MOST_PRINTED.steps || (characters > MOST_PRINTED.characters && steps.length > 0))
        return { steps, documents, corrections, more: true };
      steps.push(entry);
      documents.step(entry);
      corrections.step(entry);
    }
  return { steps, documents, corrections, more: false };
};

/** Ids of the offices that stand anywhere in these values. */
const officesIn = (value: unknown, found = new Set<string>()): readonly string[] => {
  if (typeof value === 'object' && value !== null)
    for (const [name, entry] of Object.entries(value))
      if (OFFICE_MEMBERS.has(name) && typeof entry === 'string') found.add(entry);
      else officesIn(entry, found);
  return [...found];
};

/** Parts that are hidden from the reader; what tells nothing but a fingerprint is none. */
const hiddenIn = (value: unknown, name = ''): number => {
  if (typeof value !== 'object' || value === null || name === 'commandHash') return 0;
  return Number(isHidden(value)) + Object.entries(value).reduce((sum, [key, entry]) => sum + hiddenIn(entry, key), 0);
};

/** Under which rights and for which regions it was asked for; no person is named, not even by an id. */
const askedFacts = ({ query, asked, places }: RecordFile, words: InWords): readonly Fact[] => {
  const { by, within } = askedBy(query, asked);
  const place = (scope: Scope): string => `${places.address(scope)} (${scope})`;
  return [
    ...by.offices.map(({ officeId, role, scope }) => ({
      label: 'Diminta oleh',
      value: `${words.code(role) ?? role}; ${words.office(officeId)}; ${place(scope)}`,
    })),
    { label: 'Diminta pada', value: words.at(asked.now) },
    { label: 'Wilayah yang dilihatnya', value: within.map(place).join('; ') },
  ];
};

/** What lists its own steps is told by the history; which record it is, and how far it has come, on the first page. */
const withoutSteps = (document: Document, schema: Schema, types: readonly string[]): object =>
  Object.fromEntries(
    Object.entries(document).filter(([name]) => {
      if (name === 'id' || name === 'revision') return false;
      const { items } = (schema['properties'] as Readonly<Record<string, Schema>>)[name] ?? {};
      const { event } = ((items as Schema | undefined)?.['properties'] ?? {}) as Readonly<Record<string, Schema>>;
      const codes = event?.['enum'] as readonly string[] | undefined;
      return !codes?.every((code) => types.includes(code));
    }),
  );

const titleOf = (record: Document, id: string): string => {
  const { title, name } = record as Readonly<Record<string, unknown>>;
  return [title, name].find((each) => typeof each === 'string') ?? id;
};

/** Where a document is referred to, in words: `langkah 6: narasumber › surat mandat`. */
const placesIn =
  (words: InWords, steps: readonly HistoryEntry[], { query, catalogue }: RecordFile) =>
  ({ revision, pointer }: Mention): string => {
    if (revision === undefined) return withPlace('isi catatan', words.place(pointer, query.document.schema).words);
    const step = `langkah ${revision + 1}`;
    const [, part, ...rest] = pointer.split('/');
    if (part !== 'data')
      return withPlace(step, part === 'request' ? 'wewenang yang meminta' : 'wewenang yang bertindak');
    const { data } = catalogue[steps[revision]!.type] ?? {};
    return withPlace(step, words.place(`/${rest.join('/')}` as Pointer, data && record(data).schema).words);
  };

const withPlace = (where: string, place: string | undefined): string =>
  place === undefined ? where : `${where}: ${place}`;

const documentBlocks = (
  words: InWords,
  placeOf: (mention: Mention) => string,
  { document, at }: ToldDocument,
  index: number,
): readonly PaperBlock[] => [
  { kind: 'heading', level: 2, text: `Dokumen ${index + 1}: ${words.document(document)}` },
  {
    kind: 'facts',
    facts: [
      ...('sha256' in document
        ? [
            { label: 'SHA-256', value: document.sha256, code: true },
            { label: 'Id dokumen', value: document.docId },
          ]
        : [{ label: 'SHA-256', value: 'tersembunyi' }]),
      { label: 'Klasifikasi', value: inWords(CLASSIFICATION_CODES, document.classification) },
      { label: 'Disebut dalam', value: at.map(placeOf).join('\n') },
    ],
  },
];

/** The file of a record as it is printed: in Indonesian, for whoever examines it. */
export const fileAsPaper = async (file: RecordFile): Promise<Paper> => {
  const { query, id, asOf, position, catalogue, zone, places, codeLists, attribution } = file;
  const schemas = Object.values(catalogue).flatMap(({ data }) => (data ? [record(data).schema] : []));
  const { steps, documents, corrections, more } = await gather(file);
  const offices = await file.officesCalled(officesIn([file.record, steps, file.asked.principal.grants]));
  const words = new InWords(places, zone, [query.document.schema, ...schemas], codeLists, offices);
  const paper = new StepPaper(file, words, steps);
  const hidden = hiddenIn(file.record) + hiddenIn(steps);
  const { schema } = query.document;
  const facts = factsOf(words, withoutSteps(file.record, schema, Object.keys(catalogue)), schema);
  const printed = firstOf(facts);
  const repairs = corrections.all();

  const act = (label: string, told: ToldCorrection['asked']): readonly Fact[] =>
    told
      ? [
          { label, value: `langkah ${told.revision + 1}, ${words.at(told.recordedAt)}` },
          ...actorFacts(file, words, told.actor).map((fact) => ({ ...fact, depth: 1 })),
          ...(told.reason === undefined ? [] : [{ label: 'Alasan', value: told.reason, depth: 1 }]),
        ]
      : [];
  const repairBlocks = (repair: ToldCorrection, index: number): readonly PaperBlock[] => [
    {
      kind: 'heading',
      level: 2,
      text: `Permintaan ${repair.requestId ?? index + 1}: ${KINDS[repair.kind]}, ${STATUSES[repair.status]}`,
    },
    {
      kind: 'facts',
      facts: [
        ...act('Diminta', repair.asked),
        ...act('Diputus', repair.decided),
        ...(repair.approverId === undefined
          ? []
          : [{ label: 'Disebut menyetujui', value: `${repair.approverId} (menurut pemintanya; bentuk lama)` }]),
      ],
    },
    {
      kind: 'table',
      head: ['Isian', 'Semula', 'Menjadi'],
      widths: [3, 4, 4],
      rows: (repair.changes ?? []).map(({ field, old, new: value }) => {
        const { words: place, schema: of } = words.place(field);
        return [place ?? field, words.value(old, of), words.value(value, of)];
      }),
    },
  ];

  const blocks: readonly PaperBlock[] = [
    { kind: 'title', text: `Berkas catatan: ${query.summary[0]}`, beneath: titleOf(file.record, id) },
    {
      kind: 'facts',
      facts: [
        { label: 'Id catatan', value: id, code: true },
        { label: 'Data per', value: words.at(asOf) },
        { label: 'Memuat catatan sampai nomor', value: `${position} (nomor urut dalam catatan sistem)` },
        { label: 'Banyaknya langkah', value: more ? `lebih dari ${steps.length}` : String(steps.length) },
        ...askedFacts(file, words),
        {
          label: 'Yang tersembunyi',
          value: hidden
            ? `${hidden} bagian yang bertulisan "tersembunyi" ada dalam catatan, tetapi menurut klasifikasi dokumen dan perlindungan data pribadi tidak ditunjukkan kepada pemintanya.`
            : 'Tidak ada bagian catatan ini yang tersembunyi bagi pemintanya.',
        },
        ...(showsRegions(query) ? [{ label: 'Lisensi data wilayah', value: attribution }] : []),
      ],
    },
    {
      kind: 'text',
      small: true,
      text: 'Disusun dari catatan yang hanya dapat ditambah: yang salah diperbaiki dengan langkah baru, dan nilai semula tetap terlihat. Keutuhan satu dokumen diperiksa dengan membandingkan SHA-256 berkasnya dengan yang tertulis di sini.',
    },
    { kind: 'contents', title: 'Daftar isi' },
    { kind: 'heading', level: 1, text: '1. Isi catatan', newPage: true },
    { kind: 'facts', facts: printed },
    ...(facts.length > printed.length
      ? [{ kind: 'text', text: `Hanya ${printed.length} isian pertama dicetak; berkas JSON memuat semuanya.` } as const]
      : []),
    { kind: 'heading', level: 1, text: '2. Riwayat, langkah demi langkah', newPage: true },
    {
      kind: 'text',
      small: true,
      text: 'Langkah diurutkan menurut waktu dicatat, bukan menurut tanggal kejadian; yang terjadi lebih awal daripada langkah sebelumnya diberi keterangan.',
    },
    ...steps.flatMap((step) => {
      const own = new ToldDocuments();
      own.step(step);
      return paper.blocks(
        step,
        own.all().map(({ document }) => document),
      );
    }),
    ...(more
      ? [
          {
            kind: 'text',
            text: `Langkah sesudah yang ke-${steps.length} tidak dicetak; berkas JSON memuat semuanya.`,
          } as const,
        ]
      : []),
    { kind: 'heading', level: 1, text: '3. Perbaikan dan pembatalan' },
    ...(repairs.length ? repairs.flatMap(repairBlocks) : [{ kind: 'text', text: 'Tidak ada yang diminta.' } as const]),
    { kind: 'heading', level: 1, text: '4. Dokumen dan SHA-256' },
    ...(documents.all().length
      ? documents.all().flatMap((each, index) => documentBlocks(words, placesIn(words, steps, file), each, index))
      : [{ kind: 'text', text: 'Catatan ini tidak menyebut dokumen.' } as const]),
  ];
  return {
    title: `Berkas catatan: ${query.summary[0]} ${id}`,
    subject: titleOf(file.record, id),
    dated: asOf,
    language: 'id-ID',
    header: [`${query.summary[0]} ${id}`, `data per ${words.at(asOf)}`],
    footer: `Sinergi: berkas catatan, sampai nomor ${position}`,
    pageNumber: 'Halaman {page} dari {of}',
    blocks,
  };
};
