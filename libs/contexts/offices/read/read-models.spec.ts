import { describe, expect, it } from '@jest/globals';
import { collectionOf, type Recorded } from '#kernel';
import { day, documentsOf, recordedEvent } from '#testing';
import { appointed, closed, ended, given, officeId, registered } from '../domain/fixtures/office-story.js';
import type { InstitutionEvent } from '../domain/institution.events.js';
import type { OfficeEvent } from '../domain/office.events.js';
import { institutions } from './institutions.model.js';
import { officeDirectory } from './office-directory.model.js';
import { officeHolders } from './office-holders.model.js';

const recorded = (stream: string, events: readonly (OfficeEvent | InstitutionEvent)[], days: readonly string[] = []) =>
  events.map((event, index) =>
    recordedEvent(stream, event, index, { occurredOn: day(days[index] ?? '2024-01-02') }),
  ) as Recorded<never>[];
const office = (...events: readonly OfficeEvent[]) =>
  documentsOf(officeDirectory, ...recorded(`office-${officeId}`, events))[officeId]!;
const holders = (...events: readonly OfficeEvent[]) =>
  documentsOf(officeHolders, ...recorded(`office-${officeId}`, events));

describe('The directory of offices', () => {
  it('shows an office under its latest name, with its region, holders and mandates', () => {
    const renamed: OfficeEvent = {
      type: 'OfficeRenamed',
      data: { officeId, name: 'Baru', headTitle: 'Camat Baru', from: day('2024-06-01') },
    };
    expect(office(registered, appointed('1', '2024-01-02'), given('1'), renamed)).toMatchObject({
      stage: 'ACTIVE',
      officeId,
      name: 'Baru',
      headTitle: 'Camat Baru',
      regions: ['63.10.09'],
      national: false,
      names: [{ name: 'Kecamatan Angsana' }, { name: 'Baru', from: '2024-06-01' }],
      appointments: [{ appointmentId: '1' }],
      mandates: [{ mandateId: '1' }],
    });
  });

  it('tells nothing of how often ends were entered', () => {
    expect(office(registered, appointed('1', '2024-01-02'), ended('1', '2024-06-30'))).not.toHaveProperty('ends');
  });

  it('shows one of the country without a region', () => {
    const { region: _region, ...data } = registered.data as Extract<OfficeEvent, { type: 'OfficeRegistered' }>['data'];
    expect(office({ type: 'OfficeRegistered', data })).toMatchObject({ regions: [], national: true });
  });

  it('shows its end and who succeeds it; one that was voided as such', () => {
    expect(office(registered, closed('2024-06-30'))).toMatchObject({
      stage: 'CLOSED',
      lastDay: '2024-06-30',
      successors: [],
    });
    const voided: OfficeEvent = {
      type: 'RecordVoided',
      data: { officeId, requestId: '1', lapsed: [], reason: 'Dicatat dua kali oleh operator', appointmentIds: [] },
    };
    expect(office(registered, closed('2024-06-30'), voided)).not.toHaveProperty('lastDay');
    expect(office(registered, voided)).toMatchObject({ stage: 'VOIDED' });
  });

  it('tells when it was entered, and the latest day on which anything of it happened', () => {
    const events = recorded(
      `office-${officeId}`,
      [registered, appointed('1', '2024-01-02'), ended('1', '2024-06-30')],
      ['2024-02-01', '2024-03-01', '2024-02-10'],
    );
    expect(documentsOf(officeDirectory, ...events)[officeId]).toMatchObject({
      registeredOn: '2024-02-01',
      updatedOn: '2024-03-01',
    });
  });

  it('finds it by former names and by its officials', () => {
    const words = officeDirectory.words!(
      office(registered, appointed('1', '2024-01-02', undefined, { officialName: 'Catur Harianto' })),
    );
    expect(words).toEqual(expect.arrayContaining(['catur', 'kecamatan', 'angsana', 'kec']));
    expect(collectionOf(officeDirectory).name).toBe('office_directory@2');
  });
});

