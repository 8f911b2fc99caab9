/** International recommendations, as a second schedule beside the national one. */
import { areaSet } from '../../rules/index.ts';
import type { PackInfo } from '../definition.ts';

export const pack: PackInfo = {
  id: 'who',
  name: { 'zh-CN': '世界卫生组织', en: 'World Health Organization' },
  area: areaSet('who', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
  ages: { attained: 'birthday', missingDay: 'month-end' },
};
