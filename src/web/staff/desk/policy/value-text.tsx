/** What a value of policy is called, and how its number is written. */
import { useTranslation } from 'react-i18next';
import { packs } from '../../../../programs/registry.ts';
import { useLanguage } from '../../../ui/language.ts';
import { programText } from '../program-words.ts';

const units = new Map(
  packs.flatMap((pack) =>
    pack.programs.flatMap(({ id, parameters }) =>
      Object.values(parameters).map(({ name, unit }) => [`${id} ${name}`, unit] as const),
    ),
  ),
);

/** Empty where this version knows no such parameter. */
export const unitOf = (program: string, parameter: string): string =>
  units.get(`${program} ${parameter}`) ?? '';

/** How many of the stored unit are one of the shown: money is stored in fen and shown in yuan. */
export const perShown = (unit: string): number => (/\bfen\b/.test(unit) ? 100 : 1);

/** A parameter in words; its name where there are none. */
export function ParameterText({ program, parameter }: { program: string; parameter: string }) {
  const { t } = useTranslation('desk');
  const words = t(`parameter-${parameter}` as 'parameter-gradeOne', { defaultValue: parameter });
  return (
    <>
      {programText(program, useLanguage())} · {words}
    </>
  );
}

export function ValueText({ unit, value }: { unit: string; value: number }) {
  const { t, i18n } = useTranslation('desk');
  const number = new Intl.NumberFormat(i18n.language).format(value / perShown(unit));
  return (
    <span className="money">
      {number} {t(`unit-${unit}` as 'unit-days', { defaultValue: unit })}
    </span>
  );
}
