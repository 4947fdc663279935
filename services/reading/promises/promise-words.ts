/** The studio says that it will send, answer or call: what it promises to build is a term of the project and no promise of an answer. */
export const promises: RegExp = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:' +
    // Russian: the first person of perfective verbs, and what the client will get.
    '(?:при|вы|пере|по)шл(?:ю|[её]м)(?:ся)?|отправ(?:лю|им)|направ(?:лю|им)|подготов(?:лю|им)|ответ(?:им)|отвечу|свяж(?:усь|емся)|перезвон(?:ю|им)|позвон(?:ю|им)|набер(?:у|[её]м)|посчита(?:ю|ем)|просчита(?:ю|ем)|оцен(?:ю|им)|верн(?:усь|[её]мся)|напиш(?:у|ем)|сообщ(?:у|им)|дадим (?:ответ|знать|оценку)|дам (?:ответ|знать)|состав(?:лю|им)|(?:вы )?получите|(?:будет|будут) (?:у вас|готов\\p{L}{0,2})|(?:мы|я|менеджер|коллега|специалист) (?:с вами )?(?:свяжется|ответит|перезвонит|пришл[её]т)|свяжется с вами|с вами (?:\\p{L}{3,12} )?свяжется|' +
    // English
    "(?:we|i|he|she|they|our [a-z ]{2,30}|somebody|someone|my colleague)(?:[’']ll| will| shall|[’']m going to|[’']re going to) (?:\\p{L}{2,9}ly )?(?:then )?(?:send|get back|come back|be back|reply|respond|answer|call|ring|email|mail|write|prepare|let you (?:know|have)|have (?:an?|the|your|something|it)|be in touch|get in touch|follow up|provide|put together|forward|revert|give you)|you(?:[’']ll| will|[’']re going to| can expect to)? (?:have|receive|get|hear|expect) (?:from us|an?|the|our|your|it|something)|(?:will|to) follow(?! up)|expect (?:an?|our|the|to hear|it)|" +
    // German: verbs stand far from their subject.
    '(?:melde|melden|meldet|sende|senden|schicke|schicken|erstelle|erstellen|antworte|antworten|rufe|rufen|liefere|liefern|übersende|übersenden|kalkuliere|kalkulieren|gebe|geben|prüfe|prüfen|bereite|bereiten|mailen|maile|erhalten sie|bekommen sie|hören sie|haben sie|sie (?:erhalten|bekommen|hören|haben)|folgt|kommt)(?![\\p{L}])|(?:wird|werden|werde)(?![\\p{L}])' +
    ')',
  'iu',
);

/** Who shall act is the client, what is meant is the work itself, or nothing is promised after all. */
export const noPromise: RegExp = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:' +
    'пришлите|вышлите|отправьте|ответьте|сообщите|не (?:сможем|смогу|успеем|получится|обещаем)|вряд ли|если (?:вы )?(?:при|вы)шл[её]те|сдад(?:им|ут) (?:сайт|проект)|сделаем (?:сайт|проект)|запустим|сайт (?:будет|получите)|готовый (?:сайт|проект)|работаем|звоните|' +
    "please (?:send|reply|answer|let|call)|could you|can you|can(?:[’']t|not)|won[’']t|will not|unable|if you (?:send|reply|answer|sign|order|pay)|once you|(?:site|project|website) (?:will|would|can) (?:be|go|launch)|launch|go live|deliver the (?:site|project)|you sent|" +
    'bitte (?:senden|schicken|antworten|melden|teilen|geben|rufen)|senden sie|schicken sie uns|melden sie|rufen sie|geben sie|nicht|können sie|wenn sie|(?:website|seite|projekt|relaunch) (?:wird|geht|ist|kann)|fertiggestellt|online|liefern wir die (?:website|seite)' +
    ')(?![\\p{L}])',
  'iu',
);

/** Weekdays by the begin of their names, from Monday. */
export const weekdays: readonly string[] = [
  'понедельник|monday|mon(?![\\p{L}])|montag|пн(?![\\p{L}])',
  'вторник|tuesday|tue(?:s)?(?![\\p{L}])|dienstag|вт(?![\\p{L}])',
  'сред[аеуы]|wednesday|wed(?![\\p{L}])|mittwoch|ср(?![\\p{L}])',
  'четверг|thursday|thu(?:rs?)?(?![\\p{L}])|donnerstag|чт(?![\\p{L}])',
  'пятниц|friday|fri(?![\\p{L}])|freitag|пт(?![\\p{L}])',
  'суббот|saturday|samstag|sonnabend',
  'воскресень|sunday|sonntag',
];

/** Months by the begin of their names, from January. */
export const months: readonly string[] = [
  'янв|jan',
  'фев|feb',
  'март|mar|mär',
  'апр|apr',
  'ма[яй]|may|mai',
  'июн|jun',
  'июл|jul',
  'авг|aug',
  'сен|sep',
  'окт|oct|okt',
  'ноя|nov',
  'дек|dec|dez',
];

export const numberWords: Readonly<Record<string, number>> = {
  ...{
    один: 1,
    одного: 1,
    пары: 2,
    пару: 2,
    двух: 2,
    два: 2,
    трёх: 3,
    трех: 3,
    три: 3,
    четырёх: 4,
    пяти: 5,
    десяти: 10,
  },
  ...{ a: 1, an: 1, one: 1, two: 2, couple: 2, three: 3, four: 4, five: 5, few: 4, seven: 7, ten: 10 },
  ...{ einem: 1, einer: 1, eines: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, zehn: 10, wenigen: 4, paar: 3 },
};
