import { englishForm, russianForm } from '../../releases/words/number-words.ts';
import { inOneLanguage } from './research-both.ts';

/** Texts of the launch: what will happen in numbers, the checks, the two people. */
export const launchWords = inOneLanguage({
  heading: ['Launch', 'Запуск'],
  willHappen: ['What will happen', 'Что произойдёт'],
  writes: [
    (studios: number, hours: string) =>
      `This writes to ${studios} ${englishForm(studios, 'studio', 'studios')}; at most ${hours} hours of their time.`,
    (studios: number, hours: string) =>
      `Письма уйдут в ${studios} ${russianForm(studios, 'студию', 'студии', 'студий')}; это не больше ${hours} ч их времени.`,
  ],
  rehearsal: ['It is a rehearsal: nothing leaves this installation.', 'Это репетиция: из установки ничего не уйдёт.'],
  spread: [
    (days: number, from: string, to: string, zone: string) =>
      `First letters are spread over ${days} days, between ${from} and ${to} (${zone}).`,
    (days: number, from: string, to: string, zone: string) =>
      `Первые письма разойдутся за ${days} дн., с ${from} до ${to} (${zone}).`,
  ],
  windows: [
    (response: number, silence: number) =>
      `Answers count for ${response} days after delivery; reminders of theirs for ${silence}.`,
    (response: number, silence: number) =>
      `Ответы считаются ${response} дн. после доставки, их напоминания о себе ${silence} дн.`,
  ],
  excluded: [
    (n: number) => `${n} listed studios are not eligible and not written to.`,
    (n: number) => `Не подлежат отбору и писем не получат: ${n}.`,
  ],
  hash: ['Hash of the protocol', 'Хеш протокола'],
  author: ['Author', 'Автор'],
  checks: ['Checks', 'Проверки'],
  check: [
    {
      protocol: 'The newest text of the protocol has no faults and is in force',
      rankings: 'All rankings are here and the sample can be drawn',
      burden: 'The burden stays under the cap of the protocol',
      pairs: 'Every doubtful pair is settled',
      dryRun: 'A dry run of this version has looked at every studio',
      sending: 'Sending is not stopped',
      world: 'This installation is of the same kind as the campaign (rehearsal or real)',
      placeholders: 'Nothing is left of the starter’s placeholder texts',
      processes: 'A worker and the relay give signs of life',
      mailboxes: 'Every mailbox can be read',
    } as Record<string, string>,
    {
      protocol: 'Последний текст протокола без ошибок и в силе',
      rankings: 'Все рейтинги на месте, выборку можно вытянуть',
      burden: 'Нагрузка не выше предела из протокола',
      pairs: 'Все сомнительные пары решены',
      dryRun: 'Пробный прогон этой версии осмотрел каждую студию',
      sending: 'Отправка не остановлена',
      world: 'Установка того же рода, что и кампания (репетиция или настоящая)',
      placeholders: 'От начального протокола не осталось текстов-подсказок',
      processes: 'Процессы отправки подают признаки жизни',
      mailboxes: 'Все ящики читаются',
    },
  ],
  mustHold: ['must hold', 'обязательно'],
  note: ['look at this', 'обратите внимание'],
  ask: ['Ask for the launch', 'Попросить о запуске'],
  askNote: [
    'A second person is shown this page and approves exactly this version. You can take the request back.',
    'Второй человек увидит эту страницу и одобрит ровно эту версию. Просьбу можно отозвать.',
  ],
  asked: [
    (by: string, at: string) => `${by} asked for the launch, ${at}.`,
    (by: string, at: string) => `О запуске просит ${by}, ${at}.`,
  ],
  cancel: ['Take the request back', 'Отозвать просьбу'],
  approve: ['Approve the launch of this version', 'Одобрить запуск этой версии'],
  approveNote: [
    'You say by this that you have read the protocol and the letters. If it is changed afterwards, your approval no longer counts. Nothing goes out yet.',
    'Этим вы говорите, что прочли протокол и письма. Если его изменят, одобрение потеряет силу. Сейчас ещё ничего не уйдёт.',
  ],
  decline: ['Decline', 'Отклонить'],
  reason: ['Reason', 'Причина'],
  declined: [
    (by: string, note: string) => `${by} declined: ${note}`,
    (by: string, note: string) => `${by}: отклонено. ${note}`,
  ],
  approved: [
    (by: string, at: string) => `${by} approved this version, ${at}.`,
    (by: string, at: string) => `Эту версию одобрил(а) ${by}, ${at}.`,
  ],
  own: [
    'You wrote this version: another person must approve it (rule E18).',
    'Эту версию написали вы: одобрить её должен другой человек (правило E18).',
  ],
  launch: ['Launch now', 'Запустить'],
  confirm: [
    (studios: number) => `Yes, write to ${studios} ${englishForm(studios, 'studio', 'studios')}`,
    (studios: number) => `Да, писать в ${studios} ${russianForm(studios, 'студию', 'студии', 'студий')}`,
  ],
  launchNote: [
    'From here on letters go out at the times of the schedule. Pause and stop are on the next page.',
    'С этого момента письма уходят по расписанию. Пауза и остановка на следующей странице.',
  ],
  withdraw: ['Back to a draft', 'Вернуть в черновик'],
  beacon: [(name: string) => `Value of the beacon: ${name}`, (name: string) => `Значение маяка: ${name}`],
  blocked: ['Not yet: some checks do not hold.', 'Пока нельзя: часть проверок не пройдена.'],
  waits: ['Waits for the second person.', 'Ждёт второго человека.'],
  nobodyAsked: ['Nobody has asked for the launch yet.', 'О запуске пока никто не просил.'],
  launched: ['This campaign is launched.', 'Кампания запущена.'],
  toField: ['See the field', 'К полю'],
  refused: ['Nothing was launched:', 'Ничего не запущено:'],
  mustConfirm: ['Tick the box to say that you mean it.', 'Отметьте галочку, что это всерьёз.'],
  refusals: [
    {
      campaign_unknown: 'there is no such campaign',
      same_person: 'you wrote this version; a second person approves',
      hash_changed: 'the protocol was changed meanwhile; read it again',
      already_launched: 'it is launched already',
      not_approved: 'this version is not approved',
      sending_stopped: 'all sending is stopped by the switch',
      rehearsal_unmapped: 'a rehearsal runs only behind EGRESS_MAP or on the rehearsal clock',
      real_in_rehearsal: 'a real campaign does not run behind EGRESS_MAP or on a rehearsal clock',
      beacon_missing: 'the value of the beacon is missing',
      beacon_unasked: 'the protocol names no beacon',
      ranking_unusable: 'a ranking cannot be used',
      sample_too_large: 'more studios are wanted than the frame holds',
      frame_empty: 'no studio may be written to',
      strata_exceed_size: 'there are more strata than studios to draw',
      campaign_burden_over_cap: 'the burden is above the cap of the protocol',
      window_never_opens: 'the send window never opens',
      nothing_asked: 'nobody has asked for it',
    } as Record<string, string>,
    {
      campaign_unknown: 'такой кампании нет',
      same_person: 'эту версию написали вы; одобряет второй человек',
      hash_changed: 'протокол тем временем изменён; прочтите его снова',
      already_launched: 'она уже запущена',
      not_approved: 'эта версия не одобрена',
      sending_stopped: 'вся отправка остановлена выключателем',
      rehearsal_unmapped: 'репетиция идёт только за EGRESS_MAP или на репетиционных часах',
      real_in_rehearsal: 'настоящая кампания не идёт за EGRESS_MAP и на репетиционных часах',
      beacon_missing: 'нет значения маяка',
      beacon_unasked: 'протокол не называет маяка',
      ranking_unusable: 'рейтинг не годится',
      sample_too_large: 'нужно больше студий, чем в основе',
      frame_empty: 'писать некому',
      strata_exceed_size: 'слоёв больше, чем студий в выборке',
      campaign_burden_over_cap: 'нагрузка выше предела из протокола',
      window_never_opens: 'окно отправки никогда не открывается',
      nothing_asked: 'о запуске никто не просил',
    },
  ],
});
export type LaunchWords = ReturnType<typeof launchWords>;
