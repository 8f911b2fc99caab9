/**
 * Makes a family line from a plan: the couple, their children, and the households that grown-up
 * children found in their turn.
 */
import { type Day, dayOf } from '../../rules/index.ts';
import { drawSurname, fullName, inheritedSurname } from '../names.ts';
import { otherVillages, type Village } from '../places.ts';
import type { Random } from '../random.ts';
import { ageOn, type Draft, type Home, isAlive, join, type Making, newDraft } from './draft.ts';
import { newHome } from './home.ts';
import { atAge, type CouplePlan, drawDeath, drawPlan, type PlannedBirth } from './plan.ts';
import { addParents, marry } from './union.ts';

type Place = { readonly village: Village; readonly home?: Home };

type Couple = {
  readonly woman: Draft | undefined;
  readonly man: Draft | undefined;
  readonly secondHusband: Draft | undefined;
};

/** Makes the couple of a plan with their descendants. `founder`: one of the two, made before. */
export function makeFamily(making: Making, plan: CouplePlan, place: Place, founder?: Draft): void {
  const couple = makeCouple(making, plan, place.village, founder);
  const home = settleCouple(making, plan, place, couple);
  const children = plan.births.map((birth) => makeChild(making, plan, birth, couple, home.village));
  giveCertificate(making, plan, couple, children);
  if (plan.isExact) keepChildren(making, couple, children, home);
  else settleChildren(making, couple, children, home);
}

function makeCouple(
  making: Making,
  plan: CouplePlan,
  village: Village,
  founder: Draft | undefined,
): Couple {
  const { random } = making;
  const adult = (sex: 'female' | 'male'): Draft => {
    if (founder?.sex === sex) return founder;
    const born = sex === 'female' ? plan.womanBorn : plan.manBorn;
    const died = sex === 'female' ? plan.womanDied : plan.manDied;
    const isFounder = founder === undefined && sex === plan.founderSex;
    return makeStranger(making, { sex, born, died }, isFounder ? village : undefined, plan.surname);
  };
  if (plan.union === 'single' || plan.union === 'single-mother') {
    const sex = plan.union === 'single' ? plan.founderSex : 'female';
    const one = adult(sex);
    return {
      woman: sex === 'female' ? one : undefined,
      man: sex === 'male' ? one : undefined,
      secondHusband: undefined,
    };
  }
  const [woman, man] = [adult('female'), adult('male')];
  if (founder !== undefined) founder.died = founder === woman ? plan.womanDied : plan.manDied;
  if (plan.marriedOn === undefined) return { woman, man, secondHusband: undefined };
  marry(woman, man, {
    from: plan.marriedOn,
    ...(plan.divorcedOn !== undefined && { divorcedOn: plan.divorcedOn }),
  });
  if (plan.remarriedOn === undefined) return { woman, man, secondHusband: undefined };
  const born = (plan.manBorn + random.between(-1500, 1500)) as Day;
  const died = drawDeath(random, born, plan.remarriedOn, making.on);
  const secondHusband = makeStranger(making, { sex: 'male', born, died }, undefined, undefined);
  marry(woman, secondHusband, { from: plan.remarriedOn });
  return { woman, man, secondHusband };
}

/** Someone from another family, of whose parents at most numbers are known. */
export function makeStranger(
  making: Making,
  life: Pick<Draft, 'sex' | 'born' | 'died'>,
  bornIn: Village | undefined,
  surname = drawSurname(making.random, making.rates),
): Draft {
  const { random, rates } = making;
  const draft = newDraft({
    ...life,
    surname,
    name: fullName(random, rates, surname, life.sex, life.born),
    bornIn: bornIn ?? random.pick(random.chance(0.35) ? otherVillages : making.villages),
  });
  if (bornIn === undefined) draft.isOtherNational = random.chance(rates.otherNational * 4);
  if (random.chance(rates.parentsElsewhere)) {
    for (const sex of ['male', 'female'] as const) {
      const born = Math.max(life.born - random.between(7800, 12000), dayOf(1900, 1, 1)) as Day;
      addParents(draft, [unlisted(draft, sex, born)]);
    }
  }
  if (draft.died !== undefined) draft.listed = isOnRecord(making, draft.died);
  return draft;
}

