/** Zhejiang: what the province adds to and changes of the national programs. */
import { areaSet } from '../../rules/index.ts';
import type { PackInfo } from '../definition.ts';

export const pack: PackInfo = {
  id: 'cn-33',
  name: { 'zh-CN': '浙江', en: 'Zhejiang' },
  extends: 'cn',
  area: areaSet('cn-33', '33'),
  ages: { attained: 'day-after-birthday', missingDay: 'month-end' },
};
