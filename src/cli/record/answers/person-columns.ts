/** The first columns of every list of people: number and name, never an identity number. */
import type { ListColumn } from './list.ts';

export const byPerson = <Line>(
  of: (line: Line) => { readonly personId: number; readonly name: string },
): readonly ListColumn<Line>[] => [
  {
    key: 'person',
    header: { 'zh-CN': '编号', en: 'no.' },
    kind: 'text',
    value: (line) => of(line).personId,
  },
  {
    key: 'name',
    header: { 'zh-CN': '姓名', en: 'name' },
    kind: 'text',
    value: (line) => of(line).name,
  },
];
