import { describe, expect, it } from '@jest/globals';
import { eachCsvRow } from './csv.js';

const rowsOf = (text: string): (readonly string[])[] => {
  const rows: (readonly string[])[] = [];
  eachCsvRow(text, (fields) => rows.push(fields));
  return rows;
};

describe('A CSV file', () => {
  it('is read without its header, whatever its line ends, with or without the last one', () => {
    expect(rowsOf('code,name\n11,Aceh\n12,Sumatera Utara\n')).toEqual([
      ['11', 'Aceh'],
      ['12', 'Sumatera Utara'],
    ]);
    expect(rowsOf('code,name\r\n11,Aceh\r\n\r\n12,Sumatera Utara')).toEqual([
      ['11', 'Aceh'],
      ['12', 'Sumatera Utara'],
    ]);
    expect(rowsOf('code,name')).toEqual([]);
    expect(rowsOf('')).toEqual([]);
  });

  it('may quote fields that hold commas and quotes, and leave fields empty', () => {
    expect(rowsOf('a,b,c\n1,,"Lubuk Pakam I,II"\n"Ja""an","",3')).toEqual([
      ['1', '', 'Lubuk Pakam I,II'],
      ['Ja"an', '', '3'],
    ]);
  });
});
