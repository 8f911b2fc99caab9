/** How facts travel over the network. */
import type { Static } from 'typebox';
import type {
  FactStatement as StatementText,
  KnownFact as FactText,
} from '../../../api/contracts/facts.ts';
import type { County } from '../../../db/county.ts';
import { factKindWords, factValueWords } from '../../../i18n/fact-words.ts';
import type { Language } from '../../../rules/index.ts';
import { dayFrom, daysFrom, daysShown } from '../../http/days.ts';
import { registryError } from '../registry/errors.ts';
import type { FactStatement, KnownFact } from '../registry/index.ts';

/** A statement of a request. Errors: REQUEST_INVALID, FACT_OTHER_COUNTY. */
export function statementFrom(
  county: County,
  { kind, value, day, ...days }: Static<typeof StatementText>,
): FactStatement {
  if (kind === 'residence' && typeof value === 'string') checkOwnCounty(county, value);
  return {
    kind,
    ...(value !== undefined && { value }),
    ...(day !== undefined && { day: dayStated(day) }),
    ...daysFrom(days),
  };
}

function dayStated(day: string | { readonly earliest: string; readonly latest: string }) {
  if (typeof day === 'string') return dayFrom(day, 'body/day');
  return {
    earliest: dayFrom(day.earliest, 'body/day/earliest'),
    latest: dayFrom(day.latest, 'body/day/latest'),
  };
}

/** A move to another county is received there. Errors: FACT_OTHER_COUNTY. */
export function checkOwnCounty(county: County, residence: string): void {
  if (!residence.startsWith(county.code)) throw registryError('FACT_OTHER_COUNTY');
}

/** A fact on record, with its words. */
export function factShown(known: KnownFact, language: Language): Static<typeof FactText> {
  const { fact, kind, value, addedAt, retractedAt, by } = known;
  return {
    ...{ fact, kind, name: factKindWords.get(kind)?.[language] ?? kind },
    ...(value !== undefined && { value, words: factValueWords(kind, value)[language] }),
    ...daysShown(known),
    addedAt,
    ...(retractedAt !== undefined && { retractedAt }),
    ...{ event: by.event, act: by.act },
    ...(by.source !== undefined && { source: by.source }),
  };
}
