/**
 * What may not be written does not compile: each line below that expects an error is checked by `tsc`,
 * which fails when an error is missing. `types.test.ts` keeps the count.
 */
import { fact } from '../../src/model/facts/index.ts';
import {
  benefit,
  type Indicator,
  information,
  type Override,
  type PaymentRule,
  type Schedule,
  service,
  statutoryBenefit,
} from '../../src/programs/definition.ts';
import type {
  Campaign,
  DataQualityCheck,
  ExchangeContract,
  MapLayer,
  Notice,
  OfficeDefinition,
  OfficeIndicator,
  OfficeQuestion,
  ServiceTarget,
  UnitRecognition,
  Worklist,
} from '../../src/programs/office-definitions.ts';
import {
  age,
  all,
  amount,
  any,
  children,
  choose,
  count,
  every,
  not,
  type Parameter,
  parameter,
  some,
  spouse,
  years,
} from '../../src/rules/index.ts';

const one = { name: '', summary: '', conditions: {} };
const common = {
  id: 'cn-99/x',
  tier: 'county',
  messages: { 'zh-CN': one, en: one },
  parameters: {},
  officerChecks: [],
  form: [],
  indicators: {},
  cases: [],
} as const;
const rate: Parameter = { name: 'rate', unit: 'fen', values: [] };
const conduct = { program: 'cn/child-health', measure: 'offered-on-time' } as const;
const named = { id: 'x', name: { 'zh-CN': '', en: '' } };

const expecting = fact('expected-delivery').each.between(years(-1), years(0));
const married = fact('marital-status').is('married');
const rural = fact('household-registration-type').is('agricultural');
const mother = count(children).atLeast(1);

// Words that do not exist, or stand where another sort of word is needed.

// @ts-expect-error: no such fact
fact('sterilised');
// @ts-expect-error: no such fact
fact('birth-permit');
// @ts-expect-error: no such value
fact('marital-status').is('unmarried-mother');
// @ts-expect-error: a choice is no number
fact('marital-status').atLeast(1);
// @ts-expect-error: an event is no truth
all({ delivered: fact('delivery').each });
// @ts-expect-error: a number is no truth
all({ paid: parameter(rate) });
// @ts-expect-error: a truth is no number
choose(mother, mother, amount(0));
// @ts-expect-error: a truth is no number
count(children).atLeast(mother);

// Benefits

// @ts-expect-error: a number is no eligibility
benefit({ ...common, eligibility: parameter(rate) });
// @ts-expect-error: a benefit reads no pregnancy
benefit({ ...common, eligibility: all({ expecting }) });
// @ts-expect-error: nor its negation
benefit({ ...common, eligibility: not(expecting) });
// @ts-expect-error: nor a screening
benefit({ ...common, eligibility: fact('cervical-screening').each.between(years(0), years(3)) });
// @ts-expect-error: nor the number of children without a law
benefit({ ...common, eligibility: mother });
// @ts-expect-error: nor the certificate without a law
benefit({ ...common, eligibility: fact('one-child-certificate').held });
// @ts-expect-error: nor children looked at one by one
benefit({ ...common, eligibility: any({ young: every(children, age.below(years(6))) }) });
// @ts-expect-error: a law is needed
statutoryBenefit({ ...common, eligibility: mother });
statutoryBenefit({
  ...common,
  statutory: { law: named.name, article: '32' },
  // @ts-expect-error: no law makes a pregnancy a condition of money
  eligibility: all({ mother, expecting }),
});
benefit({
  ...common,
  eligibility: age.atLeast(years(60)),
  // @ts-expect-error: an amount reads no pregnancy
  payments: { per: 'once', amountFen: choose(expecting, amount(1), amount(0)) },
});
benefit({
  ...common,
  eligibility: age.atLeast(years(60)),
  // @ts-expect-error: an amount reads no number of children without a law
  payments: { per: 'once', amountFen: count(children) },
});

// Services

