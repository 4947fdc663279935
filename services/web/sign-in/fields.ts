import { html } from 'ghtml';
import { describedBy, field, faultList as formFaults, select } from '../pages/research/form-parts.ts';

/** One labelled line of a form, with its hint and what is wrong with it. */
export type LineField = {
  readonly id: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password' | 'date';
  /** What a browser or password manager may fill in (HTML, 4.10.18.7). */
  readonly autocomplete?: string;
  readonly value?: string;
  readonly hint?: string;
  readonly faults?: readonly string[];
  readonly optional?: boolean;
  readonly first?: boolean;
  readonly digits?: boolean;
  readonly longest?: number;
};

export function lineField(line: LineField): string {
  const { id, label, type = 'text', autocomplete = 'off', value = '', hint = '', faults = [], longest = 200 } = line;
  const flags = [
    line.optional === true ? '' : ' required',
    line.first === true ? ' autofocus' : '',
    line.digits === true ? ' inputmode="numeric"' : '',
    type === 'password' || autocomplete === 'username' ? ' autocapitalize="none" spellcheck="false"' : '',
    describedBy(id, hint !== '', faults.length > 0),
  ].join('');
  const control = html`<input type="${type}" id="${id}" name="${id}" value="${value}" autocomplete="${autocomplete}" maxlength="${longest}"!${flags}>`;
  return field({ id, label, hint, fault: faults.length === 0 ? undefined : faults.join(' '), control });
}

/** A choice of one by its value. */
export function choiceField(
  { id, label, value = '' }: Pick<LineField, 'id' | 'label' | 'value'>,
  of: readonly (readonly [value: string, label: string])[],
): string {
  const choices = of.map(([one, told]) => ({ value: one, label: told }));
  return field({ id, label, control: select(id, value, choices) });
}

/** All that is wrong on top, each a link to its field; nothing where nothing is. */
export function faultList(heading: string, faults: readonly { id: string; text: string }[]): string {
  return formFaults(
    heading,
    faults.map(({ id, text }) => ({ field: id, message: text })),
  );
}
