import {
  CardFacts,
  Party,
  Tag,
  Value,
  capacityWords,
  capital,
  codeWord,
  dayOf,
  papersFact,
  rupiahOf,
  type Asking,
  type CardFact,
  type Children,
  type Item,
  type Schema,
  type Showing,
  type VNode,
} from '#views';
import { nameOf, type AgreementItem, type PartyItem } from './agreement.item.js';
import { missingOf } from './agreement.missing.js';

const SLUG = ['kerja-sama', 'agreements'] as const;

/** Members that say who the party is, without what it has done; an institution that has a page by its link alone. */
const whoIs = ({ kind, region, institutionId, name, country, subjectRef }: PartyItem, { names }: Showing) => {
  const linked = institutionId !== undefined && names?.has(`institutions/${String(institutionId)}`);
  const members = { kind, region, institutionId, ...(!linked && { name }), country, subjectRef };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
};

/** What an agreement says of itself: who with whom on what, what is still missing, who has signed, until when. */
export const agreementCard = (item: Item, { ui, describe }: Asking, showing: Showing): Children => {
  const agreement = item as AgreementItem;
  const { say, language, to } = ui;
  const properties = describe.list('agreements')!.item.properties!;
  const schemaOf = (field: string): Schema => {
    const own = describe.open(properties[field] ?? {});
    return own.items ? describe.open(own.items) : own;
  };
  const word = (field: string, code: string): string => codeWord(schemaOf(field), code, ui);
  const memberWord = (field: string, member: string, code: string): string =>
    codeWord(describe.open(schemaOf(field).properties?.[member] ?? {}), code, ui);
  const day = (text: string): string => dayOf(text, language);
  const called = (id: string): string => showing.names?.get(`agreements/${id}`) ?? say(['Perjanjian', 'Agreement']);
  const link = (id: string): VNode => <a href={to([SLUG, id])}>{called(id)}</a>;
  /** What a text says otherwise than the one before, field by field. */
  const changesOf = (from: number, until: number): string =>
    to([SLUG, agreement.id, ['perbedaan', 'difference']], { fromRevision: String(from), toRevision: String(until) });
  const missing = missingOf(agreement);
  const facts: readonly CardFact[] = [
    [
      ['Yang masih ditunggu', 'Still missing'],
      <ul class="told">
        {missing.map(({ what, of }) => (
          <li>
            {capital(say(what))}
            {of && <span class="soft"> · {of}</span>}
          </li>
        ))}
      </ul>,
      missing.length,
    ],
    [['Objek', 'Object'], agreement.object, agreement.object],
    [['Maksud dan tujuan', 'Purpose'], agreement.purpose, agreement.purpose],
    [['Urusan', 'Affairs'], agreement.urusan?.map((each) => word('urusan', each)).join('; '), agreement.urusan?.length],
    [
      ['Dasar perencanaan', 'Basis in planning'],
      agreement.planning && (
        <>
          {memberWord('planning', 'basis', agreement.planning.basis)}
          <div class="soft">{agreement.planning.statement}</div>
        </>
      ),
      agreement.planning,
    ],
    [
      ['Berlaku', 'In force'],
      <>
        {agreement.validFrom && day(agreement.validFrom)} –{' '}
        {agreement.validUntil ? day(agreement.validUntil) : say(['tanpa batas waktu', 'open-ended'])}
        {agreement.signedOn && (
          <div class="soft">
            {say(['ditandatangani', 'signed'])} {day(agreement.signedOn)}
            {agreement.place && ` · ${agreement.place.text}`}
          </div>
        )}
      </>,
      agreement.validFrom,
    ],
    [
      ['Pohon perjanjian', 'Tree of agreements'],
      <ul class="told tree">
        {agreement.parentId && <li>{link(agreement.parentId)}</li>}
        <li aria-current="true">
          <b>{agreement.title}</b>
        </li>
        {(agreement.children ?? []).map((child) => (
          <li>↳ {link(child)}</li>
        ))}
      </ul>,
      agreement.parentId ?? agreement.children?.length,
    ],
    [['Memperbarui', 'Renews'], agreement.renewsId && link(agreement.renewsId), agreement.renewsId],
    [
      ['Kunjungan asal', 'Visit that it came from'],
      agreement.originVisitId && (
        <a href={to([['kunjungan', 'study-visits'], agreement.originVisitId])}>
          {showing.names?.get(`visits/${agreement.originVisitId}`) ?? say(['Kunjungan', 'Visit'])}
        </a>
      ),
      agreement.originVisitId,
    ],
    [
      ['Versi naskah', 'Versions of the text'],
      <ol class="told">
        {(agreement.versions ?? []).map(({ version, sha256, on, revision }, index, all) => (
          <li>
            {say(['Versi', 'Version'])} {version} · {day(on)}
            {sha256 === agreement.textSha256 && <> {<Tag tone="done">{say(['final', 'final'])}</Tag>}</>}
            <div class="soft">
              <code>{sha256}</code>
            </div>
            {index > 0 && (
              <a href={changesOf(all[index - 1]!.revision, revision)}>
                {say([`yang berubah sejak versi ${version - 1}`, `what changed since version ${version - 1}`])}
              </a>
            )}
          </li>
        ))}
      </ol>,
      agreement.versions?.length,
    ],
    [
      ['Rencana aksi', 'Action plan'],
      <ol class="told">
        {(agreement.actionPlan ?? []).map(({ activity, responsible, year, fundingSource }) => (
          <li>
            {activity}
            <div class="soft">
              {responsible} · {year} · {memberWord('actionPlan', 'fundingSource', fundingSource)}
            </div>
          </li>
        ))}
      </ol>,
      agreement.actionPlan?.length,
    ],
    [
      ['Pembiayaan', 'Funding'],
      <ul class="told">
        {(agreement.funding ?? []).map(({ source, partyNo, amount, per }) => {
          const payer = agreement.parties.find(({ no }) => no === partyNo);
          return (
            <li>
              {memberWord('funding', 'source', source)}
              {payer && ` · ${nameOf(payer)}`}
              {amount && ` · ${rupiahOf(amount, language)}`}
              {per && ` ${say(['per', 'per'])} ${per}`}
            </li>
          );
        })}
      </ul>,
      agreement.funding?.length,
    ],
    ...(['addenda', 'reports', 'activities', 'disputes', 'breaches', 'settlements', 'attended', 'flags'] as const).map(
      (field) => {
        const value = item[field];
        const schema = describe.open(properties[field] ?? {});
        const { id, en } = (properties[field]?.['x-label'] ?? { id: field, en: field }) as { id: string; en: string };
        return [
          [capital(id), capital(en)],
          <Value value={value} schema={schema} showing={showing} name={field} />,
          Array.isArray(value) && value.length > 0,
        ] as const;
      },
    ),
    papersFact(agreement.documents, (role) => memberWord('documents', 'role', role), showing),
  ];
  const signature = (party: PartyItem): Children => {
    const { signedOn, signatory, signedFor, signMethod, documentNumber } = party;
    if (!signedOn)
      return agreement.textSha256 ? <Tag tone="wait">{say(['belum tanda tangan', 'not signed yet'])}</Tag> : null;
    return (
      <>
        <Tag tone="done">
          {say(['tanda tangan', 'signed'])} {day(signedOn)}
        </Tag>
        <div class="soft">
          {(signatory ?? signedFor)?.officialName}
          {signedFor?.title && `, ${signedFor.title}`}
          {signatory?.capacity &&
            signatory.capacity !== 'DEFINITIF' &&
            `, ${capacityWords(signatory.capacity, showing)}`}
          {signMethod && ` · ${memberWord('parties', 'signMethod', signMethod)}`}
        </div>
        {documentNumber && (
          <div>
            {say(['No.', 'No.'])} {documentNumber}
          </div>
        )}
      </>
    );
  };
  const steps = ({
    accepted,
    recommendedOn,
    councilApproved,
    councilAskedOn,
    deliberatedOn,
    registerNo,
  }: PartyItem) => {
    const told = [
      ...(accepted === true ? [say(['menerima penawaran', 'accepted the offer'])] : []),
      ...(deliberatedOn ? [`${say(['musyawarah desa', 'deliberated'])} ${day(deliberatedOn)}`] : []),
      ...(recommendedOn ? [`TKKSD ${day(recommendedOn)}`] : []),
      ...(councilApproved === true ? [say(['disetujui DPRD', 'approved by the DPRD'])] : []),
      ...(councilApproved === false ? [say(['ditolak DPRD', 'refused by the DPRD'])] : []),
      ...(councilAskedOn && councilApproved === undefined
        ? [`${say(['DPRD dimohon', 'DPRD asked'])} ${day(councilAskedOn)}`]
        : []),
      ...(registerNo ? [`${say(['register', 'register'])} ${registerNo}`] : []),
    ];
    return told.join(' · ');
  };
  return (
    <>
      <h2>{say(['Para pihak', 'Parties'])}</h2>
      <ol class="told">
        {agreement.parties.map((party) => (
          <li>
            <b>{party.no}.</b> <Party value={whoIs(party, showing)} schema={{}} showing={showing} />
            <div>{signature(party)}</div>
            <div class="soft">{steps(party)}</div>
          </li>
        ))}
      </ol>
      {agreement.othersUntil && !agreement.signedOn && (
        <p class="soft">
          {say(['Semua pihak menandatangani paling lambat', 'All parties sign until'])} {day(agreement.othersUntil)}
        </p>
      )}
      <CardFacts facts={facts} provenance={agreement.provenance} showing={showing} />
    </>
  );
};
