import type { ControlSnapshot } from '../page/snapshot.ts';
import { nameWords, normalise, starts } from './words.ts';

const SAID = starts(
  "captcha|капч|код (?:с|на) (?:картин|изображ)|код безопасности|проверочн\\p{L}* код|защит\\p{L}* (?:код|от (?:спам|робот|бот))|защитный код|символы (?:с|на)|введите (?:код|символ|цифр|текст|букв|этот|число|слово с)|сколько будет|докажите|вы не робот|я не робот|контрольный вопрос|антиспам|решите пример|security (?:code|question|check|image)|(?<!(?:mail|phone|sms|account|age|identity) )verification(?! e-?mail)|verify (?:code|you)|image (?:code|text)|anti-?spam|spam (?:protection|check|filter|schutz)|enter (?:the )?(?:code|text|letters|characters|word|result|number)|type (?:in )?(?:the )?(?:following )?(?:code|text|letters|characters|word|number)|(?:letters|characters|text|numbers|code|word)s? (?:shown|you see|above|below|in the image|from the)|are you (?:a )?human|human (?:check|test|verification)|prove you|not a robot|solve (?:this|the)|what (?:is|'s) (?:the sum|\\d)|sicherheits(?:frage|code)|rechenaufgabe|spamschutz|zeichen (?:ein|aus)|geben sie (?:den|die) (?:code|zeichen)|copie el|c[oó]digo de (?:seguridad|verificaci)|escriba (?:el|los)|recopie[rz]|anti-?robot|code de s[eé]curit|digite o|codice di",
);
const NAMED =
  /captcha|cptch|capcha|kcaptcha|keystring|turnstile|smart-token|antibot|anti_?spam|siteguard|securimage|security_?code|sec_?code|verif(?:y|ication)_?code|humancheck|quiz(?![\s_[\]-]*(?:name|e-?mail|mail|phone|tel|note|comment|message|city|company|contact|step))|imagecode|img_?code|spamcheck|word_?verification/iu;
const OPERATOR = '(?:[+×x*−–-]|plus|minus|times|плюс|минус)';
/** "2 + 3 =", "7 plus 1?", "6 + [ ] = 12". A bare "45-67" is a piece of a telephone number. */
const SUM = new RegExp(
  `(?<![\\d+])(?:\\d{1,2} ?${OPERATOR} ?\\d{1,2} ?(?:=|\\?|равно|equals)|\\d{1,2} ?${OPERATOR} ?=|\\d{1,2} ?(?:\\+|plus|плюс) ?\\d{1,2}(?![\\d(-]))`,
  'iu',
);
const WRITTEN: ReadonlySet<string> = new Set(['text', 'number', 'tel', 'checkbox']);

/** Says why a control is a captcha's answer field, or null. */
export function captchaField(control: ControlSnapshot): string | null {
  if (NAMED.test(`${control.name} ${control.id}`) || /(?:^|[\s_-])(?:captcha|wpcf7-quiz)/iu.test(control.classes)) {
    return `its name is that of a captcha: ${nameWords(control.name || control.id)}`;
  }
  if (!WRITTEN.has(control.type)) return null;
  const own = [control.label, control.ariaLabel, control.placeholder, control.title];
  const near = control.label === '' ? control.before.split('\n').slice(-24).join(' ').slice(-100) : '';
  const found = [...own, near]
    .map((text) => normalise(text).slice(-120))
    .find((text) => SAID.test(text) || SUM.test(text));
  if (found !== undefined) return `its words ask for a proof: "${found.slice(-60)}"`;
  return control.label === '' && /^\s*=/u.test(control.after) ? 'an equals sign stands behind it' : null;
}
