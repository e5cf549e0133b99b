import type { OptionDeclaration, Words } from '../../apps/ops/command.js';
import { FAILURES } from '../../apps/ops/failure.js';
import { FAMILIES } from '../../apps/ops/families.js';
import { COMMON_OPTIONS, EXIT_CODES, synopsis } from '../../apps/ops/usage.js';
import { code, page, table } from './markdown.js';

const both = ([id, en]: Words): string => `${id} / ${en}`;

const optionRows = (options: Readonly<Record<string, OptionDeclaration>>): readonly (readonly string[])[] =>
  Object.entries(options).map(([name, { value, required, summary }]) => [
    code(`--${name}${value ? ` ${value}` : ''}`),
    both(summary),
    required ? 'yes' : '',
  ]);

export const commandLinePage = (): string =>
  page(
    'Command line',
    'For whoever runs an installation, on the machine that it runs on: `npm run --silent ops -- log stats`, or `node dist/apps/ops/main.js log stats` after `npm run build`. ' +
      'Settings are those of [`npm start`](../../README.md#configuration), from the environment. A system may be running on the same stores meanwhile, or none.',
    'The outcome goes to standard output, as text or with `--json` as one JSON document; progress and failures go to the standard error. With `--json` a failure is also a ' +
      'document, `{"error": {"code", "messageId", "messageEn", …}}`, as the [problems](errors.md) of HTTP are.',
    table(
      ['exit code', 'meaning'],
      EXIT_CODES.map(([number, meaning]) => [code(number), meaning]),
    ),
    "What writes to the log does so as the user `operator` in the role `SYSTEM`, so that the log tells it from everybody else's and from what the system does by itself. " +
      'Whoever may run it on that machine may do so: guard the account and `DATA_DIR` accordingly.',
    'Options of every command:',
    table(['option', 'meaning', 'needed'], optionRows(COMMON_OPTIONS)),
    ...FAMILIES.flatMap((family) => [
      `## ops ${family.name}`,
      `${both(family.summary)}.`,
      ...family.commands.flatMap((command) => [
        `### ops ${family.name} ${command.name}`,
        `${both(command.summary)}.`,
        `\`\`\`text\n${synopsis(family, command)}\n\`\`\``,
        ...(command.arguments.length + Object.keys(command.options).length > 0
          ? [
              table(
                ['', 'meaning', 'needed'],
                [
                  ...command.arguments.map(({ name, summary }) => [code(name), both(summary), 'yes']),
                  ...optionRows(command.options),
                ],
              ),
            ]
          : []),
      ]),
    ]),
    '## Failures',
    'Beside the [refusals of rules](errors.md):',
    table(
      ['code', 'meaning'],
      Object.entries(FAILURES).map(([name, meaning]) => [code(name), meaning]),
    ),
  );
