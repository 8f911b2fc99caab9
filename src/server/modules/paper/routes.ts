/** Routes of papers: what the office gives out, printed from what the same asker may read on the screen. */
import type { Static } from 'typebox';
import type { FileAnswer } from '../../../api/contract.ts';
import * as contracts from '../../../api/contracts/papers/papers.ts';
import { noticeSheet, type Paper, printAside, statement } from '../../../papers/index.ts';
import { isoDate, type Language, toDay } from '../../../rules/index.ts';
import { actorOf } from '../../access/index.ts';
import { type At, route, type SignedIn } from '../../http/route.ts';
import { type Letter, letterOf, ownLetterOf } from '../case/index.ts';
import { caseError } from '../case/errors.ts';
import { postedToday } from '../public-notice/index.ts';
import { lineShown, namedStatementOf } from '../statement/index.ts';
import { sealed } from './issue.ts';
import { letterPaper } from './letters.ts';
import { runPaper, unreachedPaper } from './lists.ts';
import { programNames } from './names.ts';

type Asked = { readonly query: { readonly language?: Language } };

/** The paper is in the language asked for; so is what is read for it. */
const inLanguage = <One extends { readonly language: Language }>(
  at: One,
  { query: { language } }: Asked,
): One => (language === undefined ? at : { ...at, language });

const countyName = ({ findServed, county }: SignedIn): string =>
  findServed(county.code)?.name ?? county.code;

/** Who prints: the unit of the post, or the county. */
const officeOf = (at: SignedIn): string =>
  [countyName(at), ...(at.visitor.post?.unit ? [at.visitor.post.unit.name] : [])].join(' · ');

const printed = async (name: string, paper: Paper): Promise<Static<typeof FileAnswer>> => ({
  name: `${name}.pdf`,
  bytes: await printAside([paper]),
});

const sheetOf = (at: SignedIn) => ({
  ...{ language: at.language, office: officeOf(at), day: isoDate(toDay(at.today)) },
});

async function printedLetter(at: SignedIn, found: Letter): Promise<Static<typeof FileAnswer>> {
  const { language, office, origin, visitor } = at;
  const says = { language, county: countyName(at) };
  const { row, step } = found;
  const issuing = {
    ...{ actor: actorOf(visitor.account), origin },
    ...{ unit: step.unit, program: row.program },
  };
  const paper = await sealed(office, letterPaper(found, says), issuing);
  return printed(`letter-${row.id}-${step.id}`, paper);
}

const letterRoute = route(contracts.printLetter, async (asking, request) => {
  const at = inLanguage(asking, request);
  const about = { actor: actorOf(at.visitor.account), language: at.language };
  return printedLetter(at, await letterOf(at.county, request.params, about));
});

const ownRoute = route(contracts.printOwnLetter, async (asking, request) => {
  const at = inLanguage(asking, request);
  return printedLetter(at, await ownLetterOf(at, request.params));
});

const statementRoute = route(contracts.printStatement, async (asking, request) => {
  const at = inLanguage(asking, request);
  const { person } = request.params;
  const asked = { account: at.visitor.account, person };
  const { name, rows } = await namedStatementOf(at.county, asked);
  const programName = await programNames(at.office, at.language);
  const lines = rows.map((row) => {
    const { program, ...line } = lineShown(row, at.language);
    return { ...line, programName: programName(program) };
  });
  return printed(`statement-${person}`, statement({ ...sheetOf(at), name, lines }));
});

const runRoute = route(contracts.printRun, async (asking, request) => {
  const at = inLanguage(asking, request);
  return printed(`run-${request.params.id}`, await runPaper(at, request.params.id, sheetOf(at)));
});

const unreachedRoute = route(contracts.printUnreached, async (asking, request) => {
  const at = inLanguage(asking, request);
  return printed('unreached', await unreachedPaper(at, sheetOf(at)));
});

const postedRoute = route(contracts.printPosted, async (asking: At, request) => {
  const { findServed, language, today } = inLanguage(asking, request);
  const { county: code } = request.query;
  const served = findServed(code);
  if (!served) throw caseError('POSTED_UNKNOWN', { notice: code ?? '-' });
  const programName = await programNames(served.county, language);
  const lines = (await postedToday(served.county, today)).map((one) => ({
    ...{ maskedName: one.masked_name, village: one.village },
    programName: programName(one.program),
    ...{ from: isoDate(toDay(one.from)), until: isoDate(toDay(one.until)) },
  }));
  const sheet = { language, office: served.name, day: isoDate(toDay(today)) };
  return printed('public-notice', noticeSheet(sheet, lines));
});

export const paperRoutes = [
  ...[letterRoute, ownRoute, statementRoute, runRoute, unreachedRoute, postedRoute],
];
