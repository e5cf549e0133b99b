import { plainPdf } from '#paper';
import { randomFrom } from './random.js';
import { loadVillages } from './visit-log.js';
import { PROVINCE } from './proposals.js';

const SIZE = 20_000_000;

/** A PDF with an image of noise in it, each another one. */
export const bigPdf = (n: number): Buffer => {
  const noise = Buffer.alloc(SIZE, `${n} noise ${n * 7} `).toString('latin1');
  return plainPdf([`Lampiran ${n}`], [`<< /Length ${noise.length} >>\nstream\n${noise}\nendstream`]);
};

/** A register as an office would have kept it: every row of another day or topic. */
export const importFile = (rows: number): string => {
  const random = randomFrom(13);
  const { villages, ref } = loadVillages();
  const near = villages.filter((code) => code.startsWith(`${PROVINCE}.`));
  const named = (code: (typeof villages)[number]): string => {
    const [regency, district] = [code.slice(0, 5), code.slice(0, 8)] as unknown as readonly [typeof code, typeof code];
    return `Desa ${ref(code).nameAtTime}, Kec. ${ref(district).nameAtTime}, ${ref(regency).nameAtTime}`;
  };
  const lines = Array.from({ length: rows }, (_, n) =>
    [
      n + 1,
      named(random.pick(near)),
      named(random.pick(near)),
      `${random.between(1, 28)} Januari ${random.between(2015, 2023)}`,
      random.between(3, 40),
      `Topik ${n + 1}`,
      `Rp${random.between(1, 90)}.000.000`,
      'ADD',
    ].join(';'),
  );
  return ['No;Asal;Tujuan;Tanggal;Jumlah orang;Materi;Biaya;Sumber dana', ...lines].join('\r\n');
};
