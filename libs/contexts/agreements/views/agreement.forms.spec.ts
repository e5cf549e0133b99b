import { describe, expect, it } from '@jest/globals';
import { agreementForms } from './agreement.forms.js';

describe('The form of a signature', () => {
  const paper = (role: string, sha256: string) => ({ role, document: { sha256 } });
  const record = {
    textSha256: 'aa',
    documents: [paper('text', 'aa'), paper('addendum', 'bb'), paper('addendum', 'cc'), paper('report', 'dd')],
  };
  const filled = (command: string, of: object) =>
    (agreementForms[command]!.prefill!({ year: 2026, record: of as never }) as { textSha256?: string }).textSha256;

  it('bears the hash of the text that waits: of the agreement, or of its last addendum', () => {
    expect(filled('sign-agreement', record)).toBe('aa');
    expect(filled('sign-addendum', record)).toBe('cc');
  });

  it('bears none of a text that is not open to whoever signs', () => {
    expect(filled('sign-addendum', { documents: [{ role: 'addendum', document: {} }] })).toBeUndefined();
    expect(filled('sign-addendum', {})).toBeUndefined();
  });
});
