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
import { leaveEntitlements as cnLeaveEntitlements } from './cn/leave-entitlements/program.ts';
import { maternalCare as cnMaternalCare } from './cn/maternal-care/program.ts';
import { newbornChecklist as cnNewbornChecklist } from './cn/newborn-checklist/program.ts';
import { newcomerServices as cnNewcomerServices } from './cn/newcomer-services/program.ts';
import { oneChildParentsAward as cnOneChildParentsAward } from './cn/one-child-parents-award/program.ts';
import { preconceptionCheck as cnPreconceptionCheck } from './cn/preconception-check/program.ts';
import { ruralAward as cnRuralAward } from './cn/rural-award/program.ts';
import { specialAssistance as cnSpecialAssistance } from './cn/special-assistance/program.ts';
import { specialFamilyCare as cnSpecialFamilyCare } from './cn/special-family-care/program.ts';
import { pack as cn11 } from './cn-11/pack.ts';
import { childcareSubsidy as cn11ChildcareSubsidy } from './cn-11/childcare-subsidy/override.ts';
import { oneChildParentsAward as cn11OneChildParentsAward } from './cn-11/one-child-parents-award/override.ts';
import { ruralAward as cn11RuralAward } from './cn-11/rural-award/override.ts';
import { specialAssistance as cn11SpecialAssistance } from './cn-11/special-assistance/override.ts';
import { pack as cn33 } from './cn-33/pack.ts';
import { childcareSubsidy as cn33ChildcareSubsidy } from './cn-33/childcare-subsidy/override.ts';
import { leaveEntitlements as cn33LeaveEntitlements } from './cn-33/leave-entitlements/program.ts';
import { oneChildParentsAward as cn33OneChildParentsAward } from './cn-33/one-child-parents-award/override.ts';
import { pack as cn44 } from './cn-44/pack.ts';
import { childcareSubsidy as cn44ChildcareSubsidy } from './cn-44/childcare-subsidy/override.ts';
import { leaveEntitlements as cn44LeaveEntitlements } from './cn-44/leave-entitlements/program.ts';
import { oneChildParentsAward as cn44OneChildParentsAward } from './cn-44/one-child-parents-award/override.ts';
import { pack as who } from './who/pack.ts';
import { antenatalContacts as whoAntenatalContacts } from './who/antenatal-contacts/program.ts';

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
      cnLeaveEntitlements,
      cnMaternalCare,
      cnNewbornChecklist,
      cnNewcomerServices,
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
    overrides: [
      cn11ChildcareSubsidy,
      cn11OneChildParentsAward,
      cn11RuralAward,
      cn11SpecialAssistance,
    ],
  },
  {
    ...cn33,
    programs: [cn33LeaveEntitlements],
    overrides: [cn33ChildcareSubsidy, cn33OneChildParentsAward],
  },
  {
    ...cn44,
    programs: [cn44LeaveEntitlements],
    overrides: [cn44ChildcareSubsidy, cn44OneChildParentsAward],
  },
  {
    ...who,
    programs: [whoAntenatalContacts],
    overrides: [],
  },
];
