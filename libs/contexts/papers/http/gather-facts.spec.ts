import { describe, expect, it } from '@jest/globals';
import { yearOf, type Actor, type DocRef, type Instant, type LocalDate, type Position, type Revision } from '#kernel';
import { mayKnow, type Sources } from '#runtime';
import { actor, day, doc, region, rp } from '#testing';
import type { Journey, JourneyOrder } from '#contexts/visits/contract';
import type { PaperFacts } from '../forms/paper-facts.js';
import { gatherFacts, type PaperSources } from './gather-facts.js';

const SEI_ASAM = region('62.03.02.2007', 'Sei Asam');
const origin = { scope: SEI_ASAM.code, officeId: 'pemdes' };
const head = actor('VILLAGE_HEAD', SEI_ASAM.code, { officeId: 'pemdes' });
/** Signed in one year, for a journey that ends in the next. */
const order: JourneyOrder = {
  orderNo: '090/12/ST/2024',
  document: doc('Surat Tugas', '2024-12-20'),
  travellers: [],
  from: day('2024-12-30'),
  to: day('2025-01-02'),
  actor: head,
  stands: true,
};
const journey = (more: Partial<Journey> = {}): Journey => ({
  visitId: 'visit-1',
  revision: 4 as Revision,
  position: '7' as Position,
  recordedAt: '2025-01-10T03:00:00.000Z' as Instant,
  stage: 'REPORTED',
  regions: [SEI_ASAM.code],
  terms: {
    visitId: 'visit-1',
    kind: 'STUDI_TIRU',
    origin: { region: SEI_ASAM, officeId: 'pemdes' },
    hosts: [],
    topics: [],
    expectedOutputs: [],
    plannedStart: order.from,
    plannedEnd: order.to,
    delegationSize: 1,
    budget: rp('0'),
    fundingSources: [],
  },
  origin,
  letter: { document: doc('Surat permohonan', '2024-12-01'), by: origin },
  replies: [],
  order,
  sessions: [],
  innovations: [],
  ...more,
});

/** Heads change with the year, and books are those of years. */
const from = (numbered: Readonly<Record<number, string>> = {}): PaperSources => ({
  stored: async () => undefined,
  offices: {
    officeOf: async (officeId: string, on: LocalDate) => ({
      officeId,
      name: `Kantor ${yearOf(on)}`,
      headTitle: `Kepala ${yearOf(on)}`,
      region: SEI_ASAM,
    }),
    authorityOf: async (_actor: Actor, on: LocalDate) => ({ officialName: `Pejabat ${yearOf(on)}` }),
  } as unknown as PaperSources['offices'],
  numbers: {
    numbersOf: async (_record: string, { year }: { readonly year: number }) => [numbered[year] ?? []].flat(),
  } as unknown as PaperSources['numbers'],
  places: { address: () => 'Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas' } as unknown as PaperSources['places'],
  travellers: { travellersOf: async () => ({ travellers: [] }) },
});
const gathered = (
  {
    of = order,
    more = {},
    numbered = {},
  }: { of?: JourneyOrder; more?: Partial<Journey>; numbered?: Readonly<Record<number, string>> },
  role: Actor['role'] = 'VILLAGE_HEAD',
): Promise<PaperFacts> => {
  const grants = [{ role, ...origin, validFrom: day('2024-01-01') }];
  const reader = { principal: { userId: 'u-1', grants }, know: mayKnow(grants) };
  return gatherFacts(journey(more), of, reader, from(numbered), {} as Sources);
};

describe('What stands on papers', () => {
  it('is signed by who headed the office on the day of the order, as it was called then', async () => {
    const { office, signer } = await gathered({});
    expect([office.name, signer]).toEqual(['Kantor 2024', { titles: ['Kepala 2024'], name: 'Pejabat 2024' }]);
  });

  it.each<[Actor['capacity'], readonly string[]]>([
    ['PJ', ['Pj. Kepala 2024']],
    ['PLT', ['Plt. Kepala 2024']],
    ['PLH', ['Plh. Kepala 2024']],
    ['KUASA', ['a.n. Kepala 2024', expect.any(String) as unknown as string]],
    ['MEWAKILI', ['a.n. Kepala 2024', expect.any(String) as unknown as string]],
  ])('names the capacity %s in which it was signed', async (capacity, titles) => {
    const { signer } = await gathered({ of: { ...order, actor: { ...head, capacity } as Actor } });
    expect(signer.titles).toEqual(titles);
  });

  it('is numbered from the book of the year of the report, else of that in which the journey ends', async () => {
    const report = { on: day('2026-01-05'), findings: '', observations: [] };
    const numberOf = async (numbered: Readonly<Record<number, string>>, more: Partial<Journey> = { report }) =>
      (await gathered({ numbered, more })).numberOf('LAPORAN');
    expect(await numberOf({ 2025: '1/LHP/2025', 2026: '9/LHP/2026' })).toBe('9/LHP/2026');
    expect(await numberOf({ 2025: '1/LHP/2025' })).toBe('1/LHP/2025');
    expect(await numberOf({ 2025: '1/LHP/2025' }, {})).toBe('1/LHP/2025');
    expect(await numberOf({ 2024: '7/LHP/2024' })).toBeUndefined();
  });

  it('cites a letter by its number to who may know it, and to others by its day alone', async () => {
    const letter: DocRef = { ...doc('Surat permohonan', '2024-12-01'), number: '140/12', classification: 'RESTRICTED' };
    const { cited } = await gathered({});
    expect(cited(letter, origin)).toBe('nomor 140/12 tanggal 1 Desember 2024');
    const toOthers = (await gathered({}, 'DATA_STEWARD')).cited;
    expect(toOthers(letter, origin)).toBe('tanggal 1 Desember 2024 (nomornya tertutup bagi pembaca)');
    expect(toOthers({ ...letter, classification: 'INTERNAL' }, origin)).toBe('nomor 140/12 tanggal 1 Desember 2024');
  });
});
