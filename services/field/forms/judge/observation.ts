import type { FormEngine } from '../discover/engines.ts';

/** What was seen between the click on the button and the end of waiting; plain data, judged by rules. */
export type Observation = {
  engine: FormEngine | null;
  /** The request that was armed and continued; null when none carried the persona. */
  sent: { method: string; address: string } | null;
  armRefused: boolean;
  /** Why the browser itself would not have let the request out: the other origin refused the preflight. */
  neverSendable: string | null;
  /** Answer to the armed request; `failure` when the connection gave none. */
  answer: Answer | null;
  addressBefore: string;
  addressAfter: string;
  /** Texts and warnings that a person can see now and could not see before the click, dialogs of the page included. */
  newTexts: string[];
  newWarnings: string[];
  /** A CAPTCHA challenge stands on the page and asks a person to act. */
  challenge: boolean;
  /** The form that was sent is gone or its fields are empty again. */
  formGone: boolean;
};

export type Answer =
  | { kind: 'status'; status: number; redirectedTo: string | null; mediaType: string; body: string }
  | { kind: 'failure'; why: string };
