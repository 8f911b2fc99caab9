/**
 * Areas from the compact text of a committed cut-out, or from pairs of codes and names. In the text a whole
 * code and a name begin a line, and the villages of a town follow with the last three digits of theirs.
 */
import { type AreaEntry, areaLevels, digitsOfLevel, findLevel, villageKindOf } from './entry.ts';
import { shangyu } from './shangyu.ts';
import { weining } from './weining.ts';

/** Counties of the national list that come with the software, each with the areas it lies in. */
export const cutOuts = { '330604': shangyu, '520526': weining } as const;

/** The areas of a county that comes with the software, each after the one it lies in. */
export const cutOutAreas = (county: keyof typeof cutOuts): readonly AreaEntry[] =>
  undatedAreas(pairsOf(cutOuts[county]));

function* pairsOf(text: string): Generator<readonly [code: string, name: string]> {
  let town = '';
  for (const word of text.trim().split(/\s+/)) {
    const [, digits = '', name = ''] = /^(\d+)(.*)$/u.exec(word)!;
    if (digits.length === digitsOfLevel.town) town = digits;
    yield [digits.length === 3 ? town + digits : digits, name];
  }
}

/**
 * Areas that have always been as they are, from codes and names; each lies in the nearest area before
 * it whose code begins its own.
 * Errors: RangeError when a code has the digits of no level.
 */
export function undatedAreas(
  pairs: Iterable<readonly [code: string, name: string]>,
): readonly AreaEntry[] {
  const known = new Set<string>();
  return Array.from(pairs, ([code, name]) => {
    const level = findLevel(code);
    if (level === undefined) throw new RangeError(`"${code}" is not an area code`);
    const parent = areaLevels
      .map((above) => code.slice(0, digitsOfLevel[above]))
      .findLast((above) => above.length < code.length && known.has(above));
    known.add(code);
    return {
      ...{ code, name, level, successors: [] },
      ...(level === 'village' ? { kind: villageKindOf(code) } : {}),
      ...(parent === undefined ? {} : { parent }),
    };
  });
}
