import type { VisitRow } from '../../field/dry-run/store.ts';
import type { Language } from '../../releases/words/language.ts';

/** Texts of the gallery of a dry run. */
export type DryRunWords = {
  readonly title: string;
  readonly open: string;
  readonly none: string;
  readonly sum: (visited: number, studios: number) => string;
  readonly nothingSent: string;
  readonly otherVersion: string;
  readonly outcome: string;
  readonly studios: string;
  readonly all: string;
  readonly page: string;
  readonly form: string;
  readonly mailInstead: string;
  readonly neither: string;
  readonly kept: (requests: number) => string;
  readonly picture: (studio: string) => string;
  readonly noPicture: string;
  readonly more: string;
  readonly outcomes: Readonly<Partial<Record<VisitRow['outcome'], string>>>;
};

const english: DryRunWords = {
  title: 'Dry run',
  open: 'Dry run: every form, filled and not sent',
  none: 'There was no dry run yet.',
  sum: (visited, studios) => `Looked at ${visited} of ${studios} studios.`,
  nothingSent: 'Nothing was sent: only reading requests left, none of them with anything that was typed.',
  otherVersion: 'The protocol was changed since. Run it again to see what holds now.',
  outcome: 'Outcome',
  studios: 'Studios',
  all: 'all',
  page: 'Page with the form',
  form: 'Form',
  mailInstead: 'Mail would go to',
  neither: 'Neither form nor mail: this studio cannot be written to.',
  kept: (requests) =>
    `The site tried to send ${requests === 1 ? 'one request' : `${requests} requests`} meanwhile; kept here.`,
  picture: (studio) => `The filled form of ${studio}, with a frame around each field and the role it was read as`,
  noPicture: 'No picture.',
  more: 'Next studios',
  outcomes: {
    ready: 'Ready: all is filled',
    no_form: 'No form',
    form_only_callback: 'Only a request to call back',
    unreachable: 'Site does not answer',
    tls_error: 'Certificate is wrong',
    redirected_elsewhere: 'Leads to another site',
    interstitial: 'A wall that checks the browser',
    captcha: 'CAPTCHA',
    blocked_403: 'We are turned away',
    unmapped_required_field: 'A required field we have no answer to',
    mask_rejected: 'The phone field takes no spelling',
    marketing_consent_bundled: 'Advertising consent cannot be refused',
    login_required: 'Needs an account',
    robots_disallowed: 'robots.txt forbids it',
    form_broken: 'The form does not work',
    no_site: 'No site is listed',
    browser_failed: 'Our browser failed: run again',
  },
};

const russian: DryRunWords = {
  title: 'Пробный прогон',
  open: 'Пробный прогон: все формы заполнены, ни одна не отправлена',
  none: 'Пробного прогона ещё не было.',
  sum: (visited, studios) => `Осмотрено студий: ${visited} из ${studios}.`,
  nothingSent: 'Ничего не отправлено: ушли только запросы на чтение, и ни в одном нет ничего из набранного.',
  otherVersion: 'Протокол с тех пор изменён. Повторите прогон, чтобы увидеть, что верно теперь.',
  outcome: 'Исход',
  studios: 'Студий',
  all: 'все',
  page: 'Страница с формой',
  form: 'Форма',
  mailInstead: 'Письмо ушло бы на адрес',
  neither: 'Ни формы, ни почты: написать этой студии нельзя.',
  kept: (requests) => `Сайт тем временем пытался отправить запросов: ${requests}; они остались здесь.`,
  picture: (studio) => `Заполненная форма студии «${studio}»; каждое поле обведено и подписано ролью`,
  noPicture: 'Снимка нет.',
  more: 'Следующие студии',
  outcomes: {
    ready: 'Готово: всё заполнено',
    no_form: 'Формы нет',
    form_only_callback: 'Только заказ звонка',
    unreachable: 'Сайт не отвечает',
    tls_error: 'Сертификат неверен',
    redirected_elsewhere: 'Ведёт на другой сайт',
    interstitial: 'Заслон, проверяющий браузер',
    captcha: 'Капча',
    blocked_403: 'Нас не пускают',
    unmapped_required_field: 'Обязательное поле, на которое нечего ответить',
    mask_rejected: 'Поле телефона не принимает номер',
    marketing_consent_bundled: 'От рекламы нельзя отказаться',
    login_required: 'Нужна учётная запись',
    robots_disallowed: 'Запрещено в robots.txt',
    form_broken: 'Форма не работает',
    no_site: 'Сайт не указан',
    browser_failed: 'Сбой нашего браузера: повторите',
  },
};

export function dryRunWords(language: Language): DryRunWords {
  return language === 'ru' ? russian : english;
}
