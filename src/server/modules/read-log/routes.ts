/** Routes of the read log. */
import { searchMisuse as searchContract } from '../../../api/contracts/oversight.ts';
import * as contracts from '../../../api/contracts/usage.ts';
import { actWords } from '../../../i18n/usage-words.ts';
import { actorOf } from '../../access/index.ts';
import { route, type SignedIn } from '../../http/route.ts';
import { searchMisuse } from './misuse/find.ts';
import { answerQuestion, listQuestions, questionEntry } from './questions.ts';
import { careUsageOf, type Usage, usageOf } from './usage.ts';

const PAGE = 50;

const readingOwn =
  (read: typeof usageOf) =>
  async (
    { office, visitor: { account, person }, language, now }: SignedIn,
    {
      query: { before, limit = PAGE },
    }: { readonly query: { readonly before?: number; readonly limit?: number } },
  ): Promise<Usage> =>
    read(office, {
      ...{ actor: actorOf(account), person: person!, language, now, limit },
      ...(before !== undefined && { before }),
    });

const ownRoute = route(contracts.ownUsage, readingOwn(usageOf));
const ownCareRoute = route(contracts.ownCareUsage, readingOwn(careUsageOf));

const questionRoute = route(
  contracts.questionUsage,
  async ({ office, visitor: { account, person }, now }, { params: { id }, body: { question } }) =>
    questionEntry(office, {
      ...{ actor: actorOf(account), person: person!, entry: id, question, now },
    }),
);

const questionsRoute = route(
  contracts.listUsageQuestions,
  async ({ office, visitor: { account }, language }, { query: { after = 0, limit = PAGE } }) => {
    const rows = await listQuestions(office, { actor: actorOf(account), after, limit });
    const next = rows.length === limit ? rows.at(-1)!.id : undefined;
    return {
      questions: rows.map(({ id, person, question, asked_at, entry, at, actor, action }) => ({
        ...{ id, person, question },
        askedAt: asked_at.toISOString(),
        entry: {
          ...{ id: entry, actor },
          logtime: at.toISOString(),
          action: actWords(action)[language],
        },
      })),
      ...(next !== undefined && { next }),
    };
  },
);

const answerRoute = route(
  contracts.answerUsageQuestion,
  async ({ office, visitor: { account } }, { params: { id }, body: { answer } }) =>
    answerQuestion(office, { actor: actorOf(account), account, id, answer }),
);

const searchRoute = route(searchContract, async ({ office, now }) => ({
  found: await searchMisuse(office, now),
}));

export const readLogRoutes = [
  ...[ownRoute, ownCareRoute, questionRoute, questionsRoute, answerRoute],
  searchRoute,
];
