import type { ControlSnapshot } from '../page/snapshot.ts';
import { normalise, starts } from './words.ts';

/** What a tick box asks for, told from its words alone. Both at once is what a bundled consent is. */
export type TickMeaning = { consent: boolean; marketing: boolean };

const CONSENT = starts(
  "соглас(?:ие|ен|на)|даю согласие|принимаю|обработк\\p{L}* (?:моих |своих )?персональн|персональных данных|политик\\p{L}* конфиденц|политик\\p{L}* обработ|пользовательск\\p{L}* соглашен|оферт|152-?фз|ознаком|i (?:agree|accept|consent|have read|give my consent|understand)|agree (?:to|with)|accept(?:ed)? (?:the )?(?:terms|privacy)|by (?:ticking|checking|submitting)|consent|privacy (?:policy|notice|statement)|terms (?:of|and|&)|gdpr|processing of (?:my )?personal|datenschutz|einwillig|ich willige|ich stimme|zustimm|einverstanden|dsgvo|gelesen und|akzeptier|acepto|he le[ií]do|pol[ií]tica de privacidad|j['’]accepte|consentement|acconsento|privacidade|ho letto|akkoord|jag godk|samtyk|politique de confidentialit",
);
const MARKETING = starts(
  'рассыл|рекламн|маркетинг|новост|подписат|подписк|получать (?:\\p{L}+ ){0,3}(?:предложен|информ|материал|новост|акци)|информационн\\p{L}* материал|акци(?:и|ях)|спецпредложен|newsletter|marketing|promotion|promotional|special offers|offers?(?![\\p{L}])|updates|subscribe|sign me up|keep me (?:informed|updated|posted)|mailing list|news (?:and|about)|receive (?:\\p{L}+ ){0,4}(?:news|emails?|information|updates|offers|communications)|werbung|werbe|angebote|bolet[ií]n|novedades|promociones|actualit[eé]s|offres|nyhedsbrev|nieuwsbrief|third part|трет(?:ьим|ьих) лиц',
);
const NAMED_CONSENT =
  /agree|accept|consent|privacy|policy|gdpr|personal|dsgvo|datenschutz|terms|soglas|tos(?![a-z])|agb/iu;
const NAMED_MARKETING = /newsletter|subscri|marketing|promo|mailing|optin|opt-in|opt_in|news(?![a-z])/iu;

export function tickMeaning(text: string, name: string): TickMeaning {
  const said = normalise(text);
  const consent = CONSENT.test(said);
  const marketing = MARKETING.test(said);
  if (consent || marketing) return { consent, marketing };
  return said.length > 3 && !NAMED_CONSENT.test(name) && !NAMED_MARKETING.test(name)
    ? { consent: false, marketing: false }
    : { consent: NAMED_CONSENT.test(name), marketing: NAMED_MARKETING.test(name) };
}

/** The words a tick box agrees to: its label, else what stands behind it, else before it. */
export const tickWords = (control: Pick<ControlSnapshot, 'label' | 'ariaLabel' | 'after' | 'before'>): string =>
  [control.label, control.ariaLabel, control.after, control.before]
    .map((text) => text.replaceAll('\n', ' ').trim())
    .find((text) => text !== '') ?? '';
