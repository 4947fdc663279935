import { wordList } from './word-pattern.ts';

/** Names of work, of what is built, and of prices themselves; Russian, English, German. */
export const lineItem = wordList`
  дизайн(?:-?макет~|-?концеп~)? | верстк~ | программировани~ | прототип~ | наполнени~ | контент~ | копирайтинг~ |
  текст(?:ы|ов)? | тестировани~ | интеграци~ | настройк~ | аналитик~ | фронт-?енд | б[еэ]к-?енд | логотип~ |
  фирменн~ стил~ | перевод~ | фотосъемк~ | исследовани~ | проектировани~ | управление проектом |
  seo(?:-?оптимизаци~|-?настройк~)? | админк~ | каталог~ | корзин~ | личн~ кабинет~ | обучени~ | анимаци~ | адаптив~ |
  перенос~ | техническ~ задани~ | бриф~ | аудит~ |
  design(?!ers?) | ux(?:\/ui)? | ui | wireframes? | prototyp~ | development | programming | coding | frontend | backend |
  content(?: entry| population)? | copywriting | copy | testing | qa | integrations? | set-?up | analytics | logo |
  branding | translations? | photography | research | discovery | project management | cms | training | animations? |
  migration | consulting | strategy | audit |
  konzeption | konzept | webdesign | gestaltung | programmierung | umsetzung | entwicklung | texte? | texterstellung |
  inhaltspflege | contentpflege | schnittstelle~ | einrichtung | übersetzung~ | fotografie | schulung~ |
  projektmanagement | projektleitung | suchmaschinenoptimierung | tests? | qualitätssicherung | beratung | strategie |
  einweisung | screendesign | workshop | wireframing
`;

export const price = wordList`
  (?<!от |в )стоимост(?:ь|ью) | цен(?:а|у|ой|ник|ы) | стоит | стоят | стоить | обойдется | обойдутся | обходится |
  оценива(?:ем|ю|ется) | оценили | оценка | смет[ау] |
  prices? | priced | costs? | costing | quot(?:e|ed|ing|ation) | estimated? | charge | fees? | ballpark | comes? to |
  run you | come in at |
  preis(?:e|es)? | kosten | kostet | angebot | festpreis | pauschal(?:e|preis)? | beläuft | belaufen | liegt | liegen |
  lägen | honorar | kalkulier~ | berechnen wir | veranschlag~
`;

export const product = wordList`
  сайт(?:ы|ов|ом)? | (?:интернет-?)?магазин~ | лендинг~ | портал | визитк~ | многостраничник | разработк~ | создани~ |
  проект | под ключ |
  (?:web)?sites? | web ?shop | (?:online )?(?:shop|store) | landing pages? | project | redesign | build |
  webs(?:ite|eite)n? | webshop | online-?shops? | homepage | internetauftritt | onepager | relaunch | landingpage | projekt
`;
