import type { FieldRole } from './roles.ts';
import { starts, whole } from './words.ts';

/**
 * Words by which fields name themselves (forms.md A.4): what a person reads (`text`), what the markup says (`name`),
 * and beside each what looks alike and is something else (`notText`, `notName`).
 * Russian, English and German are the field's languages; the others are what such sites are also seen in.
 */
export type RoleWords = { role: FieldRole; text: RegExp; notText?: RegExp; name: RegExp; notName?: RegExp };

const OTHER_NAMES = starts(
  'компани|организац|фирм|сайт|домен|проект|файл|логин|login|company|business|organi[sz]ation|user|domain|project|product|file|event|friend|recipient|firmen|unternehmen|benutzer|card|holder|school|pet|game|empresa|usuario|soci[eé]t[eé]|entreprise|azienda|utente|display|nick|screen|last|first|sur|middle|vor|nach|street|city|cuenta',
);
const CONFIRM = starts('confirm|repeat|again|retype|verify|подтвер|повтор|bestätig|wiederhol|confirma|repit');

const BOTH_NAMES =
  '(?:your )?first and last name|first ?\\/ ?last name|vor- ?(?:und|&|\\/) ?(?:nachname|zuname)|vorname,? (?:und )?nachname|имя и фамилия|фамилия и имя|фамилия,? имя(?:,? отчество)?|имя,? фамилия|имя,? отчество|name (?:and|&) surname|nombre y apellidos?|nom (?:et|&) pr[eé]nom|pr[eé]nom (?:et|&) nom|nome e cognome|nome e sobrenome|name (?:und|&|\\/) vorname|name, ?vorname|nom,? pr[eé]nom|nome completo|jm[eé]no a p[rř][ií]jmen[ií]|imi[eę] i nazwisko';

