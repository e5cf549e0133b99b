import { REGION_LEVELS, rowKey, type Contribution, type TotalDeclaration } from '#kernel';
import type { EdgeKind } from '../domain/network.codes.js';
import { atLevel, type Level, type Party } from './network.parties.js';

export const NETWORK = { name: 'cooperation_network', version: 3 } as const;

const LEVEL = { kind: 'text', label: ['tingkat wilayah dalam jejaring', 'level of regions in the network'] } as const;

export const NETWORK_LISTS = {
  edges: {
    label: ['Hubungan antarpihak', 'Connections between parties'],
    dimensions: {
      level: LEVEL,
      kind: { kind: 'text', label: ['jenis hubungan', 'kind of connection'] },
      from: { kind: 'text', label: ['pihak yang belajar', 'party that learns'] },
      to: { kind: 'text', label: ['pihak tempat belajar', 'party that it learns from'] },
      fromRegion: {
        kind: 'region',
        label: [
          'wilayah pihak yang belajar, pada tingkat itu; ID: tanpa wilayah',
          'region of the party that learns, at that level; ID: of none',
        ],
      },
      toRegion: {
        kind: 'region',
        label: [
          'wilayah pihak tempat belajar, pada tingkat itu; ID: tanpa wilayah',
          'region of the party that it learns from, at that level; ID: of none',
        ],
      },
    },
    measures: {
      weight: ['Banyaknya hubungan itu, masing-masing sekali', 'How many there are of that connection, each once'],
    },
  },
  nodes: {
    label: ['Pihak dalam jejaring', 'Parties of the network'],
    dimensions: {
      level: LEVEL,
      party: { kind: 'text', label: ['pihak', 'party'] },
      region: {
        kind: 'region',
        label: ['wilayahnya, pada tingkat itu; ID: tanpa wilayah', 'its region, at that level; ID: of none'],
      },
    },
    measures: {
      visitsMade: ['Kunjungan dari pihak itu', 'Visits from that party'],
      visitsHosted: ['Kunjungan ke pihak itu', 'Visits to that party'],
      adoptionsMade: ['Inovasi pihak lain yang diadopsi pihak itu', 'Innovations that it adopts'],
      adoptionsGiven: ['Inovasi di pihak itu yang diadopsi', 'Innovations seen there that are adopted'],
      agreementsInitiated: ['Kerja sama yang diprakarsai pihak itu', 'Agreements that it initiated'],
      agreementsJoined: ['Kerja sama pihak lain yang diikutinya', 'Agreements of others that it joined'],
    },
  },
} as const satisfies Readonly<Record<string, TotalDeclaration>>;

/** One visit, adoption or agreement, as far as it joins parties. */
export interface Joined {
  readonly kind: EdgeKind;
  readonly from: Party;
  readonly to: readonly Party[];
}

const MEASURES = {
  VISIT: { out: 'visitsMade', in: 'visitsHosted' },
  ADOPTION: { out: 'adoptionsMade', in: 'adoptionsGiven' },
  AGREEMENT: { out: 'agreementsInitiated', in: 'agreementsJoined' },
} as const satisfies Readonly<Record<EdgeKind, object>>;

const partiesAt = (parties: readonly Party[], level: Level): readonly Party[] => [
  ...new Map(parties.map((party) => atLevel(party, level)).map((party) => [party.key, party])).values(),
];

const node = (level: Level, { key: party, region }: Party): string =>
  rowKey(NETWORK, NETWORK_LISTS, 'nodes', { level, party, region });

/** Each pair counts it once at each level, and so does each of its ends, however many parties lie there. */
export const networkCounts = ({ kind, from: origin, to }: Joined): readonly Contribution[] =>
  REGION_LEVELS.flatMap((level) => {
    const from = atLevel(origin, level);
    const hosts = partiesAt(to, level);
    const { out, in: into } = MEASURES[kind];
    const edge = (host: Party): string =>
      rowKey(NETWORK, NETWORK_LISTS, 'edges', {
        level,
        kind,
        from: from.key,
        to: host.key,
        fromRegion: from.region,
        toRegion: host.region,
      });
    return [
      { totals: hosts.map(edge), measures: { weight: 1n } },
      { totals: [node(level, from)], measures: { [out]: 1n } },
      { totals: hosts.map((host) => node(level, host)), measures: { [into]: 1n } },
    ];
  });
