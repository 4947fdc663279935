import { getDomain } from 'tldts';
import type { LinkSnapshot, OpenerSnapshot, PageSnapshot } from '../page/snapshot.ts';
import { normalise, starts, whole } from '../read/words.ts';

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
  [2, starts('о (?:компании|нас|студии)|about|über uns|impressum')],
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
  'вход|войти|личный кабинет|корзин|вакансии|login|log in|sign in|cart|jobs|career|karriere|datenschutz|политик|privacy',
);

/** Pages of the same site that may hold the contact form, best first, each once. */
export function contactLinks(snapshot: PageSnapshot): ContactLink[] {
  const best = new Map<string, ContactLink>();
  for (const link of snapshot.frames.flatMap((frame) => frame.links)) {
    const judged = judge(link, snapshot.url);
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
  const words = normalise(`${link.text} ${link.title}`);
  if (elsewhere.test(words)) return null;
  const byText = texts.find(([, pattern]) => pattern.test(words));
  const byPath = paths.find(([, pattern]) => pattern.test(url.pathname));
  const score = (byText?.[0] ?? 0) + (byPath?.[0] ?? 0);
  return score === 0 ? null : { address: url.href, score, why: `"${words.slice(0, 60)}" ${url.pathname}` };
}

function siteOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

const opensForm = starts(
  "оставить заявку|обсудить|заказать|написать|связаться|получить (?:расч|предлож|консульт)|рассчитать|отправить (?:заявку|запрос)|contact|get (?:in touch|a quote)|start|request|write|let['’]?s talk|anfrage|kontakt|angebot|projekt",
);
const neverOpen = starts(
  'корзин|купить|cart|buy|login|войти|вход|подписа|subscribe|cookie|принять|accept|перезвон|callback|call me|rückruf',
);

/** Visible buttons that open a form in a pop-up, in the order of the page, at most `limit`. */
export function formOpeners(snapshot: PageSnapshot, limit = 3): OpenerSnapshot[] {
  const openers = snapshot.frames.flatMap((frame) => frame.openers).filter((opener) => opener.visible);
  const wanted = openers.filter(({ text }) => opensForm.test(normalise(text)) && !neverOpen.test(normalise(text)));
  const texts = new Set<string>();
  return wanted.filter(({ text }) => !texts.has(text) && texts.add(text)).slice(0, limit);
}
