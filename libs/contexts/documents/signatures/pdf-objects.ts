import { FileRefused } from '../content/file-refused.js';
import { nextWord } from '../content/pdf-words.js';
import { streamAt } from '../content/pdf.js';

/** A dictionary that says what it signs, with where its parts lie in the file. */
export interface SignatureDictionary {
  /** Absent: it has none, or one that is no list of whole numbers. */
  readonly range?: readonly number[];
  /** The string in brackets that holds the signature: from `<` to the byte after `>`. */
  readonly contents?: { readonly from: number; readonly to: number };
  readonly type?: string;
  readonly subFilter?: string;
  /** `D:20200310093000+08'00'` */
  readonly time?: string;
}

/** What is found in one walk through a PDF. */
export interface PdfObjects {
  readonly dictionaries: readonly SignatureDictionary[];
  readonly more: boolean;
  /** Places at which a PDF could end before its last end, in their order. */
  readonly ends: readonly number[];
}

interface Value {
  readonly kind: 'name' | 'word' | 'string' | 'hex';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A dictionary or list that is open: its entries by name, or the values of the entry that is being read. */
interface Frame {
  readonly list: boolean;
  readonly entries: Map<string, Value[]>;
  key?: string;
}

/** A value that is no name, number or string: to what stands around it, it is one, whatever it holds. */
const SOMETHING: Value = { kind: 'word', text: '', from: 0, to: 0 };
/** No writer nests deeper. */
const DEEPEST = 500;
/** So many signatures of one file are checked. */
export const MOST_SIGNATURES = 32;
/** So many earlier ends of one file are told. */
const MOST_ENDS = 64;
const [HEX_OPENS, COMMENT] = ['<', '%'];
const WHOLE_NUMBER = /^[+-]?\d{1,10}$/;
/** Characters of the time that a signer claims. */
const LONGEST_TIME = 64;

const single = (entries: Frame['entries'], name: string): Value | undefined => {
  const values = entries.get(name);
  return values?.length === 1 ? values[0] : undefined;
};

const nameIn = (entries: Frame['entries'], name: string): string | undefined => {
  const value = single(entries, name);
  return value?.kind === 'name' ? value.text : undefined;
};

const dictionaryOf = (entries: Frame['entries']): SignatureDictionary => {
  const [range, contents, time] = [entries.get('ByteRange'), single(entries, 'Contents'), single(entries, 'M')];
  const [type, subFilter] = [nameIn(entries, 'Type'), nameIn(entries, 'SubFilter')];
  return {
    ...(range?.every(({ kind, text }) => kind === 'word' && WHOLE_NUMBER.test(text)) && {
      range: range.map(({ text }) => Number(text)),
    }),
    ...(contents?.kind === 'hex' && { contents: { from: contents.from, to: contents.to } }),
    ...(type !== undefined && { type }),
    ...(subFilter !== undefined && { subFilter }),
    ...(time?.kind === 'string' && { time: time.text.slice(1, LONGEST_TIME) }),
  };
};

const isSignature = (entries: Frame['entries']): boolean =>
  entries.has('ByteRange') || ['Sig', 'DocTimeStamp'].includes(nameIn(entries, 'Type') ?? '');

/** After the line that a mark of the end stands on: with and without the break, since writers do either. */
const endsAfter = (file: Buffer, at: number): readonly number[] => {
  const crlf = file[at] === 13 && file[at + 1] === 10;
  return file[at] === 10 || file[at] === 13 ? [at, at + (crlf ? 2 : 1)] : [at];
};

/** Walks through a file that was found to be a whole PDF, once, and gathers what signatures say of it. */
class ObjectWalk {
  private readonly frames: Frame[] = [];
  private readonly dictionaries: SignatureDictionary[] = [];
  private readonly ends: number[] = [];
  private more = false;
  private length: number | undefined;

  constructor(private readonly file: Buffer) {}

  walk(): PdfObjects {
    let last = '';
    for (let word = nextWord(this.file, 0); word;) {
      let next = word.end;
      if (word.kind === 'open' && this.frames.length === DEEPEST) throw new FileRefused('BROKEN');
      if (word.kind === 'open') this.frames.push({ list: word.text === '[', entries: new Map() });
      else if (word.kind === 'close') this.close();
      else if (word.kind === 'word' && word.text === 'stream' && last === '>>') {
        const { length } = this;
        [, next] = streamAt(this.file, word.end, length === undefined ? {} : { length });
      } else this.value(word.kind, word.text, word.at, word.end);
      if (word.text === 'obj') this.length = undefined;
      last = word.text;
      word = nextWord(this.file, next);
    }
    return {
      dictionaries: this.dictionaries,
      more: this.more,
      ends: [...new Set(this.ends)].filter((end) => end < this.file.length).slice(0, MOST_ENDS),
    };
  }

  private close(): void {
    const frame = this.frames.pop();
    const outer = this.frames.at(-1);
    if (!frame) return;
    if (frame.list) {
      for (const value of frame.entries.get('') ?? [SOMETHING]) this.add(outer, value);
      return;
    }
    if (isSignature(frame.entries)) {
      if (this.dictionaries.length < MOST_SIGNATURES) this.dictionaries.push(dictionaryOf(frame.entries));
      else this.more = true;
    }
    const length = single(frame.entries, 'Length');
    if (this.frames.length === 0 && length && WHOLE_NUMBER.test(length.text)) this.length = Number(length.text);
    this.add(outer, SOMETHING);
  }

  private value(kind: 'name' | 'word' | 'passed', text: string, from: number, to: number): void {
    const { file } = this;
    const begins = kind === 'passed' ? String.fromCharCode(file[from]!) : '';
    if (begins === COMMENT) {
      if (file.toString('latin1', from, from + 5) === '%%EOF') this.ends.push(...endsAfter(file, from + 5));
      return;
    }
    const frame = this.frames.at(-1);
    if (!frame) return;
    if (kind === 'name' && !frame.list && !this.awaitsName(frame)) {
      frame.key = text;
      // A name that stands twice is told by neither: readers differ in which of them they take.
      frame.entries.set(text, frame.entries.has(text) ? [...frame.entries.get(text)!, SOMETHING, SOMETHING] : []);
      return;
    }
    const string = kind === 'passed' ? file.toString('latin1', from, Math.min(to - 1, from + LONGEST_TIME)) : text;
    this.add(frame, {
      kind: kind === 'passed' ? (begins === HEX_OPENS ? 'hex' : 'string') : kind,
      text: string,
      from,
      to,
    });
  }

  /** A name right behind a name is its value. */
  private awaitsName({ key, entries }: Frame): boolean {
    return key !== undefined && entries.get(key)!.length === 0;
  }

  private add(frame: Frame | undefined, value: Value): void {
    if (!frame) return;
    const key = frame.list ? '' : frame.key;
    if (key === undefined) return;
    const values = frame.entries.get(key);
    if (!values) frame.entries.set(key, [value]);
    // No entry that is read here has more; a list of millions is not kept.
    else if (values.length < 16) values.push(value);
  }
}

/** @throws FileRefused what is no whole PDF */
export const pdfObjects = (file: Buffer): PdfObjects => new ObjectWalk(file).walk();