describe('Who held which office', () => {
  it('is one document for each appointment, open while its end is not known', () => {
    expect(holders(registered, appointed('1', '2024-01-02'), appointed('2', '2024-07-01', '2024-12-31'))).toMatchObject(
      {
        [`${officeId}.1`]: { validFrom: '2024-01-02', until: '2199-12-31', regions: ['63.10.09'], national: false },
        [`${officeId}.2`]: { validFrom: '2024-07-01', validTo: '2024-12-31', until: '2024-12-31' },
      },
    );
    expect(holders(registered, appointed('1', '2024-01-02'))[`${officeId}.1`]).not.toHaveProperty('validTo');
  });

  it('ends with the appointment, or with the office where that is earlier', () => {
    const both = [registered, appointed('1', '2024-01-02'), ended('1', '2024-03-31'), appointed('2', '2024-04-01')];
    expect(holders(...both)).toMatchObject({
      [`${officeId}.1`]: { validTo: '2024-03-31', until: '2024-03-31' },
      [`${officeId}.2`]: { until: '2199-12-31' },
    });
    expect(holders(...both, closed('2024-06-30', '1', '2'))).toMatchObject({
      [`${officeId}.1`]: { until: '2024-03-31' },
      [`${officeId}.2`]: { validTo: '2024-06-30', until: '2024-06-30' },
    });
  });

  it('is nobody any more where the office was entered by mistake', () => {
    const voided: OfficeEvent = {
      type: 'RecordVoided',
      data: { officeId, requestId: '1', lapsed: [], reason: 'Dicatat dua kali oleh operator', appointmentIds: ['1'] },
    };
    expect(holders(registered, appointed('1', '2024-01-02'), voided)).toEqual({});
  });

  it('stays as it is at a correction, which folds it anew, and is none that was never appointed', () => {
    const corrected: OfficeEvent = {
      type: 'RecordCorrected',
      data: { officeId, requestId: '1', changes: [], reason: 'Tanggalnya tertulis keliru', appointmentIds: ['1', '2'] },
    };
    expect(Object.keys(holders(registered, appointed('1', '2024-01-02'), corrected))).toEqual([`${officeId}.1`]);
  });
});

describe('The list of institutions', () => {
  const institutionId = 'kemendes-pdtt';
  const kept = (...events: readonly InstitutionEvent[]) =>
    documentsOf(institutions, ...recorded(`institution-${institutionId}`, events))[institutionId]!;
  const entered: InstitutionEvent = {
    type: 'InstitutionRegistered',
    data: { institutionId, kind: 'CENTRAL_UNIT', name: 'Kementerian Desa PDTT', shortName: 'Kemendes PDTT' },
  };

  it('shows each under its latest name, a short name only where that has one', () => {
    expect(kept(entered)).toMatchObject({ stage: 'ACTIVE', shortName: 'Kemendes PDTT', regions: [], national: true });
    const renamed: InstitutionEvent = {
      type: 'InstitutionRenamed',
      data: { institutionId, name: 'Kementerian Desa PDT', from: day('2024-10-21') },
    };
    expect(kept(entered, renamed)).toMatchObject({ name: 'Kementerian Desa PDT' });
    expect(kept(entered, renamed)).not.toHaveProperty('shortName');
    expect(institutions.words!(kept(entered, renamed))).toEqual(expect.arrayContaining(['pdtt', 'pdt', 'kemendes']));
  });

  it('shows its end and its successors', () => {
    const end: InstitutionEvent = {
      type: 'InstitutionClosed',
      data: { institutionId, lastDay: day('2024-10-20'), successors: ['kemendes-pdt'] },
    };
    expect(kept(entered, end)).toMatchObject({ stage: 'CLOSED', lastDay: '2024-10-20', successors: ['kemendes-pdt'] });
  });
});
