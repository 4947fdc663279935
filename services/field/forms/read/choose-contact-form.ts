import { engineOfForm, type FormEngine } from '../discover/engines.ts';
import type { FrameSnapshot, HidingRule, PageSnapshot } from '../page/snapshot.ts';
import { type CaptchaFinding, captchaOfForm } from './captcha-of-form.ts';
import { isInterstitial } from './interstitial.ts';
import { type FormReading, readForm } from './read-form.ts';
import { type ButtonReading, submitButton } from './submit-button.ts';

export type ContactForm = {
  kind: 'form';
  frame: string;
  reading: FormReading;
  engine: FormEngine | null;
  /** The button that sends, or (`stepsOn`) leads to the next step; null when none can be seen. */
  submit: ButtonReading | null;
  captchas: CaptchaFinding[];
  score: number;
  why: string[];
};
export type NoContactForm = {
  kind: 'none';
  reason: 'no_form' | 'form_only_callback' | 'interstitial';
  why: string;
  /** Contact forms that are there but not shown: a pop-up that an opener may open, or a block still to be scrolled to. */
  asleep: FormReading[];
};

/** All forms of the page with their kinds, best contact form first. */
export function readForms(snapshot: PageSnapshot): { frame: FrameSnapshot; reading: FormReading }[] {
  return snapshot.frames.flatMap((frame) =>
    frame.forms.map((form) => ({
      frame,
      reading: readForm(form, { url: frame.url, title: `${frame.title} ${snapshot.title}` }),
    })),
  );
}

/** The one form of a page by which a person would write to the studio, or why there is none. */
export function chooseContactForm(snapshot: PageSnapshot): ContactForm | NoContactForm {
  const contacts = readForms(snapshot).filter(({ reading }) => reading.kind.kind === 'contact');
  const shown = contacts.filter(({ frame, reading }) => frame.visible && seen(reading));
  const asleep = contacts.filter((one) => !shown.includes(one)).map((one) => one.reading);
  const able = shown.filter(({ reading }) => !callbackOnly(reading));
  if (able.length === 0) return none(snapshot, shown.length > 0 && asleep.every(callbackOnly), asleep);
  const ranked = able.map(({ frame, reading }) => ready(snapshot, frame, reading)).sort((a, b) => b.score - a.score);
  const [best] = ranked;
  return best ?? none(snapshot, false, asleep);
}

/** The same form once more, after a step was taken; null when it is gone or nothing of it can be seen. */
export function sameFormAgain(snapshot: PageSnapshot, key: string): ContactForm | null {
  const again = readForms(snapshot).find(({ reading }) => reading.form.key === key);
  if (again === undefined || !seen(again.reading)) return null;
  return ready(snapshot, again.frame, again.reading);
}

/** Marks for screen readers and for the keyboard alone leave a form in sight. */
const IN_SIGHT: ReadonlySet<HidingRule> = new Set(['aria_hidden', 'not_focusable', 'covered']);

function seen(reading: FormReading): boolean {
  const open = reading.fields.some((field) => field.concealment.kind === 'open');
  return open && reading.form.visible && reading.hiddenBy.every((rule) => IN_SIGHT.has(rule));
}

function none(snapshot: PageSnapshot, onlyCallback: boolean, asleep: FormReading[]): NoContactForm {
  if (isInterstitial(snapshot.title))
    return { kind: 'none', reason: 'interstitial', why: `the page is titled "${snapshot.title.slice(0, 80)}"`, asleep };
  if (onlyCallback)
    return {
      kind: 'none',
      reason: 'form_only_callback',
      why: 'the form asks for a telephone number and takes no message',
      asleep,
    };
  return {
    kind: 'none',
    reason: 'no_form',
    why: asleep.length > 0 ? 'contact forms are there but not shown' : 'no form of the page is for contact',
    asleep,
  };
}

/** A form that takes neither a message nor an e-mail address, only a number to be called at. */
export function callbackOnly(reading: FormReading): boolean {
  const asks = (role: string): boolean => reading.fields.some((field) => field.role === role);
  return asks('phone') && !asks('message') && !asks('email');
}

function ready(snapshot: PageSnapshot, frame: FrameSnapshot, reading: FormReading): ContactForm {
  const open = (role: string): boolean =>
    reading.fields.some((field) => field.role === role && field.concealment.kind === 'open');
  const submit = submitButton(reading.form.buttons);
  const captchas = captchaOfForm(reading, frame);
  const clues: [number, boolean, string][] = [
    [6, open('message'), 'takes a message'],
    [4, open('email'), 'asks for an e-mail address'],
    [1, open('phone'), 'asks for a telephone number'],
    [1, open('name') || open('first_name'), 'asks for a name'],
    [2, submit !== null, 'has a button that sends'],
    [-3, captchas.some((one) => one.blocks), 'a captcha stands before it'],
    [-2, reading.fields.some((field) => field.control.overlaid), 'something lies over it'],
  ];
  const held = clues.filter(([, holds]) => holds);
  const score = held.reduce((sum, [points]) => sum + points, 0) + Math.min(6, (reading.kind.scores.contact ?? 0) / 3);
  return {
    kind: 'form',
    frame: frame.frame,
    reading,
    engine: engineOfForm(reading.form, frame),
    submit,
    captchas,
    score,
    why: [...reading.kind.why, ...held.map(([, , why]) => why), `page ${snapshot.url.slice(0, 200)}`],
  };
}
