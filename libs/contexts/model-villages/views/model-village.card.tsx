import {
  CardFacts,
  Party,
  RegionOf,
  Tag,
  capital,
  codeWord,
  dayOf,
  papersFact,
  type Asking,
  type CardFact,
  type Children,
  type Item,
  type Schema,
  type Showing,
} from '#views';
import { IndexByYear, TargetsReached } from './model-village.figures.js';
import { INDEX_WORDS, TONES, valueOf, type ModelVillageItem, type VillageItem } from './model-village.item.js';

const AGREEMENT_SLUG = ['kerja-sama', 'agreements'] as const;
const ADOPTION_SLUG = ['adopsi', 'adoptions'] as const;

/** What a model village says of itself: what of its villages has become, on what it rests, who has agreed on it. */
export const modelVillageCard = (item: Item, { ui, describe }: Asking, showing: Showing): Children => {
  const record = item as ModelVillageItem;
  const { say, language, to } = ui;
  const properties = describe.list('model-villages')!.item.properties!;
  const schemaOf = (field: string): Schema => {
    const own = describe.open(properties[field] ?? {});
    return own.items ? describe.open(own.items) : own;
  };
  const member = (of: Schema, name: string): Schema => {
    const own = describe.open(of.properties?.[name] ?? {});
    return own.items ? describe.open(own.items) : own;
  };
  const word = (field: string, code: string): string => codeWord(schemaOf(field), code, ui);
  const ofVillage = schemaOf('villages');
  const statuses = member(member(ofVillage, 'readings'), 'status');
  const day = (text: string): string => dayOf(text, language);

  const village = (each: VillageItem): Children => (
    <li class="village">
      <h3>
        <RegionOf code={each.region.code} showing={showing} />{' '}
        <Tag tone={TONES[each.stage] ?? 'plain'}>{capital(codeWord(member(ofVillage, 'stage'), each.stage, ui))}</Tag>
      </h3>
      {each.recognisedOn && (
        <p class="soft">
          {say(['Diakui', 'Recognised'])} {day(each.recognisedOn)}
        </p>
      )}
      <IndexByYear village={each} statuses={statuses} ui={ui} />
      <TargetsReached targets={each.targets} ui={ui} />
      {each.potentials && (
        <p>
          <span class="soft">{say(['Potensi dan masalah', 'Potentials and problems'])}:</span> {each.potentials}
        </p>
      )}
    </li>
  );

  const support: Children = record.unsupported ? (
    <div>
      <Tag tone="stop">{say(['Tanpa perjanjian yang berlaku', 'Without an agreement in force'])}</Tag>
      <div class="soft">
        {say(['sejak', 'since'])} {record.unsupportedSince && day(record.unsupportedSince)};{' '}
        {say(['berakhir bila tidak ada perjanjian baru sampai', 'it ends unless there is another agreement by'])}{' '}
        {record.endsOn && day(record.endsOn)}
      </div>
    </div>
  ) : null;

  const facts: readonly CardFact[] = [
    [
      ['Asal usulan', 'Origin'],
      <>
        {capital(word('origin', record.origin))}
        {record.nonAdministrative && (
          <div class="soft">
            {record.nonAdministrative.name} ·{' '}
            {codeWord(member(schemaOf('nonAdministrative'), 'kind'), record.nonAdministrative.kind, ui)}
          </div>
        )}
      </>,
    ],
    [
      ['Kerja sama yang mendasari', 'Agreement that it rests on'],
      <>
        {record.agreementId && (
          <a href={to([AGREEMENT_SLUG, record.agreementId])}>
            {record.agreementTitle ?? say(['Perjanjian', 'Agreement'])}
          </a>
        )}
      </>,
      record.agreementId,
    ],
    [
      ['Wilayah yang diusulkan', 'Areas nominated'],
      <ul class="told">
        {record.areas.map(({ code }) => (
          <li>
            <RegionOf code={code} showing={showing} />
          </li>
        ))}
      </ul>,
    ],
    [['Alasan dan tujuan', 'Reasons and aim'], record.purpose, record.purpose],
    [
      ['Koordinasi penetapan lokus', 'Coordination of the designation'],
      <ul class="told">
        {record.coordinated.map(({ side, region, office, officialName }) => (
          <li>
            {officialName} · {office}
            <div class="soft">
              {capital(codeWord(member(schemaOf('coordinated'), 'side'), side, ui))}
              {region && ` · ${region.nameAtTime}`}
            </div>
          </li>
        ))}
      </ul>,
      record.coordinated.length,
    ],
    [
      ['Kegiatan dalam rencana', 'Activities of the plan'],
      <ol class="told">
        {record.activities.map(({ activity, responsible, year, fundingSource }) => (
          <li>
            {activity}
            <div class="soft">
              {responsible} · {year} · {fundingSource}
            </div>
          </li>
        ))}
      </ol>,
      record.activities.length,
    ],
    [
      ['Laporan kemajuan', 'Reports of progress'],
      <ol class="told">
        {record.progress.map(({ on, village: { nameAtTime }, progress }) => (
          <li>
            {progress}
            <div class="soft">
              {nameAtTime} · {day(on)}
            </div>
          </li>
        ))}
      </ol>,
      record.progress.length,
    ],
    [
      ['Evaluasi', 'Evaluations'],
      <ol class="told">
        {record.evaluations.map((each) => (
          <li>
            {say(INDEX_WORDS[each.index])} {each.year}: <b>{valueOf(each, language)}</b>{' '}
            {codeWord(statuses, each.status, ui)} ({valueOf({ index: each.index, value: each.change }, language, true)}{' '}
            {say(['dari nilai awal', 'from the baseline'])})<div>{each.findings}</div>
            <div class="soft">
              {each.village.nameAtTime} · {day(each.on)} · {each.evaluatedBy.officialName}
            </div>
          </li>
        ))}
      </ol>,
      record.evaluations.length,
    ],
    [
      ['Peninjauan', 'Reviews'],
      <ol class="told">
        {record.reviews.map(({ on, village: { nameAtTime }, outcome, findings }) => (
          <li>
            {capital(codeWord(member(schemaOf('reviews'), 'outcome'), outcome, ui))}
            <div>{findings}</div>
            <div class="soft">
              {nameAtTime} · {day(on)}
            </div>
          </li>
        ))}
      </ol>,
      record.reviews.length,
    ],
    [
      ['Ditiru pihak lain', 'Replicated by others'],
      <ol class="told">
        {record.replications.map(({ on, village: { nameAtTime }, adoptionId, innovation, by }) => (
          <li>
            <Party value={by} schema={{}} showing={showing} />
            <div>
              <a href={to([ADOPTION_SLUG, adoptionId])}>{innovation}</a>
            </div>
            <div class="soft">
              {nameAtTime} · {day(on)}
            </div>
          </li>
        ))}
      </ol>,
      record.replications.length,
    ],
    papersFact(record.documents, (role) => codeWord(member(schemaOf('documents'), 'role'), role, ui), showing),
  ];

  return (
    <>
      {support}
      <h2>{say(['Desa', 'Villages'])}</h2>
      {record.villages.length ? (
        <ul class="told villages">{record.villages.map(village)}</ul>
      ) : (
        <p class="soft">{say(['Belum ada desa yang dinilai.', 'No village was assessed yet.'])}</p>
      )}
      <CardFacts facts={facts} provenance={record.provenance} showing={showing} />
    </>
  );
};
