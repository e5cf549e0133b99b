import { inflateSync } from 'node:zlib';
import type { FileFault } from './file-refusal.js';
import { FileRefused } from './file-refused.js';
import { nextWord, type PdfWord } from './pdf-words.js';

/** Names by which a PDF carries other files, runs something or is locked, wherever they stand. */
const FORBIDDEN: Readonly<Record<string, FileFault>> = {
  EmbeddedFile: 'EMBEDDED_FILE',
  EmbeddedFiles: 'EMBEDDED_FILE',
  FileAttachment: 'EMBEDDED_FILE',
  Collection: 'EMBEDDED_FILE',
  JavaScript: 'ACTIVE_CONTENT',
  JS: 'ACTIVE_CONTENT',
  Launch: 'ACTIVE_CONTENT',
  GoToE: 'ACTIVE_CONTENT',
  SubmitForm: 'ACTIVE_CONTENT',
  ImportData: 'ACTIVE_CONTENT',
  RichMedia: 'ACTIVE_CONTENT',
  Rendition: 'ACTIVE_CONTENT',
  XFA: 'ACTIVE_CONTENT',
  Encrypt: 'ENCRYPTED',
};

/** Objects in packed streams, of the whole file: beyond that it is a bomb. */
const MOST_UNPACKED = 64 * 1_048_576;
const HEADER = /^%PDF-[12]\.\d/;
/** How far from its end a PDF says where its objects are listed. */
const TAIL = 2_048;
const START = /startxref\s+(\d{1,10})\s+%%EOF[\s\0]*$/;
const STREAM_ENDS = /^\s*endstream/;
/** The way in which an object begins: two numbers before `obj`, with comments between them, too. */
const OBJECT_BEGINS = /\d(?:[\s\0]|%[^\r\n]*[\r\n])+\d+(?:[\s\0]|%[^\r\n]*[\r\n])*obj/;
const STREAM_FILTERS =
  /^(?:ASCIIHex|ASCII85|LZW|RunLength|CCITTFax|JBIG2|DCT|JPX|Crypt)Decode$|^(?:AHx|A85|LZW|RL|CCF|DCT)$/;

const requireAllowed = ({ text }: PdfWord): void => {
  const fault = Object.hasOwn(FORBIDDEN, text) ? FORBIDDEN[text] : undefined;
  if (fault) throw new FileRefused(fault);
};

/**
 * An object that begins within a stream, a string or a comment would be seen by whoever is told that it stands there,
 * and not by us.
 */
const requireNoObject = (passed: Buffer): void => {
  if (passed.includes('obj') && OBJECT_BEGINS.test(passed.toString('latin1'))) throw new FileRefused('BROKEN');
};

/** Of the object that is being read: where it begins, its names, and the number that follows `/Length`. */
interface Opened {
  readonly from: number;
  readonly names: string[];
  length?: number;
  afterLength: boolean;
}

const opened = (from: number): Opened => ({ from, names: [], afterLength: false });

/** Where the bytes of a stream lie whose word ends there: as long as it says, or up to the word that ends it. */
export const streamAt = (
  file: Buffer,
  end: number,
  { length }: Pick<Opened, 'length'>,
): readonly [from: number, to: number] => {
  const from = end + (file[end] === 13 && file[end + 1] === 10 ? 2 : 1);
  const said = length === undefined ? -1 : from + length;
  if (said >= from && said <= file.length && STREAM_ENDS.test(file.toString('latin1', said, said + 20)))
    return [from, said];
  const to = file.indexOf('endstream', from);
  if (to < 0) throw new FileRefused('BROKEN');
  return [from, to];
};

/** The number that a dictionary has under that name: once, and as it stands there. */
const numberIn = (dictionary: string, names: readonly string[], name: string): number => {
  const found = [...dictionary.matchAll(new RegExp(`/${name}[\\s\\0]+(\\d{1,10})(?=[\\s\\0]*[/>])`, 'g'))];
  if (found.length !== 1 || names.filter((each) => each === name).length !== 1) throw new FileRefused('BROKEN');
  return Number(found[0]![1]);
};

/**
 * Where the objects begin that are gathered in a stream, in the order of their places: as it says at its beginning, to
 * those who look for them there. What does not say so was packed in another way than it was unpacked here.
 */
