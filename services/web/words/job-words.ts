import type { Topic } from '../../platform/queue/topics.ts';
import type { Language } from '../../releases/words/language.ts';

type JobWords = {
  readonly title: string;
  readonly intro: string;
  readonly queue: string;
  readonly topics: Readonly<Record<Topic, string>>;
  readonly waiting: string;
  readonly active: string;
  readonly delayed: string;
  readonly failed: string;
  readonly oldest: string;
  readonly silent: string;
  readonly failedNote: string;
  readonly due: string;
  readonly work: string;
  readonly count: string;
  readonly attemptsDue: string;
  readonly messagesUnread: string;
  readonly processes: string;
  readonly process: string;
  readonly state: string;
  readonly seen: string;
  readonly aside: string;
  readonly asideNote: string;
  readonly noneAside: string;
  readonly message: string;
  readonly arrived: string;
  readonly setAside: string;
  readonly why: string;
  readonly again: string;
  readonly confirmTitle: string;
  readonly confirm: string;
  readonly confirmNote: string;
  readonly back: string;
  readonly done: string;
  readonly gone: string;
};

const english: JobWords = {
  title: 'Queue',
  intro:
    'The queue only wakes workers. What is due stands in the database: a hint that is lost is given again within seconds, and nothing is sent twice for it.',
  queue: 'Hints in the queue',
  topics: { 'attempt.run': 'letters and forms to carry', 'message.read': 'mails to read' },
  waiting: 'Waiting',
  active: 'Active',
  delayed: 'Delayed',
  failed: 'Failed',
  oldest: 'Oldest waits',
  silent: 'the queue does not answer',
  failedNote: 'Hints that failed are not kept: their work is still due below, and is woken again.',
  due: 'Work that is due',
  work: 'Work',
  count: 'How many',
  attemptsDue: 'contacts whose time has come (field time)',
  messagesUnread: 'mails that nobody has read yet',
  processes: 'Processes',
  process: 'Process',
  state: 'State',
  seen: 'Seen',
  aside: 'Set aside after five tries',
  asideNote: 'Mails that no reader could read. Read again only when its cause is gone, for example after an upgrade.',
  noneAside: 'None.',
  message: 'Mail',
  arrived: 'Arrived',
  setAside: 'Set aside',
  why: 'Why',
  again: 'Read again …',
  confirmTitle: 'Read this mail again?',
  confirm: 'Read again',
  confirmNote: 'Readers try it five times more. Nothing is sent by that.',
  back: 'Back to the queue',
  done: 'It is read again.',
  gone: 'It is not set aside any more.',
};

const russian: JobWords = {
  title: 'Очередь',
  intro:
    'Очередь только будит исполнителей. Что пора делать, записано в базе: потерянная подсказка через секунды подаётся снова, и ничего не отправляется из-за неё дважды.',
  queue: 'Подсказки в очереди',
  topics: { 'attempt.run': 'письма и формы к отправке', 'message.read': 'письма к прочтению' },
  waiting: 'Ждут',
  active: 'В работе',
  delayed: 'Отложены',
  failed: 'С ошибкой',
  oldest: 'Старейшая ждёт',
  silent: 'очередь не отвечает',
  failedNote: 'Подсказки с ошибкой не хранятся: их работа остаётся в списке ниже и будится снова.',
  due: 'Что пора делать',
  work: 'Работа',
  count: 'Сколько',
  attemptsDue: 'обращения, чьё время пришло (время поля)',
  messagesUnread: 'письма, которых ещё никто не прочёл',
  processes: 'Процессы',
  process: 'Процесс',
  state: 'Состояние',
  seen: 'Был виден',
  aside: 'Отложено после пяти попыток',
  asideNote:
    'Письма, которые не смог прочесть ни один читатель. Читайте снова, только когда причина устранена, например после обновления.',
  noneAside: 'Нет.',
  message: 'Письмо',
  arrived: 'Пришло',
  setAside: 'Отложено',
  why: 'Почему',
  again: 'Прочесть снова…',
  confirmTitle: 'Прочесть это письмо снова?',
  confirm: 'Прочесть снова',
  confirmNote: 'Читатели попробуют ещё пять раз. Ничего при этом не отправляется.',
  back: 'Назад к очереди',
  done: 'Письмо читается снова.',
  gone: 'Оно больше не отложено.',
};

export function jobWords(language: Language): JobWords {
  return language === 'ru' ? russian : english;
}
