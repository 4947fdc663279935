/** Words of one language: what a studio did, for whom, and the work it would otherwise be paid for. */
type Words = { readonly did: string; readonly work: string; readonly forUs: string; readonly notFor: string };

const russian: Words = {
  did: 'подготовил[иа]?|сделал[иа]?|нарисовал[иа]?|набросал[иа]?|отрисовал[иа]?|составил[иа]?|разработал[иа]?|спроектировал[иа]?|рису(?:ем|ет|ю)|готов(?:им|ит|лю)|проектиру(?:ем|ет|ю)|начал[иа]? (?:рисовать|проектировать|готовить|делать)',
  work: 'макет\\p{L}*|прототип\\p{L}*|эскиз\\p{L}*|наброс\\p{L}+|концепт\\p{L}*|концепци\\p{L}+|дизайн\\p{L}*|техническ\\p{L}+ задани\\p{L}+|тз',
  forUs: 'вам|вас|ваш\\p{L}*|уже',
  notFor: 'пример\\p{L}*|образ[ец]\\p{L}*|похож\\p{L}*|предложени\\p{L}*|портфолио|подборк\\p{L}+',
};
const english: Words = {
  did: 'prepared|made|drawn|drew|designed|drafted|sketched|created|started|began|(?:am|are|is) (?:drawing|designing|preparing|sketching)',
  work: 'mock-?ups?|wireframes?|prototypes?|sketch(?:es)?|concepts?|designs?|specifications?|drawings?',
  forUs: 'you|your|already',
  notFor: 'examples?|samples?|similar|proposals?|offers?|portfolio',
};
const german: Words = {
  did: '(?:habe|haben)',
  work: 'entw(?:u|ü)rfe?|prototyp\\p{L}*|skizzen?|konzepte?|wireframes?|mockups?|lastenheft|pflichtenheft|spezifikation',
  forUs: 'sie|ihnen|ihre?|ihren|bereits|schon',
  notFor: 'beispiele?|muster|ähnliche\\p{L}*|angebot\\p{L}*|portfolio',
};

const word = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');
const languages = [russian, english, german].map(({ did, work, forUs, notFor }) => ({
  forUs: word(forUs),
  /** The deed and, at most five words on, the work; a word between that makes it something ready ends the match. */
  deed: word(`(?:${did})(?:,? (?!(?:${notFor})(?!\\p{L}))[\\p{L}«»"-]{1,40}){0,5}? (?:${work})`),
}));

/** A file whose name says that it was drawn or specified for this inquiry, or that only a designer's program opens. */
const drawn = new RegExp(
  `\\.(?:fig|psd|sketch|xd|dwg|ai)$|${word('макет|прототип|эскиз|набросок|тз|техзадание|wireframe|mock-?up|prototype|entwurf|skizze|pflichtenheft|lastenheft').source}`,
  'iu',
);

const mostText = 20_000;
const mostFiles = 50;

/**
 * The words by which an answer shows that the studio has begun unpaid work (rule E9): it says in one sentence that it drew or
 * specified something, and that it was for us; or such a file came along. Null otherwise. Drawn narrowly: a studio that speaks
 * of its other work, or of what it will draw once hired, is not stopped; what the rule misses a person can stop by hand.
 */
export function unpaidWork(text: string, files: readonly string[]): string | null {
  const sentences = text.slice(0, mostText).split(/[.!?\n]+/u);
  for (const sentence of sentences) {
    const line = sentence.replaceAll(/\s+/gu, ' ');
    for (const { forUs, deed } of languages) {
      const found = forUs.test(line) ? deed.exec(line)?.[0] : undefined;
      if (found !== undefined) return found.slice(0, 200);
    }
  }
  return (
    files
      .slice(0, mostFiles)
      .find((name) => drawn.test(name.slice(-300)))
      ?.slice(0, 200) ?? null
  );
}
