import type { Language } from '../schema/primitives.ts';

/** What no letter of ours may do (rule E5). */
export const letterFaultKinds = ['threat', 'legal-deadline', 'emergency', 'payment-promise'] as const;
export type LetterFaultKind = (typeof letterFaultKinds)[number];

/** Phrases written as "one|two|three". */
function phrases(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split('|'));
}

/**
 * Turns of phrase by language and kind, as beginnings of words in lower case. A blank stands for one to three blanks
 * or line breaks; "…" lets the last word end as it likes. Only fixed phrases: scanning stays linear.
 */
export const letterVocabulary: Readonly<Record<Language, Readonly<Record<LetterFaultKind, readonly string[]>>>> = {
  ru: {
    threat: phrases(
      'подадим в суд|подам в суд|обратимся в суд|обращусь в суд|через суд|судебн…|прокуратур…',
      'роспотребнадзор…|пожалу…мся|напишем жалобу|напишу жалобу|подадим жалобу|подам жалобу',
      'негативный отзыв|плохой отзыв|пожалеете|расскажем всем|ославим|примем меры|угрожа…',
      'чёрный список|черный список',
    ),
    'legal-deadline': phrases(
      'обязаны ответить|обязаны предоставить|в установленный законом|в соответствии с законом',
      'согласно закону|по закону|согласно статье|федеральный закон|федерального закона',
      'закона о защите прав|претензи…|в досудебном|установленный срок|юридическ… срок',
    ),
    emergency: phrases(
      'срочно|срочный|срочная|крайне срочн…|экстренн…|чрезвычайн…|немедленно|безотлагательно|аварийн…',
      'авария|горят сроки|горит проект|вчера было нужно|нужно было вчера|жизни и смерти|катастроф…',
      'сайт взломали|нас взломали',
    ),
    'payment-promise': phrases(
      'готовы оплатить|готов оплатить|готова оплатить|оплатим сразу|оплачу сразу|оплата сразу',
      'сразу оплатим|сразу заплат…|заплатим|заплачу|гарантируем оплату|гарантирую оплату',
      'оплату гарантируем|переведём аванс|переведем аванс|перечислим аванс|внесём предоплату',
      'внесем предоплату|готовы внести|деньги сразу|деньги уже|готовы перевести|обещаем оплат…',
      'точно закажем',
    ),
  },
  en: {
    threat: phrases(
      'we will sue|i will sue|take you to court|go to court|legal action|our lawyer…|my lawyer…',
      "file a complaint|report you|bad review|negative review|you will regret|you'll regret|blacklist…",
      'consequences|take measures against|or else',
    ),
    'legal-deadline': phrases(
      'legally obliged|legally required|required by law|by law|statutory|within the legal period',
      'under section|pursuant to|obliged to answer|obliged to reply|must answer within',
      'must reply within|formal notice|final notice|subject access request',
    ),
    emergency: phrases(
      'urgent…|emergenc…|asap|as soon as possible|immediately|right away|life or death|disaster',
      'site is down|we were hacked|needed yesterday|critical outage',
    ),
    'payment-promise': phrases(
      "we will pay|i will pay|we'll pay|i'll pay|ready to pay|happy to pay|willing to pay|pay upfront",
      'pay up front|pay in advance|payment guaranteed|guarantee payment|money is ready',
      'transfer the deposit|send a deposit|will definitely order|promise to order',
    ),
  },
  de: {
    threat: phrases(
      'vor gericht|rechtliche schritte|unser anwalt|mein anwalt|unseren anwalt|anwaltlich…|klage einreichen|klage erheben|klageweg|einklagen',
      'verklagen|beschwerde einreichen|schlechte bewertung|negative bewertung|werden sie bereuen',
      'konsequenzen|schwarze liste|anzeige erstatten|abmahn…',
    ),
    'legal-deadline': phrases(
      'gesetzlich verpflichtet|gesetzliche frist|gesetzlichen frist|laut gesetz|von gesetzes wegen',
      'gemäß §|nach §|fristsetzung|setzen ihnen eine frist|setze ihnen eine frist|sind verpflichtet',
      'letzte mahnung|auskunft nach art|rechtsverbindliche frist',
    ),
    emergency: phrases(
      'dringend…|notfall…|eilt|sehr eilig|sofort|unverzüglich|umgehend|asap|so schnell wie möglich',
      'katastroph…|lebenswichtig|gehackt',
    ),
    'payment-promise': phrases(
      'wir zahlen|ich zahle|wir bezahlen|ich bezahle|zahlen sofort|zahlung garantiert',
      'garantieren die zahlung|bereit zu zahlen|zahlen im voraus|vorauszahlung leisten',
      'überweisen die anzahlung|überweisen ihnen|geld liegt bereit|beauftragen sie sicher',
      'sicher beauftragen',
    ),
  },
};

export const letterRemedies: Readonly<Record<LetterFaultKind, string>> = {
  threat: 'Remove it: a letter may not threaten.',
  'legal-deadline': 'Remove it: a letter may not invoke a duty in law. A wish such as "by the 12th" is allowed.',
  emergency: 'Remove it: a letter may not pretend an emergency.',
  'payment-promise': 'Remove it: a letter may not promise payment or an order. Stating a budget is allowed.',
};
