import type { PasswordFault } from '../../design/people/password-rules.ts';
import type { Language } from '../../releases/words/language.ts';

/** Texts of signing in, of one-time links and of the second factor. */
export type SignInWords = {
  readonly title: string;
  readonly name: string;
  readonly password: string;
  readonly submit: string;
  readonly faults: string;
  readonly refused: string;
  readonly tooMany: string;
  readonly forgotten: string;
  readonly nobody: string;
  readonly nobodyDo: string;
  readonly byProvider: (provider: string) => string;
  readonly providerFailed: string;
  readonly providerReasons: Readonly<Record<'failed' | 'unknown' | 'domain' | 'role' | 'disabled' | 'away', string>>;
  readonly codeTitle: string;
  readonly codeIntro: string;
  readonly code: string;
  readonly codeHint: string;
  readonly codeRefused: string;
  readonly startAgain: string;
  readonly signedOut: string;
  readonly linkTitle: Readonly<Record<'invite' | 'reset', string>>;
  readonly linkFor: (name: string, email: string) => string;
  readonly linkGone: string;
  readonly linkGoneDo: string;
  readonly newPassword: string;
  readonly newPasswordHint: string;
  readonly again: string;
  readonly differ: string;
  readonly setPassword: string;
  readonly passwordFaults: Readonly<Record<PasswordFault, string>>;
};

const english: SignInWords = {
  title: 'Sign in',
  name: 'Mail address or name',
  password: 'Password',
  submit: 'Sign in',
  faults: 'This did not work:',
  refused: 'The name or the password is wrong.',
  tooMany: 'Too many wrong tries. Wait 15 minutes, or ask an owner for a link that sets a new password.',
  forgotten:
    'Forgotten the password, or lost the second factor? An owner of this installation can give you a new link.',
  nobody: 'Nobody can sign in yet.',
  nobodyDo: 'Whoever runs this server makes the first owner on its command line; it prints a link to set the password:',
  byProvider: (provider) => `Sign in with ${provider}`,
  providerFailed: 'Signing in with the provider did not work:',
  providerReasons: {
    failed: 'Its answer did not fit the request. Begin again.',
    unknown:
      'Nobody here is linked to that account. Sign in with your password and link it at your account, or ask an owner.',
    domain: 'Its mail address is not one of the domains that may sign in here.',
    role: 'Your account there has no group that may sign in here. Ask an owner.',
    disabled: 'This person may not sign in any more.',
    away: 'The provider does not answer. Try again, or sign in with your password.',
  },
  codeTitle: 'Second factor',
  codeIntro: 'The password is right. Now enter the code that your authenticator shows.',
  code: 'Code',
  codeHint: 'Six digits, or one of your recovery codes.',
  codeRefused: 'This code is wrong, or was used before. Wait for the next one.',
  startAgain: 'Begin again',
  signedOut: 'You have signed out.',
  linkTitle: { invite: 'Welcome: choose your password', reset: 'Choose a new password' },
  linkFor: (name, email) => `For ${name}, ${email}.`,
  linkGone: 'This link cannot be used',
  linkGoneDo: 'It was used before, replaced by another, or has ended. Ask an owner of this installation for a new one.',
  newPassword: 'New password',
  newPasswordHint: 'At least 12 characters of any kind; several words are easy to remember.',
  again: 'The same again',
  differ: 'The two passwords differ.',
  setPassword: 'Set the password',
  passwordFaults: {
    too_short: 'The password has fewer than 12 characters.',
    too_long: 'The password has more than 200 characters.',
    common: 'This password is among the first that are tried by whoever guesses.',
    about_you: 'The password is little more than your name, address or the name of this program.',
  },
};

const russian: SignInWords = {
  title: 'Вход',
  name: 'Почтовый адрес или имя',
  password: 'Пароль',
  submit: 'Войти',
  faults: 'Не получилось:',
  refused: 'Имя или пароль неверны.',
  tooMany: 'Слишком много неверных попыток. Подождите 15 минут или попросите владельца о ссылке для нового пароля.',
  forgotten: 'Забыли пароль или потеряли второй фактор? Новую ссылку даст владелец этой установки.',
  nobody: 'Пока никто не может войти.',
  nobodyDo:
    'Кто ведёт этот сервер, заводит первого владельца в командной строке; она напечатает ссылку, чтобы задать пароль:',
  byProvider: (provider) => `Войти через ${provider}`,
  providerFailed: 'Войти через поставщика не получилось:',
  providerReasons: {
    failed: 'Его ответ не подошёл к запросу. Начните снова.',
    unknown:
      'С той учётной записью здесь никто не связан. Войдите с паролем и свяжите её на своей странице или спросите владельца.',
    domain: 'Домен её почтового адреса не из тех, кому здесь можно входить.',
    role: 'У вашей учётной записи там нет группы, которой здесь можно входить. Спросите владельца.',
    disabled: 'Этот человек больше не может входить.',
    away: 'Поставщик не отвечает. Попробуйте ещё раз или войдите с паролем.',
  },
  codeTitle: 'Второй фактор',
  codeIntro: 'Пароль верен. Теперь введите код, который показывает приложение для кодов.',
  code: 'Код',
  codeHint: 'Шесть цифр или один из запасных кодов.',
  codeRefused: 'Код неверен или уже был использован. Дождитесь следующего.',
  startAgain: 'Начать снова',
  signedOut: 'Вы вышли.',
  linkTitle: { invite: 'Добро пожаловать: выберите пароль', reset: 'Выберите новый пароль' },
  linkFor: (name, email) => `Для: ${name}, ${email}.`,
  linkGone: 'Этой ссылкой воспользоваться нельзя',
  linkGoneDo: 'Её уже использовали, заменили другой, или срок её вышел. Попросите у владельца этой установки новую.',
  newPassword: 'Новый пароль',
  newPasswordHint: 'Не меньше 12 любых знаков; несколько слов легко запомнить.',
  again: 'Ещё раз',
  differ: 'Пароли не совпадают.',
  setPassword: 'Задать пароль',
  passwordFaults: {
    too_short: 'В пароле меньше 12 знаков.',
    too_long: 'В пароле больше 200 знаков.',
    common: 'Этот пароль — из первых, что пробует подбирающий.',
    about_you: 'В пароле почти ничего, кроме вашего имени, адреса или имени этой программы.',
  },
};

export function signInWords(language: Language): SignInWords {
  return language === 'ru' ? russian : english;
}
