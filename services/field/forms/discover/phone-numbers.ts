import { type CountryCode, findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { FrameSnapshot } from '../page/snapshot.ts';

export type FoundNumber = { e164: string; source: 'tel' | 'json_ld' | 'text' | 'messenger' };

const MOST_TEXT = 60_000;
const ORDER: readonly FoundNumber['source'][] = ['tel', 'json_ld', 'text', 'messenger'];

/**
 * Telephone numbers a studio publishes, surest source first. Call-tracking scripts swap numbers from visit to visit:
 * a number belongs to the visit, not to the studio.
 * @param country where numbers without a country code are at home
 */
export function phoneNumbers(frames: readonly FrameSnapshot[], country: CountryCode): FoundNumber[] {
  const found = new Map<string, FoundNumber['source']>();
  for (const [number, source] of frames.flatMap((frame) => rawNumbers(frame, country))) {
    const known = found.get(number);
    if (known === undefined || ORDER.indexOf(source) < ORDER.indexOf(known)) found.set(number, source);
  }
  const list = [...found].map(([e164, source]) => ({ e164, source }));
  return list.sort((a, b) => ORDER.indexOf(a.source) - ORDER.indexOf(b.source)).slice(0, 40);
}

function rawNumbers(frame: FrameSnapshot, country: CountryCode): (readonly [string, FoundNumber['source']])[] {
  const one = (text: string, source: FoundNumber['source']): (readonly [string, FoundNumber['source']])[] => {
    const parsed = parsePhoneNumberFromString(text.slice(0, 60), country);
    return parsed?.isValid() === true ? [[parsed.number, source]] : [];
  };
  const links = frame.links.flatMap(({ href }) => {
    if (/^tel:/iu.test(href)) return one(plain(href.slice('tel:'.length)), 'tel');
    const messenger = /^https?:\/\/(?:wa\.me|api\.whatsapp\.com\/send\/?\?phone=)\/?\+?(\d{8,15})/iu.exec(href)?.[1];
    return messenger === undefined ? [] : one(`+${messenger}`, 'messenger');
  });
  const data = frame.jsonLd.flatMap((json) =>
    [...json.matchAll(/"telephone"\s*:\s*"([^"]{5,40})"/giu)].flatMap(([, number]) => one(number ?? '', 'json_ld')),
  );
  const text = frame.texts.join('\n').slice(0, MOST_TEXT);
  const written = findPhoneNumbersInText(text, country)
    .filter(({ startsAt, endsAt }) => writtenAsNumber(text.slice(startsAt, endsAt)))
    .map(({ number }) => [number.number, 'text'] as const);
  return [...links, ...data, ...written];
}

/** People write a number in groups or with its plus; ten digits in a row are more often an account or a tax number. */
const writtenAsNumber = (text: string): boolean => /^\+|\d[ ().-]+\d/u.test(text.trim());

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
