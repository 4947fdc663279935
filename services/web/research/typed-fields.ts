import { type SourceEdit, valueAt } from '../../design/protocol/edit-source.ts';
import { allFields, listAt, type ProtocolField, type ProtocolSection } from './protocol-fields.ts';

/** What a control shows of a value: texts, and for several-of-some the chosen ones. */
export type Shown = string | readonly string[];

export function shownValue(data: unknown, { path, kind }: ProtocolField): Shown {
  const value = valueAt(data, path);
  if (kind === 'choices') return Array.isArray(value) ? value.map(String) : [];
  if (Array.isArray(value)) return value.map(String).join('\n');
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

/** What stands in a form for a field, in the way of `shownValue`. A field that the form does not hold is unchanged. */
export function typedValue(body: unknown, { name, kind }: ProtocolField): Shown | undefined {
  const prefixed = `p:${name}`;
  const held: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, prefixed) : undefined;
  if (kind === 'choices') {
    const list = held === undefined ? [] : Array.isArray(held) ? held : [held];
    // An empty value beside the boxes says that the field was there, though none is ticked.
    return list.length === 0 ? undefined : list.map(String).filter((one) => one !== '');
  }
  return typeof held === 'string' ? held.replaceAll('\r\n', '\n') : undefined;
}

/** Fields that differ from the text that the form was made of, as edits of a source. */
export function changedFields(base: unknown, sections: readonly ProtocolSection[], body: unknown): SourceEdit[] {
  return allFields(sections).flatMap((field): SourceEdit[] => {
    const typed = typedValue(body, field);
    if (typed === undefined || same(typed, shownValue(base, field))) return [];
    return [{ path: field.path, value: readTyped(typed, field, valueAt(base, field.path)) }];
  });
}

function same(one: Shown, other: Shown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one.trimEnd() === other.trimEnd();
  return JSON.stringify(one) === JSON.stringify(other);
}

function readTyped(typed: Shown, { kind, empty }: ProtocolField, before: unknown): unknown {
  if (typeof typed !== 'string') return [...typed];
  const text = kind === 'text' ? typed.trimEnd() : typed.trim();
  const rows = text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '');
  if (kind === 'lines') return rows;
  if (kind === 'wholes') return rows.length === 0 && empty === 'absent' ? undefined : rows.map(numberOr);
  if (text === '') return empty === 'null' ? null : empty === 'absent' ? undefined : '';
  if (kind === 'whole') return numberOr(text);
  if (kind === 'flag') return text === 'true';
  // A block of lines ends with a line end, as blocks of YAML do.
  return kind === 'text' && (text.includes('\n') || (typeof before === 'string' && before.endsWith('\n')))
    ? `${text}\n`
    : text;
}

/** What is no number stays as it was typed, so that the check can say so. */
function numberOr(text: string): number | string {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/gu, '');
  return /^-?\d{1,15}$/u.test(plain) ? Number(plain) : text;
}

/** The edit that a button of the form asks for: "add:personas", "remove:personas.1"; null for any other button. */
export function listEdit(button: string, data: unknown, sections: readonly ProtocolSection[]): SourceEdit | null {
  const [act, where = ''] = button.split(':', 2);
  const path = where.split('.').map((step) => (/^\d{1,3}$/u.test(step) ? Number(step) : step));
  const list = act === 'remove' ? path.slice(0, -1) : path;
  const known = sections.some((section) => section.list?.join('.') === list.join('.'));
  if (!known || (act !== 'add' && act !== 'remove')) return null;
  if (act === 'remove') return { path, value: undefined };
  const entries = listAt(data, list);
  return { path: [...list, entries.length], value: copyOf(entries.at(-1), entries.length + 1) };
}

/** A new entry begins as a copy of the last one, under a name of its own. */
function copyOf(last: unknown, count: number): unknown {
  if (typeof last !== 'object' || last === null) return {};
  const copy = structuredClone(last);
  const id: unknown = Reflect.get(copy, 'id');
  if (typeof id === 'string') Reflect.set(copy, 'id', `${id.replace(/-\d+$/u, '').slice(0, 35)}-${count}`);
  return copy;
}
