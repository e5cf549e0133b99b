import { columnsOf, type QueryColumn } from '#runtime';
import { INDEX_CODES, INDEX_STATUS_CODES } from '../domain/model-village.codes.js';
import { writeIndexValue } from '../domain/model-village.indexes.js';
import {
  modelVillageDocument,
  type BoardReading,
  type BoardVillage,
  type ModelVillageEntry,
} from '../read/model-village-board.document.js';
import { baselineAndLatest } from '../read/model-village-board.villages.js';

type Column = QueryColumn<ModelVillageEntry>;
const column = columnsOf(modelVillageDocument);

const reading = ({ index, year, value, status }: BoardReading): string =>
  `${INDEX_CODES.codes[index][0].split(',')[0]} ${year} ${writeIndexValue({ index, value })} (${INDEX_STATUS_CODES.codes[status][0]})`;

/** One line for each village of the record. */
const eachVillage = (
  title: string,
  meaning: Column['meaning'],
  value: (village: BoardVillage) => string | undefined,
): Column => ({
  title,
  meaning,
  value: ({ villages }) => villages.map((village) => value(village) ?? '–').join('; ') || undefined,
});

/** A model village in one row; what is told of its villages stands in their order. */
export const modelVillageColumns: readonly Column[] = [
  ...column('nama', 'title'),
  ...column('asal', 'origin'),
  ...column('tahap', 'stage'),
  ...column('diusulkan', 'createdOn'),
  ...column('ditetapkan', 'designatedOn'),
  ...column('kerja_sama', 'agreementTitle'),
  ...column('tanpa_perjanjian_sejak', 'unsupportedSince'),
  eachVillage('desa', ['desa menurut urutannya', 'villages in their order'], ({ region }) => region.nameAtTime),
  eachVillage('kode_desa', ['kode desa', 'codes of the villages'], ({ region }) => region.code),
  eachVillage('indeks_awal', ['nilai awal tiap desa', 'baseline of each village'], (village) => {
    const { baseline } = baselineAndLatest(village);
    return baseline && reading(baseline);
  }),
  eachVillage('indeks_terakhir', ['nilai terakhir tiap desa', 'latest value of each village'], (village) => {
    const { latest } = baselineAndLatest(village);
    return latest && reading(latest);
  }),
  ...column('desa_diakui', 'villagesRecognised'),
  ...column('target', 'targetsSet'),
  ...column('target_tercapai', 'targetsReached'),
  {
    title: 'replikasi',
    meaning: ['banyaknya replikasi', 'how many replications'],
    type: 'number',
    value: ({ replications }) => replications.length,
  },
  ...column('id', 'id', { forPrograms: true }),
  ...column('id_kerja_sama', 'agreementId', { forPrograms: true }),
];
