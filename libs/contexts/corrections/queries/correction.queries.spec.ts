import { describe, expect, it } from '@jest/globals';
import { specMetadata } from '#testing';
import type { Actor, DocRef, LocalDate, Position, RecordedEvent, RegionCode, Revision } from '#kernel';
import { correctionBoard, type CorrectionEntry } from '../read/correction-board.model.js';
import { correctionListOf } from './correction.queries.js';

const list = correctionListOf(['studyVisit']);
const places = { address: (code: string, name = 'Wilayah') => `${name} ${code}` };
const mandate: DocRef = {
  docId: 'sk-plt',
  type: 'SURAT_PERINTAH',
  number: '800/12',
  date: '2024-11-01' as LocalDate,
  sha256: 'b'.repeat(64),
  classification: 'RESTRICTED',
};
const asked: Actor = {
  userId: 'u-1',
  officeId: 'pemdes',
  role: 'VILLAGE_OPERATOR',
  scope: '62.03.02.2007' as RegionCode,
  capacity: 'DEFINITIF',
};
const decided: Actor = {
  userId: 'u-2',
  officeId: 'dpmd',
  role: 'REGENCY_PMD',
  scope: '62.03' as RegionCode,
  capacity: 'PLT',
  mandate,
};

const event = (type: string, actor: Actor, data: object): RecordedEvent =>
  ({
    id: type,
    stream: 'studyVisit-v-1',
    type,
    data,
    revision: 0 as Revision,
    position: '1' as Position,
    metadata: { ...specMetadata(), actor },
  }) as unknown as RecordedEvent;

const requested = event('VoidingRequested', asked, {
  requestId: '1',
  reason: 'Tercatat dua kali',
  regions: ['62.03.02.2007'],
});
const voided = event('RecordVoided', decided, { requestId: '1', reason: 'Tercatat dua kali' });
const fold = (...events: readonly RecordedEvent[]): CorrectionEntry =>
  events.reduce<CorrectionEntry | undefined>(
    (entry, each) => correctionBoard.fold(entry, each, 'studyVisit-v-1.1'),
    undefined,
  )!;
const row = (entry: CorrectionEntry) =>
  Object.fromEntries(
    list.columns.map(({ title, value }) => [title, value({ ...entry, id: 'studyVisit-v-1.1' }, places)]),
  );

describe('The register of corrections', () => {
  it('tells who asked and who decided, in which office and capacity, for which region and by which mandate', () => {
    expect(row(fold(requested, voided))).toMatchObject({
      status: 'disetujui dan berlaku',
      kode_status: 'CONFIRMED',
      jenis: 'pembatalan seluruh catatan',
      kode_jenis: 'VOIDING',
      wilayah: 'Wilayah 62.03.02.2007',
      peran_peminta: 'Sekretaris Desa / Kaur / Kasi',
      kode_peran_peminta: 'VILLAGE_OPERATOR',
      wilayah_peminta: 'Wilayah 62.03.02.2007',
      kantor_peminta: 'pemdes',
      kedudukan_peminta: 'pejabat definitif',
      kode_peran_pemutus: 'REGENCY_PMD',
      wilayah_pemutus: 'Wilayah 62.03',
      kantor_pemutus: 'dpmd',
      kode_kedudukan_pemutus: 'PLT',
      nomor_mandat_pemutus: '800/12',
      tanggal_mandat_pemutus: '2024-11-01',
    });
  });

  it('has nothing of a decision before there is one', () => {
    const waiting = row(fold(requested));
    expect(waiting).toMatchObject({ kode_status: 'WAITING' });
    for (const title of ['peran', 'wilayah', 'kantor', 'kedudukan', 'nomor_mandat'].map((part) => `${part}_pemutus`))
      expect([title, waiting[title]]).toEqual([title, undefined]);
  });

  it('shows a mandate to the party whose it is, and what is asked to the one that asks', () => {
    const entry = { ...fold(requested, voided), id: 'x' };
    expect(list.enteredBy!(entry, ['decidedBy', 'mandate'])).toEqual({ scope: '62.03', officeId: 'dpmd' });
    expect(list.enteredBy!(entry, ['requestedBy', 'mandate'])).toEqual({ scope: '62.03.02.2007', officeId: 'pemdes' });
    expect(list.enteredBy!(entry, ['asked', 0, 'new'])).toEqual({ scope: '62.03.02.2007', officeId: 'pemdes' });
    expect(list.enteredBy!(entry, ['asked', 0, 'old'])).toBeUndefined();
  });
});
