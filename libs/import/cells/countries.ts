import { plainWords } from '../text.js';

/** Countries with which regions and villages deal, by ISO 3166-1 code, as offices call them. */
const COUNTRIES: Readonly<Record<string, readonly string[]>> = {
  MY: ['malaysia'],
  SG: ['singapura', 'singapore'],
  TH: ['thailand', 'muangthai'],
  PH: ['filipina', 'philippines'],
  VN: ['vietnam'],
  KH: ['kamboja'],
  LA: ['laos'],
  MM: ['myanmar'],
  BN: ['brunei', 'brunei darussalam'],
  TL: ['timor leste'],
  CN: ['china', 'cina', 'tiongkok', 'rrt', 'rrc'],
  JP: ['jepang', 'japan'],
  KR: ['korea', 'korea selatan', 'south korea'],
  TW: ['taiwan'],
  HK: ['hong kong', 'hongkong'],
  IN: ['india'],
  AU: ['australia'],
  NZ: ['selandia baru'],
  PG: ['papua nugini'],
  NL: ['belanda', 'netherlands'],
  DE: ['jerman', 'germany'],
  FR: ['prancis', 'perancis'],
  GB: ['inggris'],
  IT: ['italia'],
  ES: ['spanyol'],
  BG: ['bulgaria'],
  CZ: ['ceko'],
  HU: ['hongaria'],
  PL: ['polandia'],
  AT: ['austria'],
  BE: ['belgia'],
  SE: ['swedia'],
  NO: ['norwegia'],
  DK: ['denmark'],
  FI: ['finlandia'],
  RU: ['rusia'],
  TR: ['turki', 'turkiye'],
  EG: ['mesir'],
  SA: ['arab saudi'],
  AE: ['uni emirat arab'],
  QA: ['qatar'],
  IR: ['iran'],
  US: ['amerika serikat', 'amerika', 'usa'],
  CA: ['kanada'],
  MX: ['meksiko'],
  BR: ['brasil', 'brazil'],
  ZA: ['afrika selatan'],
  SR: ['suriname'],
  UZ: ['uzbekistan'],
  PK: ['pakistan'],
  BD: ['bangladesh'],
  LK: ['sri lanka'],
  FJ: ['fiji'],
};

const NAMES = Object.entries(COUNTRIES)
  .flatMap(([code, names]) => names.map((name) => [` ${name} `, code] as const))
  .sort(([a], [b]) => b.length - a.length);

/** The country that a text names, `Kota Montana (Bulgaria)` → BG; undefined where it names none. */
export const countryOf = (text: string): string | undefined => {
  const words = ` ${plainWords(text)} `;
  return NAMES.find(([name]) => words.includes(name))?.[1];
};
