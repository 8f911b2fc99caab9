/** Who may see what: the one access decision, and the asker under which a request's transactions run. */
export { actorOf, type Asking, countyFor, type Post } from './asker.ts';
export { type CareAsker, careEnroller, careReader } from './care.ts';
export { type DataClass, dataClasses, findClass, isWithin, kindsOf } from './classes.ts';
export { decide } from './decide.ts';
export { accessError, type AccessCode } from './errors.ts';
export {
  isRole,
  isServed,
  mayDo,
  type Relation,
  relations,
  type Role,
  roleOf,
  roles,
} from './roles.ts';
export { showsClass } from './shown.ts';
