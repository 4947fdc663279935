import { html } from 'ghtml';

/** A fault of a form: the field it belongs to and what is wrong, in the reader's language. */
export type FormFault = { readonly field: string; readonly message: string };

/** All faults at the top, each a link to its field; announced when the page opens. */
export function faultList(title: string, faults: readonly FormFault[]): string {
  if (faults.length === 0) return '';
  return html`<div class="notice warn" role="alert"><p>${title}</p><ul>!${faults.map(
    ({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`,
  )}</ul></div>`;
}

/** Something that was done, or that a reader must know. */
export function notice(text: string, kind: 'done' | 'warn' = 'done'): string {
  return html`<div class="notice!${kind === 'warn' ? ' warn' : ''}" role="!${kind === 'warn' ? 'alert' : 'status'}"><p>${text}</p></div>`;
}

export type Choice = { readonly value: string; readonly label: string };

export function select(id: string, value: string, choices: readonly Choice[], more = ''): string {
  return html`<select id="${id}" name="${id}"!${more}>!${choices.map(
    (one) => html`<option value="${one.value}"!${one.value === value ? ' selected' : ''}>${one.label}</option>`,
  )}</select>`;
}

type Field = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  /** Markup of the control; it must carry `id`, and `describedBy(field)` where there is a hint or a fault. */
  readonly control: string;
};

/** A labelled control with its hint above and its fault below, both described to screen readers. */
export function field({ id, label, hint = '', fault, control }: Field): string {
  return html`<div class="field!${fault === undefined ? '' : ' faulty'}"><label for="${id}">${label}</label>
!${hint === '' ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}
!${control}
!${fault === undefined ? '' : html`<p class="fault" id="${id}-fault">${fault}</p>`}</div>`;
}

/** Attributes that tie a control to its hint and fault. */
export function describedBy(id: string, hint: boolean, fault: boolean): string {
  const ids = [...(hint ? [`${id}-hint`] : []), ...(fault ? [`${id}-fault`] : [])];
  return `${ids.length === 0 ? '' : html` aria-describedby="${ids.join(' ')}"`}${fault ? ' aria-invalid="true"' : ''}`;
}

/** One button that posts to an address, with hidden values beside it. */
export function postButton(
  action: string,
  label: string,
  hidden: Readonly<Record<string, string>> = {},
  kind: '' | 'first' | 'danger' | 'small' = '',
): string {
  return html`<form class="inline" method="post" action="${action}">!${Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit" class="!${kind}">${label}</button></form>`;
}
