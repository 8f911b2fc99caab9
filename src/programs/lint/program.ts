/**
 * Checks of a program: what each kind may read, that amounts only give, and that everything is said.
 */
import { catalog as facts } from '../../model/facts/catalog.ts';
import type { Catalog, Label } from '../../rules/index.ts';
import type { EncounterKind, Tier } from '../definition.ts';
import type { ServiceMeasure } from '../office-definitions.ts';
import type { SafeguardId } from '../safeguards.ts';
import { checkExpression } from './expression.ts';
import { guardedBy, inside, report, type Scope } from './finding.ts';
import { fundingCheck, hasParameter, parameterCheck, rangeOf } from './parameter.ts';
import { checkPosted, procedureCheck, procedureOver } from './procedure.ts';
import {
  both,
  choice,
  type Check,
  date,
  exactly,
  fields,
  guarded,
  identifier,
  integer,
  listOf,
  mapOf,
  oneOf,
  text,
  words,
} from './shape.ts';
import { isList, isRecord, type Plain, type PlainRecord, recordsIn } from './snapshot.ts';

const catalog: Catalog = facts;

/** The measures as a closed list; a new one does not compile until it is added here. */
export const measures = Object.keys({
  'offered-on-time': true,
  'delivered-on-time': true,
  'paid-on-time': true,
  'paid-correctly': true,
  'decided-in-time': true,
  'reasons-given': true,
  'appointment-wait': true,
  'stock-out-days': true,
  'complaints-closed': true,
  satisfaction: true,
  'records-corrected': true,
} satisfies Record<ServiceMeasure, true>);

const tiers = Object.keys({
  village: true,
  township: true,
  county: true,
  employer: true,
  clinic: true,
} satisfies Record<Tier, true>);

const encounters = Object.keys({
  'antenatal-contact': true,
  'postnatal-home-visit': true,
  'postnatal-check': true,
  'newborn-home-visit': true,
  'child-check': true,
  'preconception-check': true,
  'folic-acid-supply': true,
  'cervical-screening': true,
  'breast-screening': true,
  'care-visit': true,
  'health-record-opened': true,
  'errand-done': true,
  'errand-birth-certificate': true,
  'errand-vaccination-record': true,
  'errand-household-register': true,
  'errand-insurance': true,
  'errand-social-security-card': true,
  'errand-cost-refund': true,
  'errand-parenting-guidance': true,
} satisfies Record<EncounterKind, true>);

export type ProgramKind = 'benefit' | 'service' | 'information';

/** What is known of a program: enough to judge what is laid over it or refers to it. */
export type KnownProgram = {
  readonly kind: ProgramKind;
  readonly isStatutory: boolean;
  /** Who is served depends on a reproductive fact, so that a guardian may not learn of it (R12). */
  readonly isIntimate: boolean;
  readonly labels: ReadonlySet<Label>;
  readonly steps: ReadonlySet<string>;
};

/** Labels that each kind may not read, with the safeguard that says so. */
const refusedLabels: Readonly<Record<ProgramKind, Readonly<Partial<Record<Label, SafeguardId>>>>> =
  {
    benefit: { reproductive: 'R06', 'child-count': 'R07' },
    service: { 'civil-status': 'R05', 'child-count': 'R05' },
    information: { 'child-count': 'R07' },
  };

/** The safeguard that speaks for whatever else a kind of program may not have. */
const guardOf: Readonly<Record<ProgramKind, SafeguardId>> = {
  benefit: 'R06',
  service: 'R05',
  information: 'R30',
};

/** What a program may read, and where what it reads is noted. */
type Right = Pick<KnownProgram, 'kind' | 'isStatutory'> & { readonly labels?: Set<Label> };

/** Checks an expression of a program and judges what it reads. */
function ruleOf(
  value: Plain | undefined,
  sort: 'truth' | 'quantity' | 'moment',
  { kind, isStatutory, labels }: Right,
  scope: Scope,
  needsCitations = false,
) {
  const own = guardedBy(scope, guardOf[kind]);
  const reads = checkExpression(value, sort, own, needsCitations);
  for (const [label, place] of reads.labels) {
    labels?.add(label);
    const safeguard = refusedLabels[kind][label];
    if (safeguard === undefined || (label === 'child-count' && isStatutory)) continue;
    const at = { ...guardedBy(scope, safeguard), path: place };
    report(at, safeguard === 'R07' ? 'STATUTE_MISSING' : 'LABEL_REFUSED', label);
  }
  return reads;
}

