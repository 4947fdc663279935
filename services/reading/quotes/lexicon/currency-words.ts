/** Words and signs of money that people write; names of the other currencies come from the Unicode tables of the runtime. */
export type CurrencyName = { readonly code: string | null; readonly hundredth: boolean };

const units: Readonly<Record<string, string>> = {
  RUB: 'руб р рублик rub rur rouble roubles ruble rubles rubel rubeln деревянных целковых',
  USD: 'dollar dollars dollarn бакс долл бакса баксов buck bucks уе',
  EUR: 'euro euros евро eur еврик еврика евриков',
  GBP: 'pound pounds quid sterling pfund фунт',
  INR: 'rupee rupees rupien rupie rupia rs inr',
  JPY: 'yen jpy 円',
  CNY: 'yuan rmb renminbi cny 元',
  KRW: '원',
  CHF: 'franken stutz chf sfr',
  PLN: 'zloty zlotys złoty złotych zł zl',
  CZK: 'kč koruna koruny korun',
  HUF: 'forint forints ft',
  TRY: 'lira liras tl',
  ILS: 'shekel shekels sheqel nis schekel',
  UAH: 'грн uah hryvnia hryvnias hrywnja griwna гривен',
  KZT: 'тг тенге tenge kzt',
  BYN: 'byn',
  UZS: 'сум сумов',
  KGS: 'сом сомов',
  AMD: 'драм dram drams',
  GEL: 'лари lari',
  MNT: 'tugrik tugriks тугрик',
  MYR: 'ringgit ringgits',
  THB: 'baht бат',
  VND: 'dong донг',
  IDR: 'rupiah rp',
  SAR: 'sar',
  EGP: 'geneh genih genihat gineh egp',
  BGN: 'leva левов',
  RON: 'lei leu лей леев',
  AED: 'dirham dirhams дирхам дирхама дирхамов aed درهم',
};
const unnamed =
  'dinar dinars динар franc francs франк rial rials riyal riyals риал риалов krone kroner kronen krona kronor крон крона kr peso pesos песо манат manat riel bitcoin bitcoins btc satoshi satoshis تومان';
const unnamedHundredths = 'cent cents цент цента центов центами центы ct cts';
const hundredths: Readonly<Record<string, string>> = {
  GBP: 'pence penny пенс пенсов пенни',
  RUB: 'коп копейка копейки копеек копейку копейками kopeck kopecks kopek kopeks kopeke kopeken',
  UAH: 'kopiyka kopiykas',
  MYR: 'sen',
  PLN: 'grosz groszy',
  BGN: 'stotinki',
  GEL: 'tetri',
  ILS: 'agora agorot',
  KZT: 'тиын',
  INR: 'paisa paise',
  RON: 'bani',
  CHF: 'rappen',
};
/** Beginnings of Russian words that keep their case endings: "рублями", "долларов". */
export const russianStems: ReadonlyMap<string, string | null> = new Map([
  ['рубл', 'RUB'],
  ['доллар', 'USD'],
  ['бакс', 'USD'],
  ['фунт', 'GBP'],
  ['гривн', 'UAH'],
  ['гривен', 'UAH'],
  ['юан', 'CNY'],
  ['злот', 'PLN'],
  ['шекел', 'ILS'],
  ['рупи', 'INR'],
  ['йен', 'JPY'],
  ['иен', 'JPY'],
  ['франк', null],
  ['динар', null],
  ['тугрик', 'MNT'],
  ['драм', 'AMD'],
  ['лир', 'TRY'],
  ['риал', null],
  ['риял', null],
  ['форинт', 'HUF'],
]);
export const longestRussianEnding = 3;

export const currencySigns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'USD',
    '€': 'EUR',
    '£': 'GBP',
    '₽': 'RUB',
    '¥': 'JPY',
    '￥': 'JPY',
    '₴': 'UAH',
    '₸': 'KZT',
    '₺': 'TRY',
    '₹': 'INR',
    '₪': 'ILS',
    '₩': 'KRW',
    '₫': 'VND',
    '₾': 'GEL',
    '₼': 'AZN',
    '֏': 'AMD',
    '฿': 'THB',
    '₱': 'PHP',
    '₦': 'NGN',
    '₡': 'CRC',
    '₲': 'PYG',
    '₮': 'MNT',
    '₭': 'LAK',
    '៛': 'KHR',
    '৳': 'BDT',
    '؋': 'AFN',
  }),
);
/** Letters before a dollar sign. The single letters that are also words count only when glued to the sign. */
export const dollarPrefixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    us: 'USD',
    usd: 'USD',
    c: 'CAD',
    ca: 'CAD',
    can: 'CAD',
    cad: 'CAD',
    a: 'AUD',
    au: 'AUD',
    aud: 'AUD',
    hk: 'HKD',
    hkd: 'HKD',
    nz: 'NZD',
    nzd: 'NZD',
    s: 'SGD',
    sg: 'SGD',
    sgd: 'SGD',
    nt: 'TWD',
    r: 'BRL',
    mx: 'MXN',
    j: 'JMD',
    tt: 'TTD',
    z: 'ZWL',
  }),
);
export const gluedPrefixes = new Set(['a', 's', 'r', 'j', 'z', 'can']);
/** Written in exactly this case: "RM 42", "Rs 20". */
export const casedSigns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    RM: 'MYR',
    Rs: 'INR',
    Rp: 'IDR',
    KM: 'BAM',
    Lt: 'LTL',
    Br: 'BYN',
    Fr: 'CHF',
    LL: 'LBP',
    R: 'ZAR',
    Php: 'PHP',
    Tk: 'BDT',
    Bs: 'VES',
    DH: 'MAD',
    Dh: 'AED',
  }),
);
/** Words too common to be read before a number. */
export const behindNumbers: ReadonlyMap<string, string> = new Map(
  Object.entries({ won: 'KRW', вон: 'KRW', rand: 'ZAR', real: 'BRL', reais: 'BRL', лв: 'BGN', ден: 'MKD', kn: 'HRK' }),
);
/** Codes that are words or versions too ("PHP 8", "TOP 10"): read as money only from a hundred up or standing alone. */
export const doubtfulCodes = new Set(
  'ALL TOP TRY CUP PEN MAD COP SOS MOP LAK AMD BAM PHP STD SUR GEL RON BOB ANG SLE'.split(' '),
);
export const lowerCaseCodes = new Set(
  'usd eur gbp chf rub rur uah kzt byn byr pln czk sek nok dkk cad aud nzd jpy cny inr ils aed hkd sgd huf thb'.split(
    ' ',
  ),
);

export const currencyWords: ReadonlyMap<string, CurrencyName> = new Map([
  ...entries(units, false),
  ...entries(hundredths, true),
  ...unnamedHundredths.split(' ').map((word): [string, CurrencyName] => [word, { code: null, hundredth: true }]),
  ...unnamed.split(' ').map((word): [string, CurrencyName] => [word, { code: null, hundredth: false }]),
]);

function entries(table: Readonly<Record<string, string>>, hundredth: boolean): [string, CurrencyName][] {
  return Object.entries(table).flatMap(([code, words]) =>
    words.split(' ').map((word): [string, CurrencyName] => [word, { code, hundredth }]),
  );
}
