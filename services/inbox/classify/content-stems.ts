/** Words that every inquiry about a website and every answer to one has, by their first letters: they show no reading. */
const common = new RegExp(
  `^(?:${[
    'сайт|лендин|страниц|интерн|магази|студи|компан|проект|работ|разраб|создан|сдела|делае|заказ|клиент|стоим|цен[аыуе]|бюджет|рубл|срок|врем|недел|месяц|дн[ейя]',
    'здравс|добры|спасиб|благод|уважен|пожал|подска|напиши|пишит|отправ|получ|обращ|письм|сообщ|вопрос|ответ|нужн|хоте|хотим|можн|можем|могли|будет|который|котор|также|очень|наш[аеиу]?|ваш[аеиу]?|свяж|связ|звон|телеф|почт|удобн|ближайш|сегодн|завтр|менедж|коман|предлож|посмот|готов|расск|интере|пример',
    'websit|websei|page|site|shop|store|studio|compan|agenc|projec|projek|work|arbeit|design|develo|entwic|client|kunde|price|preis|cost|koste|budget|euro|week|woche|month|monat|time|zeit|date|termin',
    'hello|dear|guten|hallo|sehr|thank|danke|regard|grüße|please|bitte|would|could|könne|möcht|write|reply|antwor|anfrag|inquir|enquir|messag|nachri|mail|questi|frage|contac|kontak|call|phone|telefo|offer|angebo|need|want|there|their|about|which|welche|unser|ihre|haben|sind|werden|with|have|your|this|that|from|will|best|team|look|also|gern|für',
  ].join('|')})`,
  'u',
);

/** Letters by which forms of one word are taken for one. */
const stemLength = 5;

/** Stems of the words that give a letter its subject: five letters or more, none that every such letter has. Reads 20,000 characters. */
export function contentStems(text: string): Set<string> {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}{5,40}/gu) ?? [];
  return new Set(words.filter((word) => !common.test(word)).map((word) => word.slice(0, stemLength)));
}
