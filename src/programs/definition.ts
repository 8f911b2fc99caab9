/**
 * What a program is: who is entitled when, to what, and who must deliver it.
 *
 * The types are the first guard. A benefit cannot read a reproductive fact, a service cannot depend on
 * marriage, registration or the number of children, and an indicator can only measure the office.
 */
import type {
  AgeRule,
  AreaSet,
  Duration,
  Label,
  Moment,
  Parameter,
  ParameterStatus,
  Quantity,
  Truth,
  Words,
} from '../rules/index.ts';
import type { Case } from './case.ts';
import type { AskableFact, OfficeDefinition, ServiceMeasure } from './office-definitions.ts';
import type { Procedure } from './procedure/procedure.ts';

/** What a benefit may depend on. */
export type BenefitLabel = 'ordinary' | 'civil-status' | 'sensitive';
/** What a service may depend on: never marriage, registration or the number of children (R05). */
export type ServiceLabel = 'ordinary' | 'sensitive' | 'reproductive';
/** What advice that a person reads about herself may depend on. */
export type InformationLabel = 'ordinary' | 'civil-status' | 'sensitive' | 'reproductive';

/** Whose duty it is. */
export type Tier = 'village' | 'township' | 'county' | 'employer' | 'clinic';

/** The law that gives a right depending on child count; such a right may only add (R07). */
export type Statutory = { readonly law: Words; readonly article: string };

