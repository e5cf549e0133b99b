import { describe, expect, it } from '@jest/globals';
import { frozenFixtures } from '#testing';
import { documentDecider } from './document.decider.js';

const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), documentDecider);

describe('The frozen events', () => {
  it('are one of every name and version', () => frozen.expectAll());

  it('still fold into what they meant', () => {
    expect(
      frozen.after(
        documentDecider,
        'DocumentStored',
        'CorrectionRequested',
        'CorrectionWithdrawn',
        'CorrectionRefused',
      ),
    ).toMatchObject({
      stage: 'STORED',
      document: { docId: 'doc-1', type: 'SURAT_PERMOHONAN', classification: 'INTERNAL' },
      bytes: 18_234,
      mediaType: 'application/pdf',
    });
    expect(
      frozen.after(documentDecider, 'DocumentStored', 'RecordCorrected', 'VoidingRequested', 'RecordVoided'),
    ).toMatchObject({ stage: 'VOIDED', document: { docId: 'doc-1' } });
  });
});
