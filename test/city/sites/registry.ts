import { bitrixForm } from './kinds/bitrix-form.ts';
import { captcha } from './kinds/captcha.ts';
import { closedForm } from './kinds/closed-form.ts';
import { contactForm7, contactForm7Spam } from './kinds/contact-form-7.ts';
import { deadButton } from './kinds/dead-button.ts';
import { englishContact } from './kinds/english-contact.ts';
import { germanAnfrage } from './kinds/german-anfrage.ts';
import { guardedForm } from './kinds/guarded-form.ts';
import { mailOnly } from './kinds/mail-only.ts';
import { modalForm } from './kinds/modal-form.ts';
import { nativeRerender } from './kinds/native-rerender.ts';
import { plainNative } from './kinds/plain-native.ts';
import { robotsClosed } from './kinds/robots-closed.ts';
import { spaFetch } from './kinds/spa-fetch.ts';
import { tilda } from './kinds/tilda.ts';
import { unreachable } from './kinds/unreachable.ts';
import type { SiteKind } from './site-kind.ts';

/** Every kind of site the city can build. */
export const siteKinds: readonly SiteKind[] = [
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
  mailOnly,
  captcha,
  contactForm7Spam,
  closedForm,
  deadButton,
  robotsClosed,
  unreachable,
];
