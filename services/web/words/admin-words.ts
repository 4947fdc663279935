import type { Language } from '../../releases/words/language.ts';

/** Texts of the operator's pages. */
export type AdminWords = {
  readonly title: string;
  readonly people: string;
  readonly keys: string;
  readonly sessions: string;
  readonly log: string;
  readonly suppression: string;
  readonly queue: string;
  readonly sending: string;
  readonly sendingStopped: string;
  readonly sendingOpen: string;
  readonly counts: (people: number, keys: number, sessions: number) => string;
  readonly faults: string;
  readonly search: string;
  readonly find: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly state: string;
  readonly states: Readonly<Record<'active' | 'invited' | 'noPassword' | 'disabled' | 'provider', string>>;
  readonly factor: string;
  readonly on: string;
  readonly off: string;
  readonly lastSignIn: string;
  readonly never: string;
  readonly nobody: string;
  readonly invite: string;
  readonly inviteNote: string;
  readonly inviteFaults: Readonly<Record<'name' | 'address_taken' | 'address_invalid', string>>;
  readonly linkTitle: string;
  readonly linkNote: (name: string, ends: string) => string;
  readonly back: string;
  readonly changeRole: string;
  readonly changeRoleNote: string;
  readonly reset: string;
  readonly resetNote: string;
  readonly resetFactor: string;
  readonly disable: string;
  readonly disableNote: (keys: number, sessions: number) => string;
  readonly enable: string;
  readonly endSessions: string;
  readonly done: Readonly<Record<'role' | 'disabled' | 'enabled' | 'ended' | 'revoked' | 'suppressed', string>>;
  readonly refused: Readonly<Record<'last_owner' | 'unchanged' | 'disabled' | 'yourself', string>>;
  readonly whose: string;
  readonly tooMuch: (role: string) => string;
  readonly when: string;
  readonly who: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: string;
  readonly from: string;
  readonly to: string;
  readonly any: string;
  readonly acts: Readonly<Record<string, string>>;
  readonly older: string;
  readonly csv: string;
  readonly noActs: string;
  readonly domain: string;
  readonly reason: string;
  readonly suppress: string;
  readonly suppressNote: string;
  readonly suppressFaults: Readonly<Record<'domain' | 'reason' | 'already', string>>;
  readonly noSuppressions: string;
};

const english: AdminWords = {
  title: 'Administration',
  people: 'People',
  keys: 'API keys',
  sessions: 'Sessions',
  log: 'Audit log',
  suppression: 'Studios never to be contacted',
  queue: 'Queue',
  sending: 'Stop switch',
  sendingStopped: 'All sending is stopped.',
  sendingOpen: 'Sending is open.',
  counts: (people, keys, sessions) =>
    `People who may act: ${people}, living keys: ${keys}, open sessions: ${sessions}.`,
  faults: 'This did not work:',
  search: 'Name or address',
  find: 'Search',
  name: 'Name',
  email: 'Mail address',
  role: 'Role',
  state: 'State',
  states: {
    active: 'may sign in',
    invited: 'has a link, no password yet',
    noPassword: 'no password',
    disabled: 'disabled',
    provider: 'signs in with the provider',
  },
  factor: 'Second factor',
  on: 'on',
  off: 'off',
  lastSignIn: 'Last sign-in',
  never: 'never',
  nobody: 'Nobody fits.',
  invite: 'Invite somebody',
  inviteNote: 'You get a link to hand over, by which they set their own password. The program sends no mail to them.',
  inviteFaults: {
    name: 'Write the name.',
    address_taken: 'Somebody with this address is there already.',
    address_invalid: 'This is no mail address.',
  },
  linkTitle: 'A link to hand over',
  linkNote: (name, ends) =>
    `For ${name}. It is shown this one time, sets one password, and ends ${ends}. Hand it over by a way you trust.`,
  back: 'Back',
  changeRole: 'Change the role',
  changeRoleNote: 'Their sessions end; they sign in again with the new role.',
  reset: 'New password',
  resetNote: 'Sessions and the old password end at once; you get a link that sets a new one and holds for a day.',
  resetFactor: 'Second factor too: it was lost',
  disable: 'Disable',
  disableNote: (keys, sessions) =>
    `Sessions that end: ${sessions}; keys that open nothing any more: ${keys}. What they did stays on record.`,
  enable: 'Enable again',
  endSessions: 'End all sessions',
  done: {
    role: 'The role is changed.',
    disabled: 'Disabled: nothing opens for this person any more.',
    enabled: 'Enabled again.',
    ended: 'Ended.',
    revoked: 'The key opens nothing any more.',
    suppressed: 'This studio will never be contacted.',
  },
  refused: {
    last_owner: 'This is the last owner. Make another one first.',
    unchanged: 'It was so before.',
    disabled: 'This person is disabled. Enable first.',
    yourself: 'Not for yourself: ask another owner, or use your account page.',
  },
  whose: 'Whose',
  tooMuch: (role) => `The role ${role} may not do all of that.`,
  when: 'Time',
  who: 'Who',
  act: 'Act',
  subject: 'Of what',
  detail: 'Detail',
  from: 'From day',
  to: 'To day',
  any: 'any',
  acts: {},
  older: 'Older',
  csv: 'Save as CSV',
  noActs: 'Nothing fits.',
  domain: 'Domain',
  reason: 'Reason',
  suppress: 'Never contact',
  suppressNote:
    'For ever, in every campaign: an opt-out is never taken back (rule E11). What is planned is refused when it comes due.',
  suppressFaults: {
    domain: 'This is no domain of a firm.',
    reason: 'Write who asked for it, and when.',
    already: 'It stands here already.',
  },
  noSuppressions: 'None.',
};

