import {
  DAY,
  FLAG,
  INTEGER,
  REGION,
  TEXT,
  codeOf,
  field,
  isDocRef,
  listOf,
  optional,
  record,
  type DocRef,
  type EnteringParty,
  type TypeOf,
} from '#kernel';
import { VISIT_STAGE_CODES, visitOutput, visitStanding } from '#contexts/visits/contract';
import type { Asked } from './asked-hosts.js';
import { publicParty, type PublicParty } from './public-party.js';

const { kind, mode, plannedStart, plannedEnd, topics } = visitStanding.fields;

const publicInnovation = record({
  innovationId: field(['id inovasi', 'id of the innovation'], TEXT),
  host: field(['tempat inovasi itu', 'where it was seen'], publicParty),
  description: field(['uraian', 'description'], TEXT),
});

/**
 * A visit as anybody may see it. It holds no person, no office, no number or fingerprint of a document, no money and no
 * reason that somebody gave; the findings only where the report itself is classified as public.
 */
export const publicVisitDocument = record({
  id: field(['id kunjungan', 'id of the visit'], TEXT),
  /** Approved, and not put off since. What is not is kept for the fold and shown to nobody. */
  published: field(['sudah disetujui', 'approved'], FLAG),
  status: field(['tahap kunjungan', 'stage of the visit'], codeOf(VISIT_STAGE_CODES)),
  kind,
  mode,
  title: field(['nama singkat kunjungan', 'short name of the visit'], TEXT),
  origin: field(['asal', 'origin'], publicParty),
  hosts: field(['para tuan rumah', 'hosts'], listOf(publicParty)),
  regions: field(
    ['kode wilayah para pihak (Kepmendagri)', "codes of the parties' regions (Kepmendagri)"],
    listOf(REGION),
  ),
  originRegion: optional(['kode wilayah asal (Kepmendagri)', 'code of the region of origin (Kepmendagri)'], REGION),
  hostRegions: field(['kode wilayah para tuan rumah', "codes of the hosts' regions"], listOf(REGION)),
  topics,
  outputs: field(['keluaran yang diharapkan', 'expected outputs'], listOf(visitOutput)),
  reasonForHost: optional(['alasan memilih tuan rumah', 'why these hosts'], TEXT),
  plannedStart,
  plannedEnd,
  year: field(['tahun mulai menurut rencana', 'year of the planned start'], INTEGER),
  startedOn: optional(['hari kunjungan mulai', 'day on which the visit began'], DAY),
  endedOn: optional(['hari kunjungan selesai', 'day on which the visit ended'], DAY),
  reportedOn: optional(['hari laporan disampaikan', 'day on which the report was submitted'], DAY),
  innovations: field(['inovasi yang diamati', 'innovations observed'], listOf(publicInnovation)),
  findings: optional(
    ['temuan, bila laporannya terbuka untuk umum', 'findings, where the report is open to the public'],
    TEXT,
  ),
});
/** With the report on which the findings rest, and whose it is: it tells whether it is open still, and is not shown. */
export type PublicVisit = TypeOf<typeof publicVisitDocument> & {
  readonly reportDoc?: DocRef;
  readonly reportedBy?: EnteringParty;
  /** All who were asked to be hosts, and what they said: not shown, either. */
  readonly asked?: readonly (PublicParty & Asked)[];
};

/** The findings as long as the report is open to all where it is kept, too. */
export const openFindings = ({
  reportDoc,
  reportedBy: _by,
  asked: _asked,
  findings,
  ...visit
}: PublicVisit): TypeOf<typeof publicVisitDocument> => ({
  ...visit,
  ...(findings !== undefined && reportDoc && isDocRef(reportDoc) && { findings }),
});
