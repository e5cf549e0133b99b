import {
  Heading,
  Region,
  codeWord,
  daysOf,
  instantOf,
  type Asking,
  type Children,
  type Fresh,
  type PageView,
  type Shown,
  type VNode,
} from '#views';
import {
  AdoptionTag,
  PUBLIC,
  StatusTag,
  VISITS,
  nameOf,
  type PublicInnovation,
  type PublicParty,
  type PublicVisitItem,
} from './portal.parts.js';

const Party = ({ party }: { readonly party: PublicParty }): VNode =>
  party.region ? <Region code={party.region.code} name={nameOf(party)} /> : <>{nameOf(party)}</>;

const Fact = ({ label, children }: { readonly label: string; readonly children: Children }): VNode => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** One visit as anybody may see it: who, where, what for, and what came of it. */
const show = async (asking: Asking): Promise<Shown> => {
  const { ui, api, describe, params, zone } = asking;
  const { say, to, language } = ui;
  const id = params['id']!;
  const [{ item: visit, ...fresh }, { items: followed }] = await Promise.all([
    api.get<Fresh & { readonly item: PublicVisitItem }>(`public/visits/${encodeURIComponent(id)}`),
    api.get<{ readonly items: readonly PublicInnovation[] }>('public/innovations', { visit: id, limit: '100' }),
  ]);
  const { title, kind, origin, hosts, topics, outputs, reasonForHost, innovations, findings, status } = visit;
  const { item } = describe.list('public/visits')!;
  const kindWord = codeWord(describe.open(item.properties!['kind']!), kind, ui);
  const became = new Map(followed.map((each) => [each.innovationId, each]));
  return {
    title,
    ...(fresh.position && { position: fresh.position }),
    body: (
      <>
        <p class="back">
          <a href={to([PUBLIC])}>← {say(['Kunjungan belajar', 'Study visits'])}</a>
        </p>
        <Heading
          title={title}
          about={`${kindWord} · ${daysOf(visit.startedOn ?? visit.plannedStart, visit.endedOn ?? visit.plannedEnd, language)}`}
          asOf={fresh.asOf && `${say(['Data per', 'Data as of'])} ${instantOf(fresh.asOf, zone, language)}`}
        >
          <StatusTag status={status} of={asking} />
        </Heading>
        <div class="columns">
          <section class="card">
            <h2>{say(['Tujuan', 'Purpose'])}</h2>
            <dl class="facts">
              <Fact label={say(['Asal', 'Origin'])}>
                <Party party={origin} />
              </Fact>
              <Fact label={say(['Tuan rumah', 'Hosts'])}>
                <ul class="plain">
                  {hosts.map((host) => (
                    <li>
                      <Party party={host} />
                    </li>
                  ))}
                </ul>
              </Fact>
              <Fact label={say(['Topik', 'Topics'])}>{topics.join(', ')}</Fact>
              {reasonForHost && (
                <Fact label={say(['Alasan memilih tuan rumah', 'Why these hosts'])}>{reasonForHost}</Fact>
              )}
              <Fact label={say(['Keluaran yang diharapkan', 'Expected outputs'])}>
                <ul class="entries">
                  {outputs.map(({ text, indicator }) => (
                    <li>
                      {text}
                      {indicator && <div class="soft">{indicator}</div>}
                    </li>
                  ))}
                </ul>
              </Fact>
            </dl>
          </section>
          <section class="card">
            <h2>{say(['Hasil', 'Outcome'])}</h2>
            {innovations.length === 0 && !findings && (
              <p class="soft">
                {visit.reportedOn
                  ? say([
                      'Laporan sudah masuk; tidak ada inovasi yang dicatat.',
                      'Reported; no innovation was recorded.',
                    ])
                  : say(['Belum ada laporan.', 'There is no report yet.'])}
              </p>
            )}
            {innovations.length > 0 && (
              <ul class="entries">
                {innovations.map(({ innovationId, description, host }) => {
                  const after = became.get(innovationId);
                  return (
                    <li>
                      {description} {after && <AdoptionTag stage={after.stage} of={asking} />}
                      <div class="soft">{nameOf(host)}</div>
                    </li>
                  );
                })}
              </ul>
            )}
            {findings && (
              <>
                <h3>{say(['Temuan', 'Findings'])}</h3>
                <p class="prose">{findings}</p>
              </>
            )}
          </section>
        </div>
      </>
    ),
  };
};

export const publicVisitPage: PageView = { path: [PUBLIC, VISITS, ':id'], public: true, show };
