/** The national pack. An age is attained on the day after the birthday; a birthday of 29 February falls on the 28th in common years. */
import { areaSet } from '../../rules/index.ts';
import type { PackInfo } from '../definition.ts';

export const pack: PackInfo = {
  id: 'cn',
  name: { 'zh-CN': '国家', en: 'China, national' },
  area: areaSet('cn', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
  ages: { attained: 'day-after-birthday', missingDay: 'month-end' },
};
