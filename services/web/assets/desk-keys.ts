// Runs in the browser: a desk for the keyboard. Without this script the same form works by Tab, arrow keys and Enter. Keys count only
// while the focus stands on the desk and not in a text, so that nothing that is dictated or typed elsewhere becomes a code.
/** Class names by which this script finds the letter with its questions, and the form that takes the last codes back. */
export type DeskParts = { readonly area: 'desk'; readonly undo: 'undo' };

const parts: DeskParts = { area: 'desk', undo: 'undo' };
const desk = document.querySelector<HTMLElement>(`.${parts.area}`);

function questions(): HTMLFieldSetElement[] {
  return [...(desk?.querySelectorAll('fieldset') ?? [])];
}

/** Puts the focus on a question: on its choice where there is one. After the last one comes the button. */
function goTo(question: HTMLFieldSetElement | undefined): void {
  const choice = question?.querySelector<HTMLElement>('input:checked') ?? question?.querySelector<HTMLElement>('input');
  const button = desk?.querySelector<HTMLElement>('form:has(fieldset) button[type=submit]');
  (choice ?? button)?.focus();
}

function choose(question: HTMLFieldSetElement, value: string): boolean {
  const radio = question.querySelector<HTMLInputElement>(`input[value="${value}"]`);
  if (radio === null) return false;
  radio.checked = true;
  return true;
}

/** What a key means; letters by their place on the board, so that a Russian layout has the same keys. */
function meaningOf({ key, code }: KeyboardEvent, question: HTMLFieldSetElement): string | null {
  if (/^\d$/u.test(key)) return key;
  const verdict = question.querySelector('input[value=yes]') !== null;
  if (code === 'KeyY' && verdict) return 'yes';
  if (code === 'KeyN') return verdict ? 'no' : 'null';
  return null;
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLTextAreaElement) return;
  if (event.code === 'KeyU') {
    desk?.querySelector<HTMLFormElement>(`form.${parts.undo}`)?.requestSubmit();
    return;
  }
  const all = questions();
  const here = all.findIndex((one) => one.contains(document.activeElement));
  const question = all[here];
  if (event.code === 'KeyJ') goTo(all[here + 1]);
  else if (event.code === 'KeyK') goTo(all[Math.max(here === -1 ? all.length - 1 : here - 1, 0)]);
  else {
    const value = question === undefined ? null : meaningOf(event, question);
    if (question === undefined || value === null || !choose(question, value)) return;
    goTo(all[here + 1]);
  }
  event.preventDefault();
}

desk?.addEventListener('keydown', onKey);
// The browser sets the focus of the page with its next frame; on a busy machine keys typed before that would be lost.
if (document.activeElement === document.body) desk?.querySelector<HTMLElement>('[autofocus]')?.focus();