/** Text of one language: the program's name, its summary and one sentence per condition and step. */
export type Messages = {
  readonly name: string;
  readonly summary: string;
  /** Keyed by condition name as in eligibility.ts; nested names by their own key. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly steps?: Readonly<Record<string, string>>;
  readonly checks?: Readonly<Record<string, string>>;
  readonly questions?: Readonly<Record<string, string>>;
};

/** Something that a person must confirm before a decision, and that is never stored as a fact. */
export type OfficerCheck = { readonly id: string; readonly citation: string };

/** How entitled days become payment lines. Amounts are fen; lines have whole cycles as periods. */
export type PaymentRule<L extends Label = Label> =
  | {
      /** A rate for each calendar month that is entitled; lines are added up by calendar year. */
      readonly per: 'month';
      readonly amountFen: Quantity<L>;
      /** Which months count: those with an entitled day, or only those entitled from their first day. */
      readonly partMonth: 'whole' | 'full-months-only';
    }
  | {
      /** One amount for each calendar year with an entitled day, at most `atMost` times. */
      readonly per: 'year';
      readonly amountFen: Quantity<L>;
      readonly atMost?: number;
    }
  | {
      /** One amount, on the first entitled day. */
      readonly per: 'once';
      readonly amountFen: Quantity<L>;
    };

/** When a payment year may be claimed. */
export type ClaimCalendar = {
  /** Years after the payment year in which its first claim is still open. */
  readonly firstClaimYearsLater: number;
  /** The same for the following claims. */
  readonly renewalYearsLater: number;
  /** Nothing of an earlier birth can be claimed for the first time after this day. */
  readonly transition?: { readonly bornBefore: string; readonly lastDay: string };
  readonly citation: string;
};

/** Which provinces a share is for: the central government pays most in tier 1 and least in tier 5. */
export type FundingTier = 1 | 2 | 3 | 4 | 5;

/** Who pays which part, in force `[from, until)`. Units: per mille; what is left is assigned to nobody. */
export type FundingShare = {
  readonly from: string;
  readonly until?: string;
  /** Absent: the same everywhere. */
  readonly tier?: FundingTier;
  readonly central?: number;
  readonly province?: number;
  readonly county?: number;
  readonly status: ParameterStatus;
  /** Heading of source.md. */
  readonly source: string;
};

/** Kinds of contact that can keep a step; a closed list, so nothing else can be counted. */
export type EncounterKind =
  | 'antenatal-contact'
  | 'postnatal-home-visit'
  | 'postnatal-check'
  | 'newborn-home-visit'
  | 'child-check'
  | 'preconception-check'
  | 'folic-acid-supply'
  | 'cervical-screening'
  | 'breast-screening'
  | 'care-visit'
  | 'health-record-opened'
  | 'errand-done'
  | 'errand-birth-certificate'
  | 'errand-vaccination-record'
  | 'errand-household-register'
  | 'errand-insurance'
  | 'errand-social-security-card'
  | 'errand-cost-refund'
  | 'errand-parenting-guidance';

/** One thing to offer in a window after an event; every window of every such event counts. */
export type Step<L extends Label = Label> = {
  readonly anchor: Moment<L>;
  /** Window `[anchor + from, anchor + until)`. */
  readonly from: Duration;
  readonly until: Duration;
  /** Still worth offering until this long after the anchor; absent: not after the window. */
  readonly catchUpUntil?: Duration;
  readonly keptBy: EncounterKind;
  /** Steps of this or another program that the same contact serves. */
  readonly oneVisitWith?: readonly string[];
  readonly citation: string;
};

export type Schedule<L extends Label = Label> = Readonly<Record<string, Step<L>>>;

/** A number about a unit's service. Who declined leaves the denominator. */
export type Indicator = {
  readonly measure: ServiceMeasure;
  /** The step measured; absent: the whole program. */
  readonly step?: string;
  readonly citation: string;
};

/** A question asked only when the answer is not known. */
export type FormQuestion = {
  readonly fact: AskableFact;
  /** Ask only while this may be true. */
  readonly askWhile?: Truth;
  readonly citation: string;
};

type Common = {
  /** `<pack>/<folder>`. */
  readonly id: string;
  readonly tier: Tier;
  readonly messages: { readonly 'zh-CN': Messages; readonly en: Messages };
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly officerChecks: readonly OfficerCheck[];
  readonly form: readonly FormQuestion[];
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly cases: readonly Case[];
};

type BenefitParts<L extends Label> = {
  readonly kind: 'benefit';
  readonly eligibility: Truth<L>;
  /** Absent where no amount is set nationally or known. */
  readonly payments?: PaymentRule<L>;
  readonly claims?: ClaimCalendar;
  /** Absent where no text that was seen says who pays. */
  readonly funding?: readonly FundingShare[];
  /** Absent where no claim is made at an office of the county, such as where employers pay. */
  readonly procedure?: Procedure;
};

export type BenefitProgram = Common &
  (
    | BenefitParts<BenefitLabel>
    | (BenefitParts<BenefitLabel | 'child-count'> & { readonly statutory: Statutory })
  );

export type ServiceProgram = Common & {
  readonly kind: 'service';
  readonly eligibility: Truth<ServiceLabel>;
  readonly schedule: Schedule<ServiceLabel>;
  /** A standing offer has no steps, is never followed up and keeps no record of who takes it. */
  readonly standingOffer?: true;
};

export type InformationProgram = Common &
  (
    | { readonly kind: 'information'; readonly eligibility: Truth<InformationLabel> }
    | {
        readonly kind: 'information';
        readonly eligibility: Truth<InformationLabel | 'child-count'>;
        readonly statutory: Statutory;
      }
  );

export type Program = BenefitProgram | ServiceProgram | InformationProgram;

/** Checks a program's types where it is written; returns it unchanged. */
export const benefit = (
  program: Omit<BenefitParts<BenefitLabel>, 'kind'> & Common,
): BenefitProgram => ({
  kind: 'benefit',
  ...program,
});
/** A benefit that the law ties to the number of children, for rights people already hold. */
export const statutoryBenefit = (
  program: Omit<BenefitParts<BenefitLabel | 'child-count'>, 'kind'> &
    Common & { readonly statutory: Statutory },
): BenefitProgram => ({ kind: 'benefit', ...program });
export const service = (program: Omit<ServiceProgram, 'kind'>): ServiceProgram => ({
  kind: 'service',
  ...program,
});
export const information = (
  program: Common & { readonly eligibility: Truth<InformationLabel> },
): InformationProgram => ({ kind: 'information', ...program });

/** A province's or county's change to a program of another pack. */
export type Override = {
  /** Program that it changes. */
  readonly program: string;
  /** Conditions that hold besides the program's own; they may not narrow a service. */
  readonly conditions?: Readonly<Record<string, Truth<BenefitLabel>>>;
  /** Values that replace those of the program's parameters, by name. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** Replaces the program's payment rule. */
  readonly payments?: PaymentRule;
  /** Parts of how a claim is decided that replace the program's. */
  readonly procedure?: Partial<Procedure>;
  readonly messages: { readonly 'zh-CN': Partial<Messages>; readonly en: Partial<Messages> };
  readonly cases: readonly Case[];
};

/** What a pack folder's pack.ts says of the jurisdiction itself. */
export type PackInfo = {
  readonly id: string;
  readonly name: Words;
  /** Pack whose programs also apply here. */
  readonly extends?: string;
  readonly area: AreaSet;
  readonly ages: AgeRule;
  /** What the office defines besides programs. */
  readonly office?: readonly OfficeDefinition[];
};

/** The programs of one jurisdiction. */
export type Pack = PackInfo & {
  readonly programs: readonly Program[];
  readonly overrides: readonly Override[];
};
