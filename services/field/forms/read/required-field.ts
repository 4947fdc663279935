import type { ControlSnapshot } from '../page/snapshot.ts';

const SAID =
  /\*|✱|\((?:обязательно|обязательное поле|required|erforderlich|pflichtfeld|requerido|obligatoire)\)|(?:^|\s)(?:required|обязательное поле|pflichtfeld)$/iu;
const DENIED = /\((?:необязательно|не обязательно|optional|freiwillig|по желанию)\)/iu;

/** Whether a person has to answer: the browser would insist, or the words carry the usual star. */
export function requiredField(control: ControlSnapshot): boolean {
  if (control.required) return true;
  const own = [control.label, control.placeholder, control.ariaLabel].filter((text) => text !== '');
  const pieces = control.before.split('\n');
  // Stars often stand in an element of their own, right before the field.
  const near = own.length === 0 || /^[\s*:]+$/u.test(pieces.at(-1) ?? '') ? pieces.slice(-2) : [];
  const said = [...own, ...near];
  if (said.some((text) => DENIED.test(text))) return false;
  if (control.type === 'checkbox') return SAID.test(control.label || control.after.split('\n')[0] || '');
  return said.some((text) => SAID.test(text));
}
