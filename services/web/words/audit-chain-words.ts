import type { Language } from '../../releases/words/language.ts';

type AuditChainWords = {
  readonly title: string;
  /** @param acts how many acts the chain has */
  readonly head: (acts: number) => string;
  readonly none: string;
  readonly note: string;
};

const english: AuditChainWords = {
  title: 'Head of the log',
  head: (acts) => `Acts in the chain: ${acts}. Hash of the last one:`,
  none: 'No act yet.',
  note: 'The hash of each act covers the one before it. Note the last hash somewhere else: “zerkalo audit-log verify --head …” tells later whether anything was changed, removed or cut off. Backups note it too.',
};

const russian: AuditChainWords = {
  title: 'Последнее звено журнала',
  head: (acts) => `Действий в цепочке: ${acts}. Хеш последнего:`,
  none: 'Действий ещё нет.',
  note: 'Хеш каждого действия охватывает предыдущее. Запишите последний хеш в другом месте: «zerkalo audit-log verify --head …» позже скажет, не изменили ли что-нибудь, не убрали ли и не отрезали ли конец. Резервные копии тоже его записывают.',
};

export function auditChainWords(language: Language): AuditChainWords {
  return language === 'ru' ? russian : english;
}
