import { PROBLEMS, type ProblemCode } from '../../api/errors/problems.ts';
import type { Language } from '../../releases/words/language.ts';

type Told = readonly [title: string, remedy: string];

const RUSSIAN: Readonly<Record<ProblemCode, Told>> = {
  REQUEST_INVALID: ['Запрос заполнен не так', 'Исправьте поля, названные ниже.'],
  CURSOR_INVALID: ['Этого места в списке нет', 'Начните список сначала.'],
  RANKING_UNUSABLE: ['Рейтинг не прочесть', 'Сохраните его как CSV и назовите столбцы.'],
  BODY_UNREADABLE: ['Отправленное не прочесть', 'Вернитесь и отправьте ещё раз целиком.'],
  REQUEST_UNREADABLE: ['Это не запрос HTTP', 'Откройте адрес в обычном браузере.'],
  REQUEST_TOO_SLOW: ['Запрос не дошёл до конца', 'Отправьте его ещё раз.'],
  HEADERS_TOO_LARGE: ['Слишком длинные заголовки', 'Удалите куки этого сайта и откройте адрес снова.'],
  KEY_MISSING: ['Сюда нужно войти', 'Войдите по адресу /sign-in.'],
  STUDIO_KEY_NEEDED: ['Нужно подтвердить домен студии', 'Сделайте это на странице /studio.'],
  KEY_UNKNOWN: ['Такой ключ не действует', 'Сделайте новый в своей учётной записи.'],
  SIGNATURE_WRONG: ['Подпись события неверна', 'Сравните секрет здесь и у отправителя.'],
  EVENT_TOO_OLD: ['Событие подписано слишком давно', 'Поправьте часы обеих машин.'],
  SCOPE_MISSING: ['Вашей роли сюда нельзя', 'Попросите владельца установки о праве, названном выше.'],
  PERSON_NEEDED: ['Это может только человек, который вошёл', 'Войдите по адресу /sign-in.'],
  CODER_NEEDED: ['Это может только кодировщик', 'Войдите как кодировщик, исследователь или владелец.'],
  CODED_BY_YOU: ['Этот ответ кодировали вы сами', 'Оставьте его тому, кто его не кодировал.'],
  CROSS_SITE: ['Запрос пришёл с другого сайта', 'Откройте страницу здесь и повторите.'],
  ROUTE_UNKNOWN: ['По этому адресу ничего нет', 'Проверьте адрес или начните с главной страницы.'],
  PERSON_UNKNOWN: ['Такого человека нет', 'Список людей — на странице /admin/people.'],
  LINK_UNKNOWN: ['Эта ссылка ничего не открывает', 'Откройте её так, как она стоит в письме, или ответьте на письмо.'],
  CAMPAIGN_UNKNOWN: ['Такой кампании нет', 'Выберите её в списке кампаний.'],
  WAVE_UNKNOWN: ['Такой волны у кампании нет', 'Запустите кампанию или выберите волну, которая есть.'],
  RELEASE_UNKNOWN: ['Такой выпуск не опубликован', 'Выберите его в списке выпусков.'],
  FORMAT_UNSUPPORTED: ['Такого формата здесь нет', 'Возьмите json или xml.'],
  NOT_IN_RELEASE: ['В выпуске этого нет', 'Возьмите таблицу, измерение и значение из его release.json.'],
  INQUIRY_UNKNOWN: ['Такого обращения нет', 'Выберите его в кампании.'],
  CALL_UNKNOWN: ['Такого звонка нет', 'Выберите его в очереди звонков.'],
  HOOK_UNKNOWN: ['Такого источника событий нет', 'Назовите его в файле CALL_HOOKS_FILE.'],
  MESSAGE_UNKNOWN: ['Такого письма нет', 'Выберите его среди ответов кампании.'],
  CALL_SOURCE_UNKNOWN: ['Такой станции нет', 'При первом ввозе назовите её часовой пояс.'],
  TASK_UNKNOWN: ['Такого задания у вас нет', 'Откройте стол кодировщика ещё раз.'],
  DISPUTE_UNKNOWN: ['Такого спора нет', 'Посмотрите список открытых споров.'],
  STUDIO_DISPUTE_UNKNOWN: ['Такого возражения студии нет', 'Посмотрите очередь возражений.'],
  CODE_UNKNOWN: ['Такого кода у ответов студии нет', 'Выберите вопрос из кодов проверки.'],
  CALL_SOURCE_SETTLED: ['Станцию ввезли с другими настройками', 'Не указывайте пояс или назовите новый источник.'],
  CALL_NOT_ANSWERED: ['На этот звонок никто не ответил', 'Запись разговора бывает только у отвеченного звонка.'],
  MESSAGE_NOT_READ: ['Программа ещё не прочла это письмо', 'Подождите, пока она его прочтёт.'],
  TASK_ALREADY_CODED: ['Вы уже закодировали этот ответ иначе', 'Верните свои коды или оставьте решение третьему.'],
  CODES_MET: ['С этими кодами уже встретились другие', 'Такие коды остаются.'],
  CODE_DISPUTED: ['Этот код уже оспорен', 'Дождитесь ответа: он встанет рядом с кодом.'],
  STUDIO_DISPUTE_ANSWERED: ['На это возражение уже ответили', 'Ответ остаётся; добавить можно исправлением.'],
  ACT_REFUSED: ['Сейчас этого сделать нельзя', 'Причина названа выше; посмотрите состояние кампании.'],
  DRAFT_CONFLICT: ['Протокол тем временем сохранил другой человек', 'Откройте его снова, сравните и повторите.'],
  BODY_TOO_LARGE: ['Отправлено слишком много', 'Отправьте меньше, чем предел на странице.'],
  MEDIA_TYPE_UNSUPPORTED: ['Отправлено не то', 'Вернитесь к форме и отправьте её ещё раз.'],
  TOO_MANY_REQUESTS: ['Слишком много запросов', 'Подождите минуту и повторите.'],
  TOO_MANY_STREAMS: ['Открыто слишком много страниц с живым ходом', 'Закройте одну из них.'],
  INTERNAL: [
    'Сейчас не работает',
    'Подождите минуту и повторите. Если не поможет, сообщите номер запроса тому, кто держит установку.',
  ],
  NOT_READY: ['Сейчас не работает', 'Подождите минуту и повторите.'],
};

