const [QUOTE, BACKSLASH, COLON] = ['"', '\\', ':'].map((sign) => sign.charCodeAt(0)) as [number, number, number];

/**
 * How many members the objects of a JSON text have in all: its colons outside strings. Looking at each character of a
 * megabyte takes a few milliseconds; making an object of a hundred thousand members takes a hundred.
 */
export const membersOf = (json: string): number => {
  let members = 0;
  let inside = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (inside && sign === BACKSLASH) at += 1;
    else if (sign === QUOTE) inside = !inside;
    else if (!inside && sign === COLON) members += 1;
  }
  return members;
};
