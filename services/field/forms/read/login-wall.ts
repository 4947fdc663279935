import type { PageSnapshot } from '../page/snapshot.ts';
import { readForms } from './choose-contact-form.ts';
import { normalise } from './words.ts';

const ENTER = 'войдите|авторизуйтесь|зарегистрируйтесь|log in|sign in|register|melden sie sich an|einloggen|anmelden';
const WRITE = 'заявк|написать|связаться|обращени|сообщени|contact|message|write|request|inquir|nachricht|anfrage';
const BOTH = new RegExp(`(?:${WRITE})[^.!?]{0,60}(?:${ENTER})|(?:${ENTER})[^.!?]{0,60}(?:${WRITE})`, 'iu');

/** Words by which a page asks for an account before one may write, beside a form to log in with; null when it does not. */
export function loginWall(snapshot: PageSnapshot): string | null {
  const kinds = readForms(snapshot).map(({ reading }) => reading.kind.kind);
  if (!kinds.includes('login') || kinds.includes('contact')) return null;
  const texts = snapshot.frames.flatMap((frame) => frame.texts);
  return texts.map((text) => normalise(text.slice(0, 300))).find((text) => BOTH.test(text)) ?? null;
}
