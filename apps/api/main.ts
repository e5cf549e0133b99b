import { runUntilStopped } from '../composition/process.js';
import { startApi } from './start.js';

runUntilStopped((hold) => startApi(process.env, hold, (line) => void process.stdout.write(`${line}\n`)));
