import { describe, expect, it } from 'vitest';
import { bringsDocument } from '../../../services/field/follow-ups/answer.ts';
import { unpaidWork } from '../../../services/field/follow-ups/unpaid-work.ts';

describe('a studio has begun unpaid work', () => {
  it.each([
    'Добрый день! Мы уже набросали прототип главной страницы, посмотрите по ссылке.',
    'Подготовили для вас дизайн-макет и структуру.',
    'Наш дизайнер рисует ваш первый эскиз, пришлём завтра.',
    'Составила вам краткое техническое задание, проверьте, пожалуйста.',
    'We have already drawn a first wireframe of the catalogue.',
    'I made you a quick mock-up over the weekend.',
    'Wir haben bereits einen ersten Entwurf erstellt.',
    'Ich habe Ihnen ein kleines Konzept vorbereitet.',
  ])('when it says: %s', (text) => {
    expect(unpaidWork(text, [])).not.toBeNull();
  });

  it.each(['макет главной.pdf', 'homepage.fig', 'ТЗ склад.docx', 'wireframe-v1.png', 'Entwurf.pdf'])(
    'when it sends %s',
    (file) => {
      expect(unpaidWork('Смотрите вложение.', ['logo.png', file])).toBe(file);
    },
  );

  it.each([
    'Сделаем прототип после предоплаты.',
    'Пришлите, пожалуйста, техническое задание.',
    'Подготовили для вас коммерческое предложение и примеры дизайна.',
    'Мы сделали дизайн для трёх складских компаний.',
    'Разработка дизайн-макета — 50 000 рублей, вам понадобится ещё вёрстка.',
    'We designed similar sites for other storage companies.',
    'Could you send us the specification you have?',
    'Wir haben ein Angebot für Sie vorbereitet.',
    'Понятно. Уже сделали? Прототип нужен?',
  ])('not when it says: %s', (text) => {
    expect(unpaidWork(text, ['КП.pdf', 'logo.png', 'brief.docx'])).toBeNull();
  });

  it('is read in linear time from a hostile letter', () => {
    const began = performance.now();
    unpaidWork(`${'уже сделали '.repeat(50_000)}`, Array(10_000).fill('а'.repeat(10_000)));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

it('a proposal is material, the logo of a signature is none', () => {
  expect(bringsDocument(['logo.png', 'КП для Линии.PDF'])).toBe(true);
  expect(bringsDocument(['logo.png', 'image001.gif', ''])).toBe(false);
});
