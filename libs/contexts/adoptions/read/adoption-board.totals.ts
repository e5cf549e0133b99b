import {
  REGION_LEVELS,
  daysBetween,
  levelOf,
  rowKey,
  totalKey,
  withAncestors,
  wordsOf,
  type Contribution,
  type RegionCode,
  type TotalDeclaration,
} from '#kernel';
import type { AdoptionBoardEntry } from './adoption-board.document.js';

export const ADOPTION_BOARD = { name: 'adoption_board', version: 2 } as const;

const YEAR = { kind: 'integer', label: ['tahun pengamatan', 'year of the observation'] } as const;
const MEASURES = {
  observed: ['Inovasi yang diamati', 'Innovations observed'],
  decided: [
    'Inovasi yang sudah diputuskan, termasuk ditunda dan ditolak',
    'Innovations decided on, DEFER and REJECT included',
  ],
  adopted: [
    'Inovasi yang diputuskan diadopsi atau diadaptasi, termasuk yang kemudian dihentikan',
    'Innovations decided to be adopted or adapted, those given up later included',
  ],
  verified: [
    'Inovasi yang penerapannya diverifikasi; tingkat adopsi = verified ÷ observed',
    'Innovations carried out, as verified; the rate of adoption = verified ÷ observed',
  ],
} as const;

const region = (id: string, en: string) => ({ kind: 'region', label: [id, en] }) as const;
const LEVEL = { kind: 'text', label: ['jenis wilayah', 'kind of region'] } as const;

/** The totals of the board that can be listed. Observations that were withdrawn count in none. */
export const ADOPTION_LISTS = {
  byOrigin: {
    label: ['Adopsi menurut wilayah yang mengamati', 'Adoptions by the region that observed'],
    dimensions: {
      level: LEVEL,
      region: region(
        'wilayah yang mengamati, atau yang melingkupinya',
        'region that observed, or one in which it lies',
      ),
      year: YEAR,
    },
    measures: MEASURES,
  },
  byHost: {
    label: ['Adopsi menurut wilayah tempat inovasi', 'Adoptions by the region of the innovation'],
    dimensions: {
      level: LEVEL,
      region: region(
        'wilayah tempat inovasi, atau yang melingkupinya',
        'region of the innovation, or one in which it lies',
      ),
      year: YEAR,
    },
    measures: MEASURES,
  },
  byTopic: {
    label: ['Adopsi menurut topik kunjungan', 'Adoptions by topic of the visit'],
    dimensions: {
      region: region(
        'wilayah yang mengamati, atau yang melingkupinya',
        'region that observed, or one in which it lies',
      ),
      topic: { kind: 'text', label: ['topik, dalam huruf kecil', 'topic, in lower case'] },
      year: YEAR,
    },
    measures: MEASURES,
  },
} as const satisfies Readonly<Record<string, TotalDeclaration>>;

const countsOf = ({ stage, decision }: AdoptionBoardEntry) => ({
  observed: 1n,
  ...(decision && { decided: 1n }),
  ...((decision === 'ADOPT' || decision === 'ADAPT') && { adopted: 1n }),
  ...(stage === 'VERIFIED' && { verified: 1n }),
});

const around = (of: RegionCode | undefined): readonly RegionCode[] => (of === undefined ? [] : withAncestors(of));
const leveled = (total: Side, of: RegionCode | undefined, year: number): readonly string[] =>
  around(of).map((code) =>
    rowKey(ADOPTION_BOARD, ADOPTION_LISTS, total, { level: REGION_LEVELS[levelOf(code) - 1]!, region: code, year }),
  );

type Side = 'byOrigin' | 'byHost';

/** Adoptions that took longer than so many days are told as this many. */
export const MOST_DAYS = 1_000;

/**
 * Beside a row of either side, where it is not listed: how many were verified so many days after their decision, by
 * measures `d0` … `d1000`, and how many are deferred since which month, by measures `2024-12`. From these the median
 * and the ages are told exactly.
 */
export const timesTotal = (side: Side, region: string, year: number): string =>
  totalKey(ADOPTION_BOARD, 'times', { side, region, year });

const timesOf = ({
  stage,
  decidedOn,
  verifiedOn,
}: AdoptionBoardEntry): Readonly<Record<string, bigint>> | undefined => {
  if (stage === 'DEFERRED' && decidedOn) return { [decidedOn.slice(0, 7)]: 1n };
  if (stage !== 'VERIFIED' || !decidedOn || !verifiedOn) return undefined;
  return { [`d${Math.min(MOST_DAYS, Math.max(0, daysBetween(decidedOn, verifiedOn)))}`]: 1n };
};

/** A topic as the list shows it: in lower case, without accents and signs, so that most ways of writing it are one. */
export const topicInWords = (topic: string): string => wordsOf(topic).join(' ');

/** What an observation adds: a region counts it once, whatever lies in it. */
export const contribute = (adoption: AdoptionBoardEntry): readonly Contribution[] => {
  const { stage, originRegion, hostRegion, topics, year } = adoption;
  if (stage === 'WITHDRAWN') return [];
  const times = timesOf(adoption);
  const timesAt = (side: Side, of: RegionCode | undefined) => around(of).map((code) => timesTotal(side, code, year));
  const topicsOnce = [...new Set(topics.map(topicInWords))].filter(Boolean);
  return [
    {
      totals: [
        ...leveled('byOrigin', originRegion, year),
        ...leveled('byHost', hostRegion, year),
        ...topicsOnce.flatMap((topic) =>
          around(originRegion)
            .slice(0, 2)
            .map((code) => rowKey(ADOPTION_BOARD, ADOPTION_LISTS, 'byTopic', { region: code, topic, year })),
        ),
      ],
      measures: countsOf(adoption),
    },
    ...(times
      ? [{ totals: [...timesAt('byOrigin', originRegion), ...timesAt('byHost', hostRegion)], measures: times }]
      : []),
  ];
};
