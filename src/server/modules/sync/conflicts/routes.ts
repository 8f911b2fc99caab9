/** Routes of what somebody must decide. */
import * as contracts from '../../../../api/contracts/phone/conflicts.ts';
import { fieldWords, type StepWords, valueWords } from '../../../../i18n/sync-words.ts';
import { packs } from '../../../../programs/registry.ts';
import { route } from '../../../http/route.ts';
import { decideConflict, fieldOn, listConflicts } from './conflicts.ts';
import { namesOfAccounts } from './queries.ts';

const PAGE = 50;

const programs = new Map(
  packs.flatMap((pack) => pack.programs).map((program) => [program.id, program]),
);

/** A step as this version calls it; one that it does not know keeps its id. */
const stepWords: StepWords = (program, step) => {
  const messages = programs.get(program)?.messages;
  return {
    'zh-CN': messages?.['zh-CN'].steps?.[step] ?? step,
    en: messages?.en.steps?.[step] ?? step,
  };
};

const listRoute = route(
  contracts.listPhoneConflicts,
  async ({ county, visitor: { account }, language }, { query: { after = 0, limit = PAGE } }) => {
    const listed = await listConflicts(county, { account, after, limit });
    const accounts = listed.flatMap(({ sides }) => sides.map((side) => side.account));
    const names = await namesOfAccounts(county, accounts);
    const next = listed.length === limit ? listed.at(-1)!.id : undefined;
    const conflicts = listed.map(({ person, name, sides, opened_at, ...row }) => {
      const field = fieldOn(row.record, row.field);
      return {
        ...row,
        ...(person !== null && { person }),
        ...(name !== undefined && { name }),
        words: fieldWords(field, language, stepWords),
        sides: sides.map(({ id, value, account: by, said_at, received_at, is_standing }) => ({
          ...{ id, value, words: valueWords(field, value, language) },
          ...{ account: by, accountName: names.get(by) ?? '' },
          ...{ saidAt: said_at, receivedAt: received_at.toISOString(), isStanding: is_standing },
        })),
        openedAt: opened_at.toISOString(),
      };
    });
    return { conflicts, ...(next !== undefined && { next }) };
  },
);

const decideRoute = route(
  contracts.decidePhoneConflict,
  async (at, { params: { id }, body: { event } }) => {
    const { county, keys, today, now, visitor } = at;
    const { account, post } = visitor;
    const by = { account, unit: post!.unit!.id, post: post!.id };
    return decideConflict(county, { county, keys, today, now, ...by, id, event });
  },
);

export const conflictRoutes = [listRoute, decideRoute];
