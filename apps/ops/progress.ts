/** Tells a person who waits how far long work has come. */
export interface Progress {
  /** @param what what is counted. @param total all there is, where it is known. */
  tell(what: string, done: number, total?: number): void;
  /** Nothing more is to come: the line is cleared. */
  end(): void;
}

export const NUMBERS = new Intl.NumberFormat('en');

const ON_SCREEN_EVERY = 200;
const IN_A_FILE_EVERY = 5_000;

/** On a screen one line that changes; anywhere else a line every 5 seconds. */
export const progressOn = (
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
  now: () => number = () => performance.now(),
): Progress => {
  const every = stream.isTTY ? ON_SCREEN_EVERY : IN_A_FILE_EVERY;
  let told = now();
  let shown = false;
  return {
    tell: (what, done, total) => {
      if (now() - told < every) return;
      told = now();
      const line = `${what}: ${NUMBERS.format(done)}${total === undefined ? '' : ` / ${NUMBERS.format(total)}`}`;
      stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
      shown = true;
    },
    end: () => {
      if (shown && stream.isTTY) stream.write('\r\x1b[K');
      shown = false;
    },
  };
};
