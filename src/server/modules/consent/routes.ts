/** Routes of consents. */
import * as contracts from '../../../api/contracts/consents.ts';
import { consentPurposes, currentText } from '../../../model/consent/purposes.ts';
import { actorOf } from '../../access/index.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { answerConsent, consentsOf, setContactWish } from './consents.ts';

const listRoute = route(
  contracts.listConsents,
  async ({ county, visitor, today, language }, { params: { person } }) => {
    const asked = { actor: actorOf(visitor.account), person, today };
    const { purposes, history, ...rest } = await consentsOf(county, asked);
    return {
      ...rest,
      purposes: purposes.map(({ purpose, standing }) => {
        const { isSensitive, ifRefused, retention } = consentPurposes[purpose];
        const { version, title, text } = currentText(purpose);
        return {
          ...{ purpose, isSensitive, standing, textVersion: version },
          ...{ title: title[language], text: text[language] },
          ...{ ifRefused: ifRefused[language], retention: retention[language] },
        };
      }),
      history: history.map(({ guardian, at, ...row }) => ({
        ...row,
        saidBy: guardian === null ? ('herself' as const) : ('guardian' as const),
        at: at.toISOString(),
      })),
    };
  },
);

/** Who writes, and whether it is she herself. */
const speaking = ({ visitor: { account, post }, today, now }: SignedIn) => ({
  account,
  isAtDesk: post !== undefined,
  today,
  now,
});

const answerRoute = route(contracts.answerConsent, (at, { params: { person }, body }) =>
  answerConsent(at.county, { ...speaking(at), ...body, person }),
);

const wishRoute = route(contracts.setContactWish, (at, { params: { person }, body }) =>
  setContactWish(at.county, { ...speaking(at), ...body, person }),
);

export const consentsRoutes = [listRoute, answerRoute, wishRoute];
