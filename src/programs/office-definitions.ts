/**
 * What an office may define beside programs: its indicators, targets, worklists, notices, contracts.
 *
 * Every field is a closed list or a text. Nothing here can name a birth, a pregnancy, a method, a
 * procedure or a number of children, because there is no word for them; `lint.ts` holds JavaScript
 * packs to the same lists.
 */
import type { catalog, FactKind } from '../model/facts/catalog.ts';
import type { Label, Words } from '../rules/index.ts';

/** What an indicator may measure: only what the service itself does (R02, R03). */
export type ServiceMeasure =
  | 'offered-on-time'
  | 'delivered-on-time'
  | 'paid-on-time'
  | 'paid-correctly'
  | 'decided-in-time'
  | 'reasons-given'
  | 'appointment-wait'
  | 'stock-out-days'
  | 'complaints-closed'
  | 'satisfaction'
  | 'records-corrected';

type FactWithLabel<L extends Label> = {
  [K in FactKind]: (typeof catalog)[K]['label'] extends L ? K : never;
}[FactKind];

/** Facts that a form may ask: never a reproductive one (R11, R28). */
export type AskableFact = FactWithLabel<'ordinary' | 'civil-status' | 'sensitive' | 'child-count'>;

/** What a record or a message between offices may hold: never births or reproductive facts (R32). */
export type RecordField =
  | FactWithLabel<'ordinary' | 'civil-status' | 'sensitive'>
  | 'name'
  | 'identity-number'
  | 'sex'
  | 'born'
  | 'died'
  | 'bank-account'
  | 'contact';

/** One thing that a service does, in a program or one of its steps. Who declined leaves the count. */
export type ServiceConduct = {
  readonly program: string;
  readonly step?: string;
  readonly measure: ServiceMeasure;
};

type Named<K extends string> = {
  readonly kind: K;
  /** camelCase, unique in the pack. */
  readonly id: string;
  readonly name: Words;
};

export type OfficeIndicator = Named<'indicator'> & {
  readonly of: ServiceConduct;
  /** Units and periods, never persons. */
  readonly by: readonly Grouping[];
};
export type Grouping = 'county' | 'township' | 'unit' | 'month' | 'quarter' | 'year';

/** What a unit sets out to do for people by a day. */
export type ServiceTarget = Named<'target'> & {
  readonly of: ServiceConduct;
  readonly reach: { readonly atLeastPercent: number } | { readonly atMostDays: number };
  readonly until: string;
};

type Criterion = { readonly of: ServiceConduct; readonly weight: number };

/** An order of units, by criteria that anyone may read. */
export type UnitRanking = Named<'ranking'> & {
  readonly units: ServiceUnit;
  readonly criteria: readonly Criterion[];
  readonly published: true;
};
export type ServiceUnit = 'township-office' | 'village-station' | 'clinic';

/** Thanks to units. One veto remains: proven coercion or a privacy breach. */
export type UnitRecognition = Named<'recognition'> & {
  readonly units: ServiceUnit;
  readonly criteria: readonly Criterion[];
  readonly published: true;
  readonly gives: Thanks;
  readonly barredBy: readonly Bar[];
};
export type Thanks = 'commendation' | 'plaque' | 'training-place' | 'team-award';
export type Bar = 'proven-coercion' | 'privacy-breach';

/** Whom to serve first, by the harm that waiting does. Wishes not to be contacted always hold (R25). */
export type Worklist = Named<'worklist'> & {
  readonly program: string;
  readonly step?: string;
  readonly order: readonly WorklistKey[];
};
export type WorklistKey =
  | 'days-left-in-window'
  | 'days-overdue'
  | 'days-waiting'
  | 'days-to-decision-deadline'
  | 'days-to-end-of-right'
  | 'amount-unpaid'
  | 'facts-missing';

