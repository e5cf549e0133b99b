import { describe, expect, it } from '@jest/globals';
import { acceptedCoding, acceptedFormat } from './accepted.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('The form of a list', () => {
  it.each<[string | undefined, string]>([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['text/csv', 'csv'],
    [XLSX, 'xlsx'],
    ['TEXT/CSV', 'csv'],
    ['text/*', 'csv'],
    ['text/html', 'json'],
    ['text/csv;q=0.5, application/json', 'json'],
    ['text/csv, application/json;q=0.9', 'csv'],
    ['text/csv;q=0.9, application/json;q=0.9', 'json'],
    ['text/csv;q=0, */*', 'json'],
    ['application/json;q=0, */*;q=0.1', 'csv'],
    [`text/csv;q=0.4, ${XLSX};q=0.8, */*;q=0.1`, 'xlsx'],
    ['text/csv; charset=utf-8; q=0.3, */*;q=0.2', 'csv'],
    ['text/csv;q=2, */*;q=0.1', 'json'],
    ['text/csvx', 'json'],
    ['application/jsonl', 'jsonl'],
    ['application/x-ndjson', 'jsonl'],
    ['application/x-ndjson;q=0.2, application/json', 'json'],
    ['application/*', 'json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
  ])('is the one preferred: %s', (accept, expected) => expect(acceptedFormat(accept)).toBe(expected));
});

describe('The packing of an answer', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['deflate', undefined],
  ])('is the one preferred: %s', (accept, expected) => expect(acceptedCoding(accept)).toBe(expected));
});
