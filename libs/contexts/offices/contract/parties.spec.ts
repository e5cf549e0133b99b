import { describe, expect, it } from '@jest/globals';
import { reject, type LocalDate, type PartyRef } from '#kernel';
import type { Sources } from '#runtime';
import { day, region } from '#testing';
import { institutionDecider } from '../domain/institution.decider.js';
import type { InstitutionEvent } from '../domain/institution.events.js';
import { fold } from '#kernel';
import { specMetadata } from '#testing';
import { offices } from '../commands/authority.js';
import { asRegistered, bodiesOf, partyFrom, type PartyInput } from './parties.js';

const KOTA = region('63.71', 'Kota Banjarmasin');
const DESA = region('63.10.09.2009', 'Mekar Jaya');
const history: readonly InstitutionEvent[] = [
  {
    type: 'InstitutionRegistered',
    data: {
      institutionId: 'ulm',
      kind: 'UNIVERSITY',
      name: 'Universitas Lama',
      seat: KOTA,
      validFrom: day('1960-11-01'),
    },
  },
  { type: 'InstitutionRenamed', data: { institutionId: 'ulm', name: 'Universitas Baru', from: day('2024-07-01') } },
  { type: 'InstitutionClosed', data: { institutionId: 'ulm', lastDay: day('2025-12-31'), successors: [] } },
];
const abroad: InstitutionEvent = {
  type: 'InstitutionRegistered',
  data: { institutionId: 'jica', kind: 'FOREIGN', name: 'JICA', country: 'JP' },
};
const builder: InstitutionEvent = {
  type: 'InstitutionRegistered',
  data: { institutionId: 'constructor', kind: 'COMPANY', name: 'PT Pembangun' },
};
const STREAMS: Readonly<Record<string, readonly InstitutionEvent[]>> = {
  ulm: history,
  jica: [abroad],
  constructor: [builder],
};
const sources = {
  state: async (decider: unknown, id: string) =>
    decider === institutionDecider
      ? fold(
          institutionDecider,
          (Object.hasOwn(STREAMS, id) ? STREAMS[id]! : []).map((event) => ({ ...event, metadata: specMetadata() })),
        )
      : id === 'rektorat'
        ? { stage: 'ACTIVE', terms: { institutionId: 'ulm' } }
        : { stage: 'NONE' },
} as unknown as Sources;
const regions = {
  resolve: async (text: string, _sources: Sources, field?: string) => {
    const found = [KOTA, DESA].find(({ code }) => code === text);
    if (!found) throw reject('E_REGION_UNKNOWN', field ? { field } : {});
    return found;
  },
};

const written = async (party: PartyRef, on: string) =>
  asRegistered(party, await bodiesOf(offices, [party], on as LocalDate, sources), '/hosts/0');
const ULM: PartyRef = { kind: 'UNIVERSITY', region: KOTA, institutionId: 'ulm' };

describe('PTY-03 A body of the register', () => {
  it('is found by its id, also where objects have a member of that name by themselves', async () => {
    expect((await written({ kind: 'COMPANY', institutionId: 'constructor' }, '2024-06-30')).name).toBe('PT Pembangun');
    await expect(written({ kind: 'COMPANY', institutionId: 'toString' }, '2024-06-30')).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
  });

  it('is written as it is called on the day', async () => {
    expect((await written(ULM, '2024-06-30')).name).toBe('Universitas Lama');
    expect((await written(ULM, '2024-07-01')).name).toBe('Universitas Baru');
    expect((await written({ ...ULM, name: 'UNIVERSITAS, baru' }, '2025-01-01')).name).toBe('Universitas Baru');
  });

  it.each([
    ['the day before it began', '1960-10-31', 'E_STATE'],
    ['its first day', '1960-11-01', undefined],
    ['its last day', '2025-12-31', undefined],
    ['the day after it ended', '2026-01-01', 'E_STATE'],
  ])('can be a party while it exists: %s', async (_, on, code) => {
    const answer = written(ULM, on);
    await (code
      ? expect(answer).rejects.toMatchObject({ code, info: { ruleId: 'PTY-03', field: '/hosts/0/institutionId' } })
      : expect(answer).resolves.toMatchObject({ institutionId: 'ulm' }));
  });

  it.each<[string, Partial<PartyRef>, string]>([
    ['another kind', { kind: 'COMPANY' }, '/hosts/0/kind'],
    ['another region', { region: DESA }, '/hosts/0/region'],
    ['a country', { country: 'JP' }, '/hosts/0/country'],
    ['another name', { name: 'Universitas Lama' }, '/hosts/0/name'],
  ])('is not given %s by whoever names it', async (_, claim, field) => {
    await expect(written({ ...ULM, ...claim }, '2025-01-01')).rejects.toMatchObject({
      code: 'E_VALIDATION',
      info: { ruleId: 'PTY-03', field },
    });
  });

  it('is in it', async () => {
    await expect(written({ ...ULM, institutionId: 'ugm' }, '2025-01-01')).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      info: { field: '/hosts/0/institutionId' },
    });
  });

  it('leaves any other party as it is', async () => {
    const company: PartyRef = { kind: 'COMPANY', region: KOTA, name: 'PT Bina' };
    expect(await written(company, '2025-01-01')).toBe(company);
  });

  it('is the institution of its offices', async () => {
    expect(await offices.institutionOfOffice('rektorat', sources)).toBe('ulm');
    expect(await offices.institutionOfOffice('lain', sources)).toBeUndefined();
  });
});

describe('A party as an input names it', () => {
  const from = (input: PartyInput) => partyFrom(regions, offices)(input, sources, '/origin');

  it('is the government of its region, named as such or not', async () => {
    expect(await from({ region: '63.71' })).toEqual({ region: KOTA });
    expect(await from({ region: '63.71', kind: 'REGION' })).toEqual({ region: KOTA });
    expect(await from({ region: DESA.code, kind: 'VILLAGE' })).toEqual({ region: DESA });
  });
  it('is not a village where the region is none, nor the other way round', async () => {
    for (const [code, kind] of [
      ['63.71', 'VILLAGE'],
      [DESA.code, 'REGION'],
    ] as const)
      await expect(from({ region: code, kind })).rejects.toMatchObject({
        code: 'E_VALIDATION',
        info: { field: '/origin/kind' },
      });
  });
  it('is what the register says, where the id is all that is given', async () => {
    expect(await from({ institutionId: 'ulm' })).toEqual(ULM);
    expect(await from({ institutionId: 'jica' })).toEqual({ kind: 'FOREIGN', country: 'JP', institutionId: 'jica' });
    await expect(from({ institutionId: 'ugm' })).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(from({ institutionId: 'jica', region: '63.71' })).rejects.toMatchObject({ code: 'E_VALIDATION' });
  });
  it('lies in a region that there is: a desa persiapan has none of its own (§7.5)', async () => {
    for (const text of ['63.10.09.2009.01', '63.99'])
      await expect(from({ kind: 'COUNCIL', name: 'BPD', region: text })).rejects.toMatchObject({
        code: 'E_REGION_UNKNOWN',
        info: { field: '/origin/region' },
      });
  });
});
