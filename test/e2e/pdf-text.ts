import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF says, page by page, and where its own links lead: to which page, counted from 1. */
export interface PdfText {
  readonly pages: readonly string[];
  readonly links: readonly (readonly [text: string, page: number])[];
  readonly bookmarks: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
}

/** Reads a PDF back. The text of a link is that of the line on which it lies. */
export const pdfText = async (bytes: Uint8Array): Promise<PdfText> => {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const [pages, links]: [string[], (readonly [string, number])[]] = [[], []];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []));
    pages.push(items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''));
    for (const { dest, rect } of (await page.getAnnotations()) as { dest?: unknown; rect: readonly number[] }[]) {
      const target = typeof dest === 'string' ? await pdf.getDestination(dest) : (dest as unknown[] | undefined);
      if (!target) continue;
      const on = items.filter(({ transform }) => Math.abs((transform[5] as number) - rect[1]!) < 8);
      links.push([on.map(({ str }) => str).join(''), (await pdf.getPageIndex(target[0] as never)) + 1]);
    }
  }
  const bookmarks = ((await pdf.getOutline()) ?? []).map(({ title }) => title);
  const { info } = await pdf.getMetadata();
  await pdf.cleanup();
  return { pages, links, bookmarks, info: info as Readonly<Record<string, unknown>> };
};
