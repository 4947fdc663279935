import type { FrameSnapshot } from '../page/snapshot.ts';
import type { FormReading } from './read-form.ts';

/** A proof of humanity near a form (forms.md A.7). It is reported, never solved; a passive one is left to the server's answer. */
export type CaptchaFinding = { name: string; blocks: boolean; key: string; why: string };

type Mark = { name: string; mark: RegExp; passive: RegExp };
const MARKS: readonly Mark[] = [
  {
    name: 'recaptcha_v2',
    mark: /(?:^|\s)g-recaptcha(?:\s|$)|grecaptcha-badge|\/recaptcha\/(?:api2|enterprise)\/anchor/u,
    passive: /data-size=invisible|[?&]size=invisible|grecaptcha-badge|^button|^input/u,
  },
  {
    name: 'hcaptcha',
    mark: /(?:^|\s)h-captcha(?:\s|$)|newassets\.hcaptcha\.com/u,
    passive: /data-size=invisible|size=invisible|^button/u,
  },
  {
    name: 'turnstile',
    mark: /(?:^|\s)cf-turnstile(?:\s|$)|challenges\.cloudflare\.com/u,
    passive: /data-size=invisible|data-appearance=interaction-only/u,
  },
  {
    name: 'smartcaptcha',
    mark: /(?:^|\s)smart-captcha(?:\s|$)|smartcaptcha\.(?:yandexcloud|cloud\.yandex)/u,
    passive: /data-invisible(?:=true|=1|=(?:\s|$))/u,
  },
  { name: 'tilda', mark: /tildaformcaptchabox|\/procces\/captcha/u, passive: /(?!)/u },
];

/** Every captcha that stands inside of the form, and every challenge already open on the page. */
export function captchaOfForm(reading: FormReading, frame: FrameSnapshot): CaptchaFinding[] {
  const inside = (formIndex: number): boolean => formIndex === reading.form.formIndex;
  const elements = [
    ...frame.marked,
    ...frame.frames.map((one) => ({ ...one, marks: `iframe ${one.src} ${one.name} ${one.classes}` })),
  ];
  const found: CaptchaFinding[] = [];
  for (const { name, mark, passive } of MARKS) {
    const here = elements.filter(
      (one) => inside(one.formIndex) && mark.test(one.marks) && (name !== 'tilda' || one.visible),
    );
    const [first] = here;
    if (first === undefined) continue;
    const quiet = here.some((one) => passive.test(one.marks));
    found.push({
      name,
      blocks: !quiet,
      key: first.key,
      why: quiet
        ? `${name} works without asking: the server's answer decides`
        : `${name} asks for a proof inside of the form`,
    });
  }
  const badge = frame.marked.find((one) => /grecaptcha-badge/u.test(one.marks));
  if (badge !== undefined && found.length === 0) {
    found.push({
      name: 'recaptcha_v3',
      blocks: false,
      key: badge.key,
      why: 'a badge without a question: the server answers with a score',
    });
  }
  const challenge = frame.frames.find(
    (one) => one.visible && /\/(?:api2|enterprise)\/bframe|hcaptcha\.com\/.*challenge/u.test(one.src),
  );
  if (challenge !== undefined)
    found.push({ name: 'challenge', blocks: true, key: challenge.key, why: 'a challenge stands open on the page' });
  const answer = reading.fields.find(
    (field) =>
      field.role === 'captcha' &&
      field.concealment.kind === 'open' &&
      !/(?:recaptcha|h-captcha|turnstile)-response|smart-token/u.test(field.control.name),
  );
  if (answer !== undefined)
    found.push({ name: 'question', blocks: true, key: answer.control.key, why: answer.why.join('; ') });
  return found;
}
