import {
  DAY,
  FLAG,
  INSTANT,
  INTEGER,
  TEXT,
  codeOf,
  field,
  listOf,
  optional,
  record,
  yearOf,
  type EventSource,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { AGREEMENT_STAGE_CODES } from '../domain/agreement.codes.js';
import { reportDueOn } from '../domain/agreement.decide-life.js';
import type { AgreementEvent, SignedTerms } from '../domain/agreement.events.js';
import { yearFor } from '../domain/agreement.parties.js';
import { acted, quietFrom } from '../domain/agreement.quiet.js';
import { recommending } from '../domain/agreement.rules-signing.js';
import { ofOtherEnd, overTooEarly } from '../domain/agreement.state.js';
import { agreementTerms } from '../domain/agreement.terms.js';

/** The streams `agreement-{agreementId}`. */
export const AGREEMENT_RECORDS: EventSource<AgreementEvent> = { category: 'agreement' };

const { instrument, scheme, title, parties, officeId } = agreementTerms.fields;
const places = (label: readonly [string, string]) => field(label, listOf(INTEGER));

/** AGR-10: a DPRD that has to approve what its region undertakes, as far as the record tells it. */
const council = record({
  partyNo: field(['nomor urut pihak', 'place of the party'], INTEGER),
  since: field(['perlu sejak', 'needed since'], DAY),
  needed: field(['persetujuannya diperlukan', 'its approval is needed'], FLAG),
  askedOn: optional(['dimohonkan', 'asked on'], DAY),
  decided: field(['sudah memutuskan', 'it has decided'], FLAG),
});
type Council = TypeOf<typeof council>;

/**
 * Where an agreement stands, as read models of other contexts keep it: no document, no text. What was voided stands at
 * VOIDED.
 */
export const agreementStanding = record({
  stage: field(['tahap kerja sama', 'stage of the cooperation'], codeOf(AGREEMENT_STAGE_CODES)),
  instrument,
  scheme,
  title,
  parties,
  officeId,
  /** Parties that the present stage still waits for, by their places in the list. */
  awaited: places(['pihak yang ditunggu (nomor urut)', 'parties awaited, by their places']),
  replyDueOn: optional(['penawaran dijawab paling lambat', 'offer answered until'], DAY),
  othersUntil: optional(['ditandatangani paling lambat', 'signed until'], DAY),
  validFrom: optional(['mulai berlaku', 'in force from'], DAY),
  validUntil: optional(['berlaku sampai', 'in force until'], DAY),
  expiresAt: optional(['saat berakhir', 'instant at which it is over'], INSTANT),
  /** Days before the end of which notice was given last. */
  expiringWithin: optional(['berakhir dalam … hari', 'expires within … days'], INTEGER),
  signedOn: optional(['ditandatangani', 'signed on'], DAY),
  endedOn: optional(['diakhiri', 'terminated on'], DAY),
  /** Of the years in force since it was entered. */
  reportYear: optional(['tahun laporan berikutnya', 'year of the next report'], INTEGER),
  reportDueOn: optional(['laporan berikutnya paling lambat', 'next report due on'], DAY),
  reported: field(['tahun yang sudah dilaporkan', 'years that were reported'], listOf(INTEGER)),
  lastStepOn: field(['hari mencapai tahap itu', 'day on which it came to that stage'], DAY),
  councils: field(['DPRD yang terkait', 'councils concerned'], listOf(council)),
  /** The last activity or report of a PKS; before the first one its first day, or that of its entry. */
  quietSince: optional(['tanpa kegiatan sejak', 'without activity since'], DAY),
  place: optional(['tempat tanda tangan', 'place of signing'], TEXT),
});
export type AgreementStanding = TypeOf<typeof agreementStanding>;

type Change = Partial<AgreementStanding>;

const all = ({ parties: of }: Pick<AgreementStanding, 'parties'>): readonly number[] => of.map((_, index) => index + 1);
const without = (awaited: readonly number[], partyNo: number): readonly number[] =>
  awaited.filter((each) => each !== partyNo);

/** With the next year whose report is asked for, as far as the agreement is in force. */
const withNextReport = (standing: AgreementStanding, from: number): AgreementStanding => {
  const { reportYear: _year, reportDueOn: _due, ...rest } = standing;
  const [until, ended] = [rest.validUntil, rest.endedOn].map((on) => (on === undefined ? Infinity : yearOf(on)));
  let year = from;
  while (rest.reported.includes(year)) year += 1;
  return year > Math.min(until!, ended!) ? rest : { ...rest, reportYear: year, reportDueOn: reportDueOn(year) };
};

const ofCouncil = (
  { councils }: AgreementStanding,
  partyNo: number,
  on: Council['since'],
  change: Partial<Council>,
): Change => {
  const known = councils.find((each) => each.partyNo === partyNo);
  const before: Council = known ?? { partyNo, since: on, needed: false, decided: false };
  const needed = change.needed && !before.needed && { since: on };
  return { councils: [...councils.filter((each) => each !== known), { ...before, ...needed, ...change }] };
};

const signed = ({ signedOn, validFrom, validUntil, expiresAt, place }: SignedTerms): Change => ({
  stage: validFrom <= signedOn ? 'ACTIVE' : 'SIGNED',
  awaited: [],
  signedOn,
  validFrom,
  ...(validUntil && { validUntil }),
  ...(expiresAt && { expiresAt }),
  place: place.text,
});

const told = (standing: AgreementStanding, event: Recorded<AgreementEvent>): Change => {
  const { type, data, metadata } = event;
  switch (type) {
    case 'CooperationOffered':
      return { stage: 'OFFERED', awaited: all(standing).slice(1), replyDueOn: data.replyDueOn };
    case 'CooperationOfferAccepted': {
      const awaited = without(standing.awaited, data.partyNo);
      return { awaited, ...(awaited.length === 0 && { stage: 'OFFER_ACCEPTED' }) };
    }
    case 'CooperationOfferDeclined':
      return { stage: 'OFFER_DECLINED', awaited: [] };
    case 'CooperationOfferLapsed':
      return { stage: 'OFFER_LAPSED', awaited: [] };
    case 'AgreementDrafted':
    case 'AgreementDraftRevised':
      return { stage: 'DRAFTING', awaited: recommending(standing) };
    case 'TKKSDRecommendationGiven': {
      const awaited = without(standing.awaited, data.partyNo);
      return { awaited, ...(awaited.length === 0 && { stage: 'RECOMMENDED' }) };
    }
    case 'AgreementTextFinalised':
    case 'AgreementSignaturesLapsed':
      return { stage: 'FINAL', awaited: all(standing) };
    case 'AgreementSignatureRecorded':
      return {
        stage: 'PARTIALLY_SIGNED',
        awaited: without(standing.awaited, data.partyNo),
        ...(data.othersUntil && { othersUntil: data.othersUntil }),
      };
    case 'ApprovalNeedDeclared': {
      const needed = data.burdensPublic || data.unbudgeted;
      return ofCouncil(standing, data.partyNo, metadata.occurredOn, { needed });
    }
    case 'DPRDApprovalRequested':
      return ofCouncil(standing, data.partyNo, metadata.occurredOn, { needed: true, askedOn: metadata.occurredOn });
    case 'DPRDApprovalGranted':
    case 'DPRDApprovalRefused':
      return ofCouncil(standing, data.partyNo, metadata.occurredOn, { decided: true });
    case 'PKSSigned':
      return { ...signed(data), ...quietFrom(standing.parties, event) };
    case 'MoUSigned':
    case 'JointVillageRegulationEnacted':
      return signed(data);
    case 'AgreementActivityRecorded':
      return acted(standing, metadata.occurredOn);
    case 'AgreementActivated':
      return { stage: 'ACTIVE' };
    case 'AgreementReportSubmitted':
      return { reported: [...standing.reported, data.year], ...acted(standing, metadata.occurredOn) };
    case 'AgreementExpiring':
      return ofOtherEnd(data, standing) ? {} : { expiringWithin: data.days };
    case 'AgreementExpired':
      return overTooEarly(data, standing) ? {} : { stage: 'EXPIRED' };
    case 'AgreementTerminated':
      return { stage: data.ground === 'REPLACED' ? 'SUPERSEDED' : 'TERMINATED', endedOn: metadata.occurredOn };
    case 'CooperationAbandoned':
      return { stage: 'ABANDONED', awaited: [] };
    case 'RecordVoided':
      return { stage: 'VOIDED', awaited: [] };
    default:
      return {};
  }
};

/** Another term holds, which may have no end, and notice of the former one says nothing of it. */
const inNewTerm = (
  { validUntil: _until, expiringWithin: _within, expiresAt: _at, ...rest }: AgreementStanding,
  { validUntil, expiresAt }: Pick<SignedTerms, 'validUntil' | 'expiresAt'>,
): AgreementStanding => ({ ...rest, ...(validUntil && { validUntil }), ...(expiresAt && { expiresAt }) });

/** From which year on reports are looked for after the event; undefined where it changes nothing of them. */
const reportsFrom = (
  { parties: of, reportYear, reported, validFrom }: AgreementStanding,
  { type, metadata }: Recorded<AgreementEvent>,
): number | undefined => {
  const entered = yearFor(of, metadata.recordedAt);
  switch (type) {
    case 'MoUSigned':
    case 'PKSSigned':
    case 'JointVillageRegulationEnacted':
      return Math.max(yearOf(validFrom!), entered);
    case 'AgreementReportSubmitted':
    case 'AgreementTerminated':
      return reportYear;
    case 'AddendumSigned':
    case 'ExtensionAgreed':
      return reportYear ?? Math.max(entered, ...reported.map((year) => year + 1));
    default:
      return undefined;
  }
};

/** The same after one more event of the agreement's stream, corrections taken into account before (`effective`). */
export const agreementAfter = (
  before: AgreementStanding | undefined,
  event: Recorded<AgreementEvent>,
): AgreementStanding | undefined => {
  const step = { lastStepOn: event.metadata.occurredOn };
  if (event.type === 'CooperationInitiated') {
    const { data } = event;
    return {
      stage: 'INITIATED',
      instrument: data.instrument,
      scheme: data.scheme,
      title: data.title,
      parties: data.parties,
      officeId: data.officeId,
      awaited: [],
      reported: [],
      councils: [],
      ...step,
    };
  }
  if (!before) return undefined;
  const moves =
    event.type === 'ExtensionAgreed' || (event.type === 'AddendumSigned' && event.data.newTerm !== undefined);
  const change = told(before, event);
  if (!moves && Object.keys(change).length === 0) return before;
  const after = { ...(moves ? inNewTerm(before, event.data) : before), ...change, ...(change.stage && step) };
  const from = reportsFrom(after, event);
  return from === undefined ? after : withNextReport(after, from);
};

/** Every stage at which something happens to those who watch: what they hear. */
export const AGREEMENT_HEARD = [
  'CooperationInitiated',
  'CooperationOffered',
  'CooperationOfferAccepted',
  'CooperationOfferDeclined',
  'CooperationOfferLapsed',
  'AgreementDrafted',
  'AgreementDraftRevised',
  'TKKSDRecommendationGiven',
  'ApprovalNeedDeclared',
  'DPRDApprovalRequested',
  'DPRDApprovalGranted',
  'DPRDApprovalRefused',
  'AgreementTextFinalised',
  'AgreementSignatureRecorded',
  'AgreementSignaturesLapsed',
  'MoUSigned',
  'PKSSigned',
  'JointVillageRegulationEnacted',
  'AgreementActivated',
  'AgreementActivityRecorded',
  'AgreementReportSubmitted',
  'AddendumSigned',
  'ExtensionAgreed',
  'AgreementExpiring',
  'AgreementExpired',
  'AgreementTerminated',
  'CooperationAbandoned',
  'RecordCorrected',
  'RecordVoided',
] as const satisfies readonly AgreementEvent['type'][];
