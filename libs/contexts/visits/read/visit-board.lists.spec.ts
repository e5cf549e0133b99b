import { describe, expect, it } from '@jest/globals';
import { listedRows, regionCode, rowOf } from '#kernel';
import { recount } from '#testing';
import type { VisitStage } from '../domain/visit.state.js';
import type { VisitBoardEntry } from './visit-board.document.js';
import { visitBoard } from './visit-board.model.js';
import { contribute } from './visit-board.totals.js';

const visit = (
  status: VisitStage,
  origin: string,
  hosts: readonly string[],
  plannedStart: string,
  budget: string,
  travellers?: number,
) =>
  ({
    status,
    regions: [origin, ...hosts].map((code) => regionCode(code)),
    originRegion: origin,
    hostRegions: hosts,
    plannedStart,
    budget,
    ...(travellers && { travellers }),
    fundingSources: [],
    warnings: [],
    overdue: false,
  }) as unknown as VisitBoardEntry;

/** Rows of a list, as texts. */
const listed = (name: string, ...visits: readonly VisitBoardEntry[]): readonly string[] => {
  const rowFor = listedRows([visitBoard]);
  return [...recount(visits.flatMap(contribute))]
    .flatMap(([key, sums]) => {
      const row = rowFor(key);
      const doc = row?.collection.name === `visit_board@${name}@${visitBoard.version}` && rowOf(row, sums);
      return doc
        ? [`${row.id}: ${String(doc['visits'])} ${String(doc['travellers'])} ${String(doc['plannedRupiah'])}`]
        : [];
    })
    .sort();
};

describe('The lists of the board', () => {
  it('count a visit once for each region that a host lies in, with its money and its travellers', () => {
    const two = visit(
      'REPORTED',
      '62.03.02.2007',
      ['63.10.09.2005', '63.10.09.2009', '63.10'],
      '2024-11-19',
      '62500000',
      25,
    );
    expect(listed('destinations', two)).toEqual([
      'level=DISTRICT|region=63.10.09|year=2024: 1 25 62500000',
      'level=PROVINCE|region=63|year=2024: 1 25 62500000',
      'level=REGENCY|region=63.10|year=2024: 1 25 62500000',
      'level=VILLAGE|region=63.10.09.2005|year=2024: 1 25 62500000',
      'level=VILLAGE|region=63.10.09.2009|year=2024: 1 25 62500000',
    ]);
    expect(listed('edges', two)).toEqual(['host=63.10|origin=62.03|year=2024: 1 25 62500000']);
  });

  it('add up by year and by pair, and show visits within one regency and those of a province as such', () => {
    const visits = [
      visit('PROPOSED', '62.03', ['63.10.09', '63.01'], '2024-01-01', '1'),
      visit('CLOSED', '62.03.02', ['63.10'], '2024-12-31', '2', 3),
      visit('UNDERWAY', '62.03', ['63.10'], '2025-01-01', '4'),
      visit('TASKED', '63.10.01.2001', ['63.10.09.2009'], '2025-06-01', '8'),
      visit('APPROVED', '63', ['62'], '2025-06-01', '16'),
    ];
    expect(listed('edges', ...visits)).toEqual([
      'host=62|origin=63|year=2025: 1 0 16',
      'host=63.01|origin=62.03|year=2024: 1 0 1',
      'host=63.10|origin=62.03|year=2024: 2 3 3',
      'host=63.10|origin=62.03|year=2025: 1 0 4',
      'host=63.10|origin=63.10|year=2025: 1 0 8',
    ]);
    expect(listed('destinations', ...visits).filter((row) => row.includes('PROVINCE'))).toEqual([
      'level=PROVINCE|region=62|year=2025: 1 0 16',
      'level=PROVINCE|region=63|year=2024: 2 3 3',
      'level=PROVINCE|region=63|year=2025: 2 0 12',
    ]);
  });

  it.each<VisitStage>(['DECLINED', 'CANCELLED', 'VOIDED'])('hold no visit that is %s', (status) => {
    const off = visit(status, '62.03', ['63.10'], '2024-01-01', '1', 5);
    expect([listed('destinations', off), listed('edges', off)]).toEqual([[], []]);
  });
});
