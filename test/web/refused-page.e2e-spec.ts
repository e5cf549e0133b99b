import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Refused, type ContextViews } from '#views';
import { VIEWS } from '../../apps/dashboard/views.js';
import { WebSystem } from './web-system.js';

const refused = (status: number, messageId: string, more: object = {}): Refused =>
  new Refused({ status, code: 'E_SCOPE', messageId, messageEn: messageId, ...more });

/** Pages that are refused as a whole, by the API and as it would. */
const views: ContextViews = {
  pages: [
    {
      path: [['uji-wilayah', 'of-region']],
      show: async ({ api }) => api.get('visit-totals', { region: '63', year: '2024' }),
    },
    {
      path: [['uji-kantor', 'of-office']],
      show: () =>
        Promise.reject(
          refused(403, 'Ini hak pihak yang menyimpannya sendiri, pemdes-62.03.02.2007 (62.03.02.2007).', {
            details: { office: 'pemdes-62.03.02.2007' },
          }),
        ),
    },
    { path: [['uji-lain', 'of-rule']], show: () => Promise.reject(refused(409, 'Sudah ditutup.')) },
  ],
};

let web: WebSystem;
beforeAll(async () => {
  web = await WebSystem.start([...VIEWS, views]);
});
afterAll(() => web.stop());

const saidOn = async (url: string): Promise<string> =>
  (await web.page('kades-sei-asam', url)).html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

it('A page that is refused names the regions and offices of which the API tells the codes', async () => {
  const region = await saidOn('/id/uji-wilayah');
  expect(region).toContain('Anda tidak berhak membuka ini');
  expect(region).toContain('tidak mencakup Kalimantan Selatan 63');
  expect(region).toContain('Sei Asam 62.03.02.2007');
  const office = await saidOn('/id/uji-kantor');
  expect(office).toContain('menyimpannya sendiri, Pemerintah Desa Sei Asam (Sei Asam 62.03.02.2007)');
  expect(office).not.toContain('pemdes-');
});

it('A page that a rule refuses is not titled as one that failed', async () => {
  expect(await saidOn('/id/uji-lain')).toContain('Ini tidak dapat dilakukan');
});