/** Someone without a record, of whom others know the number only. */
function unlisted(kin: Draft, sex: 'female' | 'male', born: Day): Draft {
  const { surname, name, bornIn } = kin;
  const draft = newDraft({ sex, born, died: undefined, surname, name, bornIn });
  draft.listed = false;
  return draft;
}

const isOnRecord = ({ random, rates, on }: Making, died: Day): boolean =>
  died > on - 7305 && random.chance(rates.deathOnRecord);

/** Gives the couple a household; of a divorced couple one founds another, or leaves the list. */
function settleCouple(making: Making, plan: CouplePlan, place: Place, couple: Couple): Home {
  const { random, on } = making;
  const { woman, man, secondHusband } = couple;
  const founder = (plan.founderSex === 'female' ? woman : man) ?? woman ?? man!;
  const since = Math.min(
    ...[plan.marriedOn, plan.births[0]?.born].filter((day) => day !== undefined),
    plan.union === 'single' ? atAge(founder.born, 20) : on,
    on,
  ) as Day;
  const start = { village: place.village, formed: since };
  const home =
    place.home ??
    newHome(making, {
      ...start,
      isExact: plan.isExact ?? false,
      ...(plan.isAgricultural !== undefined && { isAgricultural: plan.isAgricultural }),
    });
  const hasHome = (one: Draft | undefined): one is Draft => one?.home !== undefined;
  const apart = plan.divorcedOn === undefined ? undefined : hasHome(man) ? woman : man;
  if (apart?.listed && (apart.home !== undefined || random.chance(0.6))) {
    const own = newHome(making, { village: place.village, formed: plan.divorcedOn! });
    join(own, apart, plan.divorcedOn!);
  } else if (apart !== undefined) {
    apart.listed = false;
  }
  for (const one of [man, woman]) {
    if (one?.listed && !hasHome(one)) join(home, one, since);
  }
  if (secondHusband?.listed) {
    if (hasHome(woman)) join(woman.home!, secondHusband, plan.remarriedOn!);
    else secondHusband.listed = false;
  }
  return home;
}

function makeChild(
  making: Making,
  plan: CouplePlan,
  birth: PlannedBirth,
  couple: Couple,
  village: Village,
): Draft {
  const { random, rates, on } = making;
  const { woman, man, secondHusband } = couple;
  const isSecond = plan.remarriedOn !== undefined && birth.born >= plan.remarriedOn;
  const father = isSecond ? secondHusband : man;
  const surname =
    plan.surname ??
    inheritedSurname(random, rates, father?.surname, woman?.surname ?? father!.surname);
  const name =
    birth.given === undefined
      ? fullName(random, rates, surname, birth.sex, birth.born)
      : surname + birth.given;
  const died = birth.died ?? (plan.isExact ? undefined : drawChildDeath(making, birth));
  const child = newDraft({
    sex: birth.sex,
    born: birth.born,
    died,
    surname,
    name,
    bornIn: village,
  });
  child.disability = birth.disability;
  const parents = [father, woman].filter((one) => one !== undefined);
  if (birth.adoptedOn !== undefined) {
    const mother = unlisted(child, 'female', (birth.born - random.between(7500, 12000)) as Day);
    mother.children.push(child);
    child.ties.push({ relation: 'parents', to: mother, until: birth.adoptedOn });
  }
  addParents(child, parents, birth.adoptedOn);
  if (died !== undefined && !parents.some((one) => one.listed && isAlive(one))) {
    child.listed = isOnRecord(making, died);
  }
  if (died !== undefined && died > on) throw new RangeError('a planned death lies after the day');
  return child;
}

function drawChildDeath({ random, rates, on }: Making, birth: PlannedBirth): Day | undefined {
  const start = birth.adoptedOn ?? birth.born;
  if (random.chance(rates.childDeath)) {
    const died = random.between(start, atAge(start, 25)) as Day;
    return died <= on ? died : undefined;
  }
  return drawDeath(random, birth.born, atAge(birth.born, 25), on);
}

const certificateFrom = dayOf(1980, 1, 1);
const certificateUntil = dayOf(2016, 1, 1);

