import { describe, expect, it } from '@jest/globals';
import { partyName, type Instant, type Position, type Revision } from '#kernel';
import type { PaperBlock } from '#paper';
import { HIDDEN } from '#runtime';
import { actor, day, doc, region, rp } from '#testing';
import type { Journey, JourneyOrder } from '#contexts/visits/contract';
import { attendanceListForm } from './attendance-list.form.js';
import { listed } from './form-parts.js';
import type { PaperFacts, TravellerOnPaper } from './paper-facts.js';
import { PAPERS, PAPER_NAMES, insteadOf } from './paper-kinds.js';
import { reportForm } from './report.form.js';
import { travelOrderForm } from './travel-order.form.js';
import { travelWarrantForm } from './travel-warrant.form.js';

const SEI_ASAM = region('62.03.02.2007', 'Sei Asam');
const ANGSANA = region('63.10.09.2005', 'Angsana');
const DISTRICT = region('63.10.09', 'Angsana');
const origin = { scope: SEI_ASAM.code, officeId: 'pemdes' };

const order: JourneyOrder = {
  orderNo: '090/12/ST/2024',
  document: doc('Surat Tugas', '2024-11-14'),
  travellers: [],
  from: day('2024-11-19'),
  to: day('2024-11-20'),
  actor: actor('VILLAGE_HEAD', SEI_ASAM.code),
  stands: true,
};
const journey: Journey = {
  visitId: 'visit-1',
  revision: 4 as Revision,
  position: '7' as Position,
  recordedAt: '2024-11-14T03:00:00.000Z' as Instant,
  stage: 'TASKED',
  regions: [SEI_ASAM.code],
  terms: {
    visitId: 'visit-1',
    kind: 'STUDI_TIRU',
    origin: { region: SEI_ASAM, officeId: 'pemdes' },
    hosts: [
      { region: DISTRICT, required: true },
      { region: ANGSANA, required: true },
    ],
    topics: ['Pengelolaan BUMDes'],
    expectedOutputs: [{ text: 'Rancangan pedoman', indicator: '1 rancangan' }],
    plannedStart: order.from,
    plannedEnd: order.to,
    delegationSize: 3,
    budget: rp('1000000'),
    fundingSources: [{ source: 'ADD', fiscalYear: 2024, amount: rp('1000000') }],
  },
  origin,
  letter: { document: doc('Surat permohonan', '2024-11-04'), by: origin },
  replies: [],
  order,
  sessions: [],
  innovations: [],
};
const known = (no: number): TravellerOnPaper => ({
  no,
  spdNo: `${no}/SPD/2024`,
  person: { name: `Peserta ${no}`, position: 'Kaur' },
});
const facts = (count: number, more: Partial<PaperFacts> = {}): PaperFacts => ({
  journey,
  order,
  office: { officeId: 'pemdes', name: 'Pemerintah Desa Sei Asam', headTitle: 'Kepala Desa Sei Asam', region: SEI_ASAM },
  signer: { titles: ['Pj. Kepala Desa Sei Asam'], name: 'Fulan' },
  travellers: Array.from({ length: count }, (_, index) => known(index + 1)),
  numberOf: () => undefined,
  place: (party) =>
    party.region?.code === ANGSANA.code ? `Desa ${partyName(party)}, Kecamatan Angsana` : partyName(party),
  authorities: ['Pemerintah Kabupaten Kapuas', 'Kecamatan Kapuas Hilir'],
  cited: () => 'tanggal 4 November 2024',
  ...more,
});
const textOf = (blocks: readonly PaperBlock[]): string => JSON.stringify(blocks);
const sheets = (blocks: readonly PaperBlock[]): number => blocks.filter(({ kind }) => kind === 'sheet').length;

