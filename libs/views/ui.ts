import type { Meaning } from '#kernel';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Parameters of an address. */
export type Query = Readonly<Record<string, string | undefined>>;

/** What every view is given: the language of the page, and where addresses in it begin. */
export interface Ui {
  readonly language: Language;
  /** The text in the language of the page. */
  readonly say: (meaning: Meaning) => string;
  /** The address of a page of this application: of its segments, in the language of the page. */
  readonly to: (path: readonly (Meaning | string)[], query?: Query) => string;
}

export const uiOf = (language: Language): Ui => {
  const say = ([id, en]: Meaning): string => (language === 'id' ? id : en);
  return {
    language,
    say,
    to: (path, query = {}) => {
      const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
      const segments = path.map((segment) => encodeURIComponent(typeof segment === 'string' ? segment : say(segment)));
      const search = new URLSearchParams(given).toString();
      return `/${[language, ...segments].join('/')}${search && `?${search}`}`;
    },
  };
};

/** A text as the beginning of a line. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('id') + text.slice(1);

/** What a code is called where there is room for a word or two: its meaning up to the first pause. */
export const inShort = (meaning: string): string => capital(/^[^,:;(]*/.exec(meaning)![0].trim());
