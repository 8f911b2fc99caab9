/** Why a list is empty: nobody is on record, nothing was worked out yet, or there really is nothing. */
import { snapshotCounty } from '../../../db/county.ts';
import { countPeople, findCurrent } from '../../../server/modules/entitlement/index.ts';
import type { AtWork } from '../at-county.ts';

/** What to say in place of an empty list; `otherwise` where there is nothing to find. */
export async function nothingBecause(
  { county, language }: Pick<AtWork, 'county' | 'language'>,
  otherwise: string,
): Promise<string> {
  if (!(await findCurrent(county))) return words[language].notEvaluated;
  return (await snapshotCounty(county, countPeople)) === 0 ? words[language].nobody : otherwise;
}

const words = {
  'zh-CN': {
    nobody: '还没有人登记在册。用“nuanjia import 名册.xlsx --apply”读入名册。',
    notEvaluated: '这个县还没有核算过。请先运行“nuanjia start”或读入名册。',
  },
  en: {
    nobody: 'Nobody is on record yet. Read in a roster with "nuanjia import roster.xlsx --apply".',
    notEvaluated:
      'Nothing was worked out in this county yet. Run "nuanjia start" or read in a roster.',
  },
} as const;