describe('A Surat Tugas', () => {
  it('names up to eight travellers itself, and more of them on a sheet of their own', () => {
    expect(sheets(travelOrderForm(facts(8)).blocks)).toBe(0);
    const more = travelOrderForm(facts(9)).blocks;
    expect(sheets(more)).toBe(1);
    expect(textOf(more)).toContain('9 orang sebagaimana tercantum dalam lampiran.');
    expect(textOf(more)).toContain('Peserta 9');
  });
  it('tells hosts that lie in one another by their own names, and money in figures and letters', () => {
    const text = textOf(travelOrderForm(facts(1)).blocks);
    expect(text).toContain('ke Angsana dan Desa Angsana;');
    expect(text).toContain(
      'Rp1.000.000 (satu juta rupiah), dibebankan pada Alokasi Dana Desa (ADD) Tahun Anggaran 2024;',
    );
    expect(text).toContain('Pj. Kepala Desa Sei Asam,');
  });
  it('without money says nought, and who bears the costs', () => {
    const free = {
      ...journey,
      terms: { ...journey.terms, budget: rp('0'), fundingSources: [], costBorneByHost: true },
    };
    expect(textOf(travelOrderForm(facts(1, { journey: free })).blocks)).toContain(
      'Rp0 (nol rupiah), dibebankan pada ditanggung tuan rumah',
    );
  });
});

describe('Papers', () => {
  it('leave room for what is not known of a person, and say of what is hidden that it is', () => {
    const travellers: TravellerOnPaper[] = [
      { no: 1, spdNo: '1', person: undefined },
      { no: 2, spdNo: '2', person: HIDDEN },
    ];
    for (const form of [travelOrderForm, travelWarrantForm, attendanceListForm, reportForm]) {
      const text = textOf(form(facts(0, { travellers })).blocks);
      expect(text).toContain('……');
      expect(text).toContain('tersembunyi');
    }
  });
  it('of SPD are two sheets for each traveller, each a sheet of its own', () => {
    expect(sheets(travelWarrantForm(facts(1)).blocks)).toBe(1);
    expect(sheets(travelWarrantForm(facts(500)).blocks)).toBe(999);
  });
  it('bear the number that the book gives them, and none where it gives none', () => {
    const numberOf = (kind: string) => `7/${kind}`;
    expect(textOf(reportForm(facts(1, { numberOf })).blocks)).toContain('NOMOR: 7/LAPORAN');
    expect(textOf(attendanceListForm(facts(1, { numberOf })).blocks)).toContain('NOMOR: 7/DAFTAR_HADIR');
    expect(textOf(reportForm(facts(1)).blocks)).not.toContain('NOMOR:');
  });
  it('are there from the step on that tells what stands on them', () => {
    const { order: _order, ...none } = journey;
    const off = { ...journey, order: { ...order, stands: false } };
    const reported = { ...journey, report: { on: order.to, findings: 'x', observations: [] } };
    const there = (of: Journey) => Object.entries(PAPERS).flatMap(([name, { needs }]) => (needs(of) ? [name] : []));
    expect(there(none)).toEqual([]);
    expect(there(off)).toEqual(['surat-tugas', 'spd']);
    expect(there(journey)).toEqual(['surat-tugas', 'spd', 'daftar-hadir']);
    expect(there(reported)).toEqual(['surat-tugas', 'spd', 'daftar-hadir', 'laporan']);
  });
});

describe('Things in a sentence', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a dan b'],
    [['a', 'b', 'c'], 'a, b dan c'],
    [['a, b', 'c', 'd'], 'a, b; c dan d'],
  ])('%j: %s', (things, told) => expect(listed(things)).toBe(told));
});

describe('A paper that is too much for one PDF', () => {
  it.each(PAPER_NAMES)('is asked for in a way that there is, and never as JSON: %s', (name) => {
    const byPerson = name !== 'laporan';
    expect(insteadOf(name, undefined)[1].includes('traveller')).toBe(byPerson);
    for (const traveller of [undefined, 1])
      for (const words of insteadOf(name, traveller)) expect(words).not.toMatch(/JSON/);
    expect(insteadOf(name, 1)[1]).toBe('repeat the request when the system is less busy');
  });
});
