import type { DomainRefusal } from '../../releases/benchmark/proof/studio-domain.ts';
import type { Language } from '../../releases/words/language.ts';

export type StudioTold =
  | DomainRefusal
  | 'too_often'
  | 'not_found'
  | 'unknown'
  | 'mail_sent'
  | 'mail_too_often'
  | 'key_wrong'
  | 'left'
  | 'role_missing'
  | 'no_audit';

const told: Readonly<Record<Language, Readonly<Record<StudioTold, string>>>> = {
  en: {
    not_a_domain: 'This is no domain. Write it as in a browser: studio.example.',
    public_suffix: 'Many firms have names below this one. Write the domain of your own firm.',
    shared_host: 'Many firms have pages on this host, so it proves nothing about yours. Write a domain of your own.',
    free_mail: 'This is a mail provider. Write the domain of your site.',
    too_often: 'This was tried too often today. Try again tomorrow.',
    not_found: 'It was not found. New records can take some hours to be seen; nothing else has to be done meanwhile.',
    unknown: 'This link or question has ended or was used. Begin anew.',
    mail_sent:
      'A letter will be sent within a few minutes. It goes out once; a domain that opted out before gets none, and uses one of the other ways.',
    mail_too_often: 'This address or domain was written to already. Wait an hour, or use another way.',
    key_wrong: 'This key opens nothing.',
    left: 'You are signed out.',
    role_missing: 'Choose one of the addresses.',
    no_audit: 'There is no such audit in this room.',
  },
  ru: {
    not_a_domain: 'Это не домен. Напишите его так, как в браузере: studio.example.',
    public_suffix: 'Под этим именем живут многие фирмы. Напишите домен своей фирмы.',
    shared_host: 'На этом сайте страницы многих фирм, о вашей он ничего не доказывает. Напишите собственный домен.',
    free_mail: 'Это почтовая служба. Напишите домен своего сайта.',
    too_often: 'Сегодня было слишком много попыток. Попробуйте завтра.',
    not_found: 'Пока не найдено. Новые записи бывают видны через несколько часов; ничего другого делать не нужно.',
    unknown: 'Эта ссылка или проверка закончилась или уже использована. Начните сначала.',
    mail_sent:
      'Письмо уйдёт в течение нескольких минут. Оно отправляется один раз; домену, который раньше отказался от писем, оно не придёт — выберите другой способ.',
    mail_too_often: 'На этот адрес или домен уже писали. Подождите час или выберите другой способ.',
    key_wrong: 'Этот ключ ничего не открывает.',
    left: 'Вы вышли.',
    role_missing: 'Выберите один из адресов.',
    no_audit: 'Такой проверки в этом кабинете нет.',
  },
};

const english = {
  told: told.en,
  faults: 'Please correct:',
  title: 'For studios',
  lead: 'Here a web studio sees what concerns it alone: how our inquiry reached it, how it answered, and where that lies among all studios of the same wave.',
  silence:
    'Nothing is shown of a wave before it is finished for everybody. Until then this page is the same for every studio, whether it was written to or not.',
  domain: 'Domain of your site',
  domainHint: 'For example studio.example. A sub-domain stands for the whole firm.',
  go: 'Go on',
  byKey: 'Or with a key of the operator',
  key: 'Key',
  keyHint: 'It begins with zs_.',
  signIn: 'Sign in',
  proofTitle: (domain: string) => `Show that ${domain} is yours`,
  proofLead: 'One of three ways is enough. What was begun here ends after seven days.',
  mailTitle: 'By a letter to your domain',
  mailLead: 'We write to one of these addresses and to no other. The letter has a link that works once.',
  mailTo: 'Address',
  mailSend: 'Send the letter',
  mailOff: 'Letters are not set up here. Use one of the other two ways.',
  dnsTitle: 'By a DNS record',
  dnsLead: 'Add a TXT record to the zone of your domain, then press the button. It may be deleted afterwards.',
  fileTitle: 'By a file on your site',
  fileLead:
    'Put a text file with this one line at this address, then press the button. A redirect to another host does not count.',
  name: 'Name',
  value: 'Value',
  address: 'Address',
  content: 'Content',
  look: 'Look now',
  otherDomain: 'Another domain',
  mailPageTitle: (domain: string) => `Do you speak for ${domain}?`,
  mailPageLead: 'Press the button to see here what is shown to this studio alone.',
  mailPageButton: 'Yes, go in',
  roomTitle: (domain: string) => `The room of ${domain}`,
  proved: 'Proved by',
  proofs: (proof: string) => proof,
  leave: 'Sign out',
  audits: 'Audits of your studio',
  noAudits:
    'There is nothing to show. Either no audit of your studio is finished, or there was none: both look like this.',
  preview: 'before publication, for your word',
  published: 'published',
  askTitle: 'Ask for an audit',
  askLead:
    'A studio may ask to be written to. It is taken into a later wave of volunteers, beside every sample and in no public number. Nobody is told when.',
  askEmail: 'Address for questions about it',
  ask: 'Ask for an audit',
  asked: {
    noted: 'Noted. When it takes place is not said in advance.',
    asked_before: 'You have asked before; once is enough.',
    opted_out: 'This domain opted out for ever. Only the operator can change that.',
    email_invalid: 'This is no e-mail address.',
  },
  optOutTitle: 'Never write to us again',
  optOutLink: 'Opt out',
  optOutWhat: [
    'From this moment on nothing more is sent to the studio: no inquiry, no reminder, no courtesy letter, whatever is planned.',
    'The studio is never drawn into a sample again.',
    'What was already observed stays in the numbers of its wave, without a name. Published releases do not change.',
    'It holds for ever. It cannot be undone here; only the operator could, by hand.',
    'All sign-ins of this domain end. Whoever comes back proves the domain anew.',
  ],
  optOutConfirm: (domain: string) => `Never contact ${domain} again`,
  optOutDone: (domain: string) => `${domain} is on the list. Nothing will be sent to it any more.`,
  optOutAlready: 'This domain has opted out. Nothing is sent to it.',
  publicOptOutLead:
    'For everybody who answers for a domain. We write to one of its fixed addresses; only who reads that letter can opt out.',
  optOutMailTitle: (domain: string) => `Opt ${domain} out for ever?`,
  optOutElsewhere: 'Without a letter: prove the domain by a DNS record or a file, then opt out there.',
  notSetUp: 'Letters are not set up here.',
};
type StudioWords = typeof english;

