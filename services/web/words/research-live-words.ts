import { inOneLanguage } from './research-both.ts';

/** Texts of the live view: pace, pause, the one stop switch. */
export const liveWords = inOneLanguage({
  heading: ['Field', 'Поле'],
  pace: ['Pace', 'Темп'],
  paceText: [
    (hour: number, day: number) => `${hour} letters in the last hour, ${day} in the last day of field time`,
    (hour: number, day: number) => `Писем за последний час поля: ${hour}, за последние сутки: ${day}`,
  ],
  ends: ['Last first letter is due', 'Последнее первое письмо по плану'],
  overdue: [
    (n: number) => `${n} letters are overdue by more than an hour: look whether the worker is alive.`,
    (n: number) => `Писем, опоздавших больше чем на час: ${n}. Проверьте, работает ли процесс отправки.`,
  ],
  control: ['Pause and stop', 'Пауза и остановка'],
  pause: ['Pause this campaign', 'Приостановить кампанию'],
  pauseNote: [
    (waiting: number) =>
      `Holds back ${waiting} letters that wait. What is being sent now ends by itself. It can be resumed.`,
    (waiting: number) => `Задержит писем: ${waiting}. Начатое закончится само. Кампанию можно продолжить.`,
  ],
  resume: ['Resume this campaign', 'Продолжить кампанию'],
  resumeNote: [
    'Letters that came due meanwhile get new times within the send window, and the windows are pushed out.',
    'Письма, срок которых прошёл, получат новое время внутри окна отправки; окна сдвинутся.',
  ],
  stop: ['Stop all sending …', 'Остановить всю отправку …'],
  paused: ['Paused.', 'Приостановлена.'],
  resumed: ['Goes on.', 'Продолжается.'],
  close: ['Close the field …', 'Закрыть поле …'],
  switchHeading: ['The one stop switch', 'Общий выключатель'],
  switchOn: ['Sending goes on.', 'Отправка идёт.'],
  switchOff: [
    (by: string, at: string, reason: string) => `All sending is stopped by ${by} since ${at}: ${reason}`,
    (by: string, at: string, reason: string) => `Вся отправка остановлена (${by}, ${at}): ${reason}`,
  ],
  stopNumbers: [
    (attempts: number, campaigns: number) =>
      `This holds back ${attempts} letters of ${campaigns} campaigns within seconds. A letter that is leaving at this moment still leaves. Nothing is lost; sending can be started again.`,
    (attempts: number, campaigns: number) =>
      `За секунды задержит писем: ${attempts}, кампаний: ${campaigns}. Письмо, которое уходит в эту секунду, уйдёт. Ничего не потеряется; отправку можно включить снова.`,
  ],
  startNumbers: [
    (attempts: number, campaigns: number) =>
      `This lets ${attempts} waiting letters of ${campaigns} campaigns go out at their times again.`,
    (attempts: number, campaigns: number) =>
      `Снова пойдут по своему расписанию письма: ${attempts}, кампаний: ${campaigns}.`,
  ],
  confirmStart: [
    (waiting: number, due: number) =>
      `Yes, send: ${waiting} letters go out at their times, ${due} of them are due already and leave within the pace of the schedule.`,
    (waiting: number, due: number) =>
      `Да, отправлять: писем пойдёт по расписанию: ${waiting}, из них срок уже наступил у ${due}; они уйдут в темпе расписания.`,
  ],
  confirmFault: ['Confirm what will go out.', 'Подтвердите, что уйдёт.'],
  reasonFault: ['Say the reason.', 'Назовите причину.'],
  notDone: ['Nothing was changed:', 'Ничего не изменено:'],
  waitingHeads: [
    ['Campaign', 'State', 'Letters that wait', 'Due already'],
    ['Кампания', 'Состояние', 'Писем ждёт', 'Срок наступил'],
  ],
  reason: ['Reason, for the record', 'Причина, для записи'],
  reasonHint: ['At least three characters.', 'Не короче трёх знаков.'],
  stopNow: ['Stop all sending now', 'Остановить всю отправку'],
  startAgain: ['Let sending go on', 'Включить отправку'],
  notLaunched: [
    'Nothing of this campaign has gone out: it is not launched.',
    'Из этой кампании ничего не ушло: она не запущена.',
  ],
});
