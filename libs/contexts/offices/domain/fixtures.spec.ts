import { describe, expect, it } from '@jest/globals';
import { frozenFixtures } from '#testing';
import { institutionDecider } from './institution.decider.js';
import { officeDecider } from './office.decider.js';

const offices = frozenFixtures(new URL('./fixtures/office/', import.meta.url), officeDecider);
const institutions = frozenFixtures(new URL('./fixtures/institution/', import.meta.url), institutionDecider);

describe('The frozen events', () => {
  it('are one of every name and version', () => {
    offices.expectAll();
    institutions.expectAll();
  });

  it('of an office still fold into what they meant', () => {
    expect(offices.after(officeDecider, 'OfficeRegistered')).toMatchObject({
      stage: 'ACTIVE',
      terms: { officeId: 'kec-63.10.09', institutionId: 'pemkab-63.10', establishedOn: '2003-04-08' },
      names: [{ name: 'Kantor Kecamatan Angsana' }],
    });
    expect(
      offices.after(
        officeDecider,
        'OfficeRegistered',
        'OfficeRenamed',
        'OfficialAppointed',
        'AppointmentEnded',
        'MandateGiven',
        'MandateWithdrawn',
        'CorrectionRequested',
        'CorrectionRefused',
        'VoidingRequested',
        'CorrectionWithdrawn',
        'RecordCorrected',
        'OfficeClosed',
      ),
    ).toMatchObject({
      stage: 'CLOSED',
      names: [{ name: 'Kantor Kecamatan Angsana' }, { name: 'Kecamatan Angsana', from: '2020-01-01' }],
      appointments: [{ appointmentId: '1', capacity: 'DEFINITIF', validFrom: '2023-01-02', validTo: '2024-12-31' }],
      mandates: [{ mandateId: '1', kind: 'MANDAT', validTo: '2024-11-15' }],
      successors: ['kec-63.10.13'],
    });
    expect(offices.after(officeDecider, 'OfficeRegistered', 'RecordVoided')).toMatchObject({ stage: 'VOIDED' });
  });

  it('of an institution, too', () => {
    expect(
      institutions.after(institutionDecider, 'InstitutionRegistered', 'InstitutionRenamed', 'InstitutionClosed'),
    ).toMatchObject({
      stage: 'CLOSED',
      terms: { institutionId: 'kemendes-pdtt', kind: 'CENTRAL_UNIT' },
      names: [{ shortName: 'Kemendes PDTT' }, { shortName: 'Kemendes PDT', from: '2024-10-21' }],
      successors: ['kemendes-pdt', 'kementrans'],
    });
    expect(institutions.after(institutionDecider, 'InstitutionRegistered', 'RecordVoided')).toMatchObject({
      stage: 'VOIDED',
    });
  });
});
