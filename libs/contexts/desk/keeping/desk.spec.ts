import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant, LocalDate, PrivateEntries } from '#kernel';
import { fixedClock, memoryEntries } from '#testing';
import { DRAFT_DAYS, LARGEST_DESK, LARGEST_DRAFT, MOST_DRAFTS } from '../domain/drafts.js';
import { MOST_SENT, SENDING_FOR, type Keeper } from '../domain/office-drafts.js';
import { MOST_VIEWS } from '../domain/saved-views.js';
import { DeskEntries } from './desk-entries.js';
import { OfficeDrafts, OwnDrafts, SavedViews } from './desk.js';

const START = '2026-11-20T02:00:00.000Z' as Instant;
let entries: Map<string, { readonly value: string; readonly day?: LocalDate }>;
let store: PrivateEntries;
let clock: ReturnType<typeof fixedClock>;
let drafts: OwnDrafts;
let office: OfficeDrafts;
let views: SavedViews;
beforeEach(() => {
  entries = new Map();
  store = memoryEntries(entries);
  clock = fixedClock(START);
  const desk = new DeskEntries(store, clock);
  [drafts, office, views] = [new OwnDrafts(desk, clock), new OfficeDrafts(desk, clock), new SavedViews(desk)];
});
const later = (milliseconds: number): void => clock.set(new Date(Date.parse(clock.now()) + milliseconds).toISOString());
const DAY = 86_400_000;

const by = (post: string): Keeper => ({ titleId: post, titleEn: post, office: 'Pemerintah Desa' });
const [CLERK, HEAD] = [by('Sekretaris Desa'), by('Kepala Desa')];
const draft = (id: string, value = 'x') => ({
  id,
  list: 'visits',
  operation: 'new',
  fields: [{ name: '/kind', value }],
});
const headOf = (id: string) => ({ id, list: 'visits', operation: 'new', savedAt: clock.now() });
const officeOf = (officeId: string, scope = '62.03.02.2007') => ({ officeId, scope });
const VILLAGE = officeOf('pemdes');
const refusal = (code: string, more: object = {}) => expect.objectContaining({ code, ...more }) as unknown;
const sending = refusal('E_DRAFT_CHANGED', { info: expect.objectContaining({ details: { sending: true } }) });
const gone = refusal('E_DRAFT_CHANGED', { info: expect.not.objectContaining({ details: expect.anything() }) });

describe('Drafts of forms', () => {
  it('are of one user each, under a key that does not tell whose it is', async () => {
    await drafts.keep('a/../b', draft('satu'));
    expect([await drafts.list('lain'), await drafts.list('a/../b')]).toEqual([[], [headOf('satu')]]);
    expect(await drafts.get('a/../b', 'satu')).toEqual({ ...draft('satu'), savedAt: START });
    await expect(drafts.get('lain', 'satu')).rejects.toEqual(refusal('E_NOT_FOUND'));
    expect([...entries.keys()]).toEqual([expect.stringMatching(/^drafts [0-9a-f]{64}$/)]);
  });

  it('are few, small, and not for ever; kept at once none is lost', async () => {
    const ids = Array.from({ length: MOST_DRAFTS + 2 }, (_, at) => `no-${at}`);
    await Promise.all(ids.slice(0, MOST_DRAFTS).map((id) => drafts.keep('u', draft(id))));
    expect((await drafts.list('u')).map(({ id }) => id).sort()).toEqual(ids.slice(0, MOST_DRAFTS).sort());
    later(1);
    for (const id of ids.slice(MOST_DRAFTS)) await drafts.keep('u', draft(id));
    const left = (await drafts.list('u')).map(({ id }) => id);
    expect([left.length, left.slice(0, 2)]).toEqual([MOST_DRAFTS, ids.slice(MOST_DRAFTS).reverse()]);
    const most = LARGEST_DRAFT - '/kind'.length;
    await drafts.keep('u', draft('pas', 'x'.repeat(most)));
    await expect(drafts.keep('u', draft('besar', 'x'.repeat(most + 1)))).rejects.toEqual(refusal('E_TOO_LARGE'));
    later(DRAFT_DAYS * DAY);
    expect((await drafts.list('u'))[0]).toMatchObject({ id: 'pas' });
    later(1);
    expect(await drafts.list('u')).toEqual([]);
  });

  it('go from the store when they are too old, one by one, also of whoever never comes back', async () => {
    await drafts.keep('pergi', draft('lama', 'isian lama'));
    later(10 * DAY);
    await drafts.keep('pergi', draft('muda', 'isian muda'));
    const all = () => JSON.stringify([...entries]);
    later(21 * DAY);
    await views.add('lain', { name: 'x', list: 'visits', search: '' });
    expect([all().includes('isian lama'), all().includes('isian muda')]).toEqual([false, true]);
    later(10 * DAY);
    await views.add('lain', { name: 'y', list: 'visits', search: '' });
    expect([...entries.keys()]).toEqual([expect.stringMatching(/^views /)]);
  });

  it('take the place of those saved before, and go as their user says', async () => {
    await drafts.keep('u', draft('satu'));
    await drafts.keep('u', draft('dua'));
    await drafts.keep('u', draft('satu', 'lain'));
    expect((await drafts.list('u')).map(({ id }) => id)).toEqual(['satu', 'dua']);
    expect((await drafts.get('u', 'satu')).fields).toEqual([{ name: '/kind', value: 'lain' }]);
    for (const id of ['dua', 'tiada', 'satu']) await drafts.remove('u', id);
    expect(await drafts.list('u')).toEqual([]);
    expect(JSON.stringify([...entries])).not.toContain('lain');
    later(DAY);
    await drafts.keep('other', draft('tiga'));
    expect(entries.size).toBe(1);
  });
});

