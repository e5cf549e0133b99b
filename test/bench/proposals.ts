import { doc } from '../../libs/testing/spec-values.js';
import { addDays, covers, instant, localDateAt, withAncestors, type RegionCode } from '#kernel';

import { randomFrom } from './random.js';
import { loadVillages } from './visit-log.js';

/** Jawa Tengah, which has the most villages. */
export const PROVINCE = '33' as RegionCode;
/** In which they are sent, so that one account is enough for all villages. */
export const OFFICE = `pemprov-${PROVINCE}`;

/** Bodies of ProposeVisit from villages all over the province, as JSON text. */
export const proposals = (count: number): readonly string[] => {
  const random = randomFrom(7);
  const { villages } = loadVillages();
  const origins = villages.filter((code) => covers(PROVINCE, code));
  const today = localDateAt(instant(new Date()), 'WIB');
  return Array.from({ length: count }, (_, n) => {
    const origin = random.pick(origins);
    const [, regency, district] = withAncestors(random.pick(villages));
    const plannedStart = addDays(today, random.between(14, 40));
    return JSON.stringify({
      kind: 'KAJI_BANDING',
      origin: { region: origin, officeId: OFFICE },
      hosts: [{ region: regency }, { region: district }],
      topics: ['Pengelolaan BUMDes', `Pelayanan publik ${n}`],
      expectedOutputs: [{ text: 'Rancangan pedoman', indicator: 'Dibahas bersama BPD' }],
      plannedStart,
      plannedEnd: addDays(plannedStart, 1),
      delegationSize: 5,
      budget: '12500000',
      fundingSources: [{ source: 'ADD', fiscalYear: Number(plannedStart.slice(0, 4)), amount: '12500000' }],
      letter: doc('SURAT_PERMOHONAN', today),
      acting: { officialName: 'Kepala Desa' },
    });
  });
};
