/** All packs and their programs. Generated from the folders by `npm run generate`; do not edit. */
import type { Pack } from './definition.ts';
import { pack as cn } from './cn/pack.ts';
import { birthRegistration as cnBirthRegistration } from './cn/birth-registration/program.ts';
import { breastScreening as cnBreastScreening } from './cn/breast-screening/program.ts';
import { cervicalScreening as cnCervicalScreening } from './cn/cervical-screening/program.ts';
import { childHealth as cnChildHealth } from './cn/child-health/program.ts';
import { childcareSubsidy as cnChildcareSubsidy } from './cn/childcare-subsidy/program.ts';
import { complicationAssistance as cnComplicationAssistance } from './cn/complication-assistance/program.ts';
import { folicAcid as cnFolicAcid } from './cn/folic-acid/program.ts';
import { freeContraceptives as cnFreeContraceptives } from './cn/free-contraceptives/program.ts';
import { maternalCare as cnMaternalCare } from './cn/maternal-care/program.ts';
import { newbornChecklist as cnNewbornChecklist } from './cn/newborn-checklist/program.ts';
import { oneChildParentsAward as cnOneChildParentsAward } from './cn/one-child-parents-award/program.ts';
import { preconceptionCheck as cnPreconceptionCheck } from './cn/preconception-check/program.ts';
import { ruralAward as cnRuralAward } from './cn/rural-award/program.ts';
import { specialAssistance as cnSpecialAssistance } from './cn/special-assistance/program.ts';
import { specialFamilyCare as cnSpecialFamilyCare } from './cn/special-family-care/program.ts';
import { pack as cn11 } from './cn-11/pack.ts';
import { pack as cn33 } from './cn-33/pack.ts';
import { pack as cn44 } from './cn-44/pack.ts';
import { pack as who } from './who/pack.ts';

export const packs: readonly Pack[] = [
  {
    ...cn,
    programs: [
      cnBirthRegistration,
      cnBreastScreening,
      cnCervicalScreening,
      cnChildHealth,
      cnChildcareSubsidy,
      cnComplicationAssistance,
      cnFolicAcid,
      cnFreeContraceptives,
      cnMaternalCare,
      cnNewbornChecklist,
      cnOneChildParentsAward,
      cnPreconceptionCheck,
      cnRuralAward,
      cnSpecialAssistance,
      cnSpecialFamilyCare,
    ],
    overrides: [],
  },
  {
    ...cn11,
    programs: [],
    overrides: [],
  },
  {
    ...cn33,
    programs: [],
    overrides: [],
  },
  {
    ...cn44,
    programs: [],
    overrides: [],
  },
  {
    ...who,
    programs: [],
    overrides: [],
  },
];