describe('All drafts of one desk', () => {
  const large = 'x'.repeat(LARGEST_DRAFT - '/kind'.length);
  const ids = Array.from({ length: LARGEST_DESK / LARGEST_DRAFT }, (_, at) => `no-${at}`);

  it('of a user hold so many characters together, and the oldest goes for the last', async () => {
    for (const id of ids) await drafts.keep('u', draft(id, large));
    expect(await drafts.list('u')).toHaveLength(ids.length);
    await drafts.keep('u', draft('last', 'x'));
    expect((await drafts.list('u')).map(({ id }) => id)).toEqual(['last', ...ids.slice(1).reverse()]);
  });

  it('of an office hold so many characters together, and no more until one is gone', async () => {
    for (const id of ids) await office.keep(VILLAGE, draft(id, large), undefined, CLERK);
    const last = () => office.keep(VILLAGE, draft('last', 'x'), undefined, CLERK);
    await expect(last()).rejects.toEqual(refusal('E_LIMIT'));
    await office.keep(VILLAGE, draft('no-0', large), 1, CLERK);
    await office.remove(VILLAGE, 'no-1', 1);
    await last();
  });
});

describe('Drafts of an office', () => {
  it('are of that office in that region alone, and tell who prepared them', async () => {
    const head = { ...headOf('satu'), version: 1, preparedBy: CLERK, changedBy: CLERK };
    expect(await office.keep(VILLAGE, draft('satu'), undefined, CLERK)).toEqual(head);
    expect(await office.list(VILLAGE)).toEqual([head]);
    expect(await office.get(VILLAGE, 'satu')).toEqual({ ...head, fields: draft('satu').fields });
    for (const other of [officeOf('pemdes', '62.03'), officeOf('bpd')]) {
      expect(await office.list(other)).toEqual([]);
      await expect(office.get(other, 'satu')).rejects.toEqual(refusal('E_NOT_FOUND'));
    }
    expect([...entries.keys()]).toEqual([expect.stringMatching(/^office-drafts [0-9a-f]{64}$/)]);
  });

  it('are changed by whoever has seen what is kept, and by nobody else; of several at once by one', async () => {
    await office.keep(VILLAGE, draft('satu'), undefined, CLERK);
    const both = await Promise.allSettled(['a', 'b'].map((text) => office.keep(VILLAGE, draft('satu', text), 1, HEAD)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now = await office.get(VILLAGE, 'satu');
    expect(now).toMatchObject({ version: 2, preparedBy: CLERK, changedBy: HEAD });
    const changed = refusal('E_DRAFT_CHANGED', { status: 409, info: { details: { now } } });
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: changed });
    await expect(office.keep(VILLAGE, draft('satu', 'baru'), undefined, CLERK)).rejects.toEqual(changed);
    expect(await office.get(VILLAGE, 'satu')).toEqual(now);
  });

  it('are thrown away as they were seen, and kept again by nobody who thinks them there still', async () => {
    await office.keep(VILLAGE, draft('satu'), undefined, CLERK);
    await office.keep(VILLAGE, draft('satu', 'y'), 1, HEAD);
    await expect(office.remove(VILLAGE, 'satu', 1)).rejects.toEqual(refusal('E_DRAFT_CHANGED'));
    await office.remove(VILLAGE, 'satu', 2);
    await office.remove(VILLAGE, 'satu', 2);
    expect(await office.list(VILLAGE)).toEqual([]);
    await expect(office.keep(VILLAGE, draft('satu', 'z'), 2, CLERK)).rejects.toEqual(gone);
  });

  it('are sent by one user, as he saw them; by others once that was refused, or not heard of for long', async () => {
    await office.keep(VILLAGE, draft('satu'), undefined, CLERK);
    const begin = (userId: string, seen = 1) => office.begin(VILLAGE, 'satu', seen, userId);
    await expect(begin('u-1', 2)).rejects.toEqual(refusal('E_DRAFT_CHANGED', { info: { details: expect.anything() } }));
    const both = await Promise.allSettled(['u-1', 'u-2'].map((userId) => begin(userId)));
    expect(both).toEqual([
      { status: 'fulfilled', value: undefined },
      { status: 'rejected', reason: sending },
    ]);
    await expect(office.keep(VILLAGE, draft('satu', 'y'), 1, HEAD)).rejects.toEqual(sending);
    await expect(office.remove(VILLAGE, 'satu', 1)).rejects.toEqual(sending);
    expect(await office.list(VILLAGE)).toHaveLength(1);
    await office.end(VILLAGE, 'satu', 'u-2', true);
    await office.end(VILLAGE, 'satu', 'u-1', false);
    await begin('u-2');
    later(SENDING_FOR - 1);
    await expect(begin('u-1')).rejects.toEqual(sending);
    later(1);
    await begin('u-1');
    await office.end(VILLAGE, 'satu', 'u-1', true);
    expect(await office.list(VILLAGE)).toEqual([]);
    await expect(office.get(VILLAGE, 'satu')).rejects.toEqual(refusal('E_NOT_FOUND'));
    await expect(begin('u-2')).rejects.toEqual(gone);
    await begin('u-1');
    await office.remove(VILLAGE, 'satu', 1);
    expect(JSON.stringify([...entries])).not.toMatch(/u-[12]|\/kind/);
  });

  it('leave little behind however many are sent, and none that waits goes for it', async () => {
    await office.keep(VILLAGE, draft('wait'), undefined, CLERK);
    const send = async (id: string): Promise<void> => {
      await office.keep(VILLAGE, draft(id), undefined, CLERK);
      await office.begin(VILLAGE, id, 1, 'u-1');
      await office.end(VILLAGE, id, 'u-1', true);
    };
    for (let sent = 0; sent <= MOST_SENT; sent += 1) await send(`no-${sent}`);
    const [kept] = [...entries.values()].map(({ value }) => JSON.parse(value) as readonly { readonly id: string }[]);
    expect(kept).toHaveLength(MOST_SENT + 1);
    expect((await office.list(VILLAGE)).map(({ id }) => id)).toEqual(['wait']);
    for (const id of ['no-1', `no-${MOST_SENT}`])
      await expect(office.keep(VILLAGE, draft(id), undefined, CLERK)).rejects.toEqual(gone);
    await expect(office.begin(VILLAGE, 'no-0', 1, 'u-2')).rejects.toEqual(gone);
  });

  it('are few, small and not for ever, and none is dropped for another', async () => {
    const ids = Array.from({ length: MOST_DRAFTS }, (_, at) => `no-${at}`);
    await Promise.all(ids.map((id) => office.keep(VILLAGE, draft(id), undefined, CLERK)));
    await expect(office.keep(VILLAGE, draft('lebih'), undefined, CLERK)).rejects.toEqual(refusal('E_LIMIT'));
    await office.keep(VILLAGE, draft('no-0', 'lagi'), 1, CLERK);
    expect((await office.list(VILLAGE)).map(({ id }) => id).sort()).toEqual([...ids].sort());
    await expect(
      office.keep(officeOf('besar'), draft('besar', 'x'.repeat(LARGEST_DRAFT)), undefined, CLERK),
    ).rejects.toEqual(refusal('E_TOO_LARGE'));
    later((DRAFT_DAYS + 1) * DAY);
    expect(await office.list(VILLAGE)).toEqual([]);
    await office.keep(officeOf('lain'), draft('baru'), undefined, CLERK);
    expect(entries.size).toBe(1);
  });
});

