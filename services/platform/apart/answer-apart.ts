import { messageOf } from '../errors.ts';

/** The other end of `openApart`, in the child: one answer for each question, nothing else. The process ends when its parent does. */
export function answerApart<Ask, Answer>(answer: (ask: Ask) => Promise<Answer>): void {
  process.on('message', (ask: Ask) => {
    answer(ask).then(
      (answered) => process.send?.({ answer: answered }),
      (thrown: unknown) => process.send?.({ error: messageOf(thrown) }),
    );
  });
}
