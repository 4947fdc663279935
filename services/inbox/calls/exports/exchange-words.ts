/** Words that exchanges use for directions and outcomes of calls. */
import type { CallDirection, CallDisposition } from '../call.ts';

/** Words for directions of all providers, in lower case; 'internal' calls are between extensions. */
export const directionWords: ReadonlyMap<string, CallDirection | 'internal'> = new Map(
  Object.entries({
    inbound: ['in', 'inbound', 'incoming', 'входящий', 'вх', '1'],
    outbound: ['out', 'outbound', 'outgoing', 'outbound-api', 'outbound-dial', 'исходящий', 'исх', '2'],
    internal: ['internal', 'внутренний', '0'],
  } as const).flatMap(([kind, words]) => words.map((word) => [word, kind as CallDirection | 'internal'] as const)),
);

/** Words for what became of a call, in lower case: of the statuses that providers share and of Russian exports. */
const sharedWords: Readonly<Record<CallDisposition, readonly string[]>> = {
  answered: ['answered', 'completed', 'success', 'отвечен', 'отвеченный', 'принят', 'успешный', 'состоялся'],
  no_answer: [
    'no answer',
    'no-answer',
    'no_answer',
    'cancel',
    'canceled',
    'cancelled',
    'missed',
    'пропущен',
    'пропущенный',
    'не отвечен',
    'неотвеченный',
    'нет ответа',
    'сброшен',
  ],
  busy: ['busy', 'занято'],
  failed: [
    'failed',
    'congestion',
    'no money',
    'no limit',
    'no day limit',
    'line limit',
    'unallocated number',
    'ошибка',
  ],
};

/** The shared words and those of one provider beside them. */
export function dispositionWords(
  extra: Readonly<Partial<Record<CallDisposition, readonly string[]>>> = {},
): ReadonlyMap<string, CallDisposition> {
  return new Map(
    [sharedWords, extra].flatMap((one) =>
      Object.entries(one).flatMap(([kind, list]) => list.map((word) => [word, kind as CallDisposition] as const)),
    ),
  );
}
