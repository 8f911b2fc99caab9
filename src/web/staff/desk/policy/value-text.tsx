/** What a value of policy is called, and how its number is written. */
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/language.ts';
import { programText } from '../program-words.ts';
import { parameterWords, shownIn } from './parameter-words.ts';

/** A parameter in words; its name where there are none. */
export function ParameterText({ program, parameter }: { program: string; parameter: string }) {
  const language = useLanguage();
  return (
    <>
      {programText(program, language)} · {parameterWords(parameter)[language]}
    </>
  );
}

export function ValueText({ unit, value }: { unit: string; value: number }) {
  const { i18n } = useTranslation('desk');
  const { words, per } = shownIn(unit);
  const number = new Intl.NumberFormat(i18n.language).format(value / per);
  return (
    <span className="money">
      {number} {words[useLanguage()]}
    </span>
  );
}
