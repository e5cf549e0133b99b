import { readFileSync } from 'node:fs';

/**
 * Loaded before a program (`node --import`), tells how long anything in it has held its main thread since it was asked
 * last. Counted is the CPU time of that thread where the system tells it, so that a busy machine, which merely lets the
 * thread wait, is not put down to the program.
 */
const THREAD = `/proc/self/task/${process.pid}/schedstat`;

const cpu = (): number => {
  try {
    return Number(readFileSync(THREAD, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
};

let longest = 0;
let last = [performance.now(), cpu()] as const;

const look = (): void => {
  const now = [performance.now(), cpu()] as const;
  longest = Math.max(longest, Math.min(now[0] - last[0], now[1] - last[1]));
  last = now;
};

setInterval(look, 1).unref();

process.on('message', () => {
  look();
  process.send!(longest);
  longest = 0;
});
process.channel?.unref();
