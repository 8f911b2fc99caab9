/**
 * Households: where they are registered, where they live, and when they moved.
 */
import { type Day, dayOf } from '../../rules/index.ts';
import { otherVillages, type Village } from '../places.ts';
import type { Home, Making, Move } from './draft.ts';

type HomeStart = {
  readonly village: Village;
  readonly formed: Day;
  readonly isAgricultural?: boolean;
  /** Never moves and never changes its type. */
  readonly isExact?: boolean;
};

/** A household without members, put last among those that come out. */
export function newHome(making: Making, start: HomeStart): Home {
  const { random, rates, on } = making;
  const isAgricultural = start.isAgricultural ?? random.chance(rates.agricultural);
  const changedOn = dayOf(random.between(1995, 2019), 1, 1 + random.between(0, 364));
  const hasChanged =
    isAgricultural && random.chance(rates.registrationTypeChange) && !start.isExact;
  const home: Home = {
    number: making.newHouseholdNumber(),
    village: start.village,
    formed: start.formed,
    members: [],
    isAgricultural,
    typeChangedOn: hasChanged && changedOn <= on ? changedOn : undefined,
    move: start.isExact ? undefined : drawMove(making, start),
  };
  making.homes.push(home);
  return home;
}

function drawMove(making: Making, { village, formed }: HomeStart): Move | undefined {
  const { random, rates, on } = making;
  const lot = random.uniform();
  const within = rates.movedAway + rates.movedIn + rates.movedWithin;
  if (lot >= within) return undefined;
  const kind =
    lot < rates.movedAway ? 'away' : lot < rates.movedAway + rates.movedIn ? 'in' : 'within';
  const moved = random.between(Math.max(formed, on - 7000), on) as Day;
  const other = kind === 'within' ? villageBeside(making, village) : random.pick(otherVillages);
  if (other.code === village.code) return undefined;
  const earlier = moved - random.between(200, 2000);
  const movedTwice = random.chance(rates.movedTwice) && earlier > formed;
  return {
    kind,
    on: moved,
    other,
    before: movedTwice ? { village: random.pick(otherVillages), on: earlier as Day } : undefined,
  };
}

function villageBeside({ random, villages }: Making, village: Village): Village {
  const drawn = random.pick(villages);
  return drawn.code === village.code ? villages[0]! : drawn;
}