/** Certificates were issued on the couple's own application, for one child born before 2016. */
function giveCertificate(
  { random, rates, on }: Making,
  plan: CouplePlan,
  { woman, man }: Couple,
  children: readonly Draft[],
): void {
  const born = children[0]?.born;
  if (children.length !== 1 || born === undefined) return;
  if (born < certificateFrom || born >= certificateUntil) return;
  if (!(plan.hasCertificate ?? random.chance(rates.certificate))) return;
  const issued = Math.min(born + random.between(60, 1500), certificateUntil - 1, on) as Day;
  for (const parent of [woman, man]) {
    if (parent && (parent.died ?? issued) >= issued) parent.certificateFrom = issued;
  }
}

/** Keeps all children with their parents, for lives that must be seen whole. */
function keepChildren(
  { random }: Making,
  couple: Couple,
  children: readonly Draft[],
  parentsHome: Home,
): void {
  for (const child of children) {
    child.listed = true;
    join(childHome(random, couple, parentsHome), child, child.born);
  }
}

/** Finds every child a household: the parents', one of its own, or one that is not on the list. */
function settleChildren(
  making: Making,
  couple: Couple,
  children: readonly Draft[],
  parentsHome: Home,
): void {
  const { random, rates, on } = making;
  let isShared: boolean = false;
  for (const child of children) {
    if (!child.listed) continue;
    const age = ageOn(child, on);
    const isGrown = isAlive(child) && age >= 18;
    const founds = isGrown && random.chance(age < 23 ? 0.04 : age < 31 ? 0.55 : 0.9);
    if (!founds) {
      const stays = !isGrown || age < 36 || random.chance(0.3);
      if (stays) join(childHome(random, couple, parentsHome), child, child.born);
      else child.listed = false;
      continue;
    }
    if (!random.chance(rates.staysInCounty)) {
      child.listed = false;
      continue;
    }
    const shares: boolean = !isShared && random.chance(rates.livesWithParents);
    isShared ||= shares;
    if (shares) join(parentsHome, child, child.born);
    const village = random.chance(0.6) ? parentsHome.village : random.pick(making.villages);
    const plan = livingPlan(making, child);
    makeFamily(making, plan, shares ? { village, home: parentsHome } : { village }, child);
    if (!shares) leaveWithGuardians(making, couple, parentsHome, child);
  }
}

/** Children live with the mother; after a divorce four in ten with the father, if he is listed. */
function childHome(random: Random, { man, woman }: Couple, parentsHome: Home): Home {
  if (man?.home === woman?.home || man?.home === undefined) return woman?.home ?? parentsHome;
  return woman?.home === undefined || random.chance(0.4) ? man.home : woman.home;
}

/** A plan by lot for someone who is alive, so that only the partner may have died. */
function livingPlan({ random, rates, on }: Making, child: Draft): CouplePlan {
  const { womanDied, manDied, remarriedOn, ...plan } = drawPlan(random, rates, on, child);
  const remarried = remarriedOn !== undefined && { remarriedOn };
  if (child.sex === 'female') {
    return { ...plan, ...remarried, ...(manDied !== undefined && { manDied }) };
  }
  return {
    ...plan,
    ...(plan.divorcedOn !== undefined && remarried),
    ...(womanDied !== undefined && { womanDied }),
  };
}

/** Children of a couple living away may stay with grandparents, who are then their guardians. */
function leaveWithGuardians(making: Making, couple: Couple, home: Home, parent: Draft): void {
  const { random, rates, on } = making;
  const left = parent.home;
  if (left?.move?.kind !== 'away' || !random.chance(rates.guardianship)) return;
  const guardians = [couple.man, couple.woman].filter((one) => one?.home === home && isAlive(one));
  if (guardians.length === 0) return;
  for (const child of parent.children) {
    if (child.home !== left || !isAlive(child) || ageOn(child, on) >= 16) continue;
    left.members.splice(left.members.indexOf(child), 1);
    const from = Math.max(child.born, left.move.on) as Day;
    join(home, child, from);
    for (const guardian of guardians)
      child.ties.push({ relation: 'guardians', to: guardian!, from });
  }
}
