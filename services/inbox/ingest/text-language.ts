const german =
  /(?<![\p{L}\p{N}])(?:und|der|die|das|nicht|wir|sie|ihre?n?|für|mit|eine?n?|vielen|dank|grüßen|anfrage|gerne)(?![\p{L}\p{N}])/giu;
const english =
  /(?<![\p{L}\p{N}])(?:the|and|you|your|for|with|have|this|that|please|thank|thanks|regards|would|will|our)(?![\p{L}\p{N}])/giu;

/**
 * Language of a letter among those that campaigns are written in, by its script and its commonest words; null when the text says
 * too little. Looks at the first 20,000 characters.
 */
export function textLanguage(text: string): 'ru' | 'de' | 'en' | null {
  const head = text.slice(0, 20_000);
  const letters = (head.match(/\p{L}/gu) ?? []).length;
  if (letters < 10) return null;
  const cyrillic = (head.match(/\p{Script=Cyrillic}/gu) ?? []).length;
  // Names of technologies and signatures bring Latin letters into any Russian letter.
  if (cyrillic * 3 > letters) return 'ru';
  const [de, en] = [(head.match(german) ?? []).length, (head.match(english) ?? []).length];
  if (de === en) return /[äöüß]/iu.test(head) ? 'de' : null;
  return de > en ? 'de' : 'en';
}
