import { malformed } from '../refusals/problem.js';
import { single, type RawQuery } from './common-parameters.js';

/** `visits/{id}`: a list below `/v1`, and one of its records. */
export const CITED_RECORD = /^([a-z][a-z0-9-]{0,60}(?:\/[a-z][a-z0-9-]{0,60})?)\/([A-Za-z0-9][A-Za-z0-9_.-]{0,63})$/;

/** The record that the parameter `record` names. @throws Rejection `E_MALFORMED` */
export const citedRecord = (parameters: RawQuery): { readonly path: string; readonly id: string } | undefined => {
  const text = single(parameters, 'record');
  if (text === undefined) return undefined;
  const [, path, id] = CITED_RECORD.exec(text) ?? [];
  if (path === undefined || id === undefined)
    throw malformed(
      'record',
      'Parameter record menyebut daftar dan id catatan, seperti visits/{id}.',
      'The parameter record names a list and the id of a record, like visits/{id}.',
    );
  return { path, id };
};
