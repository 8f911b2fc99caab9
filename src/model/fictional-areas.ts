/**
 * Places that do not exist, for generated people, examples and tests. No province has the number 99,
 * so neither these codes nor identity numbers that begin with them can be anybody's.
 */

export type NamedArea = { readonly code: string; readonly name: string };

export const fictionalAreas = [
  { code: '99', name: '暖州省' },
  { code: '9901', name: '晴川市' },
  { code: '990101', name: '云溪县' },
  { code: '990102', name: '禾丰县' },
  { code: '9902', name: '月湾市' },
  { code: '990201', name: '松月区' },
  { code: '990202', name: '星渡县' },
] as const satisfies readonly NamedArea[];
