import type { Dice } from '../seed.ts';

const usual: readonly string[] = [
  'Сколько разделов будет на сайте?',
  'К какому сроку нужен запуск?',
  'Кто подготовит тексты и фотографии?',
  'Нужна ли связь с учётной программой?',
];
const pressing: readonly string[] = [
  'Какая выручка у компании?',
  'Кто принимает решение?',
  'Кому ещё вы писали?',
  'Почему ушли от прошлого подрядчика?',
  'Когда подпишете договор?',
];

/** What the caller asked, as the person who took the call would note it down. */
export function questionsAsked(own: Dice, interrogates: boolean): string[] {
  return interrogates ? own.shuffled(pressing) : own.shuffled(usual).slice(0, own.between(0, 2));
}
