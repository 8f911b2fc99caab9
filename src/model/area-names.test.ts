/** Addresses as clerks and identity cards write them, and the area codes they mean. */
import { describe, expect, test } from 'vitest';
import { areaList } from './area-list.ts';
import { areaName, findAreaCode } from './area-names.ts';

describe('an address means the deepest area that it names', () => {
  test.each([
    ['浙江省绍兴市上虞区谢塘镇新戴家村12号', '330604'],
    ['浙江上虞', '330604'],
    ['浙江绍兴', '3306'],
    ['浙江省', '33'],
    ['上虞', '330604'],
    ['上虞区谢塘镇', '330604'],
    ['北京市朝阳区', '110105'],
    ['北京市市辖区朝阳区', '110105'],
    ['吉林省长春市朝阳区', '220104'],
    ['辽宁省朝阳市朝阳县', '211321'],
    ['湖南省长沙县', '430121'],
    ['吉林市船营区', '220204'],
    ['上海浦东新区', '310115'],
    ['重庆市县云阳县', '500235'],
    ['内蒙古鄂伦春自治旗', '150723'],
    ['贵州威宁县', '520526'],
    ['恩施州恩施市', '422801'],
    ['广西南宁', '4501'],
    ['广东省东莞市虎门镇', '4419'],
    ['湖北省仙桃市', '429004'],
    ['湖北省 省直辖县级行政区划 仙桃市', '429004'],
    ['新疆维吾尔自治区 / 伊犁哈萨克自治州 / 伊宁市', '654002'],
    ['中国浙江省杭州市西湖区', '330106'],
    ['暖州省晴川市云溪县', '990101'],
  ])('%s → %s', (text, code) => {
    expect(findAreaCode(text)).toBe(code);
  });

  test.each([
    ['浙江省上虞市', '330604'],
    ['山东省邹平县', '371681'],
    ['浙江省绍兴县', '3306'],
  ])('also under a name of earlier years: %s → %s', (text, code) => {
    expect(findAreaCode(text)).toBe(code);
  });

  test.each([
    ['330604', '330604'],
    ['330604111', '330604111'],
    ['330604111201', '330604111201'],
    ['330000 浙江省', '330000'],
    ['990101', '990101'],
    ['３３０６０４', '330604'],
  ])('a code means itself: %s', (text, code) => {
    expect(findAreaCode(text)).toBe(code);
  });

  test('a name that several counties of one province share means what holds them all', () => {
    expect(findAreaCode('江苏省鼓楼区')).toBe('32');
    expect(findAreaCode('吉林')).toBe('22');
  });

  test.each([
    '朝阳区',
    '鼓楼区',
    '中山路12号',
    '和平里3巷',
    '本村',
    '',
    '00',
    '1234567',
    '770101',
    'Springfield',
  ])('nothing is guessed from "%s"', (text) => {
    expect(findAreaCode(text)).toBeUndefined();
  });

  test('a town is not taken for a county of the same name', () => {
    expect(findAreaCode('甘肃省兰州市城关镇')).toBe('6201');
    expect(findAreaCode('浙江省绍兴市柯桥街道')).toBe('3306');
  });
});

test('a code has the names of its levels, without those of statistics', () => {
  expect(areaName('330604')).toBe('浙江省绍兴市上虞区');
  expect(areaName('330604111201')).toBe('浙江省绍兴市上虞区');
  expect(areaName('110105')).toBe('北京市朝阳区');
  expect(areaName('33')).toBe('浙江省');
  expect(areaName('441900')).toBe('广东省东莞市');
  expect(areaName('990101')).toBe('暖州省晴川市云溪县');
  expect(areaName('770101')).toBe('770101');
});

test('the full name of every area leads back to it, or to the area around it', () => {
  let city = '';
  let exact = 0;
  for (const [, digits = '', name = ''] of areaList.matchAll(/(\d+)(\S*)/g)) {
    if (digits.length === 4) city = digits;
    if (name === '') continue;
    const code = digits.length === 2 ? city + digits : digits.replace(/0000$/, '');
    const found = findAreaCode(areaName(code));
    expect(found !== undefined && code.startsWith(found)).toBe(true);
    if (found === code) exact++;
  }
  expect(exact).toBeGreaterThan(3300);
});
