import { html } from 'ghtml';
import Type from 'typebox';
import type { Api, ApiDeps } from '../../api/api.ts';
import { providerClient } from '../../api/auth/provider/provider-client.ts';
import { recordAct } from '../../design/campaigns/store.ts';
import { unlinkIdentity } from '../../design/people/store/identities.ts';
import type { Language } from '../../releases/words/language.ts';
import { formPage } from '../pages/form-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { beginTrip } from '../sign-in/provider-routes.ts';
import { accountWords } from '../words/account-words.ts';
import { toAccount } from './account-view.ts';
import { passwordAgain } from './password-again.ts';
import { personOf, sendOwnPage } from './person-of.ts';

const querystring = Type.Object(langQuery);
const closed = { additionalProperties: false } as const;
const hide = true;

/** Linking one's account with that at the provider, and unlinking it. Both take the password. */
export function providerLinkRoutes(app: Api, deps: ApiDeps): void {
  const { db, provider } = deps;
  if (provider === undefined) return;
  const client = providerClient(provider);
  const providerPassword = Type.Optional(Type.String({ maxLength: 400 }));
  const linkBody = Type.Object({ act: Type.Literal('link'), providerPassword }, closed);
  app.post('/account/provider/link', { schema: { hide, querystring, body: linkBody } }, async (request, reply) => {
    const refused = await passwordAgain(deps, request, reply, 'providerPassword', request.body.providerPassword);
    if (refused !== null) return refused;
    const trip = { next: '/account', linking: personOf(request).userId };
    const address = await beginTrip(deps, client, request, reply, trip);
    if (address === null) return reply.redirect('/sign-in?provider=away', 303);
    return sendOwnPage(reply, goOnPage(provider.name, address, languageOf(request)));
  });
  const unlinkBody = Type.Object({ act: Type.Literal('unlink'), providerPassword }, closed);
  app.post('/account/provider/unlink', { schema: { hide, querystring, body: unlinkBody } }, async (request, reply) => {
    const refused = await passwordAgain(deps, request, reply, 'providerPassword', request.body.providerPassword);
    if (refused !== null) return refused;
    const { userId, email } = personOf(request);
    if (await unlinkIdentity(db, provider.issuer, userId))
      await recordAct(db, { actor: email, action: 'identity.unlinked', subject: userId });
    return toAccount(request, reply, 'unlinked');
  });
}

/** A form may not lead to another site (form-action of our policy), a link may. */
function goOnPage(name: string, address: string, language: Language): string {
  const words = accountWords(language);
  const title = words.provider(name);
  const main = html`<h1>${title}</h1><p><a href="${address}">${words.providerLink(name)}</a></p>`;
  return formPage({ language, title, path: '/account' }, main);
}
