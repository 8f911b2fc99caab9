/** What a visit wrote down, as sentences to be read aloud to the family. */
import type { TFunction } from 'i18next';
import { factKindWords } from '../../../i18n/fact-words.ts';
import { isObservation, observationOf } from '../../../model/service/observations.ts';
import { isSupply, supplyOf } from '../../../model/service/supplies.ts';
import type { PersonRef, Value } from '../../../model/sync/event.ts';
import {
  type Field,
  findField,
  type PersonFields,
  type StepOutcome,
  type VisitFields,
} from '../../../model/sync/fields.ts';
import type { Phone, Said } from '../../offline/phone.ts';
import { isDiscreet, programWords, stepWords, type Texts } from '../person/text.ts';
import { valueWords } from '../places/place-name.ts';
import type { VisitDraft, VisitRef } from './draft.ts';

export type Line = { readonly said: Said; readonly text: string };

type Telling = {
  readonly t: TFunction<'visit'>;
  readonly texts: Texts;
  readonly phone: Phone;
  readonly discreet: string;
};

/** Everything that stands of the visit, in the order in which it was said. What was taken back is not read out. */
export function linesOf(telling: Telling, visit: VisitRef, draft: VisitDraft): readonly Line[] {
  const { phone } = telling;
  const ofVisit = phone.saidOf(visit).map(({ field }) => ({ record: visit, field }) as const);
  const ofPeople = draft.facts.map((key) => {
    const [record = '', field = ''] = key.split(' ');
    return { record: record as PersonRef, field };
  });
  const seen = new Set<string>();
  return [...ofVisit, ...ofPeople].flatMap(({ record, field }): readonly Line[] => {
    const said = phone.standing(record, field);
    if (!said || said.value === null || seen.has(`${record} ${field}`)) return [];
    seen.add(`${record} ${field}`);
    const read = findField(record, field);
    const text = read && sentence(telling, read, said);
    return text === undefined ? [] : [{ said, text }];
  });
}

function sentence(telling: Telling, field: Field, said: Said): string | undefined {
  const { t, phone, texts } = telling;
  const rules = phone.rules();
  const nameOf = (ref: PersonRef) => phone.person(ref)?.name ?? '';
  const programName = (program: string) =>
    isDiscreet(rules, program) ? telling.discreet : texts.say(programWords(rules, program));
  switch (field.kind) {
    case 'step': {
      const what = isDiscreet(rules, field.program)
        ? telling.discreet
        : texts.say(stepWords(rules, field.program, field.step));
      return stepSentence(telling, nameOf(field.who), what, as<StepOutcome>(said.value));
    }
    case 'measure': {
      if (!isObservation(field.observation)) return undefined;
      const { words, unit } = observationOf(field.observation);
      const value = `${String(said.value)} ${unit}`.trim();
      return t('summaryMeasure', { name: nameOf(field.who), what: texts.say(words), value });
    }
    case 'help': {
      const { wants } = as<VisitFields['help']>(said.value);
      const values = { name: nameOf(field.who), program: programName(field.program) };
      return wants ? t('summaryHelp', values) : t('summaryNoHelp', values);
    }
    case 'paper':
      return t('summaryPaper', { name: nameOf(as<VisitFields['paper']>(said.value).who) });
    case 'supply': {
      const { who, item, quantity } = as<VisitFields['supply']>(said.value);
      const words = isSupply(item) ? texts.say(supplyOf(item).words) : item;
      return t('summaryIssued', { name: nameOf(who), item: words, quantity });
    }
    case 'fact': {
      const { value } = as<PersonFields['fact']>(said.value);
      const kind = factKindWords.get(field.fact);
      return t('summaryFact', {
        name: nameOf(said.record as PersonRef),
        fact: kind ? texts.say(kind) : field.fact,
        value: texts.say(valueWords(phone, field.fact, value)),
      });
    }
    case 'referral': {
      const { who, to } = as<VisitFields['referral']>(said.value);
      return t('summaryReferral', { name: nameOf(who), where: t(placeKeys[to]) });
    }
    case 'note':
      return t('summaryNote', { text: String(said.value) });
    default:
      return undefined;
  }
}

/** Where somebody may be referred to. */
export const placeKeys = {
  township: 'toTownship',
  county: 'toCounty',
  hospital: 'toHospital',
} as const satisfies Readonly<Record<VisitFields['referral']['to'], string>>;

/** Values of fields have the shapes that fields.ts gives them: this phone wrote them. */
const as = <Shape>(value: Value): Shape => value as unknown as Shape;

function stepSentence(
  { t, texts }: Telling,
  name: string,
  what: string,
  outcome: StepOutcome,
): string {
  switch (outcome.outcome) {
    case 'done':
      return t('summaryDone', { name, what, day: texts.dayText(dayNumber(outcome.day)) });
    case 'booked':
      return t('summaryBooked', { name, what, when: texts.momentText(outcome.bookedFor) });
    case 'declined':
      return t('summaryDeclined', { name, what });
    case 'not-needed':
      return t('summaryNotNeeded', { name, what });
    case 'moved':
      return t('summaryMoved', { name, what });
  }
}

const dayNumber = (text: string): number => Math.floor(Date.parse(text) / 86_400_000);
