import { wordList } from './word-pattern.ts';

/** Money in a reply that nobody asks of us; one list a trap, Russian, English, German. */
export const discounted = wordList`
  (?:со|с учетом|после|за вычетом)(?: ~)? скидк~ | цена со скидкой |
  after (?:the |a )?(?:\d+ ?% )?discount | with (?:the |a |this )?(?:\d+ ?% )?discount | reduced to |
  discounted(?: price)?(?: to| from)? |
  mit (?:\d+ ?% )?rabatt | nach (?:abzug|rabatt)(?: von)? | abzüglich (?:\d+ ?% )?rabatt | rabattiert~
`;

export const discount = wordList`
  скидк~ | (?:с)?эконом(?!ик|ическ)~ | выгод~ | бонус~ | к[еэ]шб[еэ]к~ | в подарок | подарок | подарк~ | промокод~ |
  сертификат на | уступ(?:им|ка|ку) | скинем |
  discounts? | saves? | savings? | saving | vouchers? | cashback | coupon | rebate | free .{0,20}worth | worth |
  reduction(?: of)? |
  ~rabatt~ | ~nachlass | skonto | ersparnis | sparen(?: sie)? | gutschein~ | geschenkt | im wert von
`;

export const oldPrice = wordList`
  вместо | (?:раньше|прежде|ранее)(?: ~)? (?:стоил~|цена) | (?:старая|прежняя|обычная|полная без скидки) цена |
  обычно (?:стоит|берем) | а не |
  instead of | regular(?:ly)?(?: price)? | normally | usual(?:ly)? price | originally | list price | down from | rrp |
  statt | anstatt | anstelle von | regulär~ | früher | uvp | sonst | normalerweise | listenpreis | eigentlich
`;

export const thirdParty = wordList`
  хостинг~ | домен(?!ной)~ | (?:аренд~ |выделенн~ )сервер~ | vps | vds | ssl(?:-сертификат~)? | лицензи~ |
  подписк~ на | фотосток~ | рекламн~ бюджет~ | бюджет~ (?:на|для) (?:реклам|продвиж|директ|контекст)~ | комисси~ |
  эквайринг~ | госпошлин~ | сторонн~ (?:сервис|плагин|модул)~ | платн~ (?:плагин|модул|шрифт)~ |
  оплачива~ (?:отдельно )?(?:хостеру|вендору|напрямую) |
  (?:web ?)?hosting | domains?(?: name)?(?: registration)? | licen[cs]es?(?: fees?)? | third[- ]party |
  premium plugins? | plugin licen[cs]e | font licen[cs]e | stock (?:photos?|images?) |
  ad(?:vertising)? (?:spend|budget) | media budget | ssl(?: certificate)? | transaction fee | commission |
  (?:shopify|webflow|squarespace|wix) (?:plan|subscription) | subscription to |
  hosting~ | webhosting | domains? | domain~ | server(?:miete|kosten) | lizenz~ | plugin-?lizenz~ | schriftlizenz~ |
  ssl-?zertifikat~ | werbebudget~ | mediabudget~ | stockfotos? | drittanbieter~ | fremdkosten | provision~
`;

export const minOrder = wordList`
  минимальн~ (?:заказ|бюджет|чек|порог|сумма(?: заказа| договора)?|сумм~|договор)~ | минималк~ | наш минимум |
  не берем~(?: ~){0,4} | не работаем(?: ~){0,4} | при (?:заказе|сумме|оплате|покупке)(?: ~)? |
  (?:заказ|договор)~ на сумму | начинаем работать | проект~ с бюджетом | входной порог | порог входа |
  (?:берем|беремся|принимаем|работаем)(?: ~){0,2} (?:проект|заказ|задач)~(?: ~)? |
  minimum (?:order|project|engagement|budget|spend|fee)(?: size)? | our minimum | minimum is | entry point |
  (?:don't|do not|we never|can't|only|rarely) (?:take|accept|consider)(?: on)?(?: ~){0,4} |
  (?:orders?|projects?) (?:over|above|under|below|exceeding|from) |
  mindest(?:bestell|auftrags?|umsatz|budget|projekt)~ | ab einem (?:auftrags|bestell|projekt)~(?: von)? | unser minimum |
  (?:projekte|aufträge) (?:erst )?(?:unter|ab) | nehmen wir (?:keine|nicht|erst|nur)(?: ~){0,4}
`;

export const caseStudy = wordList`
  фрилансер~ | у них | у коллег | на рынке | рыночн~ цен~ | друг~ (?:студи|агентств|компани|подрядчик)~ | конкурент~ | оборот~ | выручк~ | прибыл~ |
  продаж(?!ник)~ | заработ(?:ал|ать|ок|к)~ | кейс~ | для (?:одного |другого |нашего )?(?:клиента|заказчика|компании) |
  наш(?:его|ему|им)? клиент~ | окуп~ | привлек~ | выигра~ | грант~ | уставн~ капитал~ | застрахова~ | страхов~ |
  зарплат~ | оклад~ | средний чек | сделали | делали | разработали | разрабатывали | реализовали | выполнили |
  выполняли | запустили | запускали | собирали | обошелся | обошлась | обошлось | стоил | стоила | потратил~ |
  вложил~ | заплатил~ | продали |
  (?:other|most|many|some|big|larger?) (?:agencies|studios|companies|shops) | agencies (?:in|would|will|charge) |
  competitors? | freelancers? | someone else | another (?:studio|agency) | elsewhere | (?:on )?the market | market rate | earn(?:ed|s|ing)? | revenues? | turnover | profits? |
  help(?:ed|s)? (?:a|an|our|one) (?:~ )?(?:client|customer|company|brand) | sales(?! tax) | case stud(?:y|ies) |
  for (?:a|one|another|our|some) (?:~ )?(?:client|customer|company|retailer|brand) | our clients? | grew | raised |
  funding | conversions? | salary | insur~ | grants? | donations? | endowment | generated | portfolio |
  (?:we|have|recently|previously|team) (?:built|delivered|developed|did|made|designed|launched|completed) |
  cost (?:them|him|her|the client) | paid (?:us|them) | client paid | spent |
  freelancer~ | bei anderen | andere (?:agenturen|anbieter|studios) | mitbewerber~ | am markt | marktüblich~ | wettbewerb~ | umsatz(?!steuer)~ |
  umsätze | gewinn | stammkapital | für (?:einen|unseren|den) (?:~ )?kunden | unser(?:em|es|en)? kunde~ | referenz~ |
  hat(?:te)? (?:~ ){0,4}gekostet | haben wir (?:~ ){0,6}(?:umgesetzt|realisiert|gebaut|entwickelt) | gehalt |
  fördersumme | gefördert~ | erwirtschaftet~ | versicher(?:t|ung)~ | spenden~ | förder~ | bezahlte
`;

export const penalty = wordList`
  штраф~ | неустойк~ | пен[яию] | penalt(?:y|ies) | fined? | late fee | vertragsstrafe~ | bußgeld~ | mahngebühr~ |
  abmahnung~
`;
