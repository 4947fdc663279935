/** Sentences of absence notes and of receipts in Russian, English and German, for mail that has no header to tell. */
import type { Vote } from './vote.ts';
import { vote } from './vote.ts';

type Phrase = {
  readonly rule: string;
  readonly kind: 'auto_ack' | 'out_of_office';
  readonly where: 'subject' | 'body';
  readonly weight: number;
  readonly pattern: RegExp;
};

const word = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');
const line = (where: Phrase['where'], kind: Phrase['kind'], rule: string, weight: number, pattern: string): Phrase => ({
  rule,
  kind,
  where,
  weight,
  pattern: word(pattern),
});

const phrases: readonly Phrase[] = [
  line(
    'subject',
    'out_of_office',
    'ooo-subject',
    1,
    'out of (?:the )?office|ooo(?=:)|oof(?=:)|автоответ\\p{L}*:? .{0,20}отпуск|abwesenheits(?:notiz|meldung|nachricht)|abwesend|away from (?:the |my )?office|on vacation|annual leave|в отпуске|отсутствую|нет на месте|urlaub',
  ),
  line(
    'subject',
    'auto_ack',
    'auto-subject',
    1,
    'auto(?:matic)?[- ]?(?:reply|response|responder)|автоответ\\p{L}*|automatisch(?:e|er)? (?:antwort|rückmeldung)|autoreply|autoantwort',
  ),
  // Exchange writes these before the subject of every absence note.
  line(
    'subject',
    'out_of_office',
    'exchange-subject',
    0.8,
    '(?:automatic reply|автоматический ответ|automatische antwort)(?=:)',
  ),
  line(
    'subject',
    'auto_ack',
    'ticket-subject',
    0.6,
    '(?:заявка|обращение|запрос|тикет|ticket|case|request|vorgang|anfrage) ?(?:id)? ?(?:№|#|nr\\.?|no\\.?|n)? ?[\\[#]?[a-zа-я]{0,5}-?\\d{3,}|\\[(?:ticket|тикет|#)[^\\]]{0,30}\\d+\\]|ticket (?:received|created)',
  ),
  line(
    'subject',
    'auto_ack',
    'receipt-subject',
    0.6,
    "(?:мы получили|получено|принят[ао]?|зарегистрирован[ао]?) (?:ваш[ае]? )?(?:письмо|сообщение|заявк[ау]|обращение|запрос)|(?:ваш[ае]? )?(?:письмо|сообщение|заявка|обращение|запрос) (?:принят[ао]?|получен[ао]?|зарегистрирован[ао]?)|спасибо за (?:обращение|заявку|ваше письмо)|we(?: have|'ve)? received your (?:message|request|enquiry|inquiry|email)|(?:request|message|enquiry|inquiry) received|thank you for (?:contacting|your (?:message|enquiry|inquiry|request))|eingangsbestätigung|(?:ihre )?(?:anfrage|nachricht) (?:ist )?(?:eingegangen|erhalten)|(?:vielen )?dank für ihre (?:anfrage|nachricht|kontaktaufnahme)",
  ),

  line(
    'body',
    'out_of_office',
    'ooo-ru',
    0.8,
    '(?:я )?(?:сейчас |временно )?(?:нахожусь|буду|в настоящее время|ушла?|уехала?)[^.!?\\n]{0,40}(?:в (?:ежегодном |очередном |декретном )?отпуск[еу]?|вне офиса|в командировк[еу]|на больничном)|(?:я )?(?:в|на) (?:отпуске|больничном|командировке|декрете) (?:до|с|по)(?! \\d{1,2}:)|отсутству(?:ю|ет|ем)(?: на рабочем месте| в офисе)?|буду отсутствовать|меня не будет (?:на месте|в офисе)|нахожусь вне офиса|не работаю(?= (?:с|до|по) )|больше не работа(?:ю|ет) в',
  ),
  line(
    'body',
    'out_of_office',
    'ooo-en',
    0.8,
    "(?:i(?:'| a)m|i will be|i'll be|am|is|are) (?:currently |now |presently )?(?:out of (?:the |my )?office|on (?:annual |parental |maternity |paternity |sick )?leave|on (?:vacation|holiday|a business trip)|away (?:from|until|on|with)|travell?ing|not in the office)|out of (?:the )?office|our office is closed|(?:limited|no|intermittent) access to (?:my )?(?:e-?mail|mail)|no longer with the company",
  ),
  line(
    'body',
    'out_of_office',
    'ooo-de',
    0.8,
    '(?:ich )?(?:bin|befinde mich)(?: ich)? (?:derzeit |aktuell |momentan |zurzeit |zur zeit |leider |vom [^.\\n]{1,40} )?(?:bis (?:zum |einschließlich )?[^\\n]{2,30}? )?(?:nicht (?:im (?:büro|haus)|erreichbar|am arbeitsplatz)|im urlaub|abwesend|außer haus|ausser haus|in elternzeit|auf (?:dienstreise|geschäftsreise)|in mutterschutz|krank)|nicht im büro|(?:mein|unser) büro ist .{0,30}(?:nicht besetzt|geschlossen)|betriebsferien|ich habe urlaub',
  ),
  line(
    'body',
    'out_of_office',
    'back-date',
    0.4,
    '(?:вернусь|вернется|вернётся|буду на (?:связи|месте)|выйду(?: на работу)?|снова на связи) (?:\\p{L}{1,12} )?\\d{1,2}|(?:will be|i am|be) back (?:on|in the office|at work)|(?:return|returning|back) (?:on|to the office)|(?:ab|am|zum) (?:dem )?\\p{L}{0,12},? ?(?:den )?\\d{1,2}\\.[^\\n]{0,30}(?:wieder|zurück)|wieder (?:im büro|erreichbar|für sie da|zurück)',
  ),
  line(
    'body',
    'out_of_office',
    'urgent',
    0.4,
    'по (?:всем )?(?:срочным|неотложным) вопросам|в срочных случаях|(?:for|in) (?:any )?urgent (?:matters|cases|requests|issues)|if (?:it|this|your \\p{L}+) is urgent|in dringenden (?:fällen|angelegenheiten)|meine vertretung|wird nicht (?:automatisch )?weitergeleitet|(?:mails?|nachrichten?) (?:werden|wird) nicht (?:gelesen|weitergeleitet|bearbeitet)',
  ),

  line(
    'body',
    'auto_ack',
    'says-automatic',
    0.9,
    '(?:это|данное|настоящее) (?:письмо|сообщение|уведомление)?[^.\\n]{0,20}(?:автоматическ\\p{L}+|отправлено автоматически|сформировано автоматически|создано автоматически|сгенерировано)(?: (?:письмо|сообщение|уведомление|ответ))?|автоматическое (?:уведомление|сообщение|письмо)|(?:this is|you are receiving) an? (?:automat(?:ed|ic)|auto-generated)[^.\\n]{0,20}(?:message|response|reply|e-?mail|notification|confirmation|acknowledge?ment)|this (?:message|e-?mail|reply) (?:was|is|has been) (?:sent |generated |created )?automatically|automatically generated|(?:diese|dies ist eine?|das ist eine?) (?:e-?mail|nachricht|mail)? ?(?:wurde |ist )?(?:automatisch|automatische?) ?(?:generiert|erstellt|erzeugt|versendet|versandt|antwort|nachricht|e-?mail|bestätigung)?',
  ),
  line(
    'body',
    'auto_ack',
    'no-reply',
    0.7,
    '(?:пожалуйста,? )?не отвечайте на (?:это|данное|настоящее)? ?(?:письмо|сообщение)|отвечать на (?:это|него|данное)[^.\\n]{0,20}не (?:нужно|требуется|надо)|(?:please )?do not (?:reply|respond) (?:directly )?to this|replies to this (?:e-?mail|message|address) (?:are|will) not|(?:bitte )?antworten sie (?:bitte )?nicht auf diese',
  ),
  line(
    'body',
    'auto_ack',
    'ticket-number',
    0.7,
    '(?:заявк\\p{L}|обращени\\p{L}|запрос\\p{L}?|тикет\\p{L}?)[^.\\n]{0,40}(?:присвоен|зарегистрирован|под номером)|(?:присвоен|зарегистрирован\\p{L}?)[^.\\n]{0,30}(?:номер|№|#)|(?:номер|№) (?:вашей? )?(?:заявк\\p{L}|обращени\\p{L}|тикета)|(?:ticket|case|request|reference)[- ](?:number|id|no\\.?|#)[^\\n]{0,20}\\d{3,}|ticket #?\\d{3,}|has been assigned (?:the )?(?:ticket|case|number)|(?:vorgangs|ticket|bearbeitungs|referenz)-?nummer',
  ),
  line(
    'body',
    'auto_ack',
    'received',
    0.5,
    "(?:мы )?(?:получили|приняли) (?:ваш[еу] )?(?:письмо|сообщение|заявку|обращение|запрос)|ваш[ае]? (?:письмо|сообщение|заявка|обращение|запрос) (?:успешно )?(?:принят[ао]?|получен[ао]?|зарегистрирован[ао]?|отправлен[ао]?|доставлен[ао]?|передан[ао]?)|we(?: have|'ve)? (?:successfully )?received your (?:request|message|enquiry|inquiry|e-?mail|submission)|your (?:request|message|enquiry|inquiry|submission|e-?mail) (?:has been|was) (?:successfully )?(?:received|submitted|registered|sent)|(?:wir haben )?ihre (?:anfrage|nachricht|e-?mail|mitteilung)(?: (?:ist|haben wir))?(?: \\p{L}+){0,3} (?:erhalten|eingegangen|bekommen)",
  ),
  line(
    'body',
    'auto_ack',
    'will-answer',
    0.4,
    "(?:свяж(?:емся|ется|утся)|ответ(?:им|ит|ят)|рассмотр(?:им|ят)|перезвон(?:им|ит))[^.!?\\n]{0,60}(?:в ближайшее время|в течение|как можно (?:скорее|быстрее)|в кратчайшие)|(?:в ближайшее время|в течение [^.!?\\n]{1,30})[^.!?\\n]{0,40}(?:свяж\\p{L}+|ответ\\p{L}+|перезвон\\p{L}+)|(?:will|'ll) (?:get back to|contact|respond|reply|be in touch)[^.!?\\n]{0,40}(?:shortly|soon|as soon as possible|within|asap)|(?:shortly|as soon as possible|within \\d+)[^.!?\\n]{0,40}(?:get back|contact you|respond|in touch)|(?:melden uns|beantworten|bearbeiten|kümmern uns)[^.!?\\n]{0,60}(?:schnellstmöglich|so schnell wie möglich|zeitnah|umgehend|in kürze|innerhalb|baldmöglichst)|(?:schnellstmöglich|so schnell wie möglich|zeitnah|umgehend|in kürze|innerhalb von [^.\\n]{1,20}|baldmöglichst)[^.!?\\n]{0,50}(?:melden|beantworten|bearbeite\\p{L}|in verbindung|zurück)",
  ),
  line(
    'body',
    'auto_ack',
    'thanks-for-contact',
    0.3,
    '(?:спасибо|благодарим(?: вас)?) за (?:обращение|ваше обращение|заявку|вашу заявку|ваше письмо|ваше сообщение|интерес)|thank you for (?:contacting|reaching out|getting in touch|your (?:message|enquiry|inquiry|request|interest))|(?:vielen )?dank für (?:ihre|die) (?:anfrage|nachricht|mail|e-?mail|kontaktaufnahme|mitteilung)',
  ),
];

/**
 * Votes of the words. `body` is the new text with its signature; only its first 4000 characters count. What stands behind
 * `Re:` in a subject is our own wording and counts for nothing.
 */
export function autoPhraseVotes(subject: string, body: string): Vote[] {
  const head = body.slice(0, 4_000);
  const title = /^(?:re|aw|отв|ответ|на|fwd?|wg)\s?(?:\[\d+\])?:/iu.test(subject) ? '' : subject;
  return phrases.flatMap((phrase) => {
    const found = phrase.pattern.exec(phrase.where === 'subject' ? title : head)?.[0];
    return found ? [vote(phrase.rule, phrase.kind, phrase.weight, found)] : [];
  });
}
