import { INTEGER, TEXT, codeOf, collectionOf, field, listOf, optional, record } from '#kernel';
import { columnsOf, listOfTotals, withBeside } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { ADOPTION_STAGE_CODES } from '#contexts/adoptions/contract';
import { innovationDocument, type Innovation } from '../read/innovation.document.js';
import { innovations } from '../read/innovations.model.js';
import { COUNTED } from './public.columns.js';
import { PUBLIC_CONSUMER } from './public.queries.js';

/** Of one innovation so many observations are told beside its row, the newest first; the counts are of all. */
const MOST_OBSERVERS = 20;

const besides = record({
  partyName: optional(['tempat inovasi, menurut nama', 'where it was seen, by name'], TEXT),
  description: optional(['uraian menurut pengamatan terakhir', 'description by the last observation'], TEXT),
  observers: field(
    [
      `pengamat dan kelanjutannya, paling banyak ${MOST_OBSERVERS}, yang terbaru lebih dahulu`,
      `who observed it and what came of it, ${MOST_OBSERVERS} at most, the newest first`,
    ],
    listOf(
      record({
        adoptionId: innovationDocument.fields.id,
        origin: innovationDocument.fields.origin,
        stage: field(['tahap adopsi', 'stage of the adoption'], codeOf(ADOPTION_STAGE_CODES)),
        observedOn: innovationDocument.fields.observedOn,
        verifiedOn: innovationDocument.fields.verifiedOn,
        reports: field(['banyaknya laporan kemajuan', 'reports of progress'], INTEGER),
      }),
    ),
  ),
});

const rows = listOfTotals({
  path: 'innovation-catalogue',
  summary: ['Katalog inovasi dan siapa yang mengadopsinya', 'Catalogue of innovations, and who adopted them'],
  model: innovations,
  total: 'catalogue',
  consumer: PUBLIC_CONSUMER,
  roles: RECORD_READERS,
  ranked: 'verified',
  titles: { party: 'kunci_tempat_inovasi', host: 'wilayah_inovasi', innovation: 'id_inovasi', ...COUNTED },
});

const told = columnsOf(besides);

/** Every innovation that was seen anywhere: it is there to be learnt from, so that no region limits it. */
const { scopeField: _everywhere, ...open } = rows;

export const innovationCatalogue = withBeside(
  { ...open, parameters: { ...rows.parameters, innovation: { ...rows.parameters['innovation']!, form: 'id' } } },
  besides,
  [...told('nama_tempat_inovasi', 'partyName'), ...told('uraian', 'description')],
  async ({ party, innovation }, _reader, _now, { models }) => {
    const { items } = await models.find<Innovation>(collectionOf(innovations), {
      filter: { hostKey: { eq: party as string }, innovationId: { eq: innovation as string } },
      sort: { field: 'observedOn', descending: true },
      limit: MOST_OBSERVERS,
    });
    const seen = items.map(({ doc }) => doc!);
    return {
      ...(seen[0] && { partyName: seen[0].host.name, description: seen[0].description }),
      observers: seen.map(({ id, origin, stage, observedOn, verifiedOn, reports }) => ({
        adoptionId: id,
        origin,
        stage,
        observedOn,
        ...(verifiedOn && { verifiedOn }),
        reports,
      })),
    };
  },
);
