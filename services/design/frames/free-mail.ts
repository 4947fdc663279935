/** Public mail services: an address there tells nothing about the domain of a firm. */
const freeMailDomains = new Set([
  ...[
    'gmail.com',
    'googlemail.com',
    'outlook.com',
    'hotmail.com',
    'live.com',
    'msn.com',
    'yahoo.com',
    'icloud.com',
    'me.com',
  ],
  ...[
    'aol.com',
    'proton.me',
    'protonmail.com',
    'zoho.com',
    'fastmail.com',
    'gmx.de',
    'gmx.net',
    'gmx.at',
    'web.de',
    't-online.de',
  ],
  ...[
    'freenet.de',
    'mail.ru',
    'bk.ru',
    'inbox.ru',
    'list.ru',
    'internet.ru',
    'xmail.ru',
    'yandex.ru',
    'ya.ru',
    'yandex.com',
  ],
  ...[
    'yandex.by',
    'yandex.kz',
    'narod.ru',
    'rambler.ru',
    'lenta.ru',
    'autorambler.ru',
    'myrambler.ru',
    'ro.ru',
    'ukr.net',
    'tut.by',
  ],
]);

export function isFreeMailDomain(domain: string): boolean {
  return freeMailDomains.has(domain.toLowerCase());
}
