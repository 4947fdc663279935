/**
 * What one reading of a page returns. Plain data: it crosses from the page to the rules as JSON.
 * Lengths of all texts are bounded where they are read. Keys name elements for the driver ("f0.e17") and stay the same
 * for the same element until its document goes away.
 */

/** One of the nine ways a control is kept from a person's eyes (forms.md A.6, in that order). */
export type HidingRule =
  | 'not_displayed'
  | 'transparent'
  | 'tiny'
  | 'outside_document'
  | 'clipped_by_parent'
  | 'clip_path'
  | 'aria_hidden'
  | 'not_focusable'
  | 'covered';

/** Pixels, relative to the frame's document. */
export type Box = { x: number; y: number; width: number; height: number };

export type ControlOption = { value: string; text: string; selected: boolean; disabled: boolean };

export type ControlSnapshot = {
  key: string;
  tag: 'input' | 'textarea' | 'select' | 'editable';
  /** Lower-cased `type` of an input; "textarea", "select" or "editable" for the others. */
  type: string;
  name: string;
  id: string;
  classes: string;
  /** Class names and ids of the nearest wrapper up to the form, closest first, bounded. */
  wrapper: string;
  autocomplete: string;
  placeholder: string;
  title: string;
  inputMode: string;
  pattern: string;
  dataMarks: string;
  ariaLabel: string;
  label: string;
  /** Text between the previous control and this one, and between this one and the next; one line per piece of text. */
  before: string;
  after: string;
  /** Text of the same column's cell one row above, for tables whose labels stand in a head row. */
  above: string;
  /** Legend or heading of the group of a radio button or tick box. */
  group: string;
  value: string;
  checked: boolean;
  required: boolean;
  disabled: boolean;
  readOnly: boolean;
  multiple: boolean;
  maxLength: number | null;
  options: ControlOption[];
  hiddenBy: HidingRule[];
  /** Something outside of the form (a banner, a head bar) lies over the control: it is not hidden, only blocked now. */
  overlaid: boolean;
  /** Number of controls inside of the outermost ancestor that is not displayed (0 when it is displayed). */
  hiddenPeers: number;
  /** A visible label that a person would click instead of an invisible custom tick box. */
  labelKey: string | null;
  box: Box;
};

export type ButtonSnapshot = {
  key: string;
  tag: string;
  /** submit, image, button, reset, or "clickable" for an element that only looks like a button. */
  type: string;
  name: string;
  id: string;
  classes: string;
  text: string;
  visible: boolean;
  disabled: boolean;
};

export type HiddenField = { name: string; id: string; value: string };

export type FormSnapshot = {
  key: string;
  /** Position in `document.forms`; -1 for a form inside a shadow root or for controls outside of any form. */
  formIndex: number;
  isForm: boolean;
  id: string;
  name: string;
  classes: string;
  dataMarks: string;
  action: string;
  method: string;
  target: string;
  role: string;
  /** Class names and ids of up to eight ancestors, closest first. */
  ancestors: string;
  /** Nearest heading before or inside the form, dialog title or legend. */
  heading: string;
  text: string;
  visible: boolean;
  box: Box;
  controls: ControlSnapshot[];
  hiddenFields: HiddenField[];
  buttons: ButtonSnapshot[];
  links: string[];
};

export type LinkSnapshot = { key: string; href: string; text: string; title: string; visible: boolean };
export type OpenerSnapshot = { key: string; text: string; marks: string; visible: boolean };
export type EmbeddedFrame = {
  key: string;
  src: string;
  name: string;
  id: string;
  classes: string;
  visible: boolean;
  formIndex: number;
};
/** An element that carries the mark of a captcha or of a form engine: its class, id, name and data attributes. */
export type MarkedElement = { key: string; marks: string; visible: boolean; formIndex: number };

export type FrameSnapshot = {
  frame: string;
  url: string;
  title: string;
  lang: string;
  visible: boolean;
  headings: string[];
  forms: FormSnapshot[];
  links: LinkSnapshot[];
  openers: OpenerSnapshot[];
  frames: EmbeddedFrame[];
  marked: MarkedElement[];
  scripts: string[];
  jsonLd: string[];
  cfEmails: string[];
  /** Texts a person can see, in document order: the ground for finding addresses and for comparing before with after. */
  texts: string[];
  /** Texts of visible elements that are marked as invalid or as alerts. */
  alerts: string[];
  truncated: boolean;
};

export type PageSnapshot = { url: string; title: string; lang: string; frames: FrameSnapshot[] };