/** A message to a resident about her own right; neutral for who reads over her shoulder (R37). */
export type Notice = Named<'notice'> & {
  readonly program: string;
  readonly occasion: NoticeOccasion;
  readonly to: NoticeReader;
  readonly channels: readonly NoticeChannel[];
  /** May hold {name} {office} {date} {phone} {amount} {program}. */
  readonly text: Words;
};
export type NoticeOccasion =
  | 'right-begins'
  | 'right-ends'
  | 'window-opens'
  | 'window-closes-soon'
  | 'appointment'
  | 'decision'
  | 'payment-sent'
  | 'payment-failed'
  | 'fact-missing'
  | 'rule-changed'
  | 'complaint-answered';
export type NoticeReader = 'person' | 'guardian';
export type NoticeChannel = 'sms' | 'letter' | 'portal' | 'telephone' | 'counter';

/** A list on the board (公示), for money that is no one's secret. It expires (R26). */
export type PublicNotice = Named<'public-notice'> & {
  readonly program: string;
  readonly shows: readonly ('masked-name' | 'village' | 'program-class')[];
  readonly shownDays: number;
};

/** A paper that proves a right to a program and nothing else (R22). */
export type RightCertificate = Named<'certificate'> & {
  readonly program: string;
  readonly proves: 'entitled-on-day' | 'entitled-in-period' | 'paid-in-period';
  readonly shows: readonly ('name' | 'number' | 'program' | 'valid-until' | 'amount')[];
  readonly validDays: number;
};

/** A question that a program asks besides those of its own form. */
export type OfficeQuestion = Named<'form-question'> & {
  readonly program: string;
  readonly fact: AskableFact;
};

/** What another office tells us, or what a payer and a successor office need from us (R32). */
export type ExchangeContract = Named<'exchange-contract'> &
  (
    | { readonly direction: 'receives'; readonly partner: Partner }
    | { readonly direction: 'sends'; readonly partner: Payer }
  ) & {
    readonly fields: readonly RecordField[];
    readonly purpose: ExchangePurpose;
    readonly law: Words;
    readonly from: string;
    /** At most three years after `from`. */
    readonly until: string;
  };
export type Payer = 'bank' | 'finance' | 'next-county';
export type Partner =
  | Payer
  | 'civil-affairs'
  | 'public-security'
  | 'disabled-persons-federation'
  | 'human-resources'
  | 'health-commission'
  | 'medical-insurance';
export type ExchangePurpose =
  | 'find-unpaid'
  | 'check-condition'
  | 'correct-record'
  | 'pay'
  | 'stop-after-death'
  | 'hand-over';

/** Colours on a map of places of service. */
export type MapLayer = Named<'map-layer'> & {
  readonly level: 'county' | 'township' | 'unit';
  readonly colour: ServiceConduct;
};

/** A service drive with phases; it closes when offers are made or needs met, refusals included. */
export type Campaign = Named<'campaign'> & {
  readonly programs: readonly string[];
  readonly goal: CampaignGoal;
  readonly phases: readonly {
    readonly name: Words;
    readonly from: string;
    readonly until: string;
  }[];
};
export type CampaignGoal = 'offers-made' | 'needs-closed' | 'payments-made' | 'records-corrected';

/** Finds faults in the form of records; errors are corrected without penalty. */
export type DataQualityCheck = Named<'data-quality-check'> & {
  readonly field: RecordField;
  readonly finds: RecordFault;
};
export type RecordFault =
  | 'missing'
  | 'malformed'
  | 'impossible-date'
  | 'wrong-check-digit'
  | 'duplicate'
  | 'contradiction'
  | 'outdated';

export type OfficeDefinition =
  | OfficeIndicator
  | ServiceTarget
  | UnitRanking
  | UnitRecognition
  | Worklist
  | Notice
  | PublicNotice
  | RightCertificate
  | OfficeQuestion
  | ExchangeContract
  | MapLayer
  | Campaign
  | DataQualityCheck;