describe('Saved views', () => {
  const view = (name: string, search = 'year=2024') => ({ name, list: 'visits', search });

  it('are each user’s own, the later one of a name in the place of the one before', async () => {
    await views.add('a', view('Satu'));
    const id = await views.add('a', view('Satu', 'year=2025'));
    expect([await views.list('a'), await views.list('b')]).toEqual([[{ id, ...view('Satu', 'year=2025') }], []]);
    await views.remove('b', id);
    expect(await views.list('a')).toHaveLength(1);
    await views.remove('a', id);
    expect(await views.list('a')).toEqual([]);
  });

  it('are bounded in number, also when many are kept at once, and stay however old', async () => {
    const kept = await Promise.allSettled(
      Array.from({ length: MOST_VIEWS + 5 }, (_each, at) => views.add('a', view(`v${at}`))),
    );
    expect(kept.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST_VIEWS);
    await expect(views.add('a', view('lain'))).rejects.toEqual(refusal('E_LIMIT'));
    later(400 * DAY);
    await drafts.keep('b', draft('satu'));
    expect(await views.list('a')).toHaveLength(MOST_VIEWS);
  });

  it('hold no number of a person in their filters, however it is written', async () => {
    await expect(views.add('b', view('x', 'q=6203+0201+0180+0001'))).rejects.toEqual(
      refusal('E_VALIDATION', { info: expect.objectContaining({ field: '/search', ruleId: 'COM-11' }) }),
    );
    await views.add('b', view('Kunjungan 2024', 'plannedStart=2024-01-01&origin=62.03.02.2001'));
  });
});
