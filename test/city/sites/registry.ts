import { bitrixForm } from './kinds/bitrix-form.ts';
import { captcha } from './kinds/captcha.ts';
import { contactForm7 } from './kinds/contact-form-7.ts';
import { mailOnly } from './kinds/mail-only.ts';
import { modalForm } from './kinds/modal-form.ts';
import { nativeRerender } from './kinds/native-rerender.ts';
import { plainNative } from './kinds/plain-native.ts';
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
  mailOnly,
  captcha,
  unreachable,
];
