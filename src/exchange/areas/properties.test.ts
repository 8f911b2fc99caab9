/** Whatever a list says, what is read from it is a tree in which every code means one place a day. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AreaEntry, depthOf } from '../../model/areas/entry.ts';
import { indexAreas, successorsOf } from '../../model/areas/resolve.ts';
import { isoDate, toDay } from '../../rules/index.ts';
import { readAreaList } from './index.ts';

const code = fc.constantFrom(
  ...['99', '9901', '9902', '990101', '990102', '990101001', '990101002', '990102001'],
  ...['990101001001', '990101001201', '990101002201', '990101001201001', '7', ''],
);
const date = fc.oneof(
  fc.constant(''),
  fc.nat(5).map((value) => isoDate(toDay(value))),
);
const row = fc.tuple(
  code,
  fc.constantFrom('甲', '乙', '莫𡐓村', ''),
  fc.oneof(fc.constant(''), code),
  fc.constantFrom('', '', '', '县', '组', '什么'),
  date,
  date,
  fc.array(code, { maxLength: 2 }).map((codes) => codes.join('、')),
);
const header = ['代码', '名称', '上级代码', '级别', '起', '止', '后继'];
const lists = fc.array(row, { maxLength: 25 }).map((rows) => readAreaList([header, ...rows]));

/** The same samples everywhere. */
const runs = { numRuns: 500, seed: 20261122 };

const fromOf = (area: AreaEntry) => area.from ?? -Infinity;
const untilOf = (area: AreaEntry) => area.until ?? Infinity;

test('every area lies in an area of a higher level, or stands at the top of its list', () => {
  fc.assert(
    fc.property(lists, ({ areas }) => {
      const index = indexAreas(areas);
      const top = Math.min(...areas.map(({ level }) => depthOf(level)));
      for (const { level, parent } of areas) {
        if (parent === undefined) expect(depthOf(level)).toBe(top);
        else expect(depthOf(index.get(parent)![0]!.level)).toBeLessThan(depthOf(level));
      }
    }),
    runs,
  );
});

test('on no day does a code mean two places', () => {
  fc.assert(
    fc.property(lists, ({ areas }) => {
      for (const area of areas) {
        const others = areas.filter((other) => other !== area && other.code === area.code);
        for (const other of others) {
          expect(untilOf(other) <= fromOf(area) || untilOf(area) <= fromOf(other)).toBe(true);
        }
      }
    }),
    runs,
  );
});

test('every successor that was kept is used, and lasts longer', () => {
  fc.assert(
    fc.property(lists, ({ areas }) => {
      const index = indexAreas(areas);
      for (const area of areas.filter(({ successors }) => successors.length > 0)) {
        const next = successorsOf(index, area);
        expect(next.map((successor) => successor.code)).toEqual(area.successors);
        for (const successor of next) expect(untilOf(successor)).toBeGreaterThan(untilOf(area));
      }
    }),
    runs,
  );
});

test('every row is an area or has an error, and never both', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
      const { areas, problems } = readAreaList([header, ...rows]);
      const left = new Set(
        problems.filter(({ severity }) => severity === 'error').map((p) => p.row),
      );
      const blank = rows.filter((cells) => cells.every((cell) => cell === ''));
      expect(areas.length + left.size + blank.length).toBe(rows.length);
    }),
    runs,
  );
});
