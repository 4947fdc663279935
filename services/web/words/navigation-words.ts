import type { Language } from '../../releases/words/language.ts';

/** Names of the doors of the site, and of what stands beside them for a person who is signed in. */
export type NavigationWords = {
  readonly campaigns: string;
  readonly desk: string;
  readonly calls: string;
  readonly releases: string;
  readonly sending: string;
  readonly admin: string;
  readonly you: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly signedInAs: (name: string) => string;
};

const english: NavigationWords = {
  campaigns: 'Campaigns',
  desk: 'Coding',
  calls: 'Enter a call',
  releases: 'Releases',
  sending: 'Stop switch',
  admin: 'Administration',
  you: 'You',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name) => `Your account: ${name}`,
};

const russian: NavigationWords = {
  campaigns: 'Кампании',
  desk: 'Кодирование',
  calls: 'Внести звонок',
  releases: 'Выпуски',
  sending: 'Выключатель',
  admin: 'Управление',
  you: 'Вы',
  signIn: 'Войти',
  signOut: 'Выйти',
  signedInAs: (name) => `Ваша учётная запись: ${name}`,
};

export function navigationWords(language: Language): NavigationWords {
  return language === 'ru' ? russian : english;
}
