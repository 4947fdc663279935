import { eitherCase } from '../redaction/either-case.ts';
import { stem } from '../redaction/known-names.ts';

/** How a letter addresses its reader (critic 72). Nobody: a greeting without a name, or none. */
export type Greeting = {
  readonly kind: 'right_name' | 'wrong_name' | 'nobody';
  readonly start: number;
  readonly end: number;
};

const hello =
  '(?:здравствуйте|добр(?:ый|ое|ого|ой) (?:день|утро|вечер|дня|вечера|утра|времени суток)|приветствую(?: вас)?|привет|уважаем(?:ый|ая)|дорог(?:ой|ая)|(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)|sehr geehrte[rsn]?|guten (?:tag|morgen|abend)|hallo|liebe[rs]?|moin|grüß gott|servus)';
const greets = new RegExp(`^${hello}$`, 'iu');
const title = '(?:(?:mr|mrs|ms|miss|dr|herrn?|frau|господин|госпожа)\\.?\\s){0,2}';
const person = "(?<who>\\p{Lu}[\\p{L}'’-]{1,30}(?:\\s\\p{Lu}[\\p{L}.'’-]{0,30}){0,2})";
const behind = new RegExp(`^${eitherCase(`${hello},?\\s(?:there,?\\s)?${title}`)}${person}`, 'du');
const before = new RegExp(`^${person}\\s?[,!]\\s{0,2}${eitherCase(hello)}`, 'du');
const alone = new RegExp(`^${person}\\s?[,!]`, 'du');
/** Words with a capital that address everybody. */
const everybody =
  /^(?:коллег|команд|друз|клиент|господа|дам|заказчик|sir|madam|all|team|there|customer|client|friends?|damen|herren|zusammen|interessent|kund|спасибо|благодар|thank|thanks|vielen|danke|да|нет|yes|no|ja|nein|конечно|к сожалению|unfortunately|leider|gern)/iu;

/** By which name the first lines greet. `names` are those the inquiry was signed with. Pure. */
export function greetingOf(text: string, names: readonly string[]): Greeting {
  const line = /^\s{0,20}(?<first>[^\n]{1,200})/du.exec(text);
  const { first: places = [0, 0] } = line?.indices?.groups ?? {};
  const [at = 0, end = 0] = places;
  const first = text.slice(at, end);
  const match = behind.exec(first) ?? before.exec(first) ?? alone.exec(first);
  const { who: place = [0, 0] } = match?.indices?.groups ?? {};
  const [from = 0, to = 0] = place;
  const who = first.slice(from, to);
  if (who === '' || everybody.test(who) || greets.test(who)) return { kind: 'nobody', start: at, end: at };
  const known = names.flatMap((name) => name.split(/\s+/u)).filter((word) => word.length >= 2);
  const right = known.some((name) => new RegExp(`(?<![\\p{L}])${stem(name)}(?![\\p{L}])`, 'iu').test(who));
  return { kind: right ? 'right_name' : 'wrong_name', start: at + from, end: at + to };
}
