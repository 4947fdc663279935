import { bitrix24Click, bitrixFeedback } from './kinds/bitrix-others.ts';
import { gravityPages, orderASite, projectBrief } from './kinds/briefs.ts';
import { flexbe, passiveBadge, squarespace, wix } from './kinds/builders.ts';
import { silentShield } from './kinds/decoys.ts';
import { bitrixPicture, sumQuestion, turnstile } from './kinds/doors.ts';
import { brokenLine, corsAfter, formVanishes, greyButton, silentServer, slowSite } from './kinds/endings.ts';
import { hubspotFrame } from './kinds/hubspot-frame.ts';
import { googleForms, jotForm, typeform } from './kinds/makers-english.ts';
import { amoCrm, marquiz, yandexForms } from './kinds/makers-russian.ts';
import {
  checkoutOnly,
  coveredAddress,
  jobsOnly,
  messengersOnly,
  nowhereToWrite,
  reviewsOnly,
  shareOnly,
} from './kinds/not-for-letters.ts';
import { fluentForms, formidable } from './kinds/plugins-fluent.ts';
import { forminator, jetFormBuilder } from './kinds/plugins-forminator.ts';
import { expiredCertificate, otherName, overTls } from './kinds/secure.ts';
import { tildaPopup, tildaSecondServer, tildaUnconnected } from './kinds/tilda-zones.ts';
import type { SiteKind } from './site-kind.ts';

/** Kinds that are built only where they are asked for by name: the rest of the makers of forms, and of the traps. */
export const workshop: readonly SiteKind[] = [
  ...[hubspotFrame, amoCrm, yandexForms, marquiz, googleForms, typeform, jotForm],
  ...[fluentForms, formidable, forminator, jetFormBuilder, gravityPages, silentShield],
  ...[tildaPopup, tildaSecondServer, tildaUnconnected, bitrix24Click, bitrixFeedback, bitrixPicture],
  ...[squarespace, wix, flexbe, passiveBadge, projectBrief, orderASite, overTls],
  ...[expiredCertificate, otherName, sumQuestion, turnstile],
  ...[corsAfter, brokenLine, silentServer, formVanishes, slowSite, greyButton],
  ...[messengersOnly, coveredAddress, nowhereToWrite, checkoutOnly, jobsOnly, shareOnly, reviewsOnly],
];
