import { sentencesIn } from '../questions/sentences.ts';

/** A sentence that doubts that the inquiry is genuine (critics 8, 66, 68); offsets are UTF-16 units of the letter. */
export type SuspicionHint = { readonly start: number; readonly end: number; readonly reasons: readonly string[] };

const doubt = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:' +
    'это (?:опрос|исследовани|тест|проверк|розыгрыш|спам|рассылк|эксперимент)|тайн\\p{L}{2,3} покупател|вы (?:точно )?(?:реальн|настоящ|не робот|конкурент)|вы робот|массов\\p{L}{2,3} рассылк|так(?:ое|ие) же письм|похож\\p{L}{2} (?:на )?(?:рассылк|письм|спам|опрос)|не (?:нашли|нашёл|нашел|находим|гуглится|существует).{0,40}(?:компани|фирм|сайт|организац|вас)|(?:компани|фирм|организаци)\\p{L}{0,3}.{0,30}не (?:нашли|существует|находится|гуглится|найти)|сомнева(?:емся|юсь), что (?:вы|запрос|письмо|это)|подозрительн|разосла\\p{L}{1,3} (?:всем|по)|пишете всем|бот ли|шутк|' +
    "(?:is|are) (?:this|you) (?:a |an |some (?:kind|sort) of |some |really |for )?(?:survey|research|test|mystery|prank|joke|spam|scam|competitor|real|genuine|bot|robot|experiment|phishing)|mystery shopp|secret shopp|mass[- ]mail|(?:same|identical|similar) (?:e-?mail|letter|message|enquiry|inquiry)|(?:can(?:no|’|')t|could not|couldn[’']t|unable to|did not|didn[’']t) (?:find|locate|verify).{0,40}(?:company|business|firm|you|web ?site)|suspicious|looks like (?:spam|a scam|a template|a mass|a survey|a test)|sounds like (?:a )?(?:survey|research|template|scam)|prove (?:that )?you|fake|not a (?:real|genuine)|sent (?:this )?to everyone|" +
    'ist das (?:eine |ein )?(?:umfrage|studie|test|scherz|spam|werbung|massenmail)|sind sie (?:echt|ein (?:roboter|mitbewerber|bot)|wirklich|mitbewerber)|testk[aä]uf|mystery|massen(?:mail|anfrage|versand)|(?:gleiche|identische|selbe|dieselbe)[nr]? (?:mail|anfrage|nachricht|schreiben)|(?:konnten|können|konnte|kann|haben) (?:wir |ich )?(?:ihre|ihr|sie|die) (?:firma|unternehmen|website|gesellschaft)?.{0,30}nicht (?:finden|gefunden|verifizieren)|(?:ihre?|diese?) (?:firma|unternehmen|website|gesellschaft) .{0,30}nicht (?:finden|gefunden|existier)|verdächtig|(?:klingt|sieht|wirkt) (?:nach|wie) (?:eine[rm]? )?(?:umfrage|spam|massenmail|vorlage|test|studie)|unseriös|fake|an alle (?:verschickt|gesendet|geschickt)' +
    ')',
  'iu',
);
/** The same words about the studio's own trade. */
const ofTheTrade =
  /(?<![\p{L}\p{N}])(?:провед[её]м|проводим|сделаем|тестирован|a\/b|usability|юзабилити|we (?:run|do|offer|conduct|test)|user (?:test|research)|user survey|nutzertest|wir (?:führen|testen|machen|bieten)|защит|protect|schutz|фильтр|filter|captcha|капч|папк|folder|ordner|junk|spam-?filter|email[- ]marketing|рассылк\p{L}{1,2} для|newsletter)/iu;

const mostHints = 10;

/** Sentences that show doubt; what a studio says of its own tests and filters is none. Proposals: a coder confirms them. Pure. */
export function suspicionHints(text: string): SuspicionHint[] {
  return sentencesIn(text)
    .flatMap(({ text: said, start, end }): SuspicionHint[] => {
      const cue = doubt.exec(said);
      return cue === null || ofTheTrade.test(said) ? [] : [{ start, end, reasons: [`doubt: ${cue[0]}`] }];
    })
    .slice(0, mostHints);
}
