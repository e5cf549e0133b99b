import { describe, expect, it } from '@jest/globals';
import { KnownMembers, type Schema as KernelSchema } from '#kernel';
import {
  Facts,
  Value,
  changeRows,
  placeWords,
  renderToString,
  uiOf,
  type Language,
  type Schema,
  type Showing,
} from '#views';

const label = (id: string, en: string): Pick<Schema, 'x-label'> => ({ 'x-label': { id, en } });
const REGION_TEXT = '^\\d{2}(\\.\\d{2})?$';
const VISIT: Schema = {
  properties: {
    status: {
      ...label('tahap kunjungan', 'stage of the visit'),
      enum: ['PROPOSED', 'CLOSED'],
      'x-enum-labels': {
        PROPOSED: { id: 'diajukan, menunggu tuan rumah', en: 'proposed, waiting for the hosts' },
        CLOSED: { id: 'ditutup: selesai', en: 'closed: done' },
      },
    },
    budget: { ...label('anggaran kunjungan', 'budget of the visit'), type: 'string', format: 'rupiah' },
    originRegion: { ...label('wilayah asal', 'region of origin'), type: 'string', pattern: REGION_TEXT },
    hosts: {
      ...label('para tuan rumah', 'hosts'),
      type: 'array',
      items: {
        properties: { answer: label('jawaban', 'answer'), note: label('catatan; boleh kosong', 'note; may be empty') },
      },
    },
  },
};
const known = new KnownMembers([VISIT as unknown as KernelSchema]);
const showing = (language: Language = 'id'): Showing => ({
  ui: uiOf(language),
  zone: 'WITA',
  open: (schema) => schema,
  known,
  places: new Map([['63.10', 'Kabupaten Tanah Bumbu']]),
});
const rows = (...changes: Parameters<typeof changeRows>[0]) => changeRows(changes, known, showing());
const shown = (value: unknown, schema: Schema = {}, language: Language = 'id'): string =>
  renderToString(<Value value={value} schema={schema} showing={showing(language)} />);