const russian: AdminWords = {
  title: 'Управление',
  people: 'Люди',
  keys: 'Ключи API',
  sessions: 'Сеансы',
  log: 'Журнал действий',
  suppression: 'Студии, которым никогда не пишем',
  queue: 'Очередь',
  sending: 'Выключатель отправки',
  sendingStopped: 'Вся отправка остановлена.',
  sendingOpen: 'Отправка идёт.',
  counts: (people, keys, sessions) =>
    `Людей, которые могут действовать: ${people}, живых ключей: ${keys}, открытых сеансов: ${sessions}.`,
  faults: 'Не получилось:',
  search: 'Имя или адрес',
  find: 'Искать',
  name: 'Имя',
  email: 'Почтовый адрес',
  role: 'Роль',
  state: 'Состояние',
  states: {
    active: 'может войти',
    invited: 'есть ссылка, пароля ещё нет',
    noPassword: 'без пароля',
    disabled: 'отключён',
    provider: 'входит через поставщика',
  },
  factor: 'Второй фактор',
  on: 'включён',
  off: 'выключен',
  lastSignIn: 'Последний вход',
  never: 'никогда',
  nobody: 'Никто не подходит.',
  invite: 'Пригласить',
  inviteNote: 'Вы получите ссылку, по которой человек сам задаст пароль. Писем своим людям программа не шлёт.',
  inviteFaults: {
    name: 'Напишите имя.',
    address_taken: 'Человек с этим адресом уже есть.',
    address_invalid: 'Это не почтовый адрес.',
  },
  linkTitle: 'Ссылка для передачи',
  linkNote: (name, ends) =>
    `Для: ${name}. Она показана один раз, задаёт один пароль и действует до ${ends}. Передайте её надёжным путём.`,
  back: 'Назад',
  changeRole: 'Изменить роль',
  changeRoleNote: 'Сеансы закончатся; человек войдёт снова, уже с новой ролью.',
  reset: 'Новый пароль',
  resetNote: 'Сеансы и прежний пароль кончатся сразу; вы получите ссылку на сутки, чтобы задать новый.',
  resetFactor: 'И второй фактор: он потерян',
  disable: 'Отключить',
  disableNote: (keys, sessions) =>
    `Закончит сеансов: ${sessions}; перестанут открывать ключей: ${keys}. Сделанное останется записанным.`,
  enable: 'Включить снова',
  endSessions: 'Закончить все сеансы',
  done: {
    role: 'Роль изменена.',
    disabled: 'Отключён: этому человеку больше ничего не открыто.',
    enabled: 'Снова включён.',
    ended: 'Закончено.',
    revoked: 'Ключ больше ничего не открывает.',
    suppressed: 'Этой студии мы больше не напишем.',
  },
  refused: {
    last_owner: 'Это последний владелец. Сначала заведите другого.',
    unchanged: 'Так было и раньше.',
    disabled: 'Этот человек отключён. Сначала включите.',
    yourself: 'Не для себя: попросите другого владельца или откройте свою учётную запись.',
  },
  whose: 'Чей',
  tooMuch: (role) => `Роли «${role}» можно не всё из этого.`,
  when: 'Время',
  who: 'Кто',
  act: 'Действие',
  subject: 'Над чем',
  detail: 'Подробно',
  from: 'С дня',
  to: 'По день',
  any: 'любое',
  acts: {
    'sign_in.done': 'вход',
    'sign_in.failed': 'неудачный вход',
    'sign_in.held_up': 'попытки входа придержаны',
    'sign_out.done': 'выход',
    'user.added': 'заведён человек',
    'user.disabled': 'человек отключён',
    'user.enabled': 'человек включён',
    'user.role_changed': 'изменена роль',
    'user.reset': 'сброшен пароль',
    'user.signed_out_everywhere': 'закончены все сеансы',
    'session.ended': 'закончен сеанс',
    'identity.linked': 'связана учётная запись поставщика',
    'identity.unlinked': 'разорвана связь с поставщиком',
    'password.set': 'задан пароль',
    'password.changed': 'изменён пароль',
    'second_factor.set': 'включён второй фактор',
    'second_factor.removed': 'убран второй фактор',
    'api_key.created': 'сделан ключ',
    'api_key.revoked': 'отозван ключ',
    'message.read_again': 'письмо читается снова',
    'master_key.added': 'добавлен мастер-ключ',
    'master_key.rotated': 'всё перезапечатано мастер-ключом',
    'master_key.retired': 'старый мастер-ключ убран',
    'sending.stopped': 'отправка остановлена',
    'sending.started': 'отправка возобновлена',
    'contact.suppressed': 'студия исключена навсегда',
    'campaign.launched': 'кампания запущена',
    'campaign.paused': 'кампания приостановлена',
    'campaign.resumed': 'кампания продолжена',
    'campaign.closed': 'кампания закрыта',
  },
  older: 'Раньше',
  csv: 'Сохранить как CSV',
  noActs: 'Ничего не подходит.',
  domain: 'Домен',
  reason: 'Причина',
  suppress: 'Не писать никогда',
  suppressNote:
    'Навсегда и во всех кампаниях: отказ не отменяется (правило E11). Что запланировано, будет отклонено в свой час.',
  suppressFaults: {
    domain: 'Это не домен фирмы.',
    reason: 'Напишите, кто и когда попросил.',
    already: 'Он здесь уже есть.',
  },
  noSuppressions: 'Нет.',
};

export function adminWords(language: Language): AdminWords {
  return language === 'ru' ? russian : english;
}
