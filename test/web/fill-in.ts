import type { Locator, Page } from 'playwright-core';
import { plainPdf } from '#testing';

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isDocument = (value: unknown): value is Members & { readonly docId: string } =>
  isMembers(value) && 'docId' in value && 'sha256' in value;

/** Opens what a field is folded away in, as whoever fills it in does. */
const unfold = async (field: Locator): Promise<void> => {
  const folded = field.locator('xpath=ancestor::details[not(@open)]');
  // The outermost first: a summary within a closed fold is not to be seen.
  while ((await folded.count()) > 0) await folded.first().locator('xpath=./summary').click();
};

/** A mandate is named as the register of offices knows it; no file comes with it. */
const ofRegister = (pointer: string): boolean => pointer.endsWith('/mandate');

const BY_NAME = (name: string): string => `main form [name="${name}"]:not([type=hidden])`;

/** Whether the form asks for it where it stands. */
const asks = async (page: Page, name: string): Promise<boolean> => (await page.locator(BY_NAME(name)).count()) > 0;

const write = async (page: Page, name: string, value: string): Promise<void> => {
  const fields = page.locator(BY_NAME(name));
  const field = fields.first();
  await unfold(field);
  const label = await field.evaluate(
    (element) =>
      (element as unknown as { labels: ArrayLike<{ textContent: string }> }).labels[0]?.textContent.trim() ?? '',
  );
  if (label === '') throw new Error(`${name} has no label`);
  const kind = await field.evaluate((element) => {
    const { tagName, type } = element as unknown as { tagName: string; type: string };
    return tagName === 'SELECT' ? 'select' : type;
  });
  if (kind === 'select') await field.selectOption(value);
  else if (kind === 'checkbox' || kind === 'radio') await page.locator(`${BY_NAME(name)}[value="${value}"]`).check();
  else await field.fill(value);
};

/** A small file, its own for every document. */
const fileOf = (docId: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name: `${docId}.pdf`,
  mimeType: 'application/pdf',
  buffer: Buffer.from(plainPdf([docId])),
});

/** Presses the button that adds an entry to a list; without a script the page comes anew. */
const addEntry = async (page: Page, list: string): Promise<boolean> => {
  const button = page.locator(`main form button[name="_add"][value="${list}"]`);
  if ((await button.count()) === 0) return false;
  await unfold(button);
  await button.click();
  await page.waitForLoadState();
  return true;
};

/** Fills in what stands at a place of the input, as far as the step of the form that is open asks for it. */
const fill = async (page: Page, pointer: string, value: unknown, left: Set<string>): Promise<void> => {
  if (isDocument(value) && !ofRegister(pointer)) {
    const file = `_file:${pointer}`;
    const { sha256, docId, ...said } = value;
    if (await asks(page, file)) {
      await unfold(page.locator(BY_NAME(file)));
      if (left.delete(`${pointer}/docId`)) await page.locator(BY_NAME(file)).setInputFiles(fileOf(docId));
      left.delete(`${pointer}/sha256`);
      return fill(page, pointer, said, left);
    }
  }
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      if (typeof entry === 'string' && (await page.locator(`${BY_NAME(pointer)}[value="${entry}"]`).count())) {
        if (left.delete(`${pointer}/${index}`)) await write(page, pointer, entry);
        continue;
      }
      const there = `main form [name="${pointer}/${index}"], main form [name^="${pointer}/${index}/"]`;
      if ((await page.locator(there).count()) === 0 && !(await addEntry(page, pointer))) return;
      await fill(page, `${pointer}/${index}`, entry, left);
    }
  } else if (isMembers(value)) {
    for (const [name, member] of Object.entries(value)) await fill(page, `${pointer}/${name}`, member, left);
  } else if (left.has(pointer) && (await asks(page, pointer))) {
    left.delete(pointer);
    await write(page, pointer, String(value));
  }
};

const placesIn = (value: unknown, pointer = ''): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => placesIn(member, `${pointer}/${name}`))
    : [pointer];

const STEPS = 12;

/** What is pressed once all is filled in, and how the page then says that it was taken. */
interface End {
  readonly button: string;
  readonly isTaken: (page: Page) => Promise<boolean>;
}
const SENT: End = {
  button: 'main form.command button.main',
  isTaken: async (page) => new URL(page.url()).searchParams.has('saved'),
};
/** Kept for whoever of the office may send it. */
export const KEPT_FOR_OFFICE: End = {
  button: 'main form button[name="_office"]',
  isTaken: async (page) => (await page.getByText('Konsep kantor tersimpan').count()) > 0,
};

/**
 * Fills in the form of a command by hand, step by step where it has steps, and sends it, or keeps it.
 * @throws Error what the page said where the command was not taken.
 */
export const fillIn = async (page: Page, input: Members, { button, isTaken } = SENT): Promise<void> => {
  const left = new Set(placesIn(input));
  for (let step = 0; step < STEPS; step += 1) {
    await fill(page, '', input, left);
    const next = page.locator('main form button.main[name="_step"]');
    const further = (await next.count()) > 0;
    await (further ? next : page.locator(button)).last().click();
    await page.waitForLoadState();
    if (await isTaken(page)) return;
    if (!further || (await page.locator('main [role=alert]').count()) > 0) break;
  }
  const said = await page.locator('main [role=alert]').allInnerTexts();
  throw new Error(`${page.url()}: ${said.join(' ')}; not asked for: ${[...left].join(', ')}`);
};
