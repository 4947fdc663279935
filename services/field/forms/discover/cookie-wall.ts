import type { OpenerSnapshot, PageSnapshot } from '../page/snapshot.ts';
import { normalise, starts } from '../read/words.ts';

const SPEAKS = starts('cookie|куки|файлы кук|tracking|datenschutz-?einstellung');
const REFUSES =
  /^(?:отклонить|отказаться|не принимать|запретить|только (?:необходимые|обязательные|технические)|reject|decline|refuse|deny|(?:use |accept |allow )?(?:only )?(?:strictly )?(?:necessary|essential)(?: cookies)?(?: only)?$|continue without|ablehnen|alle ablehnen|(?:nur )?(?:notwendige|erforderliche|essenzielle))/iu;
const CLOSES = /^(?:×|✕|x$|закрыть|close|schließen|ok$|ок$|понятно|хорошо|got it|verstanden)/iu;

export type CookieAnswer = { button: OpenerSnapshot; refuses: boolean };

/**
 * The button that answers a cookie wall as a careful person would: refuse what can be refused. Where nothing can be refused, a notice is
 * only closed; a wall that offers nothing but acceptance is left as it is.
 */
export function cookieAnswer(snapshot: PageSnapshot): CookieAnswer | null {
  for (const frame of snapshot.frames) {
    if (!frame.visible || !frame.texts.some((text) => SPEAKS.test(normalise(text)))) continue;
    const shown = frame.openers.filter(({ visible, text }) => visible && text.length <= 60);
    const saying = (words: RegExp): OpenerSnapshot | undefined => shown.find(({ text }) => words.test(normalise(text)));
    const refusing = saying(REFUSES);
    if (refusing !== undefined) return { button: refusing, refuses: true };
    const closing = saying(CLOSES);
    if (closing !== undefined) return { button: closing, refuses: false };
  }
  return null;
}
