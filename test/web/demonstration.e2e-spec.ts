import { afterEach, describe, expect, it } from '@jest/globals';
import { VIEWS } from '../../apps/dashboard/views.js';
import { WebSystem } from './web-system.js';

const SAID = { id: 'Data peragaan', en: 'Demonstration data' } as const;

let web: WebSystem;
afterEach(() => web.stop());

/** On which pages it is said: of the public, of signing in, of an officer, and of an error. */
const saidOn = async (): Promise<readonly (readonly [url: string, said: boolean])[]> => {
  const pages = [
    [undefined, '/id/masuk'],
    [undefined, '/id'],
    [undefined, '/en'],
    ['kades-sei-asam', '/id'],
    ['kades-sei-asam', '/en/study-visits'],
    ['kades-sei-asam', '/id/tiada'],
  ] as const;
  const said: (readonly [string, boolean])[] = [];
  for (const [by, url] of pages) {
    const { html } = await web.page(by, url, { accept: 'text/html' });
    said.push([url, html.includes(SAID[url.startsWith('/en') ? 'en' : 'id'])]);
  }
  return said;
};

describe('That what is shown is a demonstration', () => {
  it('is said on every page of an installation that is one, as the description of its API does', async () => {
    web = await WebSystem.start(VIEWS, { mode: 'demo' });
    expect((await saidOn()).filter(([, said]) => !said)).toEqual([]);
    expect((await web.describe()).openApi.info).toMatchObject({ 'x-demonstration': true });
  });

  it('is said nowhere else', async () => {
    web = await WebSystem.start();
    expect((await saidOn()).filter(([, said]) => said)).toEqual([]);
    expect((await web.describe()).openApi.info).not.toHaveProperty('x-demonstration');
  });
});
