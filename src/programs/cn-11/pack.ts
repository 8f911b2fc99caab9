/** Beijing: what the capital changes of the national programs. */
import { areaSet } from '../../rules/index.ts';
import type { PackInfo } from '../definition.ts';

export const pack: PackInfo = {
  id: 'cn-11',
  name: { 'zh-CN': '北京', en: 'Beijing' },
  extends: 'cn',
  area: areaSet('cn-11', '11'),
  ages: { attained: 'day-after-birthday', missingDay: 'month-end' },
};