const placesOf = (content: Buffer, names: readonly string[], dictionary: string): readonly number[] => {
  const [many, first] = [numberIn(dictionary, names, 'N'), numberIn(dictionary, names, 'First')];
  const places: number[] = [];
  let end = 0;
  for (let at = 0; at < 2 * many; at += 1) {
    const word = nextWord(content, end);
    if (word?.kind !== 'word' || !/^\d{1,10}$/.test(word.text)) throw new FileRefused('BROKEN');
    end = word.end;
    if (at % 2 === 1) places.push(first + Number(word.text));
  }
  if (places.some((place) => place >= content.length)) throw new FileRefused('BROKEN');
  return places.sort((a, b) => a - b);
};

/** Looks through a PDF once, from the first byte to the last. */
class PdfReader {
  private unpacked = 0;
  private objects = 0;
  private readonly seen = new Set<string>();

  constructor(private readonly file: Buffer) {}

  read(): void {
    let object = opened(0);
    let last: PdfWord | undefined;
    let depth = 0;
    for (let word = nextWord(this.file, 0); word;) {
      let next = word.end;
      if (word.kind === 'passed') requireNoObject(this.file.subarray(word.at, word.end));
      else if (word.kind === 'open') depth += 1;
      else if (word.kind === 'close') depth -= 1;
      else if (word.kind === 'name') this.name(word, object);
      else if (word.text === 'obj') {
        this.objects += 1;
        object = opened(word.end);
      } else if (word.text === 'stream') {
        // Anywhere else than right behind a dictionary it is none, and what follows is read by others.
        if (last?.text !== '>>') throw new FileRefused('BROKEN');
        const [from, to] = streamAt(this.file, word.end, object);
        this.stream(this.file.subarray(from, to), object, this.file.toString('latin1', object.from, word.at));
        next = to;
      } else if (object.afterLength) {
        // Where it is the number of an object that holds the length, no stream ends there: its end is looked for.
        object.length = Number(word.text);
        object.afterLength = false;
      }
      if (depth < 0 || (depth > 0 && (word.text === 'obj' || word.text === 'stream'))) throw new FileRefused('BROKEN');
      last = word;
      word = nextWord(this.file, next);
    }
    if (this.objects === 0 || !['Root', 'Catalog', 'Pages'].every((name) => this.seen.has(name)))
      throw new FileRefused('BROKEN');
  }

  private name(word: PdfWord, object: Opened): void {
    requireAllowed(word);
    this.seen.add(word.text);
    object.names.push(word.text);
    object.afterLength = word.text === 'Length';
  }

  private stream(bytes: Buffer, { names }: Opened, dictionary: string): void {
    requireNoObject(bytes);
    // Whatever says how many objects it holds, and where the first one is, is read as holding objects.
    if (!names.includes('ObjStm') && !(names.includes('First') && names.includes('N'))) return;
    if (names.some((name) => STREAM_FILTERS.test(name)) || names.includes('Predictor')) throw new FileRefused('BROKEN');
    const packed = names.includes('FlateDecode') || names.includes('Fl');
    const content = packed ? this.inflated(bytes) : bytes;
    const places = placesOf(content, names, dictionary);
    let next = 0;
    for (let word = nextWord(content, 0); word; word = nextWord(content, word.end)) {
      while (places[next]! <= word.at) next += 1;
      if (word.kind === 'passed' && places[next]! < word.end) throw new FileRefused('BROKEN');
      if (word.kind !== 'name') continue;
      requireAllowed(word);
      this.seen.add(word.text);
    }
  }

  private inflated(bytes: Buffer): Buffer {
    try {
      const content = inflateSync(bytes, { maxOutputLength: MOST_UNPACKED - this.unpacked });
      this.unpacked += content.length;
      return content;
    } catch {
      throw new FileRefused('BROKEN');
    }
  }
}

/**
 * A PDF that any office shows alike: whole, not locked, without other files in it and without anything that runs. Read
 * for what it may not hold, also in packed objects; not for how its pages look.
 * @throws FileRefused
 */
export const checkPdf = (file: Buffer): void => {
  if (!HEADER.test(file.toString('latin1', 0, 10))) throw new FileRefused('BROKEN');
  const listed = START.exec(file.toString('latin1', Math.max(0, file.length - TAIL)))?.[1];
  const at = Number(listed);
  if (listed === undefined || !/^\s*(xref|\d+\s+\d+\s+obj)/.test(file.toString('latin1', at, at + 40)))
    throw new FileRefused('BROKEN');
  new PdfReader(file).read();
};
