/** What a person's answer amounts to: a refusal, a pointer elsewhere, or substance. Russian, English, German. */
import type { ParsedMail } from '../mime/parsed-mail.ts';
import { type Vote, vote } from './vote.ts';

const word = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');

type Rule = readonly [
  rule: string,
  kind: 'human_decline' | 'human_redirect' | 'human_substantive',
  weight: number,
  pattern: RegExp,
];

const rules: readonly Rule[] = [
  [
    'refuses-ru',
    'human_decline',
    1.2,
    word(
      'вынужден[аы]? (?:\\p{L}+ )?отказать\\p{L}*|не (?:берёмся|беремся|возьмёмся|возьмемся|занимаемся|оказываем|делаем|разрабатываем|работаем с)|не (?:сможем|можем|готовы|получится|планируем) (?:\\p{L}+ ){0,2}(?:взять\\p{L}*|помочь|принять|сотрудничать|выполнить|предложить|заняться|реализовать|быть (?:вам )?полезн\\p{L}+)|не берем|не наш (?:профиль|формат)|(?:задач\\p{L}|проект\\p{L}?) (?:\\p{L}+ )?не (?:по|в) наш\\p{L}+|новые проекты (?:пока |сейчас )?не (?:берём|берем|принимаем)',
    ),
  ],
  [
    'busy-ru',
    'human_decline',
    0.8,
    word(
      '(?:полностью|сильно|плотно)? ?загружены (?:до|на|работой|проектами)|полная загрузка|нет (?:свободных )?(?:ресурсов|мощностей|возможности (?:взять|взяться|помочь))|все (?:специалисты|команды|ресурсы) заняты|рекомендуем обратиться (?:к|в)',
    ),
  ],
  [
    'refuses-en',
    'human_decline',
    1.2,
    word(
      "(?:have to|must|need to|going to|will|respectfully|'ll) (?:respectfully )?(?:decline|pass on)|(?:can(?:no|')t|unable to|not able to|won't be able to|not in a position to) (?:take (?:on|this)|help (?:you )?(?:with|out)|assist|accept|offer (?:you )?this)|not taking (?:on )?(?:any )?(?:new|more|further)|(?:don't|do not) (?:offer|provide|take on|work with|do this|build)|not (?:a good|the right) fit|outside (?:of )?our (?:scope|area|expertise)|below our minimum",
    ),
  ],
  [
    'busy-en',
    'human_decline',
    0.8,
    word(
      'fully booked|no (?:free )?capacity|at (?:full )?capacity|booked (?:up|out|solid)|unfortunately,? (?:we|i) (?:are|am) (?:not|unable|fully)',
    ),
  ],
  [
    'refuses-de',
    'human_decline',
    1.2,
    word(
      '(?:müssen|möchten|muss) (?:\\p{L}+ ){0,4}(?:absagen|ablehnen)|(?:können|kann|werden) (?:\\p{L}+ ){0,6}(?:nicht|kein\\p{L}*) (?:\\p{L}+ ){0,4}(?:übernehmen|annehmen|anbieten|umsetzen|helfen|realisieren|betreuen|unterstützen)|(?:bieten|machen|übernehmen) wir (?:\\p{L}+ ){0,3}nicht(?: an)?|nicht (?:unser|in unser) (?:schwerpunkt|leistungs\\p{L}*|portfolio|profil)|passt (?:leider )?nicht (?:zu uns|in unser)|nehmen (?:\\p{L}+ ){0,4}keine (?:neuen )?(?:projekte|aufträge|kunden)',
    ),
  ],
  [
    'busy-de',
    'human_decline',
    0.8,
    word('keine (?:freien )?kapazität\\p{L}*|(?:voll|komplett|restlos) ausgelastet|ausgebucht'),
  ],

  [
    'brief',
    'human_redirect',
    0.7,
    word(
      '(?:заполнит[ье]|заполнить|заполнения|высылаю|прикрепил[аи]?|направляю|во вложении)[^.!?\\n]{0,60}(?:бриф\\p{L}*|анкет\\p{L}+|опросник\\p{L}*|опросный лист|форм[уы])|(?:бриф|анкет\\p{L}+|опросник)[^.!?\\n]{0,40}(?:заполн\\p{L}+|во вложении|по ссылке)|(?:fill (?:in|out)|complete)[^.!?\\n]{0,60}(?:brief|questionnaire|form|survey|planner)|(?:füllen|ausfüllen|ausgefüllt)[^.!?\\n]{0,60}(?:fragebogen|briefing|formular)|(?:fragebogen|briefing|formular)[^.!?\\n]{0,60}(?:aus(?:füllen|zufüllen)?|ausgefüllt)',
    ),
  ],
  [
    'call-us',
    'human_redirect',
    0.7,
    word(
      '(?:позвонит[ье]|перезвонит[ье]|наберит[ье])(?: (?:нам|мне|нашему))?|свяжитесь (?:с нами )?по (?:телефону|номеру)|(?:оставьте|пришлите|укажите|подскажите|напишите)[^.!?\\n]{0,40}(?:номер телефона|контактный (?:номер|телефон)|ваш (?:номер|телефон))|(?:лучше|удобнее|проще|предлагаю|давайте)[^.!?\\n]{0,40}(?:созвон\\p{L}+|по телефону|обсудить голосом)|(?:please |just )?(?:call|ring|phone) (?:us|me)|give (?:us|me) a (?:call|ring)|(?:book|schedule|arrange|set up) a (?:call|meeting|slot|time)|rufen sie (?:uns|mich)|(?:melden sie sich|kontaktieren sie uns)[^.!?\\n]{0,30}telefonisch|(?:termin|gespräch|telefonat)[^.!?\\n]{0,40}(?:vereinbaren|buchen)',
    ),
  ],
  [
    'price-list',
    'human_redirect',
    0.7,
    word(
      '(?:прайс(?:-лист)?|цены|расценки|стоимость|тарифы)[^.!?\\n]{0,40}(?:на (?:нашем )?сайте|по ссылке|во вложении|здесь|тут)|(?:ознаком\\p{L}+|посмотр\\p{L}+)[^.!?\\n]{0,40}(?:прайс\\p{L}*|цен\\p{L}+|тариф\\p{L}+|на (?:нашем )?сайте)|(?:our )?(?:price list|pricing page|rate card)|prices (?:are|can be found) (?:on|at)|preisliste|preise (?:finden sie|auf unserer)',
    ),
  ],
  [
    'form-or-chat',
    'human_redirect',
    0.7,
    word(
      '(?:оставьте|отправьте) заявку|напишите (?:нам )?(?:в|на) (?:whatsapp|телеграм\\p{L}*|telegram|вотсап|вайбер|max)|(?:use|via|through) (?:our|the) (?:contact|online) form|über unser (?:kontakt|online)-?formular',
    ),
  ],

  [
    'price',
    'human_substantive',
    0.7,
    /(?:\d[\d\s.,]{0,12}\d?\s{0,2}(?:тыс|т\.? ?р|руб|р\.|₽|\$|€|usd|eur|тг|грн|k€|тысяч|млн)|[$€£₽]\s{0,2}\d)/iu,
  ],
  [
    'deadline',
    'human_substantive',
    0.4,
    word(
      '\\d{1,3}(?:\\s?[-–]\\s?\\d{1,3})? (?:рабоч\\p{L}+ |календарн\\p{L}+ |working |business )?(?:дн\\p{L}{1,3}|недел\\p{L}+|месяц\\p{L}*|days?|weeks?|months?|tage[n]?|wochen?|monate?n?)',
    ),
  ],
  [
    'counter-offer',
    'human_substantive',
    0.5,
    word(
      '(?:но|однако|зато|вместо этого)[^.!?\\n]{0,20} (?:можем|могли бы|готовы|предлагаем)|(?:but|however|instead)[^.!?\\n]{0,10} (?:we )?(?:can|could|would) (?:\\p{L}+ )?(?:offer|suggest|propose|do)|(?:aber|jedoch|stattdessen)[^.!?\\n]{0,40}(?:anbieten|vorschlagen)',
    ),
  ],
  [
    'proposal',
    'human_substantive',
    0.6,
    word(
      '(?:коммерческое предложение|кп) (?:во вложении|прилаг\\p{L}+|в приложении|готов\\p{L}*)|(?:our|the|attached) (?:proposal|quote|estimate)|(?:unser|anbei das|das) angebot|ориентировочн\\p{L}+ (?:стоимость|оценк\\p{L}|бюджет)',
    ),
  ],
];

/** Votes for the three human classes. Substance wins a tie: it is what the study is about. */
export function humanVotes(newText: string, attachments: ParsedMail['attachments']): Vote[] {
  const text = newText.slice(0, 20_000);
  const votes = rules.flatMap(([rule, kind, weight, pattern]) => {
    const found = pattern.exec(text)?.[0];
    return found ? [vote(rule, kind, weight, found)] : [];
  });
  const questions = (text.match(/\?/g) ?? []).length;
  if (questions > 0)
    votes.push(vote('asks', 'human_substantive', Math.min(0.3 * questions, 0.6), `${questions} questions`));
  if (text.length > 500) votes.push(vote('long', 'human_substantive', 0.2, `${text.length} characters`));
  for (const file of attachments.slice(0, 20)) {
    const name = file.name ?? '';
    if (/бриф|анкет|опрос|brief|questionnaire|fragebogen|прайс|price|preis/iu.test(name))
      votes.push(vote('attached-form', 'human_redirect', 0.4, name));
    else if (/предложени|(?<!\p{L})кп(?!\p{L})|смет|оценк|proposal|quote|estimate|angebot|offer/iu.test(name))
      votes.push(vote('attached-proposal', 'human_substantive', 0.6, name));
  }
  return votes;
}
