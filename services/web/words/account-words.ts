import type { Scope } from '../../api/auth/api-key.ts';
import type { Role } from '../../design/people/role.ts';
import type { OpenedBy } from '../../design/people/store/sessions.ts';
import type { Language } from '../../releases/words/language.ts';

/** Texts of the account page, and the names of roles, scopes and sessions that the operator's pages share. */
export type AccountWords = {
  readonly title: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly scopes: Readonly<Record<Scope, string>>;
  readonly openedBy: Readonly<Record<OpenedBy, string>>;
  readonly you: (email: string, role: string) => string;
  readonly done: Readonly<
    Record<
      'password' | 'language' | 'factor_off' | 'key_revoked' | 'session_ended' | 'others_ended' | 'linked' | 'unlinked',
      string
    >
  >;
  readonly faults: string;
  readonly language: string;
  readonly asBrowser: string;
  readonly save: string;
  readonly password: string;
  readonly currentPassword: string;
  readonly changePassword: string;
  readonly passwordNote: string;
  readonly noPassword: string;
  readonly wrongPassword: string;
  readonly tooMany: string;
  readonly factor: string;
  readonly factorOff: string;
  readonly factorOn: (left: number) => string;
  readonly beginFactor: string;
  readonly removeFactor: string;
  readonly scan: string;
  readonly picture: string;
  readonly orType: string;
  readonly openIt: string;
  readonly code: string;
  readonly confirmCode: string;
  readonly codeWrong: string;
  readonly recoveryTitle: string;
  readonly recoveryNote: string;
  readonly back: string;
  readonly keys: string;
  readonly keysNote: string;
  readonly noKeys: string;
  readonly label: string;
  readonly scope: string;
  readonly createKey: string;
  readonly keyTitle: string;
  readonly keyOnce: string;
  readonly noScope: string;
  readonly noLabel: string;
  readonly created: string;
  readonly lastUsed: string;
  readonly never: string;
  readonly revoke: string;
  readonly revoked: string;
  readonly sessions: string;
  readonly this: string;
  readonly browser: string;
  readonly address: string;
  readonly end: string;
  readonly endOthers: string;
  readonly provider: (name: string) => string;
  readonly providerLinked: string;
  readonly providerLink: (name: string) => string;
  readonly providerUnlink: string;
};

const english: AccountWords = {
  title: 'Your account',
  roles: { owner: 'owner', researcher: 'researcher', approver: 'approver', coder: 'coder', viewer: 'viewer' },
  scopes: {
    read: 'read everything',
    sending: 'stop and start sending',
    calls: 'enter calls and messages',
    code: 'code replies',
    design: 'design campaigns',
    approve: 'approve launches',
    release: 'make releases',
    admin: 'people, keys, audit log',
    watch: 'metrics for monitoring',
  },
  openedBy: {
    password: 'password',
    code: 'password and code',
    recovery_code: 'password and recovery code',
    link: 'one-time link',
    provider: 'provider',
  },
  you: (email, role) => `You are signed in as ${email}, ${role}.`,
  done: {
    password: 'The password is changed; your other sessions have ended.',
    language: 'The language is saved.',
    factor_off: 'The second factor is removed.',
    key_revoked: 'The key opens nothing any more.',
    session_ended: 'The session has ended.',
    others_ended: 'All other sessions have ended.',
    linked: 'The account of the provider is linked.',
    unlinked: 'The account of the provider opens this one no more.',
  },
  faults: 'This did not work:',
  language: 'Language',
  asBrowser: 'as the browser asks',
  save: 'Save',
  password: 'Password',
  currentPassword: 'Current password',
  changePassword: 'Change the password',
  passwordNote: 'Your other sessions end. A password has no term; change it when somebody else may know it.',
  noPassword: 'You have no password here. An owner can give you a link to set one.',
  wrongPassword: 'The current password is wrong.',
  tooMany: 'Too many wrong tries. Wait 15 minutes.',
  factor: 'Second factor',
  factorOff:
    'Off. With it a password alone opens nothing: an authenticator on your telephone shows a code every 30 seconds.',
  factorOn: (left) => `On. ${left} unused recovery codes are left.`,
  beginFactor: 'Set up a second factor',
  removeFactor: 'Remove the second factor',
  scan: 'Read this picture with your authenticator, or type the key into it. Then enter the code that it shows.',
  picture: 'QR code with the key below',
  orType: 'Key to type',
  openIt: 'Open in an authenticator on this device',
  code: 'Code',
  confirmCode: 'Switch on',
  codeWrong: 'This code does not fit. Compare the clock of the device and enter the next one.',
  recoveryTitle: 'Your recovery codes',
  recoveryNote:
    'The second factor is on. Each code opens once in place of the authenticator. They are shown this one time: write them down now.',
  back: 'Back to your account',
  keys: 'API keys',
  keysNote: 'For programs that act in your name. A key never does more than your role.',
  noKeys: 'No keys.',
  label: 'What it is for',
  scope: 'It may',
  createKey: 'Make a key',
  keyTitle: 'Your new key',
  keyOnce: 'It is shown this one time. Keep it where passwords are kept.',
  noScope: 'Choose at least one thing that it may do.',
  noLabel: 'Say what it is for.',
  created: 'Made',
  lastUsed: 'Last used',
  never: 'never',
  revoke: 'Revoke',
  revoked: 'revoked',
  sessions: 'Sessions',
  this: 'this one',
  browser: 'Browser',
  address: 'Address',
  end: 'End',
  endOthers: 'Sign out everywhere else',
  provider: (name) => `Signing in with ${name}`,
  providerLinked: 'Linked.',
  providerLink: (name) => `Link with ${name}`,
  providerUnlink: 'Unlink',
};