export const VOCABULARY: readonly RoleWords[] = [
  { role: 'name', text: whole(BOTH_NAMES), name: whole('fio|full ?name|first ?last(?: ?name)?|nombre y apellidos') },
  {
    role: 'first_name',
    text: whole(
      'first ?name|given name|forename|vorname|имя(?= и отчество)|pr[eé]nom|primeiro nome|fornavn|förnamn|voornaam|etunimi|jm[eé]no',
    ),
    notText: whole(`last name|surname|family name|nachname|фамили[яию]|familienname|apellidos?|${BOTH_NAMES}`),
    name: whole('first ?name|fname|f name|given ?name|forename|vorname|prenom|imya|firstname|voornaam|fornavn|first'),
  },
  {
    role: 'last_name',
    text: whole(
      'last ?name|surname|family name|second name|nachname|familienname|фамилия|ваша фамилия|apellidos?|sobrenome|cognome|efternavn|efternamn|achternaam|sukunimi|nazwisko|p[rř][ií]jmen[ií]',
    ),
    notText: whole(`имя|first name|vorname|nombre|${BOTH_NAMES}`),
    name: whole(
      'last ?name|lname|l name|family ?name|surname|sur name|nachname|familiya|lastname|achternaam|cognome|apellidos?',
    ),
  },
  {
    role: 'middle_name',
    text: whole('отчество|ваше отчество|middle name|patronymic'),
    notText: whole('имя|имя и отчество'),
    name: whole('middle ?name|mname|patronymic|otchestvo|additional name|middlename'),
  },
  {
    role: 'name',
    text: whole(
      "имя|ваше имя|фио|ф\\.? ?и\\.? ?о\\.?|как вас зовут|как к вам (?:можно )?обра[тщ]\\p{L}*|контактное лицо|представьтесь|имя и фамилия|фамилия и имя|name|your name|names|full ?name|contact person|ihr name|vor- und nachname|ansprechpartner|nombre|nome|nom|votre nom|navn|namn|naam|nimi|imi[eę]|jm[eé]no a p[rř][ií]jmen[ií]|who are you|what'?s your name|nimesi|ваше им['’]я|ім['’]я|назва|isminiz|adınız|ad soyad|ime(?: i prezime)?|nume(?:le)?|meno|n[eé]v|vardas|isim|όνομα|お名前|氏名|名前|姓名|이름|nazwisko i imi[eę]|votre nom|seu nome|tu nombre|su nombre|il tuo nome|ditt namn|dit navn|uw naam|vaše jméno|twoje imi[eę]",
    ),
    notText: OTHER_NAMES,
    name: whole(
      'name|names|fio|full ?name|your name|fullname|contact name|author|username real|imya|imia|nombre|nome|nom|navn|naam|sender|from name|cname|yname|realname|contactname|contact person|posted ?by|yourname|txtname|vashe imya|client ?name|customer ?name|kontakt ?person|lead ?name|guest ?name|nimi|namn',
    ),
    notName: whole(
      'company|business|user|file|domain|site|project|first|last|sur|middle|nick|organi[sz]ation|friend|recipient|event|product|list|form|card|screen|login|display|school|field',
    ),
  },
  {
    role: 'email',
    text: starts(
      'e-? ?mail|emails?|электронн\\p{L}* (?:почт|адрес)|эл\\.? ?(?:почт|адрес)|почта|ваша почта|почтовый ящик|емейл|имейл|мейл|емайл|мыло|mail(?:adresse)?(?![\\p{L}])|courriel|correo|adresse (?:e-?)?mail|e-post|epost|s[aä]hk[oö]posti|@ ?mail|электронка|пошт|メール|邮箱|电子邮件|이메일|e-?pasts|el\\.? ?pa[sš]tas|indirizzo e-?mail|^(?:ваши? )?контакты?$|^контакты? для (?:обратной )?связи|^как с вами связаться',
    ),
    notText: starts(
      'подписат|рассылк|subscribe|newsletter|friend|recipient|друг|to:|freund|send (?:me )?a copy|mail(?:ing)? (?:address line|list)|e-?mail me',
    ),
    name: whole(
      'e ?mails?|mail|your ?email|pochta|from ?email|email ?address|e ?mail ?adresse|correo|courriel|emailaddress|usermail|mailfrom|epost|sender|reply ?to|txtemail|replyto|useremail|mymail|youremail|posta|rr ?email',
    ),
    notName: whole(
      'confirm|confirmation|repeat|retype|subject|list|template|friend|recipient|optin|opt|copy|to|subscribe|newsletter|cc|verify|2|hp|honeypot',
    ),
  },
  {
    role: 'phone',
    text: starts(
      'телефон|тел(?:\\.|(?![\\p{L}]))|номер(?: вашего)? телефона|ваш номер|мобильн|сотов|контактный номер|номер для связи|моб\\.|phone|tele?phone|mobile|cell(?:phone| phone|ular)?(?![\\p{L}])|contact (?:number|no)|tel(?:\\.|(?![\\p{L}]))|handy(?![\\p{L}])|handynummer|rückruf|rufnummer|festnetz|t[eé]l[eé]fono?|t[eé]l[eé]phone|telem[oó]vel|celular|puhelin|cellulare|gsm(?![\\p{L}])|daytime number|call you|^(?:your )?number$|^номер$|whatsapp/telegram для связи|telefo|mobil(?![\\p{L}])|tlf|numer telefonu|t[aá]lefon|電話|电话|전화|τηλέφωνο',
    ),
    notText: starts(
      'код (?:страны|города)|country code|area code|extension|^fax|^факс|(?:best|good|удобн\\p{L}*) (?:time|врем)|best time|prefer|предпочит|способ связи|как с вами связаться|phone or e-?mail|type of phone',
    ),
    name: whole(
      'phone|tele?phone|tel|mobile|telefono?|mobil|cell|phonenumber|phone number|handy|telnr|contact ?number|cellphone|telefonnummer|your phone|telef|rufnummer|nomer|mob|telefoon|telefone|txtphone|homephone|workphone|dayphone|userphone|gsm|number(?= \\d*$)|callback',
    ),
    notName: whole('code|country|ext|extension|fax|type|prefix|area|ddi|hp|time|order|card'),
  },
];

