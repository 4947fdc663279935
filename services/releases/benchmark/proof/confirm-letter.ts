import type { Purpose } from './store.ts';
import { spokenDomain } from './studio-domain.ts';

/**
 * The letter with the one-time link, in both languages, since nobody knows who reads the address. It says the same to every domain:
 * nothing in it tells whether the firm was ever part of an audit.
 */
export function confirmLetter(
  { domain, purpose }: { readonly domain: string; readonly purpose: Purpose },
  publicUrl: string,
  token: string,
): { readonly subject: string; readonly body: string } {
  const name = spokenDomain(domain);
  const path = purpose === 'proof' ? 'studio/mail' : 'opt-out';
  const link = `${publicUrl.replace(/\/+$/u, '')}/${path}/${token}`;
  const { subject, ru, en } = TEXTS[purpose];
  return {
    subject: subject(name),
    body: `${ru(name)}\n\n${link}?lang=ru\n\n${ends.ru}\n\n--\n\n${en(name)}\n\n${link}?lang=en\n\n${ends.en}\n`,
  };
}

const ends = {
  ru: 'Ссылка действует семь дней и только один раз; открыть её мало, на странице нужно нажать кнопку. Если вы этого не просили, ничего делать не нужно.',
  en: 'The link works for seven days and only once; opening it does nothing until the button on the page is pressed. If you did not ask for it, there is nothing to do.',
} as const;

const TEXTS = {
  proof: {
    subject: (name: string) => `Zerkalo: ${name}`,
    ru: (name: string) =>
      `Здравствуйте!\n\nКто-то просит подтвердить, что говорит от имени ${name}, чтобы видеть в программе Zerkalo то, что показывают только самой студии. Если это вы, откройте страницу и нажмите кнопку:`,
    en: (name: string) =>
      `Hello,\n\nsomebody asks to confirm that they speak for ${name}, to see in Zerkalo what is shown to a studio alone. If it is you, open this page and press the button:`,
  },
  opt_out: {
    subject: (name: string) => `Zerkalo: ${name}`,
    ru: (name: string) =>
      `Здравствуйте!\n\nКто-то просит, чтобы программа Zerkalo никогда не обращалась в ${name}. Если это вы, откройте страницу и нажмите кнопку:`,
    en: (name: string) =>
      `Hello,\n\nsomebody asks that Zerkalo never contacts ${name}. If it is you, open this page and press the button:`,
  },
} as const;
