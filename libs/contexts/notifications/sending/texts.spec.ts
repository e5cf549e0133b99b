import { describe, expect, it } from '@jest/globals';
import type { Places } from '#runtime';
import { Texts } from './texts.js';

const HOSTILE = 'Desa <script>alert(1)</script> "&\r\nBcc: c@d.example';
const texts = new Texts({
  kinds: [{ code: 'REPORT_DUE', label: ['laporan ditunggu', 'a report is due'], commands: [] }],
  places: { address: () => HOSTILE } as unknown as Places,
  publicUrl: 'https://sinergi.example',
  pathOf: (stream) => `visits/"><img src=x>${stream}`,
});
const told = {
  stream: 'studyVisit-<b>1</b>',
  matter: {
    kind: 'REPORT_DUE',
    part: '',
    raisedBy: 'e-1',
    at: '2026-11-20T02:00:00.000Z' as never,
    regions: ['62.03.02.2007'] as never,
  },
};

describe('What a mail says', () => {
  it('has no text of the register or of the record in its subject, which is one line', () => {
    for (const { subject } of [texts.one(told), texts.digest('2026-11-20' as never, [told], true)]) {
      expect(subject).toMatch(/^Sinergi[^\r\n]*$/);
      expect(subject).not.toContain('Desa');
    }
  });

  it('shows signs of HTML as signs', () => {
    for (const { html } of [texts.one(told), texts.digest('2026-11-20' as never, [told], false)]) {
      for (const hostile of ['<script', '<img', '<b>1', 'Desa <', '"&\r']) expect(html).not.toContain(hostile);
      expect(html).toContain('Desa &#60;script&#62;');
    }
  });

  it('is called with as JSON, whatever the record is named', () =>
    expect(JSON.parse(texts.call('n-1', told))).toMatchObject({ data: { recordId: '<b>1</b>' } }));
});