describe('the words of a record', () => {
  it('names a place by its labels, whatever holds it, and the region under whose code it stands', () => {
    const words = (pointer: string): string => placeWords(known.place(pointer), showing());
    expect(words('/hosts/1/answer')).toBe('para tuan rumah 2 › jawaban');
    expect(words('/terms/budget')).toBe('anggaran kunjungan');
    expect(words('/answers/63.10')).toBe('jawaban Kabupaten Tanah Bumbu 63.10');
    expect([words('/proposers'), words('/order/commandId'), words('/budget/commandId')]).toEqual(['', '', '']);
  });

  it('tells a state of which only the stage is known by the words of the status', () => {
    const [row] = rows({ kind: 'ALTERED', pointer: '/stage', before: 'PROPOSED', after: 'CLOSED' });
    expect([row!.place, shown(row!.before, row!.schema), shown(row!.after, row!.schema)]).toEqual([
      'tahap',
      'Diajukan',
      'Ditutup',
    ]);
  });

  it('tells what was added part by part, and not what only programs know or what is nothing', () => {
    expect(
      rows(
        { kind: 'ADDED', pointer: '/terms', after: { budget: '62500000', hosts: [], commandId: 'x' } },
        { kind: 'ADDED', pointer: '/proposers', after: ['u'] },
        { kind: 'ALTERED', pointer: '/stage', before: 'NONE', after: 'PROPOSED' },
      ).map(({ place, before, after }) => [place, before, after]),
    ).toEqual([
      ['anggaran kunjungan', undefined, '62500000'],
      ['tahap', undefined, 'PROPOSED'],
    ]);
  });

  it('leaves out what a program wrote for itself, and the day of the last step that rules keep', () => {
    const label = { 'x-label': { id: 'perintah', en: 'command' } };
    const declared = new KnownMembers([{ properties: { commandId: label, lastStepOn: {}, orderNo: label } } as never]);
    const order = { commandId: 'demo-s0-06', orderNo: '090/ST/2024' };
    const told = changeRows(
      [
        { kind: 'ADDED', pointer: '/order', after: order },
        { kind: 'ALTERED', pointer: '/lastStepOn', before: '2024-11-04', after: '2024-11-05' },
      ],
      declared,
      showing(),
    );
    expect(told.map(({ after }) => after)).toEqual(['090/ST/2024']);
    expect(
      renderToString(<Facts value={order} schema={{ properties: { commandId: label } }} showing={showing()} />),
    ).not.toContain('demo-s0-06');
  });

  it('says of an entry under a made-up id what it is, without the id', () => {
    const meaning = ['komitmen', 'commitment'] as const;
    const place = (key: string) => placeWords({ parts: [{ meaning, key }] }, showing());
    expect(place('d5ec2c79-40dc-8e71-b98e-2f9eefff6e0d')).toBe('komitmen');
    expect(place('63.10')).toContain('63.10');
  });

  it('names who entered a record by the region, and by the office where that is in the register', () => {
    const told = (...names: readonly (readonly [string, string])[]): string =>
      renderToString(
        <Value
          value={{ scope: '62.03', officeId: 'dpmd-62.03' }}
          schema={{}}
          showing={{ ...showing(), names: new Map(names) }}
        />,
      ).replace(/<[^>]+>/g, '');
    expect(told()).not.toContain('dpmd');
    expect(told(['offices/dpmd-62.03', 'Dinas PMD Kapuas'])).toMatch(/62\.03 · Dinas PMD Kapuas$/);
  });

  it('names another record where it is known, and leaves out what only the program knows it by', () => {
    const told = (value: object, names: readonly (readonly [string, string])[]): string =>
      renderToString(<Facts value={value as never} schema={{}} showing={{ ...showing(), names: new Map(names) }} />);
    const official = { official: { officeId: 'dpmd-62.03', officialName: 'Catur', capacity: 'DEFINITIF' } };
    const named = told(official, [['offices/dpmd-62.03', 'Dinas PMD Kapuas']]);
    expect(named).toContain('<a href="/id/kantor/dpmd-62.03">Dinas PMD Kapuas</a>');
    expect(told(official, [])).toContain('Catur · definitif');
    expect(told(official, [])).not.toContain('dpmd-62.03');
    const visit = 'd5ec2c79-40dc-8e71-b98e-2f9eefff6e0d';
    expect(told({ visitId: visit, orderId: visit, officeId: 'dpmd-62.03' }, [])).toBe('<dl class="facts"></dl>');
    expect(told({ visitId: visit }, [[`visits/${visit}`, 'BUMDes, Mekar Jaya']])).toContain('>BUMDes, Mekar Jaya</a>');
  });

  it('says of a right which role it is, where, and how long', () => {
    const role = {
      enum: ['VILLAGE_HEAD'],
      'x-enum-labels': { VILLAGE_HEAD: { id: 'Kepala Desa: pemimpin', en: 'head' } },
    };
    const right = { role: 'VILLAGE_HEAD', scope: '63.10', officeId: 'dpmd-62.03', validFrom: '2024-01-02' };
    const told = (value: object): string =>
      renderToString(
        <Value value={value} schema={{ properties: { role } }} showing={{ ...showing(), names: new Map() }} />,
      ).replace(/<[^>]+>/g, '');
    expect(told(right)).toBe('Kepala Desa · Kabupaten Tanah Bumbu 63.10sejak 2 Jan 2024');
    expect(told({ ...right, validTo: '2026-11-30' })).toContain('2 Jan 2024 – 30 Nov 2026');
  });

  it('says values in the language of the page', () => {
    expect(shown('62500000', VISIT.properties!['budget'])).toBe('Rp 62.500.000');
    for (const [bytes, text] of [
      [312, '312 B'],
      [18_234, '18,2 kB'],
      [25_600_000, '25,6 MB'],
    ] as const)
      expect(renderToString(<Facts value={{ bytes }} schema={{}} showing={showing()} />)).toContain(`<dd>${text}</dd>`);
    expect(shown('2024-11-19', {}, 'en')).toBe('<time class="when" datetime="2024-11-19">19 Nov 2024</time>');
    expect(shown('63.10', VISIT.properties!['originRegion'])).toContain('Kabupaten Tanah Bumbu <code>63.10</code>');
    expect(shown({ hidden: true })).toContain('tersembunyi');
    expect(shown({ officeId: 'kecamatan-63.10.09', officialName: 'Catur', capacity: 'MEWAKILI' })).toContain(
      'Catur · mewakili',
    );
    expect(
      renderToString(<Facts value={{ note: 'x' }} schema={VISIT.properties!['hosts']!.items!} showing={showing()} />),
    ).toContain('<dt>Catatan</dt>');
  });

  it('shows whatever was entered as text, and leads nowhere but to pages and to https', () => {
    for (const hostile of ['<script>alert(1)</script>', '"><img src=x>', '\u202Egnp.exe', 'javascript:alert(1)']) {
      const html = shown(hostile);
      expect(html).not.toMatch(/<(script|img|a)\b/);
      expect(html).not.toContain('href');
    }
    expect(shown({ source: 'MEDIA', url: 'javascript:alert(1)' })).not.toContain('href');
    expect(
      shown({ docId: '../x', type: '<b>', classification: 'INTERNAL', seen: true, sha256: 'a'.repeat(64) }),
    ).toContain('href="/id/dokumen/..%2Fx"');
    expect(shown({ type: 'Surat', classification: 'SECRET', date: '2024-01-01', hidden: true })).toContain(
      'selebihnya tersembunyi',
    );
  });
});
