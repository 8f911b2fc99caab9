/**
 * Routes of duplicates. A pair may reach further than a row policy can say, so they run with the software's rights;
 * that both people were opened is the decision.
 */
import * as contracts from '../../../api/contracts/duplicates.ts';
import { factKindWords, factValueWords } from '../../../i18n/fact-words.ts';
import type { Language } from '../../../rules/index.ts';
import { byAsker } from '../../http/by.ts';
import { daysShown } from '../../http/days.ts';
import { route } from '../../http/route.ts';
import { evidenceTable } from './evidence.ts';
import { type Contradiction, mergePersons, undoMerge } from './merge.ts';
import type { PairKey, PairRow } from './queries.ts';
import { decideDifferent, pageOfDuplicates } from './search.ts';

const PAGE = 50;

const listRoute = route(
  contracts.listDuplicates,
  async (at, { query: { after, limit = PAGE } }) => {
    const { rows, next } = await pageOfDuplicates(at.office, {
      ...{ ...byAsker(at), limit },
      ...(after !== undefined && { after: keyFrom(after) }),
    });
    return {
      pairs: rows.map((row) => pairShown(row, at.language)),
      ...(next && { next: `${next.score}.${next.person}.${next.other}` }),
    };
  },
);

function keyFrom(text: string): PairKey {
  const [score, person, other] = text.split('.').map(Number);
  return { score: score!, person: person!, other: other! };
}

const pairShown = ({ evidence, ...pair }: PairRow, language: Language) => ({
  ...pair,
  evidence: evidence.map(({ name }) => evidenceTable[name][language]),
});

const mergeRoute = route(contracts.mergePeople, async (at, { body: { person, into, reason } }) => {
  const evidence = reason === undefined ? [] : [{ name: 'reason', words: reason }];
  const merged = await mergePersons(at.office, {
    ...{ ...byAsker(at), today: at.today },
    ...{ person, into, evidence },
  });
  return {
    ...merged,
    contradictions: merged.contradictions.map((one) => contradictionShown(one, at.language)),
  };
});

const contradictionShown = ({ kind, person, into }: Contradiction, language: Language) => ({
  ...{ kind, name: factKindWords.get(kind)?.[language] ?? kind },
  person: saidShown(kind, person, language),
  into: saidShown(kind, into, language),
});

const saidShown = (kind: string, said: Contradiction['person'], language: Language) => ({
  ...daysShown(said),
  ...(said.value !== undefined && {
    value: said.value,
    words: factValueWords(kind, said.value)[language],
  }),
});

const undoRoute = route(contracts.undoMerge, async (at, { body: { merge } }) =>
  undoMerge(at.office, { ...byAsker(at), today: at.today, merge }),
);

const differentRoute = route(contracts.decideDifferent, async (at, { body: { person, other } }) =>
  decideDifferent(at.office, { ...byAsker(at), person, other }),
);

export const duplicatesRoutes = [listRoute, mergeRoute, undoRoute, differentRoute];
