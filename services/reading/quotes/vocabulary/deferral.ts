import { wordList } from './word-pattern.ts';

/** Words that put the price off to later. */
export const deferral = wordList`
  стоимость (?:обсуждается|рассчитывается|рассчитаем|зависит|определяется|уточн~|будет понятна) | зависит от |
  цен[аы] (?:по запросу|договорная|обсуждается|зависит|индивидуальн~) | рассчита~ (?:точную )?(?:стоимость|смету) |
  (?:подготов|пришл|сдела|вышл|отправ)~ (?:вам )?(?:~ )?(?:расчет|смету|кп|предложение) | готов~ (?:смету|расчет|кп) |
  после (?:брифа|созвона|встречи|заполнения|звонка|уточнения) |
  on request | depends? on | varies | after (?:the|a|our) (?:call|brief|briefing|meeting) |
  once we (?:know|have|understand) |
  (?:send|prepare|put together|get|provide|give|work out)(?: you)?(?: back)?(?: (?:with|to|a|an|our|you|detailed|firm|proper|accurate)){0,3} (?:quote|estimate|proposal|figure|price) |
  auf anfrage | nach aufwand | häng(?:t|en) (?:~ ){0,3}(?:von|vom) | abhängig v(?:on|om) |
  angebot (?:~ ){0,2}(?:erstell|zusend|ausarbeit|schick|unterbreit|zukommen)~ |
  (?:schick|send|erstell)~ (?:~ ){0,4}(?:angebot|kostenvoranschlag) |
  nach (?:dem|einem) (?:~ )?(?:gespräch|briefing|telefonat)
`;
