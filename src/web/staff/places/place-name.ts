/** Names of places, as far as the phone has them. */
import { factValueWords } from '../../../i18n/fact-words.ts';
import { areaName } from '../../../model/area-names.ts';
import { catalog, type FactKind } from '../../../model/facts/catalog.ts';
import type { Words } from '../../../rules/index.ts';
import type { Area, Phone } from '../../offline/phone.ts';

/** From the province down to the village; what the list of the county does not name is left out. */
export function placeName(areas: readonly Area[], code: string): string {
  return areaName(code) + namesBelow(areas, code).join('');
}

/** The smallest place around it that the list of the county names. */
export const villageName = (areas: readonly Area[], code: string): string | undefined =>
  namesBelow(areas, code).at(-1);

/** Town and village. */
const namesBelow = (areas: readonly Area[], code: string): readonly string[] =>
  [9, 12].flatMap(
    (digits) => areas.find((area) => area.code === code.slice(0, digits))?.name ?? [],
  );

/** A value of a fact in words: of a place the name down to the village. */
export function valueWords(
  phone: Phone,
  kind: FactKind,
  value: Parameters<typeof factValueWords>[1],
): Words {
  if (catalog[kind].type !== 'area' || typeof value !== 'string')
    return factValueWords(kind, value);
  const name = placeName(phone.areas(), value);
  return { 'zh-CN': name, en: name };
}
