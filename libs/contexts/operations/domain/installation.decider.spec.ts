import { describe, expect, it } from '@jest/globals';
import { frozenFixtures, given as givenDecider } from '#testing';
import { installationDecider } from './installation.decider.js';
import type { InstallationEvent, Purpose } from './installation.events.js';

const given = (...events: readonly InstallationEvent[]) => givenDecider(installationDecider, events);
const began = (purpose: Purpose): InstallationEvent => ({ type: 'InstallationBegan', data: { purpose } });
const key = (keyId: string): InstallationEvent => ({ type: 'SubjectKeyRecorded', data: { keyId } });

describe('A log', () => {
  it.each([
    ['NOTHING', 'DEMONSTRATION'],
    ['NOTHING', 'PRODUCTION'],
    ['DEMONSTRATION', 'DEMONSTRATION'],
    ['RECORDS', 'PRODUCTION'],
  ] as const)('that holds %s becomes one of %s', (found, purpose) =>
    given()
      .when({ type: 'BeginInstallation', purpose, found })
      .then([began(purpose)]),
  );

  it.each([
    ['DEMONSTRATION', 'PRODUCTION'],
    ['RECORDS', 'DEMONSTRATION'],
  ] as const)('that holds %s becomes none of %s', (found, purpose) => {
    given().when({ type: 'BeginInstallation', purpose, found }).thenRejected('E_STATE');
  });

  it('that is another than the one wanted says what to do', () => {
    const refusal = (purpose: Purpose, found: 'DEMONSTRATION' | 'RECORDS') =>
      given().when({ type: 'BeginInstallation', purpose, found }).thenRejected('E_STATE');
    expect(refusal('DEMONSTRATION', 'RECORDS')).toMatchObject({
      messageId: expect.stringContaining('tulis SINERGI_MODE=production'),
      messageEn: expect.stringMatching(/^this log is no demonstration: write SINERGI_MODE=production/),
    });
    expect(refusal('PRODUCTION', 'DEMONSTRATION')).toMatchObject({
      messageId: expect.stringContaining('tulis SINERGI_MODE=demo'),
      messageEn: expect.stringMatching(/^this log holds the demonstration/),
    });
  });

  it('keeps its purpose', () => {
    for (const [purpose, other] of [
      ['DEMONSTRATION', 'PRODUCTION'],
      ['PRODUCTION', 'DEMONSTRATION'],
    ] as const) {
      given(began(purpose)).when({ type: 'BeginInstallation', purpose, found: 'RECORDS' }).then([]);
      given(began(purpose))
        .when({ type: 'BeginInstallation', purpose: other, found: 'NOTHING' })
        .thenRejected('E_STATE');
    }
  });

  it('keeps both, whichever came first', () => {
    for (const events of [
      [began('PRODUCTION'), key('key_a')],
      [key('key_a'), began('PRODUCTION')],
    ])
      expect(given(...events).state).toEqual({ purpose: 'PRODUCTION', subjectKey: 'key_a' });
  });

  it('keeps the key of its references', () => {
    given()
      .when({ type: 'RecordSubjectKey', keyId: 'key_a' })
      .then([key('key_a')]);
    given(key('key_a')).when({ type: 'RecordSubjectKey', keyId: 'key_a' }).then([]);
    given(key('key_a')).when({ type: 'RecordSubjectKey', keyId: 'key_b' }).thenRejected('E_STATE');
  });

  it('keeps the store of the keys of persons, and says what to do where it is another one', () => {
    const store = (storeId: string): InstallationEvent => ({ type: 'KeyStoreRecorded', data: { storeId } });
    given()
      .when({ type: 'RecordKeyStore', storeId: 'keys_a' })
      .then([store('keys_a')]);
    given(store('keys_a')).when({ type: 'RecordKeyStore', storeId: 'keys_a' }).then([]);
    const refusal = given(store('keys_a')).when({ type: 'RecordKeyStore', storeId: 'keys_b' }).thenRejected('E_STATE');
    expect(refusal.messageEn).toMatch(/subject-keys\.db.*restore them from their latest backup/);
    expect(given(key('key_a'), store('keys_a')).state).toEqual({ subjectKey: 'key_a', keyStore: 'keys_a' });
  });

  it('still folds what was frozen', () => {
    const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), installationDecider);
    expect(frozen.after(installationDecider, 'InstallationBegan', 'SubjectKeyRecorded', 'KeyStoreRecorded')).toEqual({
      purpose: 'PRODUCTION',
      subjectKey: 'key_mzxw6ytboi2gk3tdmfzwk5dfon',
      keyStore: 'keys_mzxw6ytboi2gk3tdmfzwk5dfon',
    });
  });
});
