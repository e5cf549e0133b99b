const DIGITS: Readonly<Record<string, number>> = {
  nol: 0,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  sembilan: 9,
  sepuluh: 10,
  sebelas: 11,
};
const SCALES: Readonly<Record<string, number>> = {
  ribu: 1e3,
  juta: 1e6,
  miliar: 1e9,
  milyar: 1e9,
  triliun: 1e12,
  trilyun: 1e12,
};
const ONE_OF: Readonly<Record<string, string>> = {
  seribu: 'ribu',
  sejuta: 'juta',
  semiliar: 'miliar',
  seratus: 'ratus',
};

/** A number in Indonesian words, `dua ratus lima belas ribu` → 215000; undefined for a text that is anything else. */
export const numberInWords = (text: string): number | undefined => {
  let total = 0;
  let group = 0;
  let last: number | undefined;
  const close = (): void => {
    group += last ?? 0;
    last = undefined;
  };
  const words = text
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter(Boolean);
  if (words.length === 0) return undefined;
  for (const word of words.flatMap((one) => (ONE_OF[one] ? ['satu', ONE_OF[one]] : [one]))) {
    const digit = DIGITS[word];
    const scale = SCALES[word];
    if (digit !== undefined && last === undefined) last = digit;
    else if (word === 'belas' && last !== undefined) last += 10;
    else if (word === 'puluh' && last !== undefined) {
      group += last * 10;
      last = undefined;
    } else if (word === 'ratus' && last !== undefined) {
      group += last * 100;
      last = undefined;
    } else if (scale !== undefined && (last !== undefined || group > 0)) {
      close();
      total += group * scale;
      group = 0;
    } else return undefined;
  }
  close();
  return total + group;
};
