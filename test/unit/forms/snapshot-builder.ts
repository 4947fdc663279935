import type {
  ButtonSnapshot,
  ControlSnapshot,
  FormSnapshot,
  FrameSnapshot,
  PageSnapshot,
} from '../../../services/field/forms/page/snapshot.ts';

let count = 0;
const nextKey = (): string => {
  count += 1;
  return `f0.e${count}`;
};

/** A visible text field without any words; give what the case is about. */
export function control(given: Partial<ControlSnapshot> = {}): ControlSnapshot {
  const tag = given.tag ?? 'input';
  return {
    key: nextKey(),
    tag,
    type: tag === 'input' ? 'text' : tag,
    name: '',
    id: '',
    classes: '',
    wrapper: '',
    autocomplete: '',
    placeholder: '',
    title: '',
    inputMode: '',
    pattern: '',
    dataMarks: '',
    ariaLabel: '',
    label: '',
    before: '',
    after: '',
    above: '',
    group: '',
    value: '',
    checked: false,
    required: false,
    disabled: false,
    readOnly: false,
    multiple: false,
    maxLength: null,
    options: [],
    hiddenBy: [],
    overlaid: false,
    hiddenPeers: 0,
    labelKey: null,
    box: { x: 10, y: 10, width: 200, height: 24 },
    ...given,
  };
}

export const area = (given: Partial<ControlSnapshot> = {}): ControlSnapshot => control({ tag: 'textarea', ...given });
export const tickBox = (given: Partial<ControlSnapshot> = {}): ControlSnapshot =>
  control({ type: 'checkbox', value: 'on', ...given });
export const list = (texts: readonly string[], given: Partial<ControlSnapshot> = {}): ControlSnapshot =>
  control({
    tag: 'select',
    options: texts.map((text, at) => ({
      value: at === 0 && /^(?:выбер|choose|bitte)/iu.test(text) ? '' : `v${at}`,
      text,
      selected: at === 0,
      disabled: false,
    })),
    ...given,
  });

export function button(text: string, given: Partial<ButtonSnapshot> = {}): ButtonSnapshot {
  return {
    key: nextKey(),
    tag: 'button',
    type: 'submit',
    name: '',
    id: '',
    classes: '',
    text,
    visible: true,
    disabled: false,
    ...given,
  };
}

export function form(controls: readonly ControlSnapshot[], given: Partial<FormSnapshot> = {}): FormSnapshot {
  return {
    key: nextKey(),
    formIndex: 0,
    isForm: true,
    id: '',
    name: '',
    classes: '',
    dataMarks: '',
    action: '',
    method: 'post',
    target: '',
    role: '',
    ancestors: '',
    heading: '',
    text: '',
    visible: true,
    box: { x: 0, y: 0, width: 400, height: 300 },
    controls: [...controls],
    hiddenFields: [],
    buttons: [button('Отправить')],
    links: [],
    ...given,
  };
}

export function frame(given: Partial<FrameSnapshot> = {}): FrameSnapshot {
  return {
    frame: 'f0',
    url: 'https://studio.test/kontakty',
    title: '',
    lang: 'ru',
    visible: true,
    headings: [],
    forms: [],
    links: [],
    openers: [],
    frames: [],
    marked: [],
    scripts: [],
    jsonLd: [],
    cfEmails: [],
    texts: [],
    alerts: [],
    truncated: false,
    ...given,
  };
}

export function page(frames: readonly FrameSnapshot[]): PageSnapshot {
  return { url: frames[0]?.url ?? '', title: frames[0]?.title ?? '', lang: 'ru', frames: [...frames] };
}
