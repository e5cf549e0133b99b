import {
  CardFacts,
  RegionOf,
  Tag,
  Value,
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
import { TONES, type ModelVillageItem, type VillageItem } from './model-village.item.js';

const AGREEMENT_SLUG = ['kerja-sama', 'agreements'] as const;

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
    <>
      <Tag tone="stop">{say(['Tanpa perjanjian yang berlaku', 'Without an agreement in force'])}</Tag>
      <div>
        {say(['sejak', 'since'])} {record.unsupportedSince && day(record.unsupportedSince)};{' '}
        {say(['berakhir bila tidak ada perjanjian baru sampai', 'it ends unless there is another agreement by'])}{' '}
        {record.endsOn && day(record.endsOn)}
      </div>
    </>
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
        {support}
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
    ...(['progress', 'evaluations', 'reviews', 'replications'] as const).map((field): CardFact => {
      const value = item[field];
      const { id, en } = (properties[field]?.['x-label'] ?? { id: field, en: field }) as { id: string; en: string };
      return [
        [capital(id), capital(en)],
        <Value value={value} schema={describe.open(properties[field] ?? {})} showing={showing} name={field} />,
        Array.isArray(value) && value.length > 0,
      ];
    }),
    papersFact(record.documents, (role) => codeWord(member(schemaOf('documents'), 'role'), role, ui), showing),
  ];

  return (
    <>
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
