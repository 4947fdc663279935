import { blocked, interstitial, loginWall, movedAway } from './kinds/barred.ts';
import { bitrixForm } from './kinds/bitrix-form.ts';
import { captcha } from './kinds/captcha.ts';
import { closedForm } from './kinds/closed-form.ts';
import { contactForm7, contactForm7Spam } from './kinds/contact-form-7.ts';
import { bitrix24, hubspot } from './kinds/crm-forms.ts';
import { deadButton } from './kinds/dead-button.ts';
import { elementor } from './kinds/elementor.ts';
import { englishContact } from './kinds/english-contact.ts';
import { framedCrm } from './kinds/framed-crm.ts';
import { germanAnfrage } from './kinds/german-anfrage.ts';
import { guardedForm } from './kinds/guarded-form.ts';
import { mailOnly } from './kinds/mail-only.ts';
import { modalForm } from './kinds/modal-form.ts';
import { nativeRerender } from './kinds/native-rerender.ts';
import { cookieWall, earlyTracker, orderedRepost, preflightRefused, sitemapOnly } from './kinds/obstacles.ts';
import { plainNative } from './kinds/plain-native.ts';
import { quizSteps } from './kinds/quiz-steps.ts';
import { robotsClosed } from './kinds/robots-closed.ts';
import { shadowForm } from './kinds/shadow-form.ts';
import { spaFetch } from './kinds/spa-fetch.ts';
import { tilda } from './kinds/tilda.ts';
import { bundledConsent, callbackOnly, commentsOnly, contractNumber } from './kinds/unfit.ts';
import { unreachable } from './kinds/unreachable.ts';
import { serverError, wordless } from './kinds/unsure.ts';
import { webflow } from './kinds/webflow.ts';
import { gravityForms, ninjaForms } from './kinds/wordpress-others.ts';
import { wpForms } from './kinds/wpforms.ts';
import type { SiteKind } from './site-kind.ts';
import { workshop } from './workshop.ts';

/** Forms that take an inquiry and say so. */
const taking: readonly SiteKind[] = [
  plainNative,
  nativeRerender,
  contactForm7,
  tilda,
  bitrixForm,
  spaFetch,
  modalForm,
  guardedForm,
  englishContact,
  germanAnfrage,
  wpForms,
  elementor,
  webflow,
  framedCrm,
  quizSteps,
  shadowForm,
  gravityForms,
  ninjaForms,
  bitrix24,
  hubspot,
  cookieWall,
  sitemapOnly,
  earlyTracker,
  orderedRepost,
];

/** Sites that leave only the mail. */
const mailLeft: readonly SiteKind[] = [
  mailOnly,
  commentsOnly,
  callbackOnly,
  captcha,
  contactForm7Spam,
  closedForm,
  deadButton,
  unreachable,
  bundledConsent,
  contractNumber,
  loginWall,
  interstitial,
  blocked,
  movedAway,
  preflightRefused,
];

/** Sites after which nothing more may be tried. */
const final: readonly SiteKind[] = [robotsClosed, serverError, wordless];

/** Every kind of site the city can build. */
export const siteKinds: readonly SiteKind[] = [...taking, ...mailLeft, ...final, ...workshop];