const schedule: Schedule<'ordinary'> = {};
// @ts-expect-error: no service depends on marriage
service({ ...common, schedule, eligibility: married });
// @ts-expect-error: nor on being unmarried
service({ ...common, schedule, eligibility: not(married) });
// @ts-expect-error: nor on the type of registration
service({ ...common, schedule, eligibility: all({ rural }) });
// @ts-expect-error: nor on having a spouse
service({ ...common, schedule, eligibility: some(spouse, age.atLeast(years(20))) });
// @ts-expect-error: nor on the number of children
service({ ...common, schedule, eligibility: all({ few: count(children).below(2) }) });
service({
  ...common,
  eligibility: age.below(years(7)),
  // @ts-expect-error: no contact is kept by a procedure
  schedule: { visit: { ...conduct, keptBy: 'sterilisation' } },
});
// @ts-expect-error: a service pays nothing and so withholds nothing
service({ ...common, schedule, eligibility: age.below(years(7)), payments: undefined });
// @ts-expect-error: advice by child count needs a law
information({ ...common, eligibility: mother });
const narrowing: Override = {
  program: 'cn/childcare-subsidy',
  // @ts-expect-error: a place cannot add a condition on pregnancies
  conditions: { expecting },
  messages: { 'zh-CN': {}, en: {} },
  cases: [],
};
const perBirth: PaymentRule = {
  // @ts-expect-error: nothing is paid by birth
  per: 'birth',
  amountFen: amount(1),
};

// What an office counts, sends and asks

// @ts-expect-error: an indicator counts no births
const births: Indicator = { measure: 'births', citation: 'x' };
const uptake: OfficeIndicator = {
  ...named,
  kind: 'indicator',
  // @ts-expect-error: nor the uptake of a method
  of: { ...conduct, measure: 'iud-uptake' },
  by: [],
};
// @ts-expect-error: nor persons
const byPerson: OfficeIndicator = { ...named, kind: 'indicator', of: conduct, by: ['person'] };
const fewer: ServiceTarget = {
  ...named,
  kind: 'target',
  // @ts-expect-error: no target on births
  of: { program: 'cn/maternal-care', measure: 'births-below' },
  reach: { atMostDays: 1 },
  until: '2027-01-01',
};
const reward: UnitRecognition = {
  ...named,
  kind: 'recognition',
  units: 'clinic',
  // @ts-expect-error: no reward by method
  criteria: [{ of: { ...conduct, measure: 'long-acting-methods' }, weight: 1 }],
  published: true,
  gives: 'plaque',
  barredBy: [],
};
const veto: UnitRecognition = {
  ...named,
  kind: 'recognition',
  units: 'clinic',
  criteria: [],
  published: true,
  gives: 'plaque',
  // @ts-expect-error: no veto for births
  barredBy: ['birth-outside-policy'],
};
const hunt: Worklist = {
  ...named,
  kind: 'worklist',
  program: 'cn/maternal-care',
  // @ts-expect-error: no order by a reproductive fact
  order: ['expected-delivery'],
};
// @ts-expect-error: nobody but the person or a child’s guardian is told
const toHusband: Pick<Notice, 'to'> = { to: 'husband' };
// @ts-expect-error: no question about a pregnancy
const asked: OfficeQuestion = { ...named, kind: 'form-question', program: 'x', fact: 'delivery' };
// @ts-expect-error: no births between offices
const exchanged: Pick<ExchangeContract, 'fields'> = { fields: ['name', 'delivery'] };
// @ts-expect-error: no child count between offices
const counted: Pick<ExchangeContract, 'fields'> = { fields: ['one-child-certificate'] };
// @ts-expect-error: employers receive nothing
const employer: Pick<ExchangeContract, 'partner'> = { partner: 'employer' };
// @ts-expect-error: no map of pregnancies
const coloured: MapLayer = { ...named, kind: 'map-layer', level: 'unit', colour: 'pregnancies' };
// @ts-expect-error: no campaign for procedures
const drive: Pick<Campaign, 'goal'> = { goal: 'procedures-done' };
const checked: DataQualityCheck = {
  ...named,
  kind: 'data-quality-check',
  // @ts-expect-error: no check of births
  field: 'delivery',
  finds: 'missing',
};
// @ts-expect-error: no such kind of definition
const listed: OfficeDefinition = { ...named, kind: 'suspect-list' };

/** Named so that the compiler counts them as used. */
export const refusedByTypes = [
  narrowing,
  perBirth,
  births,
  uptake,
  byPerson,
  fewer,
  reward,
  veto,
  hunt,
  toHusband,
  asked,
  exchanged,
  counted,
  employer,
  coloured,
  drive,
  checked,
  listed,
];
