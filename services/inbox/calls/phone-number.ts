import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

const mostCharacters = 40;

/**
 * A number in E.164 as an exchange writes it: "+7…", "8 (812)…", "00 7…", or bare digits with the country code but without plus
 * ("74951234567"). Null for extensions, withheld callers and everything that no numbering plan knows.
 * @param country ISO 3166 code of where the exchange stands; numbers without a country code are at home there
 */
export function phoneNumber(written: string, country: string): string | null {
  const text = written.trim().slice(0, mostCharacters);
  const digits = text.replace(/\D/gu, '');
  if (digits.length < 7) return null;
  const home = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const readings = [text, ...(text.startsWith('+') ? [] : [`+${digits.replace(/^00/u, '')}`])];
  for (const reading of readings) {
    const parsed = parsePhoneNumberFromString(reading, home === undefined ? {} : { defaultCountry: home });
    if (parsed?.isValid() === true) return parsed.number;
  }
  return null;
}
