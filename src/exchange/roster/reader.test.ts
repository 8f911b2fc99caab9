/** A roster row by row: what goes on record, and what each wrong cell is answered with. */
import { describe, expect, test } from 'vitest';
import { BEGINNING, day, END, FEMALE, MALE } from '../../rules/index.ts';
import { createRosterReader } from './reader.ts';
import { codesOf, factsOf, readRows, readTable } from './roster-example.ts';

const always = [BEGINNING, END] as const;
const today = day('2026-11-22');

test('people without a number in two files are two people', () => {
  const reader = createRosterReader({ today });
  for (const file of ['a.csv', 'b.csv']) {
    reader.openFile(file);
    reader.readRow({ sheet: '', row: 1, cells: ['姓名', '出生日期'] });
    reader.readRow({ sheet: '', row: 2, cells: [`测${file}`, '2025-05-05'] });
  }
  expect(reader.finish().people.ids).toEqual(['row:2', 'row:b.csv:2']);
});

describe('a person', () => {
  test('is read from number, name, sex and dates', () => {
    const { people, problems, counts } = readTable(`
      姓名   | 身份证号           | 性别 | 出生日期   | 死亡日期
      样例甲 | 990101199003070023 | 女   | 1990-03-07 | 2020年5月1日`);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ rows: 1, people: 1, refused: 0, repeated: 0 });
    expect([people.ids, people.names]).toEqual([['990101199003070023'], ['样例甲']]);
    expect(people.population.sex[0]).toBe(FEMALE);
    expect(people.population.bornEarliest[0]).toBe(day('1990-03-07'));
    expect(people.population.diedLatest[0]).toBe(day('2020-05-01'));
  });

  test('has sex, birth date and nationality of the number where the columns are silent', () => {
    const result = readTable(`
      姓名   | 身份证号
      样例甲 | 990101900307002`);
    const { population, ids } = result.people;
    expect(ids).toEqual(['990101199003070023']);
    expect([population.sex[0], population.bornLatest[0]]).toEqual([FEMALE, day('1990-03-07')]);
    expect(factsOf(result).nationality).toEqual([[...always, 0, 0]]);
  });

  test('without a number is known by the place of the row', () => {
    const { people, placeOf } = readTable(`
      姓名   | 性别 | 出生日期
      样例乙 | 男   | 2026-11`);
    expect(people.ids).toEqual(['row:人员:2']);
    expect(placeOf(0)).toEqual({ file: 'roster.xlsx', sheet: '人员', row: 2 });
    const { population } = people;
    expect(population.sex[0]).toBe(MALE);
    expect([population.bornEarliest[0], population.bornLatest[0]]).toEqual([
      day('2026-11-01'),
      today,
    ]);
  });

  test('may have another paper, from which nothing is concluded', () => {
    const result = readTable(`
      姓名   | 身份证号  | 国籍
      样例甲 | E12345678 |
      样例乙 | X330123456 | 法国`);
    expect(result.people.ids).toEqual(['E12345678', 'X330123456']);
    expect(factsOf(result, 0)).toEqual({});
    expect(factsOf(result, 1).nationality).toEqual([[...always, 1, 1]]);
  });

  test('of whom nobody knows whether she died may have died any day since her birth', () => {
    const { population } = readTable(`
      姓名   | 出生日期   | 死亡日期
      样例甲 | 1950-01-01 | 不详
      样例乙 | 1950-01-01 | 健在`).people;
    expect([population.diedEarliest[0], population.diedLatest[0]]).toEqual([
      day('1950-01-01'),
      END,
    ]);
    expect(population.diedEarliest[1]).toBe(END);
  });
});