const russian: StudioWords = {
  told: told.ru,
  faults: 'Исправьте, пожалуйста:',
  title: 'Студиям',
  lead: 'Здесь веб-студия видит то, что касается только её: как дошёл наш запрос, как она ответила и где это находится среди всех студий той же волны.',
  silence:
    'О волне ничего не показывают, пока она не закончена для всех. До тех пор эта страница одинакова для любой студии, писали ей или нет.',
  domain: 'Домен вашего сайта',
  domainHint: 'Например, studio.example. Поддомен означает всю фирму.',
  go: 'Дальше',
  byKey: 'Или по ключу оператора',
  key: 'Ключ',
  keyHint: 'Начинается с zs_.',
  signIn: 'Войти',
  proofTitle: (domain: string) => `Покажите, что ${domain} — ваш`,
  proofLead: 'Достаточно одного способа из трёх. Начатое здесь действует семь дней.',
  mailTitle: 'Письмом на ваш домен',
  mailLead: 'Мы пишем на один из этих адресов и ни на какой другой. В письме ссылка, которая действует один раз.',
  mailTo: 'Адрес',
  mailSend: 'Отправить письмо',
  mailOff: 'Отправка писем здесь не настроена. Выберите один из двух других способов.',
  dnsTitle: 'Записью в DNS',
  dnsLead: 'Добавьте в зону домена запись TXT и нажмите кнопку. Потом её можно удалить.',
  fileTitle: 'Файлом на вашем сайте',
  fileLead:
    'Положите по этому адресу текстовый файл с одной этой строкой и нажмите кнопку. Переадресация на другой сайт не считается.',
  name: 'Имя',
  value: 'Значение',
  address: 'Адрес',
  content: 'Содержимое',
  look: 'Проверить',
  otherDomain: 'Другой домен',
  mailPageTitle: (domain: string) => `Вы говорите от имени ${domain}?`,
  mailPageLead: 'Нажмите кнопку, чтобы увидеть здесь то, что показывают только этой студии.',
  mailPageButton: 'Да, войти',
  roomTitle: (domain: string) => `Кабинет ${domain}`,
  proved: 'Подтверждено',
  proofs: (proof: string) =>
    proof
      .replace(/^TXT record$/u, 'запись в DNS')
      .replace(/^file on the site$/u, 'файл на сайте')
      .replace(/^letter to /u, 'письмо на '),
  leave: 'Выйти',
  audits: 'Проверки вашей студии',
  noAudits:
    'Показать нечего. Либо ни одна проверка вашей студии не закончена, либо их не было: выглядит это одинаково.',
  preview: 'до публикации, ждёт вашего слова',
  published: 'опубликовано',
  askTitle: 'Попросить о проверке',
  askLead:
    'Студия может попросить, чтобы ей написали. Её возьмут в одну из следующих волн добровольцев, отдельно от выборки и без вклада в публичные числа. Когда именно, не сообщают.',
  askEmail: 'Адрес для вопросов об этом',
  ask: 'Попросить о проверке',
  asked: {
    noted: 'Записано. Когда это будет, заранее не сообщают.',
    asked_before: 'Вы уже просили, одного раза достаточно.',
    opted_out: 'Этот домен отказался навсегда. Изменить это может только оператор.',
    email_invalid: 'Это не адрес электронной почты.',
  },
  optOutTitle: 'Больше никогда нам не писать',
  optOutLink: 'Отказаться',
  optOutWhat: [
    'С этой минуты студии ничего больше не отправляют: ни запроса, ни напоминания, ни письма вежливости, что бы ни было намечено.',
    'Студия никогда больше не попадёт в выборку.',
    'То, что уже замечено, остаётся в числах своей волны без имени. Опубликованные выпуски не меняются.',
    'Это навсегда. Отменить это здесь нельзя; может только оператор, вручную.',
    'Все входы этого домена заканчиваются. Кто вернётся, подтвердит домен заново.',
  ],
  optOutConfirm: (domain: string) => `Больше никогда не обращаться в ${domain}`,
  optOutDone: (domain: string) => `${domain} — в списке. Туда больше ничего не отправят.`,
  optOutAlready: 'Этот домен отказался. Ему ничего не отправляют.',
  publicOptOutLead:
    'Для любого, кто отвечает за домен. Мы пишем на один из его постоянных адресов; отказаться может только тот, кто прочтёт это письмо.',
  optOutMailTitle: (domain: string) => `Отказаться за ${domain} навсегда?`,
  optOutElsewhere: 'Без письма: подтвердите домен записью в DNS или файлом и откажитесь там.',
  notSetUp: 'Отправка писем здесь не настроена.',
};

export function studioWords(language: Language): StudioWords {
  return language === 'ru' ? russian : english;
}
