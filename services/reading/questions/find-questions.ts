import { notAsked, proposesMeeting, questionKinds, request } from './question-words.ts';
import { type Sentence, sentencesIn } from './sentences.ts';

/** What a question is about: money, the work, the time, the client's firm, or what a supplier need not know to answer. */
export type QuestionKind = 'budget' | 'scope' | 'deadline' | 'company' | 'irrelevant';

/** A question of the studio, in UTF-16 units of the letter. Null: it asks, and about what the rules cannot tell. */
export type Question = {
  readonly kind: QuestionKind | null;
  readonly start: number;
  readonly end: number;
  readonly reasons: readonly string[];
};

/** So many questions are proposed to a coder; what asks more is a questionnaire. */
const mostQuestions = 60;

/**
 * Questions that the studio asks in a letter, typed: sentences with a question mark and requests to say something. Advertising
 * questions, offers to talk and our own quoted letter are none. Proposals: a coder confirms them. Pure, linear.
 */
export function findQuestions(text: string): Question[] {
  return sentencesIn(text)
    .flatMap((sentence) => questionIn(sentence))
    .slice(0, mostQuestions);
}

function questionIn({ text, start, end }: Sentence): Question[] {
  const marked = /\?[)"»“!?.…]{0,4}$/u.test(text);
  const asked = request.exec(text);
  if (!marked && asked === null) return [];
  if (notAsked.test(text) || proposesMeeting.test(text)) return [];
  const said = marked ? 'question mark' : `request: ${asked?.[0] ?? ''}`;
  for (const [kind, pattern] of Object.entries(questionKinds) as [QuestionKind, RegExp][]) {
    const cue = pattern.exec(text);
    if (cue !== null) return [{ kind, start, end, reasons: [said, `${kind}: ${cue[0]}`] }];
  }
  // A request without a subject that we know is mostly an instruction ("let us know"); a question mark always asks.
  return marked ? [{ kind: null, start, end, reasons: [said] }] : [];
}
