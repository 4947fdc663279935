import { at, type Dice } from './seed.ts';

/** Ten digits with the check digit of the Russian taxpayer number (weights 2 4 10 3 5 9 4 6 8, modulo 11, then 10). */
export function taxNumber(own: Dice): string {
  const digits = [0, 0, ...Array.from({ length: 7 }, () => own.between(0, 9))];
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = digits.reduce((total, digit, index) => total + digit * at(weights, index), 0);
  return [...digits, (sum % 11) % 10].join('');
}

/** `count` telephone numbers of Petersburg, no two alike: whoever calls is known by the number. */
export function phoneNumbers(own: Dice, count: number): string[] {
  const ends = Array.from({ length: 8_100 }, (_, index) => [Math.floor(index / 90) + 10, (index % 90) + 10] as const);
  const deck = own.shuffled(ends);
  return Array.from({ length: count }, (_, index) => {
    const [first, second] = at(deck, index % deck.length);
    return `+7 (812) ${555 + Math.floor(index / deck.length)}-${first}-${second}`;
  });
}

/** "+7 (812) 555-10-20" as E.164. */
export function e164(phone: string): string {
  return `+${phone.replace(/\D/g, '')}`;
}
