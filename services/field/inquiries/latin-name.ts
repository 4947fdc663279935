/** Letters of names as mailbox names spell them: GOST 7.79 B simplified for Cyrillic, DIN 5007-2 for umlauts. */
const spelt: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
    м: 'm',
  },
  ...{ н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch' },
  ...{
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    ß: 'ss',
    і: 'i',
    ї: 'yi',
    є: 'ye',
    ґ: 'g',
  },
};

/** "belozerov" of "Белозёров", "mueller" of "Müller"; only a–z is left, so it may be empty. */
export function latinName(name: string): string {
  return [...name.normalize('NFC').toLowerCase()]
    .map((letter) => spelt[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replaceAll(/[^a-z]/gu, '');
}
