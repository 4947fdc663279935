const small: Readonly<Record<string, number>> = {
  ein: 1,
  eins: 1,
  eine: 1,
  einen: 1,
  einer: 1,
  einem: 1,
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwoelf: 12,
  dreizehn: 13,
  vierzehn: 14,
  fuenfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
};
const tens: Readonly<Record<string, number>> = {
  zwanzig: 20,
  dreissig: 30,
  vierzig: 40,
  fuenfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
};
const longestCompound = 60;
const startsNumber = /^(?:ein|zw|drei|vier|f[uü]|sech|sieb|acht|neun|zehn|elf|hund|taus)/u;

/** Reads a German number compound up to 999 999 ("fünfhunderttausend"); null when the word is none. */
export function readGermanNumberWord(word: string): number | null {
  if (word.length < 3 || word.length > longestCompound || !startsNumber.test(word)) return null;
  return belowMillion(word.replaceAll('ü', 'ue').replaceAll('ö', 'oe').replaceAll('ß', 'ss'));
}

function belowMillion(word: string): number | null {
  const at = word.indexOf('tausend');
  if (at < 0) return belowThousand(word);
  const head = at === 0 ? 1 : belowThousand(word.slice(0, at));
  const rest = word.slice(at + 'tausend'.length).replace(/^und/u, '');
  const tail = rest === '' ? 0 : belowThousand(rest);
  // A bare "tausend" is left to the multipliers.
  return head === null || tail === null || (at === 0 && rest === '') ? null : head * 1000 + tail;
}

function belowThousand(word: string): number | null {
  const at = word.indexOf('hundert');
  if (at < 0) return belowHundred(word);
  const head = at === 0 ? 1 : (small[word.slice(0, at)] ?? null);
  const rest = word.slice(at + 'hundert'.length).replace(/^und/u, '');
  const tail = rest === '' ? 0 : belowHundred(rest);
  return head === null || head > 19 || tail === null ? null : head * 100 + tail;
}

function belowHundred(word: string): number | null {
  const whole = small[word] ?? tens[word];
  if (whole !== undefined) return whole;
  const at = word.indexOf('und');
  if (at <= 0) return null;
  const unit = small[word.slice(0, at)];
  const ten = tens[word.slice(at + 3)];
  return unit === undefined || ten === undefined || unit > 9 ? null : ten + unit;
}
