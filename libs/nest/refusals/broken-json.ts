import { reject, type Rejection } from '#kernel';

/**
 * Where a text stops to be JSON, as the parser tells it: its words quote the text, so nothing but the place is taken
 * from them.
 */
const placeIn = (json: string): number | undefined => {
  try {
    JSON.parse(json);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const [, position] = / in JSON at position (\d+)(?: \(line [^"]*\))?$/.exec(message) ?? [];
    if (position !== undefined) return Number(position);
    return message.startsWith('Unexpected end') ? json.length : undefined;
  }
};

/**
 * The refusal of a body that is no JSON, with line and column of the first sign that does not fit; undefined where the
 * parser does not tell that.
 */
export const brokenJson = (json: string): Rejection | undefined => {
  const place = placeIn(json);
  if (place === undefined) return undefined;
  const before = json.slice(0, place).split('\n');
  const [line, column] = [before.length, before.at(-1)!.length + 1];
  return reject('E_MALFORMED', {
    details: { line, column },
    messageId: `Isi permintaan bukan JSON yang utuh: baris ${line}, kolom ${column}.`,
    messageEn: `The body is not whole JSON: line ${line}, column ${column}.`,
  });
};
