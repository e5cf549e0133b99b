import type { AnyRow } from '#runtime';
import { malformed } from '../refusals/problem.js';
import { single, type RawQuery } from './common-parameters.js';

/** Whether a command can be tried: what takes an upload, takes it. */
export const canBeTried = ({ takesUpload }: Pick<AnyRow, 'takesUpload'>): boolean => !takesUpload;

/**
 * Whether the command is only tried: decided as it stands, and nothing written.
 * @throws Rejection `E_MALFORMED`
 */
export const dryRunOf = (query: RawQuery): boolean => {
  const given = single(query, 'dryRun');
  if (given === undefined || given === 'true') return given === 'true';
  throw malformed(
    'dryRun',
    'Parameter dryRun hanya boleh true; tanpa parameter itu perintah dilaksanakan.',
    'The parameter dryRun may only be true; without it the command is carried out.',
  );
};
