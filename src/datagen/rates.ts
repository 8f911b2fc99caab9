/**
 * How often each thing happens in the fictional county. Every share is illustrative: chosen so that
 * all kinds of lives and all kinds of gaps occur, not measured anywhere.
 */

type Rate = { readonly share: number; readonly says: string };

/** Each share with the sentence that says what it is a share of. */
export const rateTable = {
  noHousehold: { share: 0.05, says: 'People who belong to no household.' },
  disability: { share: 0.045, says: 'People who hold a disability certificate of grade 1-4.' },
  disabilityRegraded: {
    share: 0.15,
    says: 'Certificate holders whose grade was changed later on.',
  },
  complication: {
    share: 0.0008,
    says: 'People born before 1975 whom a panel has certified a complication grade.',
  },
  certificate: {
    share: 0.55,
    says: 'Parents of one child born in 1980-2015 who hold the one-child parents’ certificate.',
  },
  agricultural: { share: 0.68, says: 'Families whose first registration is agricultural.' },
  registrationTypeChange: {
    share: 0.18,
    says: 'Agricultural families that became non-agricultural on a day between 1995 and 2020.',
  },
  movedAway: {
    share: 0.06,
    says: 'Households that are registered here and live in another county.',
  },
  movedIn: {
    share: 0.05,
    says: 'Households that live here and are registered in another county.',
  },
  movedWithin: {
    share: 0.035,
    says: 'Households that live in another village of the city than they are registered in.',
  },
  movedAlone: {
    share: 0.08,
    says: 'Adults under 45 who live elsewhere while their household stays registered together.',
  },
  movedTwice: { share: 0.2, says: 'Households that moved and had moved once before.' },
  divorce: { share: 0.1, says: 'Marriages that end in divorce.' },
  remarriage: { share: 0.4, says: 'Women divorced or widowed before 55 who marry again.' },
  unmarriedParents: { share: 0.02, says: 'Couples with children who never married.' },
  singleMother: { share: 0.02, says: 'Mothers whose child has no recorded father.' },
  neverMarried: { share: 0.07, says: 'Adults who found a household of their own unmarried.' },
  twins: { share: 0.012, says: 'Births of twins.' },
  triplets: { share: 0.0004, says: 'Births of triplets.' },
  childDeath: { share: 0.012, says: 'Children who die before the age of 25.' },
  adoption: { share: 0.006, says: 'Children who came by adoption.' },
  guardianship: {
    share: 0.3,
    says: 'Couples living away whose children stay with grandparents as guardians.',
  },
  parentsElsewhere: {
    share: 0.15,
    says: 'People from other families whose parents are on record only as numbers.',
  },
  registrationStayed: {
    share: 0.15,
    says: 'People who moved into a household and left their registration where they were born.',
  },
  staysInCounty: { share: 0.6, says: 'Grown-up children who found their household here.' },
  livesWithParents: {
    share: 0.3,
    says: 'First children staying here whose new family shares the parents’ household.',
  },
  deathOnRecord: { share: 0.5, says: 'Deaths of the last 20 years whose record is still listed.' },
  deathInexact: { share: 0.03, says: 'Recorded deaths known only by month or year.' },
  deathUnknown: {
    share: 0.002,
    says: 'People over 80 of whom nobody knows whether they are alive.',
  },
  birthInexact: { share: 0.01, says: 'People over 70 whose birth is known only by year.' },
  sexUnknown: { share: 0.0003, says: 'People whose sex is not on record.' },
  missingNumber: { share: 0.006, says: 'People without an identity number on record.' },
  newbornNumberless: {
    share: 0.5,
    says: 'Children under two months old who have no identity number yet.',
  },
  unregistered: { share: 0.003, says: 'People without any household registration.' },
  otherNational: { share: 0.0008, says: 'People of another nationality, by marriage mostly.' },
  unknownFact: {
    share: 0.03,
    says: 'Facts of each kind that are left out, or recorded as not known, half and half.',
  },
  contradictoryFact: {
    share: 0.006,
    says: 'People with two values of one fact on record for the same days.',
  },
  inexactPlace: { share: 0.01, says: 'Places on record known only down to the county.' },
  childrenEverStated: { share: 0.7, says: 'Adults who stated how many children they ever had.' },
  employed: { share: 0.62, says: 'Adults of 18-59 who have an employer.' },
  employmentStated: { share: 0.6, says: 'Adults of 18-59 whose employment is on record.' },
  pregnancyBrought: {
    share: 0.006,
    says: 'Women of 20-42 who brought the dates of a present pregnancy themselves.',
  },
  planBrought: { share: 0.004, says: 'Women of 20-42 who said that they wish for a child.' },
  deliveryBrought: {
    share: 0.35,
    says: 'Mothers of a child under two who brought the dates of delivery and discharge.',
  },
  deliveryWithoutChild: {
    share: 0.0005,
    says: 'Women of 20-42 who brought the date of a delivery after which no child is on record.',
  },
  screeningBrought: {
    share: 0.22,
    says: 'Women of 35-64 who brought the date of a cervical or breast screening.',
  },
  compoundSurname: { share: 0.02, says: 'Surnames of two characters.' },
  mothersSurname: { share: 0.06, says: 'Children who bear the mother’s surname.' },
  doubleSurname: { share: 0.012, says: 'Children who bear both parents’ surnames.' },
  dottedName: { share: 0.008, says: 'Names written with a middle dot.' },
  mononym: { share: 0.0003, says: 'Names without a given name.' },
  rareCharacter: {
    share: 0.002,
    says: 'Names with a character beyond the Basic Multilingual Plane.',
  },
} as const satisfies Readonly<Record<string, Rate>>;

export type RateName = keyof typeof rateTable;
/** A share between 0 and 1 for everything that may happen. */
export type Rates = Readonly<Record<RateName, number>>;

/** The rates of {@link rateTable}, which holds the sentence for each. */
export const defaultRates: Rates = Object.fromEntries(
  Object.entries(rateTable).map(([name, { share }]) => [name, share]),
) as Rates;

/**
 * The default rates with some replaced.
 * Errors: RangeError for a rate that is not between 0 and 1.
 */
export function ratesWith(changes: Partial<Rates> = {}): Rates {
  for (const [name, share] of Object.entries(changes)) {
    if (!(share >= 0 && share <= 1)) {
      throw new RangeError(`rate "${name}" is ${share}; a share lies between 0 and 1`);
    }
  }
  return { ...defaultRates, ...changes };
}
