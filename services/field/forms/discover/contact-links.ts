import { getDomain } from 'tldts';
import type { LinkSnapshot, OpenerSnapshot, PageSnapshot } from '../page/snapshot.ts';
import { nameWords, normalise, starts, whole } from '../read/words.ts';

export type ContactLink = { address: string; score: number; why: string };

/** Texts of links and buttons behind which a contact form is to be expected, strongest first. */
const texts: readonly [number, RegExp][] = [
  [
    10,
    starts(
      'оставить заявку|обсудить проект|заказать (?:сайт|проект|разработку)|напишите нам|написать нам|обратная связь|связаться',
    ),
  ],
  [
    10,
    starts(
      "contact us|get in touch|start (?:a|your) project|request a quote|get a quote|hire us|let['’]?s talk|say hello|write to us",
    ),
  ],
  [10, starts('kontakt aufnehmen|anfrage|projekt (?:starten|anfragen)|angebot anfordern|schreiben sie uns')],
  [8, whole('контакты|контакт|contacts?|kontakt')],
  [6, starts('заявк|бриф|заполнить бриф|рассчитать|стоимость|brief|quote|angebot|r[üu]ckruf')],
  [2, /^(?:о компании|о нас|о студии|об агентстве|about(?: us| \p{L}+)?|über uns|impressum)$/u],
];
/** The same for addresses. */
const paths: readonly [number, RegExp][] = [
  [
    8,
    /\/(?:contacts?|contact-us|kontakty|kontakti|kontakt|svyaz|feedback|get-in-touch|start-a-project|projektanfrage)(?:[/.?]|$)/iu,
  ],
  [6, /\/(?:zayavka|order|brief|brif|quote|hire|anfrage|angebot|request)(?:[/.?]|$)/iu],
  [2, /\/(?:about|o-kompanii|o-nas|company|impressum|calc)(?:[/.?]|$)/iu],
];
const notAPage = /\.(?:pdf|docx?|xlsx?|zip|rar|jpe?g|png|svg|gif|mp4)(?:\?|$)/iu;
const elsewhere = starts(
  'вход|войти|личный кабинет|корзин|ваканс|login|log in|sign in|cart|jobs?(?![\\p{L}])|career|karriere|datenschutz|agb(?![\\p{L}])|политик|оферт|privacy|terms|cookie',
);
/** Words that stand beside "contact" and "about" on pages for readers, buyers and the press. */
const lessLikely = starts(
  'статус|отследить|блог|новост|стать[яи]|портфолио|кейс|отзыв|status|track|faq|how (?:do|can|to)|blog|news|portfolio|case|review|press|media|help center|referenzen|aktuelles',
);

/** Pages of the same site that may hold the contact form, best first, each once. */
export function contactLinks(snapshot: PageSnapshot): ContactLink[] {
  const links = snapshot.frames.flatMap((frame) => frame.links);
  return likelyLinks(links, snapshot.url);
}

/** Addresses without a text, as a sitemap names them. */
export function contactAddresses(addresses: readonly string[], home: string): string[] {
  const links = addresses.map((href) => ({ key: '', href, text: '', title: '', visible: true }));
  return likelyLinks(links, home).map(({ address }) => address);
}

function likelyLinks(links: readonly LinkSnapshot[], page: string): ContactLink[] {
  const best = new Map<string, ContactLink>();
  for (const link of links) {
    const judged = judge(link, page);
    const known = judged === null ? undefined : best.get(judged.address);
    if (judged !== null && (known === undefined || known.score < judged.score)) best.set(judged.address, judged);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.address < b.address ? -1 : 1));
}

