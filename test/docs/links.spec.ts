import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT, pages, textOf } from './repository.js';

/** As GitHub makes anchors: lower case, spaces to dashes, other signs dropped. */
const anchorsOf = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...markdown.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

const links = pages().flatMap((page) =>
  [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].map(([, path = '', anchor]) => ({
    page,
    to: path ? normalize(join(dirname(page), path)) : page,
    anchor,
  })),
);

/** Files and folders of the project that a page names in code type. */
const named = pages().flatMap((page) =>
  [...textOf(page).matchAll(/`((?:apps|libs|test|docs|scripts)\/[\w./-]*[\w/])`/g)].map(([, path = '']) => ({
    page,
    path,
  })),
);

describe('The pages', () => {
  it.each(links)('$page leads to $to#$anchor', ({ to, anchor }) => {
    expect(existsSync(join(ROOT, to))).toBe(true);
    if (anchor) expect(anchorsOf(textOf(to))).toContain(anchor);
  });

  it.each(named)('$page names $path, which exists', ({ path }) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
  });
});
