import { describe, expect, it } from '@jest/globals';
import { describing, renderToString, uiOf, type Api, type Asking, type Query } from '#views';
import { bucketsOf, startPage } from './start.page.js';

/** An API that has as many duties as anybody asks for. */
const endless = (): { readonly api: Api; readonly asked: (readonly [string, Query])[] } => {
  const asked: (readonly [string, Query])[] = [];
  const duty = (at: number) => ({
    id: String(at),
    kind: 'SUBMIT_VISIT_REPORT',
    category: 'studyVisit',
    recordId: `kunjungan-${at}`,
    title: '<script>Sei Asam</script>',
    obliged: ['62.03'],
    dueOn: '2026-11-01',
    daysLate: 19,
    escalation: 'OWNER',
  });
  const answers: Readonly<Record<string, (query: Query) => object>> = {
    worklist: ({ limit }) => ({
      items: Array.from({ length: Number(limit) }, (_, at) => duty(at)),
      nextCursor: 'more',
      asOf: '2026-11-20T02:00:00.000Z',
    }),
    'visit-totals': () => ({ totals: { visits: { visits: 100_000 }, fundingRupiah: { total: '62500000' } } }),
    regions: () => ({ items: [{ code: '62.03', name: 'Kabupaten Kapuas' }] }),
  };
  return {
    asked,
    api: {
      get: async (path: string, query: Query = {}) => {
        asked.push([path, query]);
        return answers[path]!(query) as never;
      },
    },
  };
};

const reading = { description: 'Peran / roles: REGENCY_PMD.' };
const describe_ = describing({
  paths: {
    '/v1/worklist': {
      get: {
        summary: 'Pekerjaan / Duties',
        ...reading,
        responses: {
          200: {
            content: {
              'application/json': {
                schema: {
                  properties: {
                    items: { items: { properties: { kind: { type: 'string' }, escalation: { type: 'string' } } } },
                  },
                },
              },
            },
          },
        },
      },
    },
    '/v1/visit-totals': { get: { summary: 'Jumlah / Totals', ...reading, responses: {} } },
    '/v1/users/{id}/confirm-grant': {
      post: { summary: 'Setujui / Confirm', 'x-roles': ['ACCESS_ADMIN'], responses: {} },
    },
    '/v1/visits/{id}/submit-visit-report': {
      post: { summary: 'Laporan / Report', 'x-roles': ['REGENCY_PMD'], responses: {} },
    },
  },
  components: { schemas: {} },
});

const asking = (api: Api): Asking => ({
  ui: uiOf('id'),
  api,
  describe: describe_,
  zone: 'WIB',
  home: '62.03',
  today: '2026-11-20',
  year: 2026,
  params: {},
  query: {},
  me: {
    userId: 'u',
    grants: [{ role: 'REGENCY_PMD', titleId: 'PMD', titleEn: 'PMD', scope: '62.03', officeId: 'dpmd' }],
    home: { code: '62.03', name: 'Kabupaten Kapuas' },
  },
});

describe('The start page', () => {
  it('asks for a short list of each bucket and for kept totals, however much there is', async () => {
    const { api, asked } = endless();
    const { body } = await startPage.show(asking(api));
    expect(asked.map(([path]) => path).sort()).toEqual([
      'regions',
      'visit-totals',
      ...Array.from({ length: 5 }, () => 'worklist'),
    ]);
    for (const [path, { limit, count }] of asked)
      if (path === 'worklist') expect([Number(limit) <= 50, count]).toEqual([true, undefined]);
    const html = renderToString(body);
    expect(html).toContain('20+');
    expect(html).toContain('Kabupaten Kapuas');
    expect(html).toContain('/id/kunjungan/kunjungan-0/do/submit-visit-report');
    expect(html).not.toContain('<script>');
  });

  it('puts every due day into one bucket', () => {
    const buckets = bucketsOf('2026-11-28');
    expect(buckets.map(({ query }) => query)).toEqual([
      { to: '2026-11-27' },
      { from: '2026-11-28', to: '2026-12-04' },
      { from: '2026-12-05', to: '2026-12-27' },
      { from: '2026-12-28' },
    ]);
  });
});
