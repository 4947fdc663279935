import { wordList } from './word-pattern.ts';

/** Words that say our own budget back to us. */
export const budgetEcho = wordList`
  ваш(?:его|ем|ему|им|у)?(?: ~)? бюджет~ | бюджет~,? котор~ вы | бюджет (?:с вашей стороны|заказчика) |
  вы (?:указ|обознач|озвуч|назв|написа|заяв|упомян|планиру|рассчит|закладыва|заложи|писали)~(?: ~)?(?: бюджет~| сумм~)? |
  (?:указанн|обозначенн|озвученн|заявленн|названн|выделенн|заложенн)~(?: вами)?(?: ~)?(?: бюджет~| сумм~)? |
  ваши(?:х|ми)?(?=\s*$) | при бюджете | с бюджетом | (?:по|исходя из|в рамках) вашего бюджета |
  your(?: ~)? budget | budget you | with a budget | (?:stated|indicated|mentioned|given|proposed) budget |
  you(?:'ve| have)? (?:mentioned|indicated|stated|specified|gave|named|have in mind|set aside|budgeted|allocated) |
  your (?:figure|number|sum|amount) of |
  ihr(?:e[mnrs]?)?(?: ~)? budget~ | ihr(?:e[mnrs]?)? (?:rahmen|budgetrahmen|vorstellung~)(?: von)? |
  von ihnen (?:genannt|angegeben|erwähnt|veranschlagt)~ | (?:genannt|angegeben|erwähnt|veranschlagt)e~ budget~ |
  sie (?:haben|hatten|nannten|gaben)(?: ~){0,3} budget | ihre(?:n|r)?(?=\s*$) | bei einem budget | mit einem budget
`;
