import { wordList } from './word-pattern.ts';

/** Parts that a price can play in an offer to us; one list a part, Russian, English, German. */
export const payment = wordList`
  предоплат~ | аванс~ | задат~ | (?:перв|втор|трет|последн|финальн)~ (?:платеж|взнос|част|транш)~ | доплат~(?! за) |
  остат~ | оставш~ | постоплат~ | (?:при|после|перед) (?:подписани|сдач|приемк|согласовани|утверждени|запуск|старт)~ |
  по (?:завершении|окончании|факту) | рассрочк~ | до начала работ | на старте | половин~ | частями | платежами |
  платеж(?:и|ей|а)? | платеж \d |
  deposit | down ?payment | up ?front | advance(?: payment)? | milestones? | instal?lments? | payable (?:as|in) |
  (?:at|on|upon|after|before) (?:the )?(?:~ )?(?:signing|completion|delivery|launch|approval|kick-?off|sign-?off) |
  split into | paid in | (?:remaining|outstanding)(?: balance| amount)? | balance | remainder |
  (?:first|second|final|initial) (?:payment|half|instal?lment) | to (?:start|get started|kick off) |
  anzahlung~ | vorauszahlung~ | vorkasse | abschlag~ | teilzahlung~ | restzahlung | restbetrag | rest | schlusszahlung |
  schlussrechnung | meilenstein~ | (?:erste|zweite|dritte|letzte) (?:rate|zahlung) | zahlbar in | in raten |
  bei (?:auftragserteilung|beauftragung|abnahme|fertigstellung|livegang|projektstart) | zu projektbeginn |
  nach (?:abnahme|fertigstellung|livegang|freigabe)
`;

export const phase = wordList`
  этап~\s*(?:№\s*)?\d | \d(?:-?[йя])? этап | (?:перв|втор|трет|четверт)~ (?:этап|очеред|фаз)~ |
  phase\s*(?:\d|one|two|three|i+) | stage\s*(?:\d|one|two|three) | stufe \d | \d\. ?(?:phase|stufe|etappe)
`;

export const subtotal = wordList`
  итого (?:по|за) (?!(?:весь|все|проект~|смет~|договор~))~ | подитог | промежуточн~ итог | всего по (?:этап|раздел)~ |
  sub-?total | net total | zwischensumme~ | nettosumme | nettobetrag
`;

export const total = wordList`
  итого~ | всего | (?:общ|итогов|полн|суммарн|окончательн|финальн|конечн)~ (?:стоимост|цен|сумм|бюджет)~ |
  итоговый (?:бюджет|ценник) | сумм\p{L} (?:договора|к оплате|по договору|проекта|заказа) | к оплате |
  за (?:весь проект|все(?: вместе| про все)?|весь комплекс|весь объем) | стоимость (?:всего )?(?:проекта|всех работ|всего) |
  в (?:общей )?сумме | суммарно | общ(?:ий|его) итог | все вместе | комплексно | в итоге | в общей сложности |
  totals? | totall?ing | grand total | in total | overall | all[- ]in | altogether | sum total | for everything |
  (?:total |whole |entire |full )?project (?:price|cost|total|fee) | all told | bottom line |
  gesamt(?!e[nrms]? )~ | summe | insgesamt | endbetrag | endpreis | endsumme | rechnungsbetrag | in summe | alles in allem |
  projektpreis | projektkosten | projektsumme | angebotssumme | angebotspreis | komplettpreis | zusammen |
  bruttobetrag | zahlbetrag | alles zusammen | unterm strich | auftragswert
`;

export const addon = wordList`
  дополнительн~ | опциональн~ | по желанию | доплат~ за | отдельно(?! стоящ) | сверх этого | помимо этого | кроме того |
  при необходимости | если (?:нужн|потребу|понадоб|захот)~ | можно добавить | допы? | плюс(?! ?[(:-]) |
  additional(?:ly)? | optional(?:ly)? | extras? | add-?ons? | on top(?: of that)? | surcharge | separately | upgrade |
  if you (?:need|want|would like|also) | plus(?! ?[(:-]) |
  optional~ | zusätzlich~ | zusatz~ | aufpreis | extra | bei bedarf | falls gewünscht | auf wunsch | mehrpreis |
  zuzüglich(?! (?:mwst|ust|mehr|umsatz)) | separat
`;

export const support = wordList`
  поддержк~ | сопровожден~ | обслуживан~ | абонентск~ | абонплат~ | ведени[ея] (?:рекламы|соцсетей|сайта) | ежемесячн~ |
  support | maintenance | retainer | care plan | upkeep |
  wartung~ | betreuung~ | pflege(?:paket)? | wartungsvertrag
`;

export const option = wordList`
  (?:вариант|пакет|тариф|комплектаци|конфигураци)~ | опци[яию] \S+ |
  (?:миним|базов|стандарт|оптимал|расширенн|максимальн|полн|премиум|премиальн|эконом|бюджетн)~ (?:вариант|верси|комплектаци|решени|пакет|тариф)~ |
  (?:базов|стандартн|расширенн|минимальн|максимальн|оптимальн|полн|премиальн|продвинут)(?:ый|ая|ое|ой|ую)(?=\s*(?:[-:]|за |от |$)) |
  (?<=[«"])(?:базов|стандарт|оптим|премиум|бизнес|эконом|лайт|старт|про|макс|комфорт|light|start|business)~(?=[»"]) |
  ~(?:премиум|стандарт|лайт|эконом|базовый|расширенный|оптимальный) |
  options? (?:\d|[a-c]|one|two|three) | packages? | tiers? | plan [a-c\d] | (?:pricing )?plans |
  на выбор | (?:choose|pick) (?:from|between|one) | zur (?:auswahl|wahl) | die wahl zwischen | angebote(?=:) |
  (?:basic|standard|premium|starter|essential|professional|enterprise|advanced|bronze|silver|gold)(?: (?:package|plan|version|site|option|tier))? |
  (?:lite|light|pro|plus|scale|growth|ultimate)(?= (?:at|for|is|package|plan)|\s*[-:(]) |
  (?:small|medium|large) (?:site|website|package|plan|shop|store) |
  variante~ | paket~ | tarif~ | (?:basis|standard|premium|komfort|starter|business|profi)(?:-?paket|-?variante|-?version)?
`;
