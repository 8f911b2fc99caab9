/** Area lists in both forms, with the traps of real places in them. */
import { describe, expect, test } from 'vitest';
import { addressNames, indexAreas } from '../../model/areas/resolve.ts';
import { day } from '../../rules/index.ts';
import { readAreaList } from './index.ts';

const table = (text: string) => text.split('\n').map((line) => line.trim().split(','));
const read = (text: string) => readAreaList(table(text));
const own = (text: string) => read(`代码,名称,上级代码,级别,类型,起,止,后继\n${text}`);
const codesOf = (text: string) => read(text).areas.map(({ code }) => code);

describe('the national list', () => {
  // As the files have them, one after the other, the villages first and with a blank first line.
  const national = read(`
    code,name,streetCode,provinceCode,cityCode,areaCode
    420602006207,莫𡐓村委会,420602006,42,4206,420602
    350527000000,金门县,350527000,35,3505,350527
    441900003001,岗贝社区居民委员会,441900003,44,4419,441900
    110101001001,多福巷社区居委会,110101001,11,1101,110101
    code,name,areaCode,provinceCode,cityCode
    420602006,黄龙镇,420602,42,4206
    350527000,金门县,350527,35,3505
    441900003,东城街道,441900,44,4419
    110101001,东华门街道,110101,11,1101
    611025103,大坪镇,611025,61,6110
    431026106,大坪镇,431026,43,4310
    code,name,cityCode,provinceCode
    420602,襄城区,4206,42
    350527,金门县,3505,35
    441900,东莞市,4419,44
    110101,东城区,1101,11
    611025,镇安县,6110,61
    431026,汝城县,4310,43
    code,name,provinceCode
    4206,襄阳市,42
    3505,泉州市,35
    4419,东莞市,44
    1101,市辖区,11
    6110,商洛市,61
    4310,郴州市,43
    code,name
    42,湖北省
    35,福建省
    44,广东省
    11,北京市
    61,陕西省
    43,湖南省`);
  const index = indexAreas(national.areas);
  const address = (code: string) => addressNames(index, index.get(code)![0]!, 0).join('');

  test('is read in any order of its files', () => {
    expect(national.problems).toEqual([]);
    const parents = Map.groupBy(national.areas, ({ parent }) => parent?.length);
    expect([...parents].map(([digits, areas]) => [digits, areas.length])).toEqual([
      [undefined, 6],
      [2, 6],
      [4, 6],
      [6, 6],
      [9, 4],
    ]);
  });

  test('keeps names with characters beyond 16 bits', () => {
    expect(address('420602006207')).toBe('湖北省襄阳市襄城区黄龙镇莫𡐓村委会');
  });

  test('gives addresses without levels that only the statistics have', () => {
    expect(address('441900003001')).toBe('广东省东莞市东城街道岗贝社区居民委员会');
    expect(address('110101001001')).toBe('北京市东城区东华门街道多福巷社区居委会');
  });

  test('takes codes that end in zeros for what their columns say', () => {
    expect(index.get('350527000000')![0]).toMatchObject({ level: 'village', parent: '350527000' });
    expect(address('350527000000')).toBe('福建省泉州市金门县');
  });

  test('tells places of one name apart by what they lie in', () => {
    expect(address('611025103')).toBe('陕西省商洛市镇安县大坪镇');
    expect(address('431026106')).toBe('湖南省郴州市汝城县大坪镇');
  });

  test('says which committee a village has by its code', () => {
    const kindOf = (code: string) => index.get(code)?.[0]?.kind;
    expect(kindOf('420602006207')).toBe('villagers-committee');
    expect(kindOf('441900003001')).toBe('residents-committee');
    expect(kindOf('420602006')).toBeUndefined();
  });
});

describe('an own list', () => {
  test('may begin at the county, and may leave out everything but codes and names', () => {
    const { areas, problems } = read(
      'code,name\n990101,云溪县\n990101101,清溪镇\n990101101201,东风村',
    );
    expect(problems).toEqual([]);
    expect(areas).toEqual([
      { code: '990101', name: '云溪县', level: 'county', successors: [] },
      { code: '990101101', name: '清溪镇', level: 'town', parent: '990101', successors: [] },
      {
        ...{ code: '990101101201', name: '东风村', level: 'village', parent: '990101101' },
        ...{ kind: 'villagers-committee', successors: [] },
      },
    ]);
  });

  test('may have counties that only the statistics know, such as development zones', () => {
    const { areas, problems } = own('3205,苏州市\n320576,苏州工业园区\n320576050,娄葑街道');
    expect(problems).toEqual([]);
    expect(areas.map(({ parent }) => parent)).toEqual([undefined, '3205', '320576']);
  });

  test('may put a town right below a city that has no counties', () => {
    const { areas, problems } = own('4419,东莞市\n441900003,东城街道');
    expect(problems).toEqual([]);
    expect(areas[1]).toMatchObject({ level: 'town', parent: '4419' });
  });

  test.each([
    ['990000,暖州省,,省,\n990100,晴川市,990000,市\n990101,云溪县,990100,县'],
    ['990000000000,暖州省\n990100000000,晴川市\n990101000000,云溪县,990100000000'],
  ])('may fill codes up with zeros: %j', (text) => {
    const { areas, problems } = own(text);
    expect(problems).toEqual([]);
    expect(areas.map(({ code, parent }) => [code, parent])).toEqual([
      ['99', undefined],
      ['9901', '99'],
      ['990101', '9901'],
    ]);
  });

  test('has groups below a village, numbered within it', () => {
    const { areas, problems } = own(
      '990101101201,东风村\n3,第三组,990101101201,组\n990101101201012,第十二组',
    );
    expect(problems).toEqual([]);
    expect(areas.slice(1).map(({ code, level, parent }) => [code, level, parent])).toEqual([
      ['990101101201003', 'group', '990101101201'],
      ['990101101201012', 'group', '990101101201'],
    ]);
  });

  test('may correct what the code says about the committee', () => {
    expect(own('990101101501,农场,,,居委会').areas[0]!.kind).toBe('residents-committee');
    expect(own('990101101501,农场').areas[0]!.kind).toBe('other');
  });

  test('may give a code another name from a day on', () => {
    const { areas, problems } = own(
      '990101,云溪县,,,,,2020-05-01\n990101,云溪市,,,,2020年5月1日\n990101101,清溪镇',
    );
    expect(problems).toEqual([]);
    expect(areas.map(({ from, until }) => [from, until])).toEqual([
      [undefined, day('2020-05-01')],
      [day('2020-05-01'), undefined],
      [undefined, undefined],
    ]);
  });
});

