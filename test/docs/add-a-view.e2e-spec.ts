import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VIEWS } from '../../apps/dashboard/views.js';
import { WebSystem } from '../web/web-system.js';
import { exampleViews } from './add-a-view.example.js';
import { fencedBlocks } from './fenced-blocks.js';
import { textOf } from './repository.js';

const bare = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('The guide to a new view', () => {
  let web: WebSystem;
  beforeAll(async () => {
    web = await WebSystem.start([...VIEWS, exampleViews]);
  });
  afterAll(() => web.stop());

  it('shows the example as it is', () => {
    const [shown] = fencedBlocks(textOf('docs/how-to/add-a-view.md').replace(/^ {3}/gm, ''));
    const [, own] = textOf('test/docs/add-a-view.example.tsx').split(/^import .*$/m);
    expect(bare(shown!.text)).toBe(bare(own!));
  });

  it.each([
    ['/id/isi-register', 'Isi register', '/id/kantor'],
    ['/en/register-at-a-glance', 'Register at a glance', '/en/offices'],
  ])('serves its page at %s', async (address, title, leadsTo) => {
    const { status, html } = await web.page('kadis-pmd-kapuas', address);
    expect([status, html.includes(`<h1>${title}</h1>`)]).toEqual([200, true]);
    expect(new RegExp(`href="${leadsTo}"[^>]*>\\d+<`).test(html)).toBe(true);
  });

  it.each([
    ['/id/jabatan', 'Kantor dan jabatan'],
    ['/en/posts', 'Offices and their heads'],
  ])('serves its list at %s', async (address, title) => {
    const { status, html } = await web.page('kadis-pmd-kapuas', address);
    expect([status, html.includes(`<h1>${title}</h1>`)]).toEqual([200, true]);
  });
});
