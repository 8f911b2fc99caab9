/**
 * One age rule on fqm-execution: a FHIR measure whose compiled form (ELM) is written by hand, because
 * the compiler of its language is not on npm. Patients are bundles of one resource each.
 */
import {
  civilDate,
  firstOfMonth,
  monthIndexOf,
  type Population,
  toDay,
} from '../../src/rules/index.ts';
import { loadPeer } from './load.ts';

type Module = {
  readonly Calculator: {
    calculate: (
      measure: object,
      patients: readonly object[],
      options: object,
    ) => Promise<{ readonly results: readonly PatientResult[] }>;
  };
};

type PatientResult = {
  readonly patientId: string;
  readonly detailedResults?: readonly {
    readonly populationResults?: readonly {
      readonly populationType: string;
      readonly result: boolean;
    }[];
  }[];
};

/** Who among the first `people` is younger than `months` on a day, an age beginning the day after. */
export async function ageMeasure(
  population: Population,
  today: number,
  people: number,
  months: number,
) {
  const { Calculator } = await loadPeer<Module>('fqm-execution');
  const bundles = Array.from({ length: people }, (_, person) => bundleOf(population, person));
  const measure = measureBundle(today - 1, months);
  const on = isoDay(today);
  const options = {
    measurementPeriodStart: on,
    measurementPeriodEnd: on,
    calculateHTML: false,
    calculateSDEs: false,
    calculateClauseCoverage: false,
    disableHTMLOrdering: true,
  };
  const calculate = async (): Promise<number[]> => {
    const { results } = await Calculator.calculate(measure, bundles, options);
    return results.filter(isInPopulation).map(({ patientId }) => Number(patientId));
  };
  return { people, calculate };
}

const isInPopulation = ({ detailedResults }: PatientResult): boolean =>
  detailedResults?.[0]?.populationResults?.some(
    ({ populationType, result }) => populationType === 'initial-population' && result,
  ) ?? false;

function bundleOf(population: Population, person: number): object {
  const birthDate = dateOf(population.bornEarliest[person]!, population.bornLatest[person]!);
  const resource = { resourceType: 'Patient', id: String(person), ...(birthDate && { birthDate }) };
  return { resourceType: 'Bundle', type: 'collection', entry: [{ resource }] };
}

/** A FHIR date as exact as it is known: day, month or year; undefined when it is none of these. */
function dateOf(earliest: number, latest: number): string | undefined {
  if (earliest === latest) return isoDay(earliest);
  const month = monthIndexOf(earliest);
  const lastMonth = monthIndexOf(latest);
  if (earliest !== firstOfMonth(month) || latest !== firstOfMonth(lastMonth + 1) - 1)
    return undefined;
  if (month === lastMonth) return isoDay(earliest).slice(0, 7);
  return month % 12 === 0 && lastMonth === month + 11 ? isoDay(earliest).slice(0, 4) : undefined;
}

function isoDay(value: number): string {
  const { year, month, day } = civilDate(toDay(value));
  return [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}

const terms = 'http://terminology.hl7.org/CodeSystem';

function measureBundle(ageOn: number, months: number): object {
  const url = 'http://example.org/Library/age';
  const elm = Buffer.from(JSON.stringify(ageLibrary(ageOn, months))).toString('base64');
  const library = {
    resourceType: 'Library',
    id: 'age',
    url,
    status: 'active',
    type: { coding: [{ code: 'logic-library' }] },
    content: [{ contentType: 'application/elm+json', data: elm }],
  };
  const measure = {
    resourceType: 'Measure',
    id: 'age-measure',
    url: 'http://example.org/Measure/age',
    status: 'active',
    scoring: { coding: [{ system: `${terms}/measure-scoring`, code: 'cohort' }] },
    library: [url],
    group: [
      {
        population: [
          {
            code: {
              coding: [{ system: `${terms}/measure-population`, code: 'initial-population' }],
            },
            criteria: { language: 'text/cql', expression: 'Initial Population' },
          },
        ],
      },
    ],
  };
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: measure }, { resource: library }],
  };
}

/** `define "Initial Population": CalculateAgeInMonthsAt(Patient.birthDate, day) < months` as ELM. */
function ageLibrary(ageOn: number, months: number): object {
  const { year, month, day } = civilDate(toDay(ageOn));
  const whole = (value: number) => ({
    type: 'Literal',
    valueType: '{urn:hl7-org:elm-types:r1}Integer',
    value: String(value),
  });
  const birthDate = {
    type: 'Property',
    path: 'birthDate.value',
    source: { type: 'ExpressionRef', name: 'Patient' },
  };
  const on = { type: 'Date', year: whole(year), month: whole(month), day: whole(day) };
  const age = { type: 'CalculateAgeAt', precision: 'Month', operand: [birthDate, on] };
  const patient = {
    type: 'SingletonFrom',
    operand: {
      type: 'Retrieve',
      dataType: '{http://hl7.org/fhir}Patient',
      templateId: 'http://hl7.org/fhir/StructureDefinition/Patient',
    },
  };
  const define = (name: string, expression: object) => ({
    name,
    context: 'Patient',
    accessLevel: 'Public',
    expression,
  });
  return {
    library: {
      identifier: { id: 'age', version: '1' },
      schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: {
        def: [
          { localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' },
          { localIdentifier: 'FHIR', uri: 'http://hl7.org/fhir', version: '4.0.1' },
        ],
      },
      statements: {
        def: [
          define('Patient', patient),
          define('Initial Population', { type: 'Less', operand: [age, whole(months)] }),
        ],
      },
    },
  };
}
