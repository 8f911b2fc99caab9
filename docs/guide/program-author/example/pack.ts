/** The guide's example: a pack of a county that does not exist, laid over the national one. */
import type { PackInfo } from '../../../../src/programs/definition.ts';
import { areaSet } from '../../../../src/rules/index.ts';

export const pack: PackInfo = {
  id: 'example',
  name: { 'zh-CN': '云溪县（虚构）', en: 'Yunxi County (fictional)' },
  extends: 'cn',
  area: areaSet('example', '990101'),
  ages: { attained: 'day-after-birthday', missingDay: 'month-end' },
};
