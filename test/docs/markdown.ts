const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const code = (text: string | number): string => `\`${text}\``;
export const codes = (texts: readonly (string | number)[]): string => texts.map(code).join(', ') || '—';

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

/** A generated page: its title, the line that says so, its parts. */
export const page = (title: string, ...parts: readonly string[]): string =>
  [
    `# ${title}`,
    '<!-- Made from the code by test/docs/reference.spec.ts (UPDATE_DOCS=1 npm test -- test/docs/reference): change the code, not this page. -->',
    ...parts,
  ]
    .join('\n\n')
    .concat('\n');
