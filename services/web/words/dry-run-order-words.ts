import type { DryRunOutcome } from '../../field/dry-run/dry-run.ts';
import type { Language } from '../../releases/words/language.ts';

type Refusal = Extract<DryRunOutcome, { kind: 'refused' }>['why'];

/** Texts of starting, watching and stopping a dry run. */
export type DryRunOrderWords = {
  readonly heading: string;
  /** Studios in all, those without a visit of this design, minutes; before the start. */
  readonly will: (studios: number, left: number, minutes: number) => string;
  readonly allSeen: (studios: number) => string;
  readonly start: string;
  readonly goOn: string;
  readonly again: string;
  readonly againNote: (studios: number) => string;
  readonly stop: string;
  readonly stopping: string;
  readonly waiting: string;
  readonly noWorker: string;
  readonly done: (done: number, studios: number) => string;
  readonly pace: (perMinute: string, left: number, until: string) => string;
  readonly orderedBy: (name: string, at: string) => string;
  readonly ended: Readonly<Record<'done' | 'stopped' | 'refused' | 'failed', string>>;
  readonly show: string;
  readonly refused: Readonly<Record<Refusal, string>>;
};

const english: DryRunOrderWords = {
  heading: 'Run',
  will: (studios, left, minutes) =>
    `${left} of ${studios} studios will be looked at, in about ${minutes} min. Each site gets a few reading requests; nothing is sent to anybody.`,
  allSeen: (studios) => `All ${studios} studios of this design have been looked at.`,
  start: 'Start the dry run',
  goOn: 'Go on with the dry run',
  again: 'Look at all anew',
  againNote: (studios) =>
    `A new run visits all ${studios} studios once more; pictures of earlier runs stay as evidence.`,
  stop: 'Stop after the visits in hand',
  stopping: 'Stopping: the visits in hand are finished first.',
  waiting: 'Waits for a worker; one takes it within seconds.',
  noWorker: 'No worker is running, so nothing happens yet: tell who keeps the installation (zerkalo up).',
  done: (done, studios) => `Looked at ${done} of ${studios} studios.`,
  pace: (perMinute, left, until) => `${left} left at ${perMinute} a minute: until about ${until}.`,
  orderedBy: (name, at) => `Started by ${name}, ${at}.`,
  ended: {
    done: 'The run is complete.',
    stopped: 'The run was stopped; what was seen stays, and it can go on from there.',
    refused: 'The run could not begin:',
    failed: 'The run was given up after many failed tries; the log of the worker has the cause.',
  },
  show: 'Show the pictures',
  refused: {
    campaign_unknown: 'there is no such campaign.',
    rehearsal_unmapped:
      'this campaign is a rehearsal, and the installation has no map to its practice world (EGRESS_MAP).',
    real_in_rehearsal:
      'this campaign is real, and the installation rehearses: behind EGRESS_MAP the real sites are not reached.',
    ranking_unusable: 'a ranking is missing or cannot be read; see "Frame".',
    frame_empty: 'no studio of the rankings may be contacted.',
    window_never_opens: 'the send window of the schedule never opens.',
  },
};

const russian: DryRunOrderWords = {
  heading: 'Прогон',
  will: (studios, left, minutes) =>
    `Будет осмотрено студий: ${left} из ${studios}, примерно за ${minutes} мин. На каждый сайт уйдёт несколько запросов на чтение; никому ничего не отправляется.`,
  allSeen: (studios) => `Осмотрены все студии этого плана: ${studios}.`,
  start: 'Начать пробный прогон',
  goOn: 'Продолжить пробный прогон',
  again: 'Осмотреть все заново',
  againNote: (studios) => `Новый прогон ещё раз обойдёт все студии: ${studios}; снимки прежних прогонов останутся.`,
  stop: 'Остановить после начатых осмотров',
  stopping: 'Останавливается: начатые осмотры доводятся до конца.',
  waiting: 'Ждёт исполнителя; он возьмёт прогон через несколько секунд.',
  noWorker:
    'Ни один исполнитель не запущен, поэтому пока ничего не происходит: скажите тому, кто ведёт установку (zerkalo up).',
  done: (done, studios) => `Осмотрено студий: ${done} из ${studios}.`,
  pace: (perMinute, left, until) => `Осталось ${left}, в минуту ${perMinute}: примерно до ${until}.`,
  orderedBy: (name, at) => `Начал(а) ${name}, ${at}.`,
  ended: {
    done: 'Прогон завершён.',
    stopped: 'Прогон остановлен; осмотренное остаётся, и с этого места его можно продолжить.',
    refused: 'Прогон не начался:',
    failed: 'Прогон брошен после многих неудач; причина в журнале исполнителя.',
  },
  show: 'Показать снимки',
  refused: {
    campaign_unknown: 'такой кампании нет.',
    rehearsal_unmapped: 'эта кампания — репетиция, а у установки нет карты учебного мира (EGRESS_MAP).',
    real_in_rehearsal: 'эта кампания настоящая, а установка репетирует: за EGRESS_MAP настоящих сайтов не видно.',
    ranking_unusable: 'рейтинга нет или его не прочитать; смотрите «Основа».',
    frame_empty: 'ни одной студии из рейтингов писать нельзя.',
    window_never_opens: 'окно отправки в расписании никогда не открывается.',
  },
};

export function dryRunOrderWords(language: Language): DryRunOrderWords {
  return language === 'ru' ? russian : english;
}