const russian: AccountWords = {
  title: 'Ваша учётная запись',
  roles: {
    owner: 'владелец',
    researcher: 'исследователь',
    approver: 'одобряющий',
    coder: 'кодировщик',
    viewer: 'читатель',
  },
  scopes: {
    read: 'читать всё',
    sending: 'останавливать и возобновлять отправку',
    calls: 'вносить звонки и сообщения',
    code: 'кодировать ответы',
    design: 'готовить кампании',
    approve: 'одобрять запуск',
    release: 'делать выпуски',
    admin: 'люди, ключи, журнал',
    watch: 'показатели для наблюдения',
  },
  openedBy: {
    password: 'пароль',
    code: 'пароль и код',
    recovery_code: 'пароль и запасной код',
    link: 'одноразовая ссылка',
    provider: 'поставщик',
  },
  you: (email, role) => `Вы вошли как ${email}, ${role}.`,
  done: {
    password: 'Пароль изменён; другие ваши сеансы закончены.',
    language: 'Язык сохранён.',
    factor_off: 'Второй фактор убран.',
    key_revoked: 'Ключ больше ничего не открывает.',
    session_ended: 'Сеанс закончен.',
    others_ended: 'Все другие сеансы закончены.',
    linked: 'Учётная запись поставщика связана.',
    unlinked: 'Учётная запись поставщика больше не открывает эту.',
  },
  faults: 'Не получилось:',
  language: 'Язык',
  asBrowser: 'как просит браузер',
  save: 'Сохранить',
  password: 'Пароль',
  currentPassword: 'Нынешний пароль',
  changePassword: 'Изменить пароль',
  passwordNote: 'Другие ваши сеансы закончатся. Срока у пароля нет; меняйте его, когда его мог узнать кто-то ещё.',
  noPassword: 'Пароля у вас здесь нет. Владелец может дать ссылку, чтобы его задать.',
  wrongPassword: 'Нынешний пароль неверен.',
  tooMany: 'Слишком много неверных попыток. Подождите 15 минут.',
  factor: 'Второй фактор',
  factorOff: 'Выключен. С ним один пароль ничего не открывает: приложение на телефоне показывает код каждые 30 секунд.',
  factorOn: (left) => `Включён. Неиспользованных запасных кодов: ${left}.`,
  beginFactor: 'Настроить второй фактор',
  removeFactor: 'Убрать второй фактор',
  scan: 'Считайте картинку приложением для кодов или введите в него ключ. Затем введите код, который оно покажет.',
  picture: 'QR-код с ключом, что написан ниже',
  orType: 'Ключ для ввода',
  openIt: 'Открыть в приложении на этом устройстве',
  code: 'Код',
  confirmCode: 'Включить',
  codeWrong: 'Код не подходит. Сверьте часы устройства и введите следующий.',
  recoveryTitle: 'Ваши запасные коды',
  recoveryNote:
    'Второй фактор включён. Каждый код один раз открывает вход вместо приложения. Больше они показаны не будут: запишите их сейчас.',
  back: 'К учётной записи',
  keys: 'Ключи API',
  keysNote: 'Для программ, которые действуют от вашего имени. Ключ никогда не может больше вашей роли.',
  noKeys: 'Ключей нет.',
  label: 'Для чего он',
  scope: 'Ему можно',
  createKey: 'Сделать ключ',
  keyTitle: 'Ваш новый ключ',
  keyOnce: 'Больше он показан не будет. Храните его там, где хранят пароли.',
  noScope: 'Выберите хотя бы одно, что ему можно.',
  noLabel: 'Напишите, для чего он.',
  created: 'Сделан',
  lastUsed: 'Последний раз',
  never: 'никогда',
  revoke: 'Отозвать',
  revoked: 'отозван',
  sessions: 'Сеансы',
  this: 'этот',
  browser: 'Браузер',
  address: 'Адрес',
  end: 'Закончить',
  endOthers: 'Выйти везде, кроме этого браузера',
  provider: (name) => `Вход через ${name}`,
  providerLinked: 'Связано.',
  providerLink: (name) => `Связать с ${name}`,
  providerUnlink: 'Разорвать связь',
};

export function accountWords(language: Language): AccountWords {
  return language === 'ru' ? russian : english;
}