/** What a person reads otherwise than a program does. */
const ENGLISH: Partial<Record<ProblemCode, Told>> = {
  REQUEST_INVALID: ['The request does not fit', 'Correct the fields named below.'],
  KEY_MISSING: ['This needs a sign-in', 'Sign in at /sign-in.'],
  SCOPE_MISSING: ['Your role may not do that', 'Ask the owner of the installation for the right named above.'],
  ROUTE_UNKNOWN: ['There is nothing at this address', 'Check the address, or begin at the front page.'],
  CAMPAIGN_UNKNOWN: ['There is no such campaign', 'Choose it in the list of campaigns.'],
  WAVE_UNKNOWN: ['The campaign has no such wave', 'Launch the campaign, or choose a wave it has.'],
  RELEASE_UNKNOWN: ['There is no such published release', 'Choose it in the list of releases.'],
  INQUIRY_UNKNOWN: ['There is no such inquiry', 'Choose it below its campaign.'],
  CALL_UNKNOWN: ['There is no such call', 'Choose it in the queue of calls.'],
  INTERNAL: [
    'This does not work now',
    'Wait a minute and try again. If that does not help, tell the number of the request to whoever keeps the installation.',
  ],
  NOT_READY: ['This does not work now', 'Wait a minute and try again.'],
};

/** Title and remedy of a problem for a person at a page. An unknown code has none. */
export function problemWords(code: string, language: Language): Told | null {
  if (!isCode(code)) return null;
  const { title, remedy } = PROBLEMS[code];
  return language === 'ru' ? RUSSIAN[code] : (ENGLISH[code] ?? [title, remedy]);
}

function isCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
