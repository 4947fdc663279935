import type { MoneyRole } from '../types.ts';

/** What a word says about the money it stands nearest to. `discounted` is the price after a discount. */
export type Cue =
  | Exclude<MoneyRole, 'weak' | 'quoted_text' | 'signature' | 'equivalent' | 'vat_amount' | 'rate' | 'budget_question'>
  | 'discounted'
  | 'subtotal'
  | 'product';

const join = (...parts: readonly string[]): string => parts.join('|');

/** Words of each cue, as bodies of one expression; of two that start at the same word the earlier row is read. */
export const cueWords: readonly (readonly [Cue, string])[] = [
  [
    'budget_echo',
    join(
      'ваш(?:его|ем|ему|им|у)?(?: \\p{L}+)? бюджет\\p{L}*|бюджет\\p{L}*,? котор\\p{L}+ вы|вы (?:указ|обознач|озвуч|назв|написа|заяв|упомян|планиру|рассчит)\\p{L}*(?: \\p{L}+)?(?: бюджет\\p{L}*| сумм\\p{L}*)?|(?:указанн|обозначенн|озвученн|заявленн|названн|выделенн)\\p{L}+(?: вами)?(?: \\p{L}+)?(?: бюджет\\p{L}*| сумм\\p{L}*)?|ваши(?:х|ми)?(?=\\s*$)|при бюджете|с бюджетом|(?:по|исходя из) вашего бюджета|бюджет (?:с вашей стороны|заказчика)',
      "your(?: \\p{L}+)? budget|you(?:'ve| have)? (?:mentioned|indicated|stated|specified|gave|named|have in mind|set aside)|(?:stated|indicated|mentioned|given) budget|budget you|with a budget",
      'ihr(?:e[mnrs]?)?(?: \\p{L}+)? budget\\p{L}*|von ihnen (?:genannt|angegeben|erwähnt)\\p{L}*|(?:genannt|angegeben|erwähnt)e\\p{L}* budget\\p{L}*|sie (?:haben|hatten|nannten|gaben)(?: \\p{L}+){0,3} budget|ihre(?:n|r)?(?=\\s*$)|bei einem budget|mit einem budget|budgetrahmen von ihnen',
    ),
  ],
  [
    'discounted',
    join(
      '(?:со|с уч[её]том|после|за вычетом)(?: \\p{L}+)? скидк\\p{L}+|цена со скидкой',
      'after (?:the |a )?(?:\\d+ ?% )?discount|with (?:the |a |this )?(?:\\d+ ?% )?discount|discounted(?: price)?(?: to| from)?|reduced to',
      'mit (?:\\d+ ?% )?rabatt|nach (?:abzug|rabatt)(?: von)?|abzüglich (?:\\d+ ?% )?rabatt|rabattiert\\p{L}*',
    ),
  ],
  [
    'discount',
    join(
      'скидк\\p{L}*|(?:с)?эконом(?!ик|ическ)\\p{L}*|выгод\\p{L}*|бонус\\p{L}*|к[еэ]шб[еэ]к\\p{L}*|в подарок|подарок|подарк\\p{L}+|промокод\\p{L}*|сертификат на',
      'discounts?|saves?|savings?|saving|vouchers?|cashback|coupon|free .{0,20}worth|worth',
      '\\p{L}*rabatt\\p{L}*|nachlass|skonto|ersparnis|sparen(?: sie)?|gutschein\\p{L}*|geschenkt|im wert von',
    ),
  ],
  [
    'old_price',
    join(
      'вместо|(?:раньше|прежде|ранее)(?: \\p{L}+)? (?:стоил\\p{L}*|цена)|(?:старая|прежняя|обычная|полная без скидки) цена|обычно стоит|а не',
      'instead of|regular(?:ly)?(?: price)?|normally|usual(?:ly)? price|originally|list price|down from|rrp',
      'statt|anstatt|anstelle von|regulär\\p{L}*|früher|uvp|sonst|normalerweise|listenpreis',
    ),
  ],
  [
    'third_party',
    join(
      'хостинг\\p{L}*|домен(?!ной)\\p{L}*|(?:аренд\\p{L}+ |выделенн\\p{L}+ )сервер\\p{L}*|vps|vds|ssl(?:-сертификат\\p{L}*)?|лицензи\\p{L}*|подписк\\p{L}+ на|фотосток\\p{L}*|рекламн\\p{L}+ бюджет\\p{L}*|бюджет\\p{L}* (?:на|для) (?:реклам|продвиж|директ|контекст)\\p{L}*|комисси\\p{L}*|эквайринг\\p{L}*|госпошлин\\p{L}*|сторонн\\p{L}+ (?:сервис|плагин|модул)\\p{L}*|платн\\p{L}+ (?:плагин|модул)\\p{L}*|оплачива\\p{L}+ (?:отдельно )?(?:хостеру|вендору|напрямую)',
      '(?:web ?)?hosting|domains?(?: name)?(?: registration)?|licen[cs]es?(?: fees?)?|third[- ]party|premium plugins?|plugin licen[cs]e|stock (?:photos?|images?)|ad(?:vertising)? (?:spend|budget)|media budget|ssl(?: certificate)?|transaction fee|commission|shopify plan|subscription to',
      'hosting\\p{L}*|webhosting|domains?|domain\\p{L}+|server(?:miete|kosten)|lizenz\\p{L}*|plugin-?lizenz\\p{L}*|ssl-?zertifikat\\p{L}*|werbebudget\\p{L}*|mediabudget\\p{L}*|stockfotos?|drittanbieter\\p{L}*|fremdkosten|provision\\p{L}*',
    ),
  ],
  [
    'min_order',
    join(
      'минимальн\\p{L}+ (?:заказ|бюджет|чек|порог|сумма(?: заказа| договора)?|сумм\\p{L}+|договор)\\p{L}*|минималк\\p{L}*|не бер[её]м\\p{L}*(?: \\p{L}+){0,4}|не работаем(?: \\p{L}+){0,4}|при (?:заказе|сумме|оплате|покупке)(?: \\p{L}+)?|(?:заказ|договор)\\p{L}* на сумму|начинаем работать|проект\\p{L}* с бюджетом|входной порог',
      "minimum (?:order|project|engagement|budget|spend|fee)(?: size)?|(?:don't|do not|we never|can't) (?:take|accept)(?: on)?(?: \\p{L}+){0,4}|(?:orders?|projects?) (?:over|above|under|below|exceeding)|entry point",
      'mindest(?:bestell|auftrags?|umsatz|budget)\\p{L}*|ab einem (?:auftrags|bestell|projekt)\\p{L}+(?: von)?|projekte (?:unter|ab)|nehmen wir (?:keine|nicht)(?: \\p{L}+){0,4}|auftragswert',
    ),
  ],
  [
    'case_study',
    join(
      'на рынке|рыночн\\p{L}+ цен\\p{L}+|друг\\p{L}+ (?:студи|агентств|компани|подрядчик)\\p{L}+|конкурент\\p{L}*|оборот\\p{L}*|выручк\\p{L}*|прибыл\\p{L}*|продаж(?!ник)\\p{L}*|заработ(?:ал|ать|ок|к)\\p{L}*|кейс\\p{L}*|для (?:одного |другого |нашего )?(?:клиента|заказчика|компании)|наш(?:его|ему|им)? клиент\\p{L}*|окуп\\p{L}*|привлек\\p{L}*|выигра\\p{L}*|грант\\p{L}*|уставн\\p{L}+ капитал\\p{L}*|застрахова\\p{L}*|страхов\\p{L}+|зарплат\\p{L}*|оклад\\p{L}*|средний чек|(?:сделали|делали|разработали|разрабатывали|реализовали|выполнили|выполняли|запустили|запускали|собирали|обош[её]лся|обошлась|обошлось|стоил|стоила|потратил\\p{L}*|вложил\\p{L}*)',
      'revenues?|turnover|profits?|sales(?! tax)|case stud(?:y|ies)|for (?:a|one|another|our|some) (?:\\p{L}+ )?(?:client|customer|company|retailer|brand)|our clients?|grew|raised|funding|conversions?|salary|insur\\p{L}+|grants?|donations?|endowment|(?:we|have|recently|previously|team) (?:built|delivered|developed|did|made|designed|launched|completed)|cost (?:them|him|her|the client)|generated|portfolio',
      'andere (?:agenturen|anbieter|studios)|mitbewerber\\p{L}*|am markt|marktüblich\\p{L}*|wettbewerb\\p{L}*|umsatz(?!steuer)\\p{L}*|umsätze|gewinn|stammkapital|für (?:einen|unseren|den) (?:\\p{L}+ )?kunden|unser(?:em|es|en)? kunde\\p{L}*|referenz\\p{L}*|hat(?:te)? (?:\\p{L}+ ){0,4}gekostet|haben wir (?:\\p{L}+ ){0,6}(?:umgesetzt|realisiert|gebaut|entwickelt)|gehalt|fördersumme|gefördert\\p{L}*|erwirtschaftet\\p{L}*|versicher(?:t|ung)\\p{L}*|spenden\\p{L}*|förder\\p{L}+',
    ),
  ],
  [
    'penalty',
    join(
      'штраф\\p{L}*|неустойк\\p{L}*|пен[яию]|penalt(?:y|ies)|fined?|late fee|vertragsstrafe\\p{L}*|bußgeld\\p{L}*|mahngebühr\\p{L}*|abmahnung\\p{L}*',
    ),
  ],
  [
    'stage',
    join(
      'предоплат\\p{L}*|аванс\\p{L}*|задат\\p{L}+|(?:перв|втор|трет|последн|финальн)\\p{L}+ (?:плат[её]ж|взнос|част|транш)\\p{L}*|доплат\\p{L}*(?! за)|остат\\p{L}+|оставш\\p{L}+|постоплат\\p{L}*|(?:при|после|перед) (?:подписани|сдач|при[её]мк|согласовани|утверждени|запуск|старт)\\p{L}+|по (?:завершении|окончании|факту)|рассрочк\\p{L}*|до начала работ|на старте|половин\\p{L}+|частями|платежами|плат[её]ж(?:и|ей|а)?|плат[её]ж \\d',
      'deposit|down ?payment|up ?front|upfront|advance(?: payment)?|milestones?|instal?lments?|(?:at|on|upon|after|before) (?:the )?(?:\\p{L}+ )?(?:signing|completion|delivery|launch|approval|kick-?off|sign-?off)|payable (?:as|in)|split into|paid in|(?:remaining|outstanding)(?: balance| amount)?|balance|(?:first|second|final|initial) (?:payment|half|instal?lment)|remainder|to (?:start|get started|kick off)',
      'anzahlung\\p{L}*|vorauszahlung\\p{L}*|vorkasse|abschlag\\p{L}*|teilzahlung\\p{L}*|restzahlung|restbetrag|rest|schlusszahlung|schlussrechnung|meilenstein\\p{L}*|(?:erste|zweite|dritte|letzte) (?:rate|zahlung)|bei (?:auftragserteilung|beauftragung|abnahme|fertigstellung|livegang|projektstart)|nach (?:abnahme|fertigstellung|livegang|freigabe)|zu projektbeginn|zahlbar in|in raten',
    ),
  ],
  [
    'stage',
    join(
      'этап\\p{L}*\\s*(?:№\\s*)?\\d|\\d(?:-?[йя])? этап|(?:перв|втор|трет|четв[её]рт)\\p{L}+ (?:этап|очеред|фаз)\\p{L}*|phase\\s*(?:\\d|one|two|three|i+)|stage\\s*(?:\\d|one|two|three)|phase \\d|stufe \\d|\\d\\. ?(?:phase|stufe|etappe)',
    ),
  ],
  [
    'subtotal',
    join(
      'итого (?:по|за) (?!(?:весь|вс[её]|проект\\p{L}*|смет\\p{L}*|договор\\p{L}*))\\p{L}+|подитог|промежуточн\\p{L}+ итог|всего по (?:этап|раздел)\\p{L}+|sub-?total|zwischensumme\\p{L}*|nettosumme|nettobetrag|net total',
    ),
  ],
  [
    'total',
    join(
      'итого\\p{L}*|всего|(?:общ|итогов|полн|суммарн|окончательн|финальн|конечн)\\p{L}+ (?:стоимост|цен|сумм|бюджет)\\p{L}*|итоговый (?:бюджет|ценник)|сумм\\p{L} (?:договора|к оплате|по договору|проекта|заказа)|к оплате|за (?:весь проект|вс[её](?: вместе| про вс[её])?|весь комплекс|весь объем)|стоимость (?:всего )?(?:проекта|всех работ|всего)|в (?:общей )?сумме|суммарно|общ(?:ий|его) итог|вс[её] вместе|комплексно',
      'totals?|totalling|totaling|grand total|in total|overall|all[- ]in|altogether|sum total|(?:total |whole |entire |full )?project (?:price|cost|total|fee)|for everything',
      'gesamt\\p{L}*|summe|insgesamt|endbetrag|endpreis|endsumme|rechnungsbetrag|in summe|alles in allem|projektpreis|projektkosten|projektsumme|angebotssumme|angebotspreis|komplettpreis|zusammen|bruttobetrag|zahlbetrag',
    ),
  ],
  [
    'addon',
    join(
      'дополнительн\\p{L}*|опциональн\\p{L}*|по желанию|доплат\\p{L}+ за|отдельно(?! стоящ)|сверх этого|помимо этого|кроме того|при необходимости|если (?:нужн|потребу|понадоб|захот)\\p{L}+|можно добавить|допы?|плюс(?! ?[(:—–-])',
      'additional(?:ly)?|optional(?:ly)?|extras?|add-?ons?|on top(?: of that)?|if you (?:need|want|would like|also)|plus(?! ?[(:–-])|surcharge|separately|upgrade',
      'optional\\p{L}*|zusätzlich\\p{L}*|zusatz\\p{L}*|aufpreis|extra|bei bedarf|falls gewünscht|auf wunsch|zuzüglich(?! (?:mwst|ust|mehr|umsatz))|mehrpreis|separat',
    ),
  ],
  [
    'support',
    join(
      'поддержк\\p{L}*|сопровожден\\p{L}*|обслуживан\\p{L}*|абонентск\\p{L}+|абонплат\\p{L}*|ведени[ея] (?:рекламы|соцсетей|сайта)|ежемесячн\\p{L}+|support|maintenance|retainer|care plan|upkeep|wartung\\p{L}*|betreuung\\p{L}*|pflege(?:paket)?|wartungsvertrag',
    ),
  ],
  [
    'option',
    join(
      '(?:вариант|пакет|тариф|комплектаци|конфигураци)\\p{L}*|опци[яию] \\S+|(?:миним|базов|стандарт|оптимал|расширенн|максимальн|полн|премиум|премиальн|эконом|бюджетн)\\p{L}* (?:вариант|верси|комплектаци|решени|пакет|тариф)\\p{L}*|(?<=[«"])(?:базов|стандарт|оптим|премиум|бизнес|эконом|лайт|старт|про|макс|комфорт|light|start|business)\\p{L}*(?=[»"])|\\p{L}*(?:премиум|стандарт|лайт|эконом|базовый|расширенный|оптимальный)',
      'options? (?:\\d|[a-c]|one|two|three)|packages?|tiers?|(?:basic|standard|premium|starter|essential|professional|enterprise|advanced|bronze|silver|gold)(?: (?:package|plan|version|site|option|tier))?|plan [a-c\\d]',
      'variante\\p{L}*|paket\\p{L}*|tarif\\p{L}*|(?:basis|standard|premium|komfort|starter|business|profi)(?:-?paket|-?variante|-?version)?',
    ),
  ],
  [
    'line_item',
    join(
      'дизайн(?:-?макет\\p{L}*|-?концеп\\p{L}+)?|верстк\\p{L}*|программировани\\p{L}*|прототип\\p{L}*|наполнени\\p{L}*|контент\\p{L}*|копирайтинг\\p{L}*|текст(?:ы|ов)?|тестировани\\p{L}*|интеграци\\p{L}*|настройк\\p{L}*|аналитик\\p{L}*|фронт-?енд|б[еэ]к-?енд|frontend|backend|логотип\\p{L}*|фирменн\\p{L}+ стил\\p{L}*|перевод\\p{L}*|фотосъ[её]мк\\p{L}*|исследовани\\p{L}*|проектировани\\p{L}*|управление проектом|seo(?:-?оптимизаци\\p{L}*|-?настройк\\p{L}*)?|админк\\p{L}*|каталог\\p{L}*|корзин\\p{L}*|личн\\p{L}+ кабинет\\p{L}*|обучени\\p{L}*|анимаци\\p{L}*|адаптив\\p{L}*|перенос\\p{L}*|техническ\\p{L}+ задани\\p{L}*|бриф\\p{L}*|аудит\\p{L}*',
      'design(?!ers?)|ux(?:\\/ui)?|ui|wireframes?|prototyp\\p{L}+|development|programming|coding|content(?: entry| population)?|copywriting|copy|testing|qa|integrations?|set-?up|analytics|logo|branding|translations?|photography|research|discovery|project management|seo|cms|training|animations?|migration|consulting|strategy|audit',
      'konzeption|konzept|webdesign|gestaltung|programmierung|umsetzung|entwicklung|texte?|texterstellung|inhaltspflege|contentpflege|schnittstelle\\p{L}*|einrichtung|logo|übersetzung\\p{L}*|fotografie|schulung\\p{L}*|projektmanagement|projektleitung|suchmaschinenoptimierung|tests?|qualitätssicherung|beratung|strategie|einweisung|screendesign|workshop|wireframing|migration',
    ),
  ],
  [
    'price',
    join(
      '(?<!от |в )стоимост(?:ь|ью)|цен(?:а|у|ой|ник|ы)|стоит|стоят|стоить|обойд[её]тся|обойдутся|обходится|оценива(?:ем|ю|ется)|оценили|оценка|смет[ау]',
      'prices?|priced|costs?|costing|quot(?:e|ed|ing|ation)|estimated?|charge|fees?|ballpark|comes? to|run you|come in at',
      'preis(?:e|es)?|kosten|kostet|angebot|festpreis|pauschal(?:e|preis)?|beläuft|belaufen|liegt|liegen|lägen|honorar|kalkulier\\p{L}+|berechnen wir|veranschlag\\p{L}+',
    ),
  ],
  [
    'product',
    join(
      'сайт(?:ы|ов|ом)?|(?:интернет-?)?магазин\\p{L}*|лендинг\\p{L}*|портал|визитк\\p{L}*|многостраничник|разработк\\p{L}+|создани\\p{L}+|проект|под ключ',
      '(?:web)?sites?|web ?shop|(?:online )?(?:shop|store)|landing pages?|project|redesign|build',
      'webs(?:ite|eite)n?|webshop|online-?shops?|homepage|internetauftritt|onepager|relaunch|landingpage|projekt',
    ),
  ],
];
