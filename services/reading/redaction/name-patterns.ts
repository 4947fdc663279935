import { eitherCase } from './either-case.ts';
import { firstName } from './first-names.ts';

const capital = "[\\p{Lu}][\\p{L}'’-]{1,30}";
const initials = '(?:[\\p{Lu}]\\.\\s?){1,2}';
/** One to three words that begin with a capital, or initials with a surname: always with a capital, whatever stands around. */
const someone = `(?<hide>${capital}(?:[ \\u00a0](?:${capital}|${initials})){0,2}|${initials}${capital})`;
const gap = '[ \\t\\u00a0]';
const lineStart = `(?<=^|\\n)${gap}{0,4}`;
const ends = `(?=${gap}{0,2}(?:[,!.:—–-]|\\n|$))`;
const word = (words: string) => `(?<![\\p{L}])(?:${eitherCase(words)})`;

const helloRu =
  'здравствуйте|добр(?:ый|ое|ого|ой) (?:день|утро|вечер|дня|вечера|утра|времени суток)|приветствую(?: вас)?|привет|уважаем(?:ый|ая)|дорог(?:ой|ая)';
const helloEn =
  '(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings),?(?: (?:mr|mrs|ms|miss|dr)\\.?)?';
const helloDe =
  '(?:sehr geehrte[rsn]?|guten (?:tag|morgen|abend)|hallo|liebe[rs]?|moin|grüß gott|servus),?(?: (?:herrn?|frau))?(?: (?:dr|prof)\\.){0,2}';
const roles =
  'менеджер(?:у|ом|а)?|руководител(?:ь|ю|ем|я)|директор(?:у|ом|а)?|специалист(?:у|ом|а)?|коллег(?:а|е|ой|у)|дизайнер(?:у|ом|а)?|аналитик(?:у|ом|а)?|разработчик(?:у|ом|а)?|продюсер|основател(?:ь|я)|manager|colleague|director|designer|developer|founder|kolleg(?:e|in|en)|projektleiter(?:in)?|geschäftsführer(?:in)?|ansprechpartner(?:in)?';
const ofWhat = `(?:${gap}(?:${eitherCase('проектов|проекта|отдела продаж|по \\p{L}{3,20}|наш(?:а|ей|ему)?')})){0,2}`;
const says =
  "меня зовут|мо[её] имя|пишет вам|вам пишет|с вами свяжется|вам позвонит|спросите|mein name ist|ich heiße|my name is|my name[’']s";
const points =
  "speak to|ask for|contact|reach out to|this is|i am|i[’']m|ich bin(?: (?:der|die))?|hier ist(?: (?:der|die))?|fragen (?:bitte )?an|wenden sie sich (?:bitte )?an|ihr ansprechpartner ist";
const afterName = `(?=${gap}{0,2}(?:[,.!(\\n]|$)|${gap}(?:${eitherCase('from|at|and|or|on|will|for|who|here|directly|by|und|von|vom|aus|der|die|bei')})(?![\\p{L}]))`;
const signs = 'von|durch|by|подписывает|подпишет|утверждает|согласует';
/** What people do with an inquiry: who does it is a person. */
const doesRu =
  '(?:ответ|перезвон|позвон|подготов|сдела|свяж|напиш|займ|расскаж|помож|проконсультир|посчита|выстав|пришл|уточн|подскаж)(?:ит|ет|ёт|ует|ится|ется|ётся)|прислал[аи]?|подготовил[аи]?|посчитал[аи]?|написал[аи]?';
const doesEn =
  'will (?:prepare|call|send|get|follow|join|handle|be|take|reply|answer|come|write|quote)|here (?:from|at)|handles|looks after|leads|runs';
const noPerson =
  '(?!(?:We|I|You|They|He|She|It|This|That|There|Who|What|Which|Someone|Somebody|Everyone|Nobody|Nothing|Design|Development|Hosting|Support|The|Our|Your|My|A|An|Each|Phase|Stage|Step|Project|Payment|Price|Prices|Work|Content|Delivery|Testing|Launch|Invoice|Team|Kein|Account|Sales|Managing|Creative|Client|Senior|Junior|Technical|Manager|Director|If|When|Once|As)(?![\\p{L}]))';
