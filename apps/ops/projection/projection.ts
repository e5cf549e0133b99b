import type { Comparison, GenerationStatus, ProjectionOperations, ProjectionStatus } from '#runtime';
import type { System } from '../../composition/system.js';
import { facts, table } from '../columns.js';
import { command, type Command, type Family, type Outcome, type Session, type Words } from '../command.js';
import { NUMBERS } from '../progress.js';
import { withBegunSystem } from '../with-system.js';
import { untilBuilt } from './until-built.js';

const NAME = {
  name: 'NAME',
  summary: ['nama proyeksi, lihat "projection list"', 'name of the projection, see "projection list"'],
} as const;

const behindText = ({ behind: { events, orMore, seconds } }: GenerationStatus): string =>
  events === 0 ? '0' : `${NUMBERS.format(events)}${orMore ? '+' : ''} (${NUMBERS.format(Math.round(seconds))} s)`;

/** A projection, and how many of its documents are parked. */
type Standing = ProjectionStatus & { readonly parked: number };

const standing = async ({ runtime }: System, status: ProjectionStatus): Promise<Standing> => ({
  ...status,
  parked: (await runtime.parked(status.name)) ?? 0,
});

const HEADINGS: readonly Words[] = [
  ['proyeksi', 'projection'],
  ['generasi', 'generation'],
  ['keadaan', 'state'],
  ['posisi', 'position'],
  ['tertinggal', 'behind'],
  ['dibandingkan', 'compared'],
  ['diparkir', 'parked'],
  ['model', 'models'],
];

const statusText = (statuses: readonly Standing[]): string =>
  table(
    HEADINGS,
    statuses.flatMap(({ name, models, live, beside, parked }) => [
      [
        name,
        String(live.generation),
        'dipakai / live',
        live.position || '—',
        behindText(live),
        '',
        String(parked),
        models.join(' '),
      ],
      ...(beside
        ? [
            [
              '',
              String(beside.generation),
              stateText(beside),
              beside.position || '—',
              behindText(beside),
              comparedText(beside),
            ],
          ]
        : []),
    ]),
  );

type Beside = NonNullable<ProjectionStatus['beside']>;

/** What can be done with it next, in the words of the commands for that. */
const stateText = ({ state, behind, equal }: Beside): string => {
  if (state === 'previous') return 'sebelumnya / previous';
  if (behind.events > 0) return 'sedang dibangun / building';
  if (equal === undefined) return 'siap dibandingkan / ready to compare';
  return equal ? 'siap dialihkan / ready to switch' : 'selesai dibangun / built';
};

/** Nobody compares the one that was live before. */
const comparedText = ({ state, equal }: Beside): string =>
  state === 'previous' ? '' : equal === undefined ? 'belum / no' : equal ? 'sama / equal' : 'BERBEDA / DIFFERENT';

const about = async (system: System, status: ProjectionStatus): Promise<Outcome> => {
  const result = await standing(system, status);
  return { result, text: statusText([result]) };
};

const comparisonText = ({ equal, documents, totals, differing, differences }: Comparison): string =>
  [
    facts([
      [['dokumen', 'documents'], NUMBERS.format(documents)],
      [['jumlah', 'totals'], NUMBERS.format(totals)],
      [['berbeda', 'differing'], NUMBERS.format(differing)],
      [['sama', 'equal'], equal ? 'ya / yes' : 'TIDAK / NO'],
    ]),
    ...differences.map(
      ({ name, live, beside }) =>
        `${name}\n  live    ${JSON.stringify(live) ?? '—'}\n  beside  ${JSON.stringify(beside) ?? '—'}`,
    ),
  ].join('\n\n');

const withProjections = async <T>(
  { settings }: Session,
  use: (system: System, fault: () => string | undefined) => Promise<T>,
): Promise<T> => {
  let fault: string | undefined;
  return withBegunSystem(settings, (system) => use(system, () => fault), {
    onFault: (_consumer, error) => (fault = error),
  });
};

const list = command({
  name: 'list',
  arguments: [],
  options: {},
  summary: [
    'semua proyeksi, generasinya, dan seberapa jauh; gagal bila penyimpanannya rusak',
    'all projections, their generations, and how far each is; fails where their storage is damaged',
  ],
  run: async (_none, _options, session) =>
    withProjections(session, async (system) => {
      await system.readStore.lookForDamage?.();
      const statuses = await Promise.all(
        (await system.runtime.projections.list()).map((status) => standing(system, status)),
      );
      return { result: { projections: statuses }, text: statusText(statuses) };
    }),
});

const rebuild = command({
  name: 'rebuild',
  summary: ['bangun generasi baru di samping yang dipakai', 'begin a new generation beside the live one'],
  arguments: [NAME],
  options: {
    wait: {
      summary: [
        'tunggu sampai selesai, juga yang sudah dimulai; bila tidak ada proses lain, dibangun di sini',
        'wait until it is built, one that was begun before, too; where no other process builds it, do it here',
      ],
    },
  },
  run: async ([name], { wait }, session) =>
    withProjections(session, async (system, fault) => {
      const { projections } = system.runtime;
      if (!wait) return about(system, await projections.rebuild(name));
      if ((await projections.progress(name)).beside?.state !== 'building') await projections.rebuild(name);
      return about(system, await untilBuilt(system, name, fault, session));
    }),
});

const compare = command({
  name: 'compare',
  summary: ['bandingkan yang di samping dengan yang dipakai', 'compare what stands beside with the live one'],
  arguments: [NAME],
  options: {},
  run: async ([name], _options, session) =>
    withProjections(session, async ({ runtime: { projections } }) => {
      const comparison = await projections.compare(name);
      return { result: comparison, text: comparisonText(comparison), different: !comparison.equal };
    }),
});

const switchTo = command({
  name: 'switch',
  summary: ['pakai generasi baru', 'let queries read the new generation'],
  arguments: [NAME],
  options: {
    force: { summary: ['juga bila berbeda atau belum dibandingkan', 'also when it differs, or was not compared'] },
  },
  run: async ([name], { force }, session) =>
    withProjections(session, async (system) =>
      about(system, await system.runtime.projections.switchTo(name, { force })),
    ),
});

const simple = (
  name: string,
  summary: Command['summary'],
  act: (projections: ProjectionOperations, projection: string) => Promise<ProjectionStatus>,
): Command =>
  command({
    name,
    summary,
    arguments: [NAME],
    options: {},
    run: async ([projection], _options, session) =>
      withProjections(session, async (system) => about(system, await act(system.runtime.projections, projection))),
  });

export const projectionFamily: Family = {
  name: 'projection',
  summary: ['model baca', 'read models'],
  commands: [
    list,
    rebuild,
    compare,
    switchTo,
    simple('rollback', ['kembali ke generasi sebelumnya', 'return to the generation before'], (projections, name) =>
      projections.rollback(name),
    ),
    simple('discard', ['buang yang ada di samping', 'put away what stands beside'], (projections, name) =>
      projections.discard(name),
    ),
  ],
};