const duration = fields({ months: integer(-2400, 2400), days: integer(-100_000, 100_000) });
const citation: Check = (value, scope) => {
  if (typeof value === 'string' && value !== '') return;
  report(guardedBy(scope, 'R24'), 'CITATION_MISSING', scope.path.at(-2) ?? '');
};

const step = (right: Right): Check =>
  guarded(
    'R05',
    fields(
      {
        anchor: (value, scope) => void ruleOf(value, 'moment', right, scope),
        from: duration,
        until: duration,
        keptBy: oneOf(encounters),
        citation,
      },
      { catchUpUntil: duration, oneVisitWith: listOf(text) },
    ),
  );

/** An amount gives, by a sourced parameter, and never takes. */
const amount =
  (right: Right): Check =>
  (value, scope) => {
    ruleOf(value, 'quantity', right, scope);
    const money = guardedBy(scope, 'R24');
    if (rangeOf(value)[0] < 0) report(money, 'AMOUNT_NEGATIVE', scope.path.at(-1) ?? '');
    if (!hasParameter(value)) report(money, 'AMOUNT_UNSOURCED', scope.path.at(-1) ?? '');
  };

export const payments =
  (right: Right): Check =>
  (value, scope) => {
    const per = isRecord(value) ? value.per : undefined;
    const own: Record<string, Check> =
      per === 'month' ? { partMonth: choice(['whole', 'full-months-only']) } : {};
    const optional: Record<string, Check> = per === 'year' ? { atMost: integer(1, 100) } : {};
    fields({ per: choice(['month', 'year', 'once']), amountFen: amount(right), ...own }, optional)(
      value,
      guardedBy(scope, 'R06'),
    );
  };

const claims: Check = fields(
  { firstClaimYearsLater: integer(0, 50), renewalYearsLater: integer(0, 50), citation },
  { transition: fields({ bornBefore: date, lastDay: date }) },
);

/** A question about a fact that the program may read; never a reproductive one. */
export const askable =
  (right: Right): Check =>
  (value, outer) => {
    const scope = guardedBy(outer, 'R01');
    const definition =
      typeof value === 'string' && Object.hasOwn(catalog, value) ? catalog[value] : undefined;
    if (definition === undefined) {
      report(scope, 'FACT_UNKNOWN', String(value));
      return;
    }
    const { label } = definition;
    const refused = label === 'reproductive' ? 'R01' : refusedLabels[right.kind][label];
    if (refused === undefined || (label === 'child-count' && right.isStatutory)) return;
    report(guardedBy(scope, refused), 'FACT_REFUSED', String(value));
  };

const question = (right: Right): Check =>
  guarded(
    'R01',
    fields(
      { fact: askable(right), citation },
      { askWhile: (value, scope) => void ruleOf(value, 'truth', right, scope) },
    ),
  );

const indicator = (steps: ReadonlySet<string>): Check =>
  guarded('R02', fields({ measure: oneOf(measures), citation }, { step: oneOf([...steps]) }));

const officerCheck = guarded('R05', fields({ id: identifier, citation }));

/** A service has no officer's check: nobody decides whether she may be served. */
const officerChecks =
  ({ kind }: Right): Check =>
  (value, scope) => {
    listOf(officerCheck)(value, scope);
    if (kind !== 'service' || !isList(value)) return;
    for (const check of recordsIn(value)) {
      report(guardedBy(scope, 'R05'), 'FIELD_UNKNOWN', String(check.id));
    }
  };

const texts = mapOf(text);
const messageFields = { conditions: texts, steps: texts, checks: texts, questions: texts };
const messagesOf = fields({ name: text, summary: text, conditions: texts }, messageFields);
const partialMessages = fields({}, { name: text, summary: text, ...messageFields });

/** Every condition, step and check has its sentence in both languages. */
function checkMessages(
  messages: Plain | undefined,
  wanted: Readonly<Record<'conditions' | 'steps' | 'checks', Iterable<string>>>,
  scope: Scope,
): void {
  for (const language of ['zh-CN', 'en']) {
    const own = isRecord(messages) ? messages[language] : undefined;
    for (const [group, names] of Object.entries(wanted)) {
      const said = isRecord(own) ? own[group] : undefined;
      for (const name of names) {
        if (isRecord(said) && Object.hasOwn(said, name)) continue;
        const at = inside(guardedBy(scope, 'R24'), 'messages', language, group);
        report(at, 'MESSAGE_MISSING', name);
      }
    }
  }
}

const kinds: readonly ProgramKind[] = ['benefit', 'service', 'information'];

