/** Why a household is on today's list, as one line: what, and how long it can wait. */
import type { TFunction } from 'i18next';
import { yuanWords } from '../../../exchange/report/words.ts';
import type { Service, TodayReason } from '../../../programs/today/rank.ts';
import type { Phone } from '../../offline/phone.ts';
import { isDiscreet, programWords, stepWords, type Texts } from '../person/text.ts';

/** A function, so that one list asks for the language and the rules once. */
export function reasonTexts(
  phone: Phone,
  t: TFunction<'people'>,
  { say, momentText }: Texts,
): (reason: TodayReason) => string {
  const rules = phone.rules();
  // The list is seen by others over her shoulder: a name that tells something is not on it.
  const programName = (program: string) =>
    isDiscreet(rules, program) ? t('discreet') : say(programWords(rules, program));
  const serviceName = ({ program, step }: Service) => {
    if (program === undefined) return t('somethingAsked');
    return step === undefined || isDiscreet(rules, program)
      ? programName(program)
      : say(stepWords(rules, program, step));
  };
  const textOf = (reason: TodayReason): string => {
    switch (reason.code) {
      case 'booked':
        return t('reasonBooked', { when: momentText(reason.at), what: serviceName(reason.of) });
      case 'lost-soon': {
        const values = { what: serviceName(reason.of), days: reason.daysLeft };
        return reason.daysLeft === 0 ? t('reasonLastDay', values) : t('reasonLostSoon', values);
      }
      case 'short':
        return t('reasonShort', { what: serviceName(reason.of), days: reason.daysLeft });
      case 'claim-ends': {
        const { program, daysLeft: days, fen } = reason;
        return t('reasonClaimEnds', { what: programName(program), days, money: yuanWords(fen) });
      }
      case 'asked': {
        const what = serviceName(reason.of);
        const { daysLeft } = reason;
        if (daysLeft === undefined) return t('reasonAsked', { what });
        return daysLeft < 0
          ? t('reasonAskedLate', { what, days: -daysLeft })
          : t('reasonAskedBy', { what, days: daysLeft });
      }
      case 'overdue': {
        const { daysLate: late, daysLeft: days } = reason;
        return t('reasonOverdue', { what: serviceName(reason.of), late, days });
      }
      case 'due':
        return t('reasonDue', { what: serviceName(reason.of), days: reason.daysLeft });
      case 'owed':
        return t('reasonOwed', { what: programName(reason.program), money: yuanWords(reason.fen) });
      case 'questions':
        return t('reasonQuestions', { what: programName(reason.program), count: reason.count });
      case 'soon':
        return t('reasonSoon', { what: serviceName(reason.of), days: reason.inDays });
    }
  };
  return (reason) => {
    const name = phone.personOf(reason.person)?.name;
    const text = textOf(reason);
    return name === undefined ? text : t('reasonOf', { name, text });
  };
}
