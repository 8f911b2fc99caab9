/**
 * The access decision about care records. No role, area, task or emergency opens one: only she herself does, and her
 * consent to the care providers of one unit. Whoever else asks is told what is told of a number that nobody has.
 */
import { type County, snapshotCounty } from '../../db/county.ts';
import { type CareActor, type CareBy, isOnTeam } from '../modules/care/access.ts';
import { recordsOf } from '../modules/care/queries.ts';
import { actorOf, type Post } from './asker.ts';
import { accessError } from './errors.ts';

/** An account, with the resident whose it is or the post that it acts in. */
export type CareAsker = {
  readonly account: number;
  readonly person?: number;
  readonly post?: Post;
};

/**
 * As whom somebody opens a care record today.
 * Errors: ACCESS_NOBODY for everybody else, after the same questions whether there is a record or not.
 */
export async function careReader(
  county: County,
  { account, person: own, post }: CareAsker,
  { person, today }: { readonly person: number; readonly today: number },
): Promise<CareBy> {
  const by = { actor: actorOf(account), today };
  if (own !== undefined) {
    const records = await snapshotCounty(county, (tx) => recordsOf(tx, person));
    const asked = { role: 'resident', relation: 'own' };
    if (records.includes(own)) return { ...by, reader: 'herself', asked };
  } else if (post?.unit && (await isOnTeam(county, { person, unit: post.unit.id, on: today }))) {
    const { id: unit } = post.unit;
    const asked = { role: post.role, post: post.id, unit, relation: 'team' };
    return { ...by, reader: { unit }, asked };
  }
  throw accessError('ACCESS_NOBODY');
}

/**
 * Who writes a consent to their own unit down: the asker of the county, where the general decision lets them. It
 * leaves no row in the county's chain, which would say that there is a care record.
 * Errors: those of the access decision.
 */
export async function careEnroller(
  { asker, ...county }: County,
  person: number,
): Promise<CareActor> {
  return snapshotCounty(county, async (tx) => {
    await asker!.open(tx, [person]);
    // Nothing of the county's record is shown, so its classes do not belong there.
    const { classes: _, ...asked } = asker!.detailOf(tx);
    return { actor: asker!.actor, asked };
  });
}
