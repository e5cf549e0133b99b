import { START } from '#kernel';

process.stdout.write(`${START}\n`);