const titles = 'herrn?|fr|hr|frau|mr|mrs|ms|господин(?:а|у|ом)?|госпож[аеуи]';

const pattern = (source: string) => new RegExp(source, 'dgu');

/** Places where a name stands whatever it is: a greeting, an introduction, a role or title in front. */
export const namedPlaces: readonly RegExp[] = [
  pattern(`${lineStart}${word(helloRu)},?${gap}{1,2}${someone}${ends}`),
  pattern(`${lineStart}${someone}${gap}?[,!]${gap}{0,2}(?=(?:${eitherCase(helloRu)}))`),
  pattern(`${lineStart}${word(helloEn)}${gap}${someone}${ends}`),
  pattern(`${lineStart}${word(helloDe)}${gap}${someone}${ends}`),
  pattern(`${word(says)}${gap}{0,2}[:—–-]?${gap}${someone}`),
  pattern(`${word(points)}${gap}${someone}${afterName}`),
  pattern(`${word(roles)}${ofWhat}${gap}?[,:—–-]?${gap}${someone}`),
  pattern(
    `${word('это')}${gap}${someone}(?=${gap}(?:${eitherCase('из|от')})${gap}(?:${eitherCase('студии|компании|агентства|отдела|команды')}))`,
  ),
  pattern(`${word(doesRu)}${gap}${someone}`),
  pattern(
    `(?<![\\p{L}\\p{N}'’-])${noPerson}(?<hide>${capital}(?:${gap}${capital})?)(?=${gap}(?:${doesEn})(?![\\p{L}]))`,
  ),
  pattern(`${word(titles)}\\.?${gap}(?:(?:${eitherCase('dr|prof')})\\.?${gap}){0,2}${someone}`),
  pattern(`${word(signs)}${gap}(?<hide>[\\p{Lu}]\\.${gap}?${capital})`),
];

/** A Russian surname by its ending, in any case, and a patronymic. */
const surname =
  '[А-ЯЁ][а-яё]{1,20}(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|цкий|ская|цкая|енко|чук|юк|ян|дзе|швили)(?:а|у|ым|ом|е|ой|ого|ому)?';
const patronymic = '[А-ЯЁ][а-яё]{2,15}(?:ович|евич|овн|евн|иничн|ьич)(?:[ауеы]|ой|ем|ом)?';
const particle = '(?:(?:von|van|de|zu|del|da|di)[ \\u00a0](?:(?:der|den|dem)[ \\u00a0])?)?';

/** A known first name, with the surname or the initials behind it; in Russian also with the surname in front. */
export const everydayName: RegExp = pattern(
  `(?<![\\p{L}\\p{N}])(?:${surname}[ \\u00a0]|\\p{Lu}\\p{Ll}{1,12}-)?${firstName}(?:-${capital})?(?:[ \\u00a0]${particle}(?:${initials}|${capital})){0,2}`,
);

/** A patronymic names somebody whatever stands in front of it. */
export const withPatronymic: RegExp = pattern(
  `(?<![\\p{L}\\p{N}])(?:${capital}[ \\u00a0]){0,2}${patronymic}(?![\\p{L}\\p{N}])`,
);

/** A surname with both initials, in either order. */
export const initialled: RegExp =
  /(?<![\p{L}\p{N}])(?:[\p{Lu}][\p{L}-]{2,30}[ \u00a0][\p{Lu}]\.\s?[\p{Lu}]\.|(?!P\.\s?S\.|П\.\s?С\.)[\p{Lu}]\.\s?[\p{Lu}]\.[ \u00a0]?[\p{Lu}][\p{L}-]{2,30})/gu;

/** What stands in front of a name and names nobody. */
export const title: RegExp = /^(?:herrn?|frau|mr|mrs|ms|miss|dr)\.?$/iu;

/** Capitalised words that stand where a name could and name nobody. */
export const nobody: RegExp =
  /^(?:коллег|команд|друз|клиент|господа|дам|партн[её]р|заказчик|sir|madam|all$|team|there|customer|client|friend|damen|herren|zusammen|interessent|kund|liebe|thank|danke|vielen|спасибо|благодар|мы$|вы$|это|на$|по$|в$|we$|wir$|sie$|ihr|your|the$|our|for$|with|us$|please|отправ|предлаг|готов|наш)/iu;
