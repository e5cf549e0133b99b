import {
  FLAG,
  INTEGER,
  REGION,
  TEXT,
  categoryOf,
  codeOf,
  eventsOf,
  field,
  isDocRef,
  listOf,
  record,
  rowKey,
  searching,
  streamId,
  yearOf,
  type AnyDecider,
  type Contribution,
  type ReadModel,
  type RecordedEvent,
  type RegionCode,
  type Subscription,
  type TotalDeclaration,
  type TypeOf,
} from '#kernel';
import type { PlaceNames } from '#contexts/regions/contract';
import { FINDING_CODES, type Finding } from '../domain/finding.codes.js';
import { areasAround } from './areas.js';
import { regionsIn } from './regions-in.js';

const QUALITY = { name: 'data_quality', version: 2 } as const;

/** A record with what is to be looked at in it. */
export const qualityDocument = record({
  id: field(['id catatan di semua jenis', 'id of the record among all kinds'], TEXT),
  category: field(['jenis catatan', 'kind of the record'], TEXT),
  recordId: field(['id catatan', 'id of the record'], TEXT),
  title: field(['nama wilayah dalam catatan', 'names of the regions in the record'], TEXT),
  regions: field(['kode wilayah dalam catatan (Kepmendagri)', 'codes of its regions (Kepmendagri)'], listOf(REGION)),
  year: field(['tahun kejadian pertama', 'year of the first event'], INTEGER),
  /** Without a finding it is kept for the fold and not shown. */
  found: field(['ada temuan', 'there is a finding'], FLAG),
  findings: field(['temuan', 'findings'], listOf(codeOf(FINDING_CODES))),
  /** What an import could not tell; empty for what was entered here. */
  gaps: field(['kekosongan catatan impor', 'gaps of an imported record'], listOf(TEXT)),
  sources: field(['sumber catatan', 'where the record comes from'], listOf(TEXT)),
});
export type QualityEntry = TypeOf<typeof qualityDocument>;

export const QUALITY_LISTS = {
  findings: {
    label: ['Catatan dengan temuan mutu data', 'Records with findings on the quality of data'],
    dimensions: {
      region: {
        kind: 'region',
        label: [
          'wilayah dalam catatan, atau yang melingkupinya; ID: tanpa wilayah',
          'a region of it, or around it; ID: it has none',
        ],
      },
      finding: { kind: 'text', label: ['temuan', 'finding'] },
    },
    measures: { records: ['Catatan dengan temuan itu, masing-masing sekali', 'Records with that finding, each once'] },
  },
} as const satisfies Readonly<Record<string, TotalDeclaration>>;

const BY_CONFIDENCE = { CONFLICTING: 'DATE_CONFLICTING', UNKNOWN: 'DATE_UNKNOWN', APPROX: 'DATE_APPROX' } as const;

/** Letters have numbers; of photographs and lists nobody expects one. */
const LETTERS = ['letter', 'reply'] as const;
const isUnnumbered = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && isDocRef(value) && !value.number;

const findingsOf = ({ type, data, metadata }: RecordedEvent): readonly (Finding | false | undefined)[] => {
  const { provenance, warnings = [] } = metadata;
  return [
    provenance.dateConfidence !== 'EXACT' && BY_CONFIDENCE[provenance.dateConfidence],
    warnings.includes('W_DATE_CONFLICT') && 'DATE_CONFLICTING',
    warnings.includes('W_BACKDATED') && 'BACKDATED',
    type === 'VisitHostingDeclined' && !('reply' in data) && 'DOCUMENT_MISSING',
    LETTERS.some((letter) => isUnnumbered((data as Readonly<Record<string, unknown>>)[letter])) && 'LETTER_UNNUMBERED',
    type === 'AgreementSignatureRecorded' && !('documentNumber' in data) && 'AGREEMENT_UNNUMBERED',
    gapsIn(data).length > 0 && 'GAPS',
  ];
};

const gapsIn = (data: object): readonly string[] => (data as { readonly gaps?: readonly string[] }).gaps ?? [];

const counts = ({ findings, regions }: QualityEntry): readonly Contribution[] =>
  findings.map((finding) => ({
    totals: areasAround(regions).map((region) => rowKey(QUALITY, QUALITY_LISTS, 'findings', { region, finding })),
    measures: { records: 1n },
  }));

const union = <T>(before: readonly T[], more: readonly T[]): readonly T[] => [...new Set([...before, ...more])];

/** What the system adds says nothing of a source. */
const sourceOf = ({ metadata: { provenance } }: RecordedEvent): readonly string[] =>
  provenance.source === 'SYSTEM' ? [] : [provenance.source];

/** Records of all these kinds with what is to be looked at in their data; what was voided counts no more. */
export const dataQuality = (
  deciders: readonly AnyDecider[],
  { stands }: Pick<PlaceNames, 'stands'>,
): ReadModel<QualityEntry> => ({
  ...QUALITY,
  ofOneStream: true,
  events: Object.assign({}, ...deciders.map(eventsOf)) as Subscription,
  fields: {
    category: 'text',
    recordId: 'text',
    regions: 'regions',
    year: 'integer',
    findings: 'text',
    found: 'boolean',
  },
  sorts: ['year'],
  keys: ({ stream }) => [stream],
  fold: (before, event, id) => {
    const { stream, data, metadata, type } = event;
    // Nothing of it counts; an adoption may be decided anew, and is looked at from then on.
    if (type === 'RecordVoided') return before && { ...before, found: false, findings: [], gaps: [], sources: [] };
    const places = regionsIn(data);
    const codes = union<RegionCode>(
      before?.regions ?? [],
      places.map(({ code }) => code),
    );
    const sources = union(before?.sources ?? [], sourceOf(event));
    const kept = (before?.findings ?? []).filter((finding) => finding !== 'MEDIA_ONLY' && finding !== 'PLACE_RETIRED');
    const found = findingsOf(event).filter((finding): finding is Finding => Boolean(finding));
    const whole: readonly Finding[] = [
      ...(sources.length === 1 && sources[0] === 'MEDIA' ? (['MEDIA_ONLY'] as const) : []),
      ...(codes.some((code) => !stands(code)) ? (['PLACE_RETIRED'] as const) : []),
    ];
    const findings = union(union(kept, found), whole);
    return {
      id,
      found: findings.length > 0,
      category: categoryOf(stream),
      recordId: streamId(stream),
      title:
        before?.title ||
        union(
          [],
          places.map(({ nameAtTime }) => nameAtTime),
        ).join(', '),
      regions: codes,
      year: before?.year ?? yearOf(metadata.occurredOn),
      findings,
      gaps: union(before?.gaps ?? [], gapsIn(data)),
      sources,
    };
  },
  ...searching<QualityEntry>({
    label: ['nama wilayah dalam catatan', 'names of the regions of the record'],
    texts: ({ title, recordId }) => [title, recordId],
  }),
  contribute: counts,
  totals: QUALITY_LISTS,
});
