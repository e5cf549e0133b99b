import {
  CardFacts,
  DocumentLine,
  Party,
  Tag,
  Value,
  capacityWords,
  codeMeaning,
  dayOf,
  inShort,
  isRegionPart,
  papersFact,
  rupiahOf,
  type Asking,
  type CardFact,
  type CardPaper,
  type Children,
  type Item,
  type Schema,
  type Showing,
  type VNode,
} from '#views';

type Members = Readonly<Record<string, unknown>>;

interface Official {
  readonly officeId: string;
  readonly officialName: string;
  readonly capacity: string;
  readonly mandate?: Members;
}
interface Host extends Members {
  readonly required?: boolean;
  readonly answer: string;
  readonly answeredOn?: string;
  readonly answeredBy?: Official;
  readonly reason?: string;
}
interface Funding {
  readonly source: string;
  readonly fiscalYear: number;
  readonly amount: string;
  readonly payer?: Members;
}
interface Innovation {
  readonly innovationId: string;
  readonly hostRegion?: Members;
  readonly party?: Members;
  readonly description: string;
  readonly on: string;
}
interface Session {
  readonly on: string;
  readonly topic: string;
  readonly place?: string;
  readonly speaker?: Official;
}
interface Visit extends Item {
  readonly kind: string;
  readonly mode: string;
  readonly origin: Members;
  readonly hosts: readonly Host[];
  readonly jointVisitId?: string;
  readonly organiser?: Members;
  readonly topics: readonly string[];
  readonly outputs?: readonly { readonly text: string; readonly indicator: string }[];
  readonly reasonForHost?: string;
  readonly efficiencyJustification?: string;
  readonly delegationSize: number;
  readonly budget: string;
  readonly fundingSources?: readonly Funding[];
  readonly costPerTraveller?: string;
  readonly costBorneByHost?: boolean;
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly orderNo?: string;
  readonly travellers?: number;
  readonly attendance?: number;
  readonly sessions?: readonly Session[];
  readonly innovations?: readonly Innovation[];
  readonly reportDueOn?: string;
  readonly reportedOn?: string;
  readonly late?: boolean;
  readonly daysLate?: number;
  readonly overdue: boolean;
  readonly findings?: string;
  readonly observations?: readonly string[];
  readonly endReason?: string;
  readonly documents: readonly CardPaper[];
  readonly provenance?: Members;
}

/** The page of the context that keeps persons. */
const [VISITS, TRAVELLERS] = [
  ['kunjungan', 'study-visits'],
  ['pelaku-perjalanan', 'travellers'],
] as const;

const ANSWERS = { ACCEPTED: 'done', DECLINED: 'stop', PENDING: 'wait', UNANSWERED: 'warn' } as const;

