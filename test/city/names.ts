import type { Language } from './ledger-entries.ts';
import type { Person } from './studio-card.ts';

type StudioName = { name: string; slug: string };

/** Invented studios; should one bear a real firm's name, that is chance. */
export const studioNames: Record<Language, readonly StudioName[]> = {
  ru: [
    { name: 'Северный Пиксель', slug: 'severpixel' },
    { name: 'Студия Гранат', slug: 'granatlab' },
    { name: 'Кит и Компас', slug: 'kitkompas' },
    { name: 'Веб-мастерская Ольха', slug: 'olha-web' },
    { name: 'Пятый Причал', slug: 'prichal5' },
    { name: 'Бюро Вектор-Н', slug: 'vektor-n' },
    { name: 'Лаборатория Сайтов 47', slug: 'lab47' },
    { name: 'Чайка Диджитал', slug: 'chaikadigital' },
    { name: 'Медный Провод', slug: 'medprovod' },
    { name: 'Студия Брусника', slug: 'brusnika-st' },
    { name: 'Точка Сборки', slug: 'tochkasborki' },
    { name: 'Агентство Полюс', slug: 'polus-agency' },
    { name: 'Фонарь', slug: 'fonar-web' },
    { name: 'Ладога Код', slug: 'ladogacode' },
  ],
  en: [
    { name: 'Harbour & Field', slug: 'harbourfield' },
    { name: 'Nine Lamps Studio', slug: 'ninelamps' },
  ],
  de: [
    { name: 'Lindenhof Digital', slug: 'lindenhof' },
    { name: 'Werkraum Sieben', slug: 'werkraum7' },
  ],
};

/** Those who answer; `local` is the part of their address before the @. */
export const people: Record<Language, readonly Person[]> = {
  ru: [
    { name: 'Ирина Соколова', role: 'менеджер проектов', local: 'sokolova' },
    { name: 'Дмитрий Орлов', role: 'руководитель отдела продаж', local: 'd.orlov' },
    { name: 'Павел Жданов', role: 'директор', local: 'zhdanov' },
    { name: 'Мария Левина', role: 'аккаунт-менеджер', local: 'm.levina' },
    { name: 'Олег Тарасов', role: 'технический директор', local: 'tarasov' },
    { name: 'Юлия Крылова', role: 'администратор', local: 'krylova' },
  ],
  en: [
    { name: 'Emma Clarke', role: 'Studio Manager', local: 'emma' },
    { name: 'Tom Hughes', role: 'Director', local: 'tom' },
  ],
  de: [
    { name: 'Katrin Vogel', role: 'Projektleitung', local: 'vogel' },
    { name: 'Jonas Brandt', role: 'Geschäftsführer', local: 'brandt' },
  ],
};

/** Where the telephone numbers set aside for fiction belong to. */
export const cities: Record<Language, readonly string[]> = {
  ru: ['Санкт-Петербург', 'Москва', 'Новосибирск', 'Екатеринбург', 'Казань', 'Нижний Новгород'],
  en: ['Bristol'],
  de: ['Berlin'],
};