describe('a problem', () => {
  const county = '990101,云溪县\n990101101,清溪镇\n990101102,稻香镇';
  test.each([
    ['AREA_CODE_FORM', '99010,云溪', {}],
    ['AREA_CODE_LEVEL', '990101103,石桥镇,,村', { level: '村' }],
    ['AREA_NAME_EMPTY', '990101103, ', {}],
    ['AREA_WORD_UNKNOWN', '990101103,石桥镇,,大镇', { word: '大镇' }],
    ['AREA_DATE_FORM', '990101103,石桥镇,,,,2019', { date: '2019' }],
    ['AREA_DATE_ORDER', '990101103,石桥镇,,,,2019-02-01,2019-02-01', { begins: '2019-02-01' }],
    ['AREA_DUPLICATE', '990101101,青溪镇,,,,2019-02-01', { otherRow: 3 }],
    ['AREA_PARENT_MISSING', '990101103201,东风村', { parent: '990101103' }],
    ['AREA_PARENT_MISSING', '990101103201,东风村,990101109', { parent: '990101109' }],
    ['AREA_PARENT_LEVEL', '990101103,石桥镇,990101103', { parent: '990101103' }],
    ['AREA_SUCCESSOR_UNKNOWN', '990101103,石桥镇,,,,,2019-02-01,990101109', {}],
    ['AREA_SUCCESSOR_EARLY', '990101103,石桥镇,,,,,,990101101', {}],
  ])('%s stands at its row: %s', (code, row, detail) => {
    const { problems, areas } = own(`${county}\n${row}`);
    expect(problems).toMatchObject([{ row: 5, code, detail }]);
    expect(areas.length).toBe(problems[0]!.severity === 'error' ? 3 : 4);
  });

  test('is a village that goes on when its town has ended', () => {
    const { problems, areas } = own(
      '990101,云溪县\n990101101,清溪镇,,,,,2020-01-01\n990101101201,东风村\n990101101202,向阳村,,,,,2020-01-01',
    );
    expect(problems).toMatchObject([{ row: 4, code: 'AREA_PARENT_ENDED' }]);
    expect(areas.length).toBe(4);
  });

  test('is a circle of successors, which is cut', () => {
    const { problems, areas } = own(
      '990101,云溪县,,,,,2020-01-01,990102\n990102,禾丰县,,,,,2020-01-01,990101',
    );
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'AREA_SUCCESSOR_CIRCLE'],
      [3, 'AREA_SUCCESSOR_CIRCLE'],
    ]);
    expect(areas.flatMap(({ successors }) => successors)).toEqual([]);
  });

  test('is a successor that ended before', () => {
    const { problems } = own('990101,云溪县,,,,,2020-01-01,990102\n990102,禾丰县,,,,,2019-01-01');
    expect(problems).toMatchObject([{ row: 2, code: 'AREA_SUCCESSOR_ENDED' }]);
  });

  test('is a table without a header, once', () => {
    const { problems, areas } = read('990101,云溪县\n990102,禾丰县');
    expect(problems).toMatchObject([{ row: 1, code: 'AREA_HEADER_UNKNOWN' }]);
    expect(areas).toEqual([]);
  });
});

test('a town that comes back under its old code is no circle', () => {
  const { problems } = own(
    '990101,云溪县,,,,,2020-01-01,990102\n990102,禾丰县,,,,2020-01-01,2022-01-01,990101\n990101,云溪县,,,,2022-01-01',
  );
  expect(problems).toEqual([]);
});

test('the order of rows decides nothing but the order of problems', () => {
  const rows = ['990101,云溪县', '990101101,清溪镇', '990101101201,东风村', '990101101202,向阳村'];
  expect(codesOf(`code,name\n${[...rows].reverse().join('\n')}`).sort()).toEqual(
    codesOf(`code,name\n${rows.join('\n')}`),
  );
});