/** What a visit says of itself: who goes to whom and why, on whose money, and what came of it. */
export const visitCard = (item: Item, { ui, describe }: Asking, showing: Showing): Children => {
  const visit = item as Visit;
  const { say, language } = ui;
  const properties = describe.list('visits')!.item.properties!;
  const schemaOf = (field: string, member?: string): Schema => {
    const own = describe.open(properties[field] ?? {});
    return member ? describe.open(describe.open(own.items ?? {}).properties?.[member] ?? {}) : own;
  };
  const word = (code: string, field: string, member?: string): string => {
    const meaning = codeMeaning(schemaOf(field, member), code);
    return meaning ? inShort(say(meaning)) : code;
  };
  const day = (text: string): string => dayOf(text, language);
  const party = (value: Members): VNode => <Party value={value} schema={{}} showing={showing} />;
  const persons = (count: number): string => `${count} ${say(['orang', count === 1 ? 'person' : 'persons'])}`;
  const facts: readonly CardFact[] = [
    [['Asal', 'From'], party(originOf(visit.origin))],
    [
      ['Tuan rumah', 'Hosts'],
      <ul class="told">
        {visit.hosts.map(({ answer, answeredOn, answeredBy, reason, required, ...host }) => (
          <li>
            {party(hostOf(host))}
            <div class="soft">
              <Tag tone={ANSWERS[answer as keyof typeof ANSWERS] ?? 'plain'}>{word(answer, 'hosts', 'answer')}</Tag>{' '}
              {answeredOn && day(answeredOn)}
              {required === false && <> · {say(['jawabannya tidak wajib', 'need not answer'])}</>}
              {answeredBy && (
                <>
                  {' '}
                  · {answeredBy.officialName}, {capacityWords(answeredBy.capacity, showing)}
                </>
              )}
              {answeredBy?.mandate && (
                <>
                  <br />
                  <DocumentLine value={answeredBy.mandate} showing={showing} />
                </>
              )}
              {reason && <p>{reason}</p>}
            </div>
          </li>
        ))}
      </ul>,
    ],
    [
      ['Anggaran', 'Budget'],
      <>
        <b>{rupiahOf(visit.budget, language)}</b>
        <ul class="soft">
          {(visit.fundingSources ?? []).map(({ source, fiscalYear, amount, payer }) => (
            <li>
              {word(source, 'fundingSources', 'source')} {fiscalYear}: {rupiahOf(amount, language)}
              {payer && <> ({party(payer)})</>}
            </li>
          ))}
          <li>
            {persons(visit.travellers ?? visit.delegationSize)}
            {visit.travellers !== undefined && (
              <>
                {' '}
                · <a href={ui.to([VISITS, visit.id, TRAVELLERS])}>{say(['lihat namanya', 'see their names'])}</a>
              </>
            )}
            {perPerson(visit) !== undefined && (
              <>
                {' '}
                · {rupiahOf(perPerson(visit)!, language)} {say(['per orang', 'each'])}
              </>
            )}
          </li>
          {visit.costBorneByHost && <li>{say(['Biaya ditanggung tuan rumah', 'Paid by the host'])}</li>}
        </ul>
      </>,
    ],
    [
      ['Laporan', 'Report'],
      <>
        {visit.reportedOn ? (
          <>
            {day(visit.reportedOn)}{' '}
            {visit.late !== undefined && (
              <Tag tone={visit.late ? 'stop' : 'done'}>
                {visit.late
                  ? `${say(['terlambat', 'late'])}${visit.daysLate ? ` ${visit.daysLate} ${say(['hari', visit.daysLate === 1 ? 'day' : 'days'])}` : ''}`
                  : say(['tepat waktu', 'in time'])}
              </Tag>
            )}
          </>
        ) : visit.overdue ? (
          <Tag tone="stop">{say(['lewat tenggat', 'overdue'])}</Tag>
        ) : (
          say(['belum masuk', 'not submitted'])
        )}
        {visit.reportDueOn && (
          <div class="soft">
            {say(['tenggat', 'due'])} {day(visit.reportDueOn)}
          </div>
        )}
      </>,
      visit.reportedOn ?? visit.reportDueOn,
    ],
    [
      ['Pelaksanaan', 'Carried out'],
      <>
        {visit.startedOn && day(visit.startedOn)}
        {visit.endedOn && visit.endedOn !== visit.startedOn && <> – {day(visit.endedOn)}</>}
        <div class="soft">
          {[
            word(visit.mode, 'mode'),
            ...(visit.orderNo ? [`${say(['Surat Tugas', 'travel order'])} ${visit.orderNo}`] : []),
            ...(visit.attendance !== undefined ? [`${say(['hadir', 'attended'])} ${persons(visit.attendance)}`] : []),
          ].join(' · ')}
        </div>
      </>,
      visit.startedOn ?? visit.orderNo,
    ],
    [['Topik', 'Topics'], visit.topics.join('; ')],
    [
      ['Hasil yang diharapkan', 'Expected results'],
      <ul class="told">
        {(visit.outputs ?? []).map(({ text, indicator }) => (
          <li>
            {text}
            <div class="soft">{indicator}</div>
          </li>
        ))}
      </ul>,
      visit.outputs?.length,
    ],
    [
      ['Rombongan bersama', 'Joint visit'],
      <>
        <a href={ui.to([VISITS], { jointVisit: visit.jointVisitId })}>
          {say(['Kunjungan serombongan', 'The visits that belong together'])}
        </a>
        {visit.organiser && (
          <div class="soft">
            {say(['penyelenggara', 'organised by'])} {party(visit.organiser)}
          </div>
        )}
      </>,
      visit.jointVisitId,
    ],
    [['Alasan memilih tuan rumah', 'Why this host'], visit.reasonForHost, visit.reasonForHost],
    [['Alasan efisiensi', 'Why it is worth its cost'], visit.efficiencyJustification, visit.efficiencyJustification],
    [
      ['Acara', 'Sessions'],
      <ul class="told">
        {(visit.sessions ?? []).map(({ on, topic, place, speaker }) => (
          <li>
            {topic}
            <div class="soft">{[day(on), place, speaker?.officialName].filter(Boolean).join(' · ')}</div>
          </li>
        ))}
      </ul>,
      visit.sessions?.length,
    ],
    [
      ['Inovasi yang diamati', 'Innovations seen'],
      <ul class="told">
        {(visit.innovations ?? []).map(({ description, on, hostRegion, party: at }) => (
          <li>
            {description}
            <div class="soft">
              {isRegionPart(hostRegion) ? party({ region: hostRegion }) : at && party(at)} · {day(on)}
            </div>
          </li>
        ))}
      </ul>,
      visit.innovations?.length,
    ],
    [['Temuan', 'Findings'], visit.findings, visit.findings],
    [
      ['Pengamatan', 'Observations'],
      <Value value={visit.observations} schema={{}} showing={showing} />,
      visit.observations?.length,
    ],
    [['Alasan berakhir', 'Why it ended'], visit.endReason, visit.endReason],
    papersFact(visit.documents, (role) => word(role, 'documents', 'role'), showing),
  ];
  return <CardFacts facts={facts} provenance={visit.provenance} showing={showing} />;
};

const originOf = ({ officeId: _office, ...origin }: Members): Members => origin;
const hostOf = ({ recordedByOrigin: _by, ...host }: Members): Members => host;

/** Rounded down, as the record does once there is a travel order. */
const perPerson = ({ costPerTraveller, budget, delegationSize }: Visit): string | undefined =>
  costPerTraveller ?? (delegationSize > 0 ? String(BigInt(budget) / BigInt(delegationSize)) : undefined);
