import { textOf } from '../docs/repository.js';

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly from: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

const instructions = (text: string): readonly Instruction[] =>
  text
    .replace(/^\s*#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => ({ name: /^\S+/.exec(line)![0], text: line.replace(/^\S+\s+/, '').replace(/\s+/g, ' ') }));

/** The stages of docker/Dockerfile in their order, arguments put in. */
export const stages = (): readonly Stage[] => {
  const all = instructions(textOf('docker/Dockerfile'));
  const first = all.findIndex(({ name }) => name === 'FROM');
  const args = new Map(all.slice(0, first).map(({ text }) => text.split('=') as [string, string]));
  const found: { from: string; name: string; instructions: Instruction[] }[] = [];
  for (const { name, text } of all.slice(first)) {
    if (name !== 'FROM') found.at(-1)!.instructions.push({ name, text });
    else {
      const [, from = '', stage = ''] = /^(\S+)(?: AS (\S+))?$/.exec(text) ?? [];
      found.push({
        from: from.replace(/\$\{(\w+)\}/g, (_, arg: string) => args.get(arg) ?? ''),
        name: stage,
        instructions: [],
      });
    }
  }
  return found;
};

/** The texts of the instructions of this name in a stage. */
export const textsOf = (stage: Stage, name: string): readonly string[] =>
  stage.instructions.filter((each) => each.name === name).map(({ text }) => text);
