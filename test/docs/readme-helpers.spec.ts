import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { fencedBlocks } from './fenced-blocks.js';
import { textOf } from './repository.js';

const helpers = fencedBlocks(textOf('README.md')).flatMap(
  ({ text }) => /^parts\(\) \{[\s\S]*?^field\(\) .*$/m.exec(text) ?? [],
);
const refusal = { status: 409, code: 'E_TRAVEL_OVERLAP', detail: 'Pilih hari lain.' };
const answering = (answer: object, command: string) => {
  const { stdout, stderr, status } = spawnSync('bash', ['-c', `${helpers.join('')}\n${command}`], {
    input: JSON.stringify(answer),
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
};

describe('The helpers of the tour', () => {
  it('give the parts of an answer', () => {
    expect(answering({ id: 'a', items: [{ late: false }] }, 'field items.0.late')).toEqual({
      stdout: 'false\n',
      stderr: '',
      status: 0,
    });
    expect(answering({ id: 'a', items: [{ late: false }] }, 'show id items.0.late nothing')).toEqual({
      stdout: 'id "a"\nitems.0.late false\nnothing undefined\n',
      stderr: '',
      status: 0,
    });
  });

  it.each(['field id', 'show id'])('tell a refusal where an answer was awaited: %s', (command) => {
    expect(answering(refusal, command)).toEqual({
      stdout: '',
      stderr: 'no id: 409 E_TRAVEL_OVERLAP Pilih hari lain.\n',
      status: 1,
    });
  });

  it('give the parts of a refusal that are asked for', () => {
    expect(answering(refusal, 'show status code')).toEqual({
      stdout: 'status 409\ncode "E_TRAVEL_OVERLAP"\n',
      stderr: '',
      status: 0,
    });
  });
});
