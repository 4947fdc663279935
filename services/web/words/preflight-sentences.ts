/** What the look before a launch says, as it says it in English with `{}` for values, and the same in Russian. */
export const preflightSentences: Readonly<Record<string, string>> = {
  'a second person approved this version': 'эту версию одобрил второй человек',
  'this version is not approved by a second person': 'эта версия не одобрена вторым человеком',
  'Have a second person approve it: zerkalo campaign approve NAME --as …': 'Попросите второго человека одобрить её.',
  'letters may leave': 'письма могут уходить',
  'See: zerkalo doctor': 'Смотрите: zerkalo doctor',
  'the switch that stops all sending is on': 'вся отправка остановлена общим выключателем',
  'a rehearsal runs only where EGRESS_MAP is set, or on the rehearsal clock':
    'репетиция идёт только там, где задан EGRESS_MAP, или по часам репетиции',
  'EGRESS_MAP is set or the clock is a rehearsal’s: a real campaign runs in neither':
    'задан EGRESS_MAP или часы репетиционные: настоящая кампания так не идёт',
  'the rankings were not given': 'рейтинги не даны',
  'Name their folder, or upload them.': 'Загрузите их.',
  'See: zerkalo frame preview PROTOCOL --rankings FOLDER': 'Смотрите страницу «Основа».',
  '{}: {} wanted, {} there': '{}: нужно {}, есть {}',
  'Correct sampling.': 'Исправьте выборку.',
  '{} of {} studios in {} strata': 'студий: {} из {}, слоёв: {}',
  '{}; {} pairs may be one studio': '{}; пар, которые могут быть одной студией: {}',
  'Name those that are one studio in sampling.sameStudio.': 'Назовите те, что одна студия, на странице «Основа».',
  'the reply rate will have no interval': 'у доли ответов не будет интервала',
  'the reply rate will be known to ±{} points from {} studios':
    'доля ответов будет известна с точностью ±{} п. п. (студий: {})',
  'Draw more studios, or say beside the number how little it tells.':
    'Вытяните больше студий или скажите рядом с числом, как мало оно говорит.',
  'no factor varies, so none is compared': 'ни один фактор не меняется, сравнивать нечего',
  'smallest difference seen with 80% power: {}': 'наименьшая разница, заметная с мощностью 80%: {}',
  '{} no points ({} a level)': '{}: разницы не увидеть (на уровень: {})',
  '{} points ({} a level)': '{} п. п. (на уровень: {})',
  'Fewer levels or more studios; {} can only explore.': 'Меньше уровней или больше студий; только разведка: {}.',
  '{} studios × {} min = {} of {} hours, {}': 'студий {} × {} мин = {} из {} ч, {}',
  'Make the sample smaller, or justify a higher rules.campaignBurdenHours.':
    'Уменьшите выборку или обоснуйте больший предел rules.campaignBurdenHours.',
  'Shorten the scripts: steps beyond the cap of a studio will not be sent.':
    'Сократите письма: шаги сверх предела студии не отправятся.',
  '{}: another wave in the field gives the same number': '{}: тот же номер даёт другая волна в поле',
  'Give them other numbers: calls are matched by the number called.':
    'Дайте им другие номера: звонки сводят по набранному номеру.',
  '{} personas, each with a number and a mail domain': 'персон: {}, у каждой номер и почтовый домен',
  '{} give no number: calls are lost': '{}: номера нет, звонки пропадут',
  'Register a number for each persona.': 'Заведите номер каждой персоне.',
  'letters can leave and answers are read': 'письма могут уходить, ответы читаются',
  'no account is set up for {}': 'не настроены учётные записи: {}',
  'SMTP_URL and IMAP_URL': 'SMTP_URL и IMAP_URL',
  'See docs/operator/mailboxes.md.': 'Смотрите docs/operator/mailboxes.md.',
  'a dry run looked at the forms with this version': 'пробный прогон осмотрел формы с этой версией',
  'there was no dry run': 'пробного прогона не было',
  'the dry run is of another version': 'пробный прогон был с другой версией',
  'Look at the forms first: zerkalo campaign launch NAME --dry-run --as …':
    'Сначала осмотрите формы на странице пробного прогона.',
  'Import the calendar of the year: zerkalo calendar import FILE':
    'Загрузите календарь этого года на странице загрузок.',
  'no calendar of {}: delays have no working hours': 'нет календаря ({}): у сроков не будет рабочих часов',
  'no calendar of {}, which the silence stage reaches': 'нет календаря ({}), а стадия молчания туда доходит',
  'calendars of {} reach far enough': 'календарей хватает: {}',
  '{} deceptions with reasons, board: {}': 'умолчаний с причинами: {}; комиссия: {}',
  'paid by {}; conflict of interest: {}': 'платит: {}; конфликт интересов: {}',
  'no own firm is excluded': 'ни одна своя фирма не исключена',
  '{}; no own firm is excluded': '{}; ни одна своя фирма не исключена',
  "Name the operator's and the funder's own firms in interest.excludedDomains, if they have any.":
    'Назовите в interest.excludedDomains фирмы оператора и заказчика, если они есть.',
  'a debrief in {}': 'рассказ студиям на языках: {}',
  'says nothing: {}': 'ничего не сказано: {}',
  'Write what is true, in a sentence.': 'Напишите правду одним предложением.',
};