/** Pages of the main menu, for a site none of whose links promises a form: short texts, one step below the root. */
export function menuLinks(snapshot: PageSnapshot, limit: number): string[] {
  const links = snapshot.frames
    .flatMap((frame) => frame.links)
    .filter((link) => link.visible && link.text.length <= 25);
  const addresses = links.flatMap((link) => {
    const url = URL.parse(link.href, snapshot.url);
    if (url === null || url.origin !== new URL(snapshot.url).origin || notAPage.test(url.pathname)) return [];
    const words = normalise(link.text);
    return words === '' || elsewhere.test(words) || !/^\/[^/]+\/?$/u.test(url.pathname)
      ? []
      : [`${url.origin}${url.pathname}`];
  });
  return [...new Set(addresses)].slice(0, limit);
}

function judge(link: LinkSnapshot, page: string): ContactLink | null {
  const url = URL.parse(link.href, page);
  if (url === null || !/^https?:$/.test(url.protocol) || notAPage.test(url.pathname)) return null;
  if (siteOf(url.hostname) !== siteOf(new URL(page).hostname)) return null;
  url.hash = '';
  if (url.href === page.replace(/#.*$/, '')) return null;
  const said = [normalise(link.text), normalise(link.title)].map((words) => words.slice(0, 200));
  if (said.some((words) => elsewhere.test(words))) return null;
  const byText = texts.find(([, pattern]) => said.some((words) => pattern.test(words)));
  const byPath = paths.find(([, pattern]) => pattern.test(url.pathname));
  const doubts = [
    [8, said.some((words) => lessLikely.test(words)) || lessLikely.test(nameWords(url.pathname))],
    // Names of menu entries are short: a long text is the title of an article.
    [3, (said[0] ?? '').length > 60],
    [1, !link.visible],
  ] as const;
  const doubt = doubts.reduce((sum, [points, holds]) => sum + (holds ? points : 0), 0);
  const score = (byText?.[0] ?? 0) + (byPath?.[0] ?? 0) - doubt;
  return score <= 0
    ? null
    : { address: url.href, score, why: `"${said.join(' ').trim().slice(0, 60)}" ${url.pathname}` };
}

function siteOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

const opensForm = starts(
  "оставить заявку|заявк|обсудить|заказать|написать|связаться|получить (?:расч|предлож|консульт)|рассчитать|узнать (?:цену|стоимость)|консультац|задать вопрос|начать проект|заполнить бриф|отправить (?:заявку|запрос)|contact|get (?:in touch|a quote)|start|request|write|send (?:us )?a message|ask|let['’]?s talk|talk to us|hire|anfrage|kontakt|angebot|projekt|nachricht|schreib",
);
const neverOpen = starts(
  'корзин|купить|cart|buy|login|войти|вход|регистрац|подписа|subscribe|cookie|принять|accept|перезвон|звонок|callback|call me|request a call|rückruf|ваканс|отклик|apply|меню|menu|поиск|search|закры|close|schließen|newsletter|share|filter|play',
);
/** Marks by which scripts know the opener of a pop-up. */
const marked =
  /#popup:|data-b24-form=click|#modal|#form|#contact|#zakaz|#order|popup|modal|fancybox|micromodal|remodal|feedback|lightbox/u;

/** Visible buttons that open a form in a pop-up, likeliest first, each text once, at most `limit`. */
export function formOpeners(snapshot: PageSnapshot, limit = 3): OpenerSnapshot[] {
  const openers = snapshot.frames
    .flatMap((frame) => frame.openers)
    .filter((opener) => opener.visible && opener.text.length <= 60);
  const ranked = openers.map((opener) => ({ opener, score: likely(opener) })).filter(({ score }) => score >= 5);
  const texts = new Set<string>();
  const wanted = ranked.sort((a, b) => b.score - a.score).map(({ opener }) => opener);
  return wanted.filter(({ text }) => !texts.has(text) && texts.add(text)).slice(0, limit);
}

function likely({ text, marks }: OpenerSnapshot): number {
  const words = normalise(text);
  if (neverOpen.test(words)) return 0;
  const low = marks.toLowerCase();
  const byEngine = /#popup:|data-b24-form=click/u.test(low) ? 5 : 0;
  return (opensForm.test(words) ? 8 : 0) + Math.max(byEngine, marked.test(low) ? 2 : 0);
}
