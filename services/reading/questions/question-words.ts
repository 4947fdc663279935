/** A word or phrase anywhere in a sentence, by its stem. */
const word = (stems: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems})`, 'iu');

/** What asks without a question mark: a request to say, to name, to describe. */
export const request: RegExp = word(
  'уточните|подскажите|расскажите|сообщите|напишите,? пожалуйста|опишите|ответьте|укажите|назовите|скажите|интересует,|хотелось бы (?:узнать|понять|уточнить)|' +
    "please (?:let (?:us|me) know|tell (?:us|me)|advise|confirm|specify|describe|share|clarify|indicate)|could you (?:tell|share|clarify|specify|describe|let)|let (?:us|me) know (?:what|which|how|when|whether|if you have)|we(?: would|[’']d) (?:like|need) to know|" +
    'teilen sie uns (?:bitte )?mit|bitte (?:nennen|beschreiben|teilen|schildern|sagen)|nennen sie|beschreiben sie|uns interessiert|wir würden gerne? wissen',
);

/** A question mark behind these asks nothing: offers, courtesies, questions of rhetoric and of our own letter. */
export const notAsked: RegExp = word(
  'почему (?:мы|выбирают|именно мы)|знаете ли вы,? что|хотите (?:продавать|больше клиентов|увеличить)|остались вопросы|есть вопросы|появились вопросы|возникли вопросы|как (?:ваши )?дела|что (?:мы|вы) (?:предлагаем|получите|получаете)|что входит в|как мы работаем|кто мы|' +
    "any (?:further )?questions|why (?:choose us|us|work with)|did you know|how are you|what(?: is|[’']s) included|what do (?:you get|we offer)|who are we|how do we work|want more (?:sales|clients|customers)|" +
    'haben sie (?:noch |weitere )?fragen|noch fragen|warum wir|wie geht es ihnen|wussten sie|was ist (?:im preis )?enthalten|wer sind wir|wie arbeiten wir',
);

export const proposesMeeting: RegExp = word(
  'удобно (?:ли )?(?:вам )?(?:созвониться|встретиться|поговорить|будет)|когда (?:вам )?(?:удобно|можно)|можно (?:вам )?(?:позвонить|набрать)|давайте созвонимся|созвонимся|' +
    '(?:can|could|may|shall) (?:we|i) (?:call|have a call|meet|schedule|arrange|give you a (?:call|ring))|when (?:would|can|is a good time|are you (?:free|available))|are you (?:free|available)|' +
    'wann (?:können|dürfen|passt|darf|erreiche|wäre)|passt ihnen|können wir telefonieren|darf ich sie anrufen|hätten sie zeit',
);

const budget = word(
  'бюджет|на какую сумму|сколько (?:вы )?(?:готовы|планируете|хотите) (?:потратить|вложить|заплатить)|какую сумму|рассчитываете (?:на сумму|потратить)|в какую (?:сумму|цену)|ценов\\p{L}{1,4} (?:вилк|ориентир|рамк|диапазон)|' +
    'budget|how much (?:are you|do you|would you|have you)|price range|what (?:figure|sum|amount)|(?:looking|willing|planning) to (?:spend|invest)|spend|preisvorstellung|preisrahmen|kostenrahmen|wie viel (?:möchten|wollen|können|dürfen|darf)|wieviel (?:möchten|darf)|finanziell\\p{L}{0,3} rahmen|ausgeben|investieren',
);
const deadline = word(
  'срок|к какой дате|к какому (?:числу|времени|дню|месяцу)|когда (?:нужен|нужно|нужна|планируете|хотите|должен|вы (?:планируете|хотите)|открыти|запуск|старт)|как скоро|насколько срочно|дата (?:запуска|открытия)|дедлайн|горит|' +
    'deadline|by when|when (?:do you (?:need|want|plan|hope)|would you like (?:to (?:launch|start)|it)|should|is (?:the|your) (?:launch|opening))|how (?:soon|urgent)|time ?(?:line|frame|scale)|launch date|target date|' +
    'bis wann|wann (?:soll|brauchen|benötigen|möchten|planen|muss)|zeitrahmen|zeitplan|termin (?:für|der)|fertigstellung|wie (?:eilig|dringend|schnell)|frist|deadline|starttermin|launchtermin|zeitlich\\p{L}{0,3} rahmen',
);
const irrelevant = word(
  'кому (?:ещё|еще) (?:вы )?(?:писали|обращались|отправляли|направляли)|(?:к каким|в какие) (?:ещё |еще )?(?:студи|компани|агентств)|куда (?:ещё|еще)|с кем (?:ещё|еще)|выручк|оборот|сколько (?:вы )?зарабатываете|прибыл|кто принимает решени|вы принимаете решени|вы (?:лпр|директор)|откуда (?:вы )?(?:о нас )?узнали|как (?:вы )?(?:о нас узнали|нас нашли)|где (?:вы )?(?:о нас узнали|нас нашли)|зачем вам (?:нужен )?сайт|сколько вам лет|какое у вас образование|почему (?:вы )?(?:не|ушли|обратились|решили)|' +
    'who else|which other|what other (?:agencies|studios|companies)|how many (?:other )?(?:agencies|studios|companies|quotes)|turnover|revenue|profit|how did you (?:hear|find)|where did you (?:hear|find)|who (?:makes|signs|decides|is the decision)|decision[- ]maker|are you (?:the one|authori[sz]ed|the owner)|why do you (?:need|want) a (?:web ?)?site|' +
    'wen (?:haben sie )?(?:noch|sonst)|welche (?:anderen|weiteren) (?:agenturen|firmen|anbieter)|(?:andere|weitere|mehrere) (?:agenturen|anbieter|angebote)|umsatz|gewinn|wie (?:haben sie|sind sie) (?:von uns|auf uns|uns)|woher kennen|wer (?:entscheidet|trifft|unterschreibt)|entscheidungsträger|sind sie (?:berechtigt|der inhaber|entscheidungsbefugt)|warum brauchen sie',
);
const company = word(
  '(?:ваш(?:а|ей|у|ем|им|их|е|ем)?|о|как(?:ая|ую)) (?:компани|фирм|бизнес|организаци|отрасл|сфер)|чем (?:вы )?(?:занимает|именно занимает)|чем занима|какие услуги вы|ваш\\p{L}{0,2} (?:клиент|аудитори|конкурент|покупател|регион)|целев\\p{L}{1,3} аудитори|кто ваш|конкурент|в каком городе|где (?:вы )?(?:находит|расположен|работает)|сколько (?:у вас )?(?:сотрудник|филиал|складов)|реквизит|юридическ|как (?:называется|зовут)|фирменн\\p{L}{1,4} стил|логотип|брендбук|текущ\\p{L}{1,4} сайт|(?:есть|имеется) (?:ли )?(?:у вас )?(?:уже )?(?:сайт|домен)|адрес (?:вашего )?сайта|' +
    'your (?:company|business|firm|organi[sz]ation|industry|customers|clients|audience|competitors|brand|current (?:web ?)?site|existing (?:web ?)?site|team|location|market)|target (?:audience|group|market)|competitors|what (?:does|do) (?:your|you) (?:company )?(?:do|sell|offer)|where are you (?:based|located)|how many (?:employees|people|staff|branches|locations)|do you (?:already )?have a (?:logo|brand|web ?site|domain|style)|brand guide|logo|' +
    'ihr(?:e|em|en|er|es)? (?:unternehmen|firma|branche|zielgruppe|kunden|mitbewerber|wettbewerber|marke|aktuelle|bisherige|bestehende|jetzige|standort)|zielgruppe|mitbewerber|wettbewerb|was (?:macht|bietet|verkauft) ihr|wo (?:sitzen|befindet|sind) (?:sie|sich)|wie viele (?:mitarbeiter|filialen|standorte)|logo|corporate design|bereits eine (?:web|domain|seite)|unternehmen',
);
const scope = word(
  'сколько (?:страниц|товаров|позиций|разделов|языков|помещений|фотографий|шаблонов)|как(?:ой|ая|ие|им|ое|ую) (?:функци|раздел|структур|дизайн|сайт|cms|движок|систем|интеграци|задач|контент|язык|версия|фильтр|оплат|каталог|страниц|требовани|материал|возможност|модул|форм|именно|у вас (?:задач|техзадани))|нуж(?:ен|на|но|ны) ли|нужн[аыо]? (?:интеграц|каталог|корзин|оплат|личн|блог|перевод)|(?:есть|имеется|готов[ыо]?|подготовлен\\p{L}{0,2}) ли (?:у вас )?(?:тз|техническ|тексты|бриф|макет|прототип|контент|фото|материал|требован)|(?:есть|готовы) (?:тз|техническое задание|тексты|макет|прототип|фотограф)|кто (?:будет )?(?:пис|готов|наполн|обновл|делает|поддерж)|что (?:должно|нужно|хотите|именно|вы (?:хотите|ждёте|ждете)|для вас|требуется)|примеры сайтов|какие сайты|сайты.{0,20}нрав|мобильн|адаптив|интеграц|crm|1с|хостинг|домен|техническ\\p{L}{2,3} задани|интернет-магазин|лендинг|многоязычн|seo|продвижен|' +
    'how many (?:pages|products|rooms|languages|items|sections|templates|photos)|(?:what|which) (?:pages|features|functions?|functionality|sections|cms|platform|content|languages|integrations?|sites|system|kind|type|sort|style|design|exactly|do you (?:want|need|expect)|should|would you like|payment)|do you (?:need|want|require|have (?:a (?:brief|spec|specification|sitemap|wireframe|design)|any (?:content|texts|photos|examples|wireframes|designs)|content|texts|photos|examples|copy))|who (?:will|is going to|writes|provides|supplies|updates)|will you (?:provide|supply|need|write)|should (?:the|it|we|visitors|customers)|is (?:there a|the (?:copy|content|text)|e-commerce|a shop)|are (?:the )?(?:texts|photos|pictures|texts and)|examples? of (?:sites|websites)|sites you like|cms|crm|hosting|specification|integrat|seo|' +
    'wie viele (?:seiten|produkte|räume|sprachen|unterseiten|artikel|bilder)|welche (?:seiten|funktion|inhalte|sprachen|cms|schnittstellen|bereiche|art|anforderungen|systeme|vorstellungen|zahlungs|features)|welches (?:cms|system)|brauchen sie|benötigen sie|soll(?:en)? (?:die|der|das|wir|es|auch|kunden|ein|eine)|(?:gibt es|haben sie|existieren|liegen) (?:schon |bereits )?(?:ein |eine |einen )?(?:texte|lastenheft|pflichtenheft|briefing|bilder|fotos|inhalte|beispiele|entwurf|entwürfe|design|vorlagen|konzept)|wer (?:liefert|schreibt|pflegt|erstellt|übernimmt)|beispiele|webseiten.{0,20}gefallen|onlineshop|mehrsprachig|schnittstelle|hosting|inhalte|pflegen|funktion',
);

/** In the order in which they are asked: what is nobody's business is told before what sounds like it. */
export const questionKinds = { irrelevant, budget, deadline, scope, company } as const;
