/** The county's own tables of working days. */
import { contract, exactly, Type } from '../../contract.ts';
import { Done, text } from '../../shapes.ts';

const MonthDay = Type.String({ pattern: '^\\d{2}-\\d{2}$', description: 'MM-DD' });

export const setWorkingYear = contract({
  method: 'PUT',
  path: '/api/working-years',
  summary:
    'Enter a year’s days off and worked weekends; limits that were provisional are counted anew.',
  access: 'unit.manage',
  body: exactly({
    year: Type.Integer({ minimum: 2000, maximum: 2200 }),
    off: Type.Array(exactly({ first: MonthDay, last: MonthDay }), { maxItems: 60 }),
    worked: Type.Array(MonthDay, { maxItems: 60 }),
    document: text(200),
  }),
  answer: exactly({ ...Done.properties, recounted: Type.Integer() }),
});