/** Checks a program; what is known of it, for overrides and office definitions. */
export function checkProgram(program: PlainRecord, packId: string, scope: Scope): KnownProgram {
  const kind = kinds.find((one) => one === program.kind);
  if (kind === undefined) report(scope, 'KIND_UNKNOWN', String(program.kind));
  const labels = new Set<Label>();
  const isStatutory = isStatute(program.statutory);
  const right: Right = { kind: kind ?? 'benefit', isStatutory, labels };
  const schedule = isRecord(program.schedule) ? program.schedule : {};
  const steps = new Set(Object.keys(schedule));
  const names = new Set<string>();
  let isIntimate = false;
  const eligibility: Check = (value, at) => {
    const reads = ruleOf(value, 'truth', right, at, true);
    for (const name of reads.names) names.add(name);
    isIntimate = reads.labels.has('reproductive');
  };
  fields(
    {
      id: programId(packId),
      kind: () => {},
      tier: choice(tiers),
      messages: fields({ 'zh-CN': messagesOf, en: messagesOf }),
      parameters: mapOf(parameterCheck),
      officerChecks: officerChecks(right),
      form: listOf(question(right)),
      indicators: mapOf(indicator(steps)),
      eligibility,
      ...(kind === 'service' && { schedule: mapOf(step(right)) }),
    },
    optionalFields(right),
  )(program, guardedBy(scope, guardOf[right.kind]));
  checkPosted(program.procedure, labels, scope);
  const checks = recordsIn(program.officerChecks).map(({ id }) => String(id));
  checkMessages(program.messages, { conditions: names, steps, checks }, scope);
  return { kind: right.kind, isStatutory, isIntimate, steps, labels };
}

const optionalFields = (right: Right): Readonly<Record<string, Check>> => {
  const statutory = fields({ law: words, article: text });
  switch (right.kind) {
    case 'benefit':
      return {
        ...{ payments: payments(right), claims, funding: fundingCheck, statutory },
        procedure: procedureCheck,
      };
    case 'service':
      return { standingOffer: exactly(true) };
    case 'information':
      return { statutory };
  }
};

/** Only a law with its article carries a right by child count. */
const isStatute = (statutory: Plain | undefined): boolean =>
  isRecord(statutory) && isRecord(statutory.law) && typeof statutory.article === 'string';

const programId =
  (packId: string): Check =>
  (value, scope) => {
    const isRight =
      typeof value === 'string' &&
      /^[a-z0-9-]+\/[a-z0-9-]+$/.test(value) &&
      value.startsWith(`${packId}/`);
    if (!isRight) report(guardedBy(scope, 'R35'), 'IDENTIFIER_WRONG', String(value));
  };

/** Checks a change to another pack's program: it may not narrow a service. */
export function checkOverride(
  override: PlainRecord,
  known: ReadonlyMap<string, KnownProgram>,
  scope: Scope,
): void {
  const target = known.get(String(override.program));
  if (target === undefined) {
    report(scope, 'PROGRAM_UNKNOWN', String(override.program));
  }
  const { kind = 'benefit', isStatutory = false } = target ?? {};
  const labels = new Set<Label>(target?.labels);
  const right: Right = { kind, isStatutory, labels };
  const names = new Set<string>();
  const conditions: Check = (value, at) => {
    if (right.kind === 'service') {
      report(guardedBy(at, 'R05'), 'SERVICE_NARROWED', String(override.program));
    }
    mapOf((rule, place) => {
      for (const name of ruleOf(rule, 'truth', right, place, true).names) names.add(name);
    })(value, at);
    for (const name of isRecord(value) ? Object.keys(value) : []) names.add(name);
  };
  fields(
    {
      program: text,
      messages: fields({ 'zh-CN': partialMessages, en: partialMessages }),
    },
    {
      ...{ conditions, parameters: mapOf(parameterCheck), payments: paymentsOver(right) },
      procedure: right.kind === 'benefit' ? procedureOver : noProcedure,
    },
  )(override, guardedBy(scope, guardOf[right.kind]));
  checkPosted(override.procedure, labels, scope);
  checkMessages(override.messages, { conditions: names, steps: [], checks: [] }, scope);
}

const noProcedure: Check = (_, scope) => report(scope, 'FIELD_UNKNOWN', 'procedure');

const paymentsOver = (right: Right): Check =>
  right.kind === 'benefit'
    ? payments(right)
    : both(payments(right), (_, scope) => report(scope, 'FIELD_UNKNOWN', 'payments'));
