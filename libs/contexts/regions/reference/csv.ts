/**
 * Calls back with the fields of every row but the header. Fields may be quoted and then hold commas and doubled quotes.
 */
export const eachCsvRow = (text: string, row: (fields: readonly string[]) => void): void => {
  let start = text.indexOf('\n') + 1;
  while (start > 0 && start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
    if (line !== '') row(line.includes('"') ? quotedFields(line) : line.split(','));
    start = end + 1;
  }
};

const quotedFields = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
