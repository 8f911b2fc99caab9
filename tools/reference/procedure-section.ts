/** How a claim is decided, as a section of a program's page: steps, limits, papers and the appeal. */
import { decidingSteps } from '../../src/model/casework/case.ts';
import type { Procedure } from '../../src/programs/procedure/procedure.ts';
import type { SourceLinks } from './conditions.ts';
import { section, table } from './markdown.ts';

/** Empty where a program or a province's change has none. */
export function procedureSection(procedure: Partial<Procedure>, links: SourceLinks): string {
  const { together, publicNotice, appeal, review, payment, papers } = procedure;
  const rows = [
    ...decidingSteps.flatMap((name) => {
      const step = procedure.steps?.[name];
      if (!step) return [];
      const limit = step.limit === undefined ? '' : `${step.limit.workingDays} working days`;
      return [[name, step.tier, limit, step]] as const;
    }),
    ...(together ? [['all together', '', `${together.workingDays} working days`, together]] : []),
    ...(publicNotice
      ? [['posted', '', `${publicNotice.workingDays} working days`, publicNotice]]
      : []),
    ...(appeal
      ? [['appeal', '', `${appeal.days} days, decided in ${appeal.decidedInDays}`, appeal]]
      : []),
    ...(review ? [['yearly confirmation', '', `month ${review.month}`, review]] : []),
    ...(payment ? [['paid', '', `every ${payment.everyMonths} months`, payment]] : []),
  ] as readonly (readonly [string, string, string, { status: string; source: string }])[];
  return section(
    '## How a claim is decided · 办理程序',
    table(
      ['step', 'by', 'limit', 'status', 'source'],
      rows.map(([name, by, limit, { status, source }]) => [
        name,
        by,
        limit,
        status,
        links([source]),
      ]),
    ),
    papers ? papersTable(papers, links) : '',
  );
}

const papersTable = (papers: Procedure['papers'], links: SourceLinks): string =>
  table(
    ['paper · 材料', 'not asked for once an agency’s data shows', 'source'],
    Object.values(papers).map(({ name, shows, source }) => [
      `${name.en}\n${name['zh-CN']}`,
      shows.join(', '),
      links([source]),
    ]),
  );
