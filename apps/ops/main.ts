import { FAMILIES } from './families.js';
import { run } from './run.js';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
// Whoever reads the output may stop to do so.
process.stdout.on('error', () => stop.abort());

process.exitCode = await run(FAMILIES, process.argv.slice(2), {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  stopped: stop.signal,
});