export const MORE_VOCABULARY: readonly RoleWords[] = [
  {
    role: 'messenger',
    text: starts(
      'телеграм|telegram|ватсап|whats ?app|вотсап|мессенджер|messenger|skype|скайп|icq|viber|вайбер|vk(?![\\p{L}])|аська',
    ),
    notText: starts('phone|телефон'),
    name: whole('telegram|whatsapp|messenger|tg|viber|wa'),
  },
  {
    role: 'company',
    text: starts(
      'компани[яи]|ваша компания|название (?:вашей )?(?:компании|организации|фирмы)|организация|наименование организации|юр\\. ?лицо|фирма|company|organi[sz]ation|business name|your business|firm(?:a|enname)?(?![\\p{L}])|unternehmen|empresa|compa[nñ][ií]a|entreprise|soci[eé]t[eé]|azienda|bedrijf|organisme|virksomhed|f[oö]retag|institution|c[eé]g(?:n[eé]v)?(?![\\p{L}])|yritys|bolag|selskab|spole[cč]nost|会社|公司|employer',
    ),
    notText: starts('размер|size of|website|сайт|телефон|phone|адрес|address|о вашей компании|about your|e-?mail'),
    name: whole(
      'company|companyname|company name|organi[sz]ation|org|firma?|unternehmen|business|empresa|societe|kompaniya|azienda|bedrijf|organization name|societa|institution',
    ),
    notName: whole('size|site|website|phone|email|2|hp|address|type'),
  },
  {
    role: 'position',
    text: whole(
      'должность|ваша должность|job ?title|your role|position|role|ваша роль|funktion|title(?= at)|job|cargo|fonction',
    ),
    name: whole('position|job ?title|jobtitle|role|dolzhnost|job'),
  },
  {
    role: 'site',
    text: starts(
      'сайт|ваш сайт|адрес (?:вашего )?сайта|ссылка на (?:ваш )?сайт|url|web ?site|web ?page|homepage|home page|your site|current (?:site|website)|webseite|web(?: ?adresse)?(?![\\p{L}])|internetseite|domain|домен|sitio web|p[aá]gina web|site (?:web|internet)|web-?сайт|link(?![\\p{L}])|http',
    ),
    notText: starts(
      'создани|разработ|сделать|когда|нуж(?:ен|но)|цель|design|development|about the|problem|тип сайта|type of|youtube|video',
    ),
    name: whole(
      'site|website|url|homepage|web|webpage|domain|link|sayt|yoursite|site ?url|weburl|www|webseite|web ?address',
    ),
    notName: whole('video|image|photo|return|redirect'),
  },
  {
    role: 'budget',
    text: starts(
      'бюджет|планируемый бюджет|стоимост|сумма|budget|price range|preisrahmen|estimated (?:cost|budget)|presupuesto|how much .{0,20}spend',
    ),
    name: whole('budget|price|cost|sum|byudzhet|budzhet|investment'),
  },
  {
    role: 'deadline',
    text: starts(
      'срок|когда нуж|дедлайн|желаемая дата|timeline|time ?frame|deadline|launch date|start date|when do you|дата (?:запуска|сдачи|начала|готовности)|wunschtermin|zeitrahmen|termin|zeitplan|fertigstellung|plazo',
    ),
    name: whole('deadline|term|timeline|timeframe|srok|sroki|launch'),
  },
  {
    role: 'source',
    text: starts(
      'как(?: вы)?(?: о нас)? узнали|откуда (?:вы )?(?:о нас )?узнали|how did you (?:hear|find|learn)|where did you hear|wie (?:sind sie|haben sie).{0,30}(?:aufmerksam|erfahren|gefunden)|heard? about|c[oó]mo nos (?:conoc|encontr)|comment nous avez|source(?![\\p{L}])',
    ),
    name: whole('source|hear|heard|heard about|hear about us|referr?al|how did you|kak uznali|found us'),
  },
  {
    role: 'city',
    text: starts(
      'город|ваш город|регион|область|населенный пункт|city|town|ort(?![\\p{L}])|stadt|wohnort|region|ciudad|ville(?![\\p{L}])|citt[aà]|cidade|location',
    ),
    name: whole('city|town|gorod|region|ort|stadt|ciudad|ville|locality|location'),
  },
  {
    role: 'address',
    text: starts(
      'адрес|улица|индекс|страна|address|street|post ?code|postal|zip|state|country|county|province|adresse(?![\\p{L}])|stra(?:ß|ss)e|plz|land(?![\\p{L}])|direcci[oó]n|pa[ií]s|code postal|endere[cç]o|indirizzo|cap(?![\\p{L}])|fax|факс',
    ),
    notText: starts('e-?mail|электрон|сайт|web|mail|корресп|ip '),
    name: whole(
      'address|addr|street|zip|zipcode|postcode|postal|postalcode|state|country|county|province|plz|strasse|fax|adres|indeks|address ?line|district',
    ),
    notName: whole('e ?mail|mail|web|ip|email'),
  },
  {
    role: 'subject',
    text: starts(
      'тема|тематика|суть (?:вашего )?(?:сообщ|вопрос|обращ)|вкратце|заголовок|subject|topic|title|regarding|re:|betreff|thema|asunto|assunto|objet(?![\\p{L}])|sujet|oggetto|emne|[aä]mne|onderwerp|temat|aihe|reason for|nature of|type of (?:inquiry|enquiry|question|request|feedback)|inquiry type|category|kategorie|cat[eé]gor[ií]|категория|раздел|отдел|department|abteilung|motivo|motif|причина обращ|тип (?:обращ|сообщ|вопрос)|i have a question|concern|anliegen|how can we help you|c[oó]mo podemos ayudar|comment pouvons-nous|wie können wir|чем (?:мы )?мож(?:ем|но) помочь|purpose|grund|otsikko|service request|request type|konu(?![\\p{L}])|p[rř]edm[eě]t|t[aá]rgy|subiect|件名|主题|主旨',
    ),
    notText: starts('job title|должность|project title|event title'),
    name: whole(
      'subject|theme|tema|topic|betreff|title|asunto|assunto|objet|sujet|oggetto|your subject|subj|emne|category|reason|department|inquiry type|enquiry type|thema|otsikko|feedback type|onderwerp|subjekt|kategorie|cid|motivo',
    ),
    notName: whole('job|page|hp|site'),
  },
  {
    role: 'service',
    text: starts(
      "услуг|какая услуга|тип (?:проекта|сайта|работ)|вид (?:услуг|работ)|что вас интересует|вас интересует|направление|интересующ|service|project type|type of (?:project|work|website|service)|(?:i am|i['’]m|are you|you['’]?re) interested|interested in|what (?:do you need|are you looking)|leistung|projektart|dienstleistung|interess|servicio|product of interest|which product|products?(?![\\p{L}])",
    ),
    name: whole('service|services|product|usluga|uslugi|project ?type|interest|interests|leistung|type'),
    notName: whole('subject|request|phone|mime|content'),
  },
  {
    role: 'message',
    text: starts(
      'сообщен|текст (?:сообщ|письм|обращ|вопрос)|коммент|вопрос|ваш вопрос|опишите|описание|расскажите|задач|пожелан|отзыв|обращение|предложен|дополнительн|примечан|детали|подробн|письмо|содержан|message|msg|comments?(?![\\p{L}])|your (?:question|inquiry|enquiry|request|feedback|suggestion|idea|project)|question|enquiry|inquiry|details|description|describe|feedback|suggestions?|tell us|how can we help|what can we|body|remarks?|notes?(?![\\p{L}])|query|additional info|nachricht|mitteilung|ihre anfrage|anfrage|bemerkung|kommentar|projektbeschreibung|frage(?![\\p{L}])|freitext|mensaje|mensagem|messaggio|comentario|consulta|pregunta|votre (?:message|demande)|commentaire|besked|meddel|bericht|viesti|wiadomo|zpr[aá]va|повідомлен|opmerking|mesaj|text(?![\\p{L}])|wie können wir|c[oó]mo podemos ayudar|comment pouvons-nous|чем (?:мы )?мож|tre[sś][cć]|üzenet|poruka|spr[aá]va|съобщ|μήνυμα|お問い合わせ|内容|留言|melding|vraag|domanda|richiesta|d[uú]vida|observac|kysymys|palaute|dotaz|pytanie|zapytanie|ваш запрос|суть вопроса|въпрос',
    ),
    notText: starts('секретн|контрольн|security|secret|subject of|тема|topic|sum of|captcha|type of'),
    name: whole(
      'message|msg|comments?|text|textarea|question|inquiry|enquiry|description|desc|body|content|details|nachricht|mensaje|mensagem|mensaje|messaggio|task|soobshenie|soobschenie|kommentariy|komment|feedback|your message|note|notes|remarks|bericht|besked|query|txtmessage|howcanwehelp|vopros|comentarios?|comentario|info|project|mesaj|viesti|mess|request|opinion|suggestions?|anfrage|bemerkung',
    ),
    notName: whole('type|subject|title|name|code|captcha|email|id|date|file|hp|security'),
  },
];

/** Repeating a value (a second e-mail field) is not the field itself. */
export const CONFIRMATION = CONFIRM;
