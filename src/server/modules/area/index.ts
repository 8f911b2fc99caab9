/** Where people live, as dated areas, and the units that serve there. */
export { importAreas, type ImportAreasOptions, previewAreas } from './import.ts';
export type { AreaPlan, Contradiction } from './plan.ts';
export { type AreaList, areaList, areasOf, everyArea, resolveCode } from './read.ts';
export {
  addUnit,
  listUnits,
  type NewCatchment,
  type NewUnit,
  setCatchment,
  type Unit,
  type UnitOnRecord,
  unitsFor,
} from './units.ts';
