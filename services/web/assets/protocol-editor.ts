// Runs in the browser beside the protocol editor: asks the server what it thinks of the text as one types, shows the faults at their
// fields, and keeps what was typed in this browser until it is saved. Without this script the "check" button does the same.
/** Data attributes of the editor's form: the address that checks what is typed. */
export type CheckedForm = { readonly check: string };

const form = document.querySelector<HTMLFormElement>('form[data-check]');
const panel = document.querySelector<HTMLElement>('#check');
let timer = 0;
let asked = 0;

function typed(of: HTMLFormElement): URLSearchParams {
  const pairs = [...new FormData(of)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return new URLSearchParams(pairs);
}

async function check(of: HTMLFormElement, into: HTMLElement): Promise<void> {
  const mine = ++asked;
  const { check: address = '' }: Partial<CheckedForm> = of.dataset;
  const headers = { accept: 'text/html' };
  const answer = await fetch(address, { method: 'POST', body: typed(of), headers }).catch(() => undefined);
  // A later question was asked meanwhile: this answer is about an older text.
  if (mine !== asked) return;
  document.querySelector('#away')?.toggleAttribute('hidden', answer?.ok === true);
  if (answer?.ok !== true) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  into.replaceChildren(...fresh.body.childNodes);
  showAtFields(of, into);
}

/** Findings carry the place they speak of; the field of that place, or of one above it, shows them too. */
function showAtFields(of: HTMLFormElement, from: HTMLElement): void {
  const told = new Map<string, string[]>();
  for (const item of from.querySelectorAll<HTMLElement>('[data-path]')) {
    const path = item.dataset.path ?? '';
    told.set(path, [...(told.get(path) ?? []), item.dataset.told ?? '']);
  }
  for (const line of of.querySelectorAll<HTMLElement>('.fault[data-for]')) {
    const here = told.get(line.dataset.for ?? '') ?? [];
    line.textContent = here.join(' ');
    line.parentElement?.classList.toggle('faulty', here.length > 0);
  }
}

/** Kept under the address and the version that it was typed over. */
function keep(of: HTMLFormElement): void {
  try {
    sessionStorage.setItem(keyOf(of), typed(of).toString());
  } catch {
    // A full or forbidden store keeps nothing; the form itself still does.
  }
}

function keyOf(of: HTMLFormElement): string {
  return `${location.pathname} ${of.querySelector<HTMLInputElement>('[name=version]')?.value ?? ''}`;
}

function giveBack(of: HTMLFormElement): void {
  const kept = sessionStorage.getItem(keyOf(of));
  const notice = document.querySelector<HTMLElement>('#kept');
  if (kept === null || notice === null || kept === typed(of).toString()) return;
  notice.hidden = false;
  notice.querySelector('button')?.addEventListener('click', () => {
    const values = new URLSearchParams(kept);
    for (const field of of.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('[name]')) {
      if (field instanceof HTMLInputElement && field.type === 'checkbox')
        field.checked = values.getAll(field.name).includes(field.value);
      else if (field.type !== 'hidden') field.value = values.get(field.name) ?? field.value;
    }
    notice.hidden = true;
    if (panel !== null) void check(of, panel);
  });
}

if (form !== null && panel !== null) {
  giveBack(form);
  form.addEventListener('input', () => {
    keep(form);
    clearTimeout(timer);
    timer = window.setTimeout(() => void check(form, panel), 500);
  });
  // A saved text is kept by the server.
  form.addEventListener('submit', () => keep(form));
  showAtFields(form, panel);
}
