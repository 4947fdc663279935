import { inOneLanguage } from './research-both.ts';

/** Texts of the sample: the commitment before the draw, the table and the balance after it. */
export const sampleWords = inOneLanguage({
  heading: ['Sample', 'Выборка'],
  before: [
    'The sample is drawn at launch, by the seed that the protocol fixes. Until then nobody sees it, so that nobody can choose it.',
    'Выборка тянется при запуске, по зерну из протокола. До того её никто не видит, чтобы никто не мог её выбрать.',
  ],
  commitment: ['Commitment: SHA-256 of the seed', 'Обязательство: SHA-256 зерна'],
  commitmentNote: [
    'Register it with the hash of the protocol. Whoever has frame and seed later draws the same studios.',
    'Запишите его вместе с хешем протокола. Кто потом возьмёт ту же основу и зерно, вытянет тех же студий.',
  ],
  beacon: [
    (name: string) => `The value of a public beacon is mixed in at launch: ${name}`,
    (name: string) => `При запуске подмешивается значение общего маяка: ${name}`,
  ],
  planned: ['What will be drawn', 'Что будет вытянуто'],
  arms: [
    (arms: number, perArm: string) => `${arms} arms, about ${perArm} studios each, assigned in blocks within strata`,
    (arms: number, perArm: string) =>
      `Вариантов: ${arms}, примерно по ${perArm} студий; назначаются блоками внутри слоёв`,
  ],
  drawn: [
    (n: number, frame: number) => `${n} studios drawn from ${frame}.`,
    (n: number, frame: number) => `Вытянуто студий: ${n} из ${frame}.`,
  ],
  seed: ['Seed of the wave', 'Зерно волны'],
  repeated: [
    'The draw was made again just now, from the stored frame and the seed: the same studios.',
    'Жребий только что повторён по сохранённой основе и зерну: те же студии.',
  ],
  notRepeated: [
    'Made again from the stored frame and the seed, the draw gives other studios. Tell the operator.',
    'Повторённый по сохранённой основе и зерну жребий даёт других студий. Сообщите оператору.',
  ],
  balance: ['Balance of the arms', 'Равновесие вариантов'],
  factor: ['Factor', 'Фактор'],
  level: ['Level', 'Уровень'],
  studios: ['Studios', 'Студий'],
  factors: [
    { persona: 'Persona', channel: 'Channel', budget: 'Budget', wording: 'Letter' } as Record<string, string>,
    { persona: 'Персона', channel: 'Канал', budget: 'Бюджет', wording: 'Письмо' },
  ],
  against: ['Frame against sample', 'Основа и выборка'],
  property: ['Property', 'Свойство'],
  properties: [
    { stratum: 'Stratum', city: 'City', tier: 'Price segment' } as Record<string, string>,
    { stratum: 'Слой', city: 'Город', tier: 'Ценовой сегмент' },
  ],
  unknown: ['not given', 'не указано'],
  inFrame: ['In the frame', 'В основе'],
  inSample: ['In the sample', 'В выборке'],
  table: ['Drawn studios', 'Вытянутые студии'],
  search: ['Domain, name or stratum', 'Домен, название или слой'],
  find: ['Find', 'Найти'],
  order: ['Draw', 'Жребий'],
  studio: ['Studio', 'Студия'],
  city: ['City', 'Город'],
  stratum: ['Stratum', 'Слой'],
  chance: ['Chance', 'Вероятность'],
  arm: ['Arm', 'Вариант'],
  share: [(n: number, percent: string) => `${n} (${percent})`, (n: number, percent: string) => `${n} (${percent})`],
});
export type SampleWords = ReturnType<typeof sampleWords>;
