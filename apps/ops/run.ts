import { parseArgs } from 'node:util';
import { readSettings } from '../composition/settings.js';
import type { Environment } from '../composition/environment.js';
import { EXIT, type Command, type Family } from './command.js';
import { Failure, failureText, toldFailure } from './failure.js';
import { progressOn } from './progress.js';
import { COMMON_OPTIONS, commandHelp, familyHelp, programHelp, synopsis } from './usage.js';

/** What the program may touch of the process that it runs in. */
export interface Terminal {
  readonly env: Environment;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly stopped: AbortSignal;
}

const wrong = (messageId: string, messageEn: string): Failure => new Failure('E_USAGE', messageId, messageEn);

const named = <T extends { readonly name: string }>(known: readonly T[], name: string, before: string): T => {
  const found = known.find((one) => one.name === name);
  if (found) return found;
  const names = known.map((one) => one.name).join(' | ');
  throw wrong(
    `"${before}${name}" tidak dikenal; pilih ${before}${names}`,
    `"${before}${name}" is unknown; choose ${before}${names}`,
  );
};

const parsed = (family: Family, command: Command, rest: readonly string[]) => {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([name, { value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string' } as const,
    ]),
  );
  const usage = synopsis(family, command);
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
    if (values['help']) return { values, positionals };
    const missing = Object.entries(command.options).find(
      ([name, { required }]) => required && values[name] === undefined,
    );
    if (missing) throw wrong(`--${missing[0]} wajib: ${usage}`, `--${missing[0]} is required: ${usage}`);
    if (positionals.length !== command.arguments.length) {
      throw wrong(
        `argumen: ${positionals.length} ditulis, diperlukan ${command.arguments.length}: ${usage}`,
        `arguments: ${positionals.length} given, ${command.arguments.length} needed: ${usage}`,
      );
    }
    return { values, positionals };
  } catch (error) {
    if (error instanceof Failure) throw error;
    const [what] = (error as Error).message.split('. ');
    throw wrong(`salah ditulis (${what}): ${usage}`, `${what}: ${usage}`);
  }
};

const withFlags = (command: Command, values: Readonly<Record<string, string | boolean | undefined>>) =>
  Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      values[name] ?? (value === undefined ? false : undefined),
    ]),
  );

/**
 * Runs one command line to its end.
 * @returns the exit code. Standard output holds the outcome alone (with `--json` a failure too, as `{"error": …}`).
 */
export const run = async (
  families: readonly Family[],
  argv: readonly string[],
  { env, stdout, stderr, stopped }: Terminal,
): Promise<number> => {
  const progress = progressOn(stderr);
  const json = argv.includes('--json');
  const asJson = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
  try {
    const [familyName = '', name = '', ...rest] = argv;
    const help = (text: string, code: number): number => {
      (code === EXIT.done ? stdout : stderr).write(text);
      return code;
    };
    if (familyName === '') return help(programHelp(families), EXIT.wrongUsage);
    if (familyName === '--help') return help(programHelp(families), EXIT.done);
    const family = named(families, familyName, '');
    if (name === '') return help(familyHelp(family), EXIT.wrongUsage);
    if (name === '--help') return help(familyHelp(family), EXIT.done);
    const command = named(family.commands, name, `${family.name} `);
    const { values, positionals } = parsed(family, command, rest);
    if (values['help']) return help(commandHelp(family, command), EXIT.done);

    const settings = readSettings(env);
    const { result, text, different } = await command.run(positionals, withFlags(command, values), {
      settings,
      progress,
      stopped,
    });
    progress.end();
    (command.writesItself?.(positionals) ? stderr : stdout).write(json ? asJson(result) : `${text}\n`);
    return different ? EXIT.different : EXIT.done;
  } catch (error) {
    progress.end();
    const told = toldFailure(error);
    if (json) stdout.write(asJson({ error: told }));
    stderr.write(failureText(told));
    return told.code === 'E_USAGE' ? EXIT.wrongUsage : EXIT.failed;
  }
};
