import {
  FLAG,
  REGION,
  eventsOf,
  field,
  listOf,
  record,
  searching,
  streamId,
  type ReadModel,
  type Recorded,
  type TypeOf,
} from '#kernel';
import { numberingRulesDecider } from '../domain/numbering-rules.decider.js';
import {
  OFFICE,
  numberingRule,
  numberingRulesCatalogue,
  type NumberingRulesEvent,
} from '../domain/numbering-rules.events.js';

/** How one office numbers its papers: the rule that holds for each kind. */
export const numberingRulesDocument = record({
  ...OFFICE,
  rules: field(['aturan yang berlaku tiap jenis', 'rule that holds for each kind'], listOf(numberingRule)),
  region: numberingRulesCatalogue.NumberingRuleSet.data.region,
  regions: field(['kode wilayah kantor (Kepmendagri)', "code of the office's region (Kepmendagri)"], listOf(REGION)),
  national: field(['kantor pemerintah pusat', 'of the central government'], FLAG),
});
export type NumberingRulesEntry = TypeOf<typeof numberingRulesDocument>;

export const numberingRules: ReadModel<NumberingRulesEntry, Recorded<NumberingRulesEvent>> = {
  name: 'numbering_rules',
  version: 1,
  events: eventsOf(numberingRulesDecider),
  fields: { officeId: 'text', regions: 'regions', national: 'boolean' },
  sorts: ['officeId'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, { type, data }) => {
    if (type === 'NumberingRuleUsed') return before;
    const { officeId, region, ...rule } = data;
    return {
      officeId,
      rules: [...(before?.rules ?? []).filter(({ kind }) => kind !== rule.kind), rule],
      ...(region && { region }),
      regions: region ? [region.code] : [],
      national: !region,
    };
  },
  ...searching<NumberingRulesEntry>({ label: ['id kantor', 'id of the office'], texts: ({ officeId }) => [officeId] }),
};
