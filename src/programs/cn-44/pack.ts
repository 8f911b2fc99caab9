/** Guangdong: what the province adds to and changes of the national programs. */
import { areaSet } from '../../rules/index.ts';
import type { PackInfo } from '../definition.ts';

export const pack: PackInfo = {
  id: 'cn-44',
  name: { 'zh-CN': '广东', en: 'Guangdong' },
  extends: 'cn',
  area: areaSet('cn-44', '44'),
  ages: { attained: 'day-after-birthday', missingDay: 'month-end' },
};