describe('facts', () => {
  test('hold always, or from the date beside them', () => {
    const result = readTable(`
      姓名 | 户口性质 | 起始日期   | 户籍地             | 居住地         | 居住起始日期
      甲   | 农业户口 |            | 浙江省绍兴市上虞区 | 北京市朝阳区   | 2020-01-01
      乙   | 非农业   | 2001-05-01 | 330604             | 同户籍地       |`);
    const area = [330604000000, 330604999999];
    expect(factsOf(result, 0)).toEqual({
      'household-registration-type': [[...always, 0, 0]],
      'household-registration': [[...always, ...area]],
      residence: [[day('2020-01-01'), END, 110105000000, 110105999999]],
    });
    expect(factsOf(result, 1)).toEqual({
      'household-registration-type': [[day('2001-05-01'), END, 1, 1]],
      'household-registration': [[...always, ...area]],
      residence: [[...always, ...area]],
    });
  });

  test('are unknown between the first and the last day on which they can have begun', () => {
    const result = readTable(`
      姓名 | 残疾等级 | 残疾证日期
      甲   | 二级     | 2019
      乙   | 肢体三级 | 不详`);
    const [from, until] = [day('2019-01-01'), day('2019-12-31')];
    expect(factsOf(result, 0)['disability-level']).toEqual([
      [from, until, -Infinity, Infinity],
      [until, END, 2, 2],
    ]);
    expect(factsOf(result, 1)['disability-level']).toEqual([
      [BEGINNING, today, -Infinity, Infinity],
      [today, END, 3, 3],
    ]);
  });

  test('that are empty or none are not recorded, and those that nobody knows are unknown', () => {
    const result = readTable(`
      姓名 | 残疾等级 | 独生子女父母光荣证 | 婚姻状况
      甲   |          | 否                 |
      乙   | 无       | 浙字第012345号     | 丧偶
      丙   | 不详     | ？                 | 未知`);
    const unknown = [[...always, -Infinity, Infinity]];
    expect(factsOf(result, 0)).toEqual({});
    expect(factsOf(result, 1)).toEqual({
      'one-child-certificate': [[...always, 1, 1]],
      'marital-status': [[...always, 3, 3]],
    });
    expect(factsOf(result, 2)).toEqual({
      'disability-level': unknown,
      'one-child-certificate': unknown,
      'marital-status': unknown,
    });
    expect(result.problems).toEqual([]);
  });

  test('that a woman has brought become days; a screening of both kinds counts for both', () => {
    const facts = factsOf(
      readTable(`
      姓名 | 末次月经   | 预产期     | 上次筛查日期 | 备孕
      甲   | 2026-10-01 | 2027-07-08 | 2024-06      | 是`),
    );
    const one = (text: string) => [[day(text), day(text) + 1, 0, 0]];
    expect(facts['last-menstrual-period']).toEqual(one('2026-10-01'));
    expect(facts['expected-delivery']).toEqual(one('2027-07-08'));
    expect(facts['breast-screening']).toEqual([[day('2024-06-01'), day('2024-07-01'), 0, 0]]);
    expect(facts['cervical-screening']).toEqual(facts['breast-screening']);
    expect(facts['pregnancy-plan']).toEqual([[...always, 1, 1]]);
  });
});

describe('a table', () => {
  test('may have titles above, repeated headers within and totals below', () => {
    const result = readTable(`
      云溪县某镇花名册
      填报单位：某镇 | |
      姓名 | 性别 | 出生日期
      甲   | 女   | 1990-01-01
      姓名 | 性别 | 出生日期
      乙   | 男   | 1991-01-01
      合计 | 2 |
      制表人：某某 | |`);
    expect(result.people.names).toEqual(['甲', '乙']);
    expect(codesOf(result)).toEqual([]);
  });

  test('may hold numbers, dates and truth values as a workbook does', () => {
    const { people, problems } = readRows([
      ['name', 'born', 'one-child certificate', 'disability', 'id number'],
      ['甲', { day: day('1990-01-05') }, true, 3, 990101900307002],
      ['乙', 45296, false, null, null],
    ]);
    expect(codesOf({ problems } as never)).toEqual(['ROSTER_BIRTH_DIFFERS']);
    expect(people.population.bornEarliest[1]).toBe(day('2024-01-05'));
  });

  test('tells what each column means, and names the ones that are not read', () => {
    const { columns, problems } = readTable(`
      姓名 | 联系电话 | 性别
      甲   | 1        | 女
      乙   | 2        | 女`);
    expect(columns.map(({ header, meaning }) => [header, meaning])).toEqual([
      ['姓名', 'name'],
      ['联系电话', undefined],
      ['性别', 'sex'],
    ]);
    expect(problems).toEqual([
      {
        file: 'roster.xlsx',
        sheet: '人员',
        row: 1,
        column: '联系电话',
        code: 'ROSTER_COLUMN_IGNORED',
        severity: 'notice',
      },
    ]);
  });
});
