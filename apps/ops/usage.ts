import { columns } from './columns.js';
import type { Command, Family, OptionDeclaration, Words } from './command.js';

/** Options of every command. */
export const COMMON_OPTIONS: Readonly<Record<'json' | 'help', OptionDeclaration>> = {
  json: { summary: ['hasil sebagai satu dokumen JSON', 'the outcome as one JSON document'] },
  help: { summary: ['petunjuk ini', 'this help'] },
};

export const EXIT_CODES: readonly (readonly [code: number, meaning: string])[] = [
  [0, 'selesai / done'],
  [1, 'ditolak atau gagal / refused or failed'],
  [2, 'perintah salah ditulis / wrong usage'],
  [3, 'ditemukan perbedaan / differences were found'],
];

const both = ([id, en]: Words): string => `${id} / ${en}`;
const flag = (name: string, { value }: OptionDeclaration): string => `--${name}${value ? ` ${value}` : ''}`;

/** `ops log export FILE [--force]` */
export const synopsis = (family: Family, { name, arguments: wanted, options }: Command): string =>
  [
    'ops',
    family.name,
    name,
    ...wanted.map((argument) => argument.name),
    ...Object.entries(options).map(([option, declared]) =>
      declared.required ? flag(option, declared) : `[${flag(option, declared)}]`,
    ),
  ].join(' ');

const EPILOGUE = [
  'ops = npm run --silent ops -- …  (or: node dist/apps/ops/main.js …)',
  'Pengaturan dari lingkungan, sama seperti npm start / settings come from the environment, as for npm start: DATA_DIR, EVENT_STORE, READ_STORE, …',
].join('\n');

const indented = (rows: readonly (readonly string[])[]): string => columns(rows).replace(/^/gm, '  ');

export const programHelp = (families: readonly Family[]): string =>
  [
    "Sinergi: perintah bagi pengelola / the operator's command line",
    indented(
      families.flatMap((family) =>
        family.commands.map((command) => [`ops ${family.name} ${command.name}`, both(command.summary)]),
      ),
    ),
    `ops … --help: petunjuk setiap perintah / help for each command. --json: ${both(COMMON_OPTIONS.json.summary)}.`,
    `Kode keluar / exit codes:\n${indented(EXIT_CODES.map(([code, meaning]) => [String(code), meaning]))}`,
    EPILOGUE,
  ]
    .join('\n\n')
    .concat('\n');

export const familyHelp = (family: Family): string =>
  [
    both(family.summary),
    indented(family.commands.map((command) => [synopsis(family, command), both(command.summary)])),
    EPILOGUE,
  ]
    .join('\n\n')
    .concat('\n');

export const commandHelp = (family: Family, command: Command): string =>
  [
    both(command.summary),
    `  ${synopsis(family, command)}`,
    indented([
      ...command.arguments.map(({ name, summary }) => [name, both(summary)]),
      ...Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([name, declared]) => [
        flag(name, declared),
        both(declared.summary),
      ]),
    ]),
    EPILOGUE,
  ]
    .join('\n\n')
    .concat('\n');
