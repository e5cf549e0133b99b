import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { renderToString, uiOf, type Asking } from '#views';
import { quartersFrom, timelineOf } from './agreement.timeline.js';

const ending = (id: string, validUntil: string) => ({ id, title: `Kerja sama ${id}`, names: 'A – B', validUntil });
const page = async (items: readonly object[], more: object = {}) => {
  const asked: Record<string, string | undefined>[] = [];
  const api = { get: async (_path: string, query = {}) => (asked.push(query), { items, ...more }) };
  const asking = { ui: uiOf('id'), api, today: '2026-11-20' } as unknown as Asking;
  const view = await timelineOf(
    asking,
    '63.10',
    (filter) => `?${new URLSearchParams(filter as Record<string, string>)}`,
  );
  return { asked, html: view && renderToString(view) };
};
/** The counts of the quarters, in their order. */
const countsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<b>(\d+\+?)<\/b>/g)].map(([, count]) => count!);

describe('Agreements that end, as a picture by quarters', () => {
  it('begins with the quarter of today, and covers two years without a gap', () => {
    const quarters = quartersFrom('2026-11-20' as LocalDate);
    expect([quarters[0], quarters.at(-1)]).toEqual([
      { from: '2026-10-01', to: '2026-12-31' },
      { from: '2028-07-01', to: '2028-09-30' },
    ]);
    expect(quartersFrom('2026-01-01' as LocalDate)[0]).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(quartersFrom('2028-06-30' as LocalDate)[1]).toEqual({ from: '2028-07-01', to: '2028-09-30' });
  });

  it('counts each where it ends, the first and last day of a quarter included, and leads to the list of them', async () => {
    const { asked, html } = await page([
      ending('a', '2026-11-20'),
      ending('b', '2026-12-31'),
      ending('c', '2027-01-01'),
      ending('d', '2028-09-30'),
    ]);
    expect(asked).toMatchObject([{ region: '63.10', endsFrom: '2026-11-20', endsTo: '2028-09-30' }]);
    expect(countsIn(html!)).toEqual(['2', '1', '0', '0', '0', '0', '0', '1']);
    expect(html).toContain('endsFrom=2027-01-01&amp;endsTo=2027-03-31');
    expect(html).toContain('Okt–Des 2026');
    expect(html).toContain('sampai 30 Sep 2028');
  });

  it('says that there may be more from the quarter on up to which it was read', async () => {
    const { html } = await page([ending('a', '2026-11-20'), ending('b', '2027-02-01')], { nextCursor: 'x' });
    expect(countsIn(html!)).toEqual(['1', '1+', '0+', '0+', '0+', '0+', '0+', '0+']);
  });

  it('is not there where nothing ends', async () => expect((await page([])).html).toBeNull());
});
