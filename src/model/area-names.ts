/**
 * From the names of places in an address to area codes, and back. Knows provinces, cities and
 * counties; what an address says below the county is left unread.
 */
import { areaList } from './area-list.ts';
import { fictionalAreas, type NamedArea } from './fictional-areas.ts';

/** A name as people write it, and the area it can mean. */
type Meaning = {
  readonly code: string;
  readonly name: string;
  readonly written: string;
  readonly isShort: boolean;
};

type Index = {
  readonly names: ReadonlyMap<string, string>;
  /** By the first two characters of the written name. */
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
};

/** One way to read the beginning of an address; fewer `changes` is nearer to the written name. */
type Reading = { readonly code: string; readonly end: number; readonly changes: number };

/**
 * The code of the deepest area that a text names: an address, a list of names or a code of 2, 4, 6, 9
 * or 12 digits. Where a name fits several places, the area that holds them all, if there is one.
 * Unknown: undefined when no place is named, or places of different provinces could be meant.
 */
export function findAreaCode(text: string): string | undefined {
  const plain = /^[0-9\u4E00-\u9FFF]*$/.test(text);
  const half = plain ? text : text.normalize('NFKC').replace(/[\s,，、/·.。-]/g, '');
  const written = half.replace(/^(中国|中华人民共和国)/, '');
  const digits = /^(\d{12}|\d{9}|\d{6}|\d{4}|\d{2})(?!\d)/.exec(written)?.[1];
  if (digits !== undefined) return index().names.has(digits.slice(0, 2)) ? digits : undefined;
  const best = bestReadings(written, 0, '', 0);
  return best.length === 0 ? undefined : commonArea(best.map((reading) => reading.code));
}

/** The full name of an area as deep as it is known, or the code itself where nothing is known. */
export function areaName(code: string): string {
  const parts = [2, 4, 6].flatMap((length) =>
    code.length >= length ? [index().names.get(code.slice(0, length)) ?? ''] : [],
  );
  return parts.filter((part, at) => part !== parts[at - 1]).join('') || code;
}

/** Levels that exist only in statistics and say nothing in an address. */
const emptyLevel = /^(市辖区|省直辖县级行政区划|自治区直辖县级行政区划|县(?=.+县))/;

function bestReadings(
  text: string,
  at: number,
  parent: string,
  changes: number,
): readonly Reading[] {
  const found: Reading[] = [];
  const skipped = parent === '' ? null : emptyLevel.exec(text.slice(at, at + 20));
  if (skipped) found.push(...bestReadings(text, at + skipped[0].length, parent, changes));
  for (const meaning of index().meanings.get(text.slice(at, at + 2)) ?? []) {
    if (meaning.code.length <= parent.length || !meaning.code.startsWith(parent)) continue;
    if (!text.startsWith(meaning.written, at)) continue;
    const next = continued(meaning, text, at + meaning.written.length, parent);
    if (next) found.push(...bestReadings(text, next.end, meaning.code, changes + next.changes));
  }
  if (found.length === 0) return parent === '' ? [] : [{ code: parent, end: at, changes }];
  const end = Math.max(...found.map((reading) => reading.end));
  const longest = found.filter((reading) => reading.end === end);
  const least = Math.min(...longest.map((reading) => reading.changes));
  return longest.filter((reading) => reading.changes === least);
}

/** Where reading goes on after a name; undefined when the word belongs to something else. */
function continued(
  meaning: Meaning,
  text: string,
  end: number,
  parent: string,
): { readonly end: number; readonly changes: number } | undefined {
  if (!meaning.isShort) return { end, changes: 0 };
  const next = text[end] ?? '';
  // A county that has become a district, or a town that has become a city, kept its short name.
  if (/[省市州盟县区旗]/.test(next)) {
    return { end: end + 1, changes: meaning.name.endsWith(next) ? 0 : 1 };
  }
  if (/[镇乡街道路村社庄屯里巷]/.test(next)) return undefined;
  const isCounty = meaning.code.length === 6;
  return isCounty && parent === '' && next !== '' ? undefined : { end, changes: 0 };
}

function commonArea(codes: readonly string[]): string | undefined {
  const [first = '', ...others] = codes;
  return [6, 4, 2]
    .filter((length) => length <= first.length)
    .map((length) => first.slice(0, length))
    .find((area) => others.every((code) => code.startsWith(area)));
}

let built: Index | undefined;
/** Built when an address is read for the first time: 3,300 names take some milliseconds. */
function index(): Index {
  built ??= indexOf([...listedAreas(), ...fictionalAreas]);
  return built;
}

function listedAreas(): readonly NamedArea[] {
  let city = '';
  return areaList
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const [, digits = '', name = ''] = /^(\d+)(.*)$/.exec(word) ?? [];
      if (digits.length === 4) city = digits;
      const code =
        digits.length === 6 ? digits.slice(0, 2) : digits.length === 2 ? city + digits : digits;
      return name === '' ? [] : [{ code, name }];
    });
}

function indexOf(areas: readonly NamedArea[]): Index {
  const names = new Map<string, string>();
  const meanings = new Map<string, Meaning[]>();
  for (const { code, name } of areas) {
    names.set(code, name);
    const short = shortName(name);
    for (const written of short === name ? [name] : [name, short]) {
      const meaning = { code, name, written, isShort: written !== name };
      const start = written.slice(0, 2);
      meanings.set(start, [...(meanings.get(start) ?? []), meaning]);
    }
  }
  return { names, meanings };
}

const peoples =
  '蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|朝鲜|达斡尔|鄂温克|鄂伦春|土家|布依|哈尼|傈僳|拉祜|纳西|景颇|' +
  '布朗|普米|独龙|仫佬|仡佬|毛南|撒拉|保安|东乡|裕固|各|回|苗|彝|壮|侗|瑶|白|傣|藏|黎|佤|畲|水|土|羌|满|怒';
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${peoples})族?)*(?:自治[区州县旗])$`);

/** The name without the kind of place: 浙江, 内蒙古, 恩施, 上虞; the name itself if too little is left. */
function shortName(name: string): string {
  if (/(开发|园|管理|示范|工业|产业|实验|度假|物流)区$/.test(name)) return name;
  const short =
    autonomous.exec(name)?.[1] ?? name.replace(/(?:省|市|地区|盟|新区|林区|特区|县|区|旗)$/, '');
  return short.length >= 2 ? short : name;
}
